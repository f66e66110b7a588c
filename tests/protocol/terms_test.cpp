// The numbers an infusion runs by: the drug count and the observation after the stop.
#include "protocol/judge.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::terms_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant first_day = at("2026-01-05T14:00");

/// An infusion of an hour, without incident, released an hour later.
InfusionId uneventful(History& history, const std::string& drug, Instant when) {
  const auto infusion = history.start(drug, when);
  history.stop(infusion, when + 1h);
  history.release(infusion, when + 2h);
  return infusion;
}

int count(const History& history, InfusionId infusion) { return history.infusion(infusion).terms.drug_count; }
bool certain(const History& history, InfusionId infusion) {
  return history.infusion(infusion).terms.count_certain;
}
std::chrono::minutes stay(const History& history, InfusionId infusion) {
  return std::chrono::duration_cast<std::chrono::minutes>(
      history.infusion(infusion).terms.observe_after_stop);
}

// --- drug count ---

TEST_CASE("the drug count is what the record holds, and what the patient had before it", "[protocol]") {
  History history;
  const auto first = uneventful(history, "natalizumab", first_day);
  const auto second = uneventful(history, "natalizumab", first_day + 28 * 24h);
  CHECK(count(history, first) == 1);
  CHECK(count(history, second) == 2);
  CHECK_FALSE(certain(history, second));
  history.prior("natalizumab", 11);
  CHECK(count(history, first) == 12);
  CHECK(count(history, second) == 13);
  CHECK(certain(history, first));
}

TEST_CASE("an unknown earlier count is at least what the record holds", "[protocol]") {
  History history;
  history.prior("natalizumab", std::nullopt);
  const auto first = uneventful(history, "natalizumab", first_day);
  CHECK(count(history, first) == 1);
  CHECK_FALSE(certain(history, first));
  history.prior("natalizumab", 0);
  CHECK(count(history, first) == 1);
  CHECK(certain(history, first));
}

TEST_CASE("each drug is counted for itself", "[protocol]") {
  History history;
  history.prior("natalizumab", 30);
  uneventful(history, "natalizumab", first_day);
  const auto other = uneventful(history, "ocrelizumab", first_day + 90 * 24h);
  CHECK(count(history, other) == 1);
  CHECK_FALSE(certain(history, other));
}

TEST_CASE("what never began does not count: prepared, cancelled, start retracted", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  const auto cancelled = history.prepare("natalizumab");
  history.cancel(cancelled, first_day);
  const auto by_mistake = history.prepare("natalizumab");
  const auto started = history.start(by_mistake, first_day + 1h);
  const auto last = uneventful(history, "natalizumab", first_day + 28 * 24h);
  CHECK(count(history, last) == 2);
  history.retract(started);
  CHECK(count(history, last) == 1);
}

TEST_CASE("a start that carried its order is void once retracted, and does not count", "[protocol]") {
  History history;
  const auto by_mistake = history.start("natalizumab", first_day);
  const auto last = uneventful(history, "natalizumab", first_day + 28 * 24h);
  CHECK(count(history, last) == 2);
  history.retract(history.infusion(by_mistake).started_by);
  CHECK(history.infusion(by_mistake).state == InfusionState::voided);
  CHECK(count(history, last) == 1);
}

TEST_CASE("an infusion that was stopped early counts", "[protocol]") {
  History history;
  const auto cut_short = history.start("natalizumab", first_day);
  history.stop(cut_short, first_day + 1s, "reaction");
  CHECK(count(history, uneventful(history, "natalizumab", first_day + 28 * 24h)) == 2);
}

TEST_CASE("infusions count in the order they began, not in the order they were charted", "[protocol]") {
  History history;
  const auto charted_first = uneventful(history, "natalizumab", first_day + 28 * 24h);
  const auto charted_later = uneventful(history, "natalizumab", first_day);
  CHECK(count(history, charted_later) == 1);
  CHECK(count(history, charted_first) == 2);
}

