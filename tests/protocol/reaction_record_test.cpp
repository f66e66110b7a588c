// What a reaction record tells beside the findings: grades of cytokine release (Lee 2019), rate and volume at
// the onset, treatment, restarts.
#include "protocol/reaction_record.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

#include <functional>

namespace infuwatch::reaction_record_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

Quantity ml_per_hour(int rate) { return {Decimal{rate * 1000}, "mL/h"}; }

struct Visit {
  History h;
  Visit() {
    h.prior("rituximab", 0);
    h.prepare("rituximab");
    h.start(infusion, start);
  }
  void rate(Seconds after, int ml) {
    h.record(RateSet{.infusion = infusion, .at = start + after, .rate = ml_per_hour(ml)}, start + after);
  }
  void give(Seconds after, const char* name) {
    h.record(
        Gave{.infusion = infusion, .at = start + after, .what = name, .medication = Medication{.name = name}},
        start + after);
  }
  std::vector<RecordedReaction> reactions() const {
    return recorded_reactions(h.chart(), h.infusion(infusion), seed().drugs.at("rituximab"));
  }
  ReactionRecord first() const { return reactions().at(0).record; }
};

Vitals oxygen(int tenths) {
  Vitals vitals;
  vitals.oxygen = Oxygen{tenths};
  return vitals;
}

TEST_CASE("cytokine release is graded where a fever is charted in the event", "[protocol]") {
  const auto grade = [](const Vitals& vitals, const std::vector<const char*>& given = {}) {
    Visit visit;
    visit.h.observe(infusion, start + 40min, {seen("chills", 2)}, vitals);
    for (const auto* name : given) visit.give(41min, name);
    return visit.first().cytokine_release;
  };
  CHECK_FALSE(grade(temp(379) + bp(80)));
  CHECK(grade(temp(380)) == 1);
  CHECK(grade(temp(380) + bp(90)) == 1);
  CHECK(grade(temp(380) + bp(89)) == 2);
  CHECK(grade(temp(380) + bp_none()) == 2);
  CHECK(grade(temp(380) + oxygen(0)) == 1);
  CHECK(grade(temp(380) + oxygen(1)) == 2);
  CHECK(grade(temp(380) + oxygen(60)) == 2);
  CHECK(grade(temp(380) + oxygen(61)) == 3);
  CHECK(grade(temp(380), {"norepinephrine"}) == 3);
  CHECK(grade(temp(380), {"Levophed", "norepinephrine"}) == 3);  // one and the same
  CHECK(grade(temp(380), {"norepinephrine", "vasopressin"}) == 4);
}

TEST_CASE("what was measured before the event, or after it was over, grades no cytokine release",
          "[protocol]") {
  Visit before;
  before.h.observe(infusion, start + 30min, temp(380));
  before.h.observe(infusion, start + 35min, temp(370));
  before.h.observe(infusion, start + 2h, {seen("chills", 2)});
  REQUIRE(before.reactions().size() == 1);
  CHECK_FALSE(before.first().cytokine_release);
  for (const auto& [after, grade] : {std::pair{0s, 2}, {1s, 1}}) {
    INFO(after.count());
    Visit visit;
    visit.h.observe(infusion, start + 40min, {seen("chills", 2)}, temp(380));
    visit.h.resolved(infusion, start + 55min, {"chills"});
    visit.h.observe(infusion, start + 55min, temp(370));
    visit.h.observe(infusion, start + 55min + after, oxygen(20));
    CHECK(visit.first().cytokine_release == grade);
  }
}

TEST_CASE("the volume is rounded to a thousandth", "[protocol]") {
  const auto volume = [](std::int64_t thousandths, Seconds after) {
    Visit visit;
    visit.h.record(RateSet{.infusion = infusion, .at = start, .rate = Quantity{Decimal{thousandths}, "mL/h"}},
                   start);
    return to_text(*volume_by(visit.h.chart(), visit.h.infusion(infusion), start + after));
  };
  CHECK(volume(1, 1799s) == "0");
  CHECK(volume(1, 1800s) == "0.001");
  CHECK(volume(1000, 9s) == "0.003");  // 2.5 thousandths
}

