#include "base/named.hpp"

#include "support/catch.hpp"

#include <string>

namespace infuwatch {

namespace test {
enum class Season { dry, wet, neither };
}  // namespace test

template <>
inline constexpr std::pair<test::Season, std::string_view> names_of<test::Season>[] = {
    {test::Season::dry, "dry"}, {test::Season::wet, "rainy-season"}};

namespace {

using test::Season;

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
}  // namespace infuwatch
