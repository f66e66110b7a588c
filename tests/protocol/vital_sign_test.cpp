// The `vital-sign` rule; the falls are those at the edges of WAO 2020 and NIAID/FAAN 2006.
#include "domain/vital_reading.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::vital_sign_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Natalizumab over an hour, released an hour later; its follow-up closes 25 h after the start.
History course() {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h - 1s);
  return history;
}

std::optional<Finding> finding(Vitals vitals, Seconds after = 10min) {
  auto history = course();
  history.observe(infusion, start + after, std::move(vitals));
  return history.finding(infusion, Rule::vital_sign);
}

/// `urgent sbp`: the priority, and the signs that are out.
std::string found(Vitals vitals) {
  const auto finding = vital_sign_test::finding(std::move(vitals));
  return finding ? std::string{name(finding->priority)} + ' ' + items(*finding) : "nothing";
}

struct Row {
  const char* reading;
  Vitals vitals;
  const char* want;
};

/// Whether any rule flags one reading of a sign, typed, without any other.
bool flagged(Sign sign, const std::string& text) {
  Vitals vitals;
  if (!read_sign(vital_sign(sign), text, vitals)) throw std::runtime_error{text};
  auto history = course();
  history.observe(infusion, start + 10min, std::move(vitals));
  return !history.chart().flags().empty();
}

TEST_CASE("a sign that rules read is flagged where its row says that readings get worse, and only there",
          "[protocol][sign]") {
  struct Ends {
    Sign sign;
    std::string low, high;
  };
  for (const auto& [sign, low, high] : {Ends{Sign::heart_rate, "0", "300"},
                                        {Sign::pressure, "50/30", "300/110"},
                                        {Sign::temperature, "30.0C", "45.0C"},
                                        {Sign::respiratory_rate, "0", "70"},
                                        {Sign::spo2, "1", "100"},
                                        {Sign::consciousness, "A", "U"}}) {
    INFO(vital_sign(sign).field.key);
    const auto worse = vital_sign(sign).worse;
    CHECK(flagged(sign, low) == (worse == Direction::low || worse == Direction::both));
    CHECK(flagged(sign, high) == (worse == Direction::high || worse == Direction::both));
  }
}

TEST_CASE("a sign without limits is looked at by no rule", "[protocol][sign]") {
  CHECK_FALSE(flagged(Sign::pain, "0"));
  CHECK_FALSE(flagged(Sign::pain, "10"));
}

TEST_CASE("every limit of a single vital sign, both sides, one unit apart", "[protocol]") {
  const auto row = GENERATE(values<Row>({
      {"SBP 90", bp(90), "nothing"},
      {"SBP 89", bp(89), "urgent sbp"},
      {"SBP 90 by pulse", bp_felt(90), "nothing"},
      {"80/p", bp_felt(80), "urgent sbp"},
      {"SBP 179", bp(179, 109), "nothing"},
      {"SBP 180", bp(180, 109), "urgent sbp-high"},
      {"DBP 110", bp(170, 110), "urgent dbp-high"},
      {"BP unobtainable", bp_none(), "nothing"},  // by `life-threatening`
      {"SpO2 92", spo2(92), "nothing"},
      {"SpO2 91", spo2(91), "urgent spo2"},
      {"SpO2 100", spo2(100), "nothing"},
      {"T 37.9", temp(379), "nothing"},
      {"T 38.0", temp(380), "urgent temp"},
      {"T 35.0", temp(350), "nothing"},
      {"HR 41", hr(41), "nothing"},
      {"HR 40", hr(40), "urgent hr-low"},
      {"HR 110", hr(110), "nothing"},
      {"HR 111", hr(111), "review hr-high"},
      {"HR 130", hr(130), "review hr-high"},
      {"HR 131", hr(131), "urgent hr-high"},
      {"RR 9", rr(9), "nothing"},
      {"RR 8", rr(8), "urgent rr-low"},
      {"RR 24", rr(24), "nothing"},
      {"RR 25", rr(25), "urgent rr-high"},
      {"alert", acvpu(Consciousness::alert), "nothing"},
      {"new confusion", acvpu(Consciousness::confusion), "urgent acvpu"},
      {"voice", acvpu(Consciousness::voice), "urgent acvpu"},
      {"pain", acvpu(Consciousness::pain), "nothing"},  // by `life-threatening`
      {"unresponsive", acvpu(Consciousness::unresponsive), "nothing"},
      {"pulse, breath, oxygen not to be had",
       Vitals{.heart_rate = Reading{}, .respiratory_rate = Reading{}, .spo2 = Reading{}}, "nothing"},
      {"nothing measured but pain", Vitals{.pain = 10}, "nothing"},
  }));
  INFO(row.reading);
  CHECK(found(row.vitals) == row.want);
}

