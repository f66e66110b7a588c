// When a flagged sign was over again: each limit from both sides.
#include "protocol/sign_ending.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::sign_ending_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

FlagItem flagged(const char* finding, Against against, std::optional<int> limit) {
  FlagItem item;
  item.finding = finding;
  item.against = against;
  item.limit = limit;
  item.onset = start;
  return item;
}

Vitals oxygen(int tenths) {
  Vitals vitals;
  vitals.oxygen = Oxygen{tenths};
  return vitals;
}

/// What a reading 5 min after the onset says: `over`, `present`, or `not measured`.
std::string told(const FlagItem& item, const Vitals& now, const VitalLimits& limits = seed().common.limits) {
  const auto ended = sign_ended(item, {{EntryNumber{1}, InfusionId{1}, start + 5min, now}}, limits, false);
  return !ended ? "present" : *ended == start + 5min ? "over" : "not measured";
}

TEST_CASE("a sign is over within the limit it crossed, and one unit past it present", "[protocol]") {
  const struct {
    FlagItem item;
    Vitals over, present;
  } cases[] = {
      {flagged("oxygen", Against::none, {}), oxygen(0), oxygen(1)},
      {flagged("dbp-high", Against::at_least, 110), bp(150, 109), bp(150, 110)},
      {flagged("acvpu", Against::none, {}), acvpu(Consciousness::alert), acvpu(Consciousness::confusion)},
      {flagged("hr-low", Against::at_most, 40), hr(41), hr(40)},
      {flagged("hr-high", Against::above, 130), hr(130), hr(131)},
      {flagged("rr-high", Against::at_least, 25), rr(24), rr(25)},
      {flagged("sbp", Against::below, 90), bp(90), bp(89)},
      {flagged("sbp", Against::none, {}), bp(60), bp_none()},
      {flagged("news2", Against::at_least, 5), hr(115) + rr(22), hr(115) + rr(22) + temp(385)},
      {flagged("news2", Against::at_least, 5), rr(24), rr(25)},        // one red parameter
      {flagged("sbp-fall", Against::fall, 120), bp(84), bp(83)},       // 30.0 %
      {flagged("sbp-fall", Against::fall, 199), bp(140), bp(139)},     // 30.2 %
      {flagged("sbp-rise", Against::rise, 122), bp(159), bp(160)},     // told from 160 on
      {flagged("sbp-rise", Against::rise, 140), bp(167), bp(168)},     // 20.0 %
      {flagged("sbp-rise", Against::rise, 146), bp(175), bp(176)},     // 19.9 %
      {flagged("sbp-rise", Against::rise, 145), bp(173), bp(174)},     // 20.0 %
      {flagged("spo2-drop", Against::drop, 98), spo2(94), spo2(93)},   // told from 93 down
      {flagged("spo2-drop", Against::drop, 96), spo2(93), spo2(92)}};  // 4 points
  for (const auto& one : cases) {
    INFO(one.item.finding << ' ' << one.item.limit.value_or(0));
    CHECK(told(one.item, one.over) == "over");
    CHECK(told(one.item, one.present) == "present");
    CHECK(told(one.item, {.pain = 3}) == "not measured");
  }
}

TEST_CASE("a rise or a drop whose limit the catalogue leaves out is over at the baseline", "[protocol]") {
  auto limits = seed().common.limits;
  limits.sbp_rise_percent.reset();
  limits.sbp_rise_to = 0;
  CHECK(told(flagged("sbp-rise", Against::rise, 140), bp(139), limits) == "over");
  CHECK(told(flagged("sbp-rise", Against::rise, 140), bp(141), limits) == "present");
  limits.spo2_drop.reset();
  CHECK(told(flagged("spo2-drop", Against::drop, 98), spo2(98), limits) == "over");
  CHECK(told(flagged("spo2-drop", Against::drop, 98), spo2(97), limits) == "present");
}

TEST_CASE(
    "a sign that began is over with the first reading within its limit; one no reading shows, with its onset",
    "[protocol]") {
  FlagItem low;
  low.finding = "sbp";
  low.limit = 90;
  low.against = Against::below;
  low.onset = start;
  const auto ended = [&](const std::vector<std::pair<Seconds, int>>& charted) {
    std::vector<SignReading> readings;
    for (const auto& [after, systolic] : charted)
      readings.push_back({EntryNumber{1}, InfusionId{1}, start + after, bp(systolic)});
    const auto found = sign_ended(low, readings, seed().common.limits, false);
    return found ? std::optional{*found - start} : std::nullopt;
  };
  CHECK(ended({}) == Seconds{0});
  CHECK(ended({{-1min, 80}}) == Seconds{0});
  CHECK(ended({{0s, 80}}) == std::nullopt);
  CHECK(ended({{0s, 80}, {5min, 90}}) == Seconds{5min});
  CHECK(ended({{0s, 80}, {0s, 90}}) == Seconds{0});
  CHECK(ended({{0s, 90}, {0s, 80}}) == std::nullopt);  // within at first, in the same minute
  CHECK(ended({{5min, 90}}) == Seconds{5min});
}

}  // namespace
}  // namespace infuwatch::sign_ending_test
