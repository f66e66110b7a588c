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
std::string to_exchange(const std::string& allergies, const std::string& fluid) {
  Patient patient;
  patient.allergies = allergies;
  const auto found = allergy_to(patient, seed().drugs.at("plasmapheresis"), *seed().common.substances, fluid);
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
               {"monoclonal antibodies: rash", "natalizumab", "monoclonal antibody"},
               {"dust; reaction to mabs unknown", "rituximab", "-"}};
  for (const auto& [allergies, drug, expected] : cases) {
    INFO(allergies << " and " << drug);
    CHECK(to_drug(allergies, drug) == expected);
  }
}

TEST_CASE("an allergy names a drug by a sibling's brand, an abbreviation, or a letter off", "[protocol]") {
  const struct {
    const char *allergies, *drug, *common;
  } cases[] = {{"Campath: anaphylaxis", "alemtuzumab", "itself"},
               {"MabCampath", "alemtuzumab", "itself"},
               {"EDTA", "alemtuzumab", "edetate"},
               {"edetate disodium: rash", "alemtuzumab", "edetate"},
               {"Zymfentra", "infliximab", "itself"},
               {"anti-TNF", "infliximab", "TNF blocker"},
               {"TNF inhibitors: rash", "golimumab", "TNF blocker"},
               {"mice", "infliximab", "murine protein"},
               {"Cyltezo", "infliximab", "TNF blocker"},
               {"Arzerra: anaphylaxis", "ocrelizumab", "anti-CD20 antibody"},
               {"anti-CD20", "ocrelizumab", "anti-CD20 antibody"},
               {"anti CD20 antibodies", "rituximab", "anti-CD20 antibody"},
               {"Monjuvi", "inebilizumab", "anti-CD19 antibody"},
               {"Kisunla", "lecanemab", "anti-amyloid antibody"},
               {"Leqembi", "donanemab", "anti-amyloid antibody"},
               {"Kevzara", "tocilizumab", "interleukin-6 blocker"},
               {"Ajovy", "eptinezumab", "anti-CGRP antibody"},
               {"Empaveli", "ravulizumab", "complement inhibitor"},
               {"Vyvgart Hytrulo", "efgartigimod", "itself"},
               {"Fosamax", "zoledronic-acid", "bisphosphonate"},
               {"Zometa", "zoledronic-acid", "itself"},
               {"INFeD", "iron-sucrose", "iron preparation"},
               {"cortisone", "methylprednisolone", "corticosteroid"},
               {"prednisone", "methylprednisolone", "corticosteroid"},
               {"milk", "methylprednisolone", "cow's milk"},
               {"cow\u2019s milk: hives", "methylprednisolone", "cow's milk"},
               {"lactose intolerance", "methylprednisolone", "-"},
               {"almond milk", "methylprednisolone", "-"},
               {"milk of magnesia", "methylprednisolone", "-"},
               {"Hizentra", "ivig", "itself"},
               {"blood products", "ivig", "blood product"},
               {"FFP", "ivig", "blood product"},
               {"blood pressure medication", "ivig", "-"},
               {"sulphites", "mitoxantrone", "sulfite"},
               {"sodium metabisulphite", "mitoxantrone", "metabisulfite"},
               {"morphine sulfate", "mitoxantrone", "-"},  // another word, though one letter off
               {"Remicaid", "infliximab", "itself"},
               {"Retuximab", "rituximab", "itself"},
               {"Krystexa", "pegloticase", "itself"},
               {"MiraLAX", "pegloticase", "polyethylene glycol"},
               {"cetuximab", "rituximab", "-"},
               {"6-MP", "methylprednisolone", "-"},  // mercaptopurine
               {"5-ASA", "methylprednisolone", "-"}};
  for (const auto& [allergies, drug, expected] : cases) {
    INFO(allergies << " and " << drug);
    CHECK(to_drug(allergies, drug) == expected);
  }
}

TEST_CASE("a routine allergy asks for no drug of the list", "[protocol]") {
  for (const auto* allergies :
       {"penicillin: hives", "latex", "pollen; cats; dust mites", "sulfa", "codeine: nausea", "aspirin",
        "shellfish: anaphylaxis", "peanuts, tree nuts", "nitrates: headache", "marine products",
        "adhesive tape", "iodinated contrast", "ibuprofen: swelling of the face", "lisinopril: cough",
        "egg albumen", "bee stings - anaphylaxis, carries an EpiPen", "benzoyl peroxide", "ferrets"})
    for (const auto& [key, drug] : seed().drugs) {
      INFO(allergies << " and " << key);
      CHECK(common(allergies, drug) == "-");
    }
}

