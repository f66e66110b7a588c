// Typed times, days, shifts and opening hours.
#include "fuzz/target.hpp"
#include "time/entered.hpp"
#include "time/opening.hpp"
#include "time/shift.hpp"

namespace infuwatch::fuzz {
namespace {

void take_time(std::string_view bytes) {
  static const auto zone = *Zone::open("America/New_York");
  static const Instant now = *parse_iso("2026-11-01T06:45:30Z");  // in the hour the clocks show twice
  for (const auto& stop : {std::optional<Instant>{}, std::optional{now - Seconds{600}}}) {
    const auto read = entered_time(bytes, {now, zone, stop});
    if (!read) continue;
    must(read->from <= read->to, "a span runs forward");
    must(read->to <= now + future_allowance, "nothing lies further ahead than is allowed");
  }
  if (const auto instant = parse_iso(bytes))
    must(parse_iso(iso(*instant)) == instant, "an instant is what it says");
  static_cast<void>(dated_time(bytes, zone));
  if (const auto date = parse_date(bytes)) must(date->ok(), "a day that is read is one");
  if (const auto plan = parse_shifts(bytes))
    must(parse_shifts(to_text(*plan)) == plan, "shifts are what they say");
  if (const auto hours = parse_opening(bytes))
    must(parse_opening(to_text(*hours)) == hours, "opening hours are what they say");
}

const Registered times_target{{"times", take_time}};

}  // namespace
}  // namespace infuwatch::fuzz
