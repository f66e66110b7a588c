// What is asked while an infusion runs, at both sides of each edge.
#include "protocol/running_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::running_questions_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

Quantity mlh(const char* typed) { return *rate(typed); }

/// An infusion of a drug whose steps are these.
struct Running {
  History h;
  DrugProtocol drug = seed().drugs.at("ocrelizumab");
  InfusionId number;

  explicit Running(std::vector<std::vector<RateStep>> ladders = {}) {
    if (!ladders.empty()) drug.rate_steps.clear();
    for (auto& steps : ladders)
      drug.rate_steps.push_back(
          {.first = 1, .steps = std::move(steps), .source = std::to_string(drug.rate_steps.size())});
    h.prior("ocrelizumab", 0);
    number = h.start("ocrelizumab", start);
  }
  void set(Seconds after, const char* typed) {
    h.record(RateSet{.infusion = number, .at = start + after, .rate = mlh(typed)}, start + after);
  }
  std::vector<Question> asked(Seconds after, const char* typed) const {
    return questions_at_rate(h.chart(), h.infusion(number), drug, start + after, mlh(typed));
  }
  /// The highest rate that is told; empty: nothing is asked about steps.
  std::string highest(Seconds after, const char* typed) const {
    const auto questions = asked(after, typed);
    const auto above = one<RateAboveSteps>(questions);
    return above ? to_text(above->highest) : std::string{};
  }
};

TEST_CASE("before the start no time of a step has run", "[protocol]") {
  const auto asked = [](Seconds lasts) {
    const Running running{{{{mlh("30 mL/h"), lasts}, {mlh("60 mL/h")}}}};
    return !running.highest(-1min, "60 mL/h").empty();
  };
  CHECK_FALSE(asked(5min));  // as early as a step may come
  CHECK(asked(5min + 1s));
}

TEST_CASE("a rate charted for the moment itself is the one that is raised", "[protocol]") {
  Running running{{{{mlh("30 mL/h"), 30min}, {mlh("60 mL/h"), 30min}, {mlh("90 mL/h")}}}};
  running.set(0s, "30 mL/h");
  running.set(30min, "60 mL/h");
  const auto questions = running.asked(30min, "90 mL/h");
  const auto above = one<RateAboveSteps>(questions);
  REQUIRE(above);
  CHECK(to_text(above->highest) == "60 mL/h");
  CHECK(above->next_step == start + 60min);
  running.h.observe(running.number, start + 10min, {seen("hives", 2)});
  CHECK_FALSE(one<FlagsUnanswered>(running.asked(30min, "60 mL/h")));
  CHECK(one<FlagsUnanswered>(running.asked(30min, "60.001 mL/h")));
}

TEST_CASE("a rate that only keeps the vein open is a step back", "[protocol]") {
  Running running{{{{mlh("30 mL/h"), 30min}, {mlh("60 mL/h")}}}};
  running.set(0s, "30 mL/h");
  running.set(40min, "10 mL/h");
  CHECK(running.highest(41min, "60 mL/h") == "30 mL/h");
}

TEST_CASE("above the last step the last one is the highest", "[protocol]") {
  Running running{{{{mlh("30 mL/h"), 30min}, {mlh("60 mL/h"), 30min}, {mlh("90 mL/h")}}}};
  running.set(0s, "500 mL/h");
  CHECK(running.highest(1min, "100 mL/h") == "90 mL/h");
}

TEST_CASE("of several ways the one that allows most is told, of equal ones the first", "[protocol]") {
  const std::vector<RateStep> low{{mlh("30 mL/h")}}, high{{mlh("60 mL/h")}};
  CHECK(Running{{low, high}}.highest(0s, "100 mL/h") == "60 mL/h");
  CHECK(Running{{high, low}}.highest(0s, "100 mL/h") == "60 mL/h");
  const auto questions = Running{{low, low}}.asked(0s, "100 mL/h");
  REQUIRE(one<RateAboveSteps>(questions));
  CHECK(one<RateAboveSteps>(questions)->source == "0");
}

TEST_CASE("under a waiting flag the first step is no raise, however fast it is", "[protocol]") {
  Running running{{{{mlh("120 mL/h")}}}};
  running.h.observe(running.number, start + 10min, {seen("hives", 2)});
  CHECK_FALSE(one<FlagsUnanswered>(running.asked(11min, "120 mL/h")));
  CHECK(one<FlagsUnanswered>(running.asked(11min, "120.001 mL/h")));
}

TEST_CASE("a stop of an infusion without a planned end asks nothing", "[protocol]") {
  Infusion infusion;
  infusion.start = Span{start};
  CHECK(questions_at_stop(infusion, start + 1h, "completed", true).empty());
}

TEST_CASE("after a release without a stop it is over too", "[protocol]") {
  Running running;
  running.h.release(running.number, start + 2h);
  const auto& infusion = running.h.infusion(running.number);
  CHECK_FALSE(over_already(infusion, start + 2h));
  const auto over = over_already(infusion, start + 2h + 1s);
  REQUIRE(over);
  CHECK((over->released && over->since == start + 2h));
}

TEST_CASE("what is told in words alone is the same where the words are", "[protocol]") {
  const auto& known = *seed().common.substances;
  Running running;
  const auto given = [&](const char* what, bool listed) {
    Gave gave{.infusion = running.number, .at = start + 10min, .what = what};
    if (listed) gave.medication = Medication{.name = what};
    return gave;
  };
  running.h.record(given("ice", false), start + 10min);
  const auto again = [&](const BedsideEvent& said) {
    return charted_already(running.h.chart(), said, known).has_value();
  };
  CHECK(again(given("ice", false)));
  CHECK(again(given("ice", true)));
  CHECK_FALSE(again(given("a warm blanket", false)));
  CHECK_FALSE(again(given("cetirizine", true)));
}

TEST_CASE("a medication given in the same moment was given lately", "[protocol]") {
  Running running;
  running.h.record(Gave{.infusion = running.number,
                        .at = start + 10min,
                        .what = "acetaminophen",
                        .medication = Medication{.name = "acetaminophen"}},
                   start + 10min);
  const auto lately = [&](Seconds after) {
    return given_lately(running.h.chart(), "acetaminophen", *seed().common.substances, start + after)
        .has_value();
  };
  CHECK(lately(10min));
  CHECK_FALSE(lately(10min - 1s));
}

}  // namespace
}  // namespace infuwatch::running_questions_edges_test
