// The table of fields: what each is called on the command line, in a form and in a correction.
#include "domain/bedside_fields.hpp"
#include "domain/record_fields.hpp"
#include "domain/vital_sign.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

constexpr auto rows = [] {
  std::array<Field, bedside_fields.size() + record_fields.size()> all{};
  std::copy(bedside_fields.begin(), bedside_fields.end(), all.begin());
  std::copy(record_fields.begin(), record_fields.end(), all.begin() + bedside_fields.size());
  return all;
}();

constexpr bool rows_in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].id) != i) return false;
  return rows.back().id == FieldId::file;
}
static_assert(rows_in_order(), "a row for each field, in the order of FieldId");

}  // namespace

const Field& field_of(FieldId id) {
  const auto place = static_cast<std::size_t>(id);
  return place < rows.size() ? rows[place] : vital_signs()[place - rows.size()].field;
}

std::span<const Field> all_fields() { return rows; }

}  // namespace infuwatch
