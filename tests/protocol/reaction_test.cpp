// The `reaction` rule.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::reaction_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T08:00");

/// Natalizumab: paused 20 to 30 min after the start, stopped after 1 h, released after 1 h 30 min. Its
/// follow-up closes 25 h after the start.
History natalizumab() {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  history.resume(infusion, start + 30min);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 90min);
  return history;
}

/// Alemtuzumab: paused 3 h to 3 h 15 min after the start, stopped after 4 h 15 min, released 2 h later.
History alemtuzumab() {
  History history;
  const auto infusion = history.start("alemtuzumab", start);
  history.pause(infusion, start + 3h);
  history.resume(infusion, start + 3h + 15min);
  history.stop(infusion, start + 4h + 15min);
  history.release(infusion, start + 6h + 15min);
  return history;
}

/// Natalizumab whose stop nobody charted.
History no_stop() {
  History history;
  history.start("natalizumab", start);
  return history;
}

struct Place {
  const char* where;
  History (*history)();
  Seconds after;  // the start
  bool in_the_chair_or_high_risk;
};

const std::vector<Place> places{
    {"high-risk definite infusing", natalizumab, 0s, true},
    {"high-risk definite infusing", natalizumab, 10min, true},
    {"high-risk definite infusing", natalizumab, 20min, true},
    {"high-risk definite paused", natalizumab, 20min + 1s, true},
    {"high-risk definite infusing", natalizumab, 1h, true},
    {"high-risk definite observing", natalizumab, 1h + 1s, true},
    {"high-risk definite observing", natalizumab, 90min, true},
    {"high-risk definite released", natalizumab, 90min + 1s, true},
    {"high-risk definite released", natalizumab, 2h, true},
    {"follow-up definite infusing", alemtuzumab, 2h + 1s, true},
    {"follow-up definite infusing", alemtuzumab, 3h, true},
    {"follow-up definite paused", alemtuzumab, 3h + 1s, true},
    {"follow-up definite infusing", alemtuzumab, 4h + 15min, true},
    {"follow-up definite observing", alemtuzumab, 4h + 15min + 1s, true},
    {"follow-up definite observing", alemtuzumab, 6h + 15min, true},
    {"follow-up definite stop-missing", no_stop, 3h, true},
    {"follow-up possible stop-missing", no_stop, 24h + 1s, true},
    {"follow-up definite released", natalizumab, 2h + 1s, false},
    {"follow-up definite released", alemtuzumab, 6h + 15min + 1s, false},
    {"follow-up definite released", natalizumab, 25h, false},
    {"late definite released", natalizumab, 25h + 1s, false},
    {"late definite released", alemtuzumab, 28h + 15min + 1s, false},
};

struct Kind {
  const char* symptom;
  std::optional<int> grade;
  const char* in_the_chair_or_high_risk;
  const char* at_home;
};

const std::vector<Kind> kinds{
    {"hives", 1, "urgent", "review"},
    {"hives", 2, "urgent", "review"},
    {"hives", 3, "urgent", "urgent"},
    {"hives", std::nullopt, "urgent", "urgent"},
    {"wheezing", 4, "urgent", "urgent"},
    {"headache", 1, "review", "review"},
    {"headache", 2, "urgent", "review"},
    {"headache", 3, "urgent", "urgent"},
    {"headache", std::nullopt, "review", "review"},
    {"fatigue", 1, "review", "review"},
    {"fatigue", 2, "urgent", "review"},
    {"fatigue", 3, "urgent", "urgent"},
    {"fatigue", std::nullopt, "review", "review"},
    {"nausea", 1, "review", "review"},
    {"nausea", 2, "urgent", "review"},
    {"nausea", 3, "urgent", "urgent"},
    {"nausea", std::nullopt, "review", "review"},
    {"dizziness", 1, "urgent", "review"},
    {"chills", 1, "urgent", "review"},
};

TEST_CASE("a reaction symptom: every window and phase, every grade, and the mild three", "[protocol]") {
  for (const auto& place : places) {
    for (const auto& kind : kinds) {
      auto history = place.history();
      history.observe(InfusionId{1}, start + place.after, {seen(kind.symptom, kind.grade)});
      INFO(kind.symptom << ' ' << kind.grade.value_or(0) << ' ' << place.after.count()
                        << " s after the start");
      const auto* priority = place.in_the_chair_or_high_risk ? kind.in_the_chair_or_high_risk : kind.at_home;
      CHECK(history.found(InfusionId{1}, Rule::reaction) == std::string{priority} + ' ' + place.where);
    }
  }
}

