// The numbers an infusion runs by: the drug count and the observation after the stop.
#include "domain/drug_name.hpp"
#include "protocol/dose_question.hpp"
#include "protocol/judge.hpp"

namespace infuwatch {

AppliedProtocol terms_of(const Chart& chart, const Infusion& infusion, const Catalogue& catalogue,
                         LabelRegion labels) {
  return terms_of(chart, drug_histories(chart), infusion, catalogue, labels);
}

AppliedProtocol terms_of(const Chart& chart, const DrugHistories& histories, const Infusion& infusion,
                         const Catalogue& catalogue, LabelRegion labels) {
  static const DrugHistory nothing;
  const auto known = histories.find(drug_counted(infusion.order));
  const auto& history = known == histories.end() ? nothing : known->second;
  const auto before = infusions_before(history, infusion);
  const auto& drug = catalogue.drugs.at(infusion.order.drug);
  const auto* prior = chart.prior(drug_counted(infusion.order));
  AppliedProtocol terms;
  terms.catalogue = catalogue.version;
  terms.high_risk = drug.windows.high_risk;
  terms.follow_up = drug.windows.follow_up;
  terms.second_call = drug.windows.second_call;
  terms.stop_grace = drug.stop_grace;
  terms.drug_count = 1 + static_cast<int>(before.size()) + (prior ? prior->count.value_or(0) : 0);
  terms.count_certain = prior && prior->count;
  terms.labels = infusion.terms.catalogue > 0 ? infusion.terms.labels : labels;
  const auto [course, day] = course_day(prior, before, infusion, drug.before_start);
  terms.course = course;
  terms.course_day = day;
  if (infusion.start)
    terms.baseline =
        baseline_vitals(chart, infusion, limits_at(drug.limits, chart.patient(), infusion.start->from),
                        catalogue.common.probable);
  auto regimens = infusion.start ? regimens_at(drug, terms.drug_count, chart, infusion.start->from)
                                 : drug.regimens_for(terms.drug_count);
  if (regimens.empty()) regimens = drug.regimens_for(terms.drug_count);
  const auto begins = infusion.start ? infusion.start->from : infusion.ordered_at;
  terms.planned = shortest_duration(fitting(regimens, chart, infusion.order, begins));
  bool stricter = !prior || prior->worst != EarlierReaction::none || history.reacted;
  for (const auto& form : forms_of(infusion, drug)) {
    const auto of_form = histories.find(form);
    const auto* told = chart.prior(form);
    stricter = stricter || (told && told->worst != EarlierReaction::none) ||
               (of_form != histories.end() && of_form->second.reacted);
  }
  for (const auto& stay : drug.observations) {
    const bool fits = terms.drug_count >= stay.first && (!stay.last || terms.drug_count <= *stay.last);
    const bool of_labels = !stay.labels || *stay.labels == terms.labels;
    if (!fits || !of_labels || (stay.after_reaction && !stricter)) continue;
    terms.observe_after_stop = stay.time;
    break;
  }
  return terms;
}

}  // namespace infuwatch
