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

TEST_CASE("the worst is by priority, what stands, anaphylaxis, severity, and then the first", "[protocol]") {
  const auto flag = [](int id, Priority priority, Rule rule, int severity, bool stands = true) {
    Flag one;
    one.id = FlagId{id};
    one.finding.priority = priority;
    one.finding.rule = rule;
    one.finding.items.emplace_back().severity = severity;
    if (!stands) one.superseded_by = FlagId{99};
    return one;
  };
  struct Case {
    Flag first, second;
    int worst;
  };
  for (const auto& [first, second, worst] :
       {Case{flag(1, Priority::urgent, Rule::reaction, 8), flag(2, Priority::emergency, Rule::news2, 1), 2},
        Case{flag(1, Priority::urgent, Rule::reaction, 8, false),
             flag(2, Priority::urgent, Rule::reaction, 2), 2},
        Case{flag(1, Priority::emergency, Rule::life_threatening, 8),
             flag(2, Priority::emergency, Rule::anaphylaxis_criteria, 2), 2},
        Case{flag(1, Priority::emergency, Rule::news2, 8),
             flag(2, Priority::emergency, Rule::life_threatening, 2), 2},
        Case{flag(1, Priority::urgent, Rule::reaction, 4), flag(2, Priority::urgent, Rule::vital_sign, 5), 2},
        Case{flag(1, Priority::urgent, Rule::reaction, 4), flag(2, Priority::urgent, Rule::vital_sign, 4),
             1}}) {
    CHECK(worst_of({&first, &second})->id == FlagId{worst});
    if (worst == 2) CHECK(worst_of({&second, &first})->id == FlagId{2});
  }
}

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
