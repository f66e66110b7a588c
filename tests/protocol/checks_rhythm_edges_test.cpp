// How far ahead vital signs are listed, and the rhythm of flags that wait at the same time.
#include "protocol/checks.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::checks_rhythm_edges_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-20T14:00");  // 09:00 in New York, a Friday
const Zone zone = *Zone::open("America/New_York");
const InfusionId infusion{1};

Vitals whole_set() {
  using test::operator+;
  return test::hr(80) + test::bp(120, 70) + test::spo2(98);
}

/// The shipped protocol with another plan.
DrugProtocol drug_with(const std::function<void(CheckPlan&)>& change = [](CheckPlan&) {}) {
  auto drug = test::seed().drugs.at("natalizumab");
  change(drug.checks);
  return drug;
}

std::vector<Check> vitals(const History& history, Instant now, const DrugProtocol& drug = drug_with()) {
  const auto hours = *parse_opening("always");
  auto all = checks_of(history.chart(), history.infusion(infusion), {drug, hours, zone}, now);
  std::erase_if(all, [](const Check& check) { return check.kind != CheckKind::vitals; });
  return all;
}

/// `0 15 30`: when vital signs are due, in minutes since the start.
std::string grid(const History& history, Instant now, const DrugProtocol& drug = drug_with()) {
  std::string out;
  for (const auto& check : vitals(history, now, drug))
    out += (out.empty() ? "" : " ") + std::to_string((check.due - start).count() / 60);
  return out;
}

/// How the check of so many minutes stands.
CheckState state_at(const History& history, Seconds due, Instant now) {
  for (const auto& check : vitals(history, now))
    if (check.due == start + due) return check.state;
  FAIL("no such check");
  return {};
}

// --- what lies ahead ---

TEST_CASE("behind a check ahead that is done already the one after it is listed, from the moment one is due",
          "[protocol][checks]") {
  const auto reaching_back = drug_with([](CheckPlan& plan) { plan.early = 16min; });
  History history;
  history.start("natalizumab", start, 5h);
  history.observe(infusion, start, whole_set());
  for (int i = 0; i < 2; ++i) history.observe(infusion, start + 15min, whole_set());
  CHECK(grid(history, start + 15min - 1s, reaching_back) == "0 15 30");
  CHECK(grid(history, start + 15min, reaching_back) == "0 15 30 45");
  CHECK(grid(history, start + 15min + 1s, reaching_back) == "0 15 30 45");
  CHECK(grid(history, start + 30min - 1s, reaching_back) == "0 15 30 45");
}

TEST_CASE("so it is in the rhythm of a flag that waits", "[protocol][checks]") {
  History history;
  history.start("natalizumab", start, 5h);
  history.observe(infusion, start + 62min, {seen("hives", 2)});
  for (int i = 0; i < 2; ++i) history.observe(infusion, start + 72min, whole_set());
  CHECK(grid(history, start + 72min - 1s) == "0 15 30 45 60 67 72 77");
  CHECK(grid(history, start + 72min) == "0 15 30 45 60 67 72 77 82");
  CHECK(grid(history, start + 72min + 1s) == "0 15 30 45 60 67 72 77 82");
}

// --- flags that wait at the same time ---

/// Hives, then a fever of its own flag; each answered so long after the start, or not.
History two_flags(Seconds hives, Seconds fever, std::optional<Seconds> hives_answered,
                  std::optional<Seconds> fever_answered) {
  using test::operator+;
  History history;
  history.start("natalizumab", start, 5h);
  history.observe(infusion, start + hives, {seen("hives", 2)});
  history.observe(infusion, start + fever, whole_set() + test::temp(390));
  const auto& flags = history.chart().flags();
  REQUIRE(flags.size() == 2);
  REQUIRE((history.flag(1).standing() && history.flag(2).standing()));
  const bool hives_first = hives_answered.value_or(24h) < fever_answered.value_or(24h);
  for (const int flag : {hives_first ? 1 : 2, hives_first ? 2 : 1})
    if (const auto answered = flag == 1 ? hives_answered : fever_answered) {
      history.at(start + *answered);
      history.ack(FlagId{flag});
    }
  return history;
}

TEST_CASE("flags that wait together keep the first one's rhythm until the last of them is answered",
          "[protocol][checks]") {
  const struct {
    std::optional<Seconds> hives, fever;
    const char* told;
  } cases[] = {{{}, 66min, "0 15 30 45 60 67 72 77 81 82 87 90 92 96"},
               {66min, {}, "0 15 30 45 60 67 72 77 81 82 87 90 92 96"},
               {70min, 78min, "0 15 30 45 60 67 72 77 85 90 93 100"},
               {78min, 70min, "0 15 30 45 60 67 72 77 85 90 93 100"}};
  for (const auto& [hives, fever, told] : cases) {
    INFO(hives.value_or(0s).count() / 60 << ' ' << fever.value_or(0s).count() / 60);
    CHECK(grid(two_flags(62min, 64min, hives, fever), start + 95min) == told);
  }
}

TEST_CASE("the set that raised another flag does the check due in that moment, and none behind it",
          "[protocol][checks]") {
  for (const auto& [fever, state] : {std::pair<Seconds, CheckState>{66min, CheckState::missed},
                                     {67min, CheckState::done},
                                     {68min, CheckState::done}}) {
    INFO(fever.count() / 60);
    const auto history = two_flags(62min, fever, {}, {});
    CHECK(state_at(history, 67min, start + 73min) == state);
    CHECK(state_at(history, 72min, start + 73min) == CheckState::overdue);
  }
}

TEST_CASE("however many flags are answered in one minute, one rhythm follows", "[protocol][checks]") {
  const auto hourly = drug_with([](CheckPlan& plan) { plan.tight_then_every = 1h; });
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 61min);
  for (int flag = 1; flag <= 64; ++flag) {
    INFO(flag);
    const auto entry = history.observe(infusion, start + 62min, {seen("hives", 2)});
    history.ack(FlagId{flag});
    history.retract(entry);
    CHECK(grid(history, start + 3h, hourly) == "0 15 30 45 61 91 121 122");
  }
}

}  // namespace
}  // namespace infuwatch::checks_rhythm_edges_test
