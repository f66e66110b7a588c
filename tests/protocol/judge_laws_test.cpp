// Laws of the judge over random histories: the judge is pure.
#include "protocol/judge.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/property.hpp"

#include <set>

namespace infuwatch::judge_laws_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::operator+;
using test::seen;

const Instant start = at("2026-11-21T08:00");
const InfusionId first{1}, second{2};

/// A number from 0 up to below, all alike, whatever size RapidCheck is at.
int any(int below) { return *rc::gen::resize(100, rc::gen::inRange(0, below)); }
bool coin() { return any(2) == 0; }

// --- random observations ---

std::optional<int> any_grade() {
  const int grade = any(5);
  return grade == 0 ? std::nullopt : std::optional{grade};
}

SymptomSeen any_symptom() {
  static const char* const names[] = {"hives", "wheezing",     "headache", "fatigue",  "weakness",
                                      "cough", "stroke-signs", "stridor",  "insomnia", "nausea"};
  const int which = any(11);
  return which == 10 ? test::other("tingling lips", any_grade()) : seen(names[which], any_grade());
}

Vitals any_vitals() {
  Vitals vitals;
  if (coin()) vitals = vitals + test::bp(60 + any(120));
  if (coin()) vitals = vitals + test::hr(30 + any(120));
  if (coin()) vitals = vitals + test::spo2(84 + any(17));
  if (coin()) vitals = vitals + test::temp(365 + any(30));
  if (coin()) vitals = vitals + test::rr(5 + any(25));
  return vitals;
}

/// `serial`, under 60, keeps the onsets of different observations apart.
Observed any_observation(InfusionId infusion, Instant when, int serial = 1) {
  Observed said{.infusion = infusion, .at = when};
  std::set<std::string> named;
  for (int i = any(3); i > 0; --i)
    if (auto symptom = any_symptom(); named.insert(symptom.symptom).second)
      said.symptoms.push_back(std::move(symptom));
  for (auto& symptom : said.symptoms)
    if (any(4) == 0) symptom.onset = when - std::chrono::minutes{1 + any(180)} + Seconds{serial};
  if (auto ended = any_symptom().symptom; any(3) == 0 && named.insert(ended).second)
    (coin() ? said.resolved : said.denied).push_back(ended);
  if (coin()) said.vitals = any_vitals();
  return said;
}

/// Observations on two days of alemtuzumab, from before the first to after both have closed; no two at one
/// moment, since ties go by number.
std::vector<Observed> any_observations(int most) {
  std::set<int> minutes;
  for (int i = 1 + any(most); i > 0; --i) minutes.insert(any(60 * 60));
  std::vector<Observed> said;
  for (const int minute : minutes) {
    const auto serial = static_cast<int>(said.size()) + 1;
    said.push_back(
        any_observation(coin() ? first : second, start - 2h + std::chrono::minutes{minute}, serial));
  }
  return said;
}

/// Day 1 from 08:00 to 12:00 with a pause, released 14:00; day 2 from 08:00 on, its stop charted or not.
History two_days(bool second_stopped) {
  History history;
  history.prepare("alemtuzumab");
  history.prepare("alemtuzumab");
  history.start(first, start);
  history.pause(first, start + 1h);
  history.resume(first, start + 90min);
  history.stop(first, start + 4h);
  history.release(first, start + 6h);
  history.start(second, start + 24h);
  if (second_stopped) history.stop(second, start + 28h);
  return history;
}

// --- order ---

/// Every finding, its observations named by when they were made.
std::vector<Finding> findings_by_time(const History& history) {
  std::vector<Finding> all;
  for (const auto number : {first, second}) {
    for (auto& finding : findings(history.chart(), number, history.catalogue_of())) {
      for (auto& item : finding.items)
        item.observation =
            EntryNumber{at_of(history.chart().act(item.observation)->said)->from.time_since_epoch().count()};
      all.push_back(std::move(finding));
    }
  }
  return all;
}

TEST_CASE("the order in which the same facts are entered changes no finding", "[protocol]") {
  test::holds_always("observations in time order and in any other", [] {
    const bool stopped = coin();
    const auto said = any_observations(12);
    auto shuffled = said;
    for (std::size_t i = shuffled.size(); i > 1; --i)
      std::swap(shuffled[i - 1], shuffled[static_cast<std::size_t>(any(static_cast<int>(i)))]);
    auto one = two_days(stopped), other = two_days(stopped);
    for (const auto& observed : said) one.record(observed);
    for (const auto& observed : shuffled) other.record(observed);
    RC_ASSERT(findings_by_time(one) == findings_by_time(other));
  });
}

