// The `site` rule.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::site_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T14:00");

/// A quarter of an hour's infusion, released half an hour later; its follow-up closes 24 h 15 min after the
/// start.
History course(const std::string& drug, Seconds after, SymptomSeen symptom) {
  History history;
  const auto infusion = history.start(drug, start);
  history.stop(infusion, start + 15min);
  history.release(infusion, start + 45min - 1s);
  history.observe(infusion, start + after, {std::move(symptom)});
  return history;
}

std::string found(const std::string& drug, Seconds after, SymptomSeen symptom) {
  return course(drug, after, std::move(symptom)).found(InfusionId{1}, Rule::site);
}

TEST_CASE(
    "pain, burning, swelling, redness and itching at the site are urgent under mitoxantrone, at any grade",
    "[protocol]") {
  for (const auto* symptom : {"site-pain", "site-burning", "site-swelling", "site-redness", "site-itching"}) {
    for (const auto grade : {std::optional<int>{}, std::optional{1}, std::optional{2}, std::optional{3}}) {
      INFO(symptom << ' ' << grade.value_or(0));
      const auto found_at = [&](Seconds after) { return found("mitoxantrone", after, seen(symptom, grade)); };
      CHECK(found_at(-1s) == "nothing");  // there was no drug in the vein
      CHECK(found_at(0s) == "urgent high-risk definite infusing");
      CHECK(found_at(15min) == "urgent high-risk definite infusing");
      CHECK(found_at(15min + 1s) == "urgent high-risk definite observing");
      CHECK(found_at(45min) == "urgent high-risk definite released");
      CHECK(found_at(2h + 1s) == "urgent follow-up definite released");
      CHECK(found_at(24h + 15min) == "urgent follow-up definite released");
    }
  }
}

TEST_CASE("under a drug that does no harm outside the vein the site is only looked at", "[protocol]") {
  for (const auto& [drug, protocol] : test::seed().drugs) {
    if (drug == "mitoxantrone") continue;
    INFO(drug);
    const auto history = course(drug, 5min, seen("site-pain", 2));
    CHECK(history.found(InfusionId{1}, Rule::site) == "nothing");
    CHECK(history.found(InfusionId{1}, Rule::reaction) == "review high-risk definite infusing");
  }
}

TEST_CASE("what else is seen at the site of a vesicant is left to the other rules", "[protocol]") {
  for (const auto* symptom : {"site-skin-damage", "hives"})
    CHECK(found("mitoxantrone", 5min, seen(symptom, 2)) == "nothing");
  const auto leak = course("mitoxantrone", 5min, seen("site-leak", 1));
  CHECK(leak.found(InfusionId{1}, Rule::serious_effect) == "urgent high-risk definite infusing");
}

TEST_CASE("pain at the site of a vesicant is told once, not as a reaction too", "[protocol]") {
  auto history = course("mitoxantrone", 5min, seen("site-pain", 1));
  history.prior("mitoxantrone", 0);
  CHECK(history.flags() ==
        std::vector<std::string>{"F1 review dose-limit on 1: retracted", "F2 urgent site on 1: raised"});
}

TEST_CASE("the flag says what it turned on, the gravest first", "[protocol]") {
  History history;
  const auto infusion = history.start("mitoxantrone", start);
  history.observe(infusion, start + 5min, {seen("site-burning", 1), seen("site-swelling", 2)});
  const auto finding = *history.finding(infusion, Rule::site);
  CHECK(test::items(finding) == "site-swelling site-burning");
  CHECK(
      finding.source ==
      "mitoxantrone US label, boxed warning: severe local tissue damage on extravasation; administration: its signs");
}

}  // namespace
}  // namespace infuwatch::site_test
