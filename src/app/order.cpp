#include "app/fields.hpp"
#include "app/infusion.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {

bool OrderFields::empty() const {
  const auto fields = asked();
  return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return field.empty(); });
}

Result<Order, Problem> order_of(const OrderFields& fields, const Sitting& sitting,
                                std::vector<Notice>& notices) {
  for (const auto& [name, text] : {std::pair{"--patient", &fields.mrn},
                                   {"--birth", &fields.birth},
                                   {"--drug", &fields.drug},
                                   {"--dose", &fields.dose}})
    if (text->empty()) return Failure{Problem{MissingField{name}}};
  const auto chart = sitting.identified(fields.mrn, fields.birth);
  if (!chart) return Failure{chart.error()};
  const auto catalogue = sitting.catalogue({});
  if (!catalogue) return Failure{catalogue.error()};
  const auto key = drug_key(fields.drug, **catalogue);
  if (!key) return Failure{key.error()};
  const auto& drug = (*catalogue)->drugs.at(*key);
  Order order;
  order.patient = (*chart)->patient().id;
  order.drug = *key;
  const auto amount = dose_field("--dose", fields.dose);
  if (!amount) return Failure{amount.error()};
  if (!drug.dose_units.contains(amount->unit)) {
    const std::vector<std::string> units{drug.dose_units.begin(), drug.dose_units.end()};
    return Failure{Problem{BadField{"--dose", fields.dose, drug.name + " in " + joined(units, " or ")}}};
  }
  order.dose = *amount;
  if (!fields.planned.empty()) {
    const auto planned = duration_field("--planned", fields.planned);
    if (!planned) return Failure{planned.error()};
    order.planned = *planned;
  }
  if (!fields.bsa.empty()) {
    const auto surface = decimal(fields.bsa);
    if (!surface || surface->thousandths < 200 || surface->thousandths > 3500)
      return Failure{Problem{
          BadField{"--bsa", fields.bsa, "a body surface in square metres from 0.2 to 3.5, such as 1.8"}}};
    order.body_surface = surface;
  }
  if (!fields.fluid.empty() &&
      std::find(drug.fluids.begin(), drug.fluids.end(), lower(fields.fluid)) == drug.fluids.end())
    return Failure{Problem{BadField{
        "--fluid", fields.fluid,
        drug.procedure ? joined(drug.fluids, ", ") : "nothing: " + drug.name + " has no replacement fluid"}}};
  if (drug.procedure && fields.fluid.empty()) return Failure{Problem{MissingField{"--fluid"}}};
  order.fluid = lower(fields.fluid);
  for (const auto& [name, text, into] : {std::tuple{"--chair", &fields.chair, &order.chair},
                                         {"--lot", &fields.lot, &order.lot},
                                         {"--provider", &fields.provider, &order.provider}}) {
    const auto taken = free_text(name, *text);
    if (!taken) return Failure{taken.error()};
    *into = *taken;
  }
  const auto alike = sitting.look_alikes((*chart)->patient());
  notices.insert(notices.end(), alike.begin(), alike.end());
  return order;
}

void start_notices(const Order& order, const Chart& chart, const Catalogue& catalogue,
                   std::vector<Notice>& notices) {
  const auto* prior = chart.prior(order.drug);
  if (!prior || !prior->count || prior->worst == EarlierReaction::unknown)
    notices.push_back({Notice::Kind::history_unknown, {order.drug}});
  Infusion next;
  next.order = order;
  const auto& drug = catalogue.drugs.at(order.drug);
  const auto& regimen = drug.regimen_for(terms_of(chart, next, catalogue).drug_count);
  const auto usual = dose(regimen.dose);
  if (usual && *usual != order.dose)
    notices.push_back(
        {Notice::Kind::dose_differs, {to_text(order.dose), regimen.dose + ", " + regimen.name}});
  for (const auto& [number, other] : chart.infusions())
    if (other.state == InfusionState::running || other.state == InfusionState::paused)
      notices.push_back({Notice::Kind::already_running, {std::to_string(number.value()), other.order.drug}});
}

}  // namespace infuwatch::app
