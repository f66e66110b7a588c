// Single vital signs against the protocol's limits, in every window.
#include "protocol/rules.hpp"
#include "protocol/sign.hpp"

#include <algorithm>
#include <array>

namespace infuwatch {
namespace {

using Fault = std::optional<SignFault>;

int steps(int past, int step) { return 1 + past / step; }

SignFault below(int value, int limit, int step) {
  if (value >= limit) return {};
  return {.severity = steps(limit - value, step), .value = value, .limit = limit, .against = Against::below};
}

SignFault at_least(int value, int limit, int step) {
  if (value < limit) return {};
  return {
      .severity = steps(value - limit, step), .value = value, .limit = limit, .against = Against::at_least};
}

SignFault fallen(int value, int base, const VitalLimits& limits) {
  const int fall = base - value;
  if (fall * 100 <= limits.sbp_fall_percent * base) return {};
  return {.severity = steps(fall * 100 / base - limits.sbp_fall_percent, limits.steps.fall_percent),
          .value = value,
          .limit = base,
          .against = Against::fall};
}

SignFault fast(int rate, const VitalLimits& limits) {
  if (rate <= limits.hr_above) {
    auto fault = at_least(rate, limits.hr_review_from, limits.hr_above + 1);
    fault.priority = Priority::review;
    return fault;
  }
  return {.severity = 1 + steps(rate - limits.hr_above, limits.steps.hr),
          .value = rate,
          .limit = limits.hr_above,
          .against = Against::above};
}

Fault systolic_fault(const Vitals& vitals, const auto& judge) {
  if (!vitals.pressure || !vitals.pressure->systolic) return std::nullopt;
  return judge(*vitals.pressure->systolic);
}

Fault number(const std::optional<Reading>& reading, const auto& judge) {
  if (!reading || !reading->value) return std::nullopt;
  return judge(*reading->value);
}

Fault low_pressure(const Vitals& vitals, const VitalLimits& limits, bool) {
  return systolic_fault(vitals, [&](int n) { return below(n, limits.sbp_below, limits.steps.sbp); });
}

Fault low_oxygen(const Vitals& vitals, const VitalLimits& limits, bool scale_2) {
  const int limit = scale_2 ? limits.spo2_scale_2_below : limits.spo2_below;
  return number(vitals.spo2, [&](int n) { return below(n, limit, limits.steps.spo2); });
}

Fault fever(const Vitals& vitals, const VitalLimits& limits, bool) {
  if (!vitals.temperature) return std::nullopt;
  return at_least(vitals.temperature->tenths_c, limits.temp_from_tenths, limits.steps.temp_tenths);
}

Fault slow_pulse(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.heart_rate, [&](int n) { return below(n, limits.hr_below, limits.steps.hr); });
}

Fault fast_pulse(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.heart_rate, [&](int n) { return fast(n, limits); });
}

Fault slow_breathing(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.respiratory_rate, [&](int n) {
    auto fault = below(n, limits.rr_to + 1, limits.steps.rr);
    if (fault.severity > 0) {
      fault.limit = limits.rr_to;
      fault.against = Against::at_most;
    }
    return fault;
  });
}

Fault fast_breathing(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.respiratory_rate, [&](int n) { return at_least(n, limits.rr_from, limits.steps.rr); });
}

Fault drowsy(const Vitals& vitals, const VitalLimits&, bool) {
  if (!vitals.consciousness) return std::nullopt;
  const bool confused = *vitals.consciousness == Consciousness::confusion,
             to_voice = *vitals.consciousness == Consciousness::voice;
  if (!confused && !to_voice) return SignFault{};
  return SignFault{.severity = to_voice ? 2 : 1, .value = static_cast<int>(*vitals.consciousness)};
}

constexpr SingleSign pressure{"sbp", Sign::pressure, low_pressure};
constexpr std::array others{SingleSign{"spo2", Sign::spo2, low_oxygen},
                            SingleSign{"temp", Sign::temperature, fever},
                            SingleSign{"hr-low", Sign::heart_rate, slow_pulse},
                            SingleSign{"hr-high", Sign::heart_rate, fast_pulse},
                            SingleSign{"rr-low", Sign::respiratory_rate, slow_breathing},
                            SingleSign{"rr-high", Sign::respiratory_rate, fast_breathing},
                            SingleSign{"acvpu", Sign::consciousness, drowsy}};

}  // namespace

bool urgently_outside(Sign sign, const Vitals& vitals, const VitalLimits& limits, bool scale_2) {
  const auto rings = [&](const SingleSign& one) {
    if (one.sign != sign) return false;
    const auto fault = one.judge(vitals, limits, scale_2);
    return fault && fault->severity > 0 && fault->priority > Priority::review;
  };
  return rings(pressure) || std::any_of(others.begin(), others.end(), rings);
}

std::optional<Finding> vital_sign(const RuleInput& given) {
  const auto& limits = given.drug.limits;
  const bool scale_2 = given.chart.patient().spo2_scale_2;
  FindingBuilder finding{given, Rule::vital_sign};
  const auto add = [&](const SingleSign& sign, const auto& read) {
    add_excursions(
        finding, given, given.readings, sign.finding, [&](const SignReading& r) { return read(r.vitals); },
        limits.source);
  };
  add(pressure, [&](const Vitals& v) {
    auto fault = pressure.judge(v, limits, scale_2);
    const bool fell = fault && given.baseline &&
                      fallen(*v.pressure->systolic, given.baseline->systolic, limits).severity > 0;
    if (fault && fault->severity > 0 && !fell) fault->remarks = {Remark::wao_2_possible};
    if (fault && fault->severity > 0 && !given.baseline) fault->remarks.push_back(Remark::no_baseline);
    return fault;
  });
  if (given.baseline) {  // a fall is judged only from after the baseline was taken
    auto later = given.readings;
    std::erase_if(later,
                  [&](const SignReading& reading) { return reading.at.from <= given.baseline->at.from; });
    const int base = given.baseline->systolic;
    add_excursions(
        finding, given, later, "sbp-fall",
        [&](const SignReading& r) {
          return systolic_fault(r.vitals, [&](int n) { return fallen(n, base, limits); });
        },
        limits.source);
  }
  for (const auto& sign : others) add(sign, [&](const Vitals& v) { return sign.judge(v, limits, scale_2); });
  return std::move(finding).finish();
}

}  // namespace infuwatch
