// Signs of a stroke by themselves, which multiple sclerosis gives too.
#include "support/catalogue_mistakes.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::stroke_signs_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

/// An infusion of 4 h; what was charted before it, and after.
std::string found(const std::string& drug, const std::vector<SymptomSeen>& before, Seconds after,
                  SymptomSeen now) {
  History history;
  history.prepare(drug);
  if (!before.empty()) history.observe(infusion, start - 10min, before);
  history.start(infusion, start);
  if (after > 4h) history.stop(infusion, start + 4h);
  history.observe(infusion, start + after, {std::move(now)});
  return history.found(infusion, Rule::serious_effect);
}

TEST_CASE("under alemtuzumab they are urgent, and a trouble of the speech an emergency, for 3 days",
          "[protocol]") {
  for (const auto* symptom : {"weakness", "numbness", "vision-trouble", "balance-trouble"})
    for (const auto grade : {std::optional<int>{}, std::optional{1}, std::optional{3}}) {
      INFO(symptom);
      const auto at = [&](Seconds after) { return found("alemtuzumab", {}, after, seen(symptom, grade)); };
      CHECK(at(0s) == "urgent high-risk definite infusing");
      CHECK(at(10min) == "urgent high-risk definite infusing");
      CHECK(at(4h + 72h).starts_with("urgent late"));
      CHECK(at(4h + 72h + 1s).starts_with("review late"));
    }
  CHECK(found("alemtuzumab", {}, 10min, seen("speech-trouble", 1)).starts_with("emergency high-risk"));
  CHECK(found("alemtuzumab", {}, 4h + 72h, seen("speech-trouble")).starts_with("emergency late"));
  CHECK(found("alemtuzumab", {}, 4h + 72h + 1s, seen("speech-trouble")).starts_with("urgent late"));
}

TEST_CASE("before a stop is charted the days have no end", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.observe(infusion, start + 100h, {seen("weakness", 2)});
  CHECK(history.found(infusion, Rule::serious_effect).starts_with("urgent"));
}

TEST_CASE("a new trouble of the speech is urgent after any drug, the others are looked at", "[protocol]") {
  for (const auto* drug : {"natalizumab", "ocrelizumab", "ivig", "generic"}) {
    INFO(drug);
    CHECK(found(drug, {}, 10min, seen("speech-trouble")).starts_with("urgent high-risk"));
    CHECK(found(drug, {}, 20h, seen("speech-trouble", 1)).starts_with("urgent follow-up"));
    CHECK(found(drug, {}, 10min, seen("weakness", 2)) == "nothing");
  }
}

TEST_CASE("what was there before the start does not ring, unless it is worse", "[protocol]") {
  for (const auto* symptom : {"speech-trouble", "weakness", "balance-trouble"}) {
    INFO(symptom);
    CHECK(found("alemtuzumab", {seen(symptom, 2)}, 10min, seen(symptom, 2)) == "nothing");
    CHECK(found("alemtuzumab", {seen(symptom, 2)}, 10min, seen(symptom, 1)) == "nothing");
    CHECK(found("alemtuzumab", {seen(symptom, 2)}, 10min, seen(symptom, 3)) != "nothing");
  }
  History known;
  known.prepare("natalizumab");
  known.observe(infusion, start - 10min, {seen("speech-trouble", 2)});
  CHECK(known.flags().empty());
}

TEST_CASE("a serious effect is urgent or an emergency, within a time or without end", "[protocol]") {
  const auto with = [](const char* line) { return "[[serious]]\n" + std::string{line}; };
  check({"testumab", "[[serious]]\n", with("priority = @\"review\"\n").c_str(),
         "`priority` is urgent or emergency"});
  check({"testumab", "[[serious]]\n", with("priority = @\"loud\"\n").c_str(),
         "`priority` is urgent or emergency"});
  accepted("testumab", "[[serious]]\n", with("priority = \"urgent\"\n").c_str());
  accepted("testumab", "[[serious]]\n", with("priority = \"emergency\"\nwithin = \"72h\"\n").c_str());
  for (const auto* line : {"priority = @\"emergency\"\n", "within = @\"72h\"\n"}) {
    const std::string key{line, std::string_view{line}.find(' ')};
    check({"testumab", "[[common]]\n", ("[[common]]\n" + std::string{line}).c_str(),
           '`' + key + "` stands in [[serious]] only: elsewhere it changes nothing"});
  }
}

}  // namespace
}  // namespace infuwatch::stroke_signs_test
