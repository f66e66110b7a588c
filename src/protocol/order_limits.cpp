#include "protocol/order_limits.hpp"

#include "domain/drug_name.hpp"
#include "protocol/dose.hpp"
#include "protocol/dose_question.hpp"
#include "protocol/earlier.hpp"
#include "protocol/order_questions.hpp"
#include "protocol/rate_units.hpp"
#include "protocol/running_questions.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

constexpr int short_percent = 10;      // of the shortest time. Site default.
constexpr int course_percent = 10;     // above the amount of a course. Site default.
constexpr auto prepared_lately = 24h;  // site default

/// Those of its count that its dose fits.
std::vector<const Regimen*> regimens_of(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                        Instant at) {
  auto found = regimens_at(drug, next.terms.drug_count, chart, at);
  if (found.empty()) found = drug.regimens_for(next.terms.drug_count);
  return fitting(found, chart, next.order, at);
}

std::optional<PlannedShort> shorter_than(const std::vector<const Regimen*>& regimens, const Order& order,
                                         Seconds planned) {
  const auto* regimen = *std::min_element(regimens.begin(), regimens.end(), [](const auto* a, const auto* b) {
    return a->shortest_time() < b->shortest_time();
  });
  const auto shortest = regimen->shortest_time();
  if (planned * 100 >= shortest * (100 - short_percent)) return std::nullopt;
  return PlannedShort{drug_named(order), planned, shortest, regimen->source};
}

/// What the rate of an order makes of its volume.
std::optional<Seconds> time_by_rate(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                    Instant at) {
  const auto& order = next.order;
  if (!order.rate || !order.volume || first_rate_comparable(chart, next, drug, at)) return std::nullopt;
  const auto volume = amount_in("mL", *order.volume, {});
  const auto rate = rate_in("mL/h", *order.rate, chart, order, at);
  if (!volume || !rate || rate->amount <= Decimal{}) return std::nullopt;
  return Seconds{volume->thousandths * 3600 / rate->amount.thousandths};
}

/// Whether a drug is one of a family or a substance, by key, name or brand.
bool is_of(const std::vector<std::string>& what, const Order& order, const Substances& known) {
  const auto called = drug_named(order);
  const auto words = words_in(called);
  const auto named = substances_named(known, called);
  return std::any_of(what.begin(), what.end(), [&](const std::string& one) {
    return named_among(known, words, one) ||
           std::any_of(named.begin(), named.end(), [&](const Substance* substance) {
             return substance->name == one ||
                    std::ranges::find(substance->families, one) != substance->families.end();
           });
  });
}

std::optional<NotTogether> beside(const Infusion& other, const NotWith& rule, Instant at) {
  NotTogether found{.drug = {},
                    .other = drug_named(other.order),
                    .infusion = other.number,
                    .days = rule.days,
                    .source = rule.source};
  if (other.state == InfusionState::prepared)
    return std::chrono::abs(at - other.ordered_at) < prepared_lately ? std::optional{found} : std::nullopt;
  if (!other.start || other.state == InfusionState::voided) return std::nullopt;
  found.start = other.start->from;
  found.running = other.state == InfusionState::running || other.state == InfusionState::paused;
  const auto apart = std::chrono::abs(at - other.start->from);
  return found.running || days_between(Instant{}, Instant{} + apart) < rule.days ? std::optional{found}
                                                                                 : std::nullopt;
}

/// The starts of the drug within a course's days, this one aside.
struct Counted {
  int doses = 0;
  Decimal amount;
};
Counted counted(const Chart& chart, const Infusion& next, const CourseLimit& limit, Instant at) {
  Counted sum;
  for (const auto* one : infusions_before(chart, next)) {
    if (days_between(one->start->from, at) >= limit.within_days) continue;
    ++sum.doses;
    if (!limit.amount) continue;
    const BodySize size{.surface = surface_at(chart, one->order, one->start->to),
                        .weight = weight_at(chart, one->start->to)};
    const auto given = given_in_all(*one);
    for (const auto& part : given.empty() ? std::vector{one->order.dose} : given)
      if (const auto amount = amount_in(limit.amount->unit, part, size))
        sum.amount.thousandths += amount->thousandths;
  }
  return sum;
}

