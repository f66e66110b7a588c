// What is asked before a patient goes home, and before an infusion is resumed.
#include "protocol/ending_questions.hpp"

#include "base/text.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

#include <map>

namespace infuwatch::ending_questions_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");
const auto stopped = start + 2h;

/// An infusion of ocrelizumab with hives of a grade 20 min after the start, and a normal pressure then.
struct Reaction {
  History h;
  InfusionId number = h.start("ocrelizumab", start);

  explicit Reaction(int grade = 2) {
    h.observe(number, start + 20min, {seen("hives", grade)}, hr(90) + bp(118));
  }

  std::vector<Question> release(Instant when, std::string_view to = "home") const {
    return questions_at_release(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"), when, to)
        .asked;
  }
  std::vector<Question> resume(Instant when) const {
    return questions_at_resume(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"), when);
  }
};

std::string keys(const std::vector<Question>& questions) {
  std::string out;
  for (const auto& question : questions) out += (out.empty() ? "" : " ") + question_key(question);
  return out;
}

TEST_CASE("a patient without a reaction goes home unasked once the observation is over", "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start);
  h.observe(number, start + 20min, hr(80) + bp(118));
  h.stop(number, stopped);
  const auto asked = [&](Instant when) {
    return keys(
        questions_at_release(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"), when, "home")
            .asked);
  };
  CHECK(asked(stopped + 1h) == "no-readings");
  h.observe(number, stopped + 30min - 1s, hr(80) + bp(118));
  CHECK(asked(stopped + 1h) == "no-readings");
  h.observe(number, stopped + 30min, hr(80) + bp(118));
  CHECK(asked(stopped + 1h).empty());
  CHECK(asked(stopped + 1h - 1s) == "released-early");
}

TEST_CASE("the drug's whole list denies what is on it, and a restart ends no symptom", "[protocol]") {
  const auto after = [](const char* symptom, const std::function<void(History&, InfusionId)>& then) {
    Reaction reaction;
    reaction.h.observe(reaction.number, start + 25min, {seen(symptom, 2)});
    then(reaction.h, reaction.number);
    reaction.h.stop(reaction.number, stopped);
    const auto asked = reaction.release(stopped + 3h);
    const auto present = one<StillPresent>(asked);
    return present ? joined(present->symptoms, " ") : std::string{};
  };
  const auto whole_list = [](History& h, InfusionId number) {
    h.record(Observed{.infusion = number, .at = start + 50min, .none = true}, start + 50min);
  };
  const auto gone = [](const char* symptom) {
    return [symptom](History& h, InfusionId number) {
      h.record(Observed{.infusion = number, .at = start + 55min, .resolved = {symptom}}, start + 55min);
    };
  };
  CHECK(after("itching", [](History&, InfusionId) {}) == "hives itching");
  CHECK(after("itching", whole_list).empty());
  CHECK(after("metallic-taste", whole_list) == "metallic-taste");  // on no list of the drug
  CHECK(after("metallic-taste", [&](History& h, InfusionId number) {
          whole_list(h, number);
          gone("metallic-taste")(h, number);
        }).empty());
  const auto restarted = [](History& h, InfusionId number) {
    h.record(Paused{.infusion = number, .at = start + 26min}, start + 26min);
    h.record(Resumed{.infusion = number, .at = start + 40min}, start + 40min);
  };
  CHECK(after("itching", restarted) == "hives itching");
  CHECK(after("itching", [&](History& h, InfusionId number) {
          restarted(h, number);
          gone("hives")(h, number);
        }) == "itching");
  CHECK(after("itching", [&](History& h, InfusionId number) {
          restarted(h, number);
          whole_list(h, number);
        }).empty());
}

TEST_CASE("an open reaction is asked about before the patient goes home, and not on the way to the ward",
          "[protocol]") {
  Reaction reaction;
  reaction.h.stop(reaction.number, stopped, "reaction");
  reaction.h.observe(reaction.number, stopped + 90min, hr(80) + bp(118));
  const auto later = stopped + 2h;
  CHECK(keys(reaction.release(later)) == "unanswered-flags still-present provider-not-notified");
  CHECK(keys(reaction.release(later, "ed")) == "leaves-to");
  CHECK(keys(reaction.release(later, "ward")) == "leaves-to");
  CHECK(keys(reaction.release(later, "against-advice")) == "leaves-to");
  CHECK(one<FlagsUnanswered>(reaction.release(later))->flags == std::vector{FlagId{1}});
  CHECK(one<StillPresent>(reaction.release(later))->symptoms == std::vector<std::string>{"hives"});
  reaction.h.ack(FlagId{1});
  CHECK(keys(reaction.release(later)) == "still-present provider-not-notified");
  reaction.h.resolved(reaction.number, stopped + 30min, {"hives"});
  CHECK(keys(reaction.release(later)) == "provider-not-notified");
  reaction.h.record(Notified{.infusion = reaction.number, .at = start + 25min, .who = "Dr. Vega"},
                    start + 25min);
  CHECK(keys(reaction.release(later)).empty());
}

TEST_CASE("a provider is asked for from grade 2 on, notified at the onset or after it", "[protocol]") {
  for (const auto& [grade, asked] : {std::pair{1, false}, {2, true}, {3, true}}) {
    INFO(grade);
    Reaction reaction{grade};
    CHECK((one<ProviderNotNotified>(reaction.release(stopped)) != nullptr) == asked);
  }
  for (const auto& [when, asked] : {std::pair{start + 20min - 1s, true}, {start + 20min, false}}) {
    Reaction reaction;
    reaction.h.record(Notified{.infusion = reaction.number, .at = when, .who = "Dr. Vega"}, when);
    CHECK((one<ProviderNotNotified>(reaction.release(stopped)) != nullptr) == asked);
  }
}

TEST_CASE("the last reading of each sign counts, at the limit and one past it", "[protocol]") {
  const struct {
    Vitals within, outside;
    std::string told;
  } cases[] = {{hr(41), hr(40), "hr 40"},
               {hr(130), hr(131), "hr 131"},
               {bp(90), bp(89), "bp 89/60"},
               {bp(90), bp_none(), "bp none"},
               {temp(379), temp(380), "temp "},
               {rr(9), rr(8), "rr 8"},
               {rr(24), rr(25), "rr 25"},
               {spo2(92), spo2(91), "spo2 91"},
               {acvpu(Consciousness::alert), acvpu(Consciousness::confusion), "acvpu C"}};
  for (const auto& one_case : cases) {
    INFO(one_case.told);
    Reaction reaction;
    const auto asked = [&](Instant when) { return one<ReadingsOutside>(reaction.release(when)) != nullptr; };
    reaction.h.observe(reaction.number, start + 30min, one_case.outside);
    CHECK(asked(start + 40min));
    CHECK_FALSE(asked(start + 30min - 1s));  // not charted by then
    const auto found = readings_outside(reaction.h.chart(), reaction.h.infusion(reaction.number),
                                        seed().drugs.at("ocrelizumab").limits, start + 40min);
    REQUIRE(found.size() == 1);
    CHECK(found[0].words.starts_with(one_case.told));
    reaction.h.observe(reaction.number, start + 35min, one_case.within);
    CHECK_FALSE(asked(start + 40min));
  }
}

TEST_CASE("a resume after a reaction asks for what a charge nurse would; after a plain pause nothing",
          "[protocol]") {
  Reaction reaction;
  reaction.h.pause(reaction.number, start + 21min);
  CHECK(keys(reaction.resume(start + 40min)) ==
        "unanswered-flags still-present provider-not-notified no-readings");
  CHECK(one<NoReadingsSince>(reaction.resume(start + 40min))->since == start + 21min);
  reaction.h.ack(FlagId{1});
  reaction.h.resolved(reaction.number, start + 30min, {"hives"});
  reaction.h.record(Notified{.infusion = reaction.number, .at = start + 25min, .who = "Dr. Vega"},
                    start + 25min);
  CHECK(keys(reaction.resume(start + 40min)) == "no-readings");
  reaction.h.observe(reaction.number, start + 31min, hr(80));  // a pulse alone is no set
  CHECK(keys(reaction.resume(start + 40min)) == "no-readings");
  reaction.h.observe(reaction.number, start + 32min, hr(80) + bp(118));
  CHECK(keys(reaction.resume(start + 40min)).empty());
  CHECK(keys(reaction.resume(start + 32min - 1s)) == "no-readings");  // not charted by then

  History plain;
  const auto number = plain.start("ocrelizumab", start);
  plain.pause(number, start + 21min);
  CHECK(questions_at_resume(plain.chart(), plain.infusion(number), seed().drugs.at("ocrelizumab"),
                            start + 40min)
            .empty());
}

TEST_CASE("a stop for a reaction asks before a resume although no flag was raised", "[protocol]") {
  for (const std::string why : {"reaction", "patient"}) {
    History h;
    const auto number = h.start("ocrelizumab", start);
    h.stop(number, start + 21min, why);
    CHECK(keys(questions_at_resume(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"),
                                   start + 40min)) == (why == "reaction" ? "no-readings" : ""));
  }
}

TEST_CASE("a reaction that was over before the infusion last began does not ask again", "[protocol]") {
  Reaction reaction;
  reaction.h.pause(reaction.number, start + 21min);
  reaction.h.ack(FlagId{1});
  reaction.h.resolved(reaction.number, start + 30min, {"hives"});
  reaction.h.record(Notified{.infusion = reaction.number, .at = start + 25min, .who = "Dr. Vega"},
                    start + 25min);
  reaction.h.resume(reaction.number, start + 40min);
  reaction.h.pause(reaction.number, start + 50min);
  CHECK(keys(reaction.resume(start + 55min)).empty());
}

TEST_CASE("a site default is shown, and never asked about", "[protocol]") {
  History h;
  const auto number = h.start("rituximab", start);
  h.stop(number, stopped);
  const auto questions = [&](Instant when) {
    return questions_at_release(h.chart(), h.infusion(number), seed().drugs.at("rituximab"), when, "home");
  };
  CHECK(keys(questions(stopped + 5min).asked) == "no-readings");  // whatever the stay is
  h.observe(number, stopped - 1s, hr(80) + bp(118));
  CHECK(keys(questions(stopped + 5min).asked) == "no-readings");
  h.observe(number, stopped, hr(80) + bp(118));
  CHECK(keys(questions(stopped + 5min).asked).empty());
  CHECK(keys(questions(stopped + 30min - 1s).asked).empty());
  CHECK(keys(questions(stopped + 30min - 1s).shown) == "released-early");
  CHECK(keys(questions(stopped + 30min).shown).empty());
}

TEST_CASE("a release without a stop asks for it at any time, and for readings of the last half hour",
          "[protocol]") {
  History h;
  const auto number = h.start("rituximab", start);
  const auto asked = [&](Instant when) {
    return keys(
        questions_at_release(h.chart(), h.infusion(number), seed().drugs.at("rituximab"), when, "home")
            .asked);
  };
  CHECK(asked(start + 12h) == "released-unstopped no-readings");
  h.observe(number, start + 12h - 30min - 1s, hr(80) + bp(118));
  CHECK(asked(start + 12h) == "released-unstopped no-readings");
  h.observe(number, start + 12h - 30min, hr(80) + bp(118));
  CHECK(asked(start + 12h) == "released-unstopped");
}

TEST_CASE("what the label says not to give again is asked about at a resume, whatever was answered",
          "[protocol]") {
  const auto asked = [](const std::string& drug, std::vector<SymptomSeen> symptoms) {
    History h;
    const auto number = h.start(drug, start);
    h.observe(number, start + 20min, std::move(symptoms), hr(90) + bp(118));
    h.stop(number, start + 21min, "reaction");
    for (const auto& [id, flag] : std::map{h.chart().flags()})
      if (flag.waiting()) h.ack(id);
    for (const auto& [id, flag] : std::map{h.chart().flags()})
      if (flag.standing()) h.resolve(id);
    return one<NeverAgain>(questions_at_resume(h.chart(), h.infusion(number), seed().drugs.at(drug),
                                               start + 60min)) != nullptr;
  };
  CHECK(asked("ocrelizumab", {seen("hives", 2), seen("wheezing", 2)}));
  CHECK_FALSE(asked("ocrelizumab", {seen("hives", 3)}));
  CHECK(asked("natalizumab", {seen("hives", 1)}));
  CHECK_FALSE(asked("natalizumab", {seen("seizure", 2)}));  // serious, and no hypersensitivity
  CHECK_FALSE(asked("golimumab", {seen("hives", 2), seen("wheezing", 2)}));  // its protocol does not say so
}

TEST_CASE("of the discharge list only what the chart calls for is asked about", "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start);
  h.stop(number, stopped);
  auto infusion = h.infusion(number);
  const auto asked = [&](Instant when, std::vector<std::string> done = {}) {
    std::string items;
    for (const auto& question :
         questions_of_discharge(h.chart(), infusion, seed().drugs.at("ocrelizumab"), when, done))
      items += std::get<DischargeOpen>(question).key + ' ';
    return items;
  };
  CHECK(asked(stopped + 1h).empty());
  infusion.order.access.kind = "peripheral";
  CHECK(asked(stopped + 1h) == "access-out ");
  CHECK(asked(stopped + 1h, {"access-out"}).empty());
  h.record(Gave{.infusion = number,
                .at = start,
                .what = "Benadryl 25 mg IV",
                .medication = Medication{.name = "benadryl"}},
           start);
  CHECK(asked(start + 6h, {"access-out"}) == "escort ");
  CHECK(asked(start + 6h + 1s, {"access-out"}).empty());
  CHECK(asked(start + 6h, {"access-out", "escort"}).empty());
  h.record(Gave{.infusion = number,
                .at = start,
                .what = "cetirizine",
                .medication = Medication{.name = "cetirizine"}},
           start);
  CHECK(asked(start + 6h + 1s, {"access-out"}).empty());
}

}  // namespace
}  // namespace infuwatch::ending_questions_test
