#include "app/fields.hpp"
#include "app/people.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

constexpr std::chrono::days longest_life{130 * 366};

/// Puts what was said over what is known.
Result<Patient, Problem> with(Patient patient, const PatientFields& fields, const Sitting& sitting) {
  if (fields.name) {
    const auto name = free_text("--name", *fields.name);
    if (!name) return Failure{name.error()};
    if (name->empty() || name->find(',') == std::string::npos)
      return bad("--name", *fields.name, Takes::family_given);
    patient.name = *name;
  }
  if (fields.birth) {
    const auto birth = date_field("--birth", *fields.birth);
    if (!birth) return Failure{birth.error()};
    if (sitting.desk.zone.first(Civil{std::chrono::local_days{*birth}}) > sitting.moment.now)
      return bad("--birth", *fields.birth, Takes::past_date);
    if (sitting.desk.zone.first(Civil{std::chrono::local_days{*birth}}) < sitting.moment.now - longest_life)
      return bad("--birth", *fields.birth, Takes::recent_birth);
    patient.birth = *birth;
  }
  for (const auto& [flag, text, into] : {std::tuple{"--sex", &fields.sex, &patient.sex},
                                         {"--phone", &fields.phone, &patient.phone},
                                         {"--allergy", &fields.allergies, &patient.allergies}}) {
    if (!*text) continue;
    const auto taken = free_text(flag, **text);
    if (!taken) return Failure{taken.error()};
    *into = *taken;
  }
  if (fields.weight) {
    const auto kilograms = weight_field(*fields.weight);
    if (!kilograms) return Failure{kilograms.error()};
    patient.weight_kg = *kilograms;
  }
  if (fields.spo2_scale) {
    if (*fields.spo2_scale != "1" && *fields.spo2_scale != "2")
      return bad("--spo2-scale", *fields.spo2_scale, Takes::spo2_scale);
    patient.spo2_scale_2 = *fields.spo2_scale == "2";
  }
  if (fields.pregnant) {
    if (*fields.pregnant != "yes" && *fields.pregnant != "no")
      return bad("--pregnant", *fields.pregnant, Takes::one_of, {"yes", "no"});
    patient.pregnant = *fields.pregnant == "yes";
  }
  return patient;
}

}  // namespace

Asked PatientFields::asked() const {
  Asked all;
  for (const auto* field : {&name, &birth, &sex, &phone, &weight, &allergies, &spo2_scale, &pregnant})
    all.push_back(*field ? "=" + **field : "");
  return all;
}

Result<storage::Recorded, Problem> add_patient(const Desk& desk, const Common& common, const std::string& mrn,
                                               const PatientFields& fields) {
  auto asked = fields.asked();
  asked.insert(asked.begin(), {"add", mrn});
  return write(desk, "patient", common, asked, [&](const Sitting& sitting) -> Result<Act, Problem> {
    const auto number = key_field("the MRN", mrn);
    if (!number) return Failure{number.error()};
    if (const auto known = sitting.view.find_patient(*number))
      return Failure{Problem{
          AlreadyThere{AlreadyThere::What::patient, *number, sitting.view.history(*known)->patient().name}}};
    std::vector<std::string> missing;
    if (!fields.name) missing.emplace_back("--name");
    if (!fields.birth) missing.emplace_back("--birth");
    if (!missing.empty())
      return Failure{Problem{MissingField{MissingField::What::the_fields, std::move(missing)}}};
    Patient fresh;
    fresh.id = sitting.view.next_patient();
    fresh.mrn = *number;
    auto patient = with(std::move(fresh), fields, sitting);
    if (!patient) return Failure{patient.error()};
    return Act{PatientSet{*patient}, {patient->id}, {}, {}, sitting.look_alikes(*patient)};
  });
}

Result<storage::Recorded, Problem> set_patient(const Desk& desk, const Common& common, const std::string& mrn,
                                               const PatientFields& fields) {
  auto asked = fields.asked();
  asked.insert(asked.begin(), {"set", mrn});
  return write(desk, "patient", common, asked, [&](const Sitting& sitting) -> Result<Act, Problem> {
    const auto given = fields.asked();
    if (std::all_of(given.begin(), given.end(), [](const std::string& field) { return field.empty(); }))
      return Failure{Problem{MissingField{MissingField::What::a_change_of_patient}}};
    const auto id = sitting.view.find_patient(mrn);
    if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, mrn}}};
    auto patient = with(sitting.view.history(*id)->patient(), fields, sitting);
    if (!patient) return Failure{patient.error()};
    if (*patient == sitting.view.history(*id)->patient())
      return Failure{Problem{NothingNew{NothingNew::What::patient}}};
    return Act{PatientSet{*patient}, {*id}, {}, {}, sitting.look_alikes(*patient)};
  });
}

Result<storage::Recorded, Problem> set_prior(const Desk& desk, const Common& common, const std::string& mrn,
                                             const PriorFields& fields) {
  return write(desk, "prior", common,
               {mrn, fields.drug, fields.count, fields.total_dose, fields.last, fields.worst},
               [&](const Sitting& sitting) -> Result<Act, Problem> {
                 const auto id = sitting.view.find_patient(mrn);
                 if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, mrn}}};
                 const auto catalogue = sitting.catalogue_naming(fields.drug);
                 if (!catalogue) return Failure{catalogue.error()};
                 const auto drug = drug_key(fields.drug, **catalogue);
                 if (!drug) return Failure{drug.error()};
                 Prior prior;
                 prior.patient = *id, prior.drug = *drug;
                 if (fields.count != "unknown") {
                   const auto count = whole_number(fields.count);
                   if (!count || *count < 0 || *count > 10000)
                     return bad("--count", fields.count, Takes::prior_count);
                   prior.count = static_cast<int>(*count);
                 }
                 if (!fields.total_dose.empty()) {
                   const auto total = dose_field("--total-dose", fields.total_dose);
                   if (!total) return Failure{total.error()};
                   prior.total_dose = *total;
                 }
                 if (!fields.last.empty()) {
                   const auto last = date_field("--last", fields.last);
                   if (!last) return Failure{last.error()};
                   if (sitting.desk.zone.first(Civil{std::chrono::local_days{*last}}) > sitting.moment.now)
                     return bad("--last", fields.last, Takes::past_date);
                   prior.last = *last;
                 }
                 const auto otherwise = prior.count == 0 ? EarlierReaction::none : EarlierReaction::unknown;
                 const auto worst =
                     fields.worst.empty() ? std::optional{otherwise} : named<EarlierReaction>(fields.worst);
                 if (!worst) return bad("--worst", fields.worst, Takes::one_of, names<EarlierReaction>());
                 prior.worst = *worst;
                 const auto chart = sitting.view.history(*id);
                 const auto* known = chart->prior(*drug);
                 if (known && *known == prior)
                   return Failure{Problem{NothingNew{NothingNew::What::prior, *drug}}};
                 return Act{PriorSet{prior}, {*id}, {}, {}, {}};
               });
}

}  // namespace infuwatch::app