TEST_CASE("a correction of one start changes its own count and the later ones", "[protocol]") {
  History history;
  const auto one = uneventful(history, "natalizumab", first_day);
  const auto two = uneventful(history, "natalizumab", first_day + 28 * 24h);
  const auto three = uneventful(history, "natalizumab", first_day + 56 * 24h);
  history.correct<Started>(history.infusion(one).started_by,
                           [](Started& said) { said.at = first_day + 28 * 24h + 1s; });
  CHECK(count(history, two) == 1);
  CHECK(count(history, one) == 2);
  CHECK(count(history, three) == 3);
  history.correct<Started>(history.infusion(one).started_by,
                           [](Started& said) { said.at = first_day + 28 * 24h - 1s; });
  CHECK(count(history, one) == 1);
  CHECK(count(history, two) == 2);
}

TEST_CASE("the schedule follows the count: ocrelizumab 2 h 30 min twice, then 3 h 30 min", "[protocol]") {
  History history;
  history.prior("ocrelizumab", 1);
  const auto second = uneventful(history, "ocrelizumab", first_day);
  const auto third = uneventful(history, "ocrelizumab", first_day + 180 * 24h);
  CHECK(history.infusion(second).planned_end == first_day + 2h + 30min);
  CHECK(history.infusion(third).planned_end == first_day + 180 * 24h + 3h + 30min);
}

// --- observation after the stop ---

struct Stay {
  const char* drug;
  int count;  // which infusion of the drug this is
  EarlierReaction worst;
  std::chrono::minutes want;
};

TEST_CASE("how long the patient stays after the stop, for every drug and count", "[protocol]") {
  using enum EarlierReaction;
  const auto row = GENERATE(values<Stay>({
      {"alemtuzumab", 1, none, 120min},
      {"alemtuzumab", 5, none, 120min},
      {"alemtuzumab", 6, none, 120min},
      {"alemtuzumab", 40, none, 120min},
      {"ocrelizumab", 1, none, 60min},
      {"ocrelizumab", 3, none, 60min},
      {"ocrelizumab", 40, none, 60min},
      {"natalizumab", 1, none, 60min},
      {"natalizumab", 12, none, 60min},
      {"natalizumab", 13, none, 30min},
      {"natalizumab", 200, none, 30min},
      {"natalizumab", 12, hypersensitivity, 60min},
      {"natalizumab", 13, hypersensitivity, 60min},
      {"natalizumab", 13, life_threatening, 60min},
      {"natalizumab", 13, unknown, 60min},
      {"ublituximab", 1, none, 60min},
      {"ublituximab", 2, none, 60min},
      {"ublituximab", 3, none, 30min},
      {"ublituximab", 20, none, 30min},
      {"ublituximab", 3, mild, 60min},
      {"ublituximab", 3, hypersensitivity, 60min},
      {"ublituximab", 3, life_threatening, 60min},
      {"ublituximab", 3, unknown, 60min},
      {"rituximab", 1, none, 30min},
      {"rituximab", 9, hypersensitivity, 30min},
      {"mitoxantrone", 1, none, 30min},
      {"ivig", 1, none, 60min},
      {"ivig", 2, none, 30min},
      {"natalizumab-sc", 6, none, 60min},
      {"natalizumab-sc", 7, none, 15min},
      {"natalizumab-sc", 7, hypersensitivity, 60min},
      {"ocrelizumab-sc", 1, none, 60min},
      {"ocrelizumab-sc", 2, none, 15min},
      {"ocrelizumab-sc", 2, hypersensitivity, 15min},
      {"plasmapheresis", 1, none, 30min},
  }));
  INFO(row.drug << ' ' << row.count << ", " << name(row.worst));
  History history;
  history.prior(row.drug, row.count - 1, row.worst);
  CHECK(stay(history, history.start(row.drug, first_day)) == row.want);
}