TEST_CASE("a symptom is not put down to a drug that had not begun", "[protocol]") {
  for (const auto& kind : kinds) {
    INFO(kind.symptom);
    auto history = natalizumab();
    history.observe(InfusionId{1}, start - 1s, {seen(kind.symptom, kind.grade)});
    CHECK(history.found(InfusionId{1}, Rule::reaction) == "nothing");
  }
}

TEST_CASE("a symptom is judged on its onset, not on when it was seen", "[protocol]") {
  const auto found = [](Span onset) {
    auto history = natalizumab();
    history.observe(InfusionId{1}, start + 5h, {seen("hives", 2, onset)});
    return history.found(InfusionId{1}, Rule::reaction);
  };
  CHECK(found(start - 1s) == "nothing");
  CHECK(found(start) == "urgent high-risk definite infusing");
  CHECK(found(start + 2h) == "urgent high-risk definite released");
  CHECK(found(start + 2h + 1s) == "review follow-up definite released");
  CHECK(found({start + 2h - 15min, start + 2h + 15min}) == "urgent high-risk possible released");
  CHECK(found({start - 15min, start - 1s}) == "nothing");
  CHECK(found({start - 15min, start}) == "urgent high-risk possible infusing");
}

TEST_CASE("any other new symptom in the windows is at least looked at", "[protocol]") {
  const auto found = [](Seconds after, SymptomSeen symptom) {
    auto history = natalizumab();
    history.observe(InfusionId{1}, start + after, {std::move(symptom)});
    return history.found(InfusionId{1}, Rule::reaction);
  };
  const SymptomSeen symptoms[] = {seen("cough", 1), seen("cough", 2), test::other("cold left ear", 1),
                                  seen("insomnia", 2)};
  for (const auto& symptom : symptoms) {
    INFO(symptom.symptom << ' ' << symptom.words);
    CHECK(found(-1s, symptom) == "nothing");
    CHECK(found(0s, symptom) == "review high-risk definite infusing");
    CHECK(found(2h, symptom) == "review high-risk definite released");
    CHECK(found(2h + 1s, symptom) == "review follow-up definite released");
    CHECK(found(25h, symptom) == "review follow-up definite released");
    CHECK(found(25h + 1s, symptom) == "nothing");
  }
  for (const auto grade :
       {std::optional<int>{}, std::optional{2}, std::optional{3}}) {  // nobody knows these words
    CHECK(found(0s, test::other("cold left ear", grade)) == "urgent high-risk definite infusing");
    CHECK(found(2h, test::other("cold left ear", grade)) == "urgent high-risk definite released");
  }
  CHECK(found(2h + 1s, test::other("cold left ear", 2)) == "review follow-up definite released");
  CHECK(found(10min, seen("cough", 3)) != "nothing");
}

// --- the lists ---

std::string in_the_chair(const std::string& drug, const std::string& symptom) {
  History history;
  const auto infusion = history.start(drug, start);
  history.observe(infusion, start + 5min, {seen(symptom)});
  return history.found(infusion, Rule::reaction);
}

TEST_CASE("the core list holds for every drug: what patients read, and every component of anaphylaxis",
          "[protocol]") {
  const auto symptom = GENERATE(values<std::string>({
      "hives",
      "scaly-patches",
      "warmth",
      "fever",
      "rash",
      "flushing",
      "chills",
      "bruising",
      "bleeding",  // what patients read
      "itching",
      "lip-swelling",
      "face-swelling",
      "angioedema",  // skin
      "shortness-of-breath",
      "wheezing",
      "bronchospasm",
      "low-oxygen",  // breathing
      "low-blood-pressure",
      "collapse",
      "fainting",
      "incontinence",  // circulation
      "vomiting",
      "repeated-vomiting",
      "abdominal-pain",
      "abdominal-cramps",  // gut
      "hoarse-voice",
      "trouble-swallowing",  // larynx
  }));
  for (const auto& [drug, protocol] : test::seed().drugs) {
    INFO(symptom << " under " << drug);
    CHECK(in_the_chair(drug, symptom) == "urgent high-risk definite infusing");
  }
}

