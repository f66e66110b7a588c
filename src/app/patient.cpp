// Patients, and what they had before this record.
#include "app/observe.hpp"
#include "app/people.hpp"
#include "base/text.hpp"
#include "domain/person_name.hpp"
#include "protocol/running_questions.hpp"
#include "protocol/substance.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

constexpr std::chrono::days longest_life{130 * 366};
/// The same weight told later than that was measured anew.
constexpr std::chrono::hours weight_is_the_same{24};

/// What is said of a patient; none: nothing is.
struct PatientRequest {
  std::string mrn;
  std::optional<std::string> name{};
  std::optional<std::chrono::year_month_day> birth{};
  std::optional<std::string> sex{}, phone{}, allergies{};
  std::optional<Decimal> weight{};
  bool weight_confirmed = false;  // typed with a `!`
  std::optional<bool> spo2_scale_2{}, pregnant{};
};

struct PriorRequest {
  std::string mrn;
  Prior prior;
};

std::string day_text(std::chrono::year_month_day day) { return iso_date(day); }

std::optional<bool> read_switch(FieldReader& reader, FieldId field, std::string_view on) {
  const auto word = reader.optional<std::string>(field);
  return word ? std::optional{*word == on} : std::nullopt;
}

/// Text that may be emptied on purpose.
std::optional<std::string> read_emptied(FieldReader& reader, FieldId field) {
  return reader.answers().has(field) ? std::optional{reader.text(field)} : std::nullopt;
}

std::optional<Decimal> read_weight(FieldReader& reader, bool& confirmed) {
  if (!reader.given(FieldId::patient_weight)) return std::nullopt;
  auto typed = trimmed(reader.answers().text(FieldId::patient_weight));
  confirmed = take_confirmation(typed);
  return reader.one<Decimal>(FieldId::patient_weight, typed);
}

PatientRequest read_details(FieldReader& reader, std::string mrn) {
  bool confirmed = false;
  const auto weight = read_weight(reader, confirmed);
  return {.mrn = std::move(mrn),
          .name = reader.optional<std::string>(FieldId::name),
          .birth = reader.optional<std::chrono::year_month_day>(FieldId::birth),
          .sex = read_emptied(reader, FieldId::sex),
          .phone = read_emptied(reader, FieldId::phone),
          .allergies = read_emptied(reader, FieldId::allergy),
          .weight = weight,
          .weight_confirmed = confirmed,
          .spo2_scale_2 = read_switch(reader, FieldId::spo2_scale, "2"),
          .pregnant = read_switch(reader, FieldId::pregnant, "yes")};
}

PatientRequest read_new(FieldReader& reader) {
  auto mrn = reader.required<std::string>(FieldId::new_mrn);
  auto request = read_details(reader, std::move(mrn));
  for (const auto field : {FieldId::name, FieldId::birth})
    if (!reader.given(field)) reader.missing(field);
  return request;
}

PatientRequest read_changed(FieldReader& reader) {
  auto request = read_details(reader, reader.answers().text(FieldId::new_mrn));
  const bool some = request.name || request.birth || request.sex || request.phone || request.allergies ||
                    reader.given(FieldId::patient_weight) || request.spo2_scale_2 || request.pregnant;
  if (!some) reader.fault(MissingField{MissingField::What::a_change_of_patient});
  return request;
}

/// Puts what was said over what is known.
Result<Patient, Problem> with(Patient patient, const PatientRequest& said, const WriteContext& writing) {
  if (said.birth) {
    const auto born = writing.context.zone.first(Civil{std::chrono::local_days{*said.birth}});
    if (born > writing.moment.now) return bad(FieldId::birth, day_text(*said.birth), Takes::past_date);
    if (born < writing.moment.now - longest_life)
      return bad(FieldId::birth, day_text(*said.birth), Takes::recent_birth);
  }
  if (said.allergies && !trimmed(*said.allergies).empty() && !allergies_asked(*said.allergies))
    return bad(FieldId::allergy, *said.allergies, Takes::allergies);
  patient.name = said.name.value_or(patient.name);
  patient.birth = said.birth.value_or(patient.birth);
  patient.sex = said.sex.value_or(patient.sex);
  patient.phone = said.phone.value_or(patient.phone);
  patient.allergies = said.allergies.value_or(patient.allergies);
  if (said.weight) patient.weight_kg = said.weight;
  patient.spo2_scale_2 = said.spo2_scale_2.value_or(patient.spo2_scale_2);
  patient.pregnant = said.pregnant.value_or(patient.pregnant);
  return patient;
}

/// Somebody who may be the same person: same name and birth date, or the same MRN otherwise written.
std::vector<Question> registered_already(const storage::View& view, const Patient& fresh) {
  std::vector<Question> questions;
  const PersonName name{fresh.name};
  for (const auto& row : view.find_patients("")) {
    const bool by_mrn = same_mrn(row.mrn, fresh.mrn);
    if (by_mrn || (row.birth == fresh.birth && name.same(PersonName{row.name})))
      questions.push_back(RegisteredAlready{row.name, row.mrn, row.birth, by_mrn});
  }
  return questions;
}

/// A weight far from the last one on file.
std::vector<Question> far_weight(const Patient& known, const Patient& now) {
  if (!known.weight_kg || !now.weight_kg) return {};
  const auto last = *known.weight_kg;
  const auto reach = usual_weight_change(last);
  const Decimal low{std::max<std::int64_t>(last.thousandths - reach.thousandths, 0)},
      high{last.thousandths + reach.thousandths};
  if (*now.weight_kg >= low && *now.weight_kg <= high) return {};
  return {Improbable{FieldId::patient_weight, *now.weight_kg, low, high, " kg"}};
}

