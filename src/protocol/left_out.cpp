#include "protocol/left_out.hpp"

#include "base/text.hpp"
#include "protocol/catalogue_text.hpp"

#include <algorithm>
#include <functional>

namespace infuwatch {
namespace {

using What = LeftOut::What;
using OptionalLimit = std::optional<int> VitalLimits::*;

/// The limits a catalogue may leave out, by their keys.
constexpr std::pair<std::string_view, OptionalLimit> optional_limits[] = {
    {"sbp_low_urgent_with_fall_from", &VitalLimits::sbp_low_urgent_fall},
    {"sbp_high_from", &VitalLimits::sbp_high_from},
    {"dbp_high_from", &VitalLimits::dbp_high_from},
    {"sbp_rise_percent_from", &VitalLimits::sbp_rise_percent},
    {"spo2_drop_from", &VitalLimits::spo2_drop},
    {"glucose_urgent_below", &VitalLimits::glucose_urgent_below},
    {"glucose_review_below", &VitalLimits::glucose_review_below},
    {"glucose_review_from", &VitalLimits::glucose_review_from}};

void compare(const VitalLimits& was, const VitalLimits& now, std::vector<LeftOut>& found) {
  for (const auto& [key, limit] : optional_limits)
    if (was.*limit && !(now.*limit)) found.push_back({What::limit, std::string{key}});
  if (was.oxygen_newly_needed && !now.oxygen_newly_needed)
    found.push_back({What::limit, "oxygen_newly_needed"});
  if (was.of_pregnancy && !now.of_pregnancy) found.push_back({What::limit, "of_pregnancy"});
  for (const auto& age : was.of_age)
    if (std::none_of(now.of_age.begin(), now.of_age.end(),
                     [&](const VitalLimits::OfAge& other) { return other.under == age.under; }))
      found.push_back({What::limits_of_age, std::to_string(age.under)});
}

/// Whether something that holds under some labels is there under all of these.
template <class Lookup>
bool there(const std::optional<LabelRegion>& labels, Lookup lookup) {
  if (labels) return lookup(*labels) != nullptr;
  return lookup(LabelRegion::us) && lookup(LabelRegion::eu);
}

std::string days_of(const Schedule& schedule) {
  std::vector<std::string> days;
  for (const auto every : schedule.every_days) days.push_back(std::to_string(every));
  return joined(days, " or ");
}

/// A schedule of the same weights and ages, from its first count on.
const Schedule* same_band(const StartPlan& plan, LabelRegion labels, const Schedule& wanted) {
  const auto found = plan.schedules_for(labels, wanted.first);
  const auto same =
      std::find_if(found.begin(), found.end(), [&](const auto* one) { return one->band == wanted.band; });
  return same == found.end() ? nullptr : *same;
}

std::string told_of(const CourseLimit& limit) {
  return (limit.doses ? std::to_string(*limit.doses) : to_text(*limit.amount)) + " within " +
         std::to_string(limit.within_days) + " days";
}

/// What one rule of what is not given together named, and no rule names any more.
std::vector<std::string> together_now(const StartPlan& was, const StartPlan& now) {
  std::vector<std::string> found;
  for (const auto& rule : was.not_with)
    for (const auto& what : rule.what)
      if (std::none_of(now.not_with.begin(), now.not_with.end(), [&](const NotWith& other) {
            return std::find(other.what.begin(), other.what.end(), what) != other.what.end();
          }))
        found.push_back(what);
  return found;
}

void compare(const StartPlan& was, const StartPlan& now, std::vector<LeftOut>& found) {
  for (const auto& question : was.questions)
    if (std::none_of(now.questions.begin(), now.questions.end(),
                     [&](const StartQuestion& other) { return other.key == question.key; }))
      found.push_back({What::question, question.ask});
  for (const auto& limit : was.dose_limits)
    if (!there(limit.labels, [&](LabelRegion labels) { return now.dose_limit(labels); }))
      found.push_back({What::dose_limit, to_text(limit.most), limit.labels});
  for (const auto& interval : was.intervals)
    if (!there(interval.labels, [&](LabelRegion labels) { return now.interval(labels, interval.first); }))
      found.push_back({What::interval, std::to_string(interval.days), interval.labels});
  for (const auto& schedule : was.schedules)
    if (!there(schedule.labels, [&](LabelRegion labels) { return same_band(now, labels, schedule); }))
      found.push_back({What::schedule, days_of(schedule), schedule.labels});
  for (const auto& limit : was.course_limits)
    if (std::none_of(now.course_limits.begin(), now.course_limits.end(), [&](const CourseLimit& other) {
          return other.labels == limit.labels && other.band == limit.band &&
                 other.doses.has_value() == limit.doses.has_value();
        }))
      found.push_back({What::course_limit, told_of(limit), limit.labels});
  for (const auto& what : together_now(was, now)) found.push_back({What::not_with, what});
  if (!was.routes.empty() && now.routes.empty()) found.push_back({What::route, joined(was.routes, " or ")});
  for (const auto& one : was.premedications)
    if (std::none_of(now.premedications.begin(), now.premedications.end(),
                     [&](const Premedication& other) { return other.kind == one.kind; }))
      found.push_back({What::premedication, one.kind});
  if (was.readings_within && !now.readings_within) found.push_back({What::readings});
  if (was.youngest && !now.youngest)
    found.push_back({What::youngest_age, std::to_string(was.youngest->years)});
  if (was.second_check && !now.second_check) found.push_back({What::second_check});
}

/// Those of one list that another lacks.
template <class List, class Same>
List missing(const List& was, const List& now, Same same) {
  List found;
  for (const auto& one : was)
    if (std::none_of(now.begin(), now.end(), [&](const auto& other) { return same(one, other); }))
      found.push_back(one);
  return found;
}

void compare(const DrugProtocol& was, const DrugProtocol& now, std::vector<LeftOut>& found) {
  if (was.never_again && !now.never_again)
    found.push_back({What::never_again, was.never_again->what == NeverAgainAfter::What::life_threatening
                                            ? "life-threatening signs"
                                            : "hypersensitivity"});
  if (was.restart && !now.restart) found.push_back({What::restart, std::to_string(was.restart->percent)});
  for (const auto& ladder : missing(was.rate_steps, now.rate_steps, [](const auto&one, const auto&other) {
         return other.first <= one.first && (!other.last || *other.last >= one.first);
       }))
    found.push_back({What::rate_steps, to_text(ladder.steps.back().rate)});
  if (was.vesicant && !now.vesicant) found.push_back({What::vesicant});
  for (const auto& stay : missing(was.observations, now.observations, [](const auto&one, const auto&other) {
         return one.first == other.first && one.after_reaction == other.after_reaction &&
                (!other.labels || other.labels == one.labels);
       }))
    found.push_back({What::stay, std::to_string(stay.first), stay.labels});
  for (const auto& effect : missing(was.serious, now.serious, [](const auto&one, const auto&other) {
         return one.symptom == other.symptom && (!one.symptom.empty() || one.name == other.name);
       }))
    found.push_back({What::serious, effect.symptom.empty() ? effect.name : effect.symptom});
  for (const auto& symptom : missing(was.reactions, now.reactions, std::equal_to<>{}))
    found.push_back({What::reaction, symptom});
}

}  // namespace

std::vector<LeftOut> left_out(const Catalogue& was, const Catalogue& now, const std::string& part) {
  std::vector<LeftOut> found;
  if (part == common_part) {
    compare(was.common.limits, now.common.limits, found);
    compare(was.common.before_start, now.common.before_start, found);
    for (const auto& lab : missing(was.common.labs->all, now.common.labs->all,
                                   [](const auto&one, const auto&other) { return one->key == other->key; }))
      found.push_back({What::lab, lab->key});
    return found;
  }
  const auto before = was.drugs.find(part), after = now.drugs.find(part);
  if (before == was.drugs.end() || after == now.drugs.end()) return found;
  compare(before->second.limits, after->second.limits, found);
  compare(before->second.before_start, after->second.before_start, found);
  compare(before->second, after->second, found);
  return found;
}

}  // namespace infuwatch
