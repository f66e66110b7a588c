// When the day of the last earlier dose is missed: each thing of a plan that goes by it, and nothing else.
#include "protocol/start_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::earlier_doses_edges_test {
namespace {

using namespace test;

/// What is open of so many natalizumab infusions elsewhere: `last worst`, or nothing.
std::string open(const StartPlan& plan, std::optional<int> count,
                 EarlierReaction worst = EarlierReaction::none) {
  History h;
  h.prior("natalizumab", count, worst);
  DrugProtocol drug;
  drug.before_start = plan;
  Infusion next;
  next.number = InfusionId{99};
  next.order = order("natalizumab", 300000, "mg");
  const auto found = earlier_doses_open(h.chart(), next, drug);
  if (!found) return "";
  return std::string{found->last ? "last" : ""} + (found->last && found->worst ? " " : "") +
         (found->worst ? "worst" : "");
}

StartPlan with_question(bool since_last_start) {
  StartPlan plan;
  plan.questions.emplace_back();
  plan.questions.back().since_last_start = since_last_start;
  return plan;
}

TEST_CASE("the day of the last earlier dose is asked for where any one thing of the plan goes by it",
          "[protocol][start-questions]") {
  StartPlan interval, schedule, courses, both = with_question(true);
  interval.intervals.emplace_back();
  schedule.schedules.emplace_back();
  courses.courses.emplace();
  both.courses.emplace();
  auto course_and_other = with_question(false);
  course_and_other.courses.emplace();
  const struct {
    const char* what;
    StartPlan plan;
    const char* want;
  } cases[] = {{"nothing", {}, ""},
               {"interval", interval, "last"},
               {"schedule", schedule, "last"},
               {"courses", courses, "last"},
               {"courses, and a question of any day", course_and_other, "last"},
               {"labs since the last start", with_question(true), "last"},
               {"courses, and labs since the last start", both, "last"},
               {"a question of any day", with_question(false), ""}};
  for (const auto& [what, plan, want] : cases) {
    INFO(what);
    CHECK(open(plan, 3) == want);
  }
}

TEST_CASE("one earlier dose is enough to be asked about, none and an untold number are not",
          "[protocol][start-questions]") {
  const auto unknown = EarlierReaction::unknown;
  StartPlan plan;
  plan.intervals.emplace_back();
  CHECK(open(plan, 1) == "last");
  CHECK(open(plan, 1, unknown) == "last worst");
  CHECK(open({}, 1, unknown) == "worst");
  CHECK(open(plan, 0, unknown).empty());
  CHECK(open(plan, {}, unknown).empty());
}

}  // namespace
}  // namespace infuwatch::earlier_doses_edges_test
