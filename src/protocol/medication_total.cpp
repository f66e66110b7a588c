#include "protocol/medication_total.hpp"

#include "protocol/dose.hpp"
#include "protocol/probable_dose.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

constexpr std::string_view from_small[] = {"mcg", "mg", "g", "mL", "L"};

std::size_t place_of_unit(std::string_view unit) {
  return static_cast<std::size_t>(std::ranges::find(from_small, unit) - from_small);
}

/// In one unit of both, the smaller one, so that nothing is rounded; none where they have none in common.
std::optional<Quantity> sum_of(const Quantity& one, const Quantity& other) {
  const auto& unit = place_of_unit(one.unit) <= place_of_unit(other.unit) ? one.unit : other.unit;
  const auto a = amount_in(unit, one, {}), b = amount_in(unit, other, {});
  if (!a || !b) return std::nullopt;
  return Quantity{{a->thousandths + b->thousandths}, unit};
}

Quantity in_largest_unit(Quantity sum) {
  for (const auto unit : from_small) {
    const auto larger = amount_in(unit, sum, {});
    if (place_of_unit(unit) <= place_of_unit(sum.unit) || !larger || *larger < Decimal{1000}) continue;
    Quantity told{*larger, std::string{unit}};
    if (amount_in(sum.unit, told, {}) == sum.amount) sum = std::move(told);
  }
  return sum;
}

void count_in(MedicationTotal& total, const std::optional<Quantity>& dose, bool unlikely) {
  ++total.doses;
  total.unlikely += unlikely;
  if (!dose) {
    ++total.without_amount;
    return;
  }
  for (auto& sum : total.given)
    if (auto with = sum_of(sum, *dose)) {
      sum = std::move(*with);
      return;
    }
  total.given.push_back(*dose);
}

}  // namespace

std::map<std::string, MedicationTotal> medication_totals(const std::vector<const Medication*>& given,
                                                         const Substances& known) {
  std::map<std::string, MedicationTotal> totals;
  for (const auto* medication : given) {
    const auto holds = ingredients_of(known, medication->name);
    const bool its_own = holds.size() == 1 && !names_product(known, medication->name);
    const bool unlikely = improbable_dose(*medication, known).has_value();
    for (const auto& name : holds)
      count_in(totals[name], its_own ? medication->dose : std::nullopt, unlikely);
  }
  for (auto& [name, total] : totals)
    for (auto& sum : total.given) sum = in_largest_unit(std::move(sum));
  return totals;
}

}  // namespace infuwatch
