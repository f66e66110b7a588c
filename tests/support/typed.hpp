#pragma once

#include "app/checks.hpp"
#include "app/correction.hpp"
#include "app/flags.hpp"
#include "app/handover.hpp"
#include "app/observe.hpp"
#include "app/people.hpp"
#include "app/verb.hpp"

/// Verbs with what was typed for them as arguments, so that a test says a request in one line. Each carries
/// the request out as both edges do.
namespace infuwatch::app {

struct Common {
  std::string uuid{};
  std::string reason{};
};

inline Recording carried(const AppContext& context, const Common& common, VerbId verb, Answers answers) {
  answers.add_some(FieldId::reason, common.reason);
  return carry_out(context, {.verb = verb, .answers = std::move(answers), .uuid = common.uuid});
}

inline Answers on(InfusionId infusion) { return {{FieldId::infusion, std::to_string(infusion.value())}}; }

struct OrderFields {
  std::string mrn, birth, drug, dose, chair, lot, planned, bsa, provider, fluid;
  void add_to(Answers& answers) const {
    for (const auto& [field, text] : {std::pair{FieldId::mrn, &mrn},
                                      {FieldId::birth, &birth},
                                      {FieldId::drug, &drug},
                                      {FieldId::dose, &dose},
                                      {FieldId::chair, &chair},
                                      {FieldId::lot, &lot},
                                      {FieldId::planned, &planned},
                                      {FieldId::body_surface, &bsa},
                                      {FieldId::provider, &provider},
                                      {FieldId::fluid, &fluid}})
      answers.add_some(field, *text);
  }
};
struct ScreeningFields {
  std::vector<std::string> answers{};
  bool as_expected = false;
  std::string checked_by{};
};
struct StartRequest {
  std::optional<InfusionId> infusion{};
  OrderFields order{};
  std::string at{};
  ScreeningFields screening{};
};
struct RateRequest {
  InfusionId infusion;
  std::string rate{}, planned{}, at{};
};
struct StopRequest {
  InfusionId infusion;
  std::string at{}, given{}, why{};
};
struct ReleaseRequest {
  InfusionId infusion;
  std::string at{}, to{}, discharge{};
};
struct NotifyRequest {
  InfusionId infusion;
  std::string who{}, answer{}, observe{}, at{};
};
using ObserveRequest = ObservationTyped;
struct PatientFields {
  std::optional<std::string> name{}, birth{}, sex{}, phone{}, weight{}, allergies{}, spo2_scale{}, pregnant{};
};
struct PriorFields {
  std::string drug, count, total_dose, last, worst;
};
struct StaffFields {
  std::string name, role, os_user;
};
struct SiteFields {
  std::optional<std::string> name{}, zone{}, shifts{}, opening{}, labels{};
};

inline Recording prepare(const AppContext& context, const Common& common, const OrderFields& order) {
  Answers answers;
  order.add_to(answers);
  return carried(context, common, VerbId::prepare, std::move(answers));
}
/// With no reason of the test's own: what a routine day is asked shows.
inline Recording start_as_typed(const AppContext& context, const Common& common,
                                const StartRequest& request) {
  auto answers = request.infusion ? on(*request.infusion) : Answers{};
  request.order.add_to(answers);
  answers.add_some(FieldId::at, request.at);
  for (const auto& answer : request.screening.answers) answers.add(FieldId::answer, answer);
  if (request.screening.as_expected) answers.add(FieldId::screened, "as-expected");
  answers.add_some(FieldId::checked_by, request.screening.checked_by);
  return carried(context, common, VerbId::start, std::move(answers));
}
/// Most starts of the tests have no vital signs before them, and most stops are early.
inline Common with_reason(Common common) {
  if (common.reason.empty()) common.reason = "as ordered";
  return common;
}
inline Recording start(const AppContext& context, const Common& common, const StartRequest& request) {
  return start_as_typed(context, with_reason(common), request);
}
inline Recording change_rate(const AppContext& context, const Common& common, const RateRequest& request) {
  auto answers = on(request.infusion);
  answers.add_some(FieldId::rate, request.rate);
  answers.add_some(FieldId::still_to_run, request.planned);
  answers.add_some(FieldId::at, request.at);
  return carried(context, common, VerbId::rate, std::move(answers));
}
inline Recording at_a_moment(const AppContext& context, const Common& common, VerbId verb,
                             InfusionId infusion, const std::string& at) {
  auto answers = on(infusion);
  answers.add_some(FieldId::at, at);
  return carried(context, common, verb, std::move(answers));
}
inline Recording pause(const AppContext& context, const Common& common, InfusionId infusion,
                       const std::string& at) {
  return at_a_moment(context, common, VerbId::pause, infusion, at);
}
inline Recording resume(const AppContext& context, const Common& common, InfusionId infusion,
                        const std::string& at) {
  return at_a_moment(context, common, VerbId::resume, infusion, at);
}
inline Recording cancel(const AppContext& context, const Common& common, InfusionId infusion,
                        const std::string& at) {
  return at_a_moment(context, common, VerbId::cancel, infusion, at);
}
inline Recording stop_as_typed(const AppContext& context, const Common& common, const StopRequest& request) {
  auto answers = on(request.infusion);
  answers.add_some(FieldId::at, request.at);
  answers.add_some(FieldId::given, request.given);
  answers.add_some(FieldId::stop_reason, request.why);
  return carried(context, common, VerbId::stop, std::move(answers));
}
inline Recording stop(const AppContext& context, const Common& common, const StopRequest& request) {
  return stop_as_typed(context, with_reason(common), request);
}
inline Recording release(const AppContext& context, const Common& common, const ReleaseRequest& request) {
  auto answers = on(request.infusion);
  answers.add_some(FieldId::at, request.at);
  answers.add_some(FieldId::destination, request.to);
  answers.add_some(FieldId::discharge, request.discharge);
  return carried(context, common, VerbId::release, std::move(answers));
}
inline Recording observe(const AppContext& context, const Common& common, const ObserveRequest& request) {
  return carried(context, common, VerbId::observe, request.answers());
}
inline Recording call(const AppContext& context, const Common& common, const ObserveRequest& request) {
  return carried(context, common, VerbId::call, request.answers());
}
inline Recording give(const AppContext& context, const Common& common, InfusionId infusion,
                      const std::string& what, const std::string& response, const std::string& at) {
  auto answers = on(infusion);
  answers.add_some(FieldId::medication, what);
  answers.add_some(FieldId::response, response);
  answers.add_some(FieldId::at, at);
  return carried(context, common, VerbId::give, std::move(answers));
}
inline Recording notify(const AppContext& context, const Common& common, const NotifyRequest& request) {
  auto answers = on(request.infusion);
  answers.add_some(FieldId::who, request.who);
  answers.add_some(FieldId::provider_answer, request.answer);
  answers.add_some(FieldId::observe, request.observe);
  answers.add_some(FieldId::at, request.at);
  return carried(context, common, VerbId::notify, std::move(answers));
}
inline Recording note(const AppContext& context, const Common& common, InfusionId infusion,
                      const std::string& text, const std::string& at) {
  auto answers = on(infusion);
  answers.add_some(FieldId::text, text);
  answers.add_some(FieldId::at, at);
  return carried(context, common, VerbId::note, std::move(answers));
}
inline Recording not_done(const AppContext& context, const Common& common, const std::string& key,
                          const std::string& why, const std::string& at) {
  Answers answers;
  answers.add_some(FieldId::check, key);
  answers.add_some(FieldId::not_done_reason, why);
  answers.add_some(FieldId::at, at);
  return carried(context, common, VerbId::not_done, std::move(answers));
}
inline Recording acknowledge(const AppContext& context, const Common& common, FlagId flag,
                             const std::string& action, const std::string& detail) {
  Answers answers{{FieldId::flag, to_text(flag)}};
  answers.add_some(FieldId::action, action);
  answers.add_some(FieldId::detail, detail);
  return carried(context, common, VerbId::ack, std::move(answers));
}
inline Recording resolve(const AppContext& context, const Common& common, FlagId flag,
                         const std::string& outcome) {
  Answers answers{{FieldId::flag, to_text(flag)}};
  answers.add_some(FieldId::outcome, outcome);
  return carried(context, common, VerbId::resolve, std::move(answers));
}
inline Recording correct(const AppContext& context, const Common& common, EntryNumber entry,
                         const std::vector<std::string>& fields) {
  Answers answers{{FieldId::entry, to_text(entry)}};
  for (const auto& field : fields) answers.add(FieldId::set, field);
  return carried(context, common, VerbId::correct, std::move(answers));
}
inline Recording retract(const AppContext& context, const Common& common, EntryNumber entry) {
  return carried(context, common, VerbId::retract, {{FieldId::entry, to_text(entry)}});
}
inline Recording move(const AppContext& context, const Common& common,
                      const std::vector<EntryNumber>& entries, InfusionId to) {
  Answers answers{{FieldId::move_to, std::to_string(to.value())}};
  for (const auto entry : entries) answers.add(FieldId::entry, to_text(entry));
  return carried(context, common, VerbId::move, std::move(answers));
}
inline Recording claim(const AppContext& context, const Common& common, EntryNumber entry,
                       const std::string& by) {
  Answers answers{{FieldId::entry, to_text(entry)}};
  answers.add_some(FieldId::claim_for, by);
  return carried(context, common, VerbId::claim, std::move(answers));
}
inline Recording sign_handover(const AppContext& context, const Common& common, Instant from, Instant to) {
  return carried(context, common, VerbId::handover_sign,
                 {{FieldId::from, iso(from)}, {FieldId::to, iso(to)}});
}
inline Recording accept_handover(const AppContext& context, const Common& common,
                                 const std::vector<std::string>& except,
                                 const std::vector<std::string>& reasons) {
  Answers answers;
  for (const auto& item : except) answers.add(FieldId::except, item);
  for (const auto& reason : reasons) answers.add(FieldId::except_reason, reason);
  return carried(context, common, VerbId::handover_accept, std::move(answers));
}
inline Answers patient_answers(const std::string& mrn, const PatientFields& fields) {
  Answers answers{{FieldId::new_mrn, mrn}};
  for (const auto& [field, text] : {std::pair{FieldId::name, &fields.name},
                                    {FieldId::birth, &fields.birth},
                                    {FieldId::sex, &fields.sex},
                                    {FieldId::phone, &fields.phone},
                                    {FieldId::patient_weight, &fields.weight},
                                    {FieldId::allergy, &fields.allergies},
                                    {FieldId::spo2_scale, &fields.spo2_scale},
                                    {FieldId::pregnant, &fields.pregnant}})
    if (*text) answers.add(field, **text);
  return answers;
}
inline Recording add_patient(const AppContext& context, const Common& common, const std::string& mrn,
                             const PatientFields& fields) {
  auto answers = patient_answers(mrn, fields);
  if (!fields.allergies) answers.add(FieldId::allergy, "none known");
  return carried(context, common, VerbId::patient_add, std::move(answers));
}
inline Recording set_patient(const AppContext& context, const Common& common, const std::string& mrn,
                             const PatientFields& fields) {
  return carried(context, common, VerbId::patient_set, patient_answers(mrn, fields));
}
inline Recording set_prior(const AppContext& context, const Common& common, const std::string& mrn,
                           const PriorFields& fields) {
  Answers answers{{FieldId::new_mrn, mrn}};
  answers.add_some(FieldId::drug, fields.drug);
  answers.add_some(FieldId::count, fields.count);
  answers.add_some(FieldId::total_dose, fields.total_dose);
  answers.add_some(FieldId::last, fields.last);
  answers.add_some(FieldId::worst, fields.worst);
  return carried(context, common, VerbId::patient_prior, std::move(answers));
}
inline Recording add_staff(const AppContext& context, const Common& common, const std::string& badge,
                           const StaffFields& fields) {
  Answers answers{{FieldId::badge, badge}};
  answers.add_some(FieldId::staff_name, fields.name);
  answers.add_some(FieldId::role, fields.role);
  answers.add_some(FieldId::os_user, fields.os_user);
  return carried(context, common, VerbId::staff_add, std::move(answers));
}
inline Recording disable_staff(const AppContext& context, const Common& common, const std::string& badge) {
  return carried(context, common, VerbId::staff_disable, {{FieldId::badge, badge}});
}
inline Recording set_site(const AppContext& context, const Common& common, const SiteFields& fields) {
  Answers answers;
  for (const auto& [field, text] : {std::pair{FieldId::site, &fields.name},
                                    {FieldId::zone, &fields.zone},
                                    {FieldId::shifts, &fields.shifts},
                                    {FieldId::opening, &fields.opening},
                                    {FieldId::labels, &fields.labels}})
    if (*text) answers.add(field, **text);
  return carried(context, common, VerbId::site_set, std::move(answers));
}
inline Recording import_catalogue_part(const AppContext& context, const Common& common,
                                       const std::string& part, const std::string& toml) {
  return carried(context, common, VerbId::drugs_import, {{FieldId::part, part}, {FieldId::toml, toml}});
}

}  // namespace infuwatch::app
