// How long an infusion is planned to run by its dose and weight, and the bands and caps of the labels.
#include "base/text.hpp"
#include "protocol/dose_question.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/regimens.hpp"

namespace infuwatch::planned_time_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using namespace test::doses;

TEST_CASE("the planned time is the shortest of the regimens that are for the patient", "[protocol]") {
  DrugProtocol drug;
  drug.regimens = {regimen("light", "1 mg", "1 mg", under(60000), nullptr, 48min),
                   regimen("middle", "1 mg", "1 mg", from(60000, 100000), nullptr, 36min),
                   regimen("middle, slower", "2 mg", "2 mg", from(60000, 100000), nullptr, 40min),
                   regimen("heavy", "1 mg", "1 mg", from(100000), nullptr, 25min)};
  const auto planned = [&](std::optional<std::int64_t> grams) {
    const auto h = of_weight(grams);
    return shortest_duration(regimens_at(drug, 1, h.chart(), nine));
  };
  CHECK(planned(59900) == 48min);
  CHECK(planned(60000) == 36min);
  CHECK(planned(99900) == 36min);
  CHECK(planned(100000) == 25min);
  CHECK(planned({}) == 25min);
}

TEST_CASE("an infusion runs for the planned time of the regimen that its dose fits", "[protocol]") {
  const struct {
    const char* drug;
    const char* dose;
    Seconds planned;
  } cases[] = {{"iron-sucrose", "100 mg", 15min},  {"iron-sucrose", "200 mg", 15min},
               {"iron-sucrose", "0.3 g", 90min},   {"iron-sucrose", "300 mg", 90min},
               {"iron-sucrose", "400 mg", 150min}, {"iron-sucrose", "401 mg", 15min},  // fits none
               {"iron-sucrose", "201 mg", 15min}};
  for (const auto& one : cases) {
    INFO(one.drug << ' ' << one.dose);
    auto h = of_weight(70000);
    h.prior(one.drug, 0);
    const auto ordered = *dose(one.dose);
    const InfusionId number{2};
    h.record(Started{number, nine, order(one.drug, ordered.amount.thousandths, ordered.unit)}, nine);
    CHECK(h.infusion(number).terms.planned == one.planned);
  }
  const auto short_one = regimen("short", "4 mg/kg", "4 mg/kg", {}, nullptr, 30min);
  const auto long_one = regimen("long", "8 mg/kg", "8 mg/kg", {}, "800 mg", 60min);
  const auto h = of_weight(100000);
  const auto planned = [&](const char* ordered) {
    Order one;
    one.dose = *dose(ordered);
    return shortest_duration(fitting({&short_one, &long_one}, h.chart(), one, nine));
  };
  CHECK(planned("440 mg") == 30min);
  CHECK(planned("441 mg") == 30min);  // fits none
  CHECK(planned("719 mg") == 30min);  // fits none
  CHECK(planned("720 mg") == 60min);
  CHECK(planned("800 mg") == 60min);
  CHECK(planned("801 mg") == 30min);  // above the cap
}

TEST_CASE("an infusion runs for the planned time of the weight charted before its start", "[protocol]") {
  for (const auto& [grams, loading] :
       {std::pair<std::int64_t, Seconds>{59900, 48min}, {60000, 36min}, {99900, 36min}, {100000, 25min}}) {
    INFO(grams);
    auto h = of_weight(grams);
    h.prior("ravulizumab", 0);
    const auto number = h.start("ravulizumab", nine);
    CHECK(h.infusion(number).terms.planned == loading);
    Vitals later;
    later.weight_kg = Decimal{20000};
    h.observe(number, nine + 10min, later);
    CHECK(h.infusion(number).terms.planned == loading);
  }
}

