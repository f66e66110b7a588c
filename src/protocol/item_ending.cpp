#include "protocol/item_ending.hpp"

#include "protocol/sign_ending.hpp"

#include <utility>

namespace infuwatch {

ItemEndings::ItemEndings(const Chart& chart, const Infusion& infusion, VitalLimits limits)
    : courses_{courses(chart, infusion, mentions(chart))},
      readings_{readings(chart, infusion)},
      limits_{std::move(limits)},
      scale_2_{chart.patient().spo2_scale_2} {}

std::optional<Instant> ItemEndings::end_of(const FlagItem& item) const {
  if (is_sign(item)) return sign_ended(item, readings_, limits_, scale_2_);
  for (const auto& course : courses_)
    if (course.symptom == item.finding && course.words == item.words && course.number == item.course)
      return course.ended;
  return item.onset.from;
}

}  // namespace infuwatch
