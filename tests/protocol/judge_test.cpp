// The life of a flag while the record grows: one flag per infusion, rule and episode.
#include "protocol/judge.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::judge_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;
using test::operator+;

using Flags = std::vector<std::string>;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

History running(const std::string& drug = "natalizumab") {
  History history;
  history.start(drug, start);
  return history;
}

/// Natalizumab over an hour, released an hour later.
History gone_home() {
  auto history = running();
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h);
  return history;
}

bool rang(const History& history) { return !history.judged().raised.empty(); }

TEST_CASE("the same symptom again, or a better one, does not ring again", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  CHECK(rang(history));
  for (const auto grade : {2, 1, 2}) {
    history.observe(infusion, start + 20min, {seen("hives", grade)});
    CHECK_FALSE(rang(history));
  }
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
}

TEST_CASE("an acknowledged flag stays acknowledged while nothing gets worse", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.ack(FlagId{1});
  history.observe(infusion, start + 20min, {seen("hives", 2)});
  history.observe(infusion, start + 25min, test::bp(120) + test::hr(80));
  history.stop(infusion, start + 30min, "reaction");
  history.release(infusion, start + 90min);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: acknowledged"});
  CHECK_FALSE(history.flag(1).waiting());
}

TEST_CASE("a worse grade supersedes the flag, even an acknowledged one", "[protocol]") {
  const bool acknowledged = GENERATE(false, true);
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  if (acknowledged) history.ack(FlagId{1});
  history.observe(infusion, start + 20min, {seen("hives", 3)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
  CHECK(history.flag(1).superseded_by == FlagId{2});
  CHECK_FALSE(history.flag(1).waiting());
  CHECK(history.flag(2).waiting());
}

TEST_CASE("how grades weigh against each other: 1, 2, ungraded, 3, 4, 5", "[protocol]") {
  const std::optional<int> in_order[] = {1, 2, std::nullopt, 3, 4, 5};
  for (std::size_t before = 0; before < std::size(in_order); ++before) {
    for (std::size_t after = 0; after < std::size(in_order); ++after) {
      auto history = running();
      history.observe(infusion, start + 10min, {seen("wheezing", in_order[before])});
      history.observe(infusion, start + 20min, {seen("wheezing", in_order[after])});
      INFO(before << " then " << after);
      CHECK(rang(history) == (after > before));
    }
  }
}

TEST_CASE("a mild symptom that was graded, told again without a grade, does not ring again", "[protocol]") {
  struct Row {
    const char* symptom;
    std::optional<int> before;
    const char* drug;
    bool rings;
    const char* priority;
  };
  for (const auto& [symptom, before, drug, rings, priority] :
       {Row{"headache", 1, "natalizumab", false, "review"},
        Row{"headache", 2, "natalizumab", false, "urgent"},
        Row{"headache", std::nullopt, "natalizumab", false, "review"},
        Row{"nausea", 1, "natalizumab", false, "review"}, Row{"back-pain", 1, "natalizumab", false, "review"},
        Row{"back-pain", 1, "infliximab", true, "urgent"},  // not mild under it
        Row{"hives", 1, "natalizumab", true, "urgent"}, Row{"wheezing", 2, "natalizumab", true, "urgent"}}) {
    INFO(symptom << " under " << drug);
    History history;
    const auto number = history.start(drug, start);
    history.observe(number, start + 10min, {seen(symptom, before)});
    history.observe(number, start + 20min, {seen(symptom)});
    CHECK(rang(history) == rings);
    CHECK(history.found(number, Rule::reaction).starts_with(priority));
  }
}

TEST_CASE("a new symptom supersedes, and the new flag carries both", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.ack(FlagId{1});
  history.observe(infusion, start + 20min, {seen("itching", 1)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
  CHECK(test::items(history.flag(2).finding) == "hives itching");
}

TEST_CASE("a symptom denied or not looked for is nothing new", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.none(infusion, start + 20min);
  CHECK_FALSE(rang(history));
  CHECK(history.judged().retracted.empty());
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
}

TEST_CASE("two symptoms of the nurse's own words are two", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {test::other("tingling lips", 1)});
  history.observe(infusion, start + 20min, {test::other("tingling lips", 1)});
  CHECK_FALSE(rang(history));
  history.observe(infusion, start + 30min, {test::other("metal taste", 1)});
  CHECK(rang(history));
  CHECK(history.flag(2).finding.items.size() == 2);
}

TEST_CASE("a more dangerous window supersedes, even if acknowledged", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 10h, {seen("hives", 3)});
  CHECK(test::told(history.flag(1).finding) == "urgent follow-up definite released");
  history.ack(FlagId{1});
  history.observe(infusion, start + 11h, {seen("hives", 2, start + 30min)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: superseded", "F2 urgent reaction on 1: raised"});
  CHECK(test::told(history.flag(2).finding) == "urgent high-risk definite infusing");
}

TEST_CASE("a less dangerous window does not ring again", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 30min, {seen("hives", 3)});
  history.observe(infusion, start + 10h, {seen("hives", 3)});
  history.observe(infusion, start + 48h, {seen("hives", 3)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  CHECK(test::told(history.flag(1).finding) == "urgent high-risk definite infusing");
}

TEST_CASE("each rule has a flag of its own", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("headache", 2), seen("pml-signs", 1)}, test::temp(385));
  history.observe(infusion, start + 20min, {seen("stridor", 1)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised", "F2 urgent serious-effect on 1: raised",
                                 "F3 urgent vital-sign on 1: raised",
                                 "F4 emergency life-threatening on 1: raised",
                                 "F5 emergency anaphylaxis-criteria on 1: raised"});
}

TEST_CASE("each infusion has flags of its own", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  const auto next = history.start("natalizumab", start + 28 * 24h);
  history.observe(next, start + 28 * 24h + 10min, {seen("hives", 1)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised", "F2 review prior-reaction on 2: raised",
                                 "F3 urgent reaction on 2: raised"});
}

TEST_CASE("a reading not worse than the flagged one does not ring, one clearly worse does", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, test::temp(380));
  CHECK(rang(history));
  history.observe(infusion, start + 15min, test::temp(380));
  CHECK_FALSE(rang(history));
  history.observe(infusion, start + 20min, test::temp(400));
  CHECK(rang(history));
  history.observe(infusion, start + 25min, test::temp(390));
  CHECK_FALSE(rang(history));
  CHECK(history.flags() ==
        Flags{"F1 urgent vital-sign on 1: superseded", "F2 urgent vital-sign on 1: raised"});
}

TEST_CASE("a heart rate from review to urgent supersedes", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, test::hr(130));
  history.observe(infusion, start + 15min, test::hr(131));
  CHECK(history.flags() == Flags{"F1 review vital-sign on 1: superseded", "F2 urgent vital-sign on 1: raised",
                                 "F3 review news2 on 1: raised"});
}

TEST_CASE("a sign normal in between and out again rings again", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, test::temp(385));
  history.ack(FlagId{1});
  history.observe(infusion, start + 15min, test::temp(370));
  history.observe(infusion, start + 20min, test::temp(385));
  CHECK(history.flags() ==
        Flags{"F1 urgent vital-sign on 1: superseded", "F2 urgent vital-sign on 1: raised"});
}

