#include "protocol/medication_total.hpp"

#include "domain/chart.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::medication_total_test {
namespace {

using Given = std::pair<const char*, std::optional<Quantity>>;

Quantity of(std::int64_t thousandths, const char* unit) { return {{thousandths}, unit}; }

/// `acetaminophen 4 (1), 2.6 g`: doses, those without an amount, the sums.
std::string told(const std::vector<Given>& given) {
  std::vector<Medication> medications;
  for (const auto& [name, dose] : given) medications.push_back({name, dose, {}});
  std::vector<const Medication*> all;
  for (const auto& medication : medications) all.push_back(&medication);
  std::string text;
  for (const auto& [name, total] : medication_totals(all, *test::seed().common.substances))
    text += (text.empty() ? "" : "; ") + name + ' ' + std::to_string(total.doses) + " (" +
            std::to_string(total.without_amount) + ") " + to_text(total.given) +
            (total.unlikely ? " ?" + std::to_string(total.unlikely) : "");
  return text;
}

TEST_CASE("medications are counted by what is in them, and summed where the units agree", "[protocol]") {
  CHECK(told({{"paracetamol", of(1000, "g")},
              {"acetaminophen", of(650000, "mg")},
              {"tylenol", of(650000, "mg")},
              {"Paracetamol", of(300000, "mg")}}) == "acetaminophen 4 (0) 2.6 g");
  CHECK(told({{"vicodin", of(5000, "mg")}, {"tylenol", of(650000, "mg")}}) ==
        "acetaminophen 2 (1) 650 mg; hydrocodone 1 (1) ");
  CHECK(told({{"nyquil", of(30000, "mL")}}) ==
        "acetaminophen 1 (1) ; dextromethorphan 1 (1) ; doxylamine 1 (1) ");
  CHECK(told({{"alka-seltzer", of(325000, "mg")}}) ==
        "aspirin 1 (1) ");  // a product's dose, of whatever part
  CHECK(told({{"epinephrine", of(300, "g")}, {"epinephrine", of(300, "mg")}}) ==
        "epinephrine 2 (0) 300.3 mg ?1");
  CHECK(told({{"adrenaline", of(300, "mg")}, {"epinephrine", of(500, "mg")}}) == "epinephrine 2 (0) 0.8 mg");
  CHECK(told({{"adrenaline", of(500000, "mcg")}, {"epinephrine", of(500, "mg")}}) ==
        "epinephrine 2 (0) 1 mg");
  CHECK(told({{"paracetamol", of(1000, "g")}, {"paracetamol", {}}}) == "acetaminophen 2 (1) 1 g");
  CHECK(told({{"saline", {}}}) == "saline 1 (1) ");
  CHECK(told({{"saline", of(500000, "mL")}, {"saline", of(499000, "mL")}}) == "saline 2 (0) 999 mL");
  CHECK(told({{"saline", of(500000, "mL")}, {"saline", of(500000, "mL")}}) == "saline 2 (0) 1 L");
  CHECK(told({{"heparin", of(5000000, "units")}, {"heparin", of(1000, "mL")}}) ==
        "heparin 2 (0) 5000 units + 1 mL");
  CHECK(told({{"x", of(1000001, "mg")}}) == "x 1 (0) 1000.001 mg");  // as grams it would be rounded
  CHECK(told({{"x", of(999999, "mg")}}) == "x 1 (0) 999.999 mg");
}

}  // namespace
}  // namespace infuwatch::medication_total_test
