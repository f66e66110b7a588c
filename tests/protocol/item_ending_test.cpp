// When each thing that was flagged is over.
#include "protocol/item_ending.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::item_ending_test {
namespace {

using namespace std::chrono_literals;
using test::History;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

FlagItem flagged(const std::string& finding, Against against, std::optional<int> limit) {
  FlagItem item;
  item.finding = finding;
  item.against = against;
  item.limit = limit;
  item.onset = Span{start + 10min};
  return item;
}

/// Whether an item goes on after one reading at its onset and another 10 min later.
bool goes_on(const FlagItem& item, const Vitals& at_onset, const Vitals& later, const VitalLimits& limits) {
  History history;
  history.start("ocrelizumab", start);
  history.observe(infusion, start + 10min, at_onset);
  history.observe(infusion, start + 20min, later);
  return ItemEndings{history.chart(), history.infusion(infusion), limits}.present(item);
}

VitalLimits known() {
  VitalLimits limits;
  limits.spo2_drop = 4;
  limits.spo2_drop_to = 93;
  limits.sbp_fall_percent = 30;
  return limits;
}

TEST_CASE("a drop of the saturation is over within its limit; without one only at the baseline",
          "[protocol]") {
  const auto drop = flagged("spo2-drop", Against::drop, 98);
  const auto after = [&](int percent, const VitalLimits& limits) {
    return goes_on(drop, test::spo2(92), test::spo2(percent), limits);
  };
  CHECK(after(93, known()));
  CHECK_FALSE(after(94, known()));
  CHECK_FALSE(after(98, known()));
  CHECK(after(94, {}));
  CHECK(after(97, {}));
  CHECK_FALSE(after(98, {}));
}

TEST_CASE("a fall of the pressure is over within its limit; without one only at the baseline", "[protocol]") {
  const auto fall = flagged("sbp-fall", Against::fall, 120);
  const auto after = [&](int systolic, const VitalLimits& limits) {
    return goes_on(fall, test::bp(80), test::bp(systolic), limits);
  };
  CHECK(after(83, known()));
  CHECK_FALSE(after(84, known()));
  CHECK(after(119, {}));
  CHECK_FALSE(after(120, {}));
}

TEST_CASE("a symptom goes on until it is charted as gone; one that is charted no more is gone",
          "[protocol]") {
  History history;
  history.start("ocrelizumab", start);
  history.observe(infusion, start + 10min, {test::seen("hives", 2)});
  const auto endings = [&] { return ItemEndings{history.chart(), history.infusion(infusion), {}}; };
  auto hives = flagged("hives", Against::none, std::nullopt);
  CHECK(endings().present(hives));
  CHECK_FALSE(endings().present(flagged("itching", Against::none, std::nullopt)));
  hives.course = 1;
  CHECK(endings().end_of(hives) == start + 10min);
  hives.course = 0;
  history.resolved(infusion, start + 40min, {"hives"});
  CHECK(endings().end_of(hives) == start + 40min);
}

}  // namespace
}  // namespace infuwatch::item_ending_test