TEST_CASE("the volume at the onset is what had run in, pauses left out", "[protocol]") {
  Visit visit;
  visit.rate(0s, 50);
  visit.rate(30min, 100);
  visit.h.pause(infusion, start + 45min);
  visit.h.resume(infusion, start + 60min);
  const auto volume = [&](Seconds after) {
    const auto found = volume_by(visit.h.chart(), visit.h.infusion(infusion), start + after);
    return found ? to_text(*found) : "none";
  };
  CHECK(volume(-1s) == "none");
  CHECK(volume(0s) == "0");
  CHECK(volume(30min) == "25");
  CHECK(volume(45min) == "50");
  CHECK(volume(60min) == "50");
  CHECK(volume(90min) == "100");
  Visit none;
  none.rate(10min, 50);  // what ran before that is not charted
  CHECK_FALSE(volume_by(none.h.chart(), none.h.infusion(infusion), start + 20min));
}

TEST_CASE("the volume at the onset ran at the rate at the onset, whatever was set in its minute",
          "[protocol]") {
  struct Case {
    Seconds onset;
    const char *rate, *volume;
  };
  for (const auto& [onset, rate, volume] :
       {Case{29min, "50 mL/h", "24.167"}, Case{30min, "50 mL/h", "25"}, Case{30min + 36s, "100 mL/h", "26"},
        Case{31min, "100 mL/h", "26.667"}}) {
    INFO(onset.count());
    Visit visit;
    visit.rate(0s, 50);
    visit.rate(30min, 100);
    visit.h.observe(infusion, start + onset, {seen("hives", 2)});
    const auto record = visit.first();
    CHECK(to_text(*record.rate_at_onset) == rate);
    CHECK(to_text(*record.volume_at_onset) == volume);
  }
}

TEST_CASE("an event is told as anaphylaxis where its criteria were met, or it was charted by that name",
          "[protocol]") {
  const auto told = [](std::vector<SymptomSeen> symptoms, const Vitals& vitals) {
    Visit visit;
    visit.h.observe(infusion, start + 40min, std::move(symptoms), vitals);
    return visit.reactions().at(0).event.anaphylaxis;
  };
  CHECK_FALSE(told({seen("hives", 2)}, bp(118)));
  CHECK_FALSE(told({seen("hives", 2), seen("itching", 1)}, hr(100)));
  CHECK(told({seen("hives", 2), seen("wheezing", 2)}, bp(80)) == Anaphylaxis::criteria_met);
  CHECK(told({seen("anaphylaxis")}, hr(100)) == Anaphylaxis::charted);
  CHECK(told({seen("anaphylaxis"), seen("hives", 2)}, bp(80)) == Anaphylaxis::criteria_met);
}

TEST_CASE("a reaction in the moment of the start has its rate, one before it has none", "[protocol]") {
  Visit visit;
  visit.rate(-10min, 40);
  visit.rate(0s, 50);
  const auto rate = [&](Seconds onset) {
    const Episode event{.flags = {FlagId{1}}, .onset = start + onset};
    const auto& h = visit.h;
    const auto record =
        reaction_record(h.chart(), h.infusion(infusion), seed().drugs.at("rituximab"), event, {});
    return record.rate_at_onset ? to_text(*record.rate_at_onset) : "none";
  };
  CHECK(rate(0s) == "50 mL/h");
  CHECK(rate(-1s) == "none");
}

TEST_CASE("a medication from the onset until the next event is for this one, by its name or its words",
          "[protocol]") {
  Visit visit;
  visit.give(60min, "famotidine");
  visit.give(50min, "cetirizine");  // charted later
  visit.h.record(Gave{.infusion = infusion, .at = start + 55min, .what = "ice"}, start + 55min);
  visit.h.record(
      Gave{.infusion = infusion, .at = start + 56min, .what = "a pill", .medication = Medication{.name = ""}},
      start + 56min);
  const auto names = [&](Seconds onset, Seconds before) {
    std::string told;
    for (const auto& one :
         treatment_from(visit.h.chart(), visit.h.infusion(infusion), start + onset, start + before))
      told += (told.empty() ? "" : ", ") + one.name;
    return told;
  };
  CHECK(names(50min, 60min) == "cetirizine, ice, a pill");
  CHECK(names(50min, 60min + 1s) == "cetirizine, ice, a pill, famotidine");
  CHECK(names(50min + 1s, 60min) == "ice, a pill");
}

