#include "protocol/sign_ending.hpp"

#include "domain/vital_sign.hpp"
#include "protocol/news2.hpp"

namespace infuwatch {
namespace {

/// Whether readings are within what a flagged sign crossed; none: it was not measured. A score is by whatever
/// was measured, complete or not.
std::optional<bool> back_within(const FlagItem& item, const Vitals& vitals, const VitalLimits& limits,
                                bool scale_2) {
  if (item.finding == "oxygen")
    return vitals.oxygen ? std::optional{vitals.oxygen->tenths_l_min == 0} : std::nullopt;
  if (item.finding == "dbp-high" && vitals.pressure && vitals.pressure->diastolic)
    return *vitals.pressure->diastolic < item.limit.value_or(0);
  if (item.finding == "news2") {
    const auto scored = news2_of(vitals, scale_2);
    return scored ? std::optional{!scored->red && scored->score < News2Settings{}.urgent_from} : std::nullopt;
  }
  if (item.finding == "acvpu")
    return vitals.consciousness ? std::optional{*vitals.consciousness == Consciousness::alert} : std::nullopt;
  const auto* sign = vital_sign_of(item.finding);
  const bool out_of_reach =
      sign && sign->sign == Sign::pressure && vitals.pressure && !vitals.pressure->systolic;
  if (out_of_reach) return false;
  const auto value = sign ? number_of(*sign, vitals) : std::nullopt;
  if (!value) return std::nullopt;
  const int limit = item.limit.value_or(0);
  switch (item.against) {
    case Against::below: return *value >= limit;
    case Against::at_most: return *value > limit;
    case Against::above: return *value <= limit;
    case Against::at_least: return *value < limit;
    case Against::fall: return (limit - *value) * 100 <= limits.sbp_fall_percent * limit;
    case Against::rise:
      return *value < limits.sbp_rise_to ||
             (*value - limit) * 100 < limits.sbp_rise_percent.value_or(0) * limit;
    case Against::drop:
      if (!limits.spo2_drop) return *value >= limit;
      return limit - *value < *limits.spo2_drop || *value > limits.spo2_drop_to;
    case Against::none: return true;  // it could not be obtained, and now it was
  }
  return true;
}

}  // namespace

bool is_sign(const FlagItem& item) {
  return item.finding == "news2" || item.finding == "acvpu" || vital_sign_of(item.finding);
}

std::optional<Instant> sign_ended(const FlagItem& item, const std::vector<SignReading>& readings,
                                  const VitalLimits& limits, bool scale_2) {
  bool began = false;
  for (const auto& reading : readings) {
    if (reading.at.from < item.onset.from) continue;
    const auto fine = back_within(item, reading.vitals, limits, scale_2);
    if (!fine) continue;
    if (*fine && (began || reading.at.from > item.onset.from)) return reading.at.from;
    began = began || !*fine;
  }
  return began ? std::nullopt : std::optional{item.onset.from};
}

}  // namespace infuwatch