TEST_CASE("airway swelling, stridor and anaphylaxis are emergencies instead of reactions", "[protocol]") {
  for (const auto* symptom : {"stridor", "laryngeal-edema", "airway-swelling", "anaphylaxis"})
    CHECK(in_the_chair("natalizumab", symptom) == "nothing");
}

TEST_CASE("a protocol extends the core list by its own symptoms", "[protocol]") {
  CHECK(in_the_chair("alemtuzumab", "insomnia") == "urgent high-risk definite infusing");
  CHECK(in_the_chair("natalizumab", "insomnia") == "review high-risk definite infusing");
  CHECK(in_the_chair("plasmapheresis", "tingling-around-mouth") == "review high-risk definite infusing");
  CHECK(in_the_chair("ocrelizumab", "tingling-around-mouth") == "review high-risk definite infusing");
  CHECK(in_the_chair("ivig", "blue-hands") == "urgent high-risk definite infusing");
  CHECK(in_the_chair("rituximab", "blue-hands") == "review high-risk definite infusing");
}

// --- what the disease gave the patient before the start ---

std::string after_baseline(const std::string& symptom, std::optional<int> before, std::optional<int> after) {
  History history;
  const auto infusion = history.prepare("natalizumab");
  history.observe(infusion, start - 30min, {seen(symptom, before)});
  history.start(infusion, start);
  history.observe(infusion, start + 10min, {seen(symptom, after)});
  return history.found(infusion, Rule::reaction);
}

TEST_CASE("what the disease gave before the start is flagged only when worse", "[protocol]") {
  for (const auto* symptom : {"fatigue", "dizziness"}) {
    INFO(symptom);
    CHECK(after_baseline(symptom, 2, 1) == "nothing");
    CHECK(after_baseline(symptom, 2, 2) == "nothing");
    CHECK(after_baseline(symptom, 2, 3) == "urgent high-risk definite infusing");
    CHECK(after_baseline(symptom, 1, 2) == "urgent high-risk definite infusing");
    CHECK(after_baseline(symptom, std::nullopt, std::nullopt) == "nothing");
  }
  for (const auto* symptom : {"tingling", "weakness", "numbness", "balance-trouble"}) {
    INFO(symptom);
    CHECK(after_baseline(symptom, 1, 1) == "nothing");
    CHECK(after_baseline(symptom, 1, 2) == "review high-risk definite infusing");
  }
}

TEST_CASE("what the disease gives is new where the baseline does not name it", "[protocol]") {
  History history;
  const auto infusion = history.prepare("natalizumab");
  history.observe(infusion, start - 30min, {seen("weakness", 2)});
  history.start(infusion, start);
  history.observe(infusion, start + 10min, {seen("weakness", 2), seen("tingling", 1)});
  CHECK(test::items(*history.finding(infusion, Rule::reaction)) == "tingling");
}

TEST_CASE("the baseline is what was there before the start, to the second", "[protocol]") {
  const auto found = [](Span charted) {
    History history;
    const auto infusion = history.prepare("natalizumab");
    history.start(infusion, start);
    history.observe(infusion, charted, {seen("weakness", 2)});
    history.observe(infusion, start + 30min, {seen("weakness", 2)});
    return history.found(infusion, Rule::reaction);
  };
  CHECK(found(start - 1s) == "nothing");
  CHECK(found(start) == "review high-risk definite infusing");
  CHECK(found({start - 15min, start + 15min}) == "review high-risk definite infusing");  // not surely before
}

TEST_CASE("a reaction symptom that was there before the start is known too", "[protocol]") {
  CHECK(after_baseline("hives", 2, 2) == "nothing");
  CHECK(after_baseline("itching", 2, 1) == "nothing");
  CHECK(after_baseline("itching", 1, 2) == "urgent high-risk definite infusing");
}

// --- overlapping infusions ---

/// Alemtuzumab on two days, 09:00 to 13:00, released 15:00 on the first; day 1's follow-up closes at 13:00.
struct Days {
  History history;
  InfusionId first, second;
  Instant second_start = start + 25h;

