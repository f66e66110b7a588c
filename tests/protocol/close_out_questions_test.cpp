// What a close-out is asked where it does not fit the chart.
#include "support/catch.hpp"
#include "support/closable_visit.hpp"

namespace infuwatch::close_out_questions_test {

using namespace std::chrono_literals;
using namespace test;
using namespace test::close_outs;

TEST_CASE("not serious after an emergency and recovered while something is present are asked, together",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto asked = [&](Seriousness serious, ReactionOutcome outcome) {
    const auto events = visit.all();
    const auto& infusion = h.infusion(visit.number);
    const CloseOutTerms terms{seed().drugs.at(infusion.order.drug).limits, seed().common.substances};
    std::vector<std::string> keys;
    for (const auto& one : questions_at_close_out(h.chart(), infusion, terms, events.back(),
                                                  {.infusion = visit.number,
                                                  .at = start + 2h,
                                                  .episode = events.back().number,
                                                  .seriousness = {serious},
                                                  .causality = Causality::possible,
                                                  .outcome = outcome,
                                                  .by = "Dr. Vega"}))
      keys.push_back(question_key(one));
    return joined(keys, " ");
  };
  using S = Seriousness;
  using O = ReactionOutcome;
  SECTION("an urgent reaction") {
    h.observe(visit.number, start + 20min, {seen("hives", 2)});
    CHECK(asked(S::none, O::recovered) == "still-present");
    CHECK(asked(S::other, O::recovered) == "still-present");
    for (const auto outcome : {O::recovering, O::not_recovered, O::sequelae, O::unknown})
      CHECK(asked(S::none, outcome).empty());
    h.resolved(visit.number, start + 30min, {"hives"});
    CHECK(asked(S::none, O::recovered).empty());
    CHECK(asked(S::none, O::not_recovered) == "all-gone");
    for (const auto outcome : {O::recovering, O::sequelae, O::unknown})
      CHECK(asked(S::none, outcome).empty());
  }
  SECTION("an emergency") {
    h.observe(visit.number, start + 20min, {seen("hives", 2), seen("wheezing", 2)}, bp(80, 50) + hr(136));
    CHECK(asked(S::none, O::recovering) == "not-serious");
    CHECK(asked(S::other, O::recovering).empty());
    CHECK(asked(S::none, O::recovered) == "not-serious still-present readings-outside");
    h.resolved(visit.number, start + 30min, {"hives", "wheezing"});
    CHECK(asked(S::none, O::recovered) == "not-serious readings-outside");
    h.observe(visit.number, start + 40min, bp(122, 76) + hr(80));
    CHECK(asked(S::none, O::recovered) == "not-serious");
    CHECK(asked(S::life_threatening, O::recovered).empty());
  }
  SECTION("an effect by itself") {
    h.observe(visit.number, start + 20min, {seen("stroke-signs")});
    REQUIRE(visit.all().size() == 1);
    CHECK(asked(S::other, O::recovered) == "still-present");
    h.resolved(visit.number, start + 30min, {"stroke-signs"});
    CHECK(asked(S::other, O::recovered).empty());
  }
}

/// What is asked of the last event of a visit, by its keys.
std::string asked_of(const Visit& visit, Seriousness serious, Causality causality, ReactionOutcome outcome) {
  const auto events = visit.all();
  const auto& infusion = visit.h.infusion(visit.number);
  const CloseOutTerms terms{seed().drugs.at(infusion.order.drug).limits, seed().common.substances};
  std::vector<std::string> keys;
  for (const auto& one : questions_at_close_out(visit.h.chart(), infusion, terms, events.back(),
                                                {.infusion = visit.number,
                                                .at = start + 8h,
                                                .episode = events.back().number,
                                                .seriousness = {serious},
                                                .causality = causality,
                                                .outcome = outcome,
                                                .by = "Dr. Vega"}))
    keys.push_back(question_key(one));
  return joined(keys, " ");
}

TEST_CASE("fatal is asked about until the stop, and after it with vital signs under observation",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto asked = [&] {
    return asked_of(visit, Seriousness::death, Causality::possible, ReactionOutcome::fatal);
  };
  h.observe(visit.number, start + 20min, {seen("hives", 2)});
  CHECK(asked() == "fatal-running");
  CHECK(asked_of(visit, Seriousness::other, Causality::possible, ReactionOutcome::unknown).empty());
  h.stop(visit.number, start + 1h);
  CHECK(asked().empty());
  const auto reading = h.observe(visit.number, start + 70min, bp(118, 76) + hr(80));
  CHECK(asked() == "fatal-observed");
  h.retract(reading);
  CHECK(asked().empty());
  h.observe(visit.number, start + 80min, hr(80));
  CHECK(asked() == "fatal-observed");
  h.release(visit.number, start + 2h);
  CHECK(asked().empty());
}

TEST_CASE("not recovered is asked about where all of it was charted as gone", "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto asked = [&] {
    return asked_of(visit, Seriousness::other, Causality::possible, ReactionOutcome::not_recovered);
  };
  h.observe(visit.number, start + 20min, {seen("hives", 2), seen("itching", 1)}, hr(136));
  CHECK(asked().empty());
  h.resolved(visit.number, start + 30min, {"hives"});
  CHECK(asked().empty());
  h.resolved(visit.number, start + 40min, {"itching"});
  CHECK(asked().empty());  // the heart rate is not within its limits
  h.observe(visit.number, start + 50min, hr(80));
  CHECK(asked() == "all-gone");
  h.observe(visit.number, start + 60min, {seen("hives", 1)});
  CHECK(asked().empty());
}

