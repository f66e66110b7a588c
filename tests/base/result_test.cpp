#include "base/result.hpp"

#include "support/catch.hpp"

#include <memory>
#include <string>
#include <type_traits>

namespace infuwatch::result_test {
namespace {

using Count = Result<int, std::string>;
struct TooBig {
  int most;
};
struct TooSmall {};
using Why = std::variant<TooBig, TooSmall>;

static_assert(!std::is_default_constructible_v<Count>);
static_assert(!std::is_convertible_v<Count, bool> && std::is_constructible_v<bool, Count>);
static_assert(std::is_convertible_v<int, Count>);
static_assert(std::is_convertible_v<Failure<std::string>, Count>);
static_assert(!std::is_constructible_v<Count, std::string>);  // an error has to be wrapped

TEST_CASE("a result holds its value", "[base]") {
  const Count seven = 7;
  REQUIRE(seven);
  CHECK(*seven == 7);
  CHECK_THROWS_AS(seven.error(), std::bad_variant_access);
}

TEST_CASE("a result holds the reason why there is no value", "[base]") {
  Count none = Failure{std::string{"no"}};
  REQUIRE_FALSE(none);
  CHECK(none.error() == "no");
  CHECK_THROWS_AS(*none, std::bad_variant_access);
  CHECK_THROWS_AS(*std::as_const(none), std::bad_variant_access);
  CHECK_THROWS_AS(*std::move(none), std::bad_variant_access);
  Result<std::string, int> empty = Failure{1};
  CHECK_THROWS_AS(empty->size(), std::bad_variant_access);
  CHECK_THROWS_AS(std::as_const(empty)->size(), std::bad_variant_access);
}

TEST_CASE("value and error may be of one type", "[base]") {
  const Result<int, int> value = 5, error = Failure{5};
  CHECK(value);
  CHECK_FALSE(error);
  CHECK(error.error() == 5);
}

TEST_CASE("a failure of one alternative becomes the wider error", "[base]") {
  const Result<int, Why> result = Failure{TooBig{9}};
  REQUIRE_FALSE(result);
  REQUIRE(std::holds_alternative<TooBig>(result.error()));
  CHECK(std::get<TooBig>(result.error()).most == 9);
}

TEST_CASE("a value is moved out of a result that goes away", "[base]") {
  Result<std::unique_ptr<int>, std::string> owned = std::make_unique<int>(3);
  const auto taken = *std::move(owned);
  REQUIRE(taken);
  CHECK(*taken == 3);
}

TEST_CASE("a value can be changed in place", "[base]") {
  Count count = 1;
  *count = 2;
  CHECK(*count == 2);
  Result<std::string, int> text = std::string{"a"};
  text->push_back('b');
  CHECK(*text == "ab");
}

}  // namespace
}  // namespace infuwatch::result_test
