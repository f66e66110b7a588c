// Allergies one by one, as they are told.
#include "app/people.hpp"
#include "base/folded.hpp"
#include "base/text.hpp"
#include "protocol/substance.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

struct AllergyRequest {
  std::string mrn;
  std::string allergen;
};

AllergyRequest read_allergy(FieldReader& reader) {
  return {.mrn = reader.answers().text(FieldId::new_mrn), .allergen = reader.needed_text(FieldId::allergen)};
}

/// The allergies with one more; none where it is among them.
std::optional<std::string> with_another(const std::string& known, const std::string& allergen) {
  if (!allergies_asked(known) || no_known_allergies(known)) return allergen;
  const auto entries = split(known, ';');
  const bool there = std::any_of(entries.begin(), entries.end(),
                                 [&](const std::string& entry) { return folded(entry) == folded(allergen); });
  return there ? std::nullopt : std::optional{known + "; " + allergen};
}

Result<Decision, Problem> decide_allergy(const WriteContext& writing, const AllergyRequest& request) {
  if (!allergies_asked(request.allergen)) return bad(FieldId::allergen, request.allergen, Takes::allergies);
  const auto id = writing.view.find_patient(request.mrn);
  if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, request.mrn}}};
  auto patient = writing.view.history(*id)->patient();
  const bool none = request.allergen == "none-known" || no_known_allergies(request.allergen);
  const auto allergies =
      none ? std::optional{std::string{"none known"}} : with_another(patient.allergies, request.allergen);
  if (!allergies || *allergies == patient.allergies)
    return Failure{Problem{NothingNew{NothingNew::What::patient}}};
  Decision act;
  if (none && !patient.allergies.empty()) act.questions.push_back(AllergiesDropped{patient.allergies});
  patient.allergies = *allergies;
  act.patients = {*id};
  act.notices = writing.look_alikes(patient);
  act.said = PatientSet{std::move(patient)};
  return act;
}

}  // namespace

Recording add_allergy(const AppContext& context, const Request& request) {
  return perform(context, request, read_allergy, decide_allergy);
}

}  // namespace infuwatch::app
