// What happens after a patient went home, and a visit put at another moment.
#include "ward/visit.hpp"

#include <algorithm>

namespace infuwatch::ward {
namespace {

using namespace std::chrono_literals;

// Shares of visits. Site default.
constexpr double not_called = 0.03;
constexpr double nobody_answers = 0.12;
constexpr double second_call_made = 0.7;

/// In the morning of so many days later, before the window closes where it can be; the site's phone rests on
/// Sundays.
Instant morning(Instant from, int days, const Zone& zone, Random& random) {
  auto day = std::chrono::floor<std::chrono::days>(zone.local(from)) + std::chrono::days{days};
  if (std::chrono::weekday{day} == std::chrono::Sunday) day += std::chrono::days{1};
  const auto opens = zone.first(Civil{day} + 7h + 10min);
  const auto last = std::min(opens + 4h, from + std::chrono::hours{24 * days} - 90min);
  return floor_to_minute(opens + random.between(0s, std::max<Seconds>(last - opens, 10min)));
}

}  // namespace

void shift(Visit& visit, Seconds by) {
  visit.arrives += by;
  visit.leaves += by;
  if (visit.settled != Instant{}) visit.settled += by;
  for (auto& act : visit.acts) {
    act.at += by;
    act.charted += by;
    if (auto* look = std::get_if<Observe>(&act.what))
      for (auto& seen : look->seen) seen.onset += by;
  }
}

void add_calls(Visit& visit, const Zone& zone, Random random) {
  const auto call = [&](Instant at, Call what) {
    visit.acts.push_back({.at = at, .charted = at + random.between(10s, 50s), .what = std::move(what)});
  };
  const bool never_started = !visit.acts.empty() && std::holds_alternative<Cancel>(visit.acts.back().what);
  if (never_started) return;
  const bool at_home = visit.reaction && visit.reaction->when == Reaction::When::home;
  if (!at_home && random.chance(not_called)) return;
  const auto stop = std::find_if(visit.acts.begin(), visit.acts.end(),
                                 [](const Act& act) { return std::holds_alternative<Stop>(act.what); });
  const auto ended = stop == visit.acts.end() ? visit.leaves : stop->at;
  auto at = morning(ended, 1, zone, random);
  if (random.chance(nobody_answers)) {
    call(at, Call{.outcome = "no-answer"});
    at += random.between(2h, 3h);
    at = floor_to_minute(at);
  }
  Call told{.outcome = at_home ? "symptoms" : "well"};
  if (at_home) {
    const auto onset = floor_to_minute(visit.leaves + random.between(1h, 9h));
    for (const auto& sign : visit.reaction->signs)
      told.seen.push_back({.symptom = sign.symptom, .grade = sign.grade, .onset = onset});
  }
  call(at, std::move(told));
  const auto second = drug_called(visit.drug).second_call;
  if (second && random.chance(second_call_made))
    call(morning(ended, static_cast<int>(*second / 24h), zone, random), Call{.outcome = "well"});
}

}  // namespace infuwatch::ward
