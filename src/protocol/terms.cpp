// The numbers an infusion runs by: the drug count and the observation after the stop.
#include "protocol/earlier.hpp"
#include "protocol/judge.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

bool reacted(const Chart& chart, const std::string& drug) {
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& numbered) {
    const auto& flag = numbered.second;
    const auto* infusion = chart.infusion(flag.finding.infusion);
    const bool of_reaction = flag.finding.rule == Rule::reaction || flag.finding.rule == Rule::recurrence ||
                             flag.finding.rule == Rule::life_threatening ||
                             flag.finding.rule == Rule::anaphylaxis_criteria;
    return infusion && infusion->order.drug == drug && of_reaction && !flag.retracted_by &&
           flag.finding.priority > Priority::review && flag.finding.window != Window::before;
  });
}

}  // namespace

Terms terms_of(const Chart& chart, const Infusion& infusion, const Catalogue& catalogue, Labels labels) {
  const auto& drug = catalogue.drugs.at(infusion.order.drug);
  const auto* prior = chart.prior(infusion.order.drug);
  Terms terms;
  terms.catalogue = catalogue.version;
  terms.high_risk = drug.windows.high_risk, terms.follow_up = drug.windows.follow_up;
  terms.second_call = drug.windows.second_call, terms.stop_grace = drug.stop_grace;
  terms.drug_count =
      1 + static_cast<int>(infusions_before(chart, infusion).size()) + (prior ? prior->count.value_or(0) : 0);
  terms.count_certain = prior && prior->count;
  terms.labels = infusion.terms.catalogue > 0 ? infusion.terms.labels : labels;
  const auto [course, day] = course_day(chart, infusion, drug.before_start);
  terms.course = course, terms.course_day = day;
  if (infusion.start) terms.baseline = baseline_vitals(chart, infusion, drug.limits);
  terms.planned = drug.regimen_for(terms.drug_count).duration;
  const bool stricter =
      !prior || prior->worst != EarlierReaction::none || reacted(chart, infusion.order.drug);
  for (const auto& stay : drug.observations) {
    const bool fits = terms.drug_count >= stay.first && (!stay.last || terms.drug_count <= *stay.last);
    if (!fits || (stay.after_reaction && !stricter)) continue;
    terms.observe_after_stop = stay.time;
    break;
  }
  return terms;
}

}  // namespace infuwatch
