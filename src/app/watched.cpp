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
      const bool known = drug != (*catalogue)->drugs.end();
      Watched one{
          .chart = chart,
          .number = number,
          .protocol = known ? std::shared_ptr<const DrugProtocol>{*catalogue, &drug->second} : nullptr,
          .clock_set = clock_set_since_start(view, *chart, *infusion)};
      if (known && infusion->release) {
        one.first_call = call_script(drug->second, **catalogue, false);
        one.second_call = call_script(drug->second, **catalogue, true);
      }
      found.push_back(std::move(one));
    }
  }
  return found;
}

}  // namespace infuwatch::app
