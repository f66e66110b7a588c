#include "protocol/scope.hpp"

#include "domain/drug_name.hpp"
#include "domain/open.hpp"

namespace infuwatch {
namespace {

/// A close-out is a person's judgement of what was found: it changes no finding, and nothing is judged anew
/// for it.
bool is_a_judgement(const EntryContent& said, const Chart& chart) {
  if (std::holds_alternative<ClosedOut>(said)) return true;
  if (const auto* corrected = std::get_if<Corrected>(&said))
    return std::holds_alternative<ClosedOut>(corrected->now);
  const auto* retracted = std::get_if<Retracted>(&said);
  const auto* act = retracted ? chart.act(retracted->entry) : nullptr;
  return act && std::holds_alternative<ClosedOut>(act->said);
}

}  // namespace

std::set<InfusionId> scope_of(const EntryContent& said, const Chart& chart, Instant recorded_at,
                              const std::set<InfusionId>& touched) {
  if (is_a_judgement(said, chart)) return {};
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
