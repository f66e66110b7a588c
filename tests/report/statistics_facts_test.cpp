// What the statistics take of a chart: which infusions had a reaction, since when, and how long each was at
// risk.
#include "report/statistics_facts.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>
#include <functional>

namespace infuwatch::report::statistics_facts_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::bp;
using test::operator+;
using test::History;
using test::seen;
using test::temp;

const Instant start = at("2026-11-21T08:00");
const Instant much_later = start + 24h * 30;

std::vector<InfusionFacts> facts_of(const History& history, Instant now = much_later) {
  return infusion_facts(history.chart(), now, history.catalogue_of());
}

InfusionFacts only(const History& history, Instant now = much_later) {
  const auto facts = facts_of(history, now);
  REQUIRE(facts.size() == 1);
  return facts.front();
}

TEST_CASE("what is a reaction, and what is none", "[report]") {
  struct Row {
    const char* what;
    const char* drug;
    std::vector<SymptomSeen> symptoms;
    Vitals vitals;
    int episodes;
  };
  const Row rows[] = {
      {"a reaction symptom", "ocrelizumab", {seen("hives", 2)}, {}, 1},
      {"one for review only", "ocrelizumab", {seen("headache", 1)}, {}, 1},
      {"38.9 C with 84/50, by numbers only", "ocrelizumab", {}, temp(389) + bp(84, 50), 1},
      {"a temperature at the limit", "ocrelizumab", {}, temp(380), 1},
      {"a temperature below the limit", "ocrelizumab", {}, temp(379), 0},
      {"a heart rate that is for review", "ocrelizumab", {}, test::hr(112), 0},
      {"no pressure to be had", "ocrelizumab", {}, test::bp_none(), 1},
      {"nothing flagged", "ocrelizumab", {}, test::hr(80), 0},
      {"hair loss", "mitoxantrone", {seen("hair-loss", 1)}, {}, 0},
      {"all of the hair", "mitoxantrone", {seen("hair-loss", 3)}, {}, 0},
      {"green urine", "mitoxantrone", {seen("blue-green-urine", 1)}, {}, 0},
      {"hair loss beside hives", "mitoxantrone", {seen("hair-loss", 1), seen("hives", 1)}, {}, 1},
      {"own words, mild", "ocrelizumab", {test::other("tingling lips", 1)}, {}, 0},
      {"own words, urgent", "ocrelizumab", {test::other("tingling lips", 2)}, {}, 1}};
  for (const auto& [what, drug, symptoms, vitals, episodes] : rows) {
    INFO(what);
    History history;
    const auto infusion = history.start(drug, start);
    history.observe(infusion, start + 20min, symptoms, vitals);
    CHECK(only(history).episodes == episodes);
    CHECK(only(history).to_reaction == (episodes ? std::optional{Seconds{20min}} : std::nullopt));
  }
}

TEST_CASE("a reaction lies in the windows, their ends included", "[report]") {
  struct Row {
    Seconds after;
    bool reacted, late_only;
  };
  for (const auto& [after, reacted, late_only] :
       {Row{-1s, false, false}, Row{0s, true, false}, Row{2h, true, false}, Row{2h + 1s, true, false},
        Row{27h, true, false}, Row{27h + 1s, false, true}}) {
    INFO(after.count());
    History history;
    const auto infusion = history.start("ocrelizumab", start);
    history.stop(infusion, start + 3h);
    history.observe(infusion, start + 28h, {seen("hives", 2, start + after)});
    CHECK(only(history).reacted() == reacted);
    CHECK(only(history).late_only == late_only);
  }
}

