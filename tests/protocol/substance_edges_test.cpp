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

}  // namespace
}  // namespace infuwatch::substance_edges_test
