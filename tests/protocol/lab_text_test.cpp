// Labs in the catalogue: what is refused, where, and in which words; what a question makes of them.
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::lab_text_test {
namespace {

using Lines = std::vector<std::string>;

const std::string labs = R"([[lab]]
key = "uric-acid"
name = "uric acid"
synonyms = ["urate"]
for_life = true
unit = "mg/dL"
units = ["umol/L 1/59.48"]
probable = ["0.1", "20"]
source = "s"

[[lab]]
key = "hbsag"
name = "HBsAg"
results = ["negative", "positive"]
source = "s"

)";

std::string asked(const std::string& lines) {
  return "[[question]]\nkey = \"a\"\nask = \"A?\"\nexpected = \"yes\"\n" + lines + "source = \"s\"\n";
}

TEST_CASE("labs and what a question reads of them are taken", "[protocol]") {
  auto texts = test::CatalogueTexts{}.change("common", "[windows]", labs + "[windows]");
  texts.change("testumab", "[windows]",
               asked("lab = [\"uric-acid at most 6\", \"hbsag negative\"]\nwithin_days = 2\nlabels = \"eu\"\n"
                     "lab_source = \"site default\"\nwhere_charted = true\n") +
                   "[windows]");
  CHECK(texts.faults() == Lines{});
  const auto read = read_catalogue(1, texts.parts());
  REQUIRE(read);
  const auto& question = read->drugs.at("testumab").before_start.questions.back();
  REQUIRE(question.labs.size() == 2);
  CHECK((question.labs[0].most == Decimal{6000} && !question.labs[0].least));
  CHECK(question.labs[1].result == "negative");
  CHECK((question.within_days == 2 && question.labels == LabelRegion::eu && question.where_charted));
  CHECK((read->common.labs->find("uric-acid")->for_life && !read->common.labs->find("hbsag")->for_life));
  CHECK((!question.since_last_start &&
         !read->drugs.at("testumab").before_start.questions.front().since_last_start));
  CHECK(read->common.labs->called("Uric-Acid")->key == "uric-acid");
  CHECK(read->common.labs->called("hbs ag")->key == "hbsag");
  CHECK(read->common.labs->nearest("urat") == Lines{"uric-acid"});
  CHECK(read->common.labs->nearest("hbsak") == Lines{"hbsag"});
}

TEST_CASE("a catalogue without labs has none, and its questions read none", "[protocol]") {
  const auto read = read_catalogue(1, test::CatalogueTexts{}.parts());
  REQUIRE(read);
  CHECK(read->common.labs->all.empty());
}

TEST_CASE("mistakes in labs are told where they stand", "[protocol]") {
  struct Mistake {
    std::string from, to, what;
  };
  const Mistake mistakes[] = {
      {"key = \"hbsag\"", "key = @\"Hb sag\"", "`key` is made of small letters, digits and -"},
      {"[\"0.1\", \"20\"]", "@[\"20\", \"0.1\"]",
       "`probable` must be two numbers, the lower first, such as [\"10\", \"80\"]"},
      {"\"umol/L 1/59.48\"", "@\"umol/L\"",
       "a further unit must say what one of it is in `unit`, such as \"10^9/L 1000\" or \"umol/L 1/88.4\""},
      {"\"umol/L 1/59.48\"", "@\"umol/L 1/1000.001\"",
       "the number of a further unit must be from 0.001 to 1000"},
      {"\"umol/L 1/59.48\"", "@\"umol/L 1000.001\"",
       "the number of a further unit must be from 0.001 to 1000"},
      {"name = \"HBsAg\"\n", "name = \"HBsAg\"\nnumbers = @\"ldh\"\n",
       "`numbers` must be the key of a lab before it that has a `unit`, for one that has none"},
      {"unit = \"mg/dL\"", "unit = \"mg/dL\"\nnumbers = @\"hbsag\"",
       "`numbers` must be the key of a lab before it that has a `unit`, for one that has none"},
      {"results = [\"negative\"", "unit = \"%\"\nprobable = [\"1\", \"2\"]\nresults = @[\"negative\"",
       "either `unit` or `results`, not both"},
      {"name = \"HBsAg\"", "name = \"Urate\"", ""}};
  for (const auto& [from, to, what] : mistakes) {
    INFO(to);
    test::CatalogueTexts texts;
    texts.change("common", "[windows]", labs + "[windows]").change("common", from, to);
    if (what.empty())
      CHECK(texts.faults().size() == 1);
    else
      CHECK(texts.faults() == Lines{texts.marked() + ": " + what});
  }
}

TEST_CASE("a factor of a unit, and the lab that numbers are of, up to their bounds", "[protocol]") {
  for (const char* unit : {"\"umol/L 1/1000\"", "\"umol/L 1000\"", "\"umol/L 0.001\""}) {
    INFO(unit);
    test::CatalogueTexts texts;
    texts.change("common", "[windows]", labs + "[windows]").change("common", "\"umol/L 1/59.48\"", unit);
    CHECK(texts.faults() == Lines{});
  }
  test::CatalogueTexts texts;
  texts.change("common", "[windows]", labs + "[windows]")
      .change("common", "name = \"HBsAg\"\n", "name = \"HBsAg\"\nnumbers = \"uric-acid\"\n");
  CHECK(texts.faults() == Lines{});
}

TEST_CASE("a question's key is none that a lab is asked about by", "[protocol]") {
  const std::string what =
      "`key` must not be `lab`, nor begin with `lab-`: those name what a lab is asked about";
  for (const auto& [key, refused] : {std::pair{"lab", true},
                                     {"lab-hbsag", true},
                                     {"lab-", true},
                                     {"labs", false},
                                     {"labile-pressure", false},
                                     {"hbsag-lab", false}}) {
    INFO(key);
    test::CatalogueTexts texts;
    texts.change("testumab", "[windows]",
                 "[[question]]\nkey = @\"" + std::string{key} +
                     "\"\nask = \"A?\"\nexpected = \"yes\"\nsource = \"s\"\n[windows]");
    if (refused)
      CHECK(texts.faults() == Lines{texts.marked() + ": " + what});
    else
      CHECK(texts.faults() == Lines{});
  }
}

TEST_CASE("mistakes in what a question reads are told where they stand", "[protocol]") {
  const std::string shape =
      "a lab must be a key, with `at least` or `at most` a number or one of its results, such as "
      "\"uric-acid at most 6\" or \"hbsag negative\"";
  const std::pair<const char*, std::string> mistakes[] = {
      {"lab = [@\"ldh\"]\n", "unknown lab `ldh`"},
      {"lab = [@\"hbsag at most 6\"]\n", shape},
      {"lab = [@\"hbsag perhaps\"]\n", shape},
      {"lab = [@\"uric-acid at most six\"]\n", shape},
      {"lab = [\"uric-acid at least 7\", @\"uric-acid at most 6\"]\n",
       "no value of `uric-acid` is both this and what stands before it"},
      {"lab = [\"uric-acid at most 6\", @\"uric-acid at least 6.001\"]\n",
       "no value of `uric-acid` is both this and what stands before it"},
      {"lab = [\"hbsag negative\", @\"hbsag positive\"]\n",
       "no value of `hbsag` is both this and what stands before it"},
      {"lab = [\"hbsag\"]\nwithin_days = @0\n", "`within_days` must be at least 1"},
      {"list_answers = @true\n",
       "`list_answers` stands beside `must`, at a question that is answered yes or no"},
      {"lab = [\"hbsag\"]\nlabels = @\"uk\"\n", "`labels` must be \"us\" or \"eu\""}};
  for (const auto& [lines, what] : mistakes) {
    INFO(lines);
    test::CatalogueTexts texts;
    texts.change("common", "[windows]", labs + "[windows]")
        .change("testumab", "[windows]", asked(lines) + "[windows]");
    CHECK(texts.faults() == Lines{texts.marked() + ": " + what});
  }
  for (const auto* fine : {"lab = [\"uric-acid at least 6\", \"uric-acid at most 6\"]\n",
                           "lab = [\"uric-acid at least 2\", \"hbsag positive\"]\n"}) {
    INFO(fine);
    test::CatalogueTexts texts;
    texts.change("common", "[windows]", labs + "[windows]")
        .change("testumab", "[windows]", asked(fine) + "[windows]");
    CHECK(texts.faults() == Lines{});
  }
  CHECK(test::CatalogueTexts{}
            .change("testumab", "[windows]", asked("within_days = 3\n") + "[windows]")
            .faults()
            .size() == 1);
}

TEST_CASE("a stay may hold under one label, where the other has one too", "[protocol]") {
  const auto faults = [](const std::string& stays) {
    test::CatalogueTexts texts;
    return texts
        .change("testumab", "[[stay]]\nsource = \"label\"\ncounts = \"1-12\"\nafter_stop = \"1h\"\n", stays)
        .faults()
        .size();
  };
  const std::string us =
      "[[stay]]\nsource = \"label\"\ncounts = \"1-12\"\nafter_stop = \"1h\"\nlabels = \"us\"\n\n";
  const std::string eu =
      "[[stay]]\nsource = \"label\"\ncounts = \"1-12\"\nafter_stop = \"2h\"\nlabels = \"eu\"\n\n";
  CHECK(faults(us + eu) == 0);
  CHECK(faults(us) > 0);
}

}  // namespace
}  // namespace infuwatch::lab_text_test
