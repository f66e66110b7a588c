// Both sides of the edges of what an order and a start are held against: weights, body surfaces, doses,
// fever.
#include "protocol/charted_against.hpp"
#include "protocol/dose_question.hpp"
#include "protocol/order_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/regimens.hpp"

namespace infuwatch::order_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using namespace test::doses;

Vitals weighed(std::int64_t grams) {
  Vitals vitals;
  vitals.weight_kg = Decimal{grams};
  return vitals;
}

TEST_CASE("a weight charted in the very moment counts", "[protocol][order]") {
  for (const auto& [after, counts] : {std::pair{-1s, true}, {0s, true}, {1s, false}}) {
    INFO(after.count());
    History h;
    h.observe(h.start("ocrelizumab", nine - 1h), nine + after, weighed(70000));
    CHECK(last_weighed(h.chart(), nine).has_value() == counts);
  }
}

TEST_CASE("a weight on file counts from the moment it was told, also beside one charted then",
          "[protocol][order]") {
  const auto found = [](Seconds charted, Seconds on_file) {
    History h;
    const auto number = h.start("ocrelizumab", nine - 10h);
    h.observe(number, nine + charted, weighed(70000));
    auto patient = h.chart().patient();
    patient.weight_kg = Decimal{90000};
    h.record(PatientSet{patient}, nine + on_file);
    return last_weighed(h.chart(), nine)->kg.thousandths;
  };
  CHECK(found(-2h, -1h) == 90000);
  CHECK(found(-1h, -1h) == 90000);
  CHECK(found(-2h, -1s) == 90000);
  CHECK(found(-2h, 0s) == 90000);
  CHECK(found(-2h, 1s) == 70000);  // told after the moment
}

/// m2 in thousandths; 0: none.
std::int64_t surface(int cm, std::int64_t grams) {
  History h;
  auto vitals = weighed(grams);
  vitals.more[Sign::height] = {.value = cm, .entered = std::to_string(cm) + " cm"};
  h.observe(h.start("ocrelizumab", nine - 1h), nine - 1h, vitals);
  const auto found = surface_at(h.chart(), order("mitoxantrone", 12000, "mg"), nine);
  return found ? found->thousandths : 0;
}

TEST_CASE("a body surface is the root of height times weight by 3600, to the nearest hundredth, from 0.2 on",
          "[protocol][order]") {
  const struct {
    int cm;
    std::int64_t grams, found;
  } cases[] = {{150, 50100, 1440},   // 1.44482
               {150, 50500, 1450},   // 1.45057
               {150, 50800, 1450},   // 1.45488
               {150, 51500, 1460},   // 1.46487
               {150, 55000, 1510},   // 1.51383
               {150, 55100, 1520},   // 1.51520
               {150, 57300, 1550},   // 1.54515
               {150, 60300, 1590},   // 1.58509
               {60, 2400, 200},      // 0.2
               {49, 2800, 200},      // 0.19522
               {57, 2400, 0},        // 0.19494
               {210, 210000, 3500},  // 3.5
               {210, 211000, 0}};    // 3.50832
  for (const auto& [cm, grams, found] : cases) {
    INFO(cm << " cm, " << grams << " g");
    CHECK(surface(cm, grams) == found);
  }
}

TEST_CASE("an infusion is not asked about because of itself, nor of one that was only prepared",
          "[protocol][order]") {
  History h;
  const auto& drug = seed().drugs.at("natalizumab");
  const auto number = h.start("natalizumab", nine);
  CHECK_FALSE(started_already(h.chart(), h.infusion(number), drug, nine));  // as when its order is corrected
  const auto next = h.infusion(h.prepare("natalizumab"));
  REQUIRE(started_already(h.chart(), next, drug, nine));
  CHECK(started_already(h.chart(), next, drug, nine)->infusion == number);
  h.stop(number, nine + 1h);
  h.retract(h.infusion(number).started_by);
  CHECK_FALSE(started_already(h.chart(), next, drug, nine));
}

