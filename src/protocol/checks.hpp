#pragma once

#include "protocol/catalogue.hpp"
#include "protocol/window.hpp"
#include "time/opening.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

enum class CheckKind { vitals, stop, release, call, second_call };
template <>
inline constexpr std::pair<CheckKind, std::string_view> names_of<CheckKind>[] = {
    {CheckKind::vitals, "vitals"},
    {CheckKind::stop, "stop"},
    {CheckKind::release, "release"},
    {CheckKind::call, "call"},
    {CheckKind::second_call, "second-call"}};

/// `missed`: not done before the next one was due, and nobody has said why.
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
  Seconds overdue{0};                // while overdue
  std::optional<Priority> priority;  // how far up an overdue check is sorted
  std::optional<Instant> done_at;
  std::optional<EntryNumber> by;  // the entry that did it, or said why not
  std::string why;                // it was not done
  int attempts = 0;               // of a call: nobody was reached so often
  bool covered = true;            // of a call: an opening hour lies before its window closes

  bool pending() const { return state <= CheckState::overdue; }
  /// Somebody has to do it now.
  bool waits() const { return state == CheckState::due || state == CheckState::overdue; }
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
/// blood pressure and SpO2 from 5 min before it until the next is due; one observation does one check.
std::vector<Check> checks_of(const Chart& chart, const Infusion& infusion, const CheckBench& context,
                             Instant now);

/// `17/vitals/14:15`, `17/stop`, `17/release`, `17/call`, `17/second-call`.
std::string key_of(const Check& check, const Zone& zone);

}  // namespace infuwatch
