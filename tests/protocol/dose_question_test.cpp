// A dose against all that the protocol has for its count, weight and age.
#include "protocol/dose_question.hpp"

#include "base/text.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/regimens.hpp"

namespace infuwatch::dose_question_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using namespace test::doses;

TEST_CASE("a dose is asked about outside the protocol's range, a thousandth on either side", "[protocol]") {
  const struct {
    std::string drug, unit;
    std::int64_t thousandths;
    std::optional<Decimal> surface;
    bool asked;
  } cases[] = {{"natalizumab", "mg", 300000, {}, false},
               {"natalizumab", "mg", 300001, {}, true},
               {"natalizumab", "mg", 299999, {}, true},
               {"natalizumab", "mg", 3000000, {}, true},  // ten times the dose
               {"rituximab", "mg", 499999, {}, true},
               {"rituximab", "mg", 500000, {}, false},
               {"rituximab", "mg", 1000000, {}, false},
               {"rituximab", "mg", 1000001, {}, true},
               {"mitoxantrone", "mg/m2", 12000, {}, false},
               {"mitoxantrone", "mg/m2", 13200, {}, false},
               {"mitoxantrone", "mg/m2", 13201, {}, true},
               {"mitoxantrone", "mg/m2", 10800, {}, false},
               {"mitoxantrone", "mg/m2", 10799, {}, true},
               {"mitoxantrone", "mg", 21600, Decimal{1800}, false},  // exactly 12 mg/m2
               {"mitoxantrone", "mg", 216000, Decimal{1800}, true}};
  for (const auto& one_case : cases) {
    INFO(one_case.drug << ' ' << one_case.thousandths << ' ' << one_case.unit);
    const Starts starts{one_case.drug};
    const auto asked =
        starts.questions(nine, order(one_case.drug, one_case.thousandths, one_case.unit, one_case.surface));
    CHECK((one<DoseOutside>(asked) != nullptr) == one_case.asked);
  }
}

TEST_CASE("a dose by body surface in milligrams needs the surface, and tells what it comes to",
          "[protocol]") {
  const Starts starts{"mitoxantrone"};
  const auto needs = one<DoseNeeds>(starts.questions(nine, order("mitoxantrone", 21600, "mg")));
  REQUIRE(needs);
  CHECK(needs->body_surface);
  const auto asked = starts.questions(nine, order("mitoxantrone", 216000, "mg", Decimal{1800}));
  REQUIRE(one<DoseOutside>(asked));
  CHECK(one<DoseOutside>(asked)->comes_to == Quantity{{120000}, "mg/m2"});
}

TEST_CASE("a dose by weight goes by a weight of the last 30 days", "[protocol]") {
  for (const auto& [before, known] : {std::pair<Seconds, bool>{30 * 24h, true}, {30 * 24h + 1s, false}}) {
    Starts starts{"ivig"};
    const auto other = starts.h.start("ocrelizumab", nine - before);
    Vitals weighed;
    weighed.weight_kg = Decimal{70000};
    starts.h.observe(other, nine - before, weighed);
    const auto asked = starts.questions(nine, order("ivig", 28000, "g"));  // 0.4 g/kg
    CHECK((one<DoseNeeds>(asked) == nullptr) == known);
    if (known) CHECK(one<DoseOutside>(starts.questions(nine, order("ivig", 280000, "g"))));
  }
}

/// `fits`, `needs`, or the nearest dose: `outside 750 mg`.
std::string asked(const std::vector<Regimen>& regimens, const char* ordered,
                  std::optional<std::int64_t> grams, std::optional<Decimal> surface = {}) {
  const auto h = of_weight(grams);
  DrugProtocol drug;
  drug.name = "Testumab";
  drug.regimens = regimens;
  Infusion next;
  next.order.dose = *dose(ordered);
  next.order.body_surface = surface;
  next.terms.drug_count = 1;
  const auto question = dose_question(h.chart(), next, drug, nine);
  if (!question) return "fits";
  if (std::holds_alternative<DoseNeeds>(*question)) return "needs";
  const auto& outside = std::get<DoseOutside>(*question);
  const auto range = outside.least == outside.most ? to_text(outside.least)
                                                   : to_text(outside.least) + " to " + to_text(outside.most);
  return (outside.of_others ? "of others " : "outside ") + range;
}

