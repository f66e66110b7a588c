#include "report/time_words.hpp"

#include "report/sentences_of_times.hpp"

namespace infuwatch::report {
namespace {

namespace s = sentence;

/// How to name the day of a time without a date that is far back.
const Sentence& dated(const TimeProblem& problem, const Zone* zone) {
  const bool ahead = problem.why == TimeProblem::Why::ahead;
  if (!zone || problem.choices.size() < 2) return ahead ? s::was_dated : s::enter_dated;
  const auto day = [&](Instant at) { return std::chrono::floor<std::chrono::days>(zone->local(at)); };
  const auto back = (day(problem.choices[1]) - day(problem.choices[0])).count();
  if (ahead) return back > 1 ? s::was_dated : back == 1 ? s::was_yesterday : s::was_today;
  return back > 1 ? s::enter_dated : back == 1 ? s::enter_yesterday : s::enter_today;
}

struct TimeTold {
  const Sentence& wrong;
  const Sentence& todo;
};

TimeTold time_told(const TimeProblem& problem, const Zone* zone) {
  using Why = TimeProblem::Why;
  switch (problem.why) {
    case Why::not_understood: return {s::no_time, problem.instead.empty() ? s::enter_time : s::type_instead};
    case Why::no_such_day: return {s::no_such_day, s::check_calendar};
    case Why::future: return {problem.choices.empty() ? s::future : s::future_at, s::chart_what_happened};
    case Why::ahead: return {s::ahead, dated(problem, zone)};
    case Why::too_far_back: return {s::too_far_back, dated(problem, zone)};
    case Why::skipped: return {s::skipped, s::nearest_times};
    case Why::twice: return {s::twice, s::with_zone_name};
    case Why::other_zone: return {s::other_zone, s::without_zone};
    case Why::no_stop: return {s::no_stop, s::time_or_stop};
    case Why::no_such_offset: return {s::no_such_offset, s::without_offset};
    case Why::other_offset:
      return {s::other_offset, problem.instead.empty() ? s::as_site_shows : s::as_span_or_site};
    case Why::offset_or_span: return {s::offset_or_span, s::as_span_or_site};
    case Why::ends_first: return {s::ends_first, s::earlier_first};
    case Why::ends_in_future: return {s::ends_in_future, s::end_it_now};
    case Why::twelve_hour: return {s::twelve_hour, s::type_24_hours};
    case Why::twenty_four: return {s::twenty_four, s::type_instead};
    case Why::day_or_month: return {s::day_or_month, s::type_instead};
  }
  return {s::no_time, s::enter_time};
}

}  // namespace

Refusal time_refusal(const BadTime& bad, const Zone* zone) {
  const auto& problem = bad.problem;
  const auto& [wrong, todo] = time_told(problem, zone);
  const auto choice = [&](std::size_t i) {
    return i < problem.choices.size() ? problem.choices[i] : Instant{};
  };
  const auto zone_name = [&](std::size_t i) {
    return Typed{zone && i < problem.choices.size() ? zone->abbreviation(problem.choices[i]) : std::string{}};
  };
  const auto meant = problem.choices.empty() ? Arg{Typed{problem.text}} : Arg{Zoned{choice(0)}};
  const std::vector<std::pair<const char*, Arg>> args{
      {"field", bad.field},         {"text", Typed{problem.text}},      {"meant", meant},
      {"before", Zoned{choice(0)}}, {"after", Zoned{choice(1)}},        {"first", zone_name(0)},
      {"second", zone_name(1)},     {"instead", Typed{problem.instead}}};
  return {{Message{&wrong, args}}, {Message{&todo, args}}};
}

}  // namespace infuwatch::report
