// The `serious-effect` rule.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::serious_effect_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T14:00");

/// An hour's infusion, released an hour later; its follow-up closes 25 h after the start.
std::string found(const std::string& drug, Seconds after, SymptomSeen symptom) {
  History history;
  const auto infusion = history.start(drug, start);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h - 1s);
  history.observe(infusion, start + after, {std::move(symptom)});
  return history.found(infusion, Rule::serious_effect);
}

struct Sign {
  const char* drug;
  const char* symptom;
};

TEST_CASE("a sign on the drug's serious list is urgent in every window, at any grade", "[protocol]") {
  const auto sign = GENERATE(values<Sign>({
      {"natalizumab", "pml-signs"},
      {"rituximab", "pml-signs"},
      {"ocrelizumab", "pml-signs"},
      {"ocrelizumab", "liver-signs"},
      {"rituximab", "stevens-johnson-signs"},
      {"mitoxantrone", "heart-failure-signs"},
      {"alemtuzumab", "thyroid-trouble"},
      {"alemtuzumab", "coughing-blood"},
      {"ivig", "meningitis-signs"},
      {"ivig", "thrombosis-signs"},
  }));
  INFO(sign.symptom << " under " << sign.drug);
  for (const auto grade : {std::optional<int>{}, std::optional{1}, std::optional{3}}) {
    const auto found_at = [&](Seconds after) { return found(sign.drug, after, seen(sign.symptom, grade)); };
    CHECK(found_at(-1s) == "urgent before definite before");
    CHECK(found_at(0s) == "urgent high-risk definite infusing");
    CHECK(found_at(90min) == "urgent high-risk definite observing");
    CHECK(found_at(2h) == "urgent high-risk definite released");
    CHECK(found_at(2h + 1s) == "urgent follow-up definite released");
    CHECK(found_at(25h) == "urgent follow-up definite released");
    CHECK(found_at(25h + 1s) == "urgent late definite released");
    CHECK(found_at(60 * 24h) == "urgent late definite released");
  }
}

TEST_CASE("a sign of another drug's list is only looked at, late too", "[protocol]") {
  CHECK(found("natalizumab", 10min, seen("heart-failure-signs", 2)) == "nothing");
  CHECK(found("natalizumab", 25h, seen("heart-failure-signs", 2)) == "nothing");
  CHECK(found("natalizumab", 25h + 1s, seen("heart-failure-signs", 2)) == "review late definite released");
  CHECK(found("natalizumab", 25h + 1s, seen("runny-nose", 2)) == "nothing");  // of no list
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("heart-failure-signs", 2)});
  CHECK(history.found(infusion, Rule::reaction) == "review high-risk definite infusing");
}

TEST_CASE("a sign that is serious anywhere is urgent under every drug and without an end", "[protocol]") {
  for (const auto* symptom :
       {"seizure", "confusion", "sudden-vision-loss", "heart-attack-signs", "thrombosis-signs",
        "coughing-blood", "stevens-johnson-signs", "stiff-neck", "yellow-skin", "dark-or-red-urine",
        "kidney-signs", "serum-sickness-signs", "pml-signs"})
    for (const auto* drug : {"plasmapheresis", "vedolizumab", "generic"}) {
      INFO(symptom << " under " << drug);
      CHECK(found(drug, 10min, seen(symptom, 1)).starts_with("urgent high-risk"));
      CHECK(found(drug, 14 * 24h, seen(symptom)).starts_with("urgent late"));
    }
  CHECK(found("plasmapheresis", 14 * 24h, seen("stroke-signs", 1)).starts_with("emergency late"));
}

TEST_CASE("a serious sign that was there before the start is told then, and not once more", "[protocol]") {
  History history;
  const auto infusion = history.prepare("natalizumab");
  history.observe(infusion, start - 10min, {seen("confusion", 1)});
  CHECK(history.found(infusion, Rule::serious_effect) == "urgent before definite before");
  history.start(infusion, start);
  history.observe(infusion, start + 10min, {seen("confusion", 1)});
  CHECK(history.flags().size() == 1);
  history.observe(infusion, start + 20min, {seen("confusion", 2)});
  CHECK(history.found(infusion, Rule::serious_effect) == "urgent high-risk definite infusing");
}

TEST_CASE("a sign that is serious from a grade on is looked at below it", "[protocol]") {
  CHECK(found("ocrelizumab", 10min, seen("diarrhea", 2)) == "nothing");
  CHECK(found("ocrelizumab", 10min, seen("diarrhea", 3)) == "urgent high-risk definite infusing");
  CHECK(found("ocrelizumab", 10min, seen("diarrhea")) == "urgent high-risk definite infusing");
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  history.observe(infusion, start + 10min, {seen("diarrhea", 2)});
  CHECK(history.found(infusion, Rule::reaction) == "review high-risk definite infusing");
}

TEST_CASE("a serious sign that is no reaction symptom is not raised a second time as a reaction",
          "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("pml-signs", 3)});
  CHECK(history.flags() == std::vector<std::string>{"F1 urgent serious-effect on 1: raised"});
}

TEST_CASE("a sign that is both a reaction symptom and on the serious list is told by both rules",
          "[protocol]") {
  History history;
  const auto infusion = history.start("alemtuzumab", start);
  history.observe(infusion, start + 10min, {seen("chest-pain", 1)});
  CHECK(history.found(infusion, Rule::serious_effect) == "urgent high-risk definite infusing");
  CHECK(history.found(infusion, Rule::reaction) == "urgent high-risk definite infusing");
}

TEST_CASE("a serious sign of grade 4 is an emergency as well", "[protocol]") {
  History history;
  const auto infusion = history.start("alemtuzumab", start);
  history.observe(infusion, start + 30h, {seen("stroke-signs", 4)});
  CHECK(history.found(infusion, Rule::serious_effect) == "emergency follow-up possible stop-missing");
  CHECK(history.found(infusion, Rule::life_threatening) == "emergency follow-up possible stop-missing");
}

TEST_CASE("several serious signs make one flag", "[protocol]") {
  History history;
  const auto infusion = history.start("ivig", start);
  history.observe(infusion, start + 10min, {seen("stiff-neck", 1), seen("meningitis-signs", 3)});
  CHECK(history.flags() == std::vector<std::string>{"F1 urgent serious-effect on 1: raised"});
  CHECK(test::items(history.flag(1).finding) == "meningitis-signs stiff-neck");
}

TEST_CASE("a sign on the list of another drug whose window is open is flagged, and names that infusion",
          "[protocol]") {
  const auto found_at = [](Seconds after_stop) {
    History history;
    const auto first = history.start("alemtuzumab", start);
    history.stop(first, start + 4h);
    history.release(first, start + 6h);
    const auto second = history.start("ivig", start + 20h);
    history.observe(second, start + 4h + after_stop, {seen("thyroid-trouble", 2)});
    const auto finding = history.finding(second, Rule::serious_effect);
    return finding ? std::pair{test::told(*finding), finding->also_open.size()}
                   : std::pair{std::string{"nothing"}, std::size_t{0}};
  };
  CHECK(found_at(24h) == std::pair{std::string{"urgent follow-up definite stop-missing"}, std::size_t{1}});
  CHECK(found_at(24h + 1s).first == "nothing");  // ivig does not list it, alemtuzumab's window has closed
}

}  // namespace
}  // namespace infuwatch::serious_effect_test
