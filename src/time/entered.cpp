#include "time/entered.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;
using Why = TimeProblem::Why;
using Typed = EnteredTime::Clock;
using Range = EnteredTime::Range;

std::chrono::year_month_day day_of(Civil time) {
  return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)};
}

/// The day a typed moment names; none where it names none.
std::optional<std::chrono::year_month_day> day_of(const Typed& typed, const EnteredAt& at) {
  if (!typed.days_back) return typed.date;
  return std::chrono::year_month_day{std::chrono::local_days{day_of(at.zone.local(at.now))} -
                                     *typed.days_back};
}

/// The moment of an offset, where it is the site's then and cannot be meant as the end of a span. In the hour
/// that comes twice it tells which.
Result<std::vector<Instant>, TimeProblem> by_offset(Civil time, const Typed& typed, std::string_view text,
                                                    const Zone& zone) {
  const Instant instant{time.time_since_epoch() - *typed.offset};
  const bool here = zone.offset(instant) == *typed.offset;
  if (here && (!typed.forwards || zone.readings(time).instants.size() > 1)) return std::vector{instant};
  return Failure{TimeProblem{
      here ? Why::offset_or_span : Why::other_offset, std::string{text}, {instant}, typed.as_span}};
}

/// The instants a civil time can mean, by its offset or abbreviation where one was typed.
Result<std::vector<Instant>, TimeProblem> instants(Civil time, const Typed& typed, std::string_view text,
                                                   const Zone& zone) {
  if (typed.utc) return std::vector{Instant{time.time_since_epoch()}};
  if (typed.offset) return by_offset(time, typed, text, zone);
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
  const auto on = [&](int days) { return Civil{today + std::chrono::days{days}} + *typed.time; };
  const auto first = [&](int days) {
    return typed.utc ? Instant{on(days).time_since_epoch()} : at.zone.first(on(days));
  };
  for (int back = 0; back <= 2; ++back) {
    if (first(-back) > latest) continue;
    const auto found = instants(on(-back), typed, text, at.zone);
    if (!found) return Failure{found.error()};
    const auto instant = the_one(*found, text, latest);
    if (!instant || *instant >= at.now - bare_time_reach) return instant;
    const bool ahead = back > 0 || first(1) - at.now < soon_again;
    return Failure{
        TimeProblem{ahead ? Why::ahead : Why::too_far_back, std::string{text}, {*instant, at.now}}};
  }
  return Failure{TimeProblem{Why::not_understood, std::string{text}}};
}

Result<Instant, TimeProblem> dated(std::chrono::year_month_day day, const Typed& typed, std::string_view text,
                                   const Zone& zone, Instant latest) {
  if (!day.ok()) return Failure{TimeProblem{Why::no_such_day, std::string{text}}};
  const auto time = Civil{std::chrono::local_days{day}} + typed.time.value_or(0s);
  const auto found = instants(time, typed, text, zone);
  if (!found) return Failure{found.error()};
  return the_one(*found, text, latest);
}

Result<Instant, TimeProblem> moment_of(const Typed& typed, std::string_view text, const EnteredAt& at) {
  const auto day = day_of(typed, at);
  return day ? dated(*day, typed, text, at.zone, at.now + future_allowance) : latest_such(typed, text, at);
}

/// The middle of a moment that is not a whole day.
Result<Instant, TimeProblem> middle(const EnteredTime& time, const EnteredAt& at) {
  if (std::holds_alternative<EnteredTime::Now>(time.what)) return floor_to_minute(at.now);
  if (const auto* ago = std::get_if<EnteredTime::Ago>(&time.what)) {
    const bool to_the_second = ago->back % 1min != 0s;
    return (to_the_second ? at.now : floor_to_minute(at.now)) - ago->back;
  }
  return moment_of(std::get<Typed>(time.what), time.moment, at);
}

Result<Span, TimeProblem> clipped(Span span, std::string_view text, Instant now) {
  if (span.from > now + future_allowance)
    return Failure{TimeProblem{Why::future, std::string{text}, {span.from}}};
  if (!span.exact()) span.to = std::max(span.from, std::min(span.to, now));
  return span;
}

/// From the first second of one day to the last one before another.
Span whole_days(std::chrono::local_days from, std::chrono::local_days to, const Zone& zone) {
  return {zone.first(Civil{from}), zone.first(Civil{to}) - 1s};
}

