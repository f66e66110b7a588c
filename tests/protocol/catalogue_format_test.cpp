// The formats of catalogue parts: what an older one lacks means what it meant then.
#include "protocol/catalogue_format.hpp"

#include "base/embedded.hpp"
#include "support/catalogue_mistakes.hpp"
#include "support/history.hpp"

namespace infuwatch::catalogue_format_test {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

Catalogue read(const CatalogueTexts& texts) {
  auto catalogue = read_catalogue(1, texts.parts());
  REQUIRE(catalogue);
  return std::move(*catalogue);
}

/// The small catalogue, its symptoms and what is common in format 2.
CatalogueTexts in_format_2() {
  CatalogueTexts texts;
  texts.change("common", "[windows]", "format = 2\n[windows]");
  texts.change("symptoms", "[hives]", "format = 2\n[hives]");
  return texts;
}

}  // namespace

TEST_CASE("a part without a format is of the first", "[protocol]") {
  CatalogueTexts bare, said;
  said.change("common", "[windows]", "format = 1\n[windows]");
  CHECK(said.faults() == Lines{});
  CHECK(read(bare).common.common_signs == read(said).common.common_signs);
}

TEST_CASE("a format this program does not know is refused where it stands", "[protocol]") {
  const std::string what = "this program reads format 1 to " + std::to_string(newest_format);
  for (const auto* format : {"0", "3", "99999999999", "-1", "\"2\"", "2.0"}) {
    INFO(format);
    CatalogueTexts texts;
    texts.change("testumab", "name = \"Testumab\"",
                 "@format = " + std::string{format} + "\nname = \"Testumab\"");
    const auto faults = texts.faults();
    REQUIRE_FALSE(faults.empty());
    CHECK(faults.front().find(what) != std::string::npos);
  }
}

TEST_CASE("the console's keys for common signs: those of before in format 1, what stands there in format 2",
          "[protocol]") {
  const std::map<char, std::string> twelve{{'h', "hives"},
                                           {'i', "itching"},
                                           {'r', "rash"},
                                           {'f', "flushing"},
                                           {'c', "chills"},
                                           {'e', "fever"},
                                           {'n', "nausea"},
                                           {'k', "headache"},
                                           {'d', "dizziness"},
                                           {'w', "wheezing"},
                                           {'b', "shortness-of-breath"},
                                           {'t', "throat-irritation"}};
  CHECK(read(CatalogueTexts{}).common.common_signs == twelve);
  CHECK(seed().common.common_signs == twelve);
  auto texts = in_format_2();
  CHECK(read(texts).common.common_signs.empty());
  texts.change("common", "[windows]", "[common_signs]\nsource = \"s\"\nx = \"hives\"\n\n[windows]");
  CHECK(read(texts).common.common_signs == std::map<char, std::string>{{'x', "hives"}});
}

TEST_CASE("what common signs take is a letter and a symptom, in format 2", "[protocol]") {
  const auto faults = [](bool format_2, const std::string& line) {
    auto texts = format_2 ? in_format_2() : CatalogueTexts{};
    texts.change("common", "[windows]", "[common_signs]\nsource = \"s\"\n" + line + "\n\n[windows]");
    return texts.faults();
  };
  CHECK(faults(true, "h = \"hives\"") == Lines{});
  CHECK(faults(true, "h = \"wheeze\"") == Lines{"common:4:5: unknown symptom `wheeze`"});
  CHECK(faults(true, "hi = \"hives\"") == Lines{"common:4:6: a key of the console is one letter"});
  CHECK(faults(true, "1 = \"hives\"") == Lines{"common:4:5: a key of the console is one letter"});
  CHECK(faults(false, "h = \"hives\"").size() == 1);
}

TEST_CASE("a symptom names the disease it is of; in format 1 that was multiple sclerosis", "[protocol]") {
  const auto disease = [](CatalogueTexts texts, const std::string& written) {
    texts.change("symptoms", "name = \"itching\"", "name = \"itching\"\nof_the_disease = " + written);
    const auto whole = read_catalogue(1, texts.parts());
    const auto checked = read_checked_catalogue(1, texts.parts());
    if (!whole) return std::string{"refused"};
    REQUIRE(checked);
    CHECK(checked->symptom("itching")->of_the_disease == whole->symptom("itching")->of_the_disease);
    return whole->symptom("itching")->of_the_disease;
  };
  CHECK(disease({}, "true") == "multiple sclerosis");
  CHECK(disease({}, "false").empty());
  CHECK(disease({}, "\"psoriasis\"") == "refused");
  CHECK(disease(in_format_2(), "\"psoriasis\"") == "psoriasis");
  CHECK(disease(in_format_2(), "true") == "refused");
  CHECK(read(in_format_2()).symptom("hives")->of_the_disease.empty());
}

TEST_CASE("every part that the program brings is in the newest format", "[protocol]") {
  for (const auto& [part, toml] : seed_catalogue()) {
    INFO(part);
    const auto line = "format = " + std::to_string(newest_format) + '\n';
    CHECK((toml.starts_with(line) || toml.find('\n' + line) != std::string_view::npos));
  }
}

}  // namespace infuwatch::catalogue_format_test
