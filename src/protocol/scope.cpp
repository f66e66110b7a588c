#include "protocol/scope.hpp"

#include "domain/drug_name.hpp"
#include "domain/open.hpp"

namespace infuwatch {

std::set<InfusionId> scope_of(const EntryContent& said, const Chart& chart, Instant recorded_at,
                              const std::set<InfusionId>& touched) {
  auto scope = touched;
  const auto* prior = std::get_if<PriorSet>(&said);
  const bool of_patient = std::holds_alternative<PatientSet>(said);
  for (const auto& [number, infusion] : chart.infusions()) {
    const bool of_drug = prior && drug_counted(prior->prior) == drug_counted(infusion.order);
    if (of_drug || (of_patient && openness(chart, infusion).at(recorded_at))) scope.insert(number);
  }
  return scope;
}

}  // namespace infuwatch
