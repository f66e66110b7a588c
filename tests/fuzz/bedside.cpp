// What a nurse types: vital signs, doses, and a whole observation in one line.
#include "app/fields.hpp"
#include "app/medication.hpp"
#include "app/observe.hpp"
#include "domain/vital_reading.hpp"
#include "fuzz/target.hpp"
#include "support/history.hpp"

namespace infuwatch::fuzz {
namespace {

void take_vitals(std::string_view bytes) {
  const std::string text{bytes};
  std::vector<std::string> confirmed;
  for (const auto& sign : vital_signs()) {
    app::VitalFields fields;
    fields[sign.sign] = text;
    const auto vitals = app::vitals_of(fields, confirmed);
    if (!vitals) continue;
    if (const auto number = number_of(sign, *vitals))
      must(sign.possible.holds(*number), "a reading lies in its range");
    if (const auto& bp = vitals->pressure; bp && bp->systolic && bp->diastolic)
      must(*bp->systolic > *bp->diastolic, "systolic lies above diastolic");
    Vitals again;
    if (const auto typed = typed_sign(sign, *vitals); !typed.empty())
      must(read_sign(sign, typed, again) && number_of(sign, again) == number_of(sign, *vitals),
           "a reading as it would be typed is the same reading");
  }
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
