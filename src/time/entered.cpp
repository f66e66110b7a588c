#include "time/entered.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;
using Why = TimeProblem::Why;

using Typed = EnteredTime::Clock;

std::optional<Seconds> clock_in(std::string_view text) {
  std::string_view hour, minute, second;
  if (all_digits(text, 4)) {
    hour = text.substr(0, 2);
    minute = text.substr(2);
  } else if (all_digits(text, 6)) {
    hour = text.substr(0, 2);
    minute = text.substr(2, 2);
    second = text.substr(4);
  } else {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon < 1 || colon > 2) return std::nullopt;
    hour = text.substr(0, colon);
    minute = text.substr(colon + 1, 2);
    const auto rest = text.substr(std::min(text.size(), colon + 3));
    if (!rest.empty() && (rest[0] != ':' || rest.size() != 3)) return std::nullopt;
    if (!rest.empty()) second = rest.substr(1);
    if (!all_digits(hour, hour.size()) || !all_digits(minute, 2) ||
        !(second.empty() || all_digits(second, 2)))
      return std::nullopt;
  }
  const int h = digits_value(hour), m = digits_value(minute), s = second.empty() ? 0 : digits_value(second);
  if (h > 23 || m > 59 || s > 59) return std::nullopt;
  return h * 1h + m * 1min + s * 1s;
}

/// `Z`, `+01:00`, `-0500`, `+01`.
std::optional<Seconds> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0s;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hour = text.substr(0, 2);
  auto minute = text.substr(2);
  if (minute.starts_with(':')) minute.remove_prefix(1);
  if (!all_digits(hour, 2) || !(minute.empty() || all_digits(minute, 2))) return std::nullopt;
  return sign * (digits_value(hour) * 1h + (minute.empty() ? 0 : digits_value(minute)) * 1min);
}

/// Cuts `14:05-05:00`, `14:05Z` and `2026-11-22T14:05` into separate words.
std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (auto word : split(text, ' ')) {
    const auto t = word.find_first_of("Tt");
    if (t == 10 && date_words(word.substr(0, 10))) {
      out.push_back(word.substr(0, t));
      word.erase(0, t + 1);
    }
    const auto tail = word.find_first_of("Zz+-", 1);
    if (tail != std::string::npos && clock_in(word.substr(0, tail)) && read_offset(word.substr(tail))) {
      out.push_back(word.substr(0, tail));
      word.erase(0, tail);
    }
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

std::chrono::year_month_day day_of(Civil time) {
  return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)};
}

std::optional<Typed> read(std::string_view text) {
  Typed typed;
  auto parts = words(text);
  if (parts.size() >= 3 && all_digits(parts[0], parts[0].size()) &&
      month_number(parts[1]) > 0) {  // 22 Nov 2026
    parts[0] += '-' + parts[1] + '-' + parts[2];
    parts.erase(parts.begin() + 1, parts.begin() + 3);
  }
  for (const auto& part : parts) {
    const auto word = lower(part);
    const bool dated = typed.date || typed.days_back;
    const bool day_word = word == "yesterday" || word == "today";
    if (!dated && !typed.time && day_word) {
      typed.days_back = std::chrono::days{word == "yesterday" ? 1 : 0};
    } else if (const auto date = date_words(part); date && !dated && !typed.time) {
      typed.date = date;
    } else if (const auto clock = clock_in(part); clock && !typed.time) {
      typed.time = clock;
    } else if (const auto offset = read_offset(part); offset && typed.time && !typed.offset) {
      typed.offset = offset;
    } else if (typed.time && !typed.offset && typed.abbreviation.empty() && part.size() >= 2 &&
               part.size() <= 6) {
      typed.abbreviation = part;
    } else {
      return std::nullopt;
    }
  }
  return typed.date || typed.days_back || typed.time ? std::optional{typed} : std::nullopt;
}

/// The day a typed moment names; none where it names none.
std::optional<std::chrono::year_month_day> day_of(const Typed& typed, const EnteredAt& at) {
  if (!typed.days_back) return typed.date;
  return std::chrono::year_month_day{std::chrono::local_days{day_of(at.zone.local(at.now))} -
                                     *typed.days_back};
}

/// The instants a civil time can mean, by its offset or abbreviation where one was typed.
Result<std::vector<Instant>, TimeProblem> instants(Civil time, const Typed& typed, std::string_view text,
                                                   const Zone& zone) {
  if (typed.offset) return std::vector{Instant{time.time_since_epoch() - *typed.offset}};
  const auto found = zone.readings(time);
  if (found.instants.empty()) return Failure{TimeProblem{Why::skipped, std::string{text}, found.nearest}};
  if (typed.abbreviation.empty()) return found.instants;
  for (const auto instant : found.instants)
    if (lower(zone.abbreviation(instant)) == lower(typed.abbreviation)) return std::vector{instant};
  return Failure{TimeProblem{Why::other_zone, std::string{text}, found.instants}};
}

/// One of the two instants of a repeated hour, where only one of them is past; else the question which.
Result<Instant, TimeProblem> the_one(const std::vector<Instant>& found, std::string_view text,
                                     Instant latest) {
  if (found.size() == 1 || found.back() > latest) return found.front();
  return Failure{TimeProblem{Why::twice, std::string{text}, found}};
}

