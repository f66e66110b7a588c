// NEWS2: the published table, band by band, and 19 published cases.
#include "protocol/news2.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/property.hpp"

namespace infuwatch::news2_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

Vitals breathing(int tenths_l_min) { return {.oxygen = Oxygen{tenths_l_min}}; }
const Vitals air = breathing(0), oxygen = breathing(20);
const Vitals alert = acvpu(Consciousness::alert);

/// As `+` of the support, oxygen too.
Vitals both(Vitals one, const Vitals& more) {
  const auto breathed = more.oxygen ? more.oxygen : one.oxygen;
  one = one + more;
  one.oxygen = breathed;
  return one;
}

/// A whole set that scores 0, but for what is given.
Vitals whole(const Vitals& but = {}) {
  return both(both(rr(16) + spo2(98) + bp(120) + hr(70) + temp(370) + alert, air), but);
}

// --- the score ---

struct Vector {
  int number, rr, spo2;
  bool scale_2, oxygen;
  int sbp, hr, tenths_c;
  bool alert;
  int total;
};

TEST_CASE("the 19 published vectors", "[protocol]") {
  const auto row = GENERATE(values<Vector>({
      {1, 20, 98, false, false, 111, 78, 370, true, 0},   {2, 20, 95, false, false, 111, 78, 370, true, 1},
      {3, 20, 93, false, false, 111, 78, 370, true, 2},   {4, 20, 91, false, false, 111, 78, 370, true, 3},
      {5, 20, 98, false, false, 70, 78, 370, true, 3},    {6, 20, 98, true, true, 111, 78, 370, true, 5},
      {7, 20, 98, true, false, 111, 78, 370, true, 0},    {8, 20, 82, true, false, 111, 78, 370, true, 3},
      {9, 20, 98, true, true, 111, 78, 370, false, 8},    {10, 20, 98, true, true, 111, 78, 340, false, 11},
      {11, 20, 98, true, true, 111, 78, 390, false, 9},   {12, 20, 98, true, true, 111, 78, 400, false, 10},
      {13, 20, 98, true, true, 111, 48, 400, false, 11},  {14, 20, 98, true, true, 111, 150, 400, false, 13},
      {15, 20, 98, true, true, 80, 150, 400, false, 16},  {16, 20, 98, true, true, 105, 150, 400, false, 14},
      {17, 20, 98, true, true, 230, 150, 400, false, 16}, {18, 27, 98, true, true, 230, 150, 400, false, 19},
      {19, 10, 98, true, true, 230, 150, 400, false, 17},
  }));
  INFO("vector " << row.number);
  const auto measured = both(rr(row.rr) + spo2(row.spo2) + bp(row.sbp) + hr(row.hr) + temp(row.tenths_c),
                             row.oxygen ? oxygen : air);
  const auto scored_at = [&](Consciousness level) {
    const auto scored = news2_of(both(measured, acvpu(level)), row.scale_2);
    REQUIRE(scored);
    CHECK(scored->complete);
    CHECK(scored->red == (row.total >= 3));  // as it happens, each from vector 4 on has a parameter at 3
    CHECK(scored->score == row.total);
  };
  if (row.alert) return scored_at(Consciousness::alert);
  for (const auto level :
       {Consciousness::confusion, Consciousness::voice, Consciousness::pain, Consciousness::unresponsive})
    scored_at(level);
}

struct Band {
  Vitals (*measured)(int);
  std::vector<std::pair<int, int>> edges;  // value, points
};

