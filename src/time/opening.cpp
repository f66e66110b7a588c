#include "time/opening.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::optional<int> weekday_of(std::string_view text) {
  for (int i = 0; i < 7; ++i)
    if (lower(text) == lower(days[i])) return i;
  return std::nullopt;
}

/// `07`, `07:30`, `24:00`.
std::optional<std::chrono::minutes> clock_of(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.empty() || parts.size() > 2) return std::nullopt;
  const auto hour = whole_number(parts[0]), minute = parts.size() == 2 ? whole_number(parts[1]) : 0;
  if (!hour || !minute || *hour < 0 || *hour > 24 || *minute < 0 || *minute > 59) return std::nullopt;
  const auto at = *hour * 1h + *minute * 1min;
  return at <= 24h ? std::optional{std::chrono::duration_cast<std::chrono::minutes>(at)} : std::nullopt;
}

std::string time_of_day(std::chrono::minutes at) {
  const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(at.count() / 60) + ':' + two(at.count() % 60);
}

}  // namespace

std::optional<OpeningHours> parse_opening(std::string_view text) {
  OpeningHours hours;
  if (lower(trimmed(text)) == "always") return hours;
  for (const auto& part : split(text, ',')) {
    const auto words = split(trimmed(part), ' ');
    if (words.size() != 2) return std::nullopt;
    const auto ends = split(words[0], '-'), clocks = split(words[1], '-');
    if (ends.empty() || ends.size() > 2 || clocks.size() != 2) return std::nullopt;
    const auto first = weekday_of(ends[0]), last = weekday_of(ends.back());
    const auto from = clock_of(clocks[0]), until = clock_of(clocks[1]);
    if (!first || !last || *last < *first || !from || !until || *until <= *from) return std::nullopt;
    for (int day = *first; day <= *last; ++day) hours.open.push_back({day, *from, *until});
  }
  std::sort(hours.open.begin(), hours.open.end());
  for (std::size_t i = 1; i < hours.open.size(); ++i)
    if (hours.open[i].weekday == hours.open[i - 1].weekday && hours.open[i].from < hours.open[i - 1].until)
      return std::nullopt;
  return hours.open.empty() ? std::nullopt : std::optional{hours};
}

std::string to_text(const OpeningHours& hours) {
  if (hours.open.empty()) return "always";
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < hours.open.size();) {
    auto last = i;
    const auto same = [&](std::size_t j) {
      return hours.open[j].from == hours.open[i].from && hours.open[j].until == hours.open[i].until &&
             hours.open[j].weekday == hours.open[j - 1].weekday + 1;
    };
    while (last + 1 < hours.open.size() && same(last + 1)) ++last;
    const auto& open = hours.open[i];
    parts.push_back(std::string{days[open.weekday]} +
                    (last > i ? '-' + std::string{days[hours.open[last].weekday]} : "") + ' ' +
                    time_of_day(open.from) + '-' + time_of_day(open.until));
    i = last + 1;
  }
  return joined(parts, ", ");
}

std::optional<Instant> closing_after(const OpeningHours& hours, Instant at, const Zone& zone) {
  const auto today = std::chrono::floor<std::chrono::days>(zone.local(at));
  auto open_until = at;
  for (int ahead = 0; ahead <= 7; ++ahead) {  // an opening that ends at midnight goes on with the next day's
    const auto day = today + std::chrono::days{ahead};
    const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
    const auto before = open_until;
    for (const auto& open : hours.open) {
      const auto from = zone.first(Civil{day} + open.from), until = zone.first(Civil{day} + open.until);
      if (open.weekday == weekday && from <= open_until && open_until < until) open_until = until;
    }
    const bool goes_on = open_until == zone.first(Civil{day} + 24h);
    if (open_until > at && (open_until == before || !goes_on)) return open_until;
    if (open_until == at) break;
  }
  const bool always = open_until > at;
  const auto last = hours.open.empty() || always ? std::nullopt : last_open(hours, at, zone);
  return last ? std::optional{last->until} : std::nullopt;
}

std::optional<LastOpen> last_open(const OpeningHours& hours, Instant closes, const Zone& zone) {
  if (hours.open.empty()) return LastOpen{closes - 24h, closes};
  const auto last_day = std::chrono::floor<std::chrono::days>(zone.local(closes));
  std::optional<LastOpen> found;
  for (int back = 0; back <= 7 && !found; ++back) {
    const auto day = last_day - std::chrono::days{back};
    const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
    for (const auto& open : hours.open) {
      if (open.weekday != weekday) continue;
      const auto from = zone.first(Civil{day} + open.from), until = zone.first(Civil{day} + open.until);
      if (from < closes) found = LastOpen{from, std::min(until, closes)};
    }
  }
  return found;
}

}  // namespace infuwatch