TEST_CASE("the replacement fluid that was ordered counts as what is given", "[protocol]") {
  CHECK(to_exchange("FFP: anaphylaxis", "plasma") == "plasma");
  CHECK(to_exchange("transfusion reaction", "plasma") == "blood product");
  CHECK(to_exchange("FFP: anaphylaxis", "saline") == "-");
  CHECK(to_exchange("latex", "plasma") == "-");
  CHECK(to_exchange("hetastarch", "colloid") == "colloid");
  CHECK(to_exchange("albumin", "albumin") == "albumin");
}

TEST_CASE("words are the same a letter off, from six letters on, but for a silent e", "[protocol]") {
  const struct {
    const char *one, *other;
    bool alike;
  } cases[] = {{"latex", "latex", true},          {"latex", "latax", false},
               {"remade", "remede", true},        {"heparin", "heperin", true},
               {"heparin", "haperen", false},     {"codein", "codeine", true},
               {"remicaid", "remicade", true},    {"codeine", "codine", true},
               {"rituximab", "rituximabs", true}, {"rituximab", "rituximabis", false},
               {"tysabr", "tysabri", true},       {"tysab", "tysabr", false},
               {"tysabr", "tysab", false},        {"cetuximab", "rituximab", false}};
  for (const auto& [one, other, alike] : cases) {
    INFO(one << ' ' << other);
    CHECK(spelled_alike(one, other) == alike);
  }
}

TEST_CASE("allergies of which nothing is known were not asked", "[protocol]") {
  for (const auto* text : {"", " ", "unknown", "Unknown.", "?", "not known", "N/A", "see chart", "ask",
                           "Ask patient", "yes", "pending"}) {
    INFO(text);
    CHECK_FALSE(allergies_asked(text));
  }
  for (const auto* text : {"none known", "NKDA", "latex", "penicillin; reaction unknown", "denies", "no"}) {
    INFO(text);
    CHECK(allergies_asked(text));
  }
  for (const auto* text :
       {"none known", "NKDA", "nka", "N.K.D.A.", "denies", "Denies any allergies", "no", "nil",
        "none reported", "No known allergies.", "NKDA, NKFA", "NKDA; no food allergies"}) {
    INFO(text);
    CHECK(no_known_allergies(text));
  }
  for (const auto* text :
       {"", ";", "unknown", "see chart", "latex", "NKDA; latex", "none but latex", "nilotinib"}) {
    INFO(text);
    CHECK_FALSE(no_known_allergies(text));
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
      {"codeine: rash", "morphine 2 mg IV", "opioid"},
      {"codeine", "Vicodin 1 tab oral", "opioid"},
      {"codeine", "Percocet", "opioid"},
      {"codeine", "Tylenol #3 1 tab", "itself"},
      {"codeine", "hydromorphone 1 mg IV", "opioid"},
      {"codeine", "naloxone 0.4 mg IV", "-"},
      {"aspirin: asthma", "diclofenac 50 mg oral", "NSAID"},
      {"aspirin: asthma", "meloxicam 15 mg oral", "NSAID"},
      {"aspirin: asthma", "Excedrin 2 tabs", "itself"},
      {"aspirin: asthma", "Alka-Seltzer", "itself"},
      {"aspirin: asthma", "acetaminophen 650 mg oral", "-"},
      {"5-ASA", "aspirin 81 mg oral", "-"},
      {"penicillin", "nafcillin 2 g IV", "penicillin"},
      {"penicillin", "dicloxacillin 500 mg oral", "penicillin"},
      {"penicillin", "amoxicilin 500 mg oral", "penicillin"},
      {"beta-lactams", "cefazolin 1 g IV", "cephalosporin"},
      {"Benadryl", "diphenhydramin 50 mg IV", "itself"},
      {"Benadryl", "Tylenol PM 2 tabs", "itself"},
      {"Benadryl", "cetirizine 10 mg oral", "-"},
      {"Tylenol PM", "diphenhydramine 25 mg IV", "itself"},
      {"sulfa", "celecoxib 200 mg oral", "sulfonamide"},
      {"dairy", "Solu-Medrol 40 mg IV", "cow's milk"},
      {"morphine", "50 mg meperidine IV", "opioid"},  // the dose first
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
