// The `news2` rule: what the score calls for, excursions, and who is left out.
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::news2_flag_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

Vitals both(Vitals one, const Vitals& more) {
  const auto breathed = more.oxygen ? more.oxygen : one.oxygen;
  one = one + more;
  one.oxygen = breathed;
  return one;
}

/// A whole set that scores 0, but for what is given.
Vitals whole(const Vitals& but = {}) {
  return both(both(rr(16) + spo2(98) + bp(120) + hr(70) + temp(370) + acvpu(Consciousness::alert),
                   Vitals{.oxygen = Oxygen{0}}),
              but);
}

// Points of what is out of its band, and which of them are red.
const Vitals two = hr(115);
const Vitals four = two + bp(95);
const Vitals five = four + temp(385);
const Vitals six = five + spo2(95);
const Vitals seven = five + spo2(93);
const Vitals red = bp(85);

/// Natalizumab over an hour, released an hour later; its follow-up closes 25 h after the start.
History course() {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h - 1s);
  return history;
}

std::optional<Finding> finding(const Vitals& vitals, Seconds after = 10min) {
  auto history = course();
  history.observe(infusion, start + after, vitals);
  return history.finding(infusion, Rule::news2);
}

/// `urgent 5`: the priority and the score.
std::string found(const Vitals& vitals) {
  const auto finding = news2_flag_test::finding(vitals);
  if (!finding) return "nothing";
  return std::string{name(finding->priority)} + ' ' + std::to_string(*finding->items.front().value);
}

/// The flags of this rule, in order: `urgent superseded`.
std::vector<std::string> rung(const History& history) {
  std::vector<std::string> lines;
  for (const auto& [id, flag] : history.chart().flags())
    if (flag.finding.rule == Rule::news2)
      lines.push_back(std::string{name(flag.finding.priority)} + ' ' + std::string{name(flag.state())});
  return lines;
}
using Rung = std::vector<std::string>;

bool says(const FlagItem& item, Remark remark) {
  return std::find(item.remarks.begin(), item.remarks.end(), remark) != item.remarks.end();
}

void know(History& history, const std::function<void(Patient&)>& change) {
  auto patient = history.chart().patient();
  change(patient);
  history.record(PatientSet{patient});
}

// --- bands ---

TEST_CASE("a whole set calls for what its band says", "[protocol]") {
  struct Row {
    const char* set;
    Vitals but;
    const char* want;
  };
  const auto row = GENERATE(values<Row>({
      {"all normal", {}, "nothing"},
      {"2", two, "nothing"},
      {"3 of 2 and 1", two + temp(385), "nothing"},
      {"4 of 2 and 2", four, "nothing"},
      {"4 of four parameters", hr(95) + temp(385) + spo2(95) + bp(105), "nothing"},
      {"3, red", red, "review 3"},
      {"4, red", red + temp(385), "review 4"},
      {"5, red", red + hr(115), "urgent 5"},
      {"5, not red", five, "urgent 5"},
      {"6, not red", six, "urgent 6"},
      {"6, two of them red", red + rr(25), "urgent 6"},
      {"7, not red", seven, "emergency 7"},
      {"7, red", red + rr(25) + temp(385), "emergency 7"},
      {"9, three red", red + rr(25) + acvpu(Consciousness::voice), "emergency 9"},
  }));
  INFO(row.set);
  CHECK(found(whole(row.but)) == row.want);
}

TEST_CASE("a partial set calls only for what it already reaches", "[protocol]") {
  struct Row {
    const char* set;
    Vitals measured;
    const char* want;
  };
  const auto row = GENERATE(values<Row>({
      {"normal pressure only", bp(120), "nothing"},
      {"2", two, "nothing"},
      {"4", four, "nothing"},
      {"red alone", red, "review 3"},
      {"4, red", red + temp(385), "review 4"},
      {"5", five, "urgent 5"},
      {"6", six, "urgent 6"},
      {"7", seven, "emergency 7"},
      {"BP not to be had", bp_none(), "nothing"},  // by `life-threatening`
      {"7 beside a BP not to be had", hr(150) + rr(25) + temp(385) + bp_none(), "emergency 7"},
      {"pain", {.pain = 10}, "nothing"},
  }));
  INFO(row.set);
  CHECK(found(row.measured) == row.want);
}

