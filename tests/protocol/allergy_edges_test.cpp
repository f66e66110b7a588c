// Where the name of a medication ends and its dose begins.
#include "protocol/allergy.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::allergy_edges_test {
namespace {

TEST_CASE("no word behind a dose is held against the allergies, whichever digit the dose begins with",
          "[protocol][allergy]") {
  const struct {
    const char* given;
    bool named;
  } cases[] = {{"zolmitriptan 0.5 mg oral", false}, {"zolmitriptan 1.5 mg oral", false},
               {"zolmitriptan 8 mg oral", false},   {"zolmitriptan 9 mg oral", false},
               {"zolmitriptan /5 mg oral", true},   {"zolmitriptan :5 mg oral", true},
               {"zolmitriptan oral", true},         {"0.5 mg zolmitriptan oral", true}};
  Patient patient;
  patient.allergies = "oral contrast: hives";
  for (const auto& [given, named] : cases) {
    INFO(given);
    CHECK(allergy_to(patient, given, *test::seed().common.substances).has_value() == named);
  }
}

}  // namespace
}  // namespace infuwatch::allergy_edges_test
