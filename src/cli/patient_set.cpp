#include "app/people.hpp"
#include "cli/patient_fields.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_patient_set(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(
      app::set_patient(session.desk(), session.common(given), given.text("MRN"), patient_fields(given)));
}

const Registered patient_set{
    {"patient set",
     "Patients and drugs",
     "Change what is known of a patient.",
     {"patient set 0042137 --weight 72.5 --allergy penicillin", "patient set 0042137 --spo2-scale 2"},
     patient_parameters(Needed::no),
     run_patient_set}};

}  // namespace
}  // namespace infuwatch::cli
