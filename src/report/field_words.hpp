#pragma once

#include "domain/field.hpp"

#include <string>

namespace infuwatch::report {

/// How a reader knows fields: as options of a command, as the keys of an entry's fields, or as a form labels
/// them.
enum class FieldsBy { option, key, label };

/// `--hr`, `hr`, `HR`; the grade of one symptom as `the grade of hives`; a file by its
/// name.
std::string field_text(const FieldRef& field, FieldsBy by);
/// What a field takes, with the words it is one of: `where the patient goes: home, ed or ward`.
std::string help_text(std::string_view help, std::string_view words);

}  // namespace infuwatch::report
