// How the items of a finding weigh: what is told of a course or an excursion, and which item stands first.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::severity_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Natalizumab, running; its baseline pressure taken ten minutes before.
History running(std::optional<int> baseline = {}) {
  History history;
  history.prepare("natalizumab");
  if (baseline) history.observe(infusion, start - 10min, bp(*baseline));
  history.start(infusion, start);
  return history;
}

/// `sbp 1, sbp-fall 2`: a rule's items and how much they weigh.
std::string weights(const History& history, Rule rule) {
  const auto finding = history.finding(infusion, rule);
  std::string out;
  for (const auto& item : finding ? finding->items : std::vector<FlagItem>{})
    out += (out.empty() ? "" : ", ") + item.finding + ' ' + std::to_string(item.severity);
  return out;
}

std::string weights(Rule rule, Vitals vitals, std::vector<SymptomSeen> symptoms = {},
                    std::optional<int> baseline = {}) {
  auto history = running(baseline);
  history.observe(infusion, start + 10min, std::move(symptoms), std::move(vitals));
  return weights(history, rule);
}

TEST_CASE("a vital sign weighs 1, and one more with each whole step past its limit", "[protocol]") {
  const auto weighs = [](Vitals vitals) { return weights(Rule::vital_sign, std::move(vitals)); };
  CHECK(weighs(bp(89)) == "sbp 1");
  CHECK(weighs(bp(81)) == "sbp 1");
  CHECK(weighs(bp(80)) == "sbp 2");
  CHECK(weighs(spo2(90)) == "spo2 1");
  CHECK(weighs(spo2(89)) == "spo2 2");
  CHECK(weighs(temp(384)) == "temp 1");
  CHECK(weighs(temp(385)) == "temp 2");
  CHECK(weighs(hr(32)) == "hr-low 1");
  CHECK(weighs(hr(31)) == "hr-low 2");
  CHECK(weighs(hr(111)) == "hr-high 1");
  CHECK(weighs(hr(130)) == "hr-high 1");
  CHECK(weighs(hr(131)) == "hr-high 2");
  CHECK(weighs(hr(139)) == "hr-high 2");
  CHECK(weighs(hr(140)) == "hr-high 3");
  CHECK(weighs(rr(8)) == "rr-low 1");
  CHECK(weighs(rr(4)) == "rr-low 2");
  CHECK(weighs(rr(29)) == "rr-high 1");
  CHECK(weighs(rr(30)) == "rr-high 2");
  CHECK(weighs(acvpu(Consciousness::confusion)) == "acvpu 1");
  CHECK(weighs(acvpu(Consciousness::voice)) == "acvpu 2");
}

TEST_CASE("a fall is reckoned in whole percents of the baseline, for both rules alike", "[protocol]") {
  const auto weighs = [](int baseline, int now) {
    const auto sign = weights(Rule::vital_sign, bp(now), {}, baseline);
    CHECK(sign == weights(Rule::anaphylaxis_criteria, bp(now), {}, baseline));
    return sign;
  };
  CHECK(weighs(179, 126) == "");            // 29.6 %
  CHECK(weighs(179, 125) == "sbp-fall 1");  // 30.2 %
  CHECK(weighs(179, 108) == "sbp-fall 1");  // 39.7 %
  CHECK(weighs(150, 91) == "sbp-fall 1");   // 39.3 %
  CHECK(weighs(150, 90) == "sbp-fall 2");   // 40.0 %
}

TEST_CASE("a fall is reckoned from after the baseline's moment", "[protocol]") {
  auto history = running(160);
  history.observe(infusion, start - 10min, bp(111));
  CHECK(weights(history, Rule::vital_sign) == "");
  CHECK(weights(history, Rule::anaphylaxis_criteria) == "");
  history.observe(infusion, start - 10min + 1s, bp(111));
  CHECK(weights(history, Rule::vital_sign) == "sbp-fall 1");
}

TEST_CASE("the baseline may be taken in the moment of the start", "[protocol]") {
  const auto fell = [](Seconds after) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start + after, bp(160));
    history.observe(infusion, start + 10min, bp(111));
    return weights(history, Rule::vital_sign);
  };
  CHECK(fell(0s) == "sbp-fall 1");
  CHECK(fell(1s) == "");
}