TEST_CASE("a patient on oxygen scale 2 has another limit: 88", "[protocol]") {
  const auto on_scale_2 = [](int percent) {
    auto history = course();
    history.spo2_scale_2();
    history.observe(infusion, start + 10min, spo2(percent));
    return history.found(infusion, Rule::vital_sign);
  };
  CHECK(on_scale_2(91) == "nothing");
  CHECK(on_scale_2(88) == "nothing");
  CHECK(on_scale_2(87) == "urgent high-risk definite infusing");
}

TEST_CASE("told later that the patient is on scale 2, what was flagged is judged again", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, spo2(90));
  CHECK(history.flags() ==
        std::vector<std::string>{"F1 urgent vital-sign on 1: raised", "F2 review news2 on 1: raised"});
  history.spo2_scale_2();
  CHECK(history.flags() ==
        std::vector<std::string>{"F1 urgent vital-sign on 1: retracted", "F2 review news2 on 1: retracted"});
}

TEST_CASE("single vital signs are flagged in every window and phase", "[protocol]") {
  const std::pair<Seconds, const char*> moments[] = {
      {-1h, "before definite before"},      {-1s, "before definite before"},
      {0s, "high-risk definite infusing"},  {90min, "high-risk definite observing"},
      {2h, "high-risk definite released"},  {2h + 1s, "follow-up definite released"},
      {25h, "follow-up definite released"}, {25h + 1s, "late definite released"},
      {30 * 24h, "late definite released"}};
  const Vitals urgent[] = {bp(89),  spo2(91), temp(380), hr(40),
                           hr(131), rr(8),    rr(25),    acvpu(Consciousness::confusion)};
  for (const auto& [after, where] : moments) {
    INFO(after.count() << " s after the start");
    for (const auto& vitals : urgent) CHECK(told(*finding(vitals, after)) == std::string{"urgent "} + where);
    CHECK(told(*finding(hr(120), after)) == std::string{"review "} + where);
  }
}

TEST_CASE("the flag names the number and the limit it crossed", "[protocol]") {
  struct Fact {
    Vitals vitals;
    int value;
    int limit;
    Against against;
  };
  const Fact facts[] = {
      {bp(89), 89, 90, Against::below},         {spo2(91), 91, 92, Against::below},
      {temp(380), 380, 380, Against::at_least}, {hr(40), 40, 40, Against::at_most},
      {hr(120), 120, 111, Against::at_least},   {hr(131), 131, 130, Against::above},
      {rr(8), 8, 8, Against::at_most},          {rr(25), 25, 25, Against::at_least},
  };
  for (const auto& fact : facts) {
    const auto item = finding(fact.vitals)->items.front();
    INFO(item.finding);
    CHECK(item.value == fact.value);
    CHECK(item.limit == fact.limit);
    CHECK(name(item.against) == name(fact.against));
    CHECK(item.onset == Span{start + 10min});
    CHECK_FALSE(item.source.empty());
  }
}

TEST_CASE("several signs out at once make one flag", "[protocol]") {
  auto history = course();
  history.observe(infusion, start + 10min, bp(85) + spo2(88) + hr(125));
  CHECK(history.flags()[1] == "F2 urgent vital-sign on 1: raised");
  CHECK(history.flag(2).finding.items.size() == 3);
}

// --- the fall from the baseline ---

std::string after_baseline(std::optional<int> before, int now) {
  History history;
  history.prepare("natalizumab");
  if (before) history.observe(infusion, start - 10min, bp(*before));
  history.start(infusion, start);
  history.observe(infusion, start + 10min, bp(now));
  const auto finding = history.finding(infusion, Rule::vital_sign);
  return finding ? items(*finding) : "nothing";
}

