#include "domain/follow_up_call.hpp"

#include "domain/open.hpp"
#include "support/catch.hpp"
#include "support/entries.hpp"

namespace infuwatch::follow_up_call_test {
namespace {

using namespace std::chrono_literals;

const Instant start = test::at("2026-11-20T14:00"), stop = start + 1h, release = start + 2h;
const InfusionId one{1};

/// Released after an hour in the chair, by a program that keeps calls unless said.
test::Entries released(const std::string& asked = "2:abc") {
  test::Entries entries;
  entries.say(PatientSet{test::ana()}, start - 1h);
  entries.say(Prepared{one, test::order()});
  entries.say(Started{one, start, {}});
  entries.say(Stopped{one, stop, {}, "completed"});
  entries.say(Released{one, release, "home"});
  entries.all.back().asked = asked;
  return entries;
}

Observed call(Instant at, CallOutcome outcome) {
  Observed said{.infusion = one, .at = at, .source = Source::phone};
  said.call = outcome;
  return said;
}

bool seen_at(const test::Entries& entries, Instant now) {
  const auto chart = entries.chart();
  return in_sight(chart, *chart.infusion(one)).at(now);
}

bool answered(const test::Entries& entries) {
  const auto chart = entries.chart();
  return follow_up_calls(chart, *chart.infusion(one)).front().answered();
}

TEST_CASE("a call that nobody makes is in sight without end", "[domain]") {
  const auto entries = released();
  CHECK(seen_at(entries, stop + 24h));
  CHECK(seen_at(entries, stop + 24h + 1s));
  CHECK(seen_at(entries, stop + 24h * 365));
}

TEST_CASE("what the first release of the program recorded leaves when its window closes", "[domain]") {
  const auto entries = released("7e680a");
  CHECK(seen_at(entries, stop + 24h));
  CHECK_FALSE(seen_at(entries, stop + 24h + 1s));
}

TEST_CASE("only a call that reached somebody answers, or who says why there is none", "[domain]") {
  const auto [outcome, ends] = GENERATE(table<CallOutcome, bool>({{CallOutcome::well, true},
                                                                  {CallOutcome::symptoms, true},
                                                                  {CallOutcome::no_answer, false},
                                                                  {CallOutcome::message, false},
                                                                  {CallOutcome::wrong_number, false},
                                                                  {CallOutcome::caregiver, true},
                                                                  {CallOutcome::declined, true},
                                                                  {CallOutcome::sent_to_ed, true}}));
  const auto at = GENERATE(stop + 23h, stop + 24h + 1s, stop + 72h);
  INFO(name(outcome));
  auto entries = released();
  entries.say(call(at, outcome));
  CHECK(answered(entries) == ends);
  CHECK(seen_at(entries, at + 24h) == !ends);
}

TEST_CASE("not-done answers the call it names", "[domain]") {
  const auto [key, ends] =
      GENERATE(table<std::string, bool>({{"1/call", true}, {"1/second-call", false}, {"2/call", false}}));
  auto entries = released();
  entries.say(NotDone{one, stop + 26h, key, "refused"});
  CHECK(answered(entries) == ends);
}

TEST_CASE("a contact that came too early leaves the call owed", "[domain]") {
  auto entries = released();
  auto said = call(release + 1min, CallOutcome::well);
  said.too_early_for = {"call"};
  entries.say(said);
  CHECK_FALSE(answered(entries));
  entries.say(call(stop + 24h, CallOutcome::well));
  CHECK(answered(entries));
}

TEST_CASE("a call before the release is not the follow-up call; one in its minute would be", "[domain]") {
  auto before = released();
  before.say(call(release - 1min, CallOutcome::well));
  CHECK_FALSE(answered(before));
  auto then = released();
  then.say(call(release, CallOutcome::well));
  CHECK(answered(then));
}

/// Released, then hives of this grade were resolved.
test::Entries resolved_later(int grade, Instant at) {
  auto entries = released();
  entries.say(test::hives(one, start + 10min, grade), release + 5min);
  entries.raise(1, one, Priority::urgent);
  entries.judged().raised.front().finding.items.front().grade = grade;
  entries.say(Resolved{FlagId{1}, "gone"}, at);
  return entries;
}

TEST_CASE("a reaction of grade 2 resolved after the release asks anew, one of grade 1 does not", "[domain]") {
  const auto told = [](int grade, Instant at) {
    const auto chart = resolved_later(grade, at).chart();
    const auto call = follow_up_calls(chart, *chart.infusion(one)).front();
    return std::pair{call.from, call.closes};
  };
  CHECK(told(2, release + 3h + 20s) == std::pair{release + 3h, release + 27h});
  CHECK(told(1, release + 3h) == std::pair{release, stop + 24h});
}

TEST_CASE("an answer from before the resolution does not end the call asked for since", "[domain]") {
  auto entries = resolved_later(2, release + 6h);
  entries.say(call(release + 6h - 1min, CallOutcome::well));
  CHECK_FALSE(answered(entries));
  CHECK(seen_at(entries, release + 31h));
  entries.say(call(release + 29h, CallOutcome::well));
  CHECK(answered(entries));
}

TEST_CASE("each of two calls is answered for by itself", "[domain]") {
  auto entries = released();
  AppliedProtocol terms;
  terms.second_call = 48h;
  entries.judged().terms.push_back({one, terms});
  auto first = call(stop + 23h, CallOutcome::well);
  entries.say(first);
  CHECK(seen_at(entries, stop + 48h + 1s));
  entries.say(call(stop + 24h, CallOutcome::well));
  CHECK_FALSE(seen_at(entries, stop + 48h + 1s));
  CHECK(seen_at(entries, stop + 48h));
}

}  // namespace
}  // namespace infuwatch::follow_up_call_test
