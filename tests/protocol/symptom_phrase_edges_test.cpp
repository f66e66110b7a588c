// How far a sign is looked for within a person's words: over any mark, and by names of six words.
#include "base/text.hpp"
#include "protocol/symptom_phrase.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::symptom_phrase_edges_test {
namespace {

using test::seed;

struct Case {
  std::string words;
  std::string want;
};

void found_within(const std::vector<Case>& cases) {
  for (const auto& [words, want] : cases) {
    INFO('[' << words << ']');
    CHECK(joined(grave_within(seed(), words), " ") == want);
  }
}

TEST_CASE("a grave sign is found whatever mark stands before or behind it", "[protocol][symptom]") {
  for (const char mark : {',', ';', '.', '!', '?', ':'}) {
    const std::string one{mark};
    found_within({{"stroke" + one + "seizure", "stroke-signs seizure"},
                  {"stroke" + one + " seizure" + one, "stroke-signs seizure"},
                  {one + "throat closing" + one + one + "confused", "throat-swelling confusion"},
                  {"felt odd" + one + "stroke", "stroke-signs"}});
  }
}

TEST_CASE("a grave sign is found by a name of up to seven words, the longest first", "[protocol][symptom]") {
  found_within({{"arm weakness on one side", "stroke-signs"},
                {"arm weakness on the one side", "stroke-signs"},
                {"blistering of the mouth and eyes", "stevens-johnson-signs"},
                {"JC virus infection of the brain", "pml-signs"},
                {"today arm weakness on the one side", "stroke-signs"},
                {"virus infection of the brain", "encephalitis-signs"},
                {"JC virus the infection of the brain", "pml-signs"},
                {"tongue or throat swelling with trouble breathing", "airway-swelling"},
                {"rash with joint pain and fever", "serum-sickness-signs"}});
}

}  // namespace
}  // namespace infuwatch::symptom_phrase_edges_test
