#include "app/infusion.hpp"
#include "base/folded.hpp"
#include "base/text.hpp"
#include "protocol/unlisted.hpp"

#include <algorithm>
#include <array>

namespace infuwatch::app {

namespace {

Result<Done, Problem> above_zero(FieldId field, const std::optional<Quantity>& amount) {
  if (amount && !amount->unit.empty() && amount->amount == Decimal{})
    return bad(field, to_text(*amount), Takes::amount_above_zero);
  return Done{};
}

/// An amount of the drug, in a unit that it is given in.
Result<Done, Problem> amount_fits(FieldId field, const Quantity& amount, const DrugProtocol& drug) {
  if (const auto some = above_zero(field, amount); !some) return some;
  if (drug.dose_units.contains(amount.unit)) return Done{};
  return bad(field, to_text(amount), Takes::dose_units, {drug.dose_units.begin(), drug.dose_units.end()},
             drug.name);
}

/// A chair counts as taken so long after the start, or the order (site default).
constexpr Seconds chair_kept{24 * 3600};

/// Whoever sits in the chair that is ordered: other patients whose infusion is prepared, runs, or is followed
/// by the stay.
void add_chair_notices(const Order& order, const WriteContext& writing, const Chart& chart,
                       std::vector<Notice>& notices) {
  const auto chair = folded_together(order.chair);
  if (chair.empty()) return;
  std::set<PatientId> seen{chart.patient().id};
  for (const auto& open : writing.view.open(writing.moment.now)) {
    if (!seen.insert(open.patient).second) continue;
    const auto other_chart = writing.view.history(open.patient);
    for (const auto& [number, other] : other_chart->infusions()) {
      const bool there = other.state == InfusionState::prepared || other.state == InfusionState::running ||
                         other.state == InfusionState::paused || other.state == InfusionState::stopped;
      const auto since = other.start ? other.start->from : other.ordered_at;
      const bool lately = writing.moment.now - since < chair_kept;
      if (there && lately && folded_together(other.order.chair) == chair)
        notices.push_back(
            {Notice::Kind::asked, {"chair-taken", order.chair, std::to_string(number.value())}});
    }
  }
}

/// What an order of a drug that is not in the list is never without.
constexpr std::array unlisted_needs{FieldId::provider, FieldId::route, FieldId::order_rate};

Result<Done, Problem> whole_unlisted(const Order& order) {
  if (order.unlisted.empty()) return Done{};
  std::vector<FieldId> missing;
  if (order.provider.empty()) missing.push_back(FieldId::provider);
  if (order.route.empty()) missing.push_back(FieldId::route);
  if (!order.rate) missing.push_back(FieldId::order_rate);
  if (missing.empty()) return Done{};
  return Failure{Problem{MissingField{MissingField::What::the_fields, std::move(missing)}}};
}

}  // namespace

Result<Done, Problem> fits(const BagHung& bag, const DrugProtocol& drug) {
  if (const auto some = above_zero(FieldId::volume, bag.volume); !some) return some;
  return bag.amount ? amount_fits(FieldId::amount, *bag.amount, drug) : Done{};
}

Result<Done, Problem> fits(const Order& order, const DrugProtocol& drug) {
  if (const auto all = whole_unlisted(order); !all) return all;
  if (const auto can = amount_fits(FieldId::dose, order.dose, drug); !can) return can;
  if (const auto some = above_zero(FieldId::volume, order.volume); !some) return some;
  if (const auto some = above_zero(FieldId::order_rate, order.rate); !some) return some;
  if (drug.procedure && order.fluid.empty())
    return Failure{Problem{MissingField{MissingField::What::the_fields, {FieldId::fluid}}}};
  const auto& known = drug.fluids;
  if (order.fluid.empty() || std::find(known.begin(), known.end(), order.fluid) != known.end()) return Done{};
  return Failure{Problem{drug.procedure
                             ? BadField{FieldId::fluid, order.fluid, Takes::one_of, known}
                             : BadField{FieldId::fluid, order.fluid, Takes::no_fluid, {}, drug.name}}};
}

std::vector<FieldId> order_fields() {
  std::vector<FieldId> fields{FieldId::mrn, FieldId::birth};
  each_field<Order>([&](FieldId field) { fields.push_back(field); });
  return fields;
}

OrderEntered read_order(FieldReader& reader) {
  const bool unlisted = reader.answers().text(FieldId::unlisted) == "yes";
  const auto* catalogue =
      unlisted ? reader.catalogue({}) : reader.catalogue_naming(reader.answers().text(FieldId::drug));
  if (!catalogue) return {};
  OrderEntered entered{.mrn = reader.needed_text(FieldId::mrn),
                       .birth = reader.required<std::chrono::year_month_day>(FieldId::birth),
                       .order = {}};
  reader.read_unlisted(unlisted);
  read_members(reader, entered.order);
  settle_drug(entered.order, unlisted);
  bool whole = true;
  for (const auto field : unlisted_needs)
    if (unlisted && !reader.given(field)) {
      reader.missing(field);
      whole = false;
    }
  if (!whole) return entered;
  const auto drug = catalogue->drugs.find(entered.order.drug);
  if (drug == catalogue->drugs.end() || entered.order.dose.unit.empty()) return entered;
  if (const auto can = fits(entered.order, drug->second); !can) reader.fault(can.error());
  return entered;
}

Result<Order, Problem> order_of(const OrderEntered& entered, const WriteContext& writing,
                                std::vector<Notice>& notices) {
  const auto chart = writing.identified(entered.mrn, entered.birth);
  if (!chart) return Failure{chart.error()};
  auto order = entered.order;
  order.patient = (*chart)->patient().id;
  const auto alike = writing.look_alikes((*chart)->patient());
  notices.insert(notices.end(), alike.begin(), alike.end());
  return order;
}

std::set<std::string> drugs_to_read(const Order& order) {
  return order.unlisted.empty() ? std::set{order.drug} : std::set<std::string>{};
}

std::vector<Question> name_questions(const Order& order, const Chart& chart, const Catalogue& catalogue,
                                     InfusionId of) {
  if (order.unlisted.empty()) return {};
  auto alike = name_alike(catalogue, chart, order.unlisted, of);
  return alike ? std::vector<Question>{std::move(*alike)} : std::vector<Question>{};
}

void start_notices(const Order& order, const WriteContext& writing, const Chart& chart,
                   const Catalogue& catalogue, std::vector<Notice>& notices, InfusionId of) {
  if (!order.unlisted.empty()) notices.push_back({Notice::Kind::no_protocol, {order.unlisted}});
  const auto* prior = chart.prior(drug_counted(order));
  const bool count = prior && prior->count, worst = prior && prior->worst != EarlierReaction::unknown;
  if (!count || !worst) {
    Notice unknown{Notice::Kind::history_unknown, {drug_named(order)}};
    if (count || worst) unknown.about.emplace_back(count ? "worst" : "count");
    notices.push_back(std::move(unknown));
  }
  Infusion next;
  next.order = order;
  const auto& drug = catalogue.drugs.at(order.drug);
  const auto regimens =
      drug.regimens_for(terms_of(chart, next, catalogue, writing.site().site.labels).drug_count);
  const auto differs = [&](const Regimen* regimen) {
    const auto usual = dose(regimen->dose);
    return !regimen->lowest && usual && *usual != order.dose;
  };
  if (std::all_of(regimens.begin(), regimens.end(), differs))
    notices.push_back({Notice::Kind::dose_differs,
                       {to_text(order.dose), regimens.front()->dose + ", " + regimens.front()->name}});
  for (const auto& [number, other] : chart.infusions())
    if (other.state == InfusionState::running || other.state == InfusionState::paused)
      notices.push_back(
          {Notice::Kind::already_running, {std::to_string(number.value()), drug_named(other.order)}});
  for (const auto& [number, other] : chart.infusions())
    if (other.state == InfusionState::prepared && number != of)
      notices.push_back(
          {Notice::Kind::asked, {"other-prepared", std::to_string(number.value()), drug_named(other.order)}});
  add_chair_notices(order, writing, chart, notices);
}

}  // namespace infuwatch::app