TEST_CASE("starts, pauses and stops charted after the observations change no finding", "[protocol]") {
  test::holds_always("everything charted at once, and everything charted late", [] {
    const auto said = any_observations(8);
    auto one = two_days(true);
    for (const auto& observed : said) one.record(observed);
    History late;
    late.prepare("alemtuzumab");
    late.prepare("alemtuzumab");
    for (const auto& observed : said) late.record(observed);
    late.start(second, start + 24h);
    late.stop(second, start + 28h);
    late.start(first, start);
    late.stop(first, start + 4h);
    late.resume(first, start + 90min);
    late.pause(first, start + 1h);
    late.release(first, start + 6h);
    RC_ASSERT(findings_by_time(one) == findings_by_time(late));
  });
}

// --- worse is never less ---

/// What each rule finds on each infusion, by priority; and the highest of all.
std::map<std::pair<InfusionId, Rule>, Priority> priorities(const History& history) {
  std::map<std::pair<InfusionId, Rule>, Priority> found;
  for (const auto number : {first, second})
    for (const auto& finding : findings(history.chart(), number, history.catalogue_of()))
      found.emplace(std::pair{number, finding.rule}, finding.priority);
  return found;
}

/// What was seen before the second start is its baseline: known to it, it flags nothing there.
void assert_no_less(const History& before, const History& after, Span seen) {
  const auto now = priorities(after);
  for (const auto& [where, priority] : priorities(before)) {
    if (where.first == second && seen.from < start + 24h) continue;
    const auto found = now.find(where);
    RC_ASSERT(found != now.end());
    RC_ASSERT(found->second >= priority);
  }
}

/// Ungraded weighs more than grade 2 and less than grade 3; a mild symptom without a grade is as with
/// grade 1.
std::optional<int> a_grade_up(const SymptomSeen& symptom) {
  const auto grade = symptom.grade;
  const auto* term = test::seed().symptom(symptom.symptom);
  if (term && term->mild_at_1) return std::min(grade.value_or(1) + 1, 4);
  if (!grade) return 3;
  return grade == 2 ? std::optional<int>{} : std::optional{std::min(*grade + 1, 4)};
}

Observed under_the_drug() {
  auto said = any_observation(first, start + std::chrono::minutes{any(40 * 60)});
  for (auto& symptom : said.symptoms) symptom.onset.reset();  // after the start: no baseline
  return said;
}

TEST_CASE("a higher grade never lowers the priority of what is found", "[protocol]") {
  test::holds_always("one grade up, all else the same", [] {
    const auto others = any_observations(6);
    auto milder = under_the_drug();
    milder.symptoms.assign(1, any_symptom());
    milder.resolved.clear();
    milder.denied.clear();
    auto graver = milder;
    graver.symptoms.front().grade = a_grade_up(milder.symptoms.front());
    const bool stopped = coin();
    auto before = two_days(stopped), after = two_days(stopped);
    for (const auto& observed : others) {
      before.record(observed);
      after.record(observed);
    }
    before.record(milder);
    after.record(graver);
    assert_no_less(before, after, milder.at);
  });
}

TEST_CASE("a worse reading never lowers the priority of what is found", "[protocol]") {
  test::holds_always("one reading further from its limit, all else the same", [] {
    const auto others = any_observations(6);
    auto better = under_the_drug();
    better.vitals = any_vitals();
    auto worse = better;
    auto& signs = worse.vitals;
    const int by = 1 + any(30);
    if (signs.pressure) *signs.pressure->systolic -= by;
    if (signs.spo2) *signs.spo2->value -= by;
    if (signs.temperature) signs.temperature->tenths_c += by;
    if (signs.heart_rate) *signs.heart_rate->value += *signs.heart_rate->value < 70 ? -by : by;
    if (signs.respiratory_rate)
      *signs.respiratory_rate->value += *signs.respiratory_rate->value < 16 ? -by : by;
    const bool stopped = coin();
    auto before = two_days(stopped), after = two_days(stopped);
    for (const auto& observed : others) {
      before.record(observed);
      after.record(observed);
    }
    before.record(better);
    after.record(worse);
    assert_no_less(before, after, better.at);
  });
}

// --- flags and findings ---

