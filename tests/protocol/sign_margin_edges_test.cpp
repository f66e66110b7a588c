// How far inside the limit it crossed a flagged sign is back, so that going out again is another.
#include "protocol/sign_ending.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::sign_margin_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = at("2026-11-21T14:00");

FlagItem flagged(const char* finding, Against against, std::optional<int> limit) {
  FlagItem item;
  item.finding = finding;
  item.against = against;
  item.limit = limit;
  item.onset = start;
  return item;
}

SignReading reading(Seconds after, const Vitals& vitals) {
  return {EntryNumber{1}, InfusionId{1}, start + after, vitals};
}

Vitals glucose(int mg_dl) {
  Vitals vitals;
  vitals.more.insert_or_assign(Sign::glucose, Measured{mg_dl, "as entered"});
  return vitals;
}

/// Out, back by so much, and out again: `over` with the return, or `goes on`.
std::string swung(const FlagItem& item, const Vitals& out, const Vitals& back) {
  const std::vector<SignReading> charted{reading(0s, out), reading(5min, back), reading(10min, out)};
  const auto ended = sign_ended(item, charted, seed().common.limits, false);
  return !ended ? "goes on" : *ended == start + 5min ? "over" : "over at another time";
}

TEST_CASE("a sign that goes out again was over between only where it lay inside its limit by the margin",
          "[protocol][vitals]") {
  const struct {
    FlagItem item;
    Vitals out, near, back;
  } cases[] = {
      {flagged("sbp", Against::below, 90), bp(89), bp(92), bp(93)},
      {flagged("spo2", Against::below, 92), spo2(91), spo2(92), spo2(93)},
      {flagged("hr-low", Against::at_most, 40), hr(40), hr(43), hr(44)},
      {flagged("rr-low", Against::at_most, 8), rr(8), rr(9), rr(10)},
      {flagged("hr-high", Against::above, 130), hr(131), hr(128), hr(127)},
      {flagged("hr-high", Against::at_least, 130), hr(130), hr(127), hr(126)},
      {flagged("dbp-high", Against::at_least, 110), bp(150, 110), bp(150, 107), bp(150, 106)},
      {flagged("sbp-fall", Against::fall, 150), bp(100), bp(107), bp(108)},  // a fall of 30 % is to 105
      {flagged("sbp-fall", Against::fall, 120), bp(80), bp(86), bp(87)}};    // to 84
  for (const auto& one : cases) {
    INFO(one.item.finding << ' ' << one.item.limit.value_or(0));
    CHECK(swung(one.item, one.out, one.near) == "goes on");
    CHECK(swung(one.item, one.out, one.back) == "over");
  }
}

TEST_CASE("a glucose is back at its limit itself, which has no margin", "[protocol][vitals]") {
  const auto low = flagged("glucose-low", Against::below, 70);
  CHECK(swung(low, glucose(60), glucose(69)) == "goes on");
  CHECK(swung(low, glucose(60), glucose(70)) == "over");
  const auto high = flagged("glucose-high", Against::at_least, 250);
  CHECK(swung(high, glucose(260), glucose(250)) == "goes on");
  CHECK(swung(high, glucose(260), glucose(249)) == "over");
}

TEST_CASE("a good reading of the minute a sign began in ends nothing that a later one shows",
          "[protocol][vitals]") {
  const auto low = flagged("sbp", Against::below, 90);
  const auto ended = [&](Seconds good) {
    const auto found =
        sign_ended(low, {reading(good, bp(120)), reading(5min, bp(80))}, seed().common.limits, false);
    return found ? std::optional{*found - start} : std::nullopt;
  };
  CHECK(ended(0s) == std::nullopt);
  CHECK(ended(1s) == Seconds{1});
}

}  // namespace
}  // namespace infuwatch::sign_margin_edges_test