bool is(const Result<Instant, TimeProblem>& read, Why why) { return !read && read.error().why == why; }

/// The end of a span on a day: of two such moments the one that lies behind its beginning.
Result<Instant, TimeProblem> end_on(std::chrono::local_days day, const Typed& to, std::string_view text,
                                    Instant from, const EnteredAt& at) {
  auto end = dated(std::chrono::year_month_day{day}, to, text, at.zone, at.now + future_allowance);
  if (is(end, Why::twice) && end.error().choices.front() < from) return end.error().choices.back();
  return end;
}

/// An abbreviation behind a span serves both ends, and is read for the one that has it.
Result<Span, TimeProblem> span_of(Range range, std::string_view text, const EnteredAt& at) {
  bool named = false;
  auto from = moment_of(range.from, text, at);
  if (range.from.abbreviation.empty() && !range.to.abbreviation.empty()) {
    auto typed = range.from;
    typed.abbreviation = range.to.abbreviation;
    const auto so_named = moment_of(typed, text, at);
    named = static_cast<bool>(so_named);
    if (named) from = so_named;
  }
  if (!from) return Failure{from.error()};
  const auto day = range.to.dated() ? std::chrono::local_days{*day_of(range.to, at)}
                                    : std::chrono::floor<std::chrono::days>(at.zone.local(*from));
  auto end = end_on(day, range.to, text, *from, at);
  if (named && is(end, Why::other_zone)) {
    range.to.abbreviation.clear();
    end = end_on(day, range.to, text, *from, at);
  }
  const bool may_be_next =
      !range.to.dated() && (*range.to.time - *range.from.time + 24h) % 24h <= bare_time_reach;
  if (end && *end < *from && may_be_next) end = end_on(day + std::chrono::days{1}, range.to, text, *from, at);
  if (!end) return Failure{end.error()};
  if (*end < *from) return Failure{TimeProblem{Why::ends_first, std::string{text}}};
  if (*from <= at.now + future_allowance && *end > at.now + future_allowance)
    return Failure{TimeProblem{Why::ends_in_future, std::string{text}, {*end}}};
  return clipped(Span{*from, *end}, text, at.now);
}

}  // namespace

Result<Span, TimeProblem> resolved(const EnteredTime& time, const EnteredAt& at) {
  if (std::holds_alternative<EnteredTime::AfterStop>(time.what)) {
    if (!at.stop) return Failure{TimeProblem{Why::no_stop, time.typed}};
    return clipped(Span{*at.stop, std::max(*at.stop, at.now)}, time.typed, at.now);
  }
  if (const auto* range = std::get_if<Range>(&time.what)) return span_of(*range, time.moment, at);
  if (const auto* month = std::get_if<EnteredTime::Month>(&time.what)) {
    const auto first = [](std::chrono::year_month of) { return std::chrono::local_days{of / 1}; };
    return clipped(whole_days(first(month->month), first(month->month + std::chrono::months{1}), at.zone),
                   time.typed, at.now);
  }
  if (const auto* typed = std::get_if<Typed>(&time.what); typed && !typed->time) {
    const std::chrono::local_days day{*day_of(*typed, at)};
    return clipped(whole_days(day, day + std::chrono::days{1}, at.zone), time.typed, at.now);
  }
  const auto moment = middle(time, at);
  if (!moment) return Failure{moment.error()};
  if (time.reach == Seconds{}) return clipped(Span{*moment}, time.typed, at.now);
  return clipped(Span{*moment - time.reach, *moment + time.reach}, time.typed, at.now);
}

Result<Span, TimeProblem> entered_time(std::string_view text, const EnteredAt& at) {
  if (text.empty()) return Failure{TimeProblem{Why::not_understood, {}}};
  const auto time = read_time(text);
  if (!time) return Failure{time.error()};
  return resolved(*time, at);
}

Result<Instant, TimeProblem> dated_time(std::string_view text, const Zone& zone) {
  const auto time = read_time(text);
  if (!time) return Failure{time.error()};
  const auto* typed = std::get_if<Typed>(&time->what);
  if (!typed || !typed->date || !typed->time || time->reach != Seconds{})
    return Failure{TimeProblem{Why::not_understood, trimmed(text)}};
  return dated(*typed->date, *typed, time->moment, zone, Instant::max());
}

}  // namespace infuwatch
