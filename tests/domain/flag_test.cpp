#include "domain/flag.hpp"

#include "support/catch.hpp"
#include "support/times.hpp"

#include <algorithm>

namespace infuwatch::flag_test {
namespace {

using namespace std::chrono_literals;

const Instant noon = test::at("2026-11-22T12:00");

FlagItem item(const char* finding, int severity, Window window, Instant onset,
              Priority priority = Priority::urgent) {
  FlagItem item;
  item.finding = finding;
  item.severity = severity;
  item.window = window;
  item.onset = onset;
  item.priority = priority;
  item.source = std::string{"label on "} + finding;
  return item;
}

Finding summed_up(std::vector<FlagItem> items) {
  Finding finding;
  finding.items = std::move(items);
  finding.sum_up();
  return finding;
}

TEST_CASE("a finding puts the gravest first and takes the highest priority with its source", "[domain]") {
  const auto finding = summed_up({item("headache", 1, Window::follow_up, noon, Priority::review),
                                  item("hives", 2, Window::follow_up, noon, Priority::urgent),
                                  item("fever", 1, Window::follow_up, noon, Priority::urgent)});
  CHECK(finding.items[0].finding == "hives");
  CHECK(finding.items[1].finding == "headache");  // equals keep their order
  CHECK(finding.items[2].finding == "fever");
  CHECK((finding.priority == Priority::urgent));
  CHECK(finding.source == "label on hives");
}

TEST_CASE("the source is that of the first of the highest priority, not of the gravest", "[domain]") {
  const auto finding = summed_up({item("headache", 3, Window::follow_up, noon, Priority::review),
                                  item("stridor", 1, Window::follow_up, noon, Priority::emergency),
                                  item("airway", 1, Window::follow_up, noon, Priority::emergency)});
  CHECK((finding.priority == Priority::emergency));
  CHECK(finding.source == "label on stridor");
}

TEST_CASE("a finding stands in its most dangerous window, led by the earliest onset there", "[domain]") {
  auto items =
      std::vector{item("a", 4, Window::late, noon), item("b", 3, Window::high_risk, noon + 30min),
                  item("c", 1, Window::high_risk, noon + 10min), item("d", 2, Window::follow_up, noon - 1h)};
  items[2].phase = Phase::paused;
  const auto finding = summed_up(items);
  CHECK((finding.window == Window::high_risk));
  CHECK(finding.leading().finding == "c");
  CHECK((finding.phase == Phase::paused));
}

TEST_CASE("windows are dangerous in the order high-risk, follow-up, late, before", "[domain]") {
  const auto window = [](std::vector<Window> windows) {
    std::vector<FlagItem> items;
    for (const auto one : windows) items.push_back(item("hives", 1, one, noon));
    return summed_up(items).window;
  };
  CHECK((window({Window::before, Window::late}) == Window::late));
  CHECK((window({Window::late, Window::follow_up, Window::before}) == Window::follow_up));
  CHECK((window({Window::follow_up, Window::high_risk}) == Window::high_risk));
}

TEST_CASE("one definite item in the most dangerous window makes the finding definite", "[domain]") {
  auto items = std::vector{item("a", 2, Window::high_risk, noon),
                           item("b", 1, Window::high_risk, noon + 5min), item("c", 1, Window::late, noon)};
  items[0].certainty = items[1].certainty = Certainty::possible;
  CHECK((summed_up(items).certainty == Certainty::possible));  // the definite one is in another window
  items[1].certainty = Certainty::definite;
  CHECK((summed_up(items).certainty == Certainty::definite));
}

TEST_CASE("the other open infusions are listed once, in order, and summing up again changes nothing",
          "[domain]") {
  auto items = std::vector{item("a", 1, Window::late, noon), item("b", 2, Window::late, noon)};
  items[0].also_open = {InfusionId{9}, InfusionId{4}};
  items[1].also_open = {InfusionId{4}, InfusionId{7}};
  auto finding = summed_up(items);
  CHECK((finding.also_open == std::vector{InfusionId{4}, InfusionId{7}, InfusionId{9}}));
  const auto before = finding;
  finding.sum_up();
  CHECK((finding == before));
}

TEST_CASE("two items are about the same thing by finding, course and words", "[domain]") {
  auto one = item("other", 1, Window::late, noon), two = item("other", 3, Window::high_risk, noon + 1h);
  CHECK(one.same(two));
  two.words = "tingling lips";
  CHECK_FALSE(one.same(two));
  one.words = "tingling lips";
  one.course = 1;
  CHECK_FALSE(one.same(two));
}

Flag flag(Priority priority) {
  Flag flag;
  flag.finding.priority = priority;
  return flag;
}

const Answer answer{EntryNumber{5}, "n1", noon, "paused", {}};

TEST_CASE("a flag is raised, acknowledged, resolved, superseded or retracted", "[domain]") {
  auto one = flag(Priority::urgent);
  CHECK((one.state() == FlagState::raised && one.standing()));
  one.acknowledged = answer;
  CHECK((one.state() == FlagState::acknowledged && one.standing()));
  one.resolved = answer;
  CHECK((one.state() == FlagState::resolved && !one.standing()));
  one.superseded_by = FlagId{2};  // even if acknowledged
  CHECK((one.state() == FlagState::superseded && !one.standing()));
  one.retracted_by = EntryNumber{8};
  CHECK((one.state() == FlagState::retracted && !one.standing()));
}

TEST_CASE("an emergency or urgent flag waits until it is acknowledged", "[domain]") {
  auto one = flag(GENERATE(Priority::urgent, Priority::emergency));
  CHECK(one.waiting());
  one.acknowledged = answer;
  CHECK_FALSE(one.waiting());
  CHECK_FALSE(flag(Priority::review).waiting());
}

TEST_CASE("a superseded flag leaves the waiting to the one in its place", "[domain]") {
  auto one = flag(Priority::emergency);
  one.superseded_by = FlagId{2};
  CHECK_FALSE(one.waiting());
}

TEST_CASE("a retracted flag nobody had acknowledged waits until the retraction is", "[domain]") {
  auto one = flag(Priority::urgent);
  one.retracted_by = EntryNumber{8};
  CHECK(one.waiting());
  one.retraction_acknowledged = answer;
  CHECK_FALSE(one.waiting());
  auto known = flag(Priority::urgent);
  known.acknowledged = answer;
  known.retracted_by = EntryNumber{8};
  CHECK_FALSE(known.waiting());
  auto review = flag(Priority::review);
  review.retracted_by = EntryNumber{8};
  CHECK_FALSE(review.waiting());
}

TEST_CASE("priorities are shown by their stars", "[domain]") {
  CHECK(stars(Priority::emergency) == "***");
  CHECK(stars(Priority::urgent) == "**");
  CHECK(stars(Priority::review) == "*");
}
}  // namespace
}  // namespace infuwatch::flag_test