/// What stands against an answer at a start of ocrelizumab that is next.
std::optional<Contradicted> contradicted(const Chart& chart, const StartQuestion& question, Instant at) {
  Infusion next{.number = InfusionId{99}};
  return infuwatch::contradicted(chart, next, seed().drugs.at("ocrelizumab"), question, at);
}

StartQuestion against(StartQuestion::Fact fact) {
  StartQuestion question;
  question.key = "k";
  question.against = fact;
  return question;
}

TEST_CASE("pregnancy on file stands against a question of pregnancy, and against no other",
          "[protocol][order]") {
  using Fact = StartQuestion::Fact;
  for (const bool pregnant : {false, true}) {
    History h;
    auto patient = h.chart().patient();
    patient.pregnant = pregnant;
    h.record(PatientSet{patient});
    CHECK(contradicted(h.chart(), against(Fact::pregnancy), nine).has_value() == pregnant);
    CHECK_FALSE(contradicted(h.chart(), against(Fact::temperature), nine));
    CHECK_FALSE(contradicted(h.chart(), against(Fact::none), nine));
  }
}

TEST_CASE("a fever of the last 24 h stands against a question of fever, from the limit on",
          "[protocol][order]") {
  using Fact = StartQuestion::Fact;
  const auto& drug = seed().drugs.at("ocrelizumab");
  const auto limit = drug.limits.temp_from_tenths;
  const struct {
    Seconds before;
    int tenths;
    bool stands;
  } cases[] = {{24h, limit, true},      {24h + 1s, limit, false}, {24h - 1s, limit, true},
               {0s, limit, true},       {-1s, limit, false},      {1h, limit, true},
               {1h, limit - 1, false},  {1h, limit + 1, true},    {48h, limit + 10, false},
               {-1h, limit + 10, false}};
  for (const auto& [before, tenths, stands] : cases) {
    INFO(before.count() << ' ' << tenths);
    History h;
    const auto number = h.start("rituximab", nine - 72h);
    h.observe(number, nine - before, hr(80));  // no temperature
    h.observe(number, nine - before, temp(tenths));
    const auto found = contradicted(h.chart(), against(Fact::temperature), nine);
    CHECK(found.has_value() == stands);
    if (found) CHECK((found->at == nine - before && found->measured->tenths_c == tenths));
    CHECK_FALSE(contradicted(h.chart(), against(Fact::none), nine));
  }
  History h;
  const auto number = h.start("rituximab", nine - 72h);
  h.observe(number, nine - 2h, temp(limit));
  h.observe(number, nine - 1h, hr(80));
  CHECK(contradicted(h.chart(), against(Fact::temperature), nine)->at == nine - 2h);
  h.observe(number, nine - 30min, temp(limit + 5));
  CHECK(contradicted(h.chart(), against(Fact::temperature), nine)->at == nine - 30min);
}

// Doses.

/// What is asked of a dose; nothing where it fits.
std::optional<Question> question(const std::vector<Regimen>& regimens, const char* ordered,
                                 std::optional<std::int64_t> grams) {
  const auto h = of_weight(grams);
  DrugProtocol drug;
  drug.name = "Testumab";
  drug.regimens = regimens;
  Infusion next;
  next.order.dose = *dose(ordered);
  next.terms.drug_count = 1;
  return dose_question(h.chart(), next, drug, nine);
}
DoseOutside outside(const std::vector<Regimen>& regimens, const char* ordered,
                    std::optional<std::int64_t> grams) {
  return std::get<DoseOutside>(*question(regimens, ordered, grams));
}

TEST_CASE("a cap that comes to just the lowest dose leaves it as it is written", "[protocol][order]") {
  const std::vector<Regimen> capped{regimen("capped", "4 mg/kg", "8 mg/kg", {}, "800 mg")};
  CHECK(outside(capped, "800.1 mg", 199900).least == *dose("4 mg/kg"));
  CHECK(outside(capped, "800.1 mg", 200000).least == *dose("4 mg/kg"));
  CHECK(outside(capped, "800.1 mg", 200100).least == *dose("800 mg"));
}

