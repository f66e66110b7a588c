#pragma once

#include "app/people.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {

enum class Needed { no, yes };

/// A patient's fields, for `patient add` (name and birth date needed) and `patient set`.
app::PatientFields patient_fields(const Given& given);
std::vector<Parameter> patient_parameters(Needed name_and_birth);

}  // namespace infuwatch::cli
