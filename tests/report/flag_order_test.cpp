// In which order a flag tells what it is about.
#include "report/flag_order.hpp"

#include "report/board.hpp"
#include "report/why.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::flag_order_test {
namespace {

using namespace std::chrono_literals;
using test::History;
using test::seen;
using test::operator+;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Hives and wheezing at once, both gone, and wheezing again after ten hours.
History two_phases() {
  History history;
  history.start("ocrelizumab", start);
  history.observe(infusion, start + 15min, {seen("hives", 2), seen("wheezing", 2)});
  history.resolved(infusion, start + 50min, {"hives", "wheezing"});
  history.stop(infusion, start + 1h);
  history.observe(infusion, start + 10h, {seen("wheezing", 1)});
  return history;
}

const Flag& criteria_of(const History& history) {
  const Flag* found = nullptr;
  for (const auto& [id, flag] : history.chart().flags())
    if (flag.finding.rule == Rule::anaphylaxis_criteria && flag.standing()) found = &flag;
  REQUIRE(found);
  return *found;
}

std::string told(const Flag& flag) {
  std::string text;
  for (const auto& item : flag.finding.items) text += (text.empty() ? "" : "; ") + report::item_text(item);
  return text;
}

TEST_CASE("what is present is told first, what is gone last; what is stored keeps its order", "[report]") {
  const auto history = two_phases();
  const auto& stored = criteria_of(history);
  CHECK(told(stored) == "hives grade 2; wheezing grade 2; wheezing grade 1 (recurred)");
  const auto shown = report::FlagOrder{history.chart()}.shown(stored);
  CHECK(told(shown) == "wheezing grade 1 (recurred); hives grade 2; wheezing grade 2");
  CHECK(shown.finding.priority == stored.finding.priority);
  const auto row = report::board_row(history.chart(), history.infusion(infusion), start + 10h, {}, {}, {});
  for (const auto& flag : row.flags)
    if (flag.id == stored.id) CHECK(told(flag) == told(shown));
}

TEST_CASE("while all of it is present, or all is gone, the gravest is told first", "[report]") {
  History present;
  present.start("ocrelizumab", start);
  present.observe(infusion, start + 15min, {seen("hives", 3)});
  present.observe(infusion, start + 20min, {seen("itching", 1)});
  const auto last = [](const History& history) {
    return told(report::FlagOrder{history.chart()}.shown(history.chart().flags().rbegin()->second));
  };
  CHECK(last(present) == "hives grade 3; itching grade 1");
  auto gone = two_phases();
  gone.resolved(infusion, start + 11h, {"wheezing"});
  const auto& flag = criteria_of(gone);
  CHECK(told(report::FlagOrder{gone.chart()}.shown(flag)) == told(flag));
}

TEST_CASE("a pressure that is back within its limit is told behind what is present", "[report]") {
  History history;
  history.start("ocrelizumab", start);
  history.observe(infusion, start + 15min, {seen("hives", 1)}, test::bp(76));
  history.observe(infusion, start + 40min, {}, test::bp(118));
  const auto shown = report::FlagOrder{history.chart()}.shown(criteria_of(history));
  CHECK(shown.finding.items.front().finding == "hives");
}

TEST_CASE("a drop of the saturation that goes on is told before what is over", "[report]") {
  const auto first = [](const Vitals& later, const LimitsByInfusion& limits) {
    History history;
    history.prepare("ocrelizumab");
    history.observe(infusion, start - 10min, test::spo2(98) + test::hr(80));
    history.start(infusion, start);
    history.observe(infusion, start + 15min, test::spo2(93) + test::hr(135));
    history.observe(infusion, start + 40min, later);
    for (const auto& [id, flag] : history.chart().flags())
      if (flag.finding.rule == Rule::vital_sign && flag.standing())
        return report::FlagOrder{history.chart(), limits}.shown(flag).finding.items.front().finding;
    return std::string{"nothing"};
  };
  VitalLimits known;
  known.spo2_drop = 4;
  known.spo2_drop_to = 93;
  for (const auto& limits : {LimitsByInfusion{}, LimitsByInfusion{{infusion, known}}}) {
    CHECK(first(test::spo2(93) + test::hr(80), limits) == "spo2-drop");
    CHECK(first(test::spo2(98) + test::hr(135), limits) == "hr-high");
  }
  CHECK(first(test::spo2(95) + test::hr(135), {{infusion, known}}) == "hr-high");
}

}  // namespace
}  // namespace infuwatch::flag_order_test
