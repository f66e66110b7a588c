// Which flag tells the worst, of several and under a drug.
#include "protocol/worst_flag.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::worst_flag_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");

std::string worst_under(const History& history, const std::string& drug) {
  const auto* flag = worst_reaction_under(history.chart(), drug);
  return flag
             ? std::string{name(flag->finding.rule)} + " on " + std::to_string(flag->finding.infusion.value())
             : "nothing";
}

TEST_CASE("of none there is no worst", "[protocol]") { CHECK(worst_of({}) == nullptr); }

TEST_CASE("the worst reaction under a drug is of every infusion of it, of what stands", "[protocol]") {
  History history;
  const auto one = history.start("ocrelizumab", start);
  CHECK(worst_under(history, "ocrelizumab") == "nothing");
  history.observe(one, start + 20min, hr(136));
  CHECK(worst_under(history, "ocrelizumab") == "nothing");  // a sign alone is no reaction
  const auto seen_at =
      history.observe(one, start + 30min, {seen("hives", 2), seen("wheezing", 2)}, bp(80, 50));
  CHECK(worst_under(history, "ocrelizumab") == "anaphylaxis-criteria on 1");
  CHECK(worst_under(history, "natalizumab") == "nothing");
  history.resolved(one, start + 60min, {"hives", "wheezing"});
  history.stop(one, start + 2h);
  history.release(one, start + 4h);
  const auto two = history.start("ocrelizumab", start + 24h * 180);
  history.observe(two, start + 24h * 180 + 10min, {seen("itching", 1)});
  CHECK(worst_under(history, "ocrelizumab") == "anaphylaxis-criteria on 1");
  history.retract(seen_at);
  CHECK(worst_under(history, "ocrelizumab") == "reaction on 2");
}

}  // namespace
}  // namespace infuwatch::worst_flag_test
