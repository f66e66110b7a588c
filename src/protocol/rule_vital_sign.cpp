// Single vital signs against the protocol's limits, in every window.
#include "protocol/rules.hpp"
#include "protocol/sign.hpp"

#include <algorithm>
#include <array>

namespace infuwatch {
namespace {

using Fault = std::optional<SignFault>;

int steps(int past, int step) { return 1 + past / step; }

SignFault below(int value, int limit, int step, int margin = 0) {
  if (value >= limit) return {.near = value - margin < limit};
  return {.severity = steps(limit - value, step), .value = value, .limit = limit, .against = Against::below};
}

SignFault at_least(int value, int limit, int step, int margin = 0) {
  if (value < limit) return {.near = value + margin >= limit};
  return {
      .severity = steps(value - limit, step), .value = value, .limit = limit, .against = Against::at_least};
}

SignFault fallen(int value, int base, const VitalLimits& limits) {
  const int fall = base - value;
  if (fall * 100 <= limits.sbp_fall_percent * base)
    return {.near = (fall + limits.margin.sbp) * 100 > limits.sbp_fall_percent * base};
  return {.severity = steps(fall * 100 / base - limits.sbp_fall_percent, limits.steps.fall_percent),
          .value = value,
          .limit = base,
          .against = Against::fall};
}

SignFault fast(int rate, const VitalLimits& limits) {
  if (rate <= limits.hr_above) {
    auto fault = at_least(rate, limits.hr_review_from, limits.hr_above + 1, limits.margin.hr);
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
  return systolic_fault(
      vitals, [&](int n) { return below(n, limits.sbp_below, limits.steps.sbp, limits.margin.sbp); });
}

/// From one limit on urgent; below it, from another on, for review.
SignFault high_pressure(int value, int limit, std::optional<int> review, const VitalLimits& limits) {
  if (!review || value >= limit) {
    auto fault = at_least(value, limit, limits.steps.sbp, limits.margin.sbp);
    if (review) ++fault.severity;
    return fault;
  }
  auto fault = at_least(value, *review, limit, limits.margin.sbp);
  fault.priority = Priority::review;
  return fault;
}

Fault high_systolic(const Vitals& vitals, const VitalLimits& limits, bool) {
  if (!limits.sbp_high_from) return std::nullopt;
  return systolic_fault(
      vitals, [&](int n) { return high_pressure(n, *limits.sbp_high_from, limits.sbp_review_from, limits); });
}

Fault high_diastolic(const Vitals& vitals, const VitalLimits& limits, bool) {
  if (!limits.dbp_high_from || !vitals.pressure || !vitals.pressure->diastolic) return std::nullopt;
  return high_pressure(*vitals.pressure->diastolic, *limits.dbp_high_from, limits.dbp_review_from, limits);
}

Fault low_oxygen(const Vitals& vitals, const VitalLimits& limits, bool scale_2) {
  const int limit = scale_2 ? limits.spo2_scale_2_below : limits.spo2_below;
  return number(vitals.spo2, [&](int n) { return below(n, limit, limits.steps.spo2, limits.margin.spo2); });
}

Fault fever(const Vitals& vitals, const VitalLimits& limits, bool) {
  if (!vitals.temperature) return std::nullopt;
  return at_least(vitals.temperature->tenths_c, limits.temp_from_tenths, limits.steps.temp_tenths,
                  limits.margin.temp_tenths);
}

SignFault at_most(int value, int limit, int step, int margin) {
  auto fault = below(value, limit + 1, step, margin);
  if (fault.severity == 0) return fault;
  fault.limit = limit;
  fault.against = Against::at_most;
  return fault;
}

Fault slow_pulse(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.heart_rate, [&](int n) {
    return limits.hr_to ? at_most(n, *limits.hr_to, limits.steps.hr, limits.margin.hr)
                        : below(n, limits.hr_below, limits.steps.hr, limits.margin.hr);
  });
}

Fault fast_pulse(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.heart_rate, [&](int n) { return fast(n, limits); });
}

Fault slow_breathing(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.respiratory_rate,
                [&](int n) { return at_most(n, limits.rr_to, limits.steps.rr, limits.margin.rr); });
}

Fault fast_breathing(const Vitals& vitals, const VitalLimits& limits, bool) {
  return number(vitals.respiratory_rate,
                [&](int n) { return at_least(n, limits.rr_from, limits.steps.rr, limits.margin.rr); });
}

constexpr int glucose_step = 10, high_glucose_step = 100;  // mg/dL: so much worse is flagged anew

std::optional<int> glucose_of(const Vitals& vitals) {
  const auto found = vitals.more.find(Sign::glucose);
  return found == vitals.more.end() ? std::nullopt : found->second.value;
}

