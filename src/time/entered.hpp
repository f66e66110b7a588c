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

/// A time without a date that comes again sooner than this was meant for what is to come.
inline constexpr Seconds soon_again{2 * 3600};

/// Why a typed time was not taken.
struct TimeProblem {
  enum class Why {
    not_understood,  // not one of the forms; `instead`: how it is typed here, where that is known
    no_such_day,     // 30 February
    future,          // more than `future_allowance` ahead; `choices` holds the moment it means
    ahead,           // a time without a date that is still to come; `choices`: the last such moment and now
    too_far_back,    // a time without a date, more than `bare_time_reach` back; `choices`: as `ahead`
    skipped,         // the clocks skip it; `choices` holds the nearest moments there are
    twice,           // the clocks show it twice and both are past; `choices` holds both
    other_zone,      // an abbreviation that is not the site's at that moment
    no_stop,         // `after-stop` where no stop is charted
    no_such_offset,  // `14:05-24:30`: no place has it
    other_offset,    // an offset that is not the site's then; `choices`: that moment; `instead`: as a span
    offset_or_span,  // `03:00-04:00` where that is the site's offset; `choices`, `instead`: as above
    ends_first,      // a span that would run backwards
    ends_in_future,  // a span whose end is more than `future_allowance` ahead
    twelve_hour,     // `8:20 AM`; `instead`: 08:20
    twenty_four,     // `24:00`; `instead`: 00:00 of the next day
    day_or_month,    // `3/9/1984`; `instead`: its two days
  };
  Why why;
  std::string text;
  std::vector<Instant> choices{};
  std::string instead{};  // what to type
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
    std::optional<Seconds> offset{};               // `+01:00`: taken where it is the site's
    bool utc = false;                              // `Z`, in a timestamp `+00:00` too
    std::string abbreviation{};                    // `EDT`
    std::string as_span{};                         // `07:00-08:00`: what may be an offset, typed as a span
    bool forwards = false;                         // that span ends on the same day
    bool dated() const { return date || days_back; }
  };
  /// From one civil time to another; where the end names no day it is the first such time after the
  /// beginning.
  struct Range {
    Clock from, to;
  };
  struct Month {
    std::chrono::year_month month;
  };
  std::string typed = "now";
  std::string moment = "now";  // without `~` or `±30m`
  std::variant<Now, AfterStop, Ago, Clock, Range, Month> what{};
  Seconds reach{};  // this much before and after
};

/// Reads a typed moment without a clock; empty is now.
Result<EnteredTime, TimeProblem> read_time(std::string_view text);
/// What it means at a moment of recording.
Result<Span, TimeProblem> resolved(const EnteredTime& time, const EnteredAt& at);

/// A moment as a nurse types it, read in the site's zone: `now`, `14:05`, `1405`, `14:05:30`, `-10m`,
/// `-1h30m`, `yesterday 23:50`, `22-Nov-2026 14:05`, `22NOV2026 1405`, `2026-11-22 14:05`, ISO 8601 with Z or
/// an offset; a civil time may be followed by the zone's abbreviation or the site's offset (`01:30 EDT`). To
/// the minute unless seconds are given; what is less than a second is dropped. Uncertain moments: `~14:00`
/// (15 min either way), `14:00±30m` (or `+-`), `06:05-06:20` (or `06:05 to 06:20`), `2026-11-22` (that day),
/// `2026-11` (that month), `after-stop`. A span is cut off at `now`; no moment lies outside what was typed.
Result<Span, TimeProblem> entered_time(std::string_view text, const EnteredAt& at);

/// A moment that does not depend on the clock: one of the forms above that names its day. For `--now` and the
/// like.
Result<Instant, TimeProblem> dated_time(std::string_view text, const Zone& zone);

}  // namespace infuwatch
