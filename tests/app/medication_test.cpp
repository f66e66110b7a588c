// Medication as it is typed, taken apart.
#include "app/medication.hpp"

#include "room.hpp"
#include "support/history.hpp"

namespace infuwatch::medication_test {
namespace {

using namespace test;

TEST_CASE("medication is taken apart into name, dose and route; nothing is refused", "[app]") {
  struct Case {
    const char *text, *name, *dose, *route;
  };
  const Case cases[] = {
      {"diphenhydramine 50 mg IV", "diphenhydramine", "50 mg", "IV"},
      {"Epinephrine 0.3 mg im", "epinephrine", "0.3 mg", "IM"},
      {"paracetamol 1 g PO", "paracetamol", "1 g", "oral"},
      {"normal saline 500 mL IV", "normal saline", "500 mL", "IV"},
      {"cetirizine 10mg oral", "cetirizine", "10 mg", "oral"},
      {"two puffs of salbutamol", "two puffs of salbutamol", "", ""},
      {"salbutamol inhaled", "salbutamol", "", "inhaled"},
      {"oral", "", "", ""},
      {"50 mg", "", "50 mg", ""},
      {"oxygen  2 L", "oxygen", "2 L", ""},
      {"epinephrine 0.3mg IM thigh", "epinephrine", "0.3 mg", "IM"},
      {"epi 0.3 mg im x1", "epi", "0.3 mg", "IM"},
      {"ibuprofen 400 mg PO for headache", "ibuprofen", "400 mg", "oral"},
      {"solu-medrol 100 mg IVP", "solu-medrol", "100 mg", "IV"},
      {"acetaminophen 650 mg for fever", "acetaminophen", "650 mg", ""},
      {"500 mg acetaminophen", "acetaminophen", "500 mg", ""},
      {"500 mg oral acetaminophen", "acetaminophen", "500 mg", "oral"},
      {"penicillin V 500 mg oral", "penicillin v", "500 mg", "oral"},
      {"0.9 % saline 500 mL IV", "0.9 % saline", "500 mL", "IV"},
      {"dextrose 5 % 250 mL", "dextrose 5 %", "250 mL", ""},
      {"500 mg acetaminophen 2 mL", "500 mg acetaminophen", "2 mL", ""},
      {"NS 500 bolus", "ns 500 bolus", "", ""},
      {"0.3 mg epinephrine IM", "epinephrine", "0.3 mg", "IM"},  // the dose first
      {"0.3mg epinephrine im", "epinephrine", "0.3 mg", "IM"},
      {"0.3 mg Epinephrine IM thigh", "epinephrine", "0.3 mg", "IM"},
      {"0.3 mg IM epinephrine", "epinephrine", "0.3 mg", "IM"},
      {"0.3 mg IM epinephrine IV", "epinephrine iv", "0.3 mg", "IM"},
      {"0.3 mg of epinephrine IM", "epinephrine", "0.3 mg", "IM"},
      {"500 mL normal saline IV bolus", "normal saline", "500 mL", "IV"},
      {"650 mg acetaminophen PO for fever", "acetaminophen", "650 mg", "oral"},
      {"2.5 mg albuterol nebulized", "albuterol", "2.5 mg", "nebulized"},
      {"0.3 mg epinephrine intramuscular", "epinephrine", "0.3 mg", "IM"},
      {"650 mg acetaminophen for fever", "acetaminophen for fever", "650 mg", ""},
      {"650 mg oral", "", "650 mg", "oral"},
      {"650 mg of", "", "650 mg", ""},
      {"epinephrine IM 0.3 mg", "epinephrine", "0.3 mg", "IM"},  // the route before the dose
      {"IV diphenhydramine 50 mg", "diphenhydramine", "50 mg", "IV"},
      {"IM 0.3 mg", "", "0.3 mg", "IM"},
      {"IM 0.5 mg epinephrine", "epinephrine", "0.5 mg", "IM"},  // the route, the dose, the name
      {"PO 10mg cetirizine", "cetirizine", "10 mg", "oral"},
      {"IV 100 mg methylprednisolone", "methylprednisolone", "100 mg", "IV"},
      {"IM 0.5 mg epinephrine IM thigh", "epinephrine", "0.5 mg", "IM"},
      {"SC 2.5 mg of terbutaline", "terbutaline", "2.5 mg", "SC"},
      {"diphenhydramine, 50 mg, IV", "diphenhydramine", "50 mg", "IV"},  // commas
      {"diphenhydramine,50 mg,IV", "diphenhydramine", "50 mg", "IV"},
      {"IV, 50 mg, diphenhydramine", "diphenhydramine", "50 mg", "IV"},
      {"epinephrine 0,3 mg IM", "epinephrine", "0.3 mg", "IM"},
      {"epinephrine - 0.3 mg - IM", "epinephrine", "0.3 mg", "IM"},
      {"IV fluids 500 mL", "iv fluids", "500 mL", "IV"},  // the route is part of the name
      {"500 mL IV fluids", "iv fluids", "500 mL", "IV"},
      {"oral rehydration 200 mL", "oral rehydration", "200 mL", "oral"},
      {"IV saline 500 mL", "saline", "500 mL", "IV"},
      {"50 mg IV push", "", "50 mg", "IV"},
      {"inhaled salbutamol", "salbutamol", "", "inhaled"},
      {"", "", "", ""}};
  for (const auto& [text, name, dose, route] : cases) {
    INFO(text);
    const auto medication = app::medication_of(text);
    CHECK(medication.name == name);
    CHECK((medication.dose ? to_text(*medication.dose) : "") == dose);
    CHECK(medication.route == route);
  }
}

TEST_CASE("a text that is not one medication given is refused", "[app]") {
  const std::pair<const char*, std::optional<Takes>> cases[] = {
      {"diphenhydramine 50 mg IV", std::nullopt},
      {"two puffs of salbutamol", std::nullopt},
      {"cetirizine held", std::nullopt},
      {"10 mg", Takes::medication_name},
      {"oral", Takes::medication_name},
      {"50 mg IV push", Takes::medication_name},
      {"10", Takes::medication_name},
      {"epinephrine 0.001 mg IM", std::nullopt},
      {"epinephrine 0 mg IM", Takes::amount_above_zero},
      {"0 mg epinephrine", Takes::amount_above_zero},
      {"epinephrine -0.3 mg IM", Takes::amount_above_zero},
      {"100 mg hydrocortisone IV and 50 mg diphenhydramine IV", Takes::one_medication},
      {"hydrocortisone 100 mg IV, diphenhydramine 50 mg IV", Takes::one_medication},
      {"hydrocortisone 100 mg + diphenhydramine 50 mg", Takes::one_medication},
      {"hydrocortisone 100 mg IV diphenhydramine 50 mg IV", Takes::one_medication},
      {"piperacillin and tazobactam 4.5 g IV", std::nullopt},
      {"methylprednisolone 125 mg in 100 mL saline IV", std::nullopt},
      {"methylprednisolone 125 mg, in 100 mL saline, IV", std::nullopt},
      {"diphenhydramine, 50 mg, IV, 1 mL", std::nullopt},
      {"500 mg acetaminophen 2 mL", std::nullopt}};
  for (const auto& [text, want] : cases) {
    INFO(text);
    CHECK(app::medication_fault(text) == want);
  }
  const auto& known = *test::seed().common.substances;
  CHECK(app::two_medications("hydrocortisone 100 mg IV and diphenhydramine", &known));
  CHECK_FALSE(app::two_medications("hydrocortisone 100 mg IV and rest", &known));
}

TEST_CASE("a number without its unit where the dose stands is told", "[app]") {
  const struct {
    const char* text;
    bool without;
  } cases[] = {{"Tylenol 650", true},
               {"Tylenol 650 oral", true},
               {"epinephrine 0.3 IM", true},
               {"epinephrine IM 0.3", true},
               {"NS 500 bolus", true},
               {"cetirizine 10 at home", true},
               {"Tylenol 650 mg", false},
               {"Tylenol 650mg oral", false},
               {"Tylenol", false},
               {"Tylenol 3", false},  // a name
               {"Tylenol 3 oral", false},
               {"Tylenol #3", false},
               {"Tylenol 2 tabs", false},
               {"albuterol x2", false},
               {"salbutamol 2 puffs inhaled", false},
               {"ondansetron at 8", false},
               {"saline over 30", false},
               {"Vicodin 5/325", false},
               {"650", false}};
  for (const auto& [text, without] : cases) {
    INFO(text);
    CHECK(app::dose_without_unit(text, *test::seed().common.substances) == without);
  }
}

TEST_CASE("a ! behind the dose says that it is right, and is no part of it", "[app]") {
  const struct {
    const char* text;
    bool confirmed;
  } cases[] = {{"epinephrine 5 mg! IV", true},
               {"epinephrine 5mg! IV", true},
               {"epinephrine IV 5 mg!", true},
               {"epinephrine 5 mg IV!", false},
               {"stat! epinephrine 5 mg", false},
               {"epinephrine! 5 mg", false},
               {"epinephrine 5 mg IV", false},
               {"!", false},
               {"5mg!", true}};
  for (const auto& [text, confirmed] : cases) {
    INFO(text);
    CHECK(app::dose_confirmed(text) == confirmed);
  }
  const auto read = app::medication_of("epinephrine 5 mg! IV");
  CHECK(read.name == "epinephrine");
  CHECK(to_text(*read.dose) == "5 mg");
  CHECK(read.route == "IV");
  CHECK(app::medication_of("epinephrine 5 mg IV !").name == "epinephrine");
}

}  // namespace
}  // namespace infuwatch::medication_test
