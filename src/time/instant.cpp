#include "time/instant.hpp"

#include "base/text.hpp"

#include <cstdio>

namespace infuwatch {

using namespace std::chrono_literals;

std::string iso(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{instant - day};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

std::optional<Instant> parse_iso(std::string_view text) {
  if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto field = [&](std::size_t at, std::size_t size) {
    long long value = 0;
    for (const char c : text.substr(at, size)) {
      if (c < '0' || c > '9') return -1LL;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const auto year = field(0, 4), month = field(5, 2), day = field(8, 2);
  const auto hour = field(11, 2), minute = field(14, 2), second = field(17, 2);
  if (std::min({year, month, day, hour, minute, second}) < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Instant{std::chrono::sys_days{date}} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         Seconds{second};
}

std::optional<Seconds> parse_duration(std::string_view text) {
  Seconds total{0};
  bool any = false;
  Seconds last_unit = Seconds::max();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' && any) {
      ++at;
      continue;
    }
    const auto end = text.find_first_not_of("0123456789", at);
    if (end == at || end == std::string_view::npos || end - at > 6) return std::nullopt;
    const auto count = whole_number(text.substr(at, end - at));
    Seconds unit{0};
    switch (text[end]) {
      case 'd': unit = 24h; break;
      case 'h': unit = 1h; break;
      case 'm': unit = 1min; break;
      case 's': unit = 1s; break;
      default: return std::nullopt;
    }
    if (unit >= last_unit) return std::nullopt;
    last_unit = unit;
    total += *count * unit;
    any = true;
    at = end + 1;
    if (text.substr(at).starts_with("in")) at += 2;  // 30 min
  }
  return any ? std::optional{total} : std::nullopt;
}

std::string duration_text(Seconds duration) {
  const auto seconds = duration.count() < 0 ? -duration.count() : duration.count();
  const auto days = seconds / 86400, hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
  char text[64];
  if (days >= 2)
    std::snprintf(text, sizeof text, "%lld d %lld h", static_cast<long long>(days),
                  static_cast<long long>(hours % 24));
  else if (hours > 0)
    std::snprintf(text, sizeof text, "%lld h %02lld min", static_cast<long long>(hours),
                  static_cast<long long>(minutes));
  else if (minutes > 0 || rest == 0)
    std::snprintf(text, sizeof text, "%lld min", static_cast<long long>(minutes));
  else
    text[0] = '\0';
  std::string out{text};
  if (rest != 0 && days < 2) out += (out.empty() ? "" : " ") + std::to_string(rest) + " s";
  return out;
}

}  // namespace infuwatch