TEST_CASE("both sides of every edge of every band", "[protocol]") {
  const std::map<std::string, Band> bands{
      {"respiration",
       {rr, {{1, 3}, {8, 3}, {9, 1}, {11, 1}, {12, 0}, {20, 0}, {21, 2}, {24, 2}, {25, 3}, {60, 3}}}},
      {"saturation, scale 1",
       {spo2, {{50, 3}, {91, 3}, {92, 2}, {93, 2}, {94, 1}, {95, 1}, {96, 0}, {100, 0}}}},
      {"oxygen, tenths of a litre", {breathing, {{0, 0}, {1, 2}, {20, 2}, {150, 2}}}},
      {"systolic pressure",
       {[](int n) { return bp(n); },
        {{40, 3}, {90, 3}, {91, 2}, {100, 2}, {101, 1}, {110, 1}, {111, 0}, {219, 0}, {220, 3}, {260, 3}}}},
      {"systolic pressure by pulse", {bp_felt, {{90, 3}, {91, 2}, {110, 1}, {111, 0}}}},
      {"pulse",
       {hr,
        {{20, 3},
         {40, 3},
         {41, 1},
         {50, 1},
         {51, 0},
         {90, 0},
         {91, 1},
         {110, 1},
         {111, 2},
         {130, 2},
         {131, 3}}}},
      {"temperature",
       {temp,
        {{340, 3},
         {350, 3},
         {351, 1},
         {360, 1},
         {361, 0},
         {380, 0},
         {381, 1},
         {390, 1},
         {391, 2},
         {420, 2}}}},
      {"consciousness",
       {[](int n) { return acvpu(static_cast<Consciousness>(n)); },
        {{0, 0}, {1, 3}, {2, 3}, {3, 3}, {4, 3}}}}};
  for (const auto& [parameter, band] : bands) {
    for (const auto& [value, points] : band.edges) {
      INFO(parameter << ' ' << value);
      const auto scored = news2_of(band.measured(value), false);
      REQUIRE(scored);
      CHECK(scored->score == points);
      CHECK(scored->red == (points == 3));
      CHECK_FALSE(scored->complete);  // one parameter of seven
    }
  }
}

TEST_CASE("saturation on scale 2: too much oxygen scores too, on air it does not", "[protocol]") {
  struct Row {
    int percent, on_air, on_oxygen;
  };
  const Row rows[] = {{50, 3, 3}, {83, 3, 3}, {84, 2, 2}, {85, 2, 2}, {86, 1, 1}, {87, 1, 1}, {88, 0, 0},
                      {92, 0, 0}, {93, 0, 1}, {94, 0, 1}, {95, 0, 2}, {96, 0, 2}, {97, 0, 3}, {100, 0, 3}};
  for (const auto& row : rows) {
    INFO(row.percent << " %");
    const auto on_air = news2_of(whole(spo2(row.percent)), true);
    CHECK(on_air->score == row.on_air);
    CHECK(on_air->red == (row.on_air == 3));
    CHECK(on_air->complete);
    const auto on_oxygen = news2_of(whole(both(spo2(row.percent), oxygen)), true);
    CHECK(on_oxygen->score == 2 + row.on_oxygen);
    CHECK(on_oxygen->red == (row.on_oxygen == 3));
    CHECK(on_oxygen->complete);
  }
}

TEST_CASE("on scale 1 saturation scores the same on air and on oxygen", "[protocol]") {
  for (const int percent : {91, 92, 93, 94, 95, 96, 98, 100})
    CHECK(news2_of(whole(both(spo2(percent), oxygen)), false)->score ==
          2 + news2_of(whole(spo2(percent)), false)->score);
}

TEST_CASE("on scale 2 saturation from 93 % says nothing while it is not known what is breathed",
          "[protocol]") {
  CHECK(news2_of(spo2(92), true)->score == 0);
  CHECK_FALSE(news2_of(spo2(93), true));
  CHECK_FALSE(news2_of(spo2(100), true));
  CHECK(news2_of(spo2(93), false)->score == 2);
  for (const int percent : {88, 92, 93, 97}) {
    auto unsaid = whole(spo2(percent));
    unsaid.oxygen.reset();
    const auto scored = news2_of(unsaid, true);
    CHECK_FALSE(scored->complete);
    CHECK(scored->score == 0);
    CHECK_FALSE(scored->red);
  }
}

TEST_CASE("the highest score is 20, the lowest 0", "[protocol]") {
  const auto worst =
      both(rr(30) + spo2(80) + bp(70) + hr(150) + temp(340) + acvpu(Consciousness::unresponsive), oxygen);
  CHECK(news2_of(worst, false)->score == 20);
  CHECK(news2_of(worst, true)->score == 20);
  CHECK(news2_of(whole(), false)->score == 0);
}

