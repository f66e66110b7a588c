#include "cli/patient_fields.hpp"

namespace infuwatch::cli {

app::PatientFields patient_fields(const Given& given) {
  return {given.maybe("--name"),      given.maybe("--birth"),  given.maybe("--sex"),
          given.maybe("--phone"),     given.maybe("--weight"), given.maybe("--allergy"),
          given.maybe("--spo2-scale")};
}

std::vector<Parameter> patient_parameters(Needed name_and_birth) {
  const bool needed = name_and_birth == Needed::yes;
  return {{"MRN", "", "medical record number", true},
          {"--name", "NAME", "\"Family, Given\"", needed},
          {"--birth", "DATE", "such as 1984-03-09", needed},
          {"--sex", "TEXT", "as told"},
          {"--phone", "TEXT", "for the follow-up call"},
          {"--weight", "KG", "such as 72.5"},
          {"--allergy", "TEXT", "what is known"},
          {"--spo2-scale", "1|2", "2 where a clinician set the oxygen target to 88-92 %"}};
}

}  // namespace infuwatch::cli