Result<Decision, Problem> decide_new(const WriteContext& writing, const PatientRequest& request) {
  if (const auto known = writing.view.find_patient(request.mrn))
    return Failure{Problem{AlreadyThere{AlreadyThere::What::patient, request.mrn,
                                        writing.view.history(*known)->patient().name}}};
  Patient fresh;
  fresh.id = writing.view.next_patient();
  fresh.mrn = request.mrn;
  auto patient = with(std::move(fresh), request, writing);
  if (!patient) return Failure{patient.error()};
  return Decision{PatientSet{*patient},
                  {patient->id},
                  {},
                  {},
                  writing.look_alikes(*patient),
                  registered_already(writing.view, *patient)};
}

bool weighed_anew(const Chart& chart, const PatientRequest& said, Instant now) {
  const auto& on_file = chart.weights_on_file();
  return said.weight && !on_file.empty() && now - on_file.back().at > weight_is_the_same;
}

/// The earliest day of what stands in a chart; none: nothing does.
std::optional<std::chrono::year_month_day> first_charted(const Chart& chart, const Zone& zone) {
  std::optional<std::chrono::year_month_day> first;
  const auto take = [&](std::chrono::year_month_day day) { first = std::min(first.value_or(day), day); };
  for (const auto& [number, act] : chart.acts()) {
    if (!act.stands()) continue;
    if (const auto at = at_of(act.said)) take(zone.day(at->from));
    if (const auto* labs = std::get_if<LabsCharted>(&act.said))
      for (const auto& lab : labs->labs) take(latest_day(lab));
  }
  for (const auto& prior : chart.priors())
    if (prior.last) take(*prior.last);
  return first;
}

Result<Decision, Problem> decide_changed(const WriteContext& writing, const PatientRequest& request) {
  const auto id = patient_of(writing.view, request.mrn);
  if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, request.mrn}}};
  const auto chart = writing.view.history(*id);
  const auto& known = chart->patient();
  auto patient = with(known, request, writing);
  if (!patient) return Failure{patient.error()};
  if (const auto first = first_charted(*chart, writing.context.zone);
      request.birth && first && *request.birth > *first)
    return bad(FieldId::birth, day_text(*request.birth), Takes::birth_before, {}, shown_date(*first));
  if (*patient == known && !weighed_anew(*chart, request, writing.moment.now))
    return Failure{Problem{NothingNew{NothingNew::What::patient}}};
  return Decision{PatientSet{*patient},
                  {*id},
                  {},
                  {},
                  writing.look_alikes(*patient),
                  request.weight_confirmed ? std::vector<Question>{} : far_weight(known, *patient)};
}

PriorRequest read_prior(FieldReader& reader) {
  PriorRequest request{.mrn = reader.answers().text(FieldId::new_mrn), .prior = {}};
  const bool unlisted = reader.answers().text(FieldId::unlisted) == "yes";
  if (unlisted ? !reader.catalogue({}) : !reader.catalogue_naming(reader.answers().text(FieldId::drug)))
    return request;
  auto& prior = request.prior;
  reader.read_unlisted(unlisted);
  prior.drug = reader.needed_text(FieldId::drug);
  settle_drug(prior, unlisted);
  if (const auto count = reader.answers().text(FieldId::count); count != "unknown") {
    const auto number = whole_number(count);
    if (!number || *number < 0 || *number > 10000)
      reader.fault(BadField{FieldId::count, count, Takes::prior_count});
    else
      prior.count = static_cast<int>(*number);
  }
  prior.total_dose = reader.optional<Quantity>(FieldId::total_dose);
  prior.last = reader.optional<std::chrono::year_month_day>(FieldId::last);
  prior.worst = reader.value_or<EarlierReaction>(
      FieldId::worst, prior.count == 0 ? EarlierReaction::none : EarlierReaction::unknown);
  return request;
}

Result<Decision, Problem> decide_prior(const WriteContext& writing, const PriorRequest& request) {
  const auto id = patient_of(writing.view, request.mrn);
  if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, request.mrn}}};
  auto prior = request.prior;
  prior.patient = *id;
  if (prior.last &&
      writing.context.zone.first(Civil{std::chrono::local_days{*prior.last}}) > writing.moment.now)
    return bad(FieldId::last, day_text(*prior.last), Takes::past_date);
  const auto chart = writing.view.history(*id);
  if (const auto& birth = chart->patient().birth; prior.last && *prior.last < birth)
    return bad(FieldId::last, day_text(*prior.last), Takes::after_birth, {}, shown_date(birth));
  const auto* known = chart->prior(drug_counted(prior));
  if (known && *known == prior)
    return Failure{Problem{NothingNew{NothingNew::What::prior, drug_named(prior)}}};
  return Decision{PriorSet{prior}, {*id}, {}, {}, {}};
}

}  // namespace

std::optional<PatientId> patient_of(const storage::View& view, std::string_view mrn) {
  if (const auto exact = view.find_patient(trimmed(mrn))) return exact;
  std::optional<PatientId> found;
  for (const auto& row : view.find_patients(mrn)) {
    if (!same_mrn(row.mrn, mrn)) continue;
    if (found) return std::nullopt;
    found = row.id;
  }
  return found;
}

Recording add_patient(const AppContext& context, const Request& request) {
  return perform(context, request, read_new, decide_new);
}

Recording set_patient(const AppContext& context, const Request& request) {
  return perform(context, request, read_changed, decide_changed);
}

Recording set_prior(const AppContext& context, const Request& request) {
  return perform(context, request, read_prior, decide_prior);
}

}  // namespace infuwatch::app
