#include "time/zone.hpp"

#include "base/text.hpp"

#include <date/tz.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

const date::time_zone& tz(const void* zone) { return *static_cast<const date::time_zone*>(zone); }

/// The machine's list of zones is read once, by whichever thread asks first.
void read_list() {
  static const date::tzdb& zones = date::get_tzdb();
  static_cast<void>(zones);
}

date::local_seconds to_date(Civil time) { return date::local_seconds{time.time_since_epoch()}; }

struct Fields {
  std::chrono::year_month_day date;
  std::chrono::hh_mm_ss<Seconds> clock;
};

Fields fields(Civil time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  return {std::chrono::year_month_day{day}, std::chrono::hh_mm_ss<Seconds>{time - day}};
}

std::string clock_text(Civil time) {
  const auto clock = fields(time).clock;
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()));
  std::string out{text};
  if (clock.seconds() != 0s) {
    std::snprintf(text, sizeof text, ":%02d", static_cast<int>(clock.seconds().count()));
    out += text;
  }
  return out;
}

std::string day_and_month(std::chrono::year_month_day date) {
  char text[32];
  std::snprintf(text, sizeof text, "%02u-%.3s", static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1].data());
  return text;
}

}  // namespace

Civil civil(int year, int month, int day, int hour, int minute, int second) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return Civil{std::chrono::local_days{date}} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         Seconds{second};
}

Result<Zone, UnknownZone> Zone::open(std::string_view name) {
  try {
    read_list();
    return Zone{std::string{name}, date::locate_zone(std::string{name})};
  } catch (const std::runtime_error&) {
    return Failure{UnknownZone{std::string{name}}};
  }
}

void Zone::prepare() {
  try {
    read_list();
  } catch (const std::runtime_error&) {
    return;  // `open` will say so
  }
}

Civil Zone::local(Instant instant) const { return Civil{instant.time_since_epoch() + offset(instant)}; }

std::string Zone::abbreviation(Instant instant) const { return tz(zone_).get_info(instant).abbrev; }

Seconds Zone::offset(Instant instant) const { return tz(zone_).get_info(instant).offset; }

Readings Zone::readings(Civil time) const {
  const auto info = tz(zone_).get_info(to_date(time));
  const auto by = [&](const date::sys_info& side) { return Instant{time.time_since_epoch() - side.offset}; };
  switch (info.result) {
    case date::local_info::unique: return {{by(info.first)}, {}};
    case date::local_info::ambiguous: return {{by(info.first), by(info.second)}, {}};
    default: return {{}, {info.first.end - 1min, info.first.end}};
  }
}

std::chrono::year_month_day Zone::day(Instant instant) const {
  return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(local(instant))};
}

Instant Zone::first(Civil time) const {
  const auto found = readings(time);
  return found.instants.empty() ? found.nearest.back() : found.instants.front();
}

std::string Zone::shown(Instant instant) const {
  const auto time = local(instant);
  auto out = shown_date(fields(time).date) + ' ' + clock_text(time);
  if (readings(time).instants.size() > 1) out += ' ' + abbreviation(instant);
  return out;
}

std::string Zone::shown_with_name(Instant instant) const {
  const auto time = local(instant);
  return shown_date(fields(time).date) + ' ' + clock_text(time) + ' ' + abbreviation(instant);
}

std::string Zone::shown_day(Instant instant) const {
  const auto time = local(instant);
  auto out = day_and_month(fields(time).date) + ' ' + clock_text(time);
  if (readings(time).instants.size() > 1) out += ' ' + abbreviation(instant);
  return out;
}

std::string Zone::shown_near(Instant instant, Instant near) const {
  const auto time = local(instant);
  constexpr Seconds months_apart{180 * 86400};
  if (instant < near - months_apart || instant > near + months_apart) return shown(instant);
  if (fields(time).date != fields(local(near)).date) return shown_day(instant);
  auto out = clock_text(time);
  if (readings(time).instants.size() > 1) out += ' ' + abbreviation(instant);
  return out;
}

std::string Zone::shown_near(Span span, Instant near) const {
  if (span.exact()) return shown_near(span.from, near);
  return shown_near(span.from, near) + " to " + shown_near(span.to, near);
}

std::string shown_date(std::chrono::year_month_day date) {
  return day_and_month(date) + '-' + std::to_string(static_cast<int>(date.year()));
}

std::optional<std::chrono::year_month_day> date_words(std::string_view text) {
  std::string_view year, month, day;
  int month_of_year = 0;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    year = text.substr(0, 4);
    month = text.substr(5, 2);
    day = text.substr(8);
    if (!all_digits(year, 4) || !all_digits(month, 2) || !all_digits(day, 2)) return std::nullopt;
    month_of_year = digits_value(month);
  } else {
    const auto letters = text.find_first_not_of("0123456789");
    if (letters == std::string_view::npos || letters < 1 || letters > 2) return std::nullopt;
    day = text.substr(0, letters);
    auto rest = text.substr(letters);
    const bool dashed = rest[0] == '-';
    if (dashed) rest.remove_prefix(1);
    const auto end = rest.find_first_of("-0123456789");
    if (end == std::string_view::npos) return std::nullopt;
    month_of_year = month_number(rest.substr(0, end));
    year = rest.substr(end + (dashed && rest[end] == '-' ? 1 : 0));
    if (month_of_year == 0 || !all_digits(year, 4)) return std::nullopt;
  }
  return std::chrono::year_month_day{std::chrono::year{digits_value(year)},
                                     std::chrono::month{static_cast<unsigned>(month_of_year)},
                                     std::chrono::day{static_cast<unsigned>(digits_value(day))}};
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  const auto date = date_words(text);
  return date && date->ok() && date->year() >= std::chrono::year{1} ? date : std::nullopt;
}

std::vector<std::chrono::year_month_day> days_in_numbers(std::string_view text) {
  const auto first = text.find_first_of("/.-"), second = text.find_first_of("/.-", first + 1);
  if (second == std::string_view::npos || text[first] != text[second]) return {};
  const auto a = text.substr(0, first), b = text.substr(first + 1, second - first - 1),
             year = text.substr(second + 1);
  const auto short_number = [](std::string_view n) { return n.size() <= 2 && all_digits(n, n.size()); };
  if (a.empty() || b.empty() || !short_number(a) || !short_number(b) || !all_digits(year, 4)) return {};
  std::vector<std::chrono::year_month_day> days;
  for (const auto& [month, day] : {std::pair{a, b}, std::pair{b, a}}) {
    const std::chrono::year_month_day date{std::chrono::year{digits_value(year)},
                                           std::chrono::month{static_cast<unsigned>(digits_value(month))},
                                           std::chrono::day{static_cast<unsigned>(digits_value(day))}};
    if (date.ok() && (days.empty() || days[0] != date)) days.push_back(date);
  }
  return days;
}

std::string iso_date(std::chrono::year_month_day date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

int month_number(std::string_view name) {
  const auto wanted = lower(name);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto month = lower(months[i]);
    if (wanted == month || (wanted.size() == 3 && month.starts_with(wanted))) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace infuwatch
