#include "report/rates.hpp"

#include "protocol/rate_course.hpp"

namespace infuwatch::report {

std::string rates_text(const Finding& finding, const Chart& chart, const RenderContext& rendering) {
  const auto* infusion = chart.infusion(finding.infusion);
  const bool of_a_reaction = finding.rule == Rule::reaction || finding.rule == Rule::recurrence ||
                             finding.rule == Rule::life_threatening ||
                             finding.rule == Rule::anaphylaxis_criteria;
  if (!infusion || !of_a_reaction || !infusion->start || finding.items.empty()) return {};
  const auto onset = finding.leading().onset.from;
  const auto course = onset < infusion->start->from ? std::nullopt : rate_course(*infusion, onset);
  if (!course) return {};
  auto text = "Rate at the onset " + to_text(course->at_onset);
  if (course->paused)
    text +=
        std::string{infusion->stop && *course->paused == infusion->stop->from ? "; stopped " : "; paused "} +
        rendering.zone.shown_near(*course->paused, rendering.now);
  if (course->after) {
    text += "; " + to_text(*course->after) + " from " +
            rendering.zone.shown_near(*course->after_from, rendering.now);
    if (course->percent) text += ", " + std::to_string(*course->percent) + " % of it";
  }
  return text + '.';
}

}  // namespace infuwatch::report
