#pragma once

#include "protocol/episode.hpp"

namespace infuwatch {

/// What a person closes out: an episode, or an effect that stands by itself (a serious effect, the site).
struct ClosableEvent {
  FlagId number;              // of its first flag; of an effect by itself, of the flag that stands
  std::vector<FlagId> flags;  // ascending, those that others replaced among them; never empty
  Instant onset;              // the first
  bool missed;                // it is asked for: an urgent or emergency reaction or effect
  std::vector<FlagItem>
      present{};                  // what was neither charted as gone, nor resolved, nor is within its limits
  std::optional<Instant> next{};  // the onset of the next event of reactions; none: this is the last
};

/// The events of an infusion that can be closed out, by their onsets.
std::vector<ClosableEvent> closable_events(const Chart& chart, const Infusion& infusion,
                                           const std::vector<Episode>& episodes);
/// The event a flag is of; none: of none that can be closed out.
const ClosableEvent* event_with(const std::vector<ClosableEvent>& events, FlagId flag);
/// What of its flags' items lies in the event, those of the flags that stand.
std::vector<FlagItem> items_in(const Chart& chart, const ClosableEvent& event);
/// The flag that tells its worst.
const Flag& worst_of(const Chart& chart, const ClosableEvent& event);
/// Whether anything flagged on an infusion can be closed out.
bool closable(const Chart& chart, InfusionId infusion);

/// The close-out that stands for an event, the last one recorded, whichever of its flags it names; none: it
/// was not closed out.
const ChartedEvent* close_out_of(const Chart& chart, InfusionId infusion, const ClosableEvent& event);
/// The close-outs of the same event that one recorded later stands in place of, by number.
std::vector<const ChartedEvent*> close_outs_before(const Chart& chart,
                                                   const std::vector<ClosableEvent>& events,
                                                   const ChartedEvent& later);
/// The one that stands in place of an earlier one; none: it stands itself, or is withdrawn.
const ChartedEvent* close_out_after(const Chart& chart, const std::vector<ClosableEvent>& events,
                                    const ChartedEvent& earlier);

/// Whether a close-out that nobody took back is of an event that does not stand any more: what was observed
/// was retracted, moved away or corrected.
bool withdrawn(const std::vector<ClosableEvent>& events, const ChartedEvent& close_out);
/// Those of an infusion, the last of each flag, by number.
std::vector<const ChartedEvent*> withdrawn_close_outs(const Chart& chart, InfusionId infusion,
                                                      const std::vector<ClosableEvent>& events);
/// Whether an event has become another since it was closed out: it begins after the close-out, or an urgent
/// or emergency flag of it was raised by a later entry.
bool changed_since(const Chart& chart, const ClosableEvent& event, const ChartedEvent& close_out);

}  // namespace infuwatch