TEST_CASE("a reaction's time runs from the start to its earliest onset", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  SECTION("resolved ones count") {
    history.observe(infusion, start + 3h, {seen("headache", 1, start + 2h)});
    CHECK(only(history).to_reaction == Seconds{2h});
    history.resolve(FlagId{1});
    CHECK(only(history).to_reaction == Seconds{2h});
  }
  SECTION("the earliest of several, though a graver one came later") {
    history.observe(infusion, start + 20min, {seen("itching", 1)});
    history.observe(infusion, start + 40min, {seen("hives", 3)});
    CHECK(only(history).to_reaction == Seconds{20min});
    CHECK(only(history).episodes == 1);
  }
  SECTION("at the very start") {
    history.observe(infusion, start, {seen("hives", 2)});
    CHECK(only(history).to_reaction == Seconds{0});
  }
  SECTION("what came before the start does not begin it") {
    history.observe(infusion, start + 20min, {seen("hives", 2, start - 1s)}, temp(385));
    CHECK(only(history).to_reaction == Seconds{20min});
  }
}

TEST_CASE("episodes: what comes back an hour after all was over is another one", "[report]") {
  for (const auto& [again, episodes] : {std::pair{89min, 1}, std::pair{90min, 2}}) {
    INFO(again.count());
    History history;
    const auto infusion = history.start("ocrelizumab", start);
    history.observe(infusion, start + 20min, {seen("hives", 2)});
    history.resolved(infusion, start + 30min, {"hives"});
    history.observe(infusion, start + again, {seen("flushing", 2)});
    CHECK(only(history).episodes == episodes);
    CHECK(only(history).to_reaction == Seconds{20min});
  }
}

TEST_CASE("what was taken back is no reaction, and what was corrected counts as corrected", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  const auto entry = history.observe(infusion, start + 20min, {seen("hives", 2)});
  const bool resolved = GENERATE(false, true);  // a resolved flag is not judged any more
  if (resolved) history.resolve(FlagId{1});
  INFO("resolved " << resolved);
  REQUIRE(only(history).reacted());
  SECTION("the observation retracted") {
    history.retract(entry);
    CHECK_FALSE(only(history).reacted());
    CHECK(only(history).at_risk == 0s);
  }
  SECTION("the symptom corrected away") {
    history.correct<Observed>(entry, [](Observed& now) {
      now.symptoms.clear();
      now.note = "misread";
    });
    CHECK_FALSE(only(history).reacted());
    CHECK(only(history).at_risk == 20min);
  }
  SECTION("the onset corrected") {
    history.correct<Observed>(entry, [](Observed& now) { now.symptoms[0].onset = start + 5min; });
    CHECK(only(history).to_reaction == Seconds{5min});
    CHECK(only(history).at_risk == 5min);
  }
  SECTION("the start corrected to after it") {
    history.correct<Started>(EntryNumber{entry.value() - 1}, [](Started& now) { now.at = start + 30min; });
    CHECK_FALSE(only(history).reacted());
  }
}

TEST_CASE("a flag that does not stand any more makes no reaction, though its symptom does", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  history.observe(infusion, start + 20min, {seen("fatigue", 1)});
  const bool superseded = GENERATE(false, true);
  if (superseded) history.observe(infusion, start + 30min, {seen("fatigue", 2)});
  REQUIRE(only(history).to_reaction == Seconds{20min});
  history.observe(infusion, start - 30min, {seen("fatigue", 2)});  // known before, charted late
  REQUIRE(history.chart().flags().rbegin()->second.retracted_by);
  CHECK_FALSE(only(history).reacted());
}

TEST_CASE("a time that is not exactly known is at risk to its middle", "[report]") {
  History history;
  SECTION("the onset") {
    const auto infusion = history.start("ocrelizumab", start);
    history.observe(infusion, start + 1h, {seen("hives", 2, Span{start - 10min, start + 20min})});
    CHECK(only(history).reacted());
    CHECK_FALSE(only(history).to_reaction);
    CHECK(only(history).at_risk == 5min);
    SECTION("an exact one that may not be the earliest does not help") {
      history.observe(infusion, start + 2h, {seen("itching", 1, start + 10min)});
      CHECK_FALSE(only(history).to_reaction);
    }
  }
  SECTION("an uncertain onset after an exact one changes nothing") {
    const auto infusion = history.start("ocrelizumab", start);
    history.observe(infusion, start + 1h, {seen("hives", 2, Span{start + 20min, start + 50min})});
    history.observe(infusion, start + 2h, {seen("itching", 1, start + 20min)});
    CHECK(only(history).to_reaction == Seconds{20min});
  }
  SECTION("the start") {
    const auto infusion = history.start("ocrelizumab", Span{start - 5min, start + 5min});
    history.observe(infusion, start + 1h, {seen("hives", 2)});
    CHECK(only(history).reacted());
    CHECK_FALSE(only(history).to_reaction);
    CHECK(only(history).at_risk == 1h);
  }
}

