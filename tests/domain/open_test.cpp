#include "domain/open.hpp"

#include "support/catch.hpp"
#include "support/entries.hpp"

namespace infuwatch::open_test {
namespace {

using namespace std::chrono_literals;

const Instant start = test::at("2026-11-22T10:00");
const InfusionId one{1};

test::Entries prepared() {
  test::Entries entries;
  entries.say(PatientSet{test::ana()}, start - 1h);
  entries.say(Prepared{one, test::order()});
  return entries;
}

test::Entries begun() {
  auto entries = prepared();
  entries.say(Started{one, start, {}});
  return entries;
}

Openness of(const test::Entries& entries) {
  const auto chart = entries.chart();
  return openness(chart, *chart.infusion(one));
}

bool open_without_end(const test::Entries& entries) { return of(entries).open && !of(entries).until; }

TEST_CASE("an infusion is open without end from its preparation to its release", "[domain]") {
  auto entries = prepared();
  CHECK(open_without_end(entries));
  entries.say(Started{one, start, {}});
  CHECK(open_without_end(entries));
  entries.say(Paused{one, start + 30min});
  CHECK(open_without_end(entries));
  entries.say(Stopped{one, start + 1h, {}, "completed"});
  CHECK(open_without_end(entries));
  CHECK(of(entries).at(start + 24h * 365));
}

TEST_CASE("once released it is open up to and including the close of its windows", "[domain]") {
  auto entries = begun();
  const auto stop = start + 2h;
  entries.say(Stopped{one, stop, {}, "completed"});
  entries.say(Released{one, stop + 30min, "home"});
  REQUIRE(of(entries).until);
  CHECK(*of(entries).until == stop + 24h);
  CHECK(of(entries).at(stop + 24h));
  CHECK_FALSE(of(entries).at(stop + 24h + 1s));
}

TEST_CASE("a second call keeps it open longer, and a short one no shorter", "[domain]") {
  const auto until = [](Seconds second_call) {
    auto entries = begun();
    AppliedProtocol terms;
    terms.second_call = second_call;
    entries.judged().terms.push_back({one, terms});
    entries.say(Stopped{one, start + 2h, {}, "completed"});
    entries.say(Released{one, start + 3h, "home"});
    return *of(entries).until;
  };
  CHECK(until(72h) == start + 2h + 72h);
  CHECK(until(1h) == start + 2h + 24h);
}

TEST_CASE("the window's own length and the latest possible stop count", "[domain]") {
  auto entries = begun();
  AppliedProtocol terms;
  terms.follow_up = 48h;
  entries.judged().terms.push_back({one, terms});
  entries.say(Stopped{one, Span{start + 1h, start + 2h}, {}, "completed"});
  entries.say(Released{one, start + 3h, "home"});
  CHECK(*of(entries).until == start + 2h + 48h);
}

TEST_CASE("released without a charted stop it stays open", "[domain]") {
  auto entries = begun();
  entries.say(Released{one, start + 3h, "home"});
  CHECK(open_without_end(entries));
}

TEST_CASE("cancelled or void it is closed", "[domain]") {
  auto cancelled = prepared();
  cancelled.say(Cancelled{one, start});
  CHECK_FALSE(of(cancelled).open);
  CHECK_FALSE(of(cancelled).at(start));
  auto voided = prepared();
  voided.say(Retracted{EntryNumber{2}}, start);
  CHECK_FALSE(of(voided).open);
}

/// Stopped, released and long since closed, with a flag raised on it.
test::Entries flagged(Priority priority) {
  auto entries = begun();
  entries.say(Observed{one, start + 10min, {{"hives", "", 2, {}}}});
  entries.raise(1, one, priority);
  entries.say(Stopped{one, start + 2h, {}, "completed"});
  entries.say(Released{one, start + 3h, "home"});
  return entries;
}

TEST_CASE("whatever its state, it is open while a flag is raised and nobody has answered", "[domain]") {
  auto entries = flagged(GENERATE(Priority::review, Priority::urgent, Priority::emergency));
  CHECK(open_without_end(entries));
  entries.say(Acknowledged{FlagId{1}, Action::watching, ""});
  CHECK(of(entries).until == start + 26h);
}

TEST_CASE("a void infusion with an unanswered flag is open", "[domain]") {
  auto entries = flagged(Priority::urgent);
  entries.say(Retracted{EntryNumber{2}});
  CHECK(open_without_end(entries));
}

TEST_CASE("a retracted flag keeps it open until the retraction is acknowledged", "[domain]") {
  auto entries = flagged(Priority::urgent);
  entries.say(Retracted{EntryNumber{4}});
  entries.judged().retracted.push_back(FlagId{1});
  CHECK(open_without_end(entries));
  entries.say(Acknowledged{FlagId{1}, Action::watching, "charted on the wrong patient"});
  CHECK(of(entries).until == start + 26h);
}

TEST_CASE("another infusion's flag does not keep this one open", "[domain]") {
  auto entries = flagged(Priority::review);
  entries.say(Acknowledged{FlagId{1}, Action::watching, ""});
  entries.say(Prepared{InfusionId{2}, test::order()});
  entries.say(Observed{InfusionId{2}, start + 4h, {{"hives", "", 2, {}}}});
  entries.raise(2, InfusionId{2}, Priority::emergency);
  CHECK(of(entries).until == start + 26h);
}

}  // namespace
}  // namespace infuwatch::open_test
