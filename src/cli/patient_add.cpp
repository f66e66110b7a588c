#include "app/people.hpp"
#include "cli/patient_fields.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_patient_add(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(
      app::add_patient(session.desk(), session.common(given), given.text("MRN"), patient_fields(given)));
}

const Registered patient_add{{"patient add",
                              "Patients and drugs",
                              "Register a patient by both identifiers.",
                              {"patient add 0042137 --name \"Testa, Ana\" --birth 1984-03-09"},
                              patient_parameters(Needed::yes),
                              run_patient_add}};

}  // namespace
}  // namespace infuwatch::cli
