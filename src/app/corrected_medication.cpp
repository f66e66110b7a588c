#include "app/corrected_medication.hpp"

#include "app/medication.hpp"
#include "protocol/probable_dose.hpp"

namespace infuwatch::app {

Result<Done, Problem> dose_settled(const BedsideEvent& now, const BedsideEvent& was,
                                   const WriteContext& writing, const Infusion& infusion) {
  const auto* gave = std::get_if<Gave>(&now);
  const auto* before = std::get_if<Gave>(&was);
  if (!gave || (before && before->what == gave->what)) return Done{};
  const auto catalogue = writing.catalogue({infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto& known = *(*catalogue)->common.substances;
  if (dose_without_unit(gave->what, known)) return bad(FieldId::medication, gave->what, Takes::dose_unit);
  if (!gave->medication || dose_confirmed(gave->what)) return Done{};
  if (auto rare = improbable_dose(*gave->medication, known))
    return Failure{Problem{ReasonNeeded{{std::move(*rare)}}}};
  return Done{};
}

}  // namespace infuwatch::app
