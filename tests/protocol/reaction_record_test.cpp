// What a reaction record tells beside the findings: grades of cytokine release (Lee 2019), rate and volume at
// the onset, treatment, restarts.
#include "protocol/reaction_record.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

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
  CHECK(grade(temp(380) + oxygen(60)) == 2);
  CHECK(grade(temp(380) + oxygen(61)) == 3);
  CHECK(grade(temp(380), {"norepinephrine"}) == 3);
  CHECK(grade(temp(380), {"Levophed", "norepinephrine"}) == 3);  // one and the same
  CHECK(grade(temp(380), {"norepinephrine", "vasopressin"}) == 4);
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
