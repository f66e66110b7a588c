#include "protocol/close_out.hpp"

#include <algorithm>
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

/// A flag by itself, with those it took the place of.
ClosableEvent alone(const Chart& chart, const Flag& flag) {
  ClosableEvent event{.number = flag.id, .flags = {flag.id}, .onset = flag.finding.items.front().onset.from};
  for (const auto& item : flag.finding.items) event.onset = std::min(event.onset, item.onset.from);
  event.missed = flag.finding.priority > Priority::review;
  for (auto other = chart.flags().rbegin(); other != chart.flags().rend(); ++other) {
    const auto& by = other->second.superseded_by;
    if (by && std::find(event.flags.begin(), event.flags.end(), *by) != event.flags.end())
      event.flags.push_back(other->first);
  }
  std::sort(event.flags.begin(), event.flags.end());
  return event;
}

std::vector<const ChartedEvent*> close_outs_of_flag(const Chart& chart, const ChartedEvent& like) {
  const auto& said = std::get<ClosedOut>(like.said);
  auto all = chart.standing<ClosedOut>(said.infusion);
  std::erase_if(all, [&](const ChartedEvent* one) {
    return std::get<ClosedOut>(one->said).episode != said.episode || one->number == like.number;
  });
  std::sort(all.begin(), all.end(),
            [](const ChartedEvent* a, const ChartedEvent* b) { return a->number < b->number; });
  return all;
}

}  // namespace

std::vector<ClosableEvent> closable_events(const Chart& chart, const Infusion& infusion,
                                           const std::vector<Episode>& episodes) {
  std::vector<ClosableEvent> events;
  for (const auto& episode : episodes)
    events.push_back({.number = episode.number(),
                      .flags = episode.flags,
                      .onset = episode.onset.from,
                      .missed = episode.reaction.has_value()});
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number && can_be_closed_out(flag) && stands_by_itself(flag) &&
        !flag.superseded_by)
      events.push_back(alone(chart, flag));
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
  for (const auto* act : chart.standing<ClosedOut>(infusion)) {
    const auto flag = std::get<ClosedOut>(act->said).episode;
    const bool of_it = std::binary_search(event.flags.begin(), event.flags.end(), flag);
    if (of_it && (!latest || act->number > latest->number)) latest = act;
  }
  return latest;
}

std::vector<const ChartedEvent*> close_outs_before(const Chart& chart, const ChartedEvent& later) {
  auto all = close_outs_of_flag(chart, later);
  std::erase_if(all, [&](const ChartedEvent* one) { return one->number > later.number; });
  return all;
}

const ChartedEvent* close_out_after(const Chart& chart, const ChartedEvent& earlier) {
  const auto all = close_outs_of_flag(chart, earlier);
  return all.empty() || all.back()->number < earlier.number ? nullptr : all.back();
}

}  // namespace infuwatch
