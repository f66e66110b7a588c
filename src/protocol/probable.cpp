#include "protocol/probable.hpp"

#include <algorithm>

namespace infuwatch {

std::vector<Question> improbable(const Vitals& vitals, const ProbableReadings& probable,
                                 const std::vector<std::string>& confirmed) {
  std::vector<Question> found;
  const auto look = [&](std::string_view field, std::optional<int> value, std::pair<int, int> range,
                        std::string_view unit = "", bool tenths = false) {
    if (!value || (*value >= range.first && *value <= range.second)) return;
    if (std::find(confirmed.begin(), confirmed.end(), field) != confirmed.end()) return;
    const auto decimal = [&](int number) { return Decimal{std::int64_t{number} * (tenths ? 100 : 1000)}; };
    found.push_back(Improbable{"--" + std::string{field}, decimal(*value), decimal(range.first),
                               decimal(range.second), std::string{unit}});
  };
  const auto measured = [](const std::optional<Reading>& reading) {
    return reading ? reading->value : std::nullopt;
  };
  look("hr", measured(vitals.heart_rate), probable.heart_rate);
  if (vitals.pressure) {
    look("bp", vitals.pressure->systolic, probable.systolic);
    look("bp", vitals.pressure->diastolic, probable.diastolic);
  }
  if (vitals.temperature) look("temp", vitals.temperature->tenths_c, probable.temperature_tenths, "C", true);
  look("rr", measured(vitals.respiratory_rate), probable.respiratory_rate);
  look("spo2", measured(vitals.spo2), probable.spo2);
  const auto grams = [](int kilograms) { return std::int64_t{kilograms} * 1000; };
  const auto [light, heavy] = probable.weight_kg;
  const bool said = std::find(confirmed.begin(), confirmed.end(), "weight") != confirmed.end();
  if (const auto& weight = vitals.weight_kg;
      weight && !said && (weight->thousandths < grams(light) || weight->thousandths > grams(heavy)))
    found.push_back(Improbable{"--weight", *weight, Decimal{grams(light)}, Decimal{grams(heavy)}, " kg"});
  return found;
}

}  // namespace infuwatch