TEST_CASE("of two doses that are equally far the first of the protocol is told first", "[protocol][order]") {
  const auto low = regimen("low", "600 mg", "600 mg"), high = regimen("high", "1350 mg", "1350 mg");
  CHECK(outside({low, high}, "900 mg", {}).doses.front().name == "low");
  CHECK(outside({high, low}, "900 mg", {}).doses.front().name == "high");
  CHECK(outside({high, low}, "899 mg", {}).doses.front().name == "low");
  CHECK(outside({low, high}, "901 mg", {}).doses.front().name == "high");
}

TEST_CASE("what a dose comes to is told in another unit than its own", "[protocol][order]") {
  const std::vector<Regimen> by_kg{regimen("by weight", "10 mg/kg", "10 mg/kg")};
  CHECK(outside(by_kg, "1400 mg", 70000).comes_to == *dose("20 mg/kg"));
  CHECK_FALSE(outside(by_kg, "20 mg/kg", 70000).comes_to);
  CHECK_FALSE(outside({regimen("flat", "300 mg", "300 mg")}, "600 mg", 70000).comes_to);
  const auto heavy = regimen("heavy", "300 mg", "300 mg", from(80000));
  CHECK(outside({heavy}, "300 mg", 70000).of_others);
  CHECK_FALSE(outside({heavy}, "300 mL", 70000).comes_to);  // cannot be told in milligrams
}

TEST_CASE("the weight is told where the dose or a band goes by it", "[protocol][order]") {
  const struct {
    Regimen of;
    const char* ordered;
    bool told;
  } cases[] = {{regimen("flat", "300 mg", "300 mg"), "600 mg", false},
               {regimen("by weight", "10 mg/kg", "10 mg/kg"), "1400 mg", true},
               {regimen("banded", "300 mg", "300 mg", from(60000)), "600 mg", true},
               {regimen("both", "10 mg/kg", "10 mg/kg", from(60000)), "1400 mg", true}};
  for (const auto& [of, ordered, told] : cases) {
    INFO(of.name);
    CHECK(outside({of}, ordered, 70000).weight.has_value() == told);
  }
  CHECK_FALSE(outside({regimen("banded", "300 mg", "300 mg", from(60000))}, "600 mg", {}).weight);
  CHECK_FALSE(outside({regimen("flat", "300 mg", "300 mg")}, "600 mg", {}).weight);
}

TEST_CASE("a regimen that names no whole range fits every dose", "[protocol][order]") {
  const auto one = regimen("one", "600 mg", "600 mg");
  for (const auto& [has_lowest, has_highest] :
       {std::pair{false, false}, std::pair{true, false}, std::pair{false, true}}) {
    INFO(has_lowest << has_highest);
    auto open = regimen("open", "1 mg", "1 mg");
    if (!has_lowest) open.lowest.reset();
    if (!has_highest) open.highest.reset();
    CHECK_FALSE(question({one, open}, "700 mg", {}));
    const History h;
    Order ordered;
    ordered.dose = *dose("700 mg");
    const auto found = fitting({&one, &open}, h.chart(), ordered, nine);
    REQUIRE(found.size() == 1);
    CHECK(found.front()->name == "open");
  }
}

TEST_CASE("a dose by weight is reckoned from every weight above 0", "[protocol][order]") {
  const auto reckoned = [](std::int64_t grams) {
    return amount_in("mg/kg", *dose("8 mg"), {.surface = {}, .weight = Decimal{grams}});
  };
  CHECK_FALSE(reckoned(-1));
  CHECK_FALSE(reckoned(0));
  CHECK(reckoned(1) == Decimal{8000000});
  CHECK(reckoned(2) == Decimal{4000000});
  CHECK_FALSE(amount_in("mg", *dose("8 mg/kg"), {.surface = {}, .weight = Decimal{0}}));
}

}  // namespace
}  // namespace infuwatch::order_edges_test
