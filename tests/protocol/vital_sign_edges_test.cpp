// Signs that swing at a limit: a fall from any baseline, and a glucose, which has no margin.
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::vital_sign_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

Vitals glucose(int mg_dl) {
  Vitals vitals;
  vitals.more[Sign::glucose] = {mg_dl, std::to_string(mg_dl) + " mg/dL"};
  return vitals;
}

/// Out, back by so much, and out again: how often the sign is told.
std::ptrdiff_t told(const char* sign, const Vitals& out, const Vitals& back,
                    const std::optional<Vitals>& before = {}) {
  History history;
  history.prepare("methylprednisolone");
  if (before) history.observe(infusion, start - 10min, *before);
  history.start(infusion, start);
  history.observe(infusion, start + 10min, out);
  history.observe(infusion, start + 15min, back);
  history.observe(infusion, start + 20min, out);
  const auto finding = history.finding(infusion, Rule::vital_sign);
  if (!finding) return 0;
  return std::count_if(finding->items.begin(), finding->items.end(),
                       [&](const FlagItem& item) { return item.finding == sign; });
}

TEST_CASE("a fall is over 3 mmHg above the last pressure that is none", "[protocol][sign]") {
  const struct {
    int base, within, out, near, back;
  } cases[] = {{133, 94, 93, 96, 97},  // 30 % of it is 39.9
               {140, 98, 97, 100, 101},
               {150, 105, 104, 107, 108},
               {163, 115, 114, 117, 118},   // 48.9
               {199, 140, 139, 142, 143}};  // 59.7
  for (const auto& one : cases) {
    INFO(one.base);
    CHECK(told("sbp-fall", bp(one.within), bp(one.within), bp(one.base)) == 0);
    CHECK(told("sbp-fall", bp(one.out), bp(one.near), bp(one.base)) == 1);
    CHECK(told("sbp-fall", bp(one.out), bp(one.back), bp(one.base)) == 2);
  }
}

TEST_CASE("a glucose is back with the first reading within its limit", "[protocol][sign]") {
  CHECK(told("glucose-low", glucose(69), glucose(69)) == 1);
  CHECK(told("glucose-low", glucose(69), glucose(70)) == 2);
  CHECK(told("glucose-low", glucose(53), glucose(69)) == 1);
  CHECK(told("glucose-low", glucose(53), glucose(70)) == 2);
  CHECK(told("glucose-high", glucose(400), glucose(400)) == 1);
  CHECK(told("glucose-high", glucose(400), glucose(399)) == 2);
}

}  // namespace
}  // namespace infuwatch::vital_sign_edges_test