TEST_CASE("which regimen holds goes by the weight, 100 g on either side of each end of its band",
          "[protocol]") {
  const std::vector<Regimen> bands{
      regimen("light", "500 mg", "500 mg", under(60000)),
      regimen("middle", "750 mg", "750 mg", {.weight_from = Decimal{60000}, .weight_to = Decimal{100000}}),
      regimen("heavy", "1000 mg", "1000 mg", {.weight_over = Decimal{100000}})};
  const struct {
    std::optional<std::int64_t> grams;
    const char* light;
    const char* middle;
    const char* heavy;
  } cases[] = {{59900, "fits", "outside 500 mg", "outside 500 mg"},
               {60000, "outside 750 mg", "fits", "outside 750 mg"},
               {60100, "outside 750 mg", "fits", "outside 750 mg"},
               {99900, "outside 750 mg", "fits", "outside 750 mg"},
               {100000, "outside 750 mg", "fits", "outside 750 mg"},
               {100100, "outside 1000 mg", "outside 1000 mg", "fits"},
               {{}, "fits", "fits", "fits"}};
  for (const auto& one : cases) {
    INFO(one.grams.value_or(0));
    CHECK(asked(bands, "500 mg", one.grams) == one.light);
    CHECK(asked(bands, "750 mg", one.grams) == one.middle);
    CHECK(asked(bands, "1000 mg", one.grams) == one.heavy);
  }
  CHECK(asked(bands, "501 mg", {}) == "outside 500 mg");  // no weight: the nearest of all
  CHECK(asked(bands, "880 mg", {}) == "outside 1000 mg");
}

TEST_CASE("a weight that no band has is asked about whatever the dose", "[protocol]") {
  const std::vector<Regimen> bands{regimen("middle", "2400 mg", "2400 mg", from(40000, 60000)),
                                   regimen("heavy", "2700 mg", "2700 mg", from(60000))};
  CHECK(asked(bands, "2400 mg", 39900) == "of others 2400 mg");
  CHECK(asked(bands, "2400 mg", 40000) == "fits");
  CHECK(asked(bands, "2400 mg", 59900) == "fits");
  CHECK(asked(bands, "2400 mg", 60000) == "outside 2700 mg");
  CHECK(asked(bands, "2700 mg", 39900) == "of others 2700 mg");
}

TEST_CASE("a band of ages goes by the birthday", "[protocol]") {
  const auto of = [](int years_from, int years_under) {
    DoseBand band;
    if (years_from) band.years_from = years_from;
    if (years_under) band.years_under = years_under;
    return band;
  };
  CHECK_FALSE(of(18, 0).holds({}, 17));
  CHECK(of(18, 0).holds({}, 18));
  CHECK(of(0, 18).holds({}, 17));
  CHECK_FALSE(of(0, 18).holds({}, 18));
  CHECK(of(6, 18).holds(Decimal{20000}, 6));
  CHECK(asked({regimen("adult", "1 mg", "1 mg", of(42, 0))}, "1 mg", {}) == "fits");
  CHECK(asked({regimen("adult", "1 mg", "1 mg", of(43, 0))}, "1 mg", {}) == "of others 1 mg");
}

TEST_CASE("of a dose by weight no more counts than its cap: 10 % below it fit, nothing above it",
          "[protocol]") {
  const std::vector<Regimen> capped{regimen("capped", "4 mg/kg", "8 mg/kg", {}, "800 mg")};
  const struct {
    const char* ordered;
    std::optional<std::int64_t> grams;
    const char* found;
  } cases[] = {{"616 mg", 70000, "fits"},  // 8.8 mg/kg
               {"616.1 mg", 70000, "outside 4 mg/kg to 8 mg/kg"},
               {"252 mg", 70000, "fits"},  // 3.6 mg/kg
               {"251.9 mg", 70000, "outside 4 mg/kg to 8 mg/kg"},
               {"792 mg", 90000, "fits"},  // 8.8 mg/kg, below the cap
               {"800 mg", 91000, "fits"},  // 8.791 mg/kg
               {"800.1 mg", 91000, "outside 4 mg/kg to 8 mg/kg"},
               {"800 mg", 100000, "fits"},  // the cap and 8 mg/kg are the same
               {"800.1 mg", 100000, "outside 4 mg/kg to 8 mg/kg"},
               {"800 mg", 130000, "fits"},
               {"800.1 mg", 130000, "outside 4 mg/kg to 800 mg"},
               {"880 mg", 130000, "outside 4 mg/kg to 800 mg"},
               {"720 mg", 250000, "fits"},  // 4 mg/kg would be 1000 mg
               {"719.9 mg", 250000, "outside 800 mg"},
               {"800 mg", 250000, "fits"},
               {"800.1 mg", 250000, "outside 800 mg"},
               {"8 mg/kg", 100000, "fits"},  // 800 mg
               {"8 mg/kg", 100100, "outside 4 mg/kg to 800 mg"},
               {"8 mg/kg", {}, "fits"},  // compared as it is
               {"8.801 mg/kg", {}, "outside 4 mg/kg to 8 mg/kg"},
               {"560 mg", {}, "needs"}};
  for (const auto& one : cases) {
    INFO(one.ordered << " at " << one.grams.value_or(0) << " g");
    CHECK(asked(capped, one.ordered, one.grams) == one.found);
  }
}

