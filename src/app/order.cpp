#include "app/fields.hpp"
#include "app/infusion.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {

bool OrderFields::empty() const {
  const auto fields = asked();
  return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return field.empty(); });
}

Result<Done, Problem> fits(const Order& order, const DrugProtocol& drug) {
  if (order.dose.amount == Decimal{})
    return Failure{Problem{BadField{"--dose", to_text(order.dose), Takes::amount_above_zero}}};
  if (!drug.dose_units.contains(order.dose.unit)) {
    const std::vector<std::string> units{drug.dose_units.begin(), drug.dose_units.end()};
    return Failure{Problem{BadField{"--dose", to_text(order.dose), Takes::dose_units, units, drug.name}}};
  }
  if (drug.procedure && order.fluid.empty())
    return Failure{Problem{MissingField{MissingField::What::the_fields, {"--fluid"}}}};
  const auto& known = drug.fluids;
  if (order.fluid.empty() || std::find(known.begin(), known.end(), order.fluid) != known.end()) return Done{};
  return Failure{Problem{drug.procedure ? BadField{"--fluid", order.fluid, Takes::one_of, known}
                                        : BadField{"--fluid", order.fluid, Takes::no_fluid, {}, drug.name}}};
}

Result<Order, Problem> order_of(const OrderFields& fields, const Sitting& sitting,
                                std::vector<Notice>& notices) {
  std::vector<std::string> missing;
  for (const auto& [name, text] : {std::pair{"--patient", &fields.mrn},
                                   {"--birth", &fields.birth},
                                   {"--drug", &fields.drug},
                                   {"--dose", &fields.dose}})
    if (text->empty()) missing.emplace_back(name);
  if (!missing.empty())
    return Failure{Problem{MissingField{MissingField::What::the_fields, std::move(missing)}}};
  const auto chart = sitting.identified(fields.mrn, fields.birth);
  if (!chart) return Failure{chart.error()};
  const auto catalogue = sitting.catalogue_naming(fields.drug);
  if (!catalogue) return Failure{catalogue.error()};
  const auto key = drug_key(fields.drug, **catalogue);
  if (!key) return Failure{key.error()};
  const auto& drug = (*catalogue)->drugs.at(*key);
  Order order;
  order.patient = (*chart)->patient().id;
  order.drug = *key;
  const auto amount = dose_field("--dose", fields.dose);
  if (!amount) return Failure{amount.error()};
  order.dose = *amount;
  if (!fields.planned.empty()) {
    const auto planned = duration_field("--planned", fields.planned);
    if (!planned) return Failure{planned.error()};
    order.planned = *planned;
  }
  if (!fields.bsa.empty()) {
    const auto surface = surface_field("--bsa", fields.bsa);
    if (!surface) return Failure{surface.error()};
    order.body_surface = *surface;
  }
  order.fluid = lower(fields.fluid);
  if (const auto can = fits(order, drug); !can) return Failure{can.error()};
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

void start_notices(const Order& order, const Sitting& sitting, const Chart& chart, const Catalogue& catalogue,
                   std::vector<Notice>& notices) {
  const auto* prior = chart.prior(order.drug);
  if (!prior || !prior->count || prior->worst == EarlierReaction::unknown)
    notices.push_back({Notice::Kind::history_unknown, {order.drug}});
  Infusion next;
  next.order = order;
  const auto& drug = catalogue.drugs.at(order.drug);
  const auto& regimen =
      drug.regimen_for(terms_of(chart, next, catalogue, sitting.site().site.labels).drug_count);
  const auto usual = dose(regimen.dose);
  if (usual && *usual != order.dose)
    notices.push_back(
        {Notice::Kind::dose_differs, {to_text(order.dose), regimen.dose + ", " + regimen.name}});
  for (const auto& [number, other] : chart.infusions())
    if (other.state == InfusionState::running || other.state == InfusionState::paused)
      notices.push_back({Notice::Kind::already_running, {std::to_string(number.value()), other.order.drug}});
}

}  // namespace infuwatch::app
