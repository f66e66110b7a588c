#include "domain/field.hpp"

#include "domain/verb.hpp"
#include "domain/vital_sign.hpp"
#include "support/catch.hpp"

#include <set>

namespace infuwatch::field_test {

TEST_CASE("each field is found under its id, and has a key, a name for refusals and a label",
          "[domain][field]") {
  for (const auto& row : all_fields()) {
    CHECK(&field_of(row.id) == &row);
    CHECK_FALSE(row.key.empty());
    CHECK_FALSE(row.option.empty());
    CHECK_FALSE(row.label.empty());
  }
  for (const auto& sign : vital_signs()) CHECK(&field_of(field_id(sign.sign)) == &sign.field);
}

TEST_CASE("every verb has a name of its own", "[domain][verb]") {
  std::set<std::string_view> known;
  for (int i = 0; i <= static_cast<int>(VerbId::console); ++i) {
    const auto word = name(static_cast<VerbId>(i));
    CHECK_FALSE(word.empty());
    CHECK(known.insert(word).second);
  }
}

}  // namespace infuwatch::field_test