TEST_CASE("no pressure has fallen in the moment of the baseline", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, bp(160));
  history.observe(infusion, start, bp(111));
  CHECK(weights(history, Rule::vital_sign) == "");
  CHECK(weights(history, Rule::anaphylaxis_criteria) == "");
  history.observe(infusion, start + 1s, bp(111));
  CHECK(weights(history, Rule::anaphylaxis_criteria) == "sbp-fall 1");
}

TEST_CASE("what the criteria of anaphylaxis were met by weighs as it does elsewhere", "[protocol]") {
  const auto with_hives = [](Vitals vitals) {
    return weights(Rule::anaphylaxis_criteria, std::move(vitals), {seen("hives", 3)});
  };
  CHECK(with_hives(bp(89)) == "hives 6, sbp 1");
  CHECK(with_hives(bp(80)) == "hives 6, sbp 2");
  CHECK(with_hives(spo2(89)) == "hives 6, spo2 2");
  CHECK(with_hives(bp_none()) == "sbp 90, hives 6");
  CHECK(with_hives(acvpu(Consciousness::pain)) == "hives 6, acvpu 1");
  CHECK(with_hives(acvpu(Consciousness::unresponsive)) == "hives 6, acvpu 2");
  CHECK(with_hives({.spo2 = Reading{}}) == "");
}

TEST_CASE("an emergency of a sign weighs 1, no response at all 2", "[protocol]") {
  const auto weighs = [](Vitals vitals) { return weights(Rule::life_threatening, std::move(vitals)); };
  CHECK(weighs(bp_none()) == "sbp 1");
  CHECK(weighs(acvpu(Consciousness::pain)) == "acvpu 1");
  CHECK(weighs(acvpu(Consciousness::unresponsive)) == "acvpu 2");
}

TEST_CASE("NEWS2 weighs 1 for one red parameter, 2 from five, 3 from seven", "[protocol]") {
  const auto weighs = [](Vitals vitals) { return weights(Rule::news2, std::move(vitals)); };
  CHECK(weighs(rr(25)) == "news2 1");
  CHECK(weighs(rr(25) + hr(111)) == "news2 2");
  CHECK(weighs(rr(25) + hr(111) + temp(391)) == "news2 3");
}

// --- courses ---

TEST_CASE(
    "a course begins with its first mention in the graver window and is shown by the first at its worst",
    "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("hives", 1)});
  const auto worst = history.observe(infusion, start + 20min, {seen("hives", 2)});
  history.observe(infusion, start + 30min, {seen("hives", 2)});
  const auto item = history.finding(infusion, Rule::reaction)->items.front();
  CHECK(item.onset == Span{start + 10min});
  CHECK(item.observation == worst);
}

TEST_CASE("of mentions at one moment the first charted counts as the first", "[protocol]") {
  auto history = running();
  const auto first = history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  CHECK(history.finding(infusion, Rule::reaction)->items.front().observation == first);
}

TEST_CASE("symptoms of one entry stand as charted, and by their keys in a finding", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, {seen("itching", 2), seen("hives", 2), seen("cough", 2)});
  std::string charted;
  for (const auto& mention : mentions(history.chart())) charted += mention.seen.symptom + ' ';
  CHECK(charted == "itching hives cough ");
  CHECK(items(*history.finding(infusion, Rule::reaction)) == "cough hives itching");
}

TEST_CASE("mentions stand by onset, then by when they were told, then as charted", "[protocol]") {
  auto history = running();
  const Span onset = start + 5min;
  history.observe(infusion, start + 30min, {seen("hives", 3, onset)});
  history.observe(infusion, start + 20min, {seen("hives", 1, onset)});
  history.observe(infusion, start + 20min, {seen("hives", 2, onset)});
  history.observe(infusion, start + 20min, {seen("hives", 4, start + 5min - 1s)});
  std::string grades;
  for (const auto& mention : mentions(history.chart())) grades += std::to_string(*mention.seen.grade);
  CHECK(grades == "4123");
}