Fault low_glucose(const Vitals& vitals, const VitalLimits& limits, bool) {
  const auto value = glucose_of(vitals);
  if (!value || (!limits.glucose_urgent_below && !limits.glucose_review_below)) return std::nullopt;
  if (const auto urgent = limits.glucose_urgent_below; urgent && *value < *urgent) {
    auto fault = below(*value, *urgent, glucose_step);
    ++fault.severity;
    return fault;
  }
  if (!limits.glucose_review_below) return SignFault{};
  auto fault = below(*value, *limits.glucose_review_below, *limits.glucose_review_below);
  fault.priority = Priority::review;
  return fault;
}

Fault high_glucose(const Vitals& vitals, const VitalLimits& limits, bool) {
  const auto value = glucose_of(vitals);
  if (!value || !limits.glucose_review_from) return std::nullopt;
  auto fault = at_least(*value, *limits.glucose_review_from, high_glucose_step);
  fault.priority = Priority::review;
  return fault;
}

Fault drowsy(const Vitals& vitals, const VitalLimits&, bool) {
  if (!vitals.consciousness) return std::nullopt;
  const bool confused = *vitals.consciousness == Consciousness::confusion,
             to_voice = *vitals.consciousness == Consciousness::voice;
  if (!confused && !to_voice) return SignFault{};
  return SignFault{.severity = to_voice ? 2 : 1, .value = static_cast<int>(*vitals.consciousness)};
}

constexpr SingleSign low{"sbp", Sign::pressure, low_pressure};
constexpr SingleSign high{"sbp-high", Sign::pressure, high_systolic};
constexpr SingleSign high_below{"dbp-high", Sign::pressure, high_diastolic};
constexpr std::array others{SingleSign{"spo2", Sign::spo2, low_oxygen},
                            SingleSign{"temp", Sign::temperature, fever},
                            SingleSign{"hr-low", Sign::heart_rate, slow_pulse},
                            SingleSign{"hr-high", Sign::heart_rate, fast_pulse},
                            SingleSign{"rr-low", Sign::respiratory_rate, slow_breathing},
                            SingleSign{"rr-high", Sign::respiratory_rate, fast_breathing},
                            SingleSign{"acvpu", Sign::consciousness, drowsy},
                            SingleSign{"glucose-low", Sign::glucose, low_glucose},
                            SingleSign{"glucose-high", Sign::glucose, high_glucose}};

/// A sign held against what it was before the start. Severity 0 where it is within its limit by itself.
class AgainstBaseline {
 public:
  AgainstBaseline(FindingBuilder& finding, const RuleInput& given) : finding_{finding}, given_{given} {}

  void add_all() {
    add(low.finding, [&](const SignReading& reading) { return low_pressure_of(reading); });
    if (given_.baseline) {
      add("sbp-fall", [&](const SignReading& reading) -> Fault {
        if (!later(reading)) return std::nullopt;
        return systolic_fault(reading.vitals, [&](int n) { return fallen(n, base(), limits_); });
      });
    }
    add_high(high, given_.baseline ? std::optional{given_.baseline->systolic} : std::nullopt,
             limits_.sbp_high_from);
    const auto& before = given_.infusion.terms.baseline.pressure;
    add_high(high_below, before ? before->diastolic : std::nullopt, limits_.dbp_high_from);
    if (limits_.sbp_rise_percent && given_.baseline)
      add("sbp-rise", [&](const SignReading& reading) { return risen(reading); });
    if (limits_.spo2_drop) add("spo2-drop", [&](const SignReading& reading) { return dropped(reading); });
    if (limits_.oxygen_newly_needed)
      add("oxygen", [&](const SignReading& reading) { return oxygen_needed(reading); });
  }

 private:
  int base() const { return given_.baseline->systolic; }
  bool later(const SignReading& reading) const { return reading.at.from > given_.baseline->at.from; }
  bool after_start(const SignReading& reading) const {
    return given_.infusion.start && reading.at.to >= given_.infusion.start->from;
  }

  void add(std::string_view called, const ReadSign& read, const FactSource& source) {
    add_excursions(finding_, given_, given_.readings, called, read, source);
  }
  void add(std::string_view called, const ReadSign& read) { add(called, read, limits_.source); }

  /// Urgent as design says: with a fall, with a new symptom, or where there is nothing to hold it against.
  Fault low_pressure_of(const SignReading& reading) const {
    auto fault = low.judge(reading.vitals, limits_, scale_2_);
    if (!fault || fault->severity == 0) return fault;
    const int systolic = *reading.vitals.pressure->systolic;
    const bool known = given_.baseline && later(reading);
    const bool fell = known && fallen(systolic, base(), limits_).severity > 0;
    if (!fell) fault->remarks = {Remark::wao_2_possible};
    if (!given_.baseline) fault->remarks.push_back(Remark::no_baseline);
    const auto urgent_fall = limits_.sbp_low_urgent_fall;
    if (urgent_fall && known && base() - systolic < *urgent_fall && !new_symptom_beside(reading))
      fault->priority = Priority::review;
    return fault;
  }