TEST_CASE("six of seven are not a whole set, and a reading not to be had is not measured", "[protocol]") {
  CHECK(news2_of(whole(), false)->complete);
  const std::vector<void (*)(Vitals&)> without{
      [](Vitals& v) { v.respiratory_rate.reset(); }, [](Vitals& v) { v.spo2.reset(); },
      [](Vitals& v) { v.oxygen.reset(); },           [](Vitals& v) { v.pressure.reset(); },
      [](Vitals& v) { v.heart_rate.reset(); },       [](Vitals& v) { v.consciousness.reset(); },
      [](Vitals& v) { v.temperature.reset(); },      [](Vitals& v) { v.respiratory_rate = Reading{}; },
      [](Vitals& v) { v.spo2 = Reading{}; },         [](Vitals& v) { v.pressure = BloodPressure{}; },
      [](Vitals& v) { v.heart_rate = Reading{}; }};
  for (const auto& leave_out : without) {
    auto set = whole();
    leave_out(set);
    const auto scored = news2_of(set, false);
    CHECK_FALSE(scored->complete);
    CHECK(scored->score == 0);
  }
  CHECK_FALSE(news2_of({}, false));
  CHECK_FALSE(news2_of({.pain = 10}, false));
  CHECK_FALSE(news2_of({.heart_rate = Reading{}, .pressure = BloodPressure{}}, false));
}

TEST_CASE("what a partial set scores is a lower bound", "[protocol]") {
  const auto any = [](int low, int high) { return *rc::gen::resize(100, rc::gen::inRange(low, high + 1)); };
  holds_always("any part of any set, on either scale", [&] {
    const auto set = both(rr(any(4, 40)) + spo2(any(75, 100)) + bp(any(60, 240)) + hr(any(30, 160)) +
                              temp(any(340, 410)) + acvpu(static_cast<Consciousness>(any(0, 4))),
                          breathing(any(0, 1) * 20));
    const bool scale_2 = any(0, 1) == 1;
    const auto full = *news2_of(set, scale_2);
    auto part = set;
    if (any(0, 1)) part.respiratory_rate.reset();
    if (any(0, 1)) part.spo2.reset();
    if (any(0, 1)) part.oxygen.reset();
    if (any(0, 1)) part.pressure.reset();
    if (any(0, 1)) part.heart_rate.reset();
    if (any(0, 1)) part.temperature.reset();
    if (any(0, 1)) part.consciousness.reset();
    const auto scored = news2_of(part, scale_2);
    RC_ASSERT(full.complete);
    RC_ASSERT((full.score >= 0 && full.score <= 20));
    if (!scored) return;
    RC_ASSERT(scored->complete == (part == set));
    RC_ASSERT(scored->score <= full.score);
    RC_ASSERT((full.red || !scored->red));
  });
}

// --- who is scored ---

Patient born(const char* birth_utc, bool pregnant = false) {
  const std::chrono::year_month_day birth{
      std::chrono::floor<std::chrono::days>(test::at(std::string{birth_utc} + "T00:00"))};
  return {.id = PatientId{1}, .mrn = "0042137", .name = "Testa, Ana", .birth = birth, .pregnant = pregnant};
}

TEST_CASE("nobody is scored before the 16th birthday", "[protocol]") {
  const auto patient = born("2010-11-21");
  CHECK_FALSE(scores_news2(patient, test::at("2026-11-20T23:59:59")));
  CHECK(scores_news2(patient, test::at("2026-11-21T00:00")));
  CHECK_FALSE(scores_news2(born("2010-11-22"), start));
  CHECK(scores_news2(born("2010-11-21"), start));
  CHECK(scores_news2(born("1984-03-09"), start));
  CHECK_FALSE(scores_news2(born("2008-02-29"), test::at("2024-02-28T23:59")));
  CHECK(scores_news2(born("2008-02-29"), test::at("2024-02-29T00:00")));
}

TEST_CASE("nobody is scored in pregnancy", "[protocol]") {
  CHECK_FALSE(scores_news2(born("1984-03-09", true), start));
  CHECK_FALSE(scores_news2(born("2015-03-09", true), start));
}

}  // namespace
}  // namespace infuwatch::news2_test
