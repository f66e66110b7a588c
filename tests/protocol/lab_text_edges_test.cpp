// Labs in the catalogue: further units, expected ranges and what a question reads, taken or refused.
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::lab_text_edges_test {
namespace {

using Lines = std::vector<std::string>;

const std::string labs = R"([[lab]]
key = "uric-acid"
name = "uric acid"
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

/// The faults after one change of the labs; none: it is taken.
void check(const std::string& from, const std::string& to, const std::string& fault) {
  INFO(to);
  test::CatalogueTexts texts;
  texts.change("common", "[windows]", labs + "[windows]");
  texts.change("common", from, to);
  CHECK(texts.faults() == (fault.empty() ? Lines{} : Lines{texts.marked() + ": " + fault}));
}

TEST_CASE("a further unit has a name and a number above nothing", "[protocol][lab]") {
  const std::string shape =
      "a further unit must say what one of it is in `unit`, such as \"10^9/L 1000\" or \"umol/L 1/88.4\"";
  for (const auto* fine : {"U 1000", "U 1/1000", "umol/L 0.001", "mmol / L 16.81"})
    check("\"umol/L 1/59.48\"", '"' + std::string{fine} + '"', "");
  for (const auto* wrong :
       {"1000", " 1000", "umol/L six", "umol/L 1/six", "umol/L ", "umol/L 0", "umol/L 0.000", "umol/L 1/0"})
    check("\"umol/L 1/59.48\"", "@\"" + std::string{wrong} + '"', shape);
}

TEST_CASE("the expected range of a lab ends above where it begins", "[protocol][lab]") {
  const std::string shape = "`probable` must be two numbers, the lower first, such as [\"10\", \"80\"]";
  check("[\"0.1\", \"20\"]", "[\"5\", \"5.001\"]", "");
  check("[\"0.1\", \"20\"]", "@[\"5\", \"5.0\"]", shape);
  check("[\"0.1\", \"20\"]", "@[\"5.001\", \"5\"]", shape);
}

TEST_CASE("a question may read a lab as charted and by one result of it, not by two", "[protocol][lab]") {
  const std::pair<const char*, bool> cases[] = {{"\"hbsag\", \"hbsag negative\"", true},
                                                {"\"hbsag negative\", \"hbsag\"", true},
                                                {"\"hbsag negative\", @\"hbsag positive\"", false},
                                                {"\"uric-acid\", \"uric-acid at most 6\"", true},
                                                {"\"hbsag negative\", \"uric-acid at most 6\"", true}};
  for (const auto& [read, taken] : cases) {
    INFO(read);
    test::CatalogueTexts texts;
    texts.change("common", "[windows]", labs + "[windows]");
    texts.change("testumab", "[windows]",
                 "[[question]]\nkey = \"a\"\nask = \"A?\"\nexpected = \"yes\"\nlab = [" + std::string{read} +
                     "]\nsource = \"s\"\n[windows]");
    const auto fault = texts.marked() + ": no value of `hbsag` is both this and what stands before it";
    CHECK(texts.faults() == (taken ? Lines{} : Lines{fault}));
  }
}

}  // namespace
}  // namespace infuwatch::lab_text_edges_test
