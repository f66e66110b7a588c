#include "app/people.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_patient_prior(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(
      app::set_prior(session.desk(), session.common(given), given.text("MRN"),
                     {given.text("--drug"), given.text("--count"), given.text("--total-dose"),
                      given.text("--last"), given.text("--worst")}));
}

const Registered patient_prior{
    {"patient prior",
     "Patients and drugs",
     "What a patient had of a drug before this record began.",
     {"patient prior 0042137 --drug natalizumab --count 11 --last 2026-10-25 --worst none",
      "patient prior 0042137 --drug mitoxantrone --count unknown"},
     {{"MRN", "", "medical record number", true},
      {"--drug", "DRUG", "by name or brand", true},
      {"--count", "N", "how many infusions, or unknown", true},
      {"--total-dose", "DOSE", "cumulative dose, such as \"96 mg/m2\""},
      {"--last", "DATE", "when the last one was"},
      {"--worst", "WHAT", "worst reaction: none, mild, hypersensitivity, life-threatening, unknown"},
      reason_option},
     run_patient_prior}};

}  // namespace
}  // namespace infuwatch::cli
