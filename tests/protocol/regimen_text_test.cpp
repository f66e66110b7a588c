// What is refused in a [[regimen]], and what its band, cap and counts may be.
#include "support/catalogue_mistakes.hpp"

namespace infuwatch::regimen_text_test {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

constexpr auto first = "dose = \"300 mg\"";

/// What is found in the first regimen with these lines more.
void regimen(const std::string& lines, const std::string& what) {
  check({"testumab", first, (first + ("\n" + lines)).c_str(), what});
}
Lines faults_with(const std::string& lines) {
  return CatalogueTexts{}.change("testumab", first, first + ("\n" + lines)).faults();
}

TEST_CASE("a cap is an amount that a dose by weight or body surface can come to", "[protocol]") {
  const std::string of_size =
      "`most` is the cap of a dose by weight or body surface, such as `lowest = \"8 mg/kg\"`";
  const std::string amount = "`most` must be an amount that `lowest` can come to, such as \"800 mg\"";
  const std::string by_weight = "lowest = \"4 mg/kg\"\nhighest = \"8 mg/kg\"\n";
  regimen("most = @\"800 mg\"", of_size);
  regimen("lowest = \"300 mg\"\nhighest = \"300 mg\"\nmost = @\"800 mg\"", of_size);
  regimen(by_weight + "most = @\"8 mg/kg\"", amount);
  regimen(by_weight + "most = @\"1 L\"", amount);
  regimen(by_weight + "most = @\"much\"", "`most` must be a dose, such as \"300 mg\" or \"12 mg/m2\"");
  CHECK(faults_with(by_weight + "most = \"800 mg\"") == Lines{});
  CHECK(faults_with(by_weight + "most = \"0.8 g\"") == Lines{});
  CHECK(faults_with("lowest = \"80 mg/m2\"\nhighest = \"80 mg/m2\"\nmost = \"240 mg\"") == Lines{});
}

TEST_CASE("a dose ten times what it was is a mistake, and a cap that nobody's weight reaches", "[protocol]") {
  const std::string tenfold = "`highest` must be no more than 10 times `lowest`";
  const std::string nobody = "`most` is more than `highest` comes to for anybody: 500 kg, or 5 m2";
  regimen("lowest = \"300 mg\"\nhighest = @\"3000.001 mg\"", tenfold);
  regimen("lowest = \"0.2 g/kg\"\nhighest = @\"20 g/kg\"", tenfold);
  CHECK(faults_with("lowest = \"300 mg\"\nhighest = \"3000 mg\"") == Lines{});
  CHECK(faults_with("lowest = \"0.2 g/kg\"\nhighest = \"2 g/kg\"") == Lines{});
  const std::string by_weight = "lowest = \"8 mg/kg\"\nhighest = \"8 mg/kg\"\n";
  regimen(by_weight + "most = @\"4000.001 mg\"", nobody);
  regimen(by_weight + "most = @\"8000 mg\"", nobody);
  regimen("lowest = \"80 mg/m2\"\nhighest = \"80 mg/m2\"\nmost = @\"401 mg\"", nobody);
  CHECK(faults_with(by_weight + "most = \"4 g\"") == Lines{});
  CHECK(faults_with("lowest = \"80 mg/m2\"\nhighest = \"80 mg/m2\"\nmost = \"400 mg\"") == Lines{});
}

/// The same band for both regimens of the drug, so that their counts still follow each other.
CatalogueTexts with_band(const std::string& lines) {
  CatalogueTexts texts;
  std::string plain = lines;
  std::erase(plain, '@');
  texts.change("testumab", "dose = \"600 mg\"", "dose = \"600 mg\"\n" + plain);
  texts.change("testumab", first, first + ("\n" + lines));
  return texts;
}

TEST_CASE("a band has a weight and an age in it", "[protocol]") {
  for (const auto* lines :
       {"weight_from = \"60 kg\"", "weight_under = \"60 kg\"", "weight_over = \"60 kg\"",
        "weight_to = \"60 kg\"", "weight_from = \"60 kg\"\nweight_under = \"60.1 kg\"",
        "weight_from = \"60 kg\"\nweight_to = \"60 kg\"", "weight_over = \"60 kg\"\nweight_to = \"60.1 kg\"",
        "years_from = 6\nyears_under = 7", "weight_from = \"60 kg\"\nyears_from = 18"}) {
    INFO(lines);
    CHECK(with_band(lines).faults() == Lines{});
  }
  const auto first_of = [](const std::string& lines) {
    const auto texts = with_band(lines);
    const auto faults = texts.faults();
    REQUIRE_FALSE(faults.empty());
    return std::pair{texts.marked(), faults.front()};
  };
  for (const auto& [lines, what] : std::vector<std::pair<std::string, std::string>>{
           {"weight_from = @\"heavy\"", "`weight_from` must be a weight, such as \"60 kg\""},
           {"weight_under = @\"0 kg\"", "`weight_under` must be a weight, such as \"60 kg\""},
           {"weight_from = \"60 kg\"\nweight_over = @\"61 kg\"",
            "either `weight_from` or `weight_over`, not both"},
           {"weight_to = \"60 kg\"\nweight_under = @\"61 kg\"",
            "either `weight_to` or `weight_under`, not both"},
           {"weight_from = \"60 kg\"\nweight_under = @\"60 kg\"", "no weight is in this band"},
           {"weight_over = \"60 kg\"\nweight_to = @\"60 kg\"", "no weight is in this band"},
           {"weight_over = \"60 kg\"\nweight_under = @\"60 kg\"", "no weight is in this band"},
           {"weight_from = \"60 kg\"\nweight_to = @\"59.9 kg\"", "no weight is in this band"},
           {"years_from = @0", "`years_from` must be at least 1"},
           {"years_from = 18\nyears_under = @18", "no age is in this band"}}) {
    INFO(lines);
    const auto [marked, fault] = first_of(lines);
    CHECK(fault == marked + ": " + what);
  }
}

TEST_CASE("counts follow each other within each band; the same counts may be said again", "[protocol]") {
  const std::string follow = "the counts must follow each other from 1 on, without gap or overlap";
  const std::string end = "counts without end must come last";
  const std::string last = "the last counts must have no end, such as \"13-\"";
  const auto more = [](const std::string& counts, const std::string& band) {
    CatalogueTexts texts;
    texts.change("testumab", "[[stay]]",
                 "[[regimen]]\nsource = \"label\"\nname = \"other\"\ncounts = \"" + counts +
                     "\"\ndose = \"900 mg\"\nduration = \"2h\"\ninterval = \"2 weeks\"\n" + band +
                     "\n[[stay]]");
    auto faults = texts.faults();
    for (auto& one : faults) one = one.substr(one.find(": ") + 2);
    return faults;
  };
  CHECK(more("1-2", "") == Lines{});
  CHECK(more("3-", "") == Lines{});
  CHECK(more("1-", "") == Lines{end});  // overlaps 1-2 and 3-
  CHECK(more("2", "") == Lines{end});
  CHECK(more("1-", "weight_under = \"60 kg\"\n") == Lines{});
  CHECK(more("1-2", "weight_under = \"60 kg\"\n") == Lines{last});
  CHECK(more("3-", "weight_under = \"60 kg\"\n") == Lines{follow});
}

}  // namespace
}  // namespace infuwatch::regimen_text_test