TEST_CASE("the bands and caps of the labels", "[protocol]") {
  const struct {
    const char* drug;
    int count;
    std::int64_t grams;
    const char* ordered;
    bool asked;
  } cases[] = {{"abatacept", 1, 59900, "500 mg", false},
               {"abatacept", 1, 60000, "500 mg", true},
               {"abatacept", 4, 100000, "750 mg", false},
               {"abatacept", 4, 100100, "750 mg", true},
               {"abatacept", 4, 100100, "1000 mg", false},
               {"tocilizumab", 1, 70000, "280 mg", false},
               {"tocilizumab", 1, 70000, "350 mg", true},
               {"tocilizumab", 1, 70000, "420 mg", false},
               {"tocilizumab", 1, 130000, "800 mg", false},
               {"tocilizumab", 1, 130000, "800.1 mg", true},
               {"tocilizumab", 1, 130000, "880 mg", true},
               {"eculizumab", 4, 70000, "600 mg", false},
               {"eculizumab", 4, 70000, "900 mg", false},
               {"eculizumab", 4, 70000, "1200 mg", true},
               {"eculizumab", 5, 70000, "1200 mg", false},
               {"eculizumab", 5, 70000, "600 mg", true},
               {"ravulizumab", 1, 59900, "2400 mg", false},
               {"ravulizumab", 1, 60000, "2400 mg", true},
               {"ravulizumab", 1, 99900, "2700 mg", false},
               {"ravulizumab", 1, 100000, "3000 mg", false},
               {"ravulizumab", 2, 39900, "2700 mg", false},
               {"ravulizumab", 2, 40000, "3000 mg", false},
               {"ravulizumab", 2, 100000, "3300 mg", true},
               {"efgartigimod", 1, 120000, "1200 mg", false},
               {"efgartigimod", 1, 150000, "1200 mg", false},
               {"efgartigimod", 1, 150000, "1200.1 mg", true},
               {"efgartigimod", 1, 150000, "1320 mg", true},
               {"efgartigimod", 1, 100000, "1101 mg", true},
               {"infliximab", 3, 100000, "300 mg", false},
               {"infliximab", 3, 100000, "400 mg", true},
               {"infliximab", 4, 100000, "1000 mg", false},
               {"infliximab", 4, 100000, "1101 mg", true},
               {"golimumab", 1, 100000, "200 mg", false},
               {"belimumab", 1, 60000, "600 mg", false},
               {"lecanemab", 36, 70000, "700 mg", false},
               {"lecanemab", 36, 70000, "800 mg", true},
               {"ferric-carboxymaltose", 1, 49900, "748.5 mg", false},
               {"ferric-carboxymaltose", 1, 49900, "1000 mg", true},
               {"ferric-carboxymaltose", 1, 50000, "1000 mg", false},
               {"ferric-carboxymaltose", 1, 90000, "1000 mg", false},
               {"ferric-carboxymaltose", 1, 90000, "1000.1 mg", true},
               {"ferric-carboxymaltose", 1, 90000, "1100 mg", true},
               {"ferric-derisomaltose", 1, 50000, "1000 mg", false},
               {"ferric-derisomaltose", 1, 50000, "900 mg", true},
               {"ferric-derisomaltose", 1, 40000, "800 mg", false},
               {"ferric-derisomaltose", 1, 40000, "1000 mg", true},
               {"iron-sucrose", 1, 70000, "200 mg", false},
               {"iron-sucrose", 1, 70000, "201 mg", true},
               {"iron-sucrose", 1, 70000, "300 mg", false},
               {"iron-sucrose", 1, 70000, "399 mg", true},
               {"iron-sucrose", 1, 70000, "400 mg", false},
               {"iron-sucrose", 1, 70000, "401 mg", true}};
  for (const auto& one : cases) {
    INFO(one.drug << ' ' << one.count << ' ' << one.ordered << " at " << one.grams << " g");
    const auto h = of_weight(one.grams);
    Infusion next;
    next.order.dose = *dose(one.ordered);
    next.terms.drug_count = one.count;
    const auto question = dose_question(h.chart(), next, seed().drugs.at(one.drug), nine);
    CHECK((question && std::holds_alternative<DoseOutside>(*question)) == one.asked);
  }
}

}  // namespace
}  // namespace infuwatch::planned_time_test
