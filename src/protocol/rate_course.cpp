#include "protocol/rate_course.hpp"

#include <algorithm>

namespace infuwatch {

std::optional<RateCourse> rate_course(const Infusion& infusion, Instant onset) {
  std::optional<RateCourse> course;
  for (const auto& change : infusion.rates) {
    const bool from_the_start = infusion.start && change.from == infusion.start->from;
    if (change.from < onset || (change.from == onset && from_the_start)) {
      course.emplace();
      course->at_onset = change.rate;
    } else if (course) {
      course->after = change.rate;
      course->after_from = change.from;
    }
  }
  const auto halted = [&](Instant from, std::optional<Instant> to) {
    return from < onset && (!to || onset < *to);
  };
  const bool stood = std::any_of(infusion.pauses.begin(), infusion.pauses.end(),
                                 [&](const Pause& pause) { return halted(pause.from, pause.to); });
  if (!course || stood || (infusion.stop && halted(infusion.stop->from, std::nullopt))) return std::nullopt;
  for (const auto& pause : infusion.pauses)
    if (!course->paused && pause.from >= onset) course->paused = pause.from;
  if (!course->paused && infusion.stop && infusion.stop->from >= onset) course->paused = infusion.stop->from;
  const auto at_onset = course->at_onset.amount.thousandths;
  if (course->after && course->after->unit == course->at_onset.unit && at_onset > 0)
    course->percent = static_cast<int>((course->after->amount.thousandths * 100 + at_onset / 2) / at_onset);
  return course;
}

std::optional<Quantity> rate_from(const Infusion& infusion, Instant at) {
  std::optional<Quantity> rate;
  for (const auto& change : infusion.rates)
    if (change.from <= at) rate = change.rate;
  return rate;
}

}  // namespace infuwatch