TEST_CASE("a restart is one of the event in which the infusion was paused", "[protocol]") {
  Visit visit;
  visit.h.pause(infusion, start + 40min);
  visit.h.resume(infusion, start + 50min);
  visit.h.pause(infusion, start + 60min);
  visit.h.resume(infusion, start + 70min);
  const auto at = [&](Seconds onset, Seconds before) {
    std::string told;
    for (const auto& one :
         rechallenges_from(visit.h.chart(), visit.h.infusion(infusion), start + onset, start + before))
      told += std::to_string((one.at - start) / 1min) + ' ';
    return told;
  };
  CHECK(at(40min, 60min) == "50 ");
  CHECK(at(40min, 60min + 1s) == "50 70 ");
  CHECK(at(40min + 1s, 60min + 1s) == "70 ");
}

TEST_CASE("only a reaction of this infusion that stands came back after a restart", "[protocol]") {
  const auto came_back = [](const std::function<void(History&)>& then) {
    Visit visit;
    visit.h.observe(infusion, start + 40min, {seen("hives", 2)});
    visit.h.pause(infusion, start + 41min);
    visit.h.resolved(infusion, start + 45min, {"hives"});
    visit.h.resume(infusion, start + 50min);
    then(visit.h);
    return visit.first().rechallenges.at(0).came_back;
  };
  CHECK(came_back([](History& h) { h.observe(infusion, start + 50min, {seen("itching", 2)}); }));
  CHECK_FALSE(came_back([](History& h) { h.observe(infusion, start + 60min, temp(390)); }));
  CHECK_FALSE(came_back([](History& h) {
    const auto entry = h.observe(infusion, start + 60min, {seen("hives", 2)});
    h.retract(entry);
  }));
  CHECK_FALSE(came_back([](History& h) {
    const auto other = h.start("ocrelizumab", start + 55min);
    h.observe(other, start + 60min, {seen("hives", 3)});
  }));
}

TEST_CASE("each of two events has what was done about it", "[protocol]") {
  Visit visit;
  visit.h.observe(infusion, start + 20min, {seen("hives", 2)});
  visit.give(25min, "cetirizine");
  visit.h.resolved(infusion, start + 40min, {"hives"});
  visit.h.observe(infusion, start + 3h, {seen("itching", 2)});
  visit.give(3h + 5min, "famotidine");
  const auto all = visit.reactions();
  REQUIRE(all.size() == 2);
  REQUIRE(all[0].record.treatment.size() == 1);
  CHECK(all[0].record.treatment[0].name == "cetirizine");
  REQUIRE(all[1].record.treatment.size() == 1);
  CHECK(all[1].record.treatment[0].name == "famotidine");
}

TEST_CASE("a record holds rate, treatment and what came of a restart", "[protocol]") {
  Visit visit;
  visit.rate(0s, 50);
  visit.give(30min, "diphenhydramine");  // before the onset
  visit.h.observe(infusion, start + 40min, {seen("hives", 2)});
  visit.h.pause(infusion, start + 41min);
  visit.give(42min, "famotidine");
  visit.h.resolved(infusion, start + 70min, {"hives"});
  visit.rate(80min, 25);
  visit.h.resume(infusion, start + 80min);
  const auto tolerated = visit.first();
  CHECK(to_text(*tolerated.rate_at_onset) == "50 mL/h");
  CHECK(to_text(*tolerated.volume_at_onset) == "33.333");
  REQUIRE(tolerated.treatment.size() == 1);
  CHECK(tolerated.treatment[0].name == "famotidine");
  REQUIRE(tolerated.rechallenges.size() == 1);
  CHECK(to_text(*tolerated.rechallenges[0].rate) == "25 mL/h");
  CHECK_FALSE(tolerated.rechallenges[0].came_back);
  visit.h.observe(infusion, start + 90min, {seen("hives", 1)});
  CHECK(visit.first().rechallenges[0].came_back);
}

}  // namespace
}  // namespace infuwatch::reaction_record_test
