// Doses that cannot be held against the protocol, and doses as near as each other.
#include "base/text.hpp"
#include "protocol/dose_question.hpp"
#include "support/catch.hpp"
#include "support/regimens.hpp"

namespace infuwatch::dose_question_edges_test {
namespace {

using namespace test;
using namespace test::doses;

/// `nothing`, `needs the weight`, `needs the surface`, or the names of the protocol's doses, the nearest
/// first.
std::string asked(const std::vector<Regimen>& regimens, const Quantity& ordered,
                  std::optional<std::int64_t> grams) {
  const auto h = of_weight(grams);
  DrugProtocol drug;
  drug.name = "Testumab";
  drug.regimens = regimens;
  Infusion next;
  next.order.dose = ordered;
  next.terms.drug_count = 1;
  const auto question = dose_question(h.chart(), next, drug, nine);
  if (!question) return "nothing";
  if (const auto* needs = std::get_if<DoseNeeds>(&*question))
    return needs->body_surface ? "needs the surface" : "needs the weight";
  std::vector<std::string> names;
  for (const auto& one : std::get<DoseOutside>(*question).doses) names.push_back(one.name);
  return joined(names, " ");
}

TEST_CASE("a dose in a unit that cannot be reckoned into the protocol's needs a weight only where that helps",
          "[protocol][dose]") {
  const std::vector<Regimen> whole{regimen("whole", "300 mg", "300 mg")},
      by_weight{regimen("by weight", "5 mg/kg", "5 mg/kg")};
  const Quantity volume{{10000}, "mL"}, mass{{350000}, "mg"};
  const struct {
    const std::vector<Regimen>& regimens;
    const Quantity& ordered;
    std::optional<std::int64_t> grams;
    const char* told;
  } cases[] = {{whole, volume, {}, "nothing"},
               {whole, volume, 70000, "nothing"},
               {by_weight, volume, 70000, "nothing"},
               {by_weight, mass, 70000, "nothing"},
               {by_weight, mass, {}, "needs the weight"}};
  for (const auto& one : cases) {
    INFO(one.regimens.front().name << ' ' << to_text(one.ordered) << ' ' << one.grams.value_or(0));
    CHECK(asked(one.regimens, one.ordered, one.grams) == one.told);
  }
}

TEST_CASE("of doses for other weights that are as near as each other the protocol's first stays first",
          "[protocol][dose]") {
  const auto trace = regimen("trace", "0.001 mg", "0.001 mg", from(80000)),
             more = regimen("more", "0.002 mg", "0.002 mg", from(80000));
  auto nothing = trace;  // a step of the protocol at which none of the drug is given
  nothing.name = "nothing";
  nothing.lowest = nothing.highest = Quantity{{0}, "mg"};
  CHECK(asked({trace, nothing}, {{0}, "mg"}, 70000) == "trace nothing");
  CHECK(asked({nothing, trace}, {{0}, "mg"}, 70000) == "nothing trace");
  CHECK(asked({more, nothing}, {{0}, "mg"}, 70000) == "nothing more");
  CHECK(asked({more, trace}, {{1}, "mg"}, 70000) == "trace more");
}

}  // namespace
}  // namespace infuwatch::dose_question_edges_test
