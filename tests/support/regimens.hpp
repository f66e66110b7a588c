#pragma once

#include "protocol/dose.hpp"
#include "support/history.hpp"
#include "support/times.hpp"

namespace infuwatch::test::doses {

using namespace std::chrono_literals;

inline const auto nine = at("2026-11-21T14:00");

/// A drug of one count, whose regimens are told in a few words.
inline Regimen regimen(const char* name, const char* lowest, const char* highest, DoseBand band = {},
                       const char* most = nullptr, Seconds lasts = 1h) {
  return {.name = name,
          .dose = lowest,
          .lowest = *dose(lowest),
          .highest = *dose(highest),
          .most = most ? std::optional{*dose(most)} : std::nullopt,
          .band = band,
          .last = {},
          .duration = lasts,
          .rate = {},
          .interval = {},
          .source = std::string{"label of "} + name};
}

inline DoseBand from(std::int64_t grams, std::optional<std::int64_t> under = {}) {
  return {.weight_from = Decimal{grams},
          .weight_under = under ? std::optional{Decimal{*under}} : std::nullopt};
}
inline DoseBand under(std::int64_t grams) { return {.weight_under = Decimal{grams}}; }

/// A patient of 42, born on 09-Mar-1984, with a weight charted the day before or without one.
inline History of_weight(std::optional<std::int64_t> grams) {
  History h;
  auto patient = h.chart().patient();
  patient.birth = std::chrono::year{1984} / 3 / 9;
  h.record(PatientSet{patient});
  Vitals weighed;
  if (grams) weighed.weight_kg = Decimal{*grams};
  if (grams) h.observe(h.start("ocrelizumab", nine - 24h), nine - 24h, weighed);
  return h;
}

}  // namespace infuwatch::test::doses
