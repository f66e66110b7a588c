#pragma once

#include "report/message.hpp"

/// Why a typed time was not taken.
namespace infuwatch::report::sentence {

inline constexpr Sentence no_time{"{field} `{text}` is not a time."};
inline constexpr Sentence enter_time{"Enter now, 14:05, -10m, yesterday 23:50 or 22-Nov-2026 14:05."};
inline constexpr Sentence no_such_day{"{field} `{text}`: there is no such day."};
inline constexpr Sentence check_calendar{"Check the calendar and enter it again."};
inline constexpr Sentence future{"{field} `{text}` is in the future."};
inline constexpr Sentence future_at{"{field} `{text}` is in the future ({meant})."};
inline constexpr Sentence chart_what_happened{
    "Chart what has happened; enter the time again, with its date if it was another day."};
inline constexpr Sentence too_far_back{"{field} `{text}` would be {meant}, more than 12 hours ago."};
inline constexpr Sentence enter_today{"If that is right, enter today {text}; if not, enter the time again."};
inline constexpr Sentence enter_yesterday{
    "If that is right, enter yesterday {text}; if not, enter the time again."};
inline constexpr Sentence enter_dated{"If that is right, enter {meant}; if not, enter the time again."};
inline constexpr Sentence skipped{"{field} `{text}` does not exist: the clocks skip it."};
inline constexpr Sentence nearest_times{"Enter one of the nearest times, {before} or {after}."};
inline constexpr Sentence twice{"{field} `{text}` happened twice that night."};
inline constexpr Sentence with_zone_name{"Enter {text} {first} or {text} {second}."};
inline constexpr Sentence other_zone{
    "{field} `{text}` names a time zone that is not the site's at that time."};
inline constexpr Sentence without_zone{"Leave the zone out, or enter an offset such as 14:05-05:00."};
inline constexpr Sentence no_stop{"{field} `{text}`: no stop is charted."};
inline constexpr Sentence time_or_stop{"Enter the time, or chart the stop first."};

}  // namespace infuwatch::report::sentence
