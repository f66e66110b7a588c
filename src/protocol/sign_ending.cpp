#include "protocol/sign_ending.hpp"

#include "domain/vital_sign.hpp"
#include "protocol/news2.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Whether readings are within what a flagged sign crossed, by so much more than its limit asks; none: it was
/// not measured. A score is by whatever was measured, complete or not.
std::optional<bool> back_within(const FlagItem& item, const Vitals& vitals, const VitalLimits& limits,
                                bool scale_2, int margin = 0) {
  if (item.finding == "oxygen")
    return vitals.oxygen ? std::optional{vitals.oxygen->tenths_l_min == 0} : std::nullopt;
  if (item.finding == "dbp-high" && vitals.pressure && vitals.pressure->diastolic)
    return *vitals.pressure->diastolic + margin < item.limit.value_or(0);
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
    case Against::below: return *value - margin >= limit;
    case Against::at_most: return *value - margin > limit;
    case Against::above: return *value + margin <= limit;
    case Against::at_least: return *value + margin < limit;
    case Against::fall: return (limit - *value + margin) * 100 <= limits.sbp_fall_percent * limit;
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

int margin_of(const FlagItem& item, const VitalLimits::Margin& margin) {
  const auto* sign = vital_sign_of(item.finding);
  if (!sign || item.against == Against::rise || item.against == Against::drop) return 0;
  switch (sign->sign) {
    case Sign::pressure: return margin.sbp;
    case Sign::spo2: return margin.spo2;
    case Sign::temperature: return margin.temp_tenths;
    case Sign::heart_rate: return margin.hr;
    case Sign::respiratory_rate: return margin.rr;
    default: return 0;
  }
}

}  // namespace

bool is_sign(const FlagItem& item) {
  return item.finding == "news2" || item.finding == "acvpu" || vital_sign_of(item.finding);
}

std::optional<Instant> sign_ended(const FlagItem& item, const std::vector<SignReading>& readings,
                                  const VitalLimits& limits, bool scale_2) {
  bool began = false;
  std::optional<Instant> ended;
  for (const auto& reading : readings) {
    if (reading.at.from < item.onset.from) continue;
    const auto fine = back_within(item, reading.vitals, limits, scale_2);
    if (!fine) continue;
    if (!*fine) {
      began = true;
      ended.reset();
    } else if (began || reading.at.from > item.onset.from) {
      ended = ended.value_or(reading.at.from);
      if (*back_within(item, reading.vitals, limits, scale_2, margin_of(item, limits.margin))) return ended;
    }
  }
  return ended || began ? ended : std::optional{item.onset.from};
}

Instant sign_last_out(const FlagItem& item, const std::vector<SignReading>& readings,
                      const VitalLimits& limits, bool scale_2) {
  auto last = item.onset.from;
  for (const auto& reading : readings)
    if (back_within(item, reading.vitals, limits, scale_2) == std::optional{false})
      last = std::max(last, reading.at.from);
  return last;
}

}  // namespace infuwatch
