#include "time/expiry.hpp"

#include "base/text.hpp"

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

Expiry before(std::chrono::local_days day, const Zone& zone) { return {zone.first(Civil{day}) - 1s}; }

}  // namespace

Result<Expiry, TimeProblem> expiry(std::string_view text, const Zone& zone) {
  const auto time = read_time(text);
  if (!time) return Failure{time.error()};
  if (const auto* month = std::get_if<EnteredTime::Month>(&time->what))
    return before(std::chrono::local_days{(month->month + std::chrono::months{1}) / 1}, zone);
  const auto* typed = std::get_if<EnteredTime::Clock>(&time->what);
  if (!typed || !typed->date || time->reach != Seconds{})
    return Failure{TimeProblem{TimeProblem::Why::not_understood, trimmed(text)}};
  if (!typed->date->ok()) return Failure{TimeProblem{TimeProblem::Why::no_such_day, trimmed(text)}};
  if (!typed->time) return before(std::chrono::local_days{*typed->date} + std::chrono::days{1}, zone);
  const auto moment = dated_time(text, zone);
  if (!moment) return Failure{moment.error()};
  return Expiry{*moment};
}

std::string shown(Expiry expiry, const Zone& zone) {
  const auto day = std::chrono::floor<std::chrono::days>(zone.local(expiry.last));
  return before(day + std::chrono::days{1}, zone) == expiry ? shown_date(std::chrono::year_month_day{day})
                                                            : zone.shown(expiry.last);
}

}  // namespace infuwatch