TEST_CASE("an earlier history nobody told means the stricter stay", "[protocol]") {
  History history;
  InfusionId last;
  for (int i = 0; i < 13; ++i) last = uneventful(history, "natalizumab", first_day + i * 28 * 24h);
  CHECK(count(history, last) == 13);
  CHECK(stay(history, last) == 60min);
  history.prior("natalizumab", 0, EarlierReaction::none);
  CHECK(stay(history, last) == 30min);
}

TEST_CASE("a reaction seen under the drug keeps the stay long, with this infusion and the next ones",
          "[protocol]") {
  const auto drug = GENERATE(values<std::string>({"natalizumab", "ublituximab"}));
  History history;
  history.prior(drug, 20);
  const auto now = history.start(drug, first_day);
  CHECK(stay(history, now) == 30min);
  const auto hives = history.observe(now, first_day + 20min, {seen("hives", 2)});
  CHECK(stay(history, now) == 60min);
  history.stop(now, first_day + 1h);
  const auto next = uneventful(history, drug, first_day + 168 * 24h);
  CHECK(stay(history, next) == 60min);
  history.retract(hives);
  CHECK(stay(history, next) == 30min);
}

TEST_CASE("a reaction is what these rules flag as urgent or more, each of them alone", "[protocol]") {
  const auto stays = [](const std::function<void(History&)>& happens) {
    History history;
    history.prior("natalizumab", 20);
    const auto infusion = history.prepare("natalizumab");
    history.observe(infusion, first_day - 30min, {seen("hives", 2)}, test::bp(160));
    history.resolved(infusion, first_day - 20min, {"hives"});
    history.start(infusion, first_day);
    happens(history);
    return std::pair{stay(history, infusion), history.flags()};
  };
  const InfusionId infusion{1};
  using Flags = std::vector<std::string>;
  const auto [recurrence, returned] =
      stays([&](History& h) { h.observe(infusion, first_day + 10min, {seen("hives", 1)}); });
  CHECK(returned == Flags{"F1 urgent recurrence on 1: raised"});
  CHECK(recurrence == 60min);
  const auto [emergency, charted] =
      stays([&](History& h) { h.observe(infusion, first_day + 10min, {seen("anaphylaxis", 3)}); });
  CHECK(charted == Flags{"F1 emergency life-threatening on 1: raised"});
  CHECK(emergency == 60min);
  const auto [fall, fallen] =
      stays([&](History& h) { h.observe(infusion, first_day + 10min, test::bp(111)); });
  CHECK(fallen ==
        Flags{"F1 emergency anaphylaxis-criteria on 1: raised", "F2 urgent vital-sign on 1: raised"});
  CHECK(fall == 60min);
  const auto [sign, low] =
      stays([&](History& h) { h.observe(infusion, first_day + 10min, test::temp(385)); });
  CHECK(low == Flags{"F1 urgent vital-sign on 1: raised"});
  CHECK(sign == 30min);
  const auto [mild, reviewed] =
      stays([&](History& h) { h.observe(infusion, first_day + 10min, {seen("headache", 1)}); });
  CHECK(reviewed == Flags{"F1 review reaction on 1: raised"});
  CHECK(mild == 30min);
}

TEST_CASE("a start charted after the reaction brings the long stay with it, said once", "[protocol]") {
  History history;
  history.prior("natalizumab", 20);
  const auto infusion = history.prepare("natalizumab");
  history.observe(infusion, first_day + 10min, {seen("hives", 2)});
  history.start(infusion, first_day);
  REQUIRE(history.judged().terms.size() == 1);
  CHECK(history.judged().terms.front().second.observe_after_stop == 1h);
  CHECK(stay(history, infusion) == 60min);
}

