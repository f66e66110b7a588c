// Single vital signs against the protocol's limits, in every window.
#include "protocol/rules.hpp"
#include "protocol/sign.hpp"

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

}  // namespace

std::optional<Finding> vital_sign(const RuleInput& given) {
  const auto& limits = given.drug.limits;
  const auto& step = limits.steps;
  const bool scale_2 = given.chart.patient().spo2_scale_2;
  FindingBuilder finding{given, Rule::vital_sign};
  const auto add = [&](std::string_view sign, const auto& read) {
    add_excursions(
        finding, given, given.readings, sign, [&](const SignReading& r) { return read(r.vitals); },
        limits.source);
  };
  add("sbp", [&](const Vitals& v) {
    auto fault = systolic_fault(v, [&](int n) { return below(n, limits.sbp_below, step.sbp); });
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
  const int spo2_limit = scale_2 ? limits.spo2_scale_2_below : limits.spo2_below;
  add("spo2", [&](const Vitals& v) {
    return number(v.spo2, [&](int n) { return below(n, spo2_limit, step.spo2); });
  });
  add("temp", [&](const Vitals& v) -> Fault {
    if (!v.temperature) return std::nullopt;
    return at_least(v.temperature->tenths_c, limits.temp_from_tenths, step.temp_tenths);
  });
  add("hr-low", [&](const Vitals& v) {
    return number(v.heart_rate, [&](int n) { return below(n, limits.hr_below, step.hr); });
  });
  add("hr-high",
      [&](const Vitals& v) { return number(v.heart_rate, [&](int n) { return fast(n, limits); }); });
  add("rr-low", [&](const Vitals& v) {
    return number(v.respiratory_rate, [&](int n) {
      auto fault = below(n, limits.rr_to + 1, step.rr);
      if (fault.severity > 0) {
        fault.limit = limits.rr_to;
        fault.against = Against::at_most;
      }
      return fault;
    });
  });
  add("rr-high", [&](const Vitals& v) {
    return number(v.respiratory_rate, [&](int n) { return at_least(n, limits.rr_from, step.rr); });
  });
  add("acvpu", [&](const Vitals& v) -> Fault {
    if (!v.consciousness) return std::nullopt;
    const bool confused = *v.consciousness == Consciousness::confusion,
               to_voice = *v.consciousness == Consciousness::voice;
    if (!confused && !to_voice) return SignFault{};
    return SignFault{.severity = to_voice ? 2 : 1, .value = static_cast<int>(*v.consciousness)};
  });
  return std::move(finding).finish();
}

}  // namespace infuwatch
