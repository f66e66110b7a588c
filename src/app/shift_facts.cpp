#include "app/shift_facts.hpp"

#include "app/checks.hpp"
#include "app/flags.hpp"
#include "app/writing.hpp"
#include "domain/open.hpp"

#include <set>

namespace infuwatch::app {

Result<ShiftFacts, Problem> shift_facts(const AppContext& context, const storage::View& view,
                                        const Shift& shift, Instant now, std::optional<EntryNumber> upto) {
  ShiftFacts found{.shift = shift, .now = now};
  std::set<PatientId> patients;
  const auto add = [&](const std::vector<storage::OpenInfusion>& infusions) {
    for (const auto& one : infusions) {
      patients.insert(one.patient);
      found.concerned.push_back(one.infusion);
    }
  };
  add(view.span(shift.from, shift.to));
  const auto spanned = std::set<InfusionId>{found.concerned.begin(), found.concerned.end()};
  add(view.open(now, upto));
  for (const auto patient : patients)
    found.charts.push_back(view.history(patient, {.upto = upto, .infusions = {}}));
  std::erase_if(found.concerned, [&](InfusionId number) {
    for (const auto& chart : found.charts)
      if (const auto* infusion = chart->infusion(number))
        return !spanned.contains(number) && !in_sight(*chart, *infusion).at(now);
    return true;
  });
  const auto concerned = std::set<InfusionId>{found.concerned.begin(), found.concerned.end()};
  for (const auto& chart : found.charts)
    for (const auto& [number, infusion] : chart->infusions()) {
      if (!concerned.contains(number)) continue;
      if (const auto by = clock_set_since_start(view, *chart, infusion))
        found.clock_sets.emplace(number, *by);
      auto checks = checks_on(view, context.shelf, context.zone, *chart, infusion, now);
      if (!checks) return Failure{checks.error()};
      found.checks.emplace(number, std::move(*checks));
      if (!has_flag(*chart, number)) continue;
      auto limits = limits_on(view, context.shelf, infusion);
      if (!limits) return Failure{limits.error()};
      found.events.emplace(number, episodes(*chart, infusion, *limits));
      found.limits.emplace(number, std::move(*limits));
    }
  if (!found.charts.empty()) {
    const auto& drug = found.charts.front()->infusions().begin()->second.order.drug;
    const auto catalogue = context.shelf.get(view, 0, {drug});
    if (!catalogue) return Failure{catalogue.error()};
    found.substances = (*catalogue)->common.substances;
  }
  for (auto& given : view.handovers(20)) {
    if (upto && given.entry > *upto) continue;
    if (given.accepted && upto && given.accepted->entry > *upto) given.accepted.reset();
    if (given.signed_at >= shift.from) found.handover = std::move(given);
    break;
  }
  const auto head = view.head();
  found.head_number = upto.value_or(head.number);
  const auto last = upto ? view.find_entry(*upto) : std::nullopt;
  found.head_hash = !upto ? head.hash : last ? last->hash : std::string{};
  return found;
}

}  // namespace infuwatch::app
