#include "app/fingerprint.hpp"

#include "base/text.hpp"
#include "domain/entry.hpp"
#include "domain/vital_sign.hpp"
#include "storage/stored_entry.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using F = FieldId;

std::string with_length(std::string_view key, std::string_view typed) {
  return std::to_string(key.size()) + ':' + std::string{key} + '=' + std::to_string(typed.size()) + ':' +
         std::string{typed} + ';';
}

// A typed number as it is written.
std::string entry(const std::string& typed) {
  const auto number = entry_number(typed);
  return number ? to_text(*number) : typed;
}
std::string flag(const std::string& typed) {
  const auto number = flag_id(typed);
  return number ? to_text(*number) : typed;
}
std::string infusion(const std::string& typed) {
  const auto number = whole_number(typed);
  return number ? std::to_string(*number) : typed;
}

/// The first form of a request: its verb's first name, and its fields in their places.
class FirstForm {
 public:
  explicit FirstForm(const Answers& answers) : answers_{answers} {}

  void place(F field) {
    const auto typed = answers_.text(field);
    all_.push_back(field == F::infusion || field == F::move_to ? infusion(typed) : typed);
  }
  void places(std::initializer_list<F> fields) {
    for (const auto field : fields) place(field);
  }
  void list(F field) { all_.push_back(joined(answers_.all(field), "|")); }
  void each(F field) {
    for (auto& typed : answers_.all(field)) all_.push_back(std::move(typed));
  }
  void word(std::string text) { all_.push_back(std::move(text)); }
  void order() {
    places({F::mrn, F::birth, F::drug, F::dose, F::chair, F::lot, F::planned, F::body_surface, F::provider,
            F::fluid});
  }
  void patient() {
    for (const auto field :
         {F::name, F::birth, F::sex, F::phone, F::patient_weight, F::allergy, F::spo2_scale, F::pregnant})
      word(answers_.has(field) ? '=' + answers_.text(field) : "");
  }
  void observation() {
    places({F::infusion, F::at});
    list(F::symptom);
    list(F::denied);
    list(F::resolved);
    word(answers_.has(F::none) ? "none" : "");
    places({F::source, F::note, F::call_outcome});
    for (auto sign = 0; sign <= static_cast<int>(Sign::weight); ++sign)
      place(field_id(static_cast<Sign>(sign)));
  }
  std::vector<std::string> all() && { return std::move(all_); }

 private:
  const Answers& answers_;
  std::vector<std::string> all_;
};

std::string_view first_name(VerbId verb) {
  switch (verb) {
    case VerbId::patient_add:
    case VerbId::patient_set: return "patient";
    case VerbId::patient_prior: return "prior";
    case VerbId::staff_add:
    case VerbId::staff_disable: return "staff";
    case VerbId::site_set: return "site";
    case VerbId::drugs_import: return "catalogue";
    case VerbId::handover_sign: return "handover";
    case VerbId::handover_accept: return "accept";
    default: return name(verb);
  }
}

std::vector<std::string> in_places(const Request& request) {
  FirstForm form{request.answers};
  const auto& answers = request.answers;
  switch (request.verb) {
    case VerbId::prepare: form.order(); break;
    case VerbId::start:
      form.order();
      form.places({F::infusion, F::at});
      form.list(F::answer);
      form.word(answers.has(F::screened) ? "as expected" : "");
      form.place(F::checked_by);
      break;
    case VerbId::rate: form.places({F::infusion, F::rate, F::still_to_run, F::at}); break;
    case VerbId::pause:
    case VerbId::resume:
    case VerbId::cancel: form.places({F::infusion, F::at}); break;
    case VerbId::stop: form.places({F::infusion, F::at, F::given, F::stop_reason}); break;
    case VerbId::release: form.places({F::infusion, F::at, F::destination}); break;
    case VerbId::observe: form.observation(); break;
    case VerbId::call: {
      auto by_phone = answers;
      by_phone.add(F::source, "phone");
      FirstForm told{by_phone};
      told.observation();
      return std::move(told).all();
    }
    case VerbId::give: form.places({F::infusion, F::medication, F::response, F::at}); break;
    case VerbId::notify: form.places({F::infusion, F::who, F::provider_answer, F::observe, F::at}); break;
    case VerbId::note: form.places({F::infusion, F::text, F::at}); break;
    case VerbId::not_done: form.places({F::check, F::not_done_reason, F::at}); break;
    case VerbId::ack:
      form.word(flag(answers.text(F::flag)));
      form.places({F::action, F::detail});
      break;
    case VerbId::resolve:
      form.word(flag(answers.text(F::flag)));
      form.place(F::outcome);
      break;
    case VerbId::correct:
      form.word(entry(answers.text(F::entry)));
      form.each(F::set);
      break;
    case VerbId::retract: form.word(entry(answers.text(F::entry))); break;
    case VerbId::move:
      form.place(F::move_to);
      for (const auto& typed : answers.all(F::entry)) form.word(entry(typed));
      break;
    case VerbId::claim:
      form.word(entry(answers.text(F::entry)));
      form.place(F::claim_for);
      break;
    case VerbId::handover_sign: form.places({F::from, F::to}); break;
    case VerbId::handover_accept:
      form.each(F::except);
      form.each(F::except_reason);
      break;
    case VerbId::patient_add:
      form.word("add");
      form.place(F::new_mrn);
      form.patient();
      break;
    case VerbId::patient_set:
      form.word("set");
      form.place(F::new_mrn);
      form.patient();
      break;
    case VerbId::patient_prior:
      form.places({F::new_mrn, F::drug, F::count, F::total_dose, F::last, F::worst});
      break;
    case VerbId::staff_add:
      form.word("add");
      form.places({F::badge, F::staff_name, F::role, F::os_user});
      break;
    case VerbId::staff_disable:
      form.word("disable");
      form.place(F::badge);
      break;
    case VerbId::site_set: form.places({F::site, F::zone, F::shifts, F::opening, F::labels}); break;
    case VerbId::drugs_import: form.places({F::part, F::toml}); break;
    default: return {};
  }
  return std::move(form).all();
}

}  // namespace

std::string fingerprint(std::string_view who, const Request& request) {
  std::vector<std::pair<std::string_view, std::string>> typed;
  for (const auto& [field, text] : request.answers.every())
    if (!text.empty())
      typed.emplace_back(field_of(field).key, text);
    else
      typed.emplace_back("emptied", std::string{field_of(field).key});
  std::stable_sort(typed.begin(), typed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  auto whole = with_length("who", who) + with_length("verb", name(request.verb));
  for (const auto& [key, text] : typed) whole += with_length(key, text);
  return "2:" + storage::digest(whole);
}

std::string first_fingerprint(std::string_view who, const Request& request) {
  auto fields = in_places(request);
  fields.insert(fields.begin(),
                {std::string{who}, std::string{first_name(request.verb)}, request.answers.text(F::reason)});
  return storage::digest(joined(fields, "\x1f"));
}

}  // namespace infuwatch::app