TEST_CASE("the flag says the score, the band's edge, and whether more was not measured", "[protocol]") {
  const auto item_of = [](const Vitals& vitals) { return finding(vitals)->items.front(); };
  struct Row {
    Vitals out;
    int score;
    std::optional<int> limit;
    bool single_red;
  };
  const Row rows[] = {
      {red + temp(385), 4, {}, true}, {six, 6, 5, false}, {red + hr(115), 5, 5, false}, {seven, 7, 7, false}};
  for (const auto& row : rows) {
    INFO(row.score);
    for (const bool partial : {false, true}) {
      const auto item = item_of(partial ? row.out : whole(row.out));
      CHECK(item.finding == "news2");
      CHECK(item.value == row.score);
      CHECK(item.limit == row.limit);
      CHECK(name(item.against) == name(row.limit ? Against::at_least : Against::none));
      CHECK(says(item, Remark::partial) == partial);
      CHECK(says(item, Remark::single_red) == row.single_red);
      CHECK(item.onset == Span{start + 10min});
      CHECK(item.source.find("RCP NEWS2 2017") != std::string::npos);
    }
  }
}

TEST_CASE("the score is flagged in every window and phase", "[protocol]") {
  const std::pair<Seconds, const char*> moments[] = {
      {-1h, "before definite before"},      {-1s, "before definite before"},
      {0s, "high-risk definite infusing"},  {90min, "high-risk definite observing"},
      {2h, "high-risk definite released"},  {2h + 1s, "follow-up definite released"},
      {25h, "follow-up definite released"}, {25h + 1s, "late definite released"},
      {30 * 24h, "late definite released"}};
  for (const auto& [after, where] : moments) {
    INFO(after.count() << " s after the start");
    CHECK(told(*finding(whole(red), after)) == std::string{"review "} + where);
    CHECK(told(*finding(whole(five), after)) == std::string{"urgent "} + where);
    CHECK(told(*finding(whole(seven), after)) == std::string{"emergency "} + where);
    CHECK_FALSE(finding(whole(four), after));
  }
}

TEST_CASE("each scale scores its own patient", "[protocol]") {
  const auto on_scale_2 = [](const Vitals& vitals) {
    auto history = course();
    history.spo2_scale_2();
    history.observe(infusion, start + 10min, vitals);
    return history.found(infusion, Rule::news2);
  };
  const Vitals oxygen{.oxygen = Oxygen{20}};
  CHECK(found(whole(spo2(88))) == "review 3");
  CHECK(on_scale_2(whole(spo2(88))) == "nothing");
  CHECK(on_scale_2(whole(spo2(98))) == "nothing");
  CHECK(found(whole(both(spo2(98), oxygen))) == "nothing");
  CHECK(on_scale_2(whole(both(spo2(98), oxygen))) == "urgent high-risk definite infusing");
  CHECK(on_scale_2(spo2(98)) == "nothing");  // what is breathed is not known
}

// --- ringing ---

TEST_CASE("a rise within a band does not ring again, a higher band supersedes", "[protocol]") {
  auto history = course();
  history.observe(infusion, start + 10min, whole(red));
  CHECK(rung(history) == Rung{"review raised"});
  history.observe(infusion, start + 15min, whole(red + temp(385)));
  CHECK(rung(history) == Rung{"review raised"});
  history.observe(infusion, start + 20min, whole(five));
  CHECK(rung(history) == Rung{"review superseded", "urgent raised"});
  history.observe(infusion, start + 25min, whole(six));
  CHECK(rung(history) == Rung{"review superseded", "urgent raised"});
  history.observe(infusion, start + 30min, whole(seven));
  CHECK(rung(history) == Rung{"review superseded", "urgent superseded", "emergency raised"});
  history.observe(infusion, start + 35min, whole(red + rr(25) + acvpu(Consciousness::voice)));
  CHECK(rung(history) == Rung{"review superseded", "urgent superseded", "emergency raised"});
}

