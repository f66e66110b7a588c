#pragma once

#include "domain/follow_up_call.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/window.hpp"
#include "time/opening.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// `screening`: questions before the start that nobody has answered. It is due at the start, and missed
/// after.
enum class CheckKind { vitals, stop, release, call, second_call, screening };
template <>
inline constexpr std::pair<CheckKind, std::string_view> names_of<CheckKind>[] = {
    {CheckKind::vitals, "vitals"},           {CheckKind::stop, "stop"},
    {CheckKind::release, "release"},         {CheckKind::call, "call"},
    {CheckKind::second_call, "second-call"}, {CheckKind::screening, "screening"}};

/// `missed`: not done before the next one was due, and nobody has said why. A call is never missed: it stays
/// overdue until somebody answers for it.
enum class CheckState { ok, soon, due, overdue, done, missed, not_done };
template <>
inline constexpr std::pair<CheckState, std::string_view> names_of<CheckState>[] = {
    {CheckState::ok, "ok"},
    {CheckState::soon, "soon"},
    {CheckState::due, "due"},
    {CheckState::overdue, "overdue"},
    {CheckState::done, "done"},
    {CheckState::missed, "missed"},
    {CheckState::not_done, "not-done"}};

/// Something due by the clock. Worked out from the record, never kept.
struct Check {
  InfusionId infusion;
  CheckKind kind = CheckKind::vitals;
  Instant due;
  std::optional<Instant> closes;  // of a call: when its window closes
  CheckState state = CheckState::ok;
  Seconds overdue{0};                // while overdue; of vital signs since the first one that nobody did
  std::optional<Priority> priority;  // how far up an overdue check is sorted
  std::optional<Instant> done_at;
  std::optional<EntryNumber> by;       // the entry that did it, or said why not
  std::string why;                     // it was not done
  int attempts = 0;                    // of a call: nobody was reached so often
  bool covered = true;                 // of a call: it is due in an opening hour
  bool window_closed = false;          // of a call that nobody has made
  std::optional<Instant> counts_from;  // of a call: what was said on the phone before this is a contact
  std::vector<Instant> contacts;       // of a call: when somebody was reached too early
  std::string owner;                   // the badge of whoever it fell to, once it is due
  std::vector<std::string> questions;  // of the screening: the keys of those not answered
  bool held = false;                   // of a release that would be asked about: it is not urged
  bool goes_on = false;                // of a held release: a symptom, or a reading outside the limits, does
  std::optional<Instant> last_taken;   // of vital signs that wait: when a whole set was charted last

  bool pending() const { return state <= CheckState::overdue; }
  /// Somebody has to do it now.
  bool waits() const { return state == CheckState::due || state == CheckState::overdue; }
  /// Its time is past, nobody did it and nobody has said why.
  bool left_undone() const { return state == CheckState::missed || window_closed; }
};

/// What checks are worked out with.
struct CheckBench {
  const DrugProtocol& drug;
  const OpeningHours& hours;
  const Zone& zone;
};

/// Every check of an infusion that has started, up to `now`, and of vital signs the next one; by when they
/// are due. A fixed grid from the start, at the stop and through the observation; tighter
/// while an urgent or emergency flag waits and for an hour after. Done by an observation with heart rate,
/// blood pressure and SpO2 from 5 min before it until the next is due; one observation does one check. What
/// raised a flag does none of those that the flag asks for. Overdue counts from the first check in a row that
/// nobody did: it never falls while nothing is charted.
/// A check falls to whoever last wrote on the infusion by the time it was due.
std::vector<Check> checks_of(const Chart& chart, const Infusion& infusion, const CheckBench& context,
                             Instant now);

/// `17/vitals/14:15`, `17/stop`, `17/release`, `17/call`, `17/second-call`, `17/screening`.
std::string key_of(const Check& check, const Zone& zone);
/// `17/vitals`: in a `not-done` all of an infusion's checks of vital signs that were due by then.
std::string key_of_vitals(InfusionId infusion);

/// When a follow-up call is due, and from when on one counts, before anybody has tried. In the last open hour
/// before its window closes; where that comes too soon, at the close. For what is due, for what is asked of a
/// call, and for what is told at the release.
struct CallTime {
  Instant due;
  Instant counts_from;
  std::optional<LastOpen> open;  // the opening it is due in; none: the site is closed then
};
CallTime call_time(const FollowUpCall& call, const CheckBench& context);

}  // namespace infuwatch
