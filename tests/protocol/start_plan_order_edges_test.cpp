// Which of several questions of other counts a lab asks, and what a plan's rows say where nothing is said.
#include "protocol/start_plan.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <memory>

namespace infuwatch::start_plan_order_edges_test {
namespace {

using namespace test;

constexpr auto day = std::chrono::year{2026} / 11 / 21;

/// Which counts, and which days of a course, a question is for.
struct Asked {
  const char* key;
  int first;
  std::optional<int> last{};
  std::optional<int> last_day{};
};

/// The questions of a start, each of which wants the same lab negative, where it was positive.
std::string asked(const std::vector<Asked>& questions, int count, int course_day = 0) {
  const auto term = std::make_shared<const LabTerm>(
      LabTerm{.key = "anti-hbc", .name = "anti-HBc", .results = {"negative", "positive"}});
  StartPlan plan;
  for (const auto& one : questions) {
    StartQuestion question;
    question.key = one.key;
    question.first = one.first;
    question.last = one.last;
    question.last_day = one.last_day;
    question.expected = "yes";
    question.labs = {{.term = term, .result = "negative"}};
    plan.questions.push_back(question);
  }
  History h;
  h.record(
      LabsCharted{.patient = PatientId{1},
                  .labs = {{.lab = "anti-hbc", .on = std::chrono::sys_days{day}, .result = "positive"}}});
  AppliedProtocol terms;
  terms.drug_count = count;
  terms.course_day = course_day;
  std::string keys;
  for (const auto* one : plan.questions_for(terms, h.chart(), day))
    keys += (keys.empty() ? "" : " ") + one->key;
  return keys;
}

TEST_CASE("a lab asks the question of the highest count before, else of the lowest after, in any order",
          "[protocol][start-plan]") {
  struct Case {
    Asked one, other;
    int count;
    const char* want;
  };
  for (const auto& [one, other, count, want] : {Case{{"first", 1, 1}, {"third", 3, 3}, 5, "third"},
                                                Case{{"first", 1, 1}, {"fourth", 4, 4}, 5, "fourth"},
                                                Case{{"first", 1, 1}, {"sixth", 6, 6}, 5, "first"},
                                                Case{{"fourth", 4, 4}, {"sixth", 6, 6}, 5, "fourth"},
                                                Case{{"sixth", 6, 6}, {"eighth", 8, 8}, 5, "sixth"},
                                                Case{{"first", 1, 1}, {"fifth", 5, 5}, 5, "fifth"},
                                                Case{{"first", 1, 1}, {"any", 2, {}}, 5, "any"}}) {
    INFO(one.key << ' ' << other.key);
    CHECK(asked({one, other}, count) == want);
    CHECK(asked({other, one}, count) == want);
  }
}

TEST_CASE(
    "a question of this very count that is for other days of a course is nearer than any earlier count's",
    "[protocol][start-plan]") {
  const Asked earlier{"earlier", 1, 1}, this_count{"this-count", 2, 2, 1}, later{"later", 3, 3};
  CHECK(asked({earlier, this_count}, 2, 1) == "this-count");  // on its day
  for (const auto& questions : {std::vector{earlier, this_count},
                                {this_count, earlier},
                                {this_count, later},
                                {later, this_count},
                                {earlier, later, this_count}}) {
    INFO(questions.front().key << ' ' << questions.back().key);
    CHECK(asked(questions, 2, 2) == "this-count");  // on another day
  }
}

TEST_CASE("of two questions from the same count on a lab asks the one that stands first in the plan",
          "[protocol][start-plan]") {
  struct Case {
    Asked one, other;
  };
  for (const auto& [one, other] :
       {Case{{"short", 2, 2}, {"long", 2, 3}}, Case{{"soon", 6, 6}, {"late", 6, 9}}}) {
    INFO(one.key);
    CHECK(asked({one, other}, 5) == one.key);
    CHECK(asked({other, one}, 5) == other.key);
  }
}

TEST_CASE("a row that says nothing of days keeps nothing apart, and takes told doses to be daily",
          "[protocol][start-plan]") {
  CHECK(ShortestInterval{}.days == 0);
  CHECK(NotWith{}.days == 0);
  CHECK(CourseLimit{}.within_days == 0);
  CHECK(CourseLimit{}.days_apart == 1);
}

}  // namespace
}  // namespace infuwatch::start_plan_order_edges_test