// --- resolved ---

TEST_CASE("a resolved flag stays resolved while what it answered is charted again as it was", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.ack(FlagId{1});
  history.at(start + 30min);
  history.resolve(FlagId{1});
  history.observe(infusion, start + 20min, {seen("hives", 2)});  // entered late, seen before
  history.observe(infusion, start + 40min, test::bp(120));
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: resolved"});
}

TEST_CASE("after a resolved flag the symptom rings again", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.ack(FlagId{1});
  history.at(start + 30min);
  history.resolve(FlagId{1});
  history.observe(infusion, start + 40min, {seen("hives", 1)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: resolved", "F2 urgent recurrence on 1: raised"});
}

TEST_CASE("after a resolved flag another symptom of the same rule rings, and alone", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.ack(FlagId{1});
  history.at(start + 30min);
  history.resolve(FlagId{1});
  history.observe(infusion, start + 40min, {seen("itching", 1)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: resolved", "F2 urgent reaction on 1: raised"});
  CHECK(test::items(history.flag(2).finding) == "itching");
}

TEST_CASE("after a resolved flag a sign that is still out rings again", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, test::temp(385));
  history.ack(FlagId{1});
  history.at(start + 30min);
  history.resolve(FlagId{1});
  history.observe(infusion, start + 40min, test::temp(385));
  CHECK(history.flags() == Flags{"F1 urgent vital-sign on 1: resolved", "F2 urgent vital-sign on 1: raised"});
}

TEST_CASE("a worse grade found for what was resolved rings again", "[protocol]") {
  auto history = running();
  const auto entry = history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.ack(FlagId{1});
  history.at(start + 30min);
  history.resolve(FlagId{1});
  history.correct<Observed>(entry, [](Observed& said) { said.symptoms.front().grade = 3; });
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: resolved", "F2 urgent reaction on 1: raised"});
}

TEST_CASE("an answer taken back leaves the flag as it was before", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  const auto ack = history.ack(FlagId{1});
  CHECK_FALSE(history.flag(1).waiting());
  const auto resolve = history.resolve(FlagId{1});
  history.retract(resolve);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: acknowledged"});
  history.retract(ack);
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised"});
  CHECK(history.flag(1).waiting());
}

// --- who waits for an answer ---

TEST_CASE("emergency and urgent flags wait to be acknowledged, review flags do not", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("headache", 1), seen("pml-signs", 1), seen("stridor", 1)});
  CHECK(history.flags() == Flags{"F1 emergency life-threatening on 1: raised",
                                 "F2 emergency anaphylaxis-criteria on 1: raised",
                                 "F3 review reaction on 1: raised", "F4 urgent serious-effect on 1: raised"});
  CHECK(history.flag(1).waiting());
  CHECK_FALSE(history.flag(3).waiting());
  CHECK(history.flag(4).waiting());
}

TEST_CASE("flags are numbered in the order they are raised, over all infusions of a patient", "[protocol]") {
  auto history = gone_home();
  history.observe(infusion, start + 10min, {seen("hives", 2)}, test::temp(385));
  const auto next = history.start("natalizumab", start + 28 * 24h);
  history.observe(next, start + 28 * 24h + 10min, {seen("hives", 2)});
  CHECK(history.flags() == Flags{"F1 urgent reaction on 1: raised", "F2 urgent vital-sign on 1: raised",
                                 "F3 review prior-reaction on 2: raised", "F4 urgent reaction on 2: raised"});
}

TEST_CASE("what the judge decided carries its version and the patient", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  CHECK(history.judged().judge == judge_version);
  CHECK(history.judged().patient == PatientId{1});
}

TEST_CASE("every observation is placed as a whole and symptom by symptom", "[protocol]") {
  auto history = gone_home();
  const auto entry =
      history.observe(infusion, start + 3h, {seen("hives", 2, start + 90min), seen("itching", 1)});
  const auto& placement = *history.chart().placement(entry);
  CHECK((placement.at == Placed{Window::follow_up, Certainty::definite, Phase::released}));
  REQUIRE(placement.symptoms.size() == 2);
  CHECK((placement.symptoms[0] == Placed{Window::high_risk, Certainty::definite, Phase::observing}));
  CHECK((placement.symptoms[1] == Placed{Window::follow_up, Certainty::definite, Phase::released}));
}

}  // namespace
}  // namespace infuwatch::judge_test
