#include "base/named.hpp"

#include "support/catch.hpp"

#include <string>

namespace infuwatch {
namespace named_test {
enum class Season { dry, wet, neither };
}  // namespace named_test

template <>
inline constexpr std::pair<named_test::Season, std::string_view> names_of<named_test::Season>[] = {
    {named_test::Season::dry, "dry"}, {named_test::Season::wet, "rainy-season"}};

namespace named_test {
namespace {

static_assert(name(Season::wet) == "rainy-season");
static_assert(named<Season>("dry") == Season::dry);

TEST_CASE("a name is the whole written name, in its own case", "[base]") {
  CHECK((named<Season>("rainy-season") == Season::wet));
  for (const auto* text : {"", "rainy", "rainy-season ", "Dry", "DRY", "wet", "0"}) {
    INFO(text);
    CHECK_FALSE(named<Season>(text));
  }
  CHECK_FALSE(named<Season>(std::string_view{"dry\0", 4}));
}

TEST_CASE("a value that was given no name has none", "[base]") { CHECK(name(Season::neither).empty()); }

}  // namespace
}  // namespace named_test
}  // namespace infuwatch
