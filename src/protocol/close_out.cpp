#include "protocol/close_out.hpp"

#include "protocol/course.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace infuwatch {
namespace {

bool stands_by_itself(const Flag& flag) {
  return flag.finding.rule == Rule::serious_effect || flag.finding.rule == Rule::site;
}

bool can_be_closed_out(const Flag& flag) {
  const auto rule = flag.finding.rule;
  return !flag.retracted_by && (stands_by_itself(flag) || tells_a_reaction(rule) ||
                                rule == Rule::vital_sign || rule == Rule::news2);
}

/// What of a flag by itself was not charted as gone.
std::vector<FlagItem> present_of(const Flag& flag, const std::vector<SymptomCourse>& all) {
  std::vector<FlagItem> present;
  if (flag.resolved) return present;
  for (const auto& item : flag.finding.items)
    if (std::any_of(all.begin(), all.end(), [&](const SymptomCourse& course) {
          return course.symptom == item.finding && course.words == item.words &&
                 course.number == item.course && !course.ended;
        }))
      present.push_back(item);
  return present;
}

/// A flag by itself, with those it took the place of.
ClosableEvent alone(const Chart& chart, const Flag& flag, const std::vector<SymptomCourse>& all) {
  ClosableEvent event{.number = flag.id,
                      .flags = {flag.id},
                      .onset = flag.finding.items.front().onset.from,
                      .missed = flag.finding.priority > Priority::review,
                      .present = present_of(flag, all)};
  for (const auto& item : flag.finding.items) event.onset = std::min(event.onset, item.onset.from);
  for (auto other = chart.flags().rbegin(); other != chart.flags().rend(); ++other) {
    const auto& by = other->second.superseded_by;
    if (by && std::find(event.flags.begin(), event.flags.end(), *by) != event.flags.end())
      event.flags.push_back(other->first);
  }
  std::sort(event.flags.begin(), event.flags.end());
  return event;
}

/// The close-outs that stand on an infusion, by number.
std::vector<const ChartedEvent*> standing_on(const Chart& chart, InfusionId infusion) {
  auto all = chart.standing<ClosedOut>(infusion);
  std::sort(all.begin(), all.end(),
            [](const ChartedEvent* a, const ChartedEvent* b) { return a->number < b->number; });
  return all;
}

const ClosableEvent* event_of(const std::vector<ClosableEvent>& events, const ChartedEvent& close_out) {
  return event_with(events, std::get<ClosedOut>(close_out.said).episode);
}

std::vector<const ChartedEvent*> others_of_event(const Chart& chart, const std::vector<ClosableEvent>& events,
                                                 const ChartedEvent& like) {
  const auto* event = event_of(events, like);
  if (!event) return {};
  auto all = standing_on(chart, like.infusion());
  std::erase_if(all, [&](const ChartedEvent* one) {
    return event_of(events, *one) != event || one->number == like.number;
  });
  return all;
}

}  // namespace

std::vector<ClosableEvent> closable_events(const Chart& chart, const Infusion& infusion,
                                           const std::vector<Episode>& episodes) {
  std::vector<ClosableEvent> events;
  std::optional<std::vector<SymptomCourse>> all;  // worked out where something stands by itself
  for (const auto& episode : episodes)
    events.push_back({.number = episode.number(),
                      .flags = episode.flags,
                      .onset = episode.onset.from,
                      .missed = episode.reaction.has_value(),
                      .present = episode.present});
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.finding.infusion != infusion.number || !can_be_closed_out(flag) || !stands_by_itself(flag) ||
        flag.superseded_by)
      continue;
    if (!all) all = courses(chart, infusion, mentions(chart));
    events.push_back(alone(chart, flag, *all));
  }
  std::sort(events.begin(), events.end(), [](const ClosableEvent& a, const ClosableEvent& b) {
    return std::tie(a.onset, a.number) < std::tie(b.onset, b.number);
  });
  return events;
}

const ClosableEvent* event_with(const std::vector<ClosableEvent>& events, FlagId flag) {
  const auto found = std::find_if(events.begin(), events.end(), [&](const ClosableEvent& event) {
    return std::binary_search(event.flags.begin(), event.flags.end(), flag);
  });
  return found == events.end() ? nullptr : &*found;
}

bool closable(const Chart& chart, InfusionId infusion) {
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
    return one.second.finding.infusion == infusion && can_be_closed_out(one.second);
  });
}

const ChartedEvent* close_out_of(const Chart& chart, InfusionId infusion, const ClosableEvent& event) {
  const ChartedEvent* latest = nullptr;
  for (const auto* act : standing_on(chart, infusion))
    if (event_of({event}, *act)) latest = act;
  return latest;
}

std::vector<const ChartedEvent*> close_outs_before(const Chart& chart,
                                                   const std::vector<ClosableEvent>& events,
                                                   const ChartedEvent& later) {
  auto all = others_of_event(chart, events, later);
  std::erase_if(all, [&](const ChartedEvent* one) { return one->number > later.number; });
  return all;
}

const ChartedEvent* close_out_after(const Chart& chart, const std::vector<ClosableEvent>& events,
                                    const ChartedEvent& earlier) {
  const auto all = others_of_event(chart, events, earlier);
  return all.empty() || all.back()->number < earlier.number ? nullptr : all.back();
}

bool withdrawn(const std::vector<ClosableEvent>& events, const ChartedEvent& close_out) {
  return close_out.stands() && !event_of(events, close_out);
}

std::vector<const ChartedEvent*> withdrawn_close_outs(const Chart& chart, InfusionId infusion,
                                                      const std::vector<ClosableEvent>& events) {
  auto all = standing_on(chart, infusion);
  std::map<FlagId, const ChartedEvent*> last;
  for (const auto* one : all)
    if (withdrawn(events, *one)) last[std::get<ClosedOut>(one->said).episode] = one;
  std::erase_if(all, [&](const ChartedEvent* one) {
    const auto found = last.find(std::get<ClosedOut>(one->said).episode);
    return found == last.end() || found->second != one;
  });
  return all;
}

bool changed_since(const Chart& chart, const ClosableEvent& event, const ChartedEvent& close_out) {
  if (std::get<ClosedOut>(close_out.said).at.to < event.onset) return true;
  const auto judged = close_out.corrected ? close_out.corrected->entry : close_out.number;
  return std::any_of(event.flags.begin(), event.flags.end(), [&](FlagId id) {
    const auto* flag = chart.flag(id);
    return flag && flag->raised_by > judged && flag->finding.priority > Priority::review;
  });
}

}  // namespace infuwatch