TEST_CASE("unlikely is asked about where it came back after a restart", "[protocol][close-out]") {
  for (const bool back : {false, true})
    for (const auto causality : {Causality::unlikely, Causality::possible, Causality::unassessable}) {
      Visit visit;
      auto& h = visit.h;
      h.observe(visit.number, start + 20min, {seen("hives", 2)});
      h.pause(visit.number, start + 21min);
      h.resolved(visit.number, start + 40min, {"hives"});
      h.resume(visit.number, start + 50min);
      if (back) h.observe(visit.number, start + 60min, {seen("hives", 2)});
      CHECK(asked_of(visit, Seriousness::other, causality, ReactionOutcome::recovering) ==
            (back && causality == Causality::unlikely ? "came-back" : ""));
    }
}

TEST_CASE("not serious is asked about where epinephrine was given for it", "[protocol][close-out]") {
  struct Case {
    const char* what;
    std::chrono::minutes after;
    Seriousness serious;
    bool asks;
  };
  for (const auto& [what, after, serious, asks] :
       {Case{"epinephrine", 22min, Seriousness::none, true}, Case{"EpiPen", 20min, Seriousness::none, true},
        Case{"adrenaline", 19min, Seriousness::none, false},
        Case{"epinephrine", 22min, Seriousness::intervention, false},
        Case{"diphenhydramine", 22min, Seriousness::none, false}}) {
    INFO(what);
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    visit.h.record(Gave{.infusion = visit.number,
                        .at = start + after,
                        .what = what,
                        .medication = Medication{.name = what}},
                   start + 30min);
    CHECK(asked_of(visit, serious, Causality::possible, ReactionOutcome::recovering) ==
          (asks ? "epinephrine" : ""));
  }
}

TEST_CASE("hospitalization is asked about until a release is charted", "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto asked = [&](Seriousness serious) {
    return asked_of(visit, serious, Causality::possible, ReactionOutcome::recovering);
  };
  h.observe(visit.number, start + 20min, {seen("hives", 2)});
  CHECK(asked(Seriousness::hospitalization) == "not-transferred");
  CHECK(asked(Seriousness::other).empty());
  h.stop(visit.number, start + 1h);
  CHECK(asked(Seriousness::hospitalization) == "not-transferred");
  h.release(visit.number, start + 2h);
  CHECK(asked(Seriousness::hospitalization).empty());
}

TEST_CASE("a congenital anomaly is asked about without a pregnancy on file", "[protocol][close-out]") {
  for (const bool pregnant : {false, true}) {
    Visit visit;
    auto patient = visit.h.chart().patient();
    patient.pregnant = pregnant;
    visit.h.record(PatientSet{patient});
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    CHECK(asked_of(visit, Seriousness::congenital_anomaly, Causality::possible,
                   ReactionOutcome::recovering) == (pregnant ? "" : "no-pregnancy"));
  }
}

