// The margin by which a sign lies inside its limit again: what nobody set, and the largest that is read.
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::margin_edges_test {
namespace {

TEST_CASE("a margin that nobody set is none", "[protocol][margin]") {
  const VitalLimits::Margin margin;
  CHECK(margin.sbp == 0);
  CHECK(margin.spo2 == 0);
  CHECK(margin.temp_tenths == 0);
  CHECK(margin.hr == 0);
  CHECK(margin.rr == 0);
}

TEST_CASE("a margin of temperature is a difference: at most five degrees", "[protocol][margin]") {
  for (const auto& [temperature, taken] : {std::pair{"0.1C", true}, {"5.0C", true}, {"5.1C", false}}) {
    INFO(temperature);
    test::CatalogueTexts texts;
    texts.change("common", "[limits.steps]",
                 "[limits.margin]\nsource = \"site default\"\nsbp = 3\nspo2 = 1\ntemp = \"" +
                     std::string{temperature} + "\"\nhr = 3\nrr = 1\n\n[limits.steps]");
    CHECK(texts.faults().empty() == taken);
  }
}

}  // namespace
}  // namespace infuwatch::margin_edges_test