/// A time without a date: the latest such moment that is not in the future.
Result<Instant, TimeProblem> latest_such(const Typed& typed, std::string_view text, const EnteredAt& at) {
  const auto latest = at.now + future_allowance;
  const auto today = std::chrono::floor<std::chrono::days>(at.zone.local(latest));
  for (int back = 0; back <= 2; ++back) {
    const auto time = Civil{today - std::chrono::days{back}} + *typed.time;
    if (back == 0 && !typed.offset && at.zone.first(time) > latest) continue;
    const auto found = instants(time, typed, text, at.zone);
    if (!found) return Failure{found.error()};
    if (found->front() > latest) continue;
    const auto instant = the_one(*found, text, latest);
    if (!instant) return instant;
    if (*instant < at.now - bare_time_reach)
      return Failure{TimeProblem{Why::too_far_back, std::string{text}, {*instant, at.now}}};
    return *instant;
  }
  return Failure{TimeProblem{Why::not_understood, std::string{text}, {}}};
}

Result<Instant, TimeProblem> dated(std::chrono::year_month_day day, const Typed& typed, std::string_view text,
                                   const Zone& zone, Instant latest) {
  if (!day.ok()) return Failure{TimeProblem{Why::no_such_day, std::string{text}, {}}};
  const auto time = Civil{std::chrono::local_days{day}} + typed.time.value_or(0s);
  const auto found = instants(time, typed, text, zone);
  if (!found) return Failure{found.error()};
  return the_one(*found, text, latest);
}

/// The middle of a moment that is not a whole day.
Result<Instant, TimeProblem> middle(const EnteredTime& time, const EnteredAt& at) {
  if (std::holds_alternative<EnteredTime::Now>(time.what)) return floor_to_minute(at.now);
  if (const auto* ago = std::get_if<EnteredTime::Ago>(&time.what)) {
    const bool to_the_second = ago->back % 1min != 0s;
    return (to_the_second ? at.now : floor_to_minute(at.now)) - ago->back;
  }
  const auto& typed = std::get<Typed>(time.what);
  const auto day = day_of(typed, at);
  return day ? dated(*day, typed, time.moment, at.zone, at.now + future_allowance)
             : latest_such(typed, time.moment, at);
}

Result<Span, TimeProblem> clipped(Span span, std::string_view text, Instant now) {
  if (span.from > now + future_allowance)
    return Failure{TimeProblem{Why::future, std::string{text}, {span.from}}};
  if (!span.exact()) span.to = std::max(span.from, std::min(span.to, now));
  return span;
}

/// `14:00±30m` or `14:00+-30m`: where the sign stands and how long it is.
std::pair<std::size_t, std::size_t> plus_minus(std::string_view text) {
  constexpr std::string_view sign = "\u00B1";
  if (const auto at = text.find(sign); at != std::string_view::npos) return {at, sign.size()};
  return {text.find("+-"), 2};
}

}  // namespace

Result<EnteredTime, TimeProblem> read_time(std::string_view whole) {
  if (whole.empty()) return EnteredTime{};
  auto text = trimmed(whole);
  EnteredTime time{.typed = text, .moment = text};
  const auto refused = Failure{TimeProblem{Why::not_understood, text, {}}};
  if (lower(text) == "after-stop") {
    time.what = EnteredTime::AfterStop{};
    return time;
  }
  const auto [sign, sign_size] = plus_minus(text);
  const bool around = text.starts_with('~') || sign != std::string::npos;
  if (around) {
    const auto reach =
        text.starts_with('~') ? std::optional{about} : parse_duration(trimmed(text.substr(sign + sign_size)));
    if (!reach) return refused;
    time.reach = *reach;
    time.moment = text.starts_with('~') ? trimmed(text.substr(1)) : trimmed(text.substr(0, sign));
  }
  const auto not_a_moment = Failure{TimeProblem{Why::not_understood, time.moment, {}}};
  if (lower(time.moment) == "now") return time;
  if (time.moment.starts_with('-')) {
    const auto back = parse_duration(time.moment.substr(1));
    if (!back) return not_a_moment;
    time.what = EnteredTime::Ago{*back};
    return time;
  }
  auto typed = read(time.moment);
  if (!typed || (around && !typed->time)) return not_a_moment;
  if (typed->date && !typed->date->ok()) return Failure{TimeProblem{Why::no_such_day, time.moment, {}}};
  time.what = std::move(*typed);
  return time;
}

Result<Span, TimeProblem> resolved(const EnteredTime& time, const EnteredAt& at) {
  if (std::holds_alternative<EnteredTime::AfterStop>(time.what)) {
    if (!at.stop) return Failure{TimeProblem{Why::no_stop, time.typed, {}}};
    return clipped(Span{*at.stop, std::max(*at.stop, at.now)}, time.typed, at.now);
  }
  if (const auto* typed = std::get_if<Typed>(&time.what); typed && !typed->time) {
    const auto midnight = Civil{std::chrono::local_days{*day_of(*typed, at)}};
    return clipped(Span{at.zone.first(midnight), at.zone.first(midnight + 24h) - 1s}, time.typed, at.now);
  }
  const auto moment = middle(time, at);
  if (!moment) return Failure{moment.error()};
  if (time.reach == Seconds{}) return clipped(Span{*moment}, time.typed, at.now);
  return clipped(Span{*moment - time.reach, *moment + time.reach}, time.typed, at.now);
}

Result<Span, TimeProblem> entered_time(std::string_view text, const EnteredAt& at) {
  if (text.empty()) return Failure{TimeProblem{Why::not_understood, {}, {}}};
  const auto time = read_time(text);
  if (!time) return Failure{time.error()};
  return resolved(*time, at);
}

Result<Instant, TimeProblem> dated_time(std::string_view whole, const Zone& zone) {
  const auto text = trimmed(whole);
  const auto typed = read(text);
  if (!typed || !typed->date || !typed->time) return Failure{TimeProblem{Why::not_understood, text, {}}};
  return dated(*typed->date, *typed, text, zone, Instant::max());
}

}  // namespace infuwatch
