#pragma once

#include "protocol/episode.hpp"

namespace infuwatch {

/// What a person closes out: an episode, or an effect that stands by itself (a serious effect, the site).
struct ClosableEvent {
  FlagId number;              // of its first flag; of an effect by itself, of the flag that stands
  std::vector<FlagId> flags;  // ascending, those that others replaced among them; never empty
  Instant onset;              // the first
  bool missed = false;        // it is asked for: an urgent or emergency reaction or effect
};

/// The events of an infusion that can be closed out, by their onsets.
std::vector<ClosableEvent> closable_events(const Chart& chart, const Infusion& infusion,
                                           const std::vector<Episode>& episodes);
/// The event a flag is of; none: of none that can be closed out.
const ClosableEvent* event_with(const std::vector<ClosableEvent>& events, FlagId flag);
/// Whether anything flagged on an infusion can be closed out.
bool closable(const Chart& chart, InfusionId infusion);

/// The close-out that stands for an event, the last one recorded; none: it was not closed out.
const ChartedEvent* close_out_of(const Chart& chart, InfusionId infusion, const ClosableEvent& event);
/// The close-outs of the same flag that one recorded later stands in place of, by number.
std::vector<const ChartedEvent*> close_outs_before(const Chart& chart, const ChartedEvent& later);
/// The one that stands in place of an earlier one; none: it stands itself.
const ChartedEvent* close_out_after(const Chart& chart, const ChartedEvent& earlier);

}  // namespace infuwatch
