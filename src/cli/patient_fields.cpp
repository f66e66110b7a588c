#include "cli/patient_fields.hpp"

namespace infuwatch::cli {

app::PatientFields patient_fields(const Given& given) {
  return {given.maybe("--name"),       given.maybe("--birth"),   given.maybe("--sex"),
          given.maybe("--phone"),      given.maybe("--weight"),  given.maybe("--allergy"),
          given.maybe("--spo2-scale"), given.maybe("--pregnant")};
}

std::vector<Parameter> patient_parameters(Needed name_and_birth) {
  const bool needed = name_and_birth == Needed::yes;
  const bool clears = !needed;  // said as "", it takes out what was charted
  return {{"MRN", "", "medical record number", true},
          {"--name", "NAME", "\"Family, Given\"", needed},
          {"--birth", "DATE", "such as 1984-03-09", needed},
          {"--sex", "TEXT", "as told", false, false, clears},
          {"--phone", "TEXT", "for the follow-up call", false, false, clears},
          {"--weight", "KG", "such as 72.5"},
          {"--allergy", "TEXT", "what is known", false, false, clears},
          {"--spo2-scale", "1|2", "2 where a clinician set the oxygen target to 88-92 %"},
          {"--pregnant", "yes|no", "NEWS2 is not for pregnancy"}};
}

}  // namespace infuwatch::cli