TEST_CASE("an infusion counts once it has started and is not void", "[report]") {
  History history;
  const auto prepared = history.prepare("ocrelizumab");
  CHECK(facts_of(history).empty());
  const auto entry = history.start(prepared, start);
  CHECK(only(history).drug_count == 1);
  CHECK_FALSE(only(history).count_certain);
  history.retract(entry);
  CHECK(facts_of(history).empty());
}

TEST_CASE("at risk: to the last that is known of it, not beyond the follow-up window, never beyond now",
          "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  const auto call = [&](Instant when, CallOutcome outcome) {
    history.record(Observed{.infusion = infusion, .at = when, .source = Source::phone, .call = outcome},
                   when);
  };
  CHECK(only(history).at_risk == 0s);
  history.observe(infusion, start - 10min, test::hr(80));
  CHECK(only(history).at_risk == 0s);
  history.observe(infusion, start + 1h, test::hr(80));
  CHECK(only(history).at_risk == 1h);
  CHECK(only(history, start + 30min).at_risk == 30min);
  CHECK(only(history, start - 1min).at_risk == 0s);
  history.stop(infusion, start + 3h);
  CHECK(only(history).at_risk == 1h);
  history.release(infusion, Span{start + 4h, start + 5h});
  CHECK(only(history).at_risk == 4h + 30min);
  call(start + 20h, CallOutcome::no_answer);
  call(start + 21h, CallOutcome::declined);
  CHECK(only(history).at_risk == 4h + 30min);
  call(start + 22h, CallOutcome::well);
  CHECK(only(history).at_risk == 22h);
  call(start + 27h, CallOutcome::well);
  CHECK(only(history).at_risk == 27h);
  call(start + 40h, CallOutcome::well);
  CHECK(only(history).at_risk == 27h);  // the window closed
}

TEST_CASE("while no stop is charted the follow-up window does not close", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  history.observe(infusion, start + 30h, test::hr(80));
  CHECK(only(history).at_risk == 30h);
}

TEST_CASE("a reaction told at +20 h ends the time at risk when it began, not when the patient left",
          "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  history.stop(infusion, start + 3h);
  history.release(infusion, start + 4h);
  history.record(Observed{.infusion = infusion,
                          .at = start + 20h,
                          .symptoms = {seen("hives", 2, start + 10h)},
                          .source = Source::phone,
                          .call = CallOutcome::symptoms},
                 start + 20h);
  CHECK(only(history).at_risk == 10h);
}

TEST_CASE("the premedication is what was charted on the infusion in the day before its start", "[report]") {
  struct Row {
    const char* what;
    Seconds before;
    std::set<std::string> kinds;
  };
  for (const auto& [what, before, kinds] :
       {Row{"methylprednisolone 100 mg IV", 30min, {"corticosteroid"}},
        Row{"diphenhydramine 25 mg oral", 30min, {"antihistamine"}},
        Row{"Tylenol 650 mg oral", 0s, {"antipyretic"}}, Row{"Tylenol 650 mg oral", -1s, {}},
        Row{"Tylenol 650 mg oral", 24h, {"antipyretic"}}, Row{"Tylenol 650 mg oral", 24h + 1s, {}},
        Row{"Tylenol held", 30min, {}}, Row{"lorazepam 1 mg oral", 30min, {"other"}},
        Row{"something new 5 mg oral", 30min, {"other"}}}) {
    INFO(what << ' ' << before.count());
    History history;
    const auto infusion = history.prepare("ocrelizumab");
    if (before > 0s) history.record(Gave{infusion, start - before, what}, start - before);
    history.start(infusion, start);
    if (before <= 0s) history.record(Gave{infusion, start - before, what}, start - before);
    CHECK(only(history).premedication == kinds);
  }
  History history;
  const auto infusion = history.prepare("ocrelizumab");
  history.record(Gave{infusion, start - 1h, "methylprednisolone 100 mg IV"}, start - 1h);
  history.record(Gave{infusion, start - 30min, "diphenhydramine 25 mg oral"}, start - 30min);
  history.start(infusion, start);
  CHECK(only(history).premedication == std::set<std::string>{"antihistamine", "corticosteroid"});
}