TEST_CASE("a fall of more than 30 % from the baseline, reckoned in whole numbers", "[protocol]") {
  struct Fall {
    std::optional<int> before;
    int now;
    const char* want;
  };
  const auto row = GENERATE(values<Fall>({
      {120, 90, "nothing"},          // 25.0 %, and 90 is not under 90
      {120, 89, "sbp"},              // 25.8 %
      {140, 98, "nothing"},          // 30.0 % exactly
      {140, 97, "sbp-fall"},         // 30.7 %
      {160, 112, "nothing"},         // 30.0 % exactly
      {160, 111, "sbp-fall"},        // 30.6 %
      {130, 91, "nothing"},          // 30.0 % exactly
      {170, 119, "nothing"},         // 30.0 % exactly
      {179, 126, "nothing"},         // 29.6 %
      {179, 125, "sbp-fall"},        // 30.2 %
      {70, 70, "sbp"},               // no fall; under 90 both times
      {std::nullopt, 95, "nothing"}  // a fall cannot be judged
  }));
  INFO(row.before.value_or(0) << " then " << row.now);
  CHECK(after_baseline(row.before, row.now) == row.want);
}

TEST_CASE("a pressure that both fell and is under 90 is told with both numbers", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 10min, bp(140));
  history.start(infusion, start);
  history.observe(infusion, start + 10min, bp(80));
  const auto finding = *history.finding(infusion, Rule::vital_sign);
  REQUIRE(finding.items.size() == 2);
  for (const auto& item : finding.items) {
    CHECK(item.value == 80);
    CHECK(item.limit == (item.finding == "sbp" ? 90 : 140));
    CHECK(item.against == (item.finding == "sbp" ? Against::below : Against::fall));
  }
}

TEST_CASE("a fall is flagged in every window", "[protocol]") {
  const auto fallen_at = [](Seconds after) {
    History history;
    history.prepare("natalizumab");
    history.observe(infusion, start - 60min, bp(160));
    history.start(infusion, start);
    history.stop(infusion, start + 1h);
    history.release(infusion, start + 2h);
    history.observe(infusion, start + after, bp(111));
    return history.found(infusion, Rule::vital_sign);
  };
  CHECK(fallen_at(-30min) == "urgent before definite before");
  CHECK(fallen_at(0s) == "urgent high-risk definite infusing");
  CHECK(fallen_at(25h) == "urgent follow-up definite released");
  CHECK(fallen_at(25h + 1s) == "urgent late definite released");
}

std::optional<int> baseline_of(const History& history, InfusionId of = infusion) {
  const auto& drug = history.infusion(of).order.drug;
  const auto found =
      baseline(history.chart(), history.infusion(of), seed().drugs.at(drug).limits, seed().common.probable);
  return found ? std::optional{found->systolic} : std::nullopt;
}

TEST_CASE("a collapse under premedication is flagged, and never becomes the baseline", "[protocol]") {
  History history;
  history.prepare("alemtuzumab");
  history.observe(infusion, start - 20min, bp(70, 35) + hr(45));
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent before definite before");
  history.start(infusion, start);
  CHECK(baseline_of(history) == 70);  // the patient's habit, as far as anybody charted
  History recovered;
  recovered.prepare("alemtuzumab");
  recovered.observe(infusion, start - 20min, bp(70, 35) + hr(45));
  recovered.observe(infusion, start - 5min, bp(150));
  recovered.start(infusion, start);
  recovered.observe(infusion, start + 10min, bp(104));  // 30.7 % under 150
  const auto items = recovered.finding(infusion, Rule::vital_sign)->items;
  CHECK(std::any_of(items.begin(), items.end(), [](const FlagItem& item) {
    return item.finding == "sbp-fall" && item.value == 104 && item.limit == 150;
  }));
}

