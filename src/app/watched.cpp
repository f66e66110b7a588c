#include "app/watched.hpp"

#include "app/writing.hpp"
#include "domain/open.hpp"

#include <map>

namespace infuwatch::app {

std::vector<Check> Watched::checks(const Site& site, const Zone& zone, Instant now) const {
  if (!protocol) return {};
  return checks_of(*chart, infusion(), {*protocol, site.opening, zone}, now);
}

std::vector<Episode> Watched::events() const {
  return episodes(*chart, infusion(), protocol ? protocol->limits : VitalLimits{});
}

Result<std::vector<Watched>, Problem> watched(const storage::View& view, CatalogueShelf& shelf, Instant now,
                                              std::optional<EntryNumber> upto) {
  std::map<PatientId, std::vector<InfusionId>> open;
  for (const auto& one : view.open(now, upto)) open[one.patient].push_back(one.infusion);
  std::vector<Watched> found;
  for (const auto& [patient, infusions] : open) {
    const auto chart = view.history(patient, {.upto = upto, .infusions = infusions});
    for (const auto number : infusions) {
      const auto* infusion = chart->infusion(number);
      if (!infusion || !in_sight(*chart, *infusion).at(now)) continue;
      const auto catalogue =
          shelf.get(view, infusion->start ? infusion->terms.catalogue : 0, {infusion->order.drug});
      if (!catalogue) return Failure{catalogue.error()};
      const auto drug = (*catalogue)->drugs.find(infusion->order.drug);
      found.push_back({chart, number,
                       drug == (*catalogue)->drugs.end()
                           ? nullptr
                           : std::shared_ptr<const DrugProtocol>{*catalogue, &drug->second},
                       clock_set_since_start(view, *chart, *infusion)});
    }
  }
  return found;
}

}  // namespace infuwatch::app