TEST_CASE("acknowledged, the same band is quiet and a higher one rings", "[protocol]") {
  auto history = course();
  history.observe(infusion, start + 10min, whole(four + spo2(95)));
  std::vector<FlagId> raised;
  for (const auto& [id, flag] : history.chart().flags()) raised.push_back(id);
  for (const auto id : raised) history.ack(id);
  history.observe(infusion, start + 15min, whole(five));
  CHECK(rung(history) == Rung{"urgent acknowledged"});
  history.observe(infusion, start + 20min, whole(seven));
  CHECK(rung(history) == Rung{"urgent superseded", "emergency raised"});
}

TEST_CASE("a lower band within an excursion changes nothing", "[protocol]") {
  auto history = course();
  const auto worst = history.observe(infusion, start + 10min, whole(seven));
  history.observe(infusion, start + 15min, whole(five));
  history.observe(infusion, start + 20min, whole(red));
  CHECK(rung(history) == Rung{"emergency raised"});
  const auto items = history.finding(infusion, Rule::news2)->items;
  REQUIRE(items.size() == 1);
  CHECK(items.front().value == 7);
  CHECK(items.front().observation == worst);
}

TEST_CASE("the excursion is told by its first reading's time and its highest band", "[protocol]") {
  auto history = course();
  history.observe(infusion, start + 10min, red);
  const auto worst = history.observe(infusion, start + 20min, whole(seven));
  const auto item = history.finding(infusion, Rule::news2)->items.front();
  CHECK(item.onset == Span{start + 10min});
  CHECK(item.observation == worst);
  CHECK_FALSE(says(item, Remark::partial));
}

TEST_CASE("a whole set without a call ends the excursion, a partial one does not", "[protocol]") {
  struct Row {
    const char* between;
    Vitals vitals;
    bool ends;
  };
  const auto row = GENERATE(values<Row>({
      {"a whole normal set", whole(), true},
      {"a whole set of 4, not red", whole(four), true},
      {"a whole set of 3, red", whole(red), false},
      {"a normal pressure", bp(120), false},
      {"nothing out, but oxygen not said", rr(16) + spo2(98) + bp(120) + hr(70) + temp(370), false},
      {"BP not to be had", bp_none(), false},
      {"pain only", {.pain = 3}, false},
  }));
  INFO(row.between);
  auto history = course();
  history.observe(infusion, start + 10min, whole(five));
  history.observe(infusion, start + 15min, row.vitals);
  history.observe(infusion, start + 20min, whole(five));
  const auto items = history.finding(infusion, Rule::news2)->items;
  REQUIRE(items.size() == (row.ends ? 2 : 1));
  CHECK(items.back().course == (row.ends ? 1 : 0));
  const auto want = row.ends ? Rung{"urgent superseded", "urgent raised"} : Rung{"urgent raised"};
  CHECK(rung(history) == want);
}

TEST_CASE("a second day's score is told once, on that day, and names the first", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  const auto second = history.start("alemtuzumab", start + 24h);
  history.observe(second, start + 24h + 10min, whole(five));
  CHECK(history.found(infusion, Rule::news2) == "nothing");
  CHECK(history.found(second, Rule::news2) == "urgent high-risk definite infusing");
  CHECK(history.finding(second, Rule::news2)->also_open == std::vector{infusion});
}

// --- who is left out ---

TEST_CASE("the day before the 16th birthday there is no flag, on it there is", "[protocol]") {
  const auto born = [](int day) {
    History history;
    know(history, [&](Patient& patient) {
      patient.birth = {std::chrono::year{2010}, std::chrono::month{11},
                       std::chrono::day{static_cast<unsigned>(day)}};
    });
    history.start("natalizumab", start);
    history.observe(infusion, start + 10min, whole(seven));
    return history.found(infusion, Rule::news2);
  };
  CHECK(born(22) == "nothing");
  CHECK(born(21) == "emergency high-risk definite infusing");
  CHECK(born(20) == "emergency high-risk definite infusing");
}

TEST_CASE("in pregnancy there is no flag, and one raised before that was told is taken back", "[protocol]") {
  History history;
  know(history, [](Patient& patient) { patient.pregnant = true; });
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, whole(seven));
  CHECK(rung(history).empty());
  know(history, [](Patient& patient) { patient.pregnant = false; });
  CHECK(rung(history) == Rung{"emergency raised"});
  know(history, [](Patient& patient) { patient.pregnant = true; });
  CHECK(rung(history) == Rung{"emergency retracted"});
}

}  // namespace
}  // namespace infuwatch::news2_flag_test