TEST_CASE("of several regimens for one count any may be meant; the nearest is told first", "[protocol]") {
  const std::vector<Regimen> two{regimen("PNH", "600 mg", "600 mg"), regimen("others", "900 mg", "900 mg")};
  for (const auto& [ordered, found] : {std::pair{"600 mg", "fits"},
                                       {"900 mg", "fits"},
                                       {"599 mg", "outside 600 mg"},
                                       {"601 mg", "outside 600 mg"},
                                       {"899 mg", "outside 900 mg"},
                                       {"901 mg", "outside 900 mg"}}) {
    INFO(ordered);
    CHECK(asked(two, ordered, 70000) == found);
  }
  DrugProtocol drug;
  drug.name = "Testumab";
  drug.regimens = two;
  Infusion next;
  next.order.dose = *dose("880 mg");
  next.terms.drug_count = 1;
  const History h;
  const auto question = dose_question(h.chart(), next, drug, nine);
  REQUIRE(question);
  const auto& outside = std::get<DoseOutside>(*question);
  REQUIRE(outside.doses.size() == 2);
  CHECK(outside.doses.front().name == "others");
  CHECK(outside.doses.back().least == *dose("600 mg"));
  CHECK(outside.source == "label of others; label of PNH");
  CHECK(kept_question(*question).about ==
        std::vector<std::string>{"dose", "Testumab", "880 mg", "900 mg", "900 mg"});
  drug.regimens.pop_back();
  CHECK(std::get<DoseOutside>(*dose_question(h.chart(), next, drug, nine)).doses.empty());
}

TEST_CASE("one by weight and one that is not: without a weight only what the second has is told",
          "[protocol]") {
  const std::vector<Regimen> mixed{regimen("light", "20 mg/kg", "20 mg/kg", under(50000)),
                                   regimen("other", "1000 mg", "1000 mg", from(50000))};
  CHECK(asked(mixed, "1000 mg", {}) == "fits");
  CHECK(asked(mixed, "900 mg", {}) == "needs");
  CHECK(asked(mixed, "1000 mg", 49900) == "fits");  // 20.041 mg/kg
  CHECK(asked(mixed, "1000 mg", 50000) == "fits");
  CHECK(asked(mixed, "900 mg", 49900) == "fits");  // 18.037 mg/kg
  CHECK(asked(mixed, "900 mg", 50000) == "outside 1000 mg");
  CHECK(asked(mixed, "800 mg", 40000) == "fits");
  CHECK(asked(mixed, "881 mg", 40000) == "outside 20 mg/kg");  // 22.025
}

TEST_CASE(
    "a weight too old to count is asked for anew, where a band goes by it only if the dose is another's",
    "[protocol]") {
  const std::vector<Regimen> bands{regimen("light", "500 mg", "500 mg", under(60000)),
                                   regimen("heavy", "1000 mg", "1000 mg", from(60000))};
  const std::vector<Regimen> by_kg{regimen("by weight", "10 mg/kg", "10 mg/kg", {}, "1200 mg")};
  const auto told = [](const std::vector<Regimen>& regimens, const char* ordered, Seconds before) {
    History h;
    auto patient = h.chart().patient();
    patient.weight_kg = Decimal{100000};
    h.record(PatientSet{patient}, nine - before);
    DrugProtocol drug;
    drug.name = "Testumab";
    drug.regimens = regimens;
    Infusion next;
    next.order.dose = *dose(ordered);
    next.terms.drug_count = 1;
    const auto question = dose_question(h.chart(), next, drug, nine);
    if (!question) return std::string{"fits"};
    const auto* needs = std::get_if<DoseNeeds>(&*question);
    return std::string{!needs ? "outside" : needs->last ? "needs a newer one" : "needs"};
  };
  CHECK(told(by_kg, "1000 mg", 30 * 24h) == "fits");
  CHECK(told(by_kg, "1000 mg", 30 * 24h + 1s) == "needs a newer one");
  CHECK(told(bands, "500 mg", 30 * 24h) == "outside");
  CHECK(told(bands, "500 mg", 30 * 24h + 1s) == "needs a newer one");
  CHECK(told(bands, "1000 mg", 30 * 24h + 1s) == "fits");
}

TEST_CASE("a regimen without a range, or in a unit that cannot be compared, asks about no dose",
          "[protocol]") {
  auto open = regimen("open", "1 mg", "1 mg");
  open.lowest = open.highest = std::nullopt;
  const auto one = regimen("one", "600 mg", "600 mg");
  CHECK(asked({one, open}, "700 mg", {}) == "fits");
  CHECK(asked({one, regimen("volume", "2 L", "3 L")}, "700 mg", {}) == "outside 600 mg");
  CHECK(asked({one}, "700 mg", {}) == "outside 600 mg");
}

}  // namespace
}  // namespace infuwatch::dose_question_test