TEST_CASE("certain is asked about where the infusion was neither stopped nor paused after the onset",
          "[protocol][close-out]") {
  const auto asked = [](const Visit& visit, Causality causality = Causality::certain) {
    return asked_of(visit, Seriousness::other, causality, ReactionOutcome::recovering);
  };
  Visit runs;
  runs.h.observe(runs.number, start + 20min, {seen("hives", 2)});
  CHECK(asked(runs) == "never-withdrawn");
  CHECK(asked(runs, Causality::probable).empty());
  runs.h.stop(runs.number, start + 1h);
  CHECK(asked(runs).empty());
  for (const auto& [paused, resumed, asks] : {std::tuple{19min, 20min, true},
                                              {19min, 21min, false},
                                              {20min, 21min, false},
                                              {25min, 30min, false}}) {
    Visit visit;
    visit.h.pause(visit.number, start + paused);
    visit.h.resume(visit.number, start + resumed);
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    INFO(paused.count() << ' ' << resumed.count());
    CHECK(asked(visit) == (asks ? "never-withdrawn" : ""));
  }
  Visit paused;
  paused.h.pause(paused.number, start + 10min);
  paused.h.observe(paused.number, start + 20min, {seen("hives", 2)});
  CHECK(asked(paused).empty());
}

TEST_CASE("a causality two steps or more from the Naranjo category is asked about", "[protocol][close-out]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.stop(visit.number, start + 1h);
  const auto events = visit.all();
  const auto& infusion = visit.h.infusion(visit.number);
  const CloseOutTerms terms{seed().drugs.at(infusion.order.drug).limits, seed().common.substances};
  const auto asked = [&](Causality causality, const std::vector<NaranjoReply>& naranjo) {
    return !questions_at_close_out(visit.h.chart(), infusion, terms, events.back(),
                                   {.infusion = visit.number,
                                    .at = start + 8h,
                                    .episode = events.back().number,
                                    .seriousness = {Seriousness::other},
                                    .causality = causality,
                                    .outcome = ReactionOutcome::recovering,
                                    .naranjo = naranjo,
                                    .by = "Dr. Vega"})
                .empty();
  };
  // Ten answers that make a score, the first such by counting up.
  const auto replies_of = [](int score) {
    constexpr std::array all{NaranjoReply::yes, NaranjoReply::no, NaranjoReply::unknown};
    for (int code = 0; code < 59049; ++code) {
      std::vector<NaranjoReply> replies;
      for (int rest = code, i = 0; i < 10; ++i, rest /= 3)
        replies.push_back(all[static_cast<std::size_t>(rest % 3)]);
      if (naranjo_score(replies) == score) return replies;
    }
    return std::vector<NaranjoReply>{};
  };
  using C = Causality;
  struct Case {
    C causality;
    int score;
    bool asks;
  };
  for (const auto& [causality, score, asks] :
       {Case{C::unlikely, 11, true}, Case{C::unlikely, 5, true}, Case{C::unlikely, 4, false},
        Case{C::possible, 9, true}, Case{C::possible, 8, false}, Case{C::possible, 0, false},
        Case{C::probable, 0, true}, Case{C::probable, 1, false}, Case{C::probable, 9, false},
        Case{C::certain, 4, true}, Case{C::certain, 5, false}, Case{C::certain, -4, true},
        Case{C::conditional, 11, false}, Case{C::unassessable, -4, false}}) {
    INFO(name(causality) << ' ' << score);
    const auto replies = replies_of(score);
    REQUIRE_FALSE(replies.empty());
    CHECK(asked(causality, replies) == asks);
  }
  CHECK_FALSE(asked(C::unlikely, {}));
}

TEST_CASE("another outcome than fatal is asked about where grade 5 is charted", "[protocol][close-out]") {
  struct Case {
    const char* symptom;
    std::optional<int> grade;
    bool asks;
  };
  for (const auto& [symptom, grade, asks] :
       {Case{"stroke-signs", 5, true}, Case{"stroke-signs", 4, false},
        Case{"stroke-signs", std::nullopt, false}, Case{"death", std::nullopt, true}}) {
    INFO(symptom << ' ' << grade.value_or(0));
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen(symptom, grade)});
    visit.h.stop(visit.number, start + 1h);
    const auto asked = [&](Seriousness serious, ReactionOutcome outcome) {
      return asked_of(visit, serious, Causality::possible, outcome);
    };
    CHECK(asked(Seriousness::other, ReactionOutcome::unknown) == (asks ? "death-charted" : ""));
    CHECK(asked(Seriousness::death, ReactionOutcome::fatal).empty());
  }
}

}  // namespace infuwatch::close_out_questions_test
