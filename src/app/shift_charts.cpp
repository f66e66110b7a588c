#include "app/shift_charts.hpp"

#include "app/writing.hpp"
#include "domain/open.hpp"

#include <set>

namespace infuwatch::app {

ShiftCharts shift_charts(const storage::View& view, const Shift& shift, Instant now,
                         std::optional<EntryNumber> upto) {
  ShiftCharts found;
  std::set<PatientId> patients;
  const auto add = [&](const std::vector<storage::OpenInfusion>& infusions) {
    for (const auto& one : infusions) patients.insert(one.patient), found.concerned.push_back(one.infusion);
  };
  add(view.span(shift.from, shift.to));
  const auto spanned = std::set<InfusionId>{found.concerned.begin(), found.concerned.end()};
  add(view.open(now, upto));
  for (const auto patient : patients)
    found.charts.push_back(view.history(patient, {.upto = upto, .infusions = {}}));
  std::erase_if(found.concerned, [&](InfusionId number) {
    for (const auto& chart : found.charts)
      if (const auto* infusion = chart->infusion(number))
        return !spanned.contains(number) && !openness(*chart, *infusion).at(now);
    return true;
  });
  for (const auto& chart : found.charts)
    for (const auto& [number, infusion] : chart->infusions())
      if (const auto by = clock_set_since_start(view, *chart, infusion))
        found.clock_sets.emplace(number, *by);
  for (auto& given : view.handovers(20)) {
    if (upto && given.entry > *upto) continue;
    if (given.accepted && upto && given.accepted->entry > *upto) given.accepted.reset();
    if (given.signed_at >= shift.from) found.handover = std::move(given);
    break;
  }
  found.head = view.head();
  if (upto) {
    const auto entry = view.find_entry(*upto);
    found.head = {*upto, entry ? entry->hash : "", entry ? entry->recorded_at : Instant{}};
  }
  return found;
}

}  // namespace infuwatch::app
