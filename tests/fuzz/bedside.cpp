// What a nurse types: vital signs, doses, and a whole observation in one line.
#include "app/fields.hpp"
#include "app/medication.hpp"
#include "app/observe.hpp"
#include "fuzz/target.hpp"
#include "support/history.hpp"

namespace infuwatch::fuzz {
namespace {

void take_vitals(std::string_view bytes) {
  const std::string text{bytes};
  std::vector<std::string> confirmed;
  const auto vitals = app::vitals_of({text, text, text, text, text, text, text, text, text}, confirmed);
  if (const auto hr = app::reading_field("--hr", text, 0, 300); hr && hr->value)
    must(*hr->value >= 0 && *hr->value <= 300, "a reading lies in its range");
  if (const auto bp = app::pressure_field(text); bp && bp->systolic && bp->diastolic)
    must(*bp->systolic >= *bp->diastolic, "systolic lies above diastolic");
  if (const auto temperature = app::temperature_field(text))
    must(temperature->tenths_c > 0 && temperature->tenths_c < 500, "a temperature is a patient's");
  static_cast<void>(vitals), static_cast<void>(app::oxygen_field(text)),
      static_cast<void>(app::consciousness_field(text));
  static_cast<void>(app::pain_field(text)), static_cast<void>(app::weight_field(text));
  if (const auto dose = app::dose_field("--dose", text))
    must(dose->amount.thousandths >= 0 && !dose->unit.empty(), "a dose has an amount and a unit");
  static_cast<void>(app::rate_field(text)), static_cast<void>(app::duration_field("--planned", text));
  static_cast<void>(app::date_field("--birth", text)), static_cast<void>(app::key_field("--mrn", text));
  static_cast<void>(app::medication_of(text));
}

void take_line(std::string_view bytes) {
  const auto request = app::log_line(std::string{bytes}, test::seed());
  if (request) must(request->infusion.value() > 0, "a line names an infusion");
}

const Registered vitals_target{{"vitals", take_vitals}};
const Registered line_target{{"log-line", take_line}};

}  // namespace
}  // namespace infuwatch::fuzz
