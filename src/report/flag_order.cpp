#include "report/flag_order.hpp"

#include "protocol/course.hpp"
#include "protocol/sign_ending.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

/// What is charted of an infusion, to see what of a flag is gone.
struct ChartedUnder {
  std::vector<SymptomCourse> courses;
  std::vector<SignReading> readings;
  bool scale_2;

  bool present(const FlagItem& item) const {
    if (is_sign(item)) return !sign_ended(item, readings, {}, scale_2);
    return std::any_of(courses.begin(), courses.end(), [&](const SymptomCourse& course) {
      return course.symptom == item.finding && course.words == item.words && course.number == item.course &&
             !course.ended;
    });
  }
};

}  // namespace

Flag as_shown(Flag flag, const Chart& chart) {
  auto& items = flag.finding.items;
  const auto* infusion = chart.infusion(flag.finding.infusion);
  if (!infusion || items.size() < 2 || !flag.standing()) return flag;
  const ChartedUnder charted{.courses = courses(chart, *infusion, mentions(chart)),
                             .readings = readings(chart, *infusion),
                             .scale_2 = chart.patient().spo2_scale_2};
  const auto present = [&](const FlagItem& item) { return charted.present(item); };
  if (std::none_of(items.begin(), items.end(), present)) return flag;
  std::stable_partition(items.begin(), items.end(), [&](const FlagItem& item) {
    return present(item) || item.observation == flag.raised_by;
  });
  return flag;
}

}  // namespace infuwatch::report