  Days() {
    first = history.start("alemtuzumab", start + 1h);
    history.stop(first, start + 5h);
    history.release(first, start + 7h);
    second = history.start("alemtuzumab", second_start);
  }
  std::string found(InfusionId infusion) const { return history.found(infusion, Rule::reaction); }
  std::vector<InfusionId> also_open(InfusionId infusion) const {
    return history.finding(infusion, Rule::reaction)->also_open;
  }
};

TEST_CASE("on day 2 a symptom is flagged once, on the day it was charted on, and names the other",
          "[protocol]") {
  Days days;
  days.history.observe(days.second, days.second_start + 1h, {seen("hives", 1)});
  CHECK(days.found(days.second) == "urgent high-risk definite infusing");
  CHECK(days.also_open(days.second) == std::vector{days.first});
  CHECK(days.found(days.first) == "nothing");
  CHECK(days.history.flags() == std::vector<std::string>{"F1 urgent reaction on 2: raised"});
}

TEST_CASE("charted on day 1 it stays there, at the priority day 2 gives it", "[protocol]") {
  Days days;
  days.history.observe(days.first, days.second_start - 1s, {seen("hives", 1)});
  CHECK(days.found(days.first) == "review follow-up definite released");
  CHECK(days.also_open(days.first).empty());
  days.history.observe(days.first, days.second_start, {seen("hives", 1)});
  CHECK(days.found(days.first) == "urgent follow-up definite released");
  CHECK(days.also_open(days.first) == std::vector{days.second});
  CHECK(days.found(days.second) == "nothing");
}

TEST_CASE("once day 1 has closed only day 2 is named", "[protocol]") {
  const auto closes = start + 5h + 24h;
  const auto found = [&](Instant when, InfusionId on) {
    Days days;
    days.history.observe(on, when, {seen("hives", 1)});
    return std::pair{days.found(days.second), days.found(days.first)};
  };
  using Pair = std::pair<std::string, std::string>;
  const InfusionId first{1}, second{2};
  CHECK(found(closes, first) == Pair{"nothing", "urgent follow-up definite released"});
  CHECK(found(closes + 1s, first) == Pair{"urgent follow-up definite infusing", "nothing"});
  CHECK(found(closes + 1s, second) == Pair{"urgent follow-up definite infusing", "nothing"});
}

TEST_CASE("a premedication reaction of day 2 is day 1's follow-up", "[protocol]") {
  Days days;
  days.history.observe(days.second, days.second_start - 10min, {seen("hives", 3)});
  CHECK(days.found(days.first) == "urgent follow-up definite released");
  CHECK(days.found(days.second) == "nothing");
}

TEST_CASE("charted on an infusion long closed, it goes to the latest begun whose window is open",
          "[protocol]") {
  History history;
  const auto old = history.start("natalizumab", start - 60 * 24h);
  history.stop(old, start - 60 * 24h + 1h);
  history.release(old, start - 60 * 24h + 2h);
  const auto ivig = history.start("ivig", start);
  const auto latest = history.start("plasmapheresis", start + 30min);
  history.observe(old, start + 1h, {seen("hives", 2)});
  CHECK(history.found(latest, Rule::reaction) == "urgent high-risk definite infusing");
  CHECK(history.finding(latest, Rule::reaction)->also_open == std::vector{ivig});
  CHECK(history.found(old, Rule::reaction) == "nothing");
  CHECK(history.found(ivig, Rule::reaction) == "nothing");
}

TEST_CASE("where no window is open a late reaction stays with the infusion it was charted on", "[protocol]") {
  auto history = natalizumab();
  history.prepare("natalizumab");
  history.observe(InfusionId{1}, start + 40 * 24h, {seen("hives", 3)});
  CHECK(history.found(InfusionId{1}, Rule::reaction) == "urgent late definite released");
}

TEST_CASE("what is on the list of any drug whose window is open is a reaction", "[protocol]") {
  History history;
  const auto first = history.start("alemtuzumab", start);
  history.stop(first, start + 4h);
  history.release(first, start + 6h);
  const auto second = history.start("ivig", start + 24h);
  history.observe(second, start + 25h, {seen("insomnia", 2)});
  CHECK(history.found(second, Rule::reaction) == "urgent high-risk definite infusing");
  CHECK(history.finding(second, Rule::reaction)->also_open == std::vector{first});
}

}  // namespace
}  // namespace infuwatch::reaction_test