/// Of those told before the record, the ones of the last course that lie within its days.
int told_within(const Prior* prior, const CourseLimit& limit, Instant at) {
  if (!prior || !prior->last || prior->count.value_or(0) < 1) return 0;
  const auto last = std::chrono::sys_days{*prior->last} + 12h;
  const int of_course = (*prior->count - 1) % *limit.doses + 1;
  int within = 0;
  for (int i = 0; i < of_course; ++i)
    within += days_between(last, at) + i * limit.days_apart < limit.within_days ? 1 : 0;
  return within;
}

}  // namespace

std::optional<PlannedShort> planned_short(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                          Instant at) {
  const auto by_rate = time_by_rate(chart, next, drug, at);
  auto planned = next.order.planned;
  if (by_rate && (!planned || *by_rate < *planned)) planned = by_rate;
  if (!planned) return std::nullopt;
  return shorter_than(regimens_of(chart, next, drug, at), next.order, *planned);
}

std::optional<PlannedShort> still_to_run_short(const Chart& chart, const Infusion& infusion,
                                               const DrugProtocol& drug, Instant at, Seconds still) {
  const auto begins = infusion.start->from;
  return shorter_than(regimens_of(chart, infusion, drug, begins), infusion.order,
                      ran_between(infusion, begins, at) + still);
}

std::optional<RouteOtherwise> route_otherwise(const Order& order, const DrugProtocol& drug) {
  const auto& plan = drug.before_start;
  const bool has = std::find(plan.routes.begin(), plan.routes.end(), order.route) != plan.routes.end();
  if (order.route.empty() || plan.routes.empty() || has) return std::nullopt;
  return RouteOtherwise{drug_named(order), order.route, plan.routes, plan.routes_source};
}

std::vector<NotTogether> not_together(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      const Substances& known, Instant at) {
  const auto forms = forms_of(next, drug);
  std::vector<NotTogether> found;
  for (const auto& [number, other] : chart.infusions()) {
    if (number == next.number || of_forms(forms, other)) continue;
    for (const auto& rule : drug.before_start.not_with) {
      if (!is_of(rule.what, other.order, known)) continue;
      auto one = beside(other, rule, at);
      if (!one) continue;
      one->drug = drug_named(next.order);
      found.push_back(std::move(*one));
      break;
    }
  }
  return found;
}

std::optional<CourseFull> course_full(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      Instant at) {
  const auto weight = weight_at(chart, at);
  const int years = years_at(chart.patient(), at);
  for (const auto& limit : drug.before_start.course_limits) {
    if (limit.labels && *limit.labels != next.terms.labels) continue;
    if (!limit.band.holds(weight, years)) continue;
    CourseFull full{.drug = drug_named(next.order), .within_days = limit.within_days, .source = limit.source};
    const auto before = counted(chart, next, limit, at);
    if (limit.doses) {
      full.doses = before.doses + told_within(chart.prior(drug_counted(next.order)), limit, at) + 1;
      if (*full.doses <= *limit.doses) continue;
      full.with.amount = {std::int64_t{*full.doses} * 1000};
      full.most.amount = {std::int64_t{*limit.doses} * 1000};
      return full;
    }
    const BodySize size{.surface = surface_at(chart, next.order, at), .weight = weight};
    const auto own = amount_in(limit.amount->unit, next.order.dose, size);
    if (!own || before.doses == 0) continue;  // a dose by itself is asked about as such
    full.with = {{before.amount.thousandths + own->thousandths}, limit.amount->unit};
    full.most = *limit.amount;
    if (full.with.amount.thousandths * 100 > full.most.amount.thousandths * (100 + course_percent))
      return full;
  }
  return std::nullopt;
}

}  // namespace infuwatch
