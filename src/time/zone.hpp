#pragma once

#include "base/result.hpp"
#include "time/instant.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// A reading of the wall clock and calendar, without a zone.
using Civil = std::chrono::local_seconds;

Civil civil(int year, int month, int day, int hour = 0, int minute = 0, int second = 0);

/// What a civil time means in a zone.
struct Readings {
  std::vector<Instant> instants;  // one; two in the repeated hour, earlier first; none in the skipped hour
  std::vector<Instant> nearest;   // in the skipped hour: the last instant before it and the first after it
};

struct UnknownZone {
  std::string name;
};

/// The site's time zone, by its tz database name. Never the machine's own.
class Zone {
 public:
  static Result<Zone, UnknownZone> open(std::string_view name);
  /// Reads the list of zones, which takes about a millisecond, so that `open` finds it read. For a thread of
  /// its own.
  static void prepare();

  const std::string& name() const { return name_; }
  Civil local(Instant instant) const;
  std::chrono::year_month_day day(Instant instant) const;
  /// `EST`, `EDT`, `CET` or, where the database has no letters, `+03`.
  std::string abbreviation(Instant instant) const;
  Seconds offset(Instant instant) const;
  Readings readings(Civil time) const;
  /// The first instant at or after which the wall shows `time`: the earlier one where it shows it twice, the
  /// end of the gap where it never does.
  Instant first(Civil time) const;

  /// `22-Nov-2026 14:05`; with seconds where there are any; with the abbreviation where the wall shows it
  /// twice.
  std::string shown(Instant instant) const;
  /// With the abbreviation in any case, once: `22-Nov-2026 14:05 EST`.
  std::string shown_with_name(Instant instant) const;
  /// As `shown`, without year: `22-Nov 14:05`.
  std::string shown_day(Instant instant) const;
  /// `14:05`; as `shown_day` where the day is not that of `near`, with its year half a year from it.
  std::string shown_near(Instant instant, Instant near) const;
  /// A span: an exact one as `shown_near`; else `14:00 to 14:30`.
  std::string shown_near(Span span, Instant near) const;

 private:
  Zone(std::string name, const void* zone) : name_{std::move(name)}, zone_{zone} {}

  std::string name_;
  const void* zone_;  // owned by the tz database, which lives as long as the program
};

/// `22-Nov-2026`.
std::string shown_date(std::chrono::year_month_day date);
/// `1984-03-09`, `09-Mar-1984`, `09MAR1984`: none where it has another shape; not `ok` where there is no such
/// day.
std::optional<std::chrono::year_month_day> date_words(std::string_view text);
/// The same; none for anything that is not a day of the calendar.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);
/// What `3/9/1984`, `03-09-1984` and `3.9.1984` can mean, month first: two days, one, or none.
std::vector<std::chrono::year_month_day> days_in_numbers(std::string_view text);
std::string iso_date(std::chrono::year_month_day date);
/// A month's English name or its first three letters, in any case: 1 to 12, else 0.
int month_number(std::string_view name);

}  // namespace infuwatch