TEST_CASE("a reaction to the premedication is none of the drug, unless it is worse or back", "[report]") {
  struct Row {
    const char* what;
    int before;
    std::optional<int> after;
    bool gone_between;
    int episodes;
  };
  for (const auto& [what, before, after, gone_between, episodes] :
       {Row{"not looked at again", 2, std::nullopt, false, 0}, Row{"as it was", 2, 2, false, 0},
        Row{"better", 2, 1, false, 0}, Row{"worse", 2, 3, false, 1}, Row{"back", 2, 2, true, 1}}) {
    INFO(what);
    History history;
    const auto infusion = history.prepare("ocrelizumab");
    history.record(Gave{infusion, start - 40min, "methylprednisolone 100 mg IV"}, start - 40min);
    history.observe(infusion, start - 30min, {seen("hives", before)});
    REQUIRE(history.found(infusion, Rule::reaction) == "review before definite before");
    if (gone_between) history.resolved(infusion, start - 10min, {"hives"});
    history.start(infusion, start);
    if (after) history.observe(infusion, start + 20min, {seen("hives", *after)});
    CHECK(only(history).episodes == episodes);
    CHECK(only(history).to_reaction == (episodes ? std::optional{Seconds{20min}} : std::nullopt));
  }
}

TEST_CASE("the rate that counts is the one at the onset, otherwise the highest charted", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  const auto rate = [&](Seconds after, std::int64_t amount, const std::string& unit) {
    history.record(RateSet{infusion, start + after, Quantity{{amount * 1000}, unit}, {}}, start + after);
  };
  CHECK_FALSE(only(history).rate_charted);
  rate(0s, 30, "mL/h");
  rate(30min, 60, "mL/h");
  rate(1h, 180, "mL/h");
  CHECK(only(history).rate == Decimal{180'000});
  SECTION("at the onset") {
    history.observe(infusion, start + 90min, {seen("hives", 2, start + 40min)});
    CHECK(only(history).rate == Decimal{60'000});
  }
  SECTION("after the stop nothing ran: the highest") {
    history.stop(infusion, start + 2h);
    history.observe(infusion, start + 3h, {seen("hives", 2)});
    CHECK(only(history).rate == Decimal{180'000});
  }
  SECTION("drops in minutes are millilitres in hours") {
    rate(90min, 4, "mL/min");
    CHECK(only(history).rate == Decimal{240'000});
  }
}

TEST_CASE("the order of entries changes nothing", "[report]") {
  const auto told = [](const std::vector<int>& order) {
    History history;
    const auto infusion = history.start("ocrelizumab", start);
    history.at(start + 40h);
    const std::function<void()> acts[] = {
        [&] { history.observe(infusion, start + 20min, {seen("hives", 2)}); },
        [&] { history.observe(infusion, start + 25min, temp(385) + bp(84, 50)); },
        [&] { history.stop(infusion, start + 3h); }, [&] { history.release(infusion, start + 4h); },
        [&] { history.observe(infusion, start + 10h, {seen("rash", 1)}); }};
    for (const auto i : order) acts[i]();
    return only(history);
  };
  std::vector<int> order{0, 1, 2, 3, 4};
  const auto first = told(order);
  while (std::next_permutation(order.begin(), order.end())) {
    if (std::find(order.begin(), order.end(), 3) < std::find(order.begin(), order.end(), 2)) continue;
    const auto again = told(order);
    CHECK(again.to_reaction == first.to_reaction);
    CHECK(again.at_risk == first.at_risk);
    CHECK(again.episodes == first.episodes);
  }
}

}  // namespace
}  // namespace infuwatch::report::statistics_facts_test
