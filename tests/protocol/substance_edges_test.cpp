// Allergies and medications by the words they are named in: one and several.
#include "protocol/substance.hpp"
#include "support/catch.hpp"

namespace infuwatch::substance_edges_test {
namespace {

TEST_CASE("a word of five letters and more is compared without its plural s, a shorter one as it is",
          "[protocol][substance]") {
  const std::pair<const char*, const char*> cases[] = {{"nuts", "nuts"},
                                                       {"eggs", "eggs"},
                                                       {"beans", "bean"},
                                                       {"drugs", "drug"},
                                                       {"opiates", "opiate"},
                                                       {"grass", "grass"},
                                                       {"Penicillins", "penicillin"}};
  for (const auto& [typed, compared] : cases) {
    INFO(typed);
    CHECK(words_in(typed) == std::set<std::string>{compared});
  }
}

TEST_CASE("an allergy names a substance in the singular or the plural", "[protocol][substance]") {
  const Substances known{.all = {{.name = "opiates"}, {.name = "latex"}}};
  for (const auto& [typed, named] : {std::pair{"opiate", true}, {"Opiates", true}, {"opiat", false}}) {
    INFO(typed);
    const auto found = substances_named(known, typed);
    REQUIRE(found.size() == (named ? 1 : 0));
    if (named) CHECK(found.front()->name == "opiates");
  }
}

}  // namespace
}  // namespace infuwatch::substance_edges_test