TEST_CASE("the whole list denied ends what it does not name itself", "[protocol]") {
  const auto back = [](std::vector<SymptomSeen> named) {
    auto history = running();
    history.observe(infusion, start + 10min, {seen("hives", 2)});
    history.record(Observed{.infusion = infusion, .at = start + 20min, .symptoms = named, .none = true});
    history.observe(infusion, start + 30min, {seen("hives", 2)});
    return history.found(infusion, Rule::recurrence) != "nothing";
  };
  CHECK(back({}));
  CHECK(back({seen("cough", 1)}));
  CHECK_FALSE(back({seen("hives", 1)}));
}

TEST_CASE("of infusions begun at one moment a symptom goes to the later number", "[protocol]") {
  History history;
  history.start("natalizumab", start - 30 * 24h);
  history.stop(infusion, start - 30 * 24h + 1h);
  history.start("natalizumab", start);
  history.start("ocrelizumab", start);
  CHECK(attribute(history.chart(), infusion, start + 10min).infusion == InfusionId{3});
}

// --- excursions ---

TEST_CASE("an excursion keeps its number, its gravest window, and the first reading at its worst",
          "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 1h, bp(85));
  history.observe(infusion, start + 1h + 10min, bp(95));
  history.observe(infusion, start + 2h, bp(85));
  const auto worst = history.observe(infusion, start + 2h + 10min, bp(75));
  history.observe(infusion, start + 2h + 20min, bp(75));
  const auto found = history.finding(infusion, Rule::vital_sign)->items;
  REQUIRE(found.size() == 2);
  CHECK((found[0].course == 1 && found[0].observation == worst));
  CHECK(found[0].window == Window::high_risk);
  CHECK((found[1].course == 0 && found[1].value == 85));
}

TEST_CASE("an answered flag ends an excursion between its last reading and the next", "[protocol]") {
  const auto courses = [](Seconds answered, Seconds next) {
    auto history = running();
    history.observe(infusion, start + 10min, bp(85));
    history.at(start + answered);
    history.resolve(FlagId{1});
    history.observe(infusion, start + next, bp(85));
    return history.finding(infusion, Rule::vital_sign)->items.size();
  };
  CHECK(courses(10min, 20min) == 2);  // answered in the moment of the reading
  CHECK(courses(15min, 20min) == 2);
  CHECK(courses(20min - 1s, 20min) == 2);
  CHECK(courses(20min, 20min) == 1);
}

TEST_CASE("an answer ends one excursion, not the next one too", "[protocol]") {
  auto history = running();
  history.observe(infusion, start + 10min, bp(85));
  history.at(start + 15min);
  history.resolve(FlagId{1});
  history.observe(infusion, start + 20min, bp(85));
  history.observe(infusion, start + 25min, bp(85));
  CHECK(history.finding(infusion, Rule::vital_sign)->items.size() == 2);
}

// --- what a reaction says ---

TEST_CASE("another new symptom is urgent from grade 3 on", "[protocol]") {
  const auto found = [](std::optional<int> grade) {
    auto history = running();
    history.observe(infusion, start + 10min, {seen("insomnia", grade)});
    return history.found(infusion, Rule::reaction);
  };
  CHECK(found(2) == "review high-risk definite infusing");
  CHECK(found({}) == "review high-risk definite infusing");
  CHECK(found(3) == "urgent high-risk definite infusing");
}

TEST_CASE("a reaction names the label that lists it, else the symptom's source, else the site's",
          "[protocol]") {
  const auto source = [](SymptomSeen symptom) {
    auto history = running();
    history.observe(infusion, start + 10min, {std::move(symptom)});
    return history.finding(infusion, Rule::reaction)->items.front().source;
  };
  const auto& drug = seed().drugs.at("natalizumab");
  CHECK(source(seen("hives", 2)) == drug.reactions_source);
  CHECK(source(seen("cough", 2)) == seed().symptom("cough")->source);
  CHECK(source(other("tingling lips")) == "site default: any new symptom is looked at");
}

}  // namespace
}  // namespace infuwatch::severity_test
