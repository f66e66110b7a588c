// NEWS2 by its bands: an adjunct beside the reaction rules, in every window.
#include "protocol/news2.hpp"
#include "protocol/sign.hpp"

namespace infuwatch {
std::optional<Finding> news2(const RuleInput& given) {
  const auto& settings = given.catalogue.common.news2;
  const auto& patient = given.chart.patient();
  FindingBuilder finding{given, Rule::news2};
  auto readings = given.readings;
  std::erase_if(readings,
                [&](const SignReading& reading) { return !scores_news2(patient, reading.at.from); });
  const auto band = [&](const SignReading& reading) -> std::optional<SignFault> {
    const auto scored = news2_of(reading.vitals, patient.spo2_scale_2);
    if (!scored) return std::nullopt;
    SignFault fault{.severity = 3,
                    .priority = Priority::emergency,
                    .value = scored->score,
                    .limit = settings.emergency_from,
                    .against = Against::at_least};
    if (!scored->complete) fault.remarks = {Remark::partial};
    if (scored->score >= settings.emergency_from) return fault;
    fault.severity = 2;
    fault.priority = Priority::urgent;
    fault.limit = settings.urgent_from;
    if (scored->score >= settings.urgent_from) return fault;
    if (!scored->red) return scored->complete ? std::optional{SignFault{}} : std::nullopt;
    fault.severity = 1;
    fault.priority = Priority::review;
    fault.limit.reset();
    fault.against = Against::none;
    fault.remarks.push_back(Remark::single_red);
    return fault;
  };
  add_excursions(finding, given, readings, "news2", band, settings.source);
  return std::move(finding).finish();
}

}  // namespace infuwatch
