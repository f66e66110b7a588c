#include "protocol/probable_dose.hpp"

#include "protocol/dose.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// The row of a route, else that of any other.
const ProbableDose* for_route(const Substance& substance, const std::string& route) {
  const ProbableDose* found = nullptr;
  for (const auto& one : substance.probable)
    if (one.route == route || (one.route.empty() && !found)) found = &one;
  return found;
}

}  // namespace

std::optional<Improbable> improbable_dose(const Medication& given, const Substances& known) {
  if (!given.dose || names_product(known, given.name)) return std::nullopt;
  const auto named = substances_named(known, given.name);
  if (named.size() != 1) return std::nullopt;
  const auto* range = for_route(*named.front(), given.route);
  if (!range) return std::nullopt;
  const auto amount = amount_in(range->unit, *given.dose, {});
  if (!amount || (*amount >= range->least && *amount <= range->most)) return std::nullopt;
  return Improbable{.field = FieldId::medication,
                    .given = *amount,
                    .least = range->least,
                    .most = range->most,
                    .unit = ' ' + range->unit,
                    .of = named.front()->name + (given.route.empty() ? "" : ' ' + given.route)};
}

}  // namespace infuwatch
