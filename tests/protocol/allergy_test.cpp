// What an allergy on file has in common with what is to be given.
#include "protocol/allergy.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::allergy_test {
namespace {

using test::seed;

/// What they have in common: `-` nothing, `itself`, or the family or ingredient.
template <class Given>
std::string common(const std::string& allergies, const Given& given) {
  Patient patient;
  patient.allergies = allergies;
  const auto found = allergy_to(patient, given, *seed().common.substances);
  return !found ? "-" : found->through.empty() ? "itself" : found->through;
}
std::string to_drug(const std::string& allergies, const std::string& key) {
  return common(allergies, seed().drugs.at(key));
}
std::string to_medication(const std::string& allergies, const std::string& given) {
  return common(allergies, given);
}

TEST_CASE("an allergy is held against the name of an unlisted drug, letters and digits alone compared",
          "[protocol]") {
  const struct {
    const char *allergies, *name;
    bool named;
  } cases[] = {{"C1-INH: hives", "C1 INH", true},   {"5 azacitidine", "5-azacitidine", true},
               {"azacitidin", "azacitidine", true},  // one typing error
               {"azacitid", "azacitidine", true},    // begun
               {"azac", "azacitidine", false},      {"decitabine", "azacitidine", false},
               {"none known", "none known", false}, {"", "azacitidine", false}};
  for (const auto& [allergies, name, named] : cases) {
    INFO(allergies << " / " << name);
    Patient patient;
    patient.allergies = allergies;
    const auto found = allergy_to_unlisted(patient, name, *seed().common.substances);
    CHECK(found.has_value() == named);
    if (found) CHECK(found->given == name);
  }
}

TEST_CASE("an allergy names a drug by name, brand, family or ingredient", "[protocol]") {
  const struct {
    const char *allergies, *drug, *common;
  } cases[] = {{"penicillin; rituximab - anaphylaxis 2023", "rituximab", "itself"},
               {"RITUXAN (hives)", "rituximab", "itself"},
               {"Truxima: rash", "rituximab", "itself"},
               {"Mabthera", "natalizumab", "-"},
               {"rituximab: hives", "ocrelizumab", "anti-CD20 antibody"},
               {"Kesimpta - rash", "ublituximab", "anti-CD20 antibody"},
               {"anti-CD20 antibody", "rituximab", "anti-CD20 antibody"},
               {"rituximab: hives", "natalizumab", "-"},
               {"polysorbate 80", "natalizumab", "polysorbate"},
               {"mouse protein - anaphylaxis", "rituximab", "murine protein"},
               {"mouse protein - anaphylaxis", "ocrelizumab", "-"},
               {"human albumin", "plasmapheresis", "albumin"},
               {"gamma globulin: chills", "ivig", "itself"},
               {"none known", "rituximab", "-"},
               {"NKDA", "rituximab", "-"},
               {"", "rituximab", "-"},
               {"mouse proteins", "rituximab", "murine protein"},
               {"monoclonal antibodies: rash", "natalizumab", "-"},  // not a plural that is known
               {"dust; reaction to mabs unknown", "rituximab", "-"}};
  for (const auto& [allergies, drug, expected] : cases) {
    INFO(allergies << " and " << drug);
    CHECK(to_drug(allergies, drug) == expected);
  }
}

TEST_CASE("allergies of which nothing is known were not asked", "[protocol]") {
  for (const auto* text : {"", " ", "unknown", "Unknown.", "?", "not known", "N/A"}) {
    INFO(text);
    CHECK_FALSE(allergies_asked(text));
  }
  for (const auto* text : {"none known", "NKDA", "latex", "penicillin; reaction unknown"}) {
    INFO(text);
    CHECK(allergies_asked(text));
  }
}

TEST_CASE("an allergy names a medication by name, brand or family; unknown ones by a word", "[protocol]") {
  const struct {
    const char *allergies, *given, *common;
  } cases[] = {
      {"penicillin", "penicillin V 500 mg oral", "itself"},
      {"Penicillin: rash", "AMOXICILLIN 500 mg", "penicillin"},
      {"Augmentin - hives", "ampicillin 1 g IV", "penicillin"},
      {"penicillin", "cefazolin 1 g IV", "-"},
      {"penicillins", "amoxicillin 500 mg", "penicillin"},
      {"PCN", "ampicillin 1 g IV", "penicillin"},
      {"NSAIDs", "ketorolac 15 mg IV", "NSAID"},
      {"steroids", "Decadron 4 mg IV", "corticosteroid"},
      {"Opioids: itching", "morphine 2 mg IV", "opioid"},
      {"opiates", "fentanyl 50 mcg IV", "opioid"},
      {"benzodiazepines", "Ativan 1 mg IV", "benzodiazepine"},
      {"ASA", "aspirin 81 mg", "itself"},
      {"sulfa", "Bactrim 800 mg oral", "sulfonamide antibiotic"},
      {"paracetamol", "Tylenol 650 mg oral", "itself"},
      {"Motrin", "ketorolac 30 mg IV", "NSAID"},
      {"prednisone: mania", "Solu-Medrol 100 mg IV", "corticosteroid"},
      {"penicillin", "acetaminophen 650 mg oral", "-"},
      {"oral contraceptives", "acetaminophen 650 mg oral", "-"},
      {"zolmitriptan", "zolmitriptan 5 mg oral", "itself"},
      {"drug: penicillin", "amoxicillin 500 mg oral", "penicillin"},  // what stands before is no substance
      {"Drug allergy - sulfa", "Bactrim 800 mg oral", "sulfonamide antibiotic"},
      {"latex: given diphenhydramine", "diphenhydramine 25 mg IV", "-"},
      {"p\u00e9nicilline; P\u00c9NICILLIN", "penicillin V 500 mg oral", "itself"},
      {"none", "none 5 mg oral", "-"}};
  for (const auto& [allergies, given, expected] : cases) {
    INFO(allergies << " and " << given);
    CHECK(to_medication(allergies, given) == expected);
  }
}

TEST_CASE("one ingredient has one name, however it was typed", "[protocol]") {
  const auto& known = *seed().common.substances;
  for (const auto* typed : {"paracetamol", "Tylenol", "ACETAMINOPHEN", "apap"})
    CHECK(ingredient_of(known, typed) == "acetaminophen");
  CHECK(ingredient_of(known, "adrenaline") == "epinephrine");
  CHECK(ingredient_of(known, "Solu-Medrol") == "methylprednisolone");
  CHECK(ingredient_of(known, "Benadryl and Tylenol") == "benadryl and tylenol");  // two of them
  CHECK(ingredient_of(known, "Zolmitriptan") == "zolmitriptan");
}

}  // namespace
}  // namespace infuwatch::allergy_test
