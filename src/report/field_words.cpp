#include "report/field_words.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

/// What a correction asks besides the fields of the entry.
bool of_a_correction(FieldId field) {
  return field == FieldId::entry || field == FieldId::set || field == FieldId::reason ||
         field == FieldId::grade || field == FieldId::onset;
}

}  // namespace

std::string field_text(const FieldRef& field, FieldsBy by) {
  if (field.id == FieldId::file && !field.of.empty()) return field.of;
  const auto& row = field_of(field.id);
  const auto of = field.of.empty() ? std::string{} : " of " + field.of;
  switch (by) {
    case FieldsBy::option: return std::string{row.option} + of;
    case FieldsBy::key: return std::string{of_a_correction(field.id) ? row.option : row.key} + of;
    case FieldsBy::label: return std::string{row.label} + of;
  }
  return {};
}

std::string help_text(std::string_view help, std::string_view words) {
  std::string text{help};
  const auto each = split(words, ' ');
  if (each.size() < 2) return text;
  const auto list = ": " + joined({each.begin(), each.end() - 1}, ", ") + " or " + each.back();
  return text.insert(std::min(text.find(';'), text.size()), list);
}

}  // namespace infuwatch::report
