// What speaks against a question, as the catalogue has it: signs, and labs that answer nothing.
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::against_text_test {
namespace {

using Lines = std::vector<std::string>;

const std::string labs = R"([[lab]]
key = "tsh"
name = "TSH"
unit = "mIU/L"
probable = ["0.01", "100"]
source = "s"

[[lab]]
key = "hbsag"
name = "HBsAg"
may_be = ["hep b"]
results = ["negative", "positive"]
source = "s"

)";

test::CatalogueTexts with(const std::string& lines) {
  test::CatalogueTexts texts;
  texts.change("common", "[windows]", labs + "[windows]");
  texts.change(
      "testumab", "[windows]",
      "[[question]]\nkey = \"a\"\nask = \"A?\"\nexpected = \"yes\"\nsource = \"s\"\n" + lines + "[windows]");
  return texts;
}

StartQuestion question(const std::string& lines) {
  const auto read = read_catalogue(1, with(lines).parts());
  REQUIRE(read);
  return read->drugs.at("testumab").before_start.questions.back();
}

TEST_CASE("signs, new signs and labs held against a question are taken", "[protocol]") {
  const auto all = question(
      "lab = [\"hbsag negative\"]\nheld_against = [\"tsh from 0.1 to 10\"]\nheld_days = 1\n"
      "signs = [\"hives\"]\nnew_signs = [\"itching\"]\nnew_days = 1\n");
  CHECK((all.signs == Lines{"hives"} && all.new_signs == Lines{"itching"} && all.new_days == 1));
  REQUIRE(all.labs.size() == 2);
  CHECK((all.labs[0].answers && !all.labs[1].answers && all.held_days == 1));
  CHECK((all.labs[1].least == Decimal{100} && all.labs[1].most == Decimal{10000}));
  const auto none = question("");
  CHECK((none.signs.empty() && none.new_signs.empty() && none.labs.empty() && !none.held_days));
  CHECK(question("new_signs = [\"itching\"]\n").new_days == 30);
  CHECK(with("held_against = [\"hbsag negative\"]\nlab_source = \"s\"\n").faults() == Lines{});
}

TEST_CASE("mistakes in what speaks against a question are told where they stand", "[protocol]") {
  const std::string shape =
      "a lab must be a key, with `at least` or `at most` a number or one of its results, such as "
      "\"uric-acid at most 6\" or \"hbsag negative\"";
  const std::string bare = "a lab that is held against a question needs `at least`, `at most` or a result";
  const std::pair<const char*, std::string> mistakes[] = {
      {"signs = [@\"hivs\"]\n", "unknown symptom `hivs`"},
      {"new_signs = [@\"hivs\"]\n", "unknown symptom `hivs`"},
      {"signs = [\"hives\"]\nnew_signs = [\"itching\", @\"hives\"]\n", "`hives` stands in `signs` already"},
      {"new_signs = [\"hives\"]\nnew_days = @0\n", "`new_days` must be at least 1"},
      {"new_days = @3\n", "`new_days` stands beside `new_signs`"},
      {"held_against = [@\"hbsag\"]\n", bare},
      {"held_against = [@\"ldh at least 3\"]\n", "unknown lab `ldh`"},
      {"held_against = [\"hbsag negative\"]\nheld_days = @0\n", "`held_days` must be at least 1"},
      {"lab = [@\"tsh from 10 to 0.1\"]\n", shape},
      {"lab = [@\"tsh from 1 to 1\"]\n", shape},
      {"lab = [@\"tsh from 1 until 2\"]\n", shape},
      {"lab = [@\"tsh of 1 to 2\"]\n", shape},
      {"lab = [@\"tsh from 1 to 2 3\"]\n", shape},
      {"lab = [@\"hbsag from 1 to 2\"]\n", shape}};
  for (const auto& [lines, what] : mistakes) {
    INFO(lines);
    auto texts = with(lines);
    CHECK(texts.faults() == Lines{texts.marked() + ": " + what});
  }
  CHECK(with("held_days = 3\n").faults().size() == 1);
  CHECK(with("lab_source = \"s\"\n").faults().size() == 1);
}

}  // namespace
}  // namespace infuwatch::against_text_test
