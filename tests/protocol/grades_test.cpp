#include "protocol/grades.hpp"

#include "support/catch.hpp"

namespace infuwatch {
namespace {

TEST_CASE("fever is graded by the temperature, both sides of every edge", "[protocol]") {
  const auto grade = [](int tenths) { return fever_grade(Temperature{tenths, {}}).value_or(0); };
  CHECK(grade(379) == 0);
  CHECK(grade(380) == 1);
  CHECK(grade(390) == 1);
  CHECK(grade(391) == 2);
  CHECK(grade(400) == 2);
  CHECK(grade(401) == 3);
}

}  // namespace
}  // namespace infuwatch
