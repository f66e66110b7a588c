// What is done for the patient and told about: give, notify, note. Additive, in every state of the infusion.
#include "app/infusion.hpp"
#include "app/medication.hpp"
#include "app/observe.hpp"
#include "protocol/allergy.hpp"
#include "protocol/probable_dose.hpp"
#include "protocol/running_questions.hpp"

namespace infuwatch::app {
namespace {

struct GiveRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::string what;
  std::string response{};
};
struct NotifyRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::string who;
  std::string answer{};
  std::optional<Seconds> observe{};  // after the stop; it counts where it is longer than the protocol's time
};
struct NoteRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::string text;
};

GiveRequest read_give(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .what = reader.needed_text(FieldId::medication),
          .response = reader.text(FieldId::response)};
}

NotifyRequest read_notify(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .who = reader.needed_text(FieldId::who),
          .answer = reader.text(FieldId::provider_answer),
          .observe = reader.optional<Seconds>(FieldId::observe)};
}

NoteRequest read_note(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .text = reader.needed_text(FieldId::text)};
}

/// An act on an infusion at a moment, with what is usually told beside; what it says comes after.
struct Remark {
  Decision act;
  Span at;
  OnChart on;
  std::shared_ptr<const Catalogue> catalogue;

  /// The act with what it says, and with what that asks.
  Decision says(const WriteContext& writing, BedsideEvent said) && {
    if (!std::holds_alternative<Noted>(said))  // what is only told may be told twice
      if (auto already = charted_already(*on.chart, said, *catalogue->common.substances))
        act.questions.push_back(std::move(*already));
    act.at_once = kept_at_once(writing, *on.chart);
    std::visit([&](auto& one) { act.said = std::move(one); }, said);
    return std::move(act);
  }
};
Result<Remark, Problem> remark(const WriteContext& writing, InfusionId number, const EnteredTime& time) {
  const auto on = infusion_of(writing, number);
  if (!on) return Failure{on.error()};
  const auto at = writing.time(time, *on->chart, &on->infusion);
  if (!at) return Failure{at.error()};
  Decision act;
  act.patients = {on->chart->patient().id};
  act.notices = writing.usual_notices(*on->chart, on->infusion);
  const auto catalogue = writing.catalogue({on->infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  return Remark{std::move(act), *at, *on, *catalogue};
}

Result<Decision, Problem> decide_give(const WriteContext& writing, const GiveRequest& request) {
  auto made = remark(writing, request.infusion, request.at);
  if (!made) return Failure{made.error()};
  const auto& chart = *made->on.chart;
  const auto& known = *made->catalogue->common.substances;
  const auto medication = medication_of(request.what);
  if (two_medications(request.what, &known))
    return bad(FieldId::medication, request.what, Takes::one_medication);
  if (!kept_at_once(writing, chart) && dose_without_unit(request.what, known))
    return bad(FieldId::medication, request.what, Takes::dose_unit);
  auto& questions = made->act.questions;
  if (const auto& release = made->on.infusion.release; release && made->at.from > release->to)
    questions.push_back(OverAlready{request.infusion, true, release->from});
  if (auto allergy = allergy_to(chart.patient(), medication.name, known)) {
    allergy->given = request.what;
    questions.push_back(std::move(*allergy));
  }
  if (auto rare = improbable_dose(medication, known); rare && !dose_confirmed(request.what))
    questions.push_back(std::move(*rare));
  if (auto lately = given_lately(chart, medication.name, known, made->at))
    questions.push_back(std::move(*lately));
  return std::move(*made).says(writing, Gave{.infusion = request.infusion,
                                             .at = made->at,
                                             .what = request.what,
                                             .response = request.response,
                                             .medication = medication});
}

Result<Decision, Problem> decide_notify(const WriteContext& writing, const NotifyRequest& request) {
  auto made = remark(writing, request.infusion, request.at);
  if (!made) return Failure{made.error()};
  const auto& infusion = made->on.infusion;
  if (request.observe && infusion.start && *request.observe <= infusion.terms.observe_after_stop)
    made->act.notices.push_back(
        {Notice::Kind::stay_not_longer, {std::to_string(infusion.terms.observe_after_stop.count())}});
  return std::move(*made).says(writing, Notified{.infusion = request.infusion,
                                                 .at = made->at,
                                                 .who = request.who,
                                                 .answer = request.answer,
                                                 .observe = request.observe});
}

Result<Decision, Problem> decide_note(const WriteContext& writing, const NoteRequest& request) {
  auto made = remark(writing, request.infusion, request.at);
  if (!made) return Failure{made.error()};
  return std::move(*made).says(writing,
                               Noted{.infusion = request.infusion, .at = made->at, .text = request.text});
}

}  // namespace

Recording give(const AppContext& context, const Request& request) {
  return perform(context, request, read_give, decide_give);
}

Recording notify(const AppContext& context, const Request& request) {
  return perform(context, request, read_notify, decide_notify);
}

Recording note(const AppContext& context, const Request& request) {
  return perform(context, request, read_note, decide_note);
}

}  // namespace infuwatch::app