TEST_CASE("a reaction under one drug does not lengthen the stay under another", "[protocol]") {
  History history;
  history.prior("natalizumab", 20);
  history.prior("ublituximab", 20);
  const auto first = uneventful(history, "natalizumab", first_day);
  history.observe(first, first_day + 20min, {seen("hives", 2)});
  CHECK(stay(history, first) == 60min);
  CHECK(stay(history, uneventful(history, "ublituximab", first_day + 60 * 24h)) == 30min);
}

TEST_CASE("what came before the start is not the drug's reaction", "[protocol]") {
  History history;
  history.prior("ublituximab", 20);
  const auto infusion = history.prepare("ublituximab");
  history.observe(infusion, first_day - 10min, {seen("hives", 4)});
  history.start(infusion, first_day);
  CHECK(stay(history, infusion) == 30min);
}

TEST_CASE("observation runs from the last stop, for the time the label gives", "[protocol]") {
  History history;
  const auto infusion = history.start("alemtuzumab", first_day);
  CHECK(history.infusion(infusion).observe_until() == std::nullopt);
  history.stop(infusion, first_day + 3h);
  CHECK(history.infusion(infusion).observe_until() == first_day + 5h);
  history.resume(infusion, first_day + 3h + 10min);
  CHECK(history.infusion(infusion).observe_until() == std::nullopt);
  history.stop(infusion, first_day + 4h);
  CHECK(history.infusion(infusion).observe_until() == first_day + 6h);
}

// --- windows and second calls ---

TEST_CASE("the windows are 2 h from the start and 24 h from the later end, for every drug", "[protocol]") {
  for (const auto& [drug, protocol] : test::seed().drugs) {
    INFO(drug);
    History history;
    const auto infusion = history.start(drug, first_day);
    CHECK(history.infusion(infusion).high_risk_until() == first_day + 2h);
    CHECK(history.infusion(infusion).follow_up_until() == std::nullopt);
    history.stop(infusion, first_day + 3h);
    CHECK(history.infusion(infusion).high_risk_until() == first_day + 2h);
    CHECK(history.infusion(infusion).follow_up_until() == first_day + 27h);
    CHECK(history.infusion(infusion).terms.stop_grace == 30min);
  }
}

TEST_CASE("IVIG asks for a second call at 48 h, alemtuzumab at 72 h, nothing else for any", "[protocol]") {
  for (const auto& [drug, protocol] : test::seed().drugs) {
    INFO(drug);
    History history;
    const auto call = history.infusion(history.start(drug, first_day)).terms.second_call;
    CHECK(call == (drug == "ivig"          ? std::optional<Seconds>{48h}
                   : drug == "alemtuzumab" ? std::optional<Seconds>{72h}
                                           : std::nullopt));
  }
}

TEST_CASE("an infusion keeps the version of the protocol it began under", "[protocol]") {
  auto later = test::seed();
  later.version = 2;
  later.drugs.at("natalizumab").windows.high_risk = 3h;
  History history;
  const auto before = history.start("natalizumab", first_day);
  const auto prepared = history.prepare("natalizumab");
  history.upgrade(later);
  const auto after = history.start("natalizumab", first_day + 28 * 24h);
  history.start(prepared, first_day + 56 * 24h);
  history.prior("natalizumab", 3);
  CHECK(history.infusion(before).terms.catalogue == 1);
  CHECK(history.infusion(before).high_risk_until() == first_day + 2h);
  CHECK(history.infusion(after).terms.catalogue == 2);
  CHECK(history.infusion(after).high_risk_until() == first_day + 28 * 24h + 3h);
  CHECK(history.infusion(prepared).terms.catalogue == 2);
  history.correct<Started>(history.infusion(before).started_by,
                           [](Started& said) { said.at = first_day + 5min; });
  CHECK(history.infusion(before).terms.catalogue == 1);
  CHECK(history.infusion(before).high_risk_until() == first_day + 2h + 5min);
}

}  // namespace
}  // namespace infuwatch::terms_test
