#include "protocol/start_questions.hpp"

#include "domain/drug_name.hpp"
#include "protocol/earlier.hpp"
#include "protocol/order_questions.hpp"
#include "protocol/premedication_dose.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// A tenth off one of its rhythms at most; or between two that are near each other.
bool on_schedule(const Schedule& schedule, int days) {
  const auto& all = schedule.every_days;
  return std::any_of(all.begin(), all.end(), [&](int every) {
    const bool between = days > every && std::any_of(all.begin(), all.end(), [&](int longer) {
                           return days < longer && longer <= 2 * every;
                         });
    return between || std::abs(days - every) * 10 <= every;
  });
}

/// Whether anything before a start goes by the day of the last one.
bool goes_by_last_start(const StartPlan& plan) {
  return !plan.intervals.empty() || !plan.schedules.empty() || plan.courses ||
         std::any_of(plan.questions.begin(), plan.questions.end(),
                     [](const StartQuestion& one) { return one.since_last_start; });
}

}  // namespace

bool gave_of_kind(const Gave& gave, const Substances& known, const std::string& kind) {
  return kinds_given(gave, known).contains(kind);
}

std::optional<NoReadingsBefore> readings_before(const Chart& chart, const StartPlan& plan, Instant at) {
  if (!plan.readings_within) return std::nullopt;
  const auto since = at - *plan.readings_within;
  bool rate = false, pressure = false, temperature = false;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& said = std::get<Observed>(act->said);
    if (said.at.from < since || said.at.from > at || said.source == Source::phone) continue;
    rate |= said.vitals.heart_rate && said.vitals.heart_rate->value;
    pressure |= said.vitals.pressure && said.vitals.pressure->systolic;
    temperature |= said.vitals.temperature.has_value();
  }
  NoReadingsBefore found{{}, since, plan.readings_source};
  if (!rate) found.signs.push_back(Sign::heart_rate);
  if (!pressure) found.signs.push_back(Sign::pressure);
  if (!temperature) found.signs.push_back(Sign::temperature);
  return found.signs.empty() ? std::nullopt : std::optional{found};
}

std::vector<PremedicationOpen> premedication_open(const Chart& chart, const Infusion& next,
                                                  const DrugProtocol& drug, Instant at) {
  std::vector<PremedicationOpen> open;
  for (const auto* wanted : drug.before_start.premedications_for(next.terms.course_day)) {
    PremedicationOpen found{.kind = wanted->kind,
                            .before = wanted->before,
                            .source = wanted->source,
                            .name = wanted->name,
                            .dose = wanted->dose,
                            .route = wanted->route};
    std::vector<const Gave*> in_time;
    const auto within =
        wanted->within.value_or(std::max(drug.before_start.premedication_within, wanted->before));
    for (const auto* act : chart.standing<Gave>()) {
      const auto& gave = std::get<Gave>(act->said);
      const bool counts = !says_not_given(gave.what) && gave_of_kind(gave, *drug.substances, wanted->kind);
      if (!counts || gave.at.from > at || gave.at.from < at - premedication_lasts) continue;
      const bool late = gave.at.to > at || (at - gave.at.to) * 2 < wanted->before;
      const bool early = gave.at.from < at - within;
      if (!late && !early) in_time.push_back(&gave);
      if (found.given && gave.at.from <= *found.given) continue;
      found.given = gave.at.from;
      found.within = early ? std::optional{within} : std::nullopt;
    }
    if (less_than_half(in_time, *wanted, *drug.substances))
      for (const auto* gave : in_time)
        found.too_little.push_back(gave->medication->name + ' ' + to_text(*gave->medication->dose));
    if (in_time.empty() || !found.too_little.empty()) open.push_back(std::move(found));
  }
  return open;
}

std::optional<OffSchedule> off_schedule(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                        Instant at) {
  const auto last = last_start(chart, next, drug);
  const int count =
      std::max(next.terms.drug_count, 2);  // there was one before, whatever is known of the count
  auto schedules = drug.before_start.schedules_for(next.terms.labels, count);
  std::erase_if(schedules, [&, weight = weight_at(chart, at), years = years_at(chart.patient(), at)](
                               const Schedule* one) { return !one->band.holds(weight, years); });
  if (schedules.empty() || !last || too_soon(chart, next, drug, at)) return std::nullopt;
  const int days = days_between(last->at, at);
  OffSchedule off{last->drug, last->at, days, {}, schedules.front()->source};
  for (const auto* one : schedules) {
    if (on_schedule(*one, days)) return std::nullopt;
    for (const int every : one->every_days)
      if (std::find(off.every.begin(), off.every.end(), every) == off.every.end()) off.every.push_back(every);
    if (off.source.find(one->source) == std::string::npos) off.source += "; " + one->source;
  }
  return off;
}

std::optional<TooYoung> too_young(const Patient& patient, const Infusion& next, const StartPlan& plan,
                                  Instant at) {
  if (!plan.youngest) return std::nullopt;
  const int age = years_at(patient, at);
  if (age >= plan.youngest->years) return std::nullopt;
  return TooYoung{.drug = drug_named(next.order),
                  .age = std::max(age, 0),
                  .from_years = plan.youngest->years,
                  .source = plan.youngest->source};
}

std::optional<EarlierDosesOpen> earlier_doses_open(const Chart& chart, const Infusion& next,
                                                   const DrugProtocol& drug) {
  const auto* prior = chart.prior(drug_counted(next.order));
  const bool given = prior && (prior->count.value_or(0) > 0 || prior->last);
  if (!given || !infusions_before(chart, next).empty()) return std::nullopt;
  const EarlierDosesOpen open{.drug = drug_named(next.order),
                              .last = !prior->last && goes_by_last_start(drug.before_start),
                              .worst = prior->worst == EarlierReaction::unknown};
  return open.last || open.worst ? std::optional{open} : std::nullopt;
}

std::vector<FlagId> unanswered_before(const Chart& chart, const Infusion& next, const Catalogue& list,
                                      const DrugProtocol& drug, Instant at) {
  auto open = waiting_flags(chart);
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.state() != FlagState::raised || flag.waiting()) continue;
    const auto& finding = flag.finding;
    const bool of_this_visit = std::any_of(finding.items.begin(), finding.items.end(), [&](const auto& item) {
      const bool lately = finding.infusion == next.number || item.onset.from >= at - premedication_lasts;
      const bool mild = item.grade.value_or(1) <= 1 && list.mild_under(drug, item.finding);
      return !item.after.empty() && !mild && item.onset.from < at && lately;
    });
    if (of_this_visit && !finding.start) open.push_back(id);
  }
  std::sort(open.begin(), open.end());
  return open;
}

std::optional<AfterClosing> after_closing(const Infusion& next, Instant at, std::optional<Instant> closes) {
  if (!closes) return std::nullopt;
  const auto over = at + next.order.planned.value_or(next.terms.planned) + next.stay_after_stop();
  return over > *closes ? std::optional{AfterClosing{over, *closes}} : std::nullopt;
}

}  // namespace infuwatch
