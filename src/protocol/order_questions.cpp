#include "protocol/order_questions.hpp"

#include "domain/drug_name.hpp"
#include "protocol/earlier.hpp"

#include <algorithm>
#include <cmath>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

/// A weight that is older is none, where a dose goes by it.
constexpr auto weight_holds = 30 * 24h;
/// Site default.
constexpr auto height_holds = 366 * 24h;
constexpr Decimal least_surface{200}, most_surface{3500};  // m2, as --bsa takes it

/// The last one charted in an observation.
std::optional<Weighed> last_observed(const Chart& chart, Instant at) {
  std::optional<Weighed> last;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& said = std::get<Observed>(act->said);
    if (said.vitals.weight_kg && said.at.from <= at) last = Weighed{*said.vitals.weight_kg, said.at.from};
  }
  return last;
}

std::optional<Decimal> not_too_old(const std::optional<Weighed>& weighed, Instant at) {
  return weighed && at - weighed->at <= weight_holds ? std::optional{weighed->kg} : std::nullopt;
}

/// cm.
std::optional<int> height_at(const Chart& chart, Instant at) {
  std::optional<int> last;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& said = std::get<Observed>(act->said);
    const auto found = said.vitals.more.find(Sign::height);
    if (found == said.vitals.more.end() || !found->second.value) continue;
    if (said.at.from <= at && at <= said.at.from + height_holds) last = found->second.value;
  }
  return last;
}

}  // namespace

std::optional<Weighed> last_weighed(const Chart& chart, Instant at) {
  auto last = last_observed(chart, at);
  const auto& on_file = chart.weights_on_file();
  for (const auto& one : on_file)
    if (one.at <= at && (!last || one.at >= last->at)) last = one;
  return last || on_file.empty() ? last : on_file.front();
}

std::optional<Decimal> weight_at(const Chart& chart, Instant at) {
  return not_too_old(last_weighed(chart, at), at);
}

std::optional<Decimal> surface_at(const Chart& chart, const Order& order, Instant at) {
  if (order.body_surface) return order.body_surface;
  const auto weight = not_too_old(last_observed(chart, at), at);
  const auto height = height_at(chart, at);
  if (!weight || !height) return std::nullopt;
  const double kilograms = static_cast<double>(weight->thousandths) / 1000;
  const Decimal surface{std::lround(std::sqrt(*height * kilograms / 3600) * 100) * 10};
  return surface >= least_surface && surface <= most_surface ? std::optional{surface} : std::nullopt;
}

std::optional<StartedAlready> started_already(const Chart& chart, const Infusion& next,
                                              const DrugProtocol& drug, Instant at) {
  const auto forms = forms_of(next, drug);
  for (const auto& [number, other] : chart.infusions()) {
    if (number == next.number || !other.start || !of_forms(forms, other) ||
        other.state == InfusionState::voided)
      continue;
    const bool running = other.state == InfusionState::running || other.state == InfusionState::paused;
    const auto apart = at > other.start->from ? at - other.start->from : other.start->from - at;
    if (running || apart < drug.before_start.shortest_between)
      return StartedAlready{drug_named(other.order.drug == drug.same_substance ? other.order : next.order),
                            number, other.start->from, running};
  }
  return std::nullopt;
}

std::optional<Question> bag_question(const std::string& lot, const std::optional<Expiry>& expires, Instant at,
                                     std::optional<Instant> end) {
  if (!expires) return std::nullopt;
  if (expires->over_at(at)) return BagExpired{.lot = lot, .expires = *expires};
  if (end && expires->over_at(*end))
    return BagExpiresFirst{.lot = lot, .expires = *expires, .planned_end = *end};
  return std::nullopt;
}

std::optional<OrderExpired> order_expired(const Order& order, Instant at) {
  if (!order.order_expires || !order.order_expires->over_at(at)) return std::nullopt;
  return OrderExpired{*order.order_expires};
}

}  // namespace infuwatch
