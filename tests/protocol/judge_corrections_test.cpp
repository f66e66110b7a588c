// What corrections, retractions and moves do to flags.
#include "protocol/judge.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::judge_corrections_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

using Flags = std::vector<std::string>;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Natalizumab over an hour, released an hour later.
History gone_home() {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h);
  return history;
}

void observed_at(History& history, EntryNumber entry, Span when) {
  history.correct<Observed>(entry, [&](Observed& said) { said.at = when; });
}
void started_at(History& history, InfusionId of, Instant when) {
  history.correct<Started>(history.infusion(of).started_by, [&](Started& said) { said.at = when; });
}
void stopped_at(History& history, InfusionId of, Instant when) {
  history.correct<Stopped>(history.infusion(of).stopped_by, [&](Stopped& said) { said.at = when; });
}

// --- across 2 h ---

TEST_CASE("a correction that moves a symptom out of the 2 hours takes the urgent flag back for a review",
          "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 2h, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  observed_at(history, entry, start + 2h + 1s);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted", "F2 review reaction on 1: raised"});
  CHECK(history.flag(2).finding.window == Window::follow_up);
  CHECK_FALSE(history.chart().flag(FlagId{1})->superseded_by);
}

TEST_CASE("a correction that moves a symptom into the 2 hours rings", "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 2h + 1s, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 review reaction on 1: raised"});
  observed_at(history, entry, start + 2h);
  CHECK(history.flags() == Flags{"F1 review reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
}

TEST_CASE("a corrected start moves the 2 hours over the symptom, in both directions", "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 2h + 10min, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 review reaction on 1: raised"});
  started_at(history, infusion, start + 10min);
  CHECK(history.flags() == Flags{"F1 review reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
  CHECK(history.chart().placement(entry)->symptoms.front().window == Window::high_risk);
  REQUIRE(history.judged().placed.size() == 1);
  CHECK(history.judged().placed.front().was->symptoms.front().window == Window::follow_up);
  started_at(history, infusion, start + 10min - 1s);
  CHECK(history.flags().back() == "F3 review reaction on 1: raised");
  CHECK(history.flags()[1] == "F2 urgent reaction on 1: retracted");
}

TEST_CASE("in the chair a symptom that moves out of the 2 hours keeps its flag and its priority",
          "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  const auto entry = history.observe(infusion, start + 2h, {seen("hives", 2)});
  history.ack(FlagId{1});
  observed_at(history, entry, start + 2h + 1s);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: acknowledged"});
  CHECK(test::told(history.flag(1).finding) == "urgent follow-up definite infusing");
}

TEST_CASE("a symptom corrected to before the start is no longer put down to the drug", "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start, {seen("hives", 2)});
  observed_at(history, entry, start - 1s);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted"});
  observed_at(history, entry, start);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted", "F2 urgent reaction on 1: raised"});
}

// --- the cause removed ---

TEST_CASE("a correction that removes the cause retracts, and the flag waits until someone has read that",
          "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 10min, {seen("hives", 2), seen("stridor", 1)});
  history.retract(entry);
  CHECK(history.flags() == Flags{"F1 emergency life-threatening on 1: retracted",
                                 "F2 emergency anaphylaxis-criteria on 1: retracted",
                                 "F3 urgent reaction on 1: retracted"});
  CHECK(history.flag(1).waiting());
  CHECK(history.flag(3).waiting());
  history.ack(FlagId{3});
  CHECK_FALSE(history.flag(3).waiting());
  CHECK(history.flag(1).waiting());
  CHECK(history.flags()[2] == "F3 urgent reaction on 1: retracted");
}

TEST_CASE("a review flag, or one acknowledged before, does not wait when it is retracted", "[protocol]") {
  auto history = gone_home();
  const auto mild = history.observe(infusion, start + 10min, {seen("headache", 1)});
  const auto low = history.observe(infusion, start + 11min, test::temp(385));
  history.ack(FlagId{2});
  history.retract(mild);
  history.retract(low);
  CHECK(history.flags() ==
        Flags{"F1 review reaction on 1: retracted", "F2 urgent vital-sign on 1: retracted"});
  CHECK_FALSE(history.flag(1).waiting());
  CHECK_FALSE(history.flag(2).waiting());
}

TEST_CASE("a resolved flag is taken back once all that showed it is put right, and not before",
          "[protocol]") {
  const auto resolved = [](auto&& then) {
    auto history = gone_home();
    const auto hives = history.observe(infusion, start + 10min, {seen("hives", 2)});
    history.ack(FlagId{1});
    history.resolve(FlagId{1});
    then(history, hives);
    return history.flags();
  };
  const Flags stays{"F1 urgent reaction on 1: resolved"}, gone{"F1 urgent reaction on 1: retracted"};
  CHECK(resolved([](History&, EntryNumber) {}) == stays);
  CHECK(resolved([](History& h, EntryNumber e) { h.retract(e); }) == gone);
  CHECK(resolved([](History& h, EntryNumber e) {
          h.correct<Observed>(e, [](Observed& said) { said.symptoms = {}; });
        }) == gone);
  CHECK(resolved([](History& h, EntryNumber e) {
          h.correct<Observed>(e, [](Observed& said) { said.symptoms = {seen("hives", 1)}; });
        }) == stays);
  CHECK(resolved([](History& h, EntryNumber e) {
          h.correct<Observed>(e, [](Observed& said) { said.symptoms = {seen("hives", 3)}; });
        }) == Flags{stays[0], "F2 urgent reaction on 1: raised"});
  CHECK(resolved([](History& h, EntryNumber) { h.observe(infusion, start + 20min, test::hr(70)); }) == stays);
  CHECK(resolved([](History& h, EntryNumber) {  // it came before the start, and was seen all the same
          h.correct<Started>(h.infusion(infusion).started_by, [](Started& said) { said.at = start + 20min; });
        }) == stays);
}

TEST_CASE("a flag resolved on another infusion is taken back with the entry that showed it", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  const auto next = history.prepare("alemtuzumab");
  const auto pain = history.observe(next, start + 22h, {seen("nausea", 2)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  history.ack(FlagId{1});
  history.resolve(FlagId{1});
  history.retract(pain);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted"});
}

TEST_CASE("a correction that makes a reading normal retracts its flag", "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 10min, test::temp(385));
  history.correct<Observed>(entry, [](Observed& said) { said.vitals = test::temp(370); });
  CHECK(history.flags() == Flags{"F1 urgent vital-sign on 1: retracted"});
}

TEST_CASE("a correction to a lesser priority retracts, and raises anew under that", "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 10min, {seen("nausea", 2)});
  history.correct<Observed>(entry, [](Observed& said) { said.symptoms.front().grade = 1; });
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted", "F2 review reaction on 1: raised"});
  CHECK(history.flag(1).waiting());
  const auto fast = history.observe(infusion, start + 20min, test::hr(131));
  history.correct<Observed>(fast, [](Observed& said) { said.vitals = test::hr(130); });
  CHECK(history.flags()[2] == "F3 urgent vital-sign on 1: retracted");
  CHECK(history.flags()[3] == "F4 review news2 on 1: retracted");
  CHECK(history.flags()[4] == "F5 review vital-sign on 1: raised");
}

TEST_CASE("a correction that leaves the priority amends the flag under its number", "[protocol]") {
  auto history = gone_home();
  const auto entry = history.observe(infusion, start + 10min, {seen("hives", 3), seen("itching", 1)});
  history.ack(FlagId{1});
  history.correct<Observed>(entry, [](Observed& said) { said.symptoms = {seen("hives", 2)}; });
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: acknowledged"});
  CHECK(test::items(history.flag(1).finding) == "hives");
  CHECK(history.flag(1).finding.items.front().grade == 2);
}

TEST_CASE("once the worse entry is retracted the flag says what is left", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  const auto worse = history.observe(infusion, start + 20min, {seen("hives", 3)});
  history.retract(worse);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
  CHECK(history.flag(2).finding.items.front().grade == 2);
}

TEST_CASE("a resolution charted by mistake, retracted, makes the recurrence a mere going on", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  const auto resolved = history.resolved(infusion, start + 20min, {"hives"});
  history.observe(infusion, start + 30min, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised", "F2 urgent recurrence on 1: raised"});
  history.retract(resolved);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised", "F2 urgent recurrence on 1: retracted"});
}

// --- starts and stops ---

TEST_CASE("a stop entered late turns possible into definite, without ringing", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 24h + 30min, {seen("hives", 3)});
  CHECK(test::told(history.flag(1).finding) == "urgent follow-up possible stop-missing");
  history.stop(infusion, start + 1h);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  CHECK(test::told(history.flag(1).finding) == "urgent follow-up definite observing");
  CHECK(history.flag(1).finding.stop == Span{start + 1h});
}

TEST_CASE("a stop entered late can put a possible follow-up symptom after the window", "[protocol]") {
  const auto window = [](Seconds onset) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start + onset, {seen("hives", 3)});
    history.stop(infusion, start + 1h);
    history.release(infusion, start + 2h);
    return test::told(history.flag(1).finding);
  };
  CHECK(window(25h) == "urgent follow-up definite released");
  CHECK(window(25h + 1s) == "urgent late definite released");
}

TEST_CASE("a corrected stop moves the close of the follow-up window", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 25h, {seen("cough", 1)});
  CHECK(history.flags() == Flags{"F1 review reaction on 1: raised"});
  stopped_at(history, infusion, start + 1h - 1s);  // now late: another symptom is not flagged there
  CHECK(history.flags() == Flags{"F1 review reaction on 1: retracted"});
  stopped_at(history, infusion, start + 1h);
  CHECK(history.flags().back() == "F2 review reaction on 1: raised");
}