/// One more act, as the verbs of the app would let it through. With `amending`, also what changes what other
/// acts mean.
void any_act(History& history, InfusionId infusion, bool amending, std::vector<EntryNumber>& observations) {
  const auto& told = history.infusion(infusion);
  const auto when = start - 2h + std::chrono::minutes{any(60 * 60)};
  std::optional<ChartedEvent> chosen;
  if (!observations.empty())
    chosen = *history.chart().act(
        observations[static_cast<std::size_t>(any(static_cast<int>(observations.size())))]);
  const int act = any(amending ? 11 : 5);
  if (act == 0) {
    if (!told.start) history.start(infusion, when);
  } else if (act == 1) {
    if (told.start && !told.release && when >= told.start->to) history.release(infusion, when);
  } else if (act <= 4 || !told.start) {
    auto said = any_observation(infusion, when);
    if (!amending) {
      said.resolved.clear();
      said.denied.clear();
    }
    observations.push_back(history.record(said));
  } else if (act == 5) {
    if (!told.stop && when >= told.start->to) history.stop(infusion, when);
  } else if (act == 6) {
    if (told.stop && when >= told.stop->to) history.resume(infusion, when);
  } else if (act == 7) {
    if (!told.stop || when <= told.stop->to)
      history.correct<Started>(told.started_by, [&](Started& said) { said.at = when; });
  } else if (act == 8) {
    if (any(3) == 0) history.retract(told.started_by);
  } else if (chosen && chosen->stands()) {
    if (act == 9)
      history.retract(chosen->number);
    else
      history.correct<Observed>(chosen->number,
                                [&](Observed& said) { said = any_observation(said.infusion, when); });
  }
}

/// One infusion with all that can be corrected, or two that overlap and only grow.
History any_history(bool two) {
  History history;
  history.prepare("alemtuzumab");
  if (two) history.prepare("alemtuzumab");
  std::vector<EntryNumber> observations;
  for (int i = any(20); i > 0; --i) any_act(history, two && coin() ? second : first, !two, observations);
  return history;
}

std::vector<const Flag*> standing_flags(const History& history, InfusionId infusion, Rule rule) {
  std::vector<const Flag*> found;
  for (const auto& [id, flag] : history.chart().flags())
    if (flag.standing() && flag.finding.infusion == infusion && flag.finding.rule == rule)
      found.push_back(&flag);
  return found;
}

TEST_CASE("after any history, with corrections and retractions, the flags are what the rules find",
          "[protocol]") {
  const bool two = GENERATE(false, true);
  test::holds_always("for every rule and infusion one standing flag that says the finding, or neither", [&] {
    const auto history = any_history(two);
    for (const auto& [infusion, told] : history.chart().infusions()) {
      for (const auto& [rule, text] : names_of<Rule>) {
        const auto finding = history.finding(infusion, rule);
        const auto flags = standing_flags(history, infusion, rule);
        RC_ASSERT(flags.size() == (finding ? 1u : 0u));
        if (finding) RC_ASSERT(flags.front()->finding == *finding);
      }
    }
  });
}

TEST_CASE("after any history every observation is placed as its infusion stands now", "[protocol]") {
  const bool two = GENERATE(false, true);
  test::holds_always("whatever was corrected or retracted since it was charted", [&] {
    const auto history = any_history(two);
    for (const auto* act : history.chart().standing<Observed>()) {
      const auto& said = std::get<Observed>(act->said);
      const auto& infusion = history.infusion(said.infusion);
      const auto* placement = history.chart().placement(act->number);
      RC_ASSERT(placement);
      RC_ASSERT(placement->at == placed(infusion, said.at));
      RC_ASSERT(placement->symptoms.size() == said.symptoms.size());
      for (std::size_t i = 0; i < said.symptoms.size(); ++i)
        RC_ASSERT(placement->symptoms[i] == placed(infusion, said.symptoms[i].onset.value_or(said.at)));
    }
  });
}

TEST_CASE("judging again when nothing has changed changes nothing", "[protocol]") {
  test::holds_always("the judge has nothing more to say of a chart it has judged", [] {
    auto history = any_history(false);
    for (int i = any(3); i > 0; --i) {
      for (const auto& [id, flag] : history.chart().flags()) {
        if (!flag.standing() || coin()) continue;
        const auto answered = id;
        history.ack(answered);
        if (coin()) history.resolve(answered);
        break;
      }
    }
    const auto again = judge(history.chart(), {first}, {history.catalogue_of(), FlagId{1000}});
    RC_ASSERT(again.terms.empty());
    RC_ASSERT(again.placed.empty());
    RC_ASSERT(again.raised.empty());
    RC_ASSERT(again.amended.empty());
    RC_ASSERT(again.retracted.empty());
  });
}

}  // namespace
}  // namespace infuwatch::judge_laws_test
