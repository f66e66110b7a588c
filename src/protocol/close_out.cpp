#include "protocol/close_out.hpp"

#include "protocol/item_ending.hpp"
#include "protocol/worst_flag.hpp"

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
std::vector<FlagItem> present_of(const Flag& flag, const ItemEndings& endings) {
  std::vector<FlagItem> present;
  if (flag.resolved) return present;
  for (const auto& item : flag.finding.items)
    if (endings.present(item)) present.push_back(item);
  return present;
}

/// A flag by itself, with those it took the place of.
ClosableEvent alone(const Chart& chart, const Flag& flag, const ItemEndings& endings) {
  ClosableEvent event{.number = flag.id,
                      .flags = {flag.id},
                      .onset = flag.finding.items.front().onset.from,
                      .missed = flag.finding.priority > Priority::review,
                      .present = present_of(flag, endings)};
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

/// The entry that last judged the event: a correction of the note alone judges nothing.
EntryNumber judged_by(const ChartedEvent& close_out) {
  const auto judgement = [](const BedsideEvent& said) {
    auto bare = std::get<ClosedOut>(said);
    bare.note.clear();
    return bare;
  };
  auto versions = close_out.earlier;
  if (close_out.corrected) versions.push_back(*close_out.corrected);
  auto judged = close_out.number;
  for (std::size_t i = 1; i < versions.size(); ++i)
    if (judgement(versions[i].said) != judgement(versions[i - 1].said)) judged = versions[i].entry;
  return judged;
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
  std::optional<ItemEndings> endings;  // worked out where something stands by itself
  for (const auto& episode : episodes)
    events.push_back({.number = episode.number(),
                      .flags = episode.flags,
                      .onset = episode.onset.from,
                      .missed = episode.reaction.has_value(),
                      .present = episode.present,
                      .next = next_onset(episodes, episode)});
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.finding.infusion != infusion.number || !can_be_closed_out(flag) || !stands_by_itself(flag) ||
        flag.superseded_by)
      continue;
    if (!endings) endings.emplace(chart, infusion, VitalLimits{});  // symptoms alone
    events.push_back(alone(chart, flag, *endings));
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

std::vector<FlagItem> items_in(const Chart& chart, const ClosableEvent& event) {
  std::vector<FlagItem> items;
  for (const auto id : event.flags) {
    const auto* flag = chart.flag(id);
    if (!flag || flag->superseded_by) continue;
    for (const auto& item : flag->finding.items)
      if (item.onset.from >= event.onset && (!event.next || item.onset.from < *event.next))
        items.push_back(item);
  }
  return items;
}

const Flag& worst_of(const Chart& chart, const ClosableEvent& event) {
  std::vector<const Flag*> flags;
  for (const auto id : event.flags)
    if (const auto* flag = chart.flag(id)) flags.push_back(flag);
  return *worst_of(flags);
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
  const auto judged = judged_by(close_out);
  return std::any_of(event.flags.begin(), event.flags.end(), [&](FlagId id) {
    const auto* flag = chart.flag(id);
    return flag && flag->raised_by > judged && flag->finding.priority > Priority::review;
  });
}

}  // namespace infuwatch