  /// A symptom that began after the start, is no habit of the patient, and was there at the reading or began
  /// close to it.
  bool new_symptom_beside(const SignReading& reading) const {
    const auto reach = given_.catalogue.common.anaphylaxis.together;
    return std::any_of(given_.courses.begin(), given_.courses.end(), [&](const SymptomCourse& whole) {
      const auto course = given_.after_start(whole);
      if (!course || given_.known_before(whole)) return false;
      const auto& onset = course->mentions.front().onset;
      const bool near = std::max(onset.from, reading.at.from) - std::min(onset.to, reading.at.to) <= reach;
      return near || (onset.from <= reading.at.from && (!course->ended || *course->ended > reading.at.from));
    });
  }

  void add_high(const SingleSign& sign, std::optional<int> before, std::optional<int> limit) {
    const auto read = [&, before, limit](const SignReading& reading) {
      auto fault = sign.judge(reading.vitals, limits_, scale_2_);
      if (fault && limit && before && *before >= *limit && after_start(reading))
        fault->priority = Priority::review;
      return fault;
    };
    add(sign.finding, read, limits_.high_source.empty() ? limits_.source : limits_.high_source);
  }

  /// Azevedo 2019: the systolic pressure of four of five patients with a hemorrhage under alemtuzumab was a
  /// fifth above that of the day before.
  Fault risen(const SignReading& reading) const {
    if (!later(reading)) return std::nullopt;
    return systolic_fault(reading.vitals, [&](int n) {
      const int rise = (n - base()) * 100;
      const bool told_as_high = limits_.sbp_high_from && n >= *limits_.sbp_high_from;
      if (told_as_high || n < limits_.sbp_rise_to || rise < *limits_.sbp_rise_percent * base())
        return SignFault{};
      return SignFault{.severity = steps(n - limits_.sbp_rise_to, limits_.steps.sbp),
                       .priority = Priority::review,
                       .value = n,
                       .limit = base(),
                       .against = Against::rise};
    });
  }

  Fault dropped(const SignReading& reading) const {
    const auto& before = given_.infusion.terms.baseline.spo2;
    if (scale_2_ || !before || !after_start(reading)) return std::nullopt;
    return number(reading.vitals.spo2, [&](int n) {
      const bool told_as_low = n < limits_.spo2_below;
      if (told_as_low || n > limits_.spo2_drop_to || *before->value - n < *limits_.spo2_drop)
        return SignFault{};
      return SignFault{.severity = steps(limits_.spo2_drop_to - n, limits_.steps.spo2),
                       .value = n,
                       .limit = *before->value,
                       .against = Against::drop};
    });
  }

  /// Oxygen after the start, where every reading before it that told of it was on air.
  Fault oxygen_needed(const SignReading& reading) const {
    const auto& needed = reading.vitals.oxygen;
    if (!needed || !after_start(reading)) return std::nullopt;
    if (needed->tenths_l_min == 0) return SignFault{};
    bool on_air = false;
    for (const auto& earlier : given_.readings) {
      if (!earlier.vitals.oxygen || earlier.at.from >= reading.at.from) continue;
      if (earlier.vitals.oxygen->tenths_l_min > 0 && !after_start(earlier)) return std::nullopt;
      on_air = on_air || earlier.vitals.oxygen->tenths_l_min == 0;
    }
    if (!on_air) return std::nullopt;
    return SignFault{.severity = 1 + needed->tenths_l_min / 10,
                     .value = needed->tenths_l_min,
                     .remarks = {Remark::newly_needed}};
  }

  FindingBuilder& finding_;
  const RuleInput& given_;
  const VitalLimits& limits_{given_.limits};
  bool scale_2_{given_.chart.patient().spo2_scale_2};
};

}  // namespace

bool urgently_outside(Sign sign, const Vitals& vitals, const VitalLimits& limits, bool scale_2) {
  const auto rings = [&](const SingleSign& one) {
    if (one.sign != sign) return false;
    const auto fault = one.judge(vitals, limits, scale_2);
    return fault && fault->severity > 0 && fault->priority > Priority::review;
  };
  return rings(low) || rings(high) || rings(high_below) || std::any_of(others.begin(), others.end(), rings);
}

std::optional<Finding> vital_sign(const RuleInput& given) {
  const bool scale_2 = given.chart.patient().spo2_scale_2;
  FindingBuilder finding{given, Rule::vital_sign};
  AgainstBaseline{finding, given}.add_all();
  for (const auto& sign : others)
    add_excursions(
        finding, given, given.readings, sign.finding,
        [&](const SignReading& r) { return sign.judge(r.vitals, given.limits, scale_2); },
        given.limits.source);
  return std::move(finding).finish();
}

}  // namespace infuwatch