TEST_CASE("a resume after the stop reopens the same infusion", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 25h + 10min, {seen("cough", 1)});
  CHECK(history.flags().empty());
  history.resume(infusion, start + 2h + 30min);
  CHECK(test::told(history.flag(1).finding) == "review follow-up possible stop-missing");
  history.stop(infusion, start + 3h);
  history.release(infusion, start + 4h);
  CHECK(test::told(history.flag(1).finding) == "review follow-up definite released");
  CHECK(history.infusion(infusion).terms.drug_count == 1);
}

TEST_CASE("a release entered late makes the follow-up symptom one at home", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 1h);
  history.observe(infusion, start + 5h, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  history.release(infusion, start + 5h);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  history.correct<Released>(history.chart().standing<Released>(infusion).front()->number,
                            [](Released& said) { said.at = start + 5h - 1s; });
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted", "F2 review reaction on 1: raised"});
}

TEST_CASE("a start retracted takes its reactions back, and leaves what is flagged in every window",
          "[protocol]") {
  History history;
  history.prepare("natalizumab");
  const auto started = history.start(infusion, start);
  history.observe(infusion, start + 10min, {seen("headache", 2), seen("pml-signs", 1)}, test::temp(385));
  history.observe(infusion, start + 20min, {seen("stridor", 1)});
  history.retract(started);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: retracted",
                                 "F2 urgent serious-effect on 1: raised", "F3 urgent vital-sign on 1: raised",
                                 "F4 emergency life-threatening on 1: raised",
                                 "F5 emergency anaphylaxis-criteria on 1: retracted"});
  CHECK(history.flag(2).finding.window == Window::before);
  CHECK(history.flag(1).waiting());
}

