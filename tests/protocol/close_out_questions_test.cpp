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
    CHECK(asked(S::hospitalization, O::recovering).empty());
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

}  // namespace infuwatch::close_out_questions_test
