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
    const app::Answers answers{{sign.field.id, text}};
    app::AnswerReader reader{answers};
    const auto vitals = std::optional{app::read_vitals(reader, confirmed)};
    if (reader.problem()) continue;
    if (const auto number = number_of(sign, *vitals))
      must(sign.possible.holds(*number), "a reading lies in its range");
    if (const auto& bp = vitals->pressure; bp && bp->systolic && bp->diastolic)
      must(*bp->systolic > *bp->diastolic, "systolic lies above diastolic");
    Vitals again;
    if (const auto typed = typed_sign(sign, *vitals); !typed.empty())
      must(read_sign(sign, typed, again) && number_of(sign, again) == number_of(sign, *vitals),
           "a reading as it would be typed is the same reading");
  }
  if (const auto dose = app::read<Quantity>(FieldId::dose, text))
    must(dose->amount.thousandths >= 0 && !dose->unit.empty(), "a dose has an amount and a unit");
  static_cast<void>(app::read<Quantity>(FieldId::rate, text));
  static_cast<void>(app::read<Seconds>(FieldId::planned, text));
  static_cast<void>(app::read<std::chrono::year_month_day>(FieldId::birth, text));
  static_cast<void>(app::read<std::string>(FieldId::new_mrn, text));
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