TEST_CASE("day 2's start retracted: its symptoms are day 1's follow-up again", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  const auto second = history.prepare("alemtuzumab");
  const auto started = history.start(second, start + 24h);
  history.observe(second, start + 25h, {seen("hives", 3)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 2: raised"});
  history.retract(started);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 2: retracted", "F2 urgent reaction on 1: raised"});
  CHECK(test::told(history.flag(2).finding) == "urgent follow-up definite released");
}

TEST_CASE("day 2's start charted late joins what was charted on day 1", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  history.observe(infusion, start + 25h, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 review reaction on 1: raised"});
  const auto second = history.start("alemtuzumab", start + 24h);
  CHECK(history.flags() == Flags{"F1 review reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
  CHECK(history.flag(2).finding.also_open == std::vector{second});
}

// --- moved ---

TEST_CASE("an observation moved to another infusion is retracted there and raised here", "[protocol]") {
  auto moved = gone_home();
  const auto other = moved.start("ocrelizumab", start + 30min);
  const auto one = moved.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(moved.flags() == Flags{"F1 urgent reaction on 1: raised"});
  moved.move(one, other);
  CHECK(moved.flags() == Flags{"F1 urgent reaction on 1: retracted", "F2 urgent reaction on 2: raised"});
  CHECK(moved.flag(1).waiting());
  CHECK(moved.flag(2).finding.also_open == std::vector{infusion});
}

TEST_CASE("a moved stop closes the window of the infusion it came to, and opens the other", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  const auto other = history.start("ocrelizumab", start + 10min);
  const auto stop = history.stop(other, start + 1h);
  history.observe(infusion, start + 25h + 1s, {seen("cough", 1)});
  CHECK(history.found(infusion, Rule::reaction) == "review follow-up possible stop-missing");
  history.move(stop, infusion);
  CHECK(history.infusion(infusion).stop == Span{start + 1h});
  CHECK_FALSE(history.infusion(other).stop);
  CHECK(history.found(infusion, Rule::reaction) == "nothing");
  CHECK(history.found(other, Rule::reaction) == "review follow-up possible stop-missing");
}

TEST_CASE("what an earlier flag says since it was amended stands in the question about it too",
          "[protocol]") {
  auto history = gone_home();
  const auto seen_first = history.observe(infusion, start + 10min, {seen("flushing", 3), seen("hives", 3)});
  const auto next = history.start("natalizumab", start + 28 * 24h);
  REQUIRE(history.found(next, Rule::prior_reaction) != "nothing");
  CHECK(history.flag(2).finding.items.front().words == "flushing grade 3");
  history.correct<Observed>(seen_first, [](Observed& said) { said.symptoms.front().grade = 2; });
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised",
                                 "F2 review prior-reaction on 2: superseded",
                                 "F3 review prior-reaction on 2: raised"});
  CHECK(history.flag(3).finding.items.front().words == "hives grade 3");
}

}  // namespace
}  // namespace infuwatch::judge_corrections_test
