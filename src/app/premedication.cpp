#include "app/premedication.hpp"

namespace infuwatch::app {

Result<PremedicationRecord, Problem> premedication_on(const storage::View& view, CatalogueShelf& shelf,
                                                      const Chart& chart, const Infusion& infusion) {
  if (!infusion.start) return PremedicationRecord{};
  const auto catalogue = shelf.get(view, infusion.terms.catalogue, {infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto found = (*catalogue)->drugs.find(infusion.order.drug);
  if (found == (*catalogue)->drugs.end()) return PremedicationRecord{};
  return premedication_record(chart, infusion, found->second);
}

}  // namespace infuwatch::app
