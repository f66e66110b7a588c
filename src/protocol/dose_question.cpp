#include "protocol/dose_question.hpp"

#include "base/text.hpp"
#include "protocol/dose.hpp"
#include "protocol/order_questions.hpp"

#include <algorithm>
#include <limits>

namespace infuwatch {
namespace {

constexpr int tolerance_percent = 10;  // of a dose by weight or body surface, never above a cap

Decimal percent(Decimal amount, int of_hundred) { return {amount.thousandths * of_hundred / 100}; }

/// A dose held against one regimen.
struct AgainstRegimen {
  const Regimen* regimen;
  std::optional<Decimal> amount;  // the dose in the regimen's unit; none: cannot be told
  Quantity least, most;           // the range, or the cap where that is less
  bool fits = false;
};

AgainstRegimen held_against(const Regimen& regimen, const Quantity& dose, const BodySize& size) {
  const auto& unit = regimen.lowest->unit;
  AgainstRegimen held{.regimen = &regimen,
                      .amount = amount_in(unit, dose, size),
                      .least = *regimen.lowest,
                      .most = *regimen.highest};
  if (!held.amount) return held;
  const int slack = by_surface(unit) || by_weight(unit) ? tolerance_percent : 0;
  bool enough = *held.amount >= percent(held.least.amount, 100 - slack);
  bool little = *held.amount <= percent(held.most.amount, 100 + slack);
  const auto& cap = regimen.most;
  const auto of_cap = cap ? amount_in(cap->unit, dose, size) : std::nullopt;
  const auto cap_by_size = cap ? amount_in(unit, *cap, size) : std::nullopt;
  if (of_cap) {
    enough |= *of_cap >= percent(cap->amount, 100 - slack);
    little &= *of_cap <= cap->amount;
  }
  if (cap_by_size && *cap_by_size < held.least.amount) held.least = *cap;
  if (cap_by_size && *cap_by_size < held.most.amount) held.most = *cap;
  held.fits = enough && little;
  return held;
}

/// How many times too much or too little.
double times_off(const AgainstRegimen& held, const BodySize& size) {
  if (!held.amount) return std::numeric_limits<double>::infinity();
  const auto& unit = held.regimen->lowest->unit;
  const auto as_number = [&](const Quantity& one) {
    return static_cast<double>(amount_in(unit, one, size).value_or(Decimal{}).thousandths);
  };
  const double amount = static_cast<double>(held.amount->thousandths);
  const double least = as_number(held.least), most = as_number(held.most);
  return amount < least ? least / std::max(amount, 1.0) : std::max(1.0, amount / std::max(most, 1.0));
}

std::string sources_of(const std::vector<AgainstRegimen>& all) {
  std::vector<std::string> sources;
  for (const auto& one : all)
    if (std::find(sources.begin(), sources.end(), one.regimen->source) == sources.end())
      sources.push_back(one.regimen->source);
  return joined(sources, "; ");
}

/// What a dose is held against: the size, and of the weight when it was told, and of one that is too old.
struct Patients {
  BodySize size;
  std::optional<Weighed> last_weight;
  int years;
};

DoseOutside outside_of(std::vector<AgainstRegimen> all, const Quantity& dose, const Patients& of) {
  const auto& size = of.size;
  std::stable_sort(all.begin(), all.end(), [&](const auto& one, const auto& other) {
    return times_off(one, size) < times_off(other, size);
  });
  const auto& nearest = all.front();
  const auto& regimen = *nearest.regimen;
  DoseOutside outside{.drug = {},
                      .dose = dose,
                      .least = nearest.least,
                      .most = nearest.most,
                      .comes_to = {},
                      .source = sources_of(all)};
  if (nearest.amount && dose.unit != regimen.lowest->unit)
    outside.comes_to = Quantity{*nearest.amount, regimen.lowest->unit};
  const bool weighs =
      by_weight(regimen.lowest->unit) ||
      std::any_of(all.begin(), all.end(), [](const auto& one) { return one.regimen->band.by_weight(); });
  if (weighs && size.weight) outside.weight = of.last_weight;
  if (all.size() == 1 && !regimen.most && regimen.band == DoseBand{}) return outside;
  for (const auto& one : all) {
    const auto& has = *one.regimen;
    outside.doses.push_back(
        {.name = has.name, .least = *has.lowest, .most = *has.highest, .cap = has.most, .band = has.band});
  }
  return outside;
}

/// Whether a dose fits only what is for another weight than the last one, which is too old to count.
bool fits_others_only(const std::vector<AgainstRegimen>& all, const Patients& of) {
  if (of.size.weight || !of.last_weight) return false;
  return std::none_of(all.begin(), all.end(), [&](const AgainstRegimen& one) {
    return one.fits && one.regimen->band.holds(of.last_weight->kg, of.years);
  });
}

}  // namespace

std::vector<const Regimen*> regimens_at(const DrugProtocol& drug, int drug_count, const Chart& chart,
                                        Instant at) {
  auto found = drug.regimens_for(drug_count);
  const bool weighed =
      std::any_of(found.begin(), found.end(), [](const auto* one) { return one->band.by_weight(); });
  const auto weight = weighed ? weight_at(chart, at) : std::nullopt;
  const int years = years_at(chart.patient(), at);
  std::erase_if(found, [&](const auto* one) { return !one->band.holds(weight, years); });
  return found;
}

Seconds shortest_duration(const std::vector<const Regimen*>& regimens) {
  return (*std::min_element(
              regimens.begin(), regimens.end(),
              [](const auto* one, const auto* other) { return one->duration < other->duration; }))
      ->duration;
}

std::vector<const Regimen*> fitting(const std::vector<const Regimen*>& regimens, const Chart& chart,
                                    const Order& order, Instant at) {
  if (regimens.size() < 2) return regimens;
  const BodySize size{.surface = surface_at(chart, order, at), .weight = weight_at(chart, at)};
  std::vector<const Regimen*> found;
  for (const auto* one : regimens)
    if (!one->lowest || !one->highest || held_against(*one, order.dose, size).fits) found.push_back(one);
  return found.empty() ? regimens : found;
}

std::optional<Question> dose_question(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      Instant at) {
  const auto count = next.terms.drug_count;
  auto regimens = regimens_at(drug, count, chart, at);
  const bool of_others = regimens.empty();
  if (of_others) regimens = drug.regimens_for(count);
  const Patients of{.size = {.surface = surface_at(chart, next.order, at), .weight = weight_at(chart, at)},
                    .last_weight = last_weighed(chart, at),
                    .years = years_at(chart.patient(), at)};
  const auto& size = of.size;
  std::vector<AgainstRegimen> all;
  for (const auto* regimen : regimens) {
    if (!regimen->lowest || !regimen->highest) return std::nullopt;
    all.push_back(held_against(*regimen, next.order.dose, size));
  }
  if (of_others) {
    auto outside = outside_of(std::move(all), next.order.dose, of);
    outside.drug = drug.name;
    outside.of_others = true;
    return outside;
  }
  std::optional<Question> needs;
  const auto needs_weight = [&](const Regimen& regimen) {
    return DoseNeeds{.drug = drug.name, .source = regimen.source, .last = of.last_weight};
  };
  const auto fits = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.fits; });
  if (fits != all.end())
    return fits_others_only(all, of) ? std::optional<Question>{needs_weight(*fits->regimen)} : std::nullopt;
  const bool comparable =
      std::any_of(all.begin(), all.end(), [](const auto& one) { return one.amount.has_value(); });
  for (const auto& one : all) {
    if (one.amount || needs) continue;
    const auto& unit = one.regimen->lowest->unit;
    const bool surface = by_surface(unit) && !size.surface;
    if (comparable && !by_weight(unit)) continue;  // another regimen tells that it is outside
    if (!surface && !(by_weight(unit) && !size.weight)) return std::nullopt;
    needs = needs_weight(*one.regimen);
    if (surface) needs = DoseNeeds{.drug = drug.name, .body_surface = true, .source = one.regimen->source};
  }
  if (needs) return needs;
  auto outside = outside_of(std::move(all), next.order.dose, of);
  outside.drug = drug.name;
  return outside;
}

}  // namespace infuwatch
