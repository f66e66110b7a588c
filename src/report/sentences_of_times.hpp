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
inline constexpr Sentence ahead{"{field} `{text}` is in the future."};
inline constexpr Sentence was_today{
    "If it was earlier today, enter today {text}; if not, enter the time again."};
inline constexpr Sentence was_yesterday{
    "If it was yesterday, enter yesterday {text}; if not, enter the time again."};
inline constexpr Sentence was_dated{
    "If it was {meant}, enter that with its date; if not, enter the time again."};
inline constexpr Sentence skipped{"{field} `{text}` does not exist: the clocks skip it."};
inline constexpr Sentence nearest_times{"Enter one of the nearest times, {before} or {after}."};
inline constexpr Sentence twice{"{field} `{text}` happened twice that night."};
inline constexpr Sentence with_zone_name{"Enter {text} {first} or {text} {second}."};
inline constexpr Sentence other_zone{
    "{field} `{text}` names a time zone that is not the site's at that time."};
inline constexpr Sentence without_zone{"Leave the zone out, or enter an offset such as 14:05-05:00."};
inline constexpr Sentence no_such_offset{"{field} `{text}`: no time zone has that offset."};
inline constexpr Sentence without_offset{"Leave it out; a span of time is entered as 06:05-06:20."};
inline constexpr Sentence other_offset{"{field} `{text}` has an offset that is not the site's at that time."};
inline constexpr Sentence as_site_shows{"Enter the time as the site's clocks show it: {meant}."};
inline constexpr Sentence as_span_or_site{"Enter {instead} for a span of time, or {meant} for one moment."};
inline constexpr Sentence offset_or_span{
    "{field} `{text}` can be a span of time, or one moment with the site's offset."};
inline constexpr Sentence ends_first{"{field} `{text}` ends before it begins."};
inline constexpr Sentence earlier_first{
    "Enter the earlier time first; with their dates if they are on two days, such as 21-Nov-2026 23:50 to "
    "22-Nov-2026 00:10."};
inline constexpr Sentence ends_in_future{"{field} `{text}` ends in the future ({meant})."};
inline constexpr Sentence end_it_now{"Enter a span that ends now or earlier, or the one time that is known."};
inline constexpr Sentence twelve_hour{"{field} `{text}` is on the 12-hour clock."};
inline constexpr Sentence type_24_hours{"Type {instead}; this site uses the 24-hour clock."};
inline constexpr Sentence twenty_four{"{field} `{text}` is 00:00 of the next day."};
inline constexpr Sentence type_instead{"Type {instead}."};
inline constexpr Sentence day_or_month{"{field} `{text}`: the day and the month can be read either way."};
inline constexpr Sentence no_stop{"{field} `{text}`: no stop is charted."};
inline constexpr Sentence time_or_stop{"Enter the time, or chart the stop first."};

}  // namespace infuwatch::report::sentence
