// The list of symptoms of a catalogue that was checked before: each is found by the names that the text has,
// however they are written there.
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::symptom_list_edges_test {
namespace {

using Words = std::vector<std::string>;

const std::string rest = "grade_1 = \"mild\"\nsource = \"site default\"\n";

TEST_CASE("a symptom has the same names in a list that was checked before, and no others",
          "[protocol][symptom-list]") {
  const struct {
    const char* way;
    std::string names;
    Words known, unknown;
  } cases[] = {{"the seed's way",
                R"(
name = "big spots"
synonyms = ["speckles"]
)",
                {"big spots", "speckles"},
                {"]"}},
               {"no other name",
                R"(
name = "big spots"
synonyms = []
)",
                {"big spots"},
                {"]"}},
               {"a name of one letter",
                R"(
name = "N"
synonyms = ["speckles"]
)",
                {"n", "speckles"},
                {"]", "s"}},
               {"another name of one letter",
                R"(
name = "big spots"
synonyms = ["n"]
)",
                {"big spots", "n"},
                {"]"}},
               {"a remark above",
                R"(
# over 1/4"
synonyms = ["speckles"]
grade_2 = "many"
name = "big spots"
)",
                {"big spots", "speckles"},
                {"over 1/4"}},
               {"a name with quotes",
                R"(
name = "\"big\" spots"
synonyms = ["speckles"]
)",
                {"\"big\" spots", "big spots", "speckles"},
                {"]"}},
               {"three quotes",
                R"(
name = "big spots"
synonyms = ["""speckles""", "dots"]
)",
                {"big spots", "speckles", "dots"},
                {"\""}},
               {"three quotes around a name in quotes",
                R"(
name = "big spots"
synonyms = [""""dots""""]
)",
                {"big spots", "\"dots\"", "dots"},
                {"\""}},
               {"another name with brackets",
                R"(
name = "big spots"
synonyms = ["spots [raised]", "speckles"]
)",
                {"big spots", "spots [raised]", "spots raised", "speckles"},
                {"synonyms ="}}};
  for (const auto& [way, names, known, unknown] : cases) {
    INFO(way);
    const auto parts =
        test::CatalogueTexts{}.replace("symptoms", test::small_symptoms + "\n[spots]" + names + rest).parts();
    const auto whole = read_catalogue(1, parts), checked = read_checked_catalogue(1, parts);
    REQUIRE(whole);
    REQUIRE(checked);
    for (const auto* read : {&*whole, &*checked}) {
      INFO((read == &*whole ? "whole" : "checked"));
      for (const auto& word : known) {
        INFO(word);
        const auto* term = read->symptom_called(word);
        CHECK((term ? term->key : std::string{}) == "spots");
      }
      for (const auto& word : unknown) {
        INFO(word);
        CHECK_FALSE(read->symptom_called(word));
      }
      CHECK_FALSE(read->symptom_called(""));
    }
  }
}

TEST_CASE("a list that names no format is of the first, whatever its first lines hold",
          "[protocol][symptom-list]") {
  const std::string of_disease = "\n[numbness]\nname = \"numbness\"\nof_the_disease = true\n" + rest;
  const std::pair<const char*, std::string> cases[] = {
      {"a symptom", test::small_symptoms},
      {"a remark", "# the site's own list\n" + test::small_symptoms},
      {"a text with a line in brackets", "[spots]\nname = \"spots\"\ngrade_2 = \"\"\"\n[all over]\"\"\"\n" +
                                             rest + '\n' + test::small_symptoms}};
  for (const auto& [first, list] : cases) {
    INFO(first);
    const auto parts = test::CatalogueTexts{}.replace("symptoms", list + of_disease).parts();
    const auto checked = read_checked_catalogue(1, parts);
    REQUIRE(checked);
    REQUIRE(checked->symptom("numbness"));
    CHECK(checked->symptom("numbness")->of_the_disease == "multiple sclerosis");
  }
}

TEST_CASE("a line in brackets within a text of a new list is refused", "[protocol][symptom-list]") {
  const auto faults = [](const std::string& text) {
    return test::CatalogueTexts{}
        .replace("symptoms", test::small_symptoms + "\n[spots]\nname = \"spots\"\ngrade_2 = \"\"\"" + text +
                                 "\"\"\"\n" + rest)
        .faults();
  };
  CHECK(faults("all over").empty());
  CHECK(faults("all [over").empty());
  const auto found = faults("\n[all over]");
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("may begin with `[`") != std::string::npos);
}

}  // namespace
}  // namespace infuwatch::symptom_list_edges_test
