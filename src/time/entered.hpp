#pragma once

#include "base/result.hpp"
#include "time/instant.hpp"
#include "time/zone.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace infuwatch {

/// How far ahead of the clock a typed moment may lie, for clocks that differ a little.
inline constexpr Seconds future_allowance{120};
/// How far back a time typed without a date may lie before its day has to be typed.
inline constexpr Seconds bare_time_reach{12 * 3600};
/// What `~14:00` means: this much before and after.
inline constexpr Seconds about{15 * 60};

/// What a typed time is read against. `now` is the moment of recording; `stop` serves `after-stop`.
struct EnteredAt {
  Instant now;
  const Zone& zone;
  std::optional<Instant> stop;
};

/// Why a typed time was not taken.
struct TimeProblem {
  enum class Why {
    not_understood,  // not one of the forms
    no_such_day,     // 30 February
    future,          // more than `future_allowance` ahead; `choices` holds the moment it means
    too_far_back,  // a time without a date, more than `bare_time_reach` back; `choices` holds that moment and
                   // now
    skipped,       // the clocks skip it; `choices` holds the nearest moments there are
    twice,         // the clocks show it twice and both are past; `choices` holds both
    other_zone,    // an abbreviation that is not the site's at that moment
    no_stop,       // `after-stop` where no stop is charted
  };
  Why why;
  std::string text;
  std::vector<Instant> choices;
};

/// A moment as typed, not yet held against a clock: what it means depends on when it is recorded.
struct EnteredTime {
  struct Now {};
  struct AfterStop {};
  struct Ago {
    Seconds back{};
  };
  /// A civil time, on its day or (none) on the latest that fits; without a clock time it is the whole day.
  struct Clock {
    std::optional<std::chrono::year_month_day> date{};
    std::optional<std::chrono::days> days_back{};  // `today`, `yesterday`
    std::optional<Seconds> time{};                 // since local midnight
    std::optional<Seconds> offset{};               // `Z`, `+01:00`
    std::string abbreviation{};                    // `EDT`
  };
  std::string typed = "now";
  std::string moment = "now";  // without `~` or `±30m`
  std::variant<Now, AfterStop, Ago, Clock> what{};
  Seconds reach{};  // this much before and after
};

/// Reads a typed moment without a clock; empty is now.
Result<EnteredTime, TimeProblem> read_time(std::string_view text);
/// What it means at a moment of recording.
Result<Span, TimeProblem> resolved(const EnteredTime& time, const EnteredAt& at);

/// A moment as a nurse types it, read in the site's zone: `now`, `14:05`, `1405`, `14:05:30`, `-10m`,
/// `-1h30m`, `yesterday 23:50`, `22-Nov-2026 14:05`, `22NOV2026 1405`, `2026-11-22 14:05`, ISO 8601 with Z or
/// an offset; a civil time may be followed by the zone's abbreviation or an offset (`01:30 EDT`). To the
/// minute unless seconds are given. Uncertain moments: `~14:00` (15 min either way), `14:00±30m` (or `+-`),
/// `2026-11-22` (that day), `after-stop`. A span is cut off at `now`.
Result<Span, TimeProblem> entered_time(std::string_view text, const EnteredAt& at);

/// A moment that does not depend on the clock: one of the forms above that names its day. For `--now` and the
/// like.
Result<Instant, TimeProblem> dated_time(std::string_view text, const Zone& zone);

}  // namespace infuwatch
