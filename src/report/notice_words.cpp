#include "base/text.hpp"
#include "report/receipt.hpp"

namespace infuwatch::report {

std::string notice_text(const Notice& notice, const Telling& telling) {
  const auto about = [&](std::size_t i) {
    return i < notice.about.size() ? shown(notice.about[i]) : std::string{};
  };
  const auto time = [&](std::size_t i) {
    const auto instant = parse_iso(about(i));
    return instant ? telling.zone.shown_near(*instant, telling.now) : about(i);
  };
  using Kind = Notice::Kind;
  const auto clock_step = [&](std::size_t i, bool loud = false) {
    const auto by = whole_number(about(i));
    return by ? clock_step_text(Seconds{*by}, loud) : std::string{"set"};
  };
  switch (notice.kind) {
    case Kind::look_alike:
      return "another active patient has a name like this: " + about(0) + ", MRN " + about(1) + ".";
    case Kind::windows_closed: return "all windows of this infusion have closed (" + time(0) + ").";
    case Kind::stop_missing:
      return "no stop is charted and the planned end was " + time(0) +
             ": chart the stop, or say how long it still runs.";
    case Kind::already_paused:
      return "it was already paused since " + time(0) + (about(1).empty() ? "" : " by " + about(1)) + ".";
    case Kind::released_without_stop:
      return "the stop is not charted: the follow-up window stays open until it is.";
    case Kind::still_running: return "it is still charted as running: chart the stop too.";
    case Kind::planned_end_unchanged:
      return "the planned end stays " + time(0) + ": say how long it still runs if the new rate moves it.";
    case Kind::history_unknown:
      return "earlier " + about(0) + " of this patient is unknown: the stricter rule holds until it is told.";
    case Kind::dose_differs: return "the dose " + about(0) + " is not the protocol's (" + about(1) + ").";
    case Kind::not_running: return "the infusion is " + about(0) + ".";
    case Kind::acts_left:
      return about(1) + " entries still hang on infusion " + about(0) + ": move or retract them.";
    case Kind::call_uncovered:
      return "no opening hour lies before the follow-up window closes (" + time(0) +
             "): say now how she is to be reached.";
    case Kind::already_running:
      return "infusion " + about(0) + " (" + about(1) + ") of this patient is not stopped.";
    case Kind::to_ask: return "to be asked before the start: " + joined(notice.about, "; ") + ".";
    case Kind::not_asked: return "not asked before the start: " + joined(notice.about, " ");
    case Kind::start_will_ask: return "the start will ask for a reason: " + joined(notice.about, ", ") + ".";
    case Kind::stay_not_longer: {
      const auto seconds = whole_number(about(0));
      return "the protocol's time after the stop is not shorter and stays" +
             (seconds ? " (" + duration_text(Seconds{*seconds}) + ")" : std::string{}) + ".";
    }
    case Kind::clock_set:
      return "THE MACHINE'S CLOCK WAS " + clock_step(0, true) + " since " + about(1) +
             ". Elapsed times across that are off by as much: look at every start, and tell hospital IT.";
    case Kind::clock_set_since_start:
      return "the machine's clock was " + clock_step(0) +
             " since the start was recorded: distances and windows may be off by as much. Correct the start if its time is wrong.";
    case Kind::flags_wait:
      return joined(notice.about, ", ") + (notice.about.size() == 1 ? " waits" : " wait") + " for an answer.";
    case Kind::disk_full:
      return "THE DISK IS FULL. This was recorded in a reserve kept for it, which does not last: tell hospital IT now.";
  }
  return {};
}

}  // namespace infuwatch::report
