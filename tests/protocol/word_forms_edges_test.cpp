// Words of symptoms in their one form: British spelling, one and several.
#include "protocol/word_forms.hpp"
#include "support/catch.hpp"

namespace infuwatch::word_forms_edges_test {
namespace {

TEST_CASE("a long word in -ised is the same as in -ized, a short one is a word of its own",
          "[protocol][words]") {
  const std::pair<const char*, const char*> cases[] = {{"localised", "localized"},
                                                       {"oxidised", "oxidized"},
                                                       {"advised", "advised"},
                                                       {"revised", "revised"},
                                                       {"localized", "localized"}};
  for (const auto& [word, form] : cases) {
    INFO(word);
    CHECK(word_form(word) == form);
  }
}

TEST_CASE("several of a thing are one of it, however the plural is made", "[protocol][words]") {
  const std::pair<const char*, const char*> cases[] = {
      {"legs", "leg"},           {"gas", "gas"},         {"was", "was"},         {"cries", "cry"},
      {"allergies", "allergy"},  {"dies", "die"},        {"lies", "lie"},        {"patches", "patch"},
      {"headaches", "headache"}, {"rashes", "rash"},     {"reflexes", "reflex"}, {"masses", "mass"},
      {"veins", "vein"},         {"abscess", "abscess"}, {"pus", "pus"},         {"sinus", "sinus"},
      {"cystitis", "cystitis"}};
  for (const auto& [word, form] : cases) {
    INFO(word);
    CHECK(word_form(word) == form);
  }
}

}  // namespace
}  // namespace infuwatch::word_forms_edges_test