TEST_CASE("the baseline is this infusion's last pressure before the start that is neither low nor improbable",
          "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 40min, bp_none());
  CHECK(baseline_of(history) == std::nullopt);
  history.observe(infusion, start - 30min, bp(89));
  CHECK(baseline_of(history) == 89);  // as low as ever: the habit
  history.observe(infusion, start - 20min, bp(90));
  CHECK(baseline_of(history) == 90);
  history.observe(infusion, start - 10min, bp(88));
  CHECK(baseline_of(history) == 90);
  history.observe(infusion, start - 15min, bp(130));  // entered later, taken earlier
  CHECK(baseline_of(history) == 130);
  history.observe(infusion, start - 5min, bp(241));
  CHECK(baseline_of(history) == 130);
  history.observe(infusion, start - 4min, bp(240));
  CHECK(baseline_of(history) == 240);
  history.observe(infusion, start - 3min, bp(168));  // 30.0 %
  CHECK(baseline_of(history) == 168);
  history.observe(infusion, start - 2min, bp(117));  // 30.4 %: a collapse
  CHECK(baseline_of(history) == 168);
  history.start(infusion, start);
  history.observe(infusion, start + 1s, bp(120));
  CHECK(baseline_of(history) == 168);
}

TEST_CASE("the fall that makes a collapse is reckoned in whole numbers before the start too", "[protocol]") {
  for (const auto& [second, base] : {std::pair{139, 199}, {140, 140}}) {  // 30.2 %, 29.6 %
    INFO(second);
    History history;
    history.prepare("natalizumab");
    history.observe(infusion, start - 20min, bp(199));
    history.observe(infusion, start - 10min, bp(second));
    CHECK(baseline_of(history) == base);
  }
}

TEST_CASE("a pressure taken after the start is no baseline", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.start(infusion, start);
  history.observe(infusion, start + 1s, bp(160));
  history.observe(infusion, start + 10min, bp(100));
  CHECK(baseline_of(history) == std::nullopt);
  CHECK(history.found(infusion, Rule::vital_sign) == "nothing");
  history.observe(infusion, start - 1s, bp(160));
  CHECK(baseline_of(history) == 160);
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent high-risk definite infusing");
}

TEST_CASE("each day of a course has its own baseline", "[protocol]") {
  History history;
  history.prepare("alemtuzumab");
  history.observe(infusion, start - 10min, bp(160));
  history.start(infusion, start);
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  const auto second = history.prepare("alemtuzumab");
  history.observe(second, start + 24h - 10min, bp(120));
  history.start(second, start + 24h);
  CHECK(baseline_of(history) == 160);
  CHECK(baseline_of(history, second) == 120);
  history.observe(second, start + 25h, bp(100));
  CHECK(history.found(second, Rule::vital_sign) == "nothing");  // 16.7 % under 120
  history.observe(second, start + 26h, bp(83));
  const auto finding = *history.finding(second, Rule::vital_sign);
  CHECK(finding.also_open == std::vector{infusion});
}

// --- excursions ---

TEST_CASE("an excursion is one item at its worst, and a new one begins once the sign was normal",
          "[protocol]") {
  auto history = course();
  history.observe(infusion, start + 10min, bp(85));
  const auto worst = history.observe(infusion, start + 15min, bp(62));
  history.observe(infusion, start + 20min, bp(80));
  auto found_items = history.finding(infusion, Rule::vital_sign)->items;
  REQUIRE(found_items.size() == 1);
  CHECK(found_items.front().value == 62);
  CHECK(found_items.front().observation == worst);
  CHECK(found_items.front().onset == Span{start + 10min});
  history.observe(infusion, start + 25min, hr(80));  // says nothing of the pressure
  history.observe(infusion, start + 27min, bp(85));
  CHECK(history.finding(infusion, Rule::vital_sign)->items.size() == 1);
  history.observe(infusion, start + 30min, bp(93));
  history.observe(infusion, start + 35min, bp(89));
  found_items = history.finding(infusion, Rule::vital_sign)->items;
  REQUIRE(found_items.size() == 2);
  CHECK(found_items.back().course == 1);
  CHECK(found_items.back().value == 89);
}

TEST_CASE("day 2's vital signs are attributed as symptoms are", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  const auto second = history.prepare("alemtuzumab");
  history.observe(second, start + 24h - 10min, temp(390));  // premedication: day 1's follow-up
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent follow-up definite released");
  CHECK(history.found(second, Rule::vital_sign) == "nothing");
  history.start(second, start + 24h);
  history.observe(second, start + 24h + 10min, temp(391));
  CHECK(history.found(second, Rule::vital_sign) == "urgent high-risk definite infusing");
}

}  // namespace
}  // namespace infuwatch::vital_sign_test
