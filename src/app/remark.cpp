// What is done for the patient and told about: give, notify, note. Additive, in every state of the infusion.
#include "app/infusion.hpp"
#include "app/medication.hpp"
#include "app/observe.hpp"
#include "protocol/order_questions.hpp"

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
};
Result<Remark, Problem> remark(const WriteContext& writing, InfusionId number, const EnteredTime& time) {
  const auto on = infusion_of(writing, number);
  if (!on) return Failure{on.error()};
  const auto at = writing.time(time, *on->chart, &on->infusion);
  if (!at) return Failure{at.error()};
  Decision act;
  act.patients = {on->chart->patient().id};
  act.notices = writing.usual_notices(*on->chart, on->infusion);
  return Remark{std::move(act), *at};
}

Result<Decision, Problem> decide_give(const WriteContext& writing, const GiveRequest& request) {
  auto made = remark(writing, request.infusion, request.at);
  if (!made) return Failure{made.error()};
  made->act.said = Gave{.infusion = request.infusion,
                        .at = made->at,
                        .what = request.what,
                        .response = request.response,
                        .medication = medication_of(request.what)};
  const auto on = infusion_of(writing, request.infusion);
  if (auto allergy = allergy_to(on->chart->patient(), request.what)) {
    if (writing.context.emergency || !waiting_flags(*on->chart).empty())
      made->act.notices.push_back(kept_question(*allergy));  // nothing is asked in an emergency
    else
      made->act.questions.push_back(std::move(*allergy));
  }
  return std::move(made->act);
}

Result<Decision, Problem> decide_notify(const WriteContext& writing, const NotifyRequest& request) {
  auto made = remark(writing, request.infusion, request.at);
  if (!made) return Failure{made.error()};
  const auto on = infusion_of(writing, request.infusion);
  const auto& infusion = on->infusion;
  if (request.observe && infusion.start && *request.observe <= infusion.terms.observe_after_stop)
    made->act.notices.push_back(
        {Notice::Kind::stay_not_longer, {std::to_string(infusion.terms.observe_after_stop.count())}});
  made->act.said = Notified{.infusion = request.infusion,
                            .at = made->at,
                            .who = request.who,
                            .answer = request.answer,
                            .observe = request.observe};
  return std::move(made->act);
}

Result<Decision, Problem> decide_note(const WriteContext& writing, const NoteRequest& request) {
  auto made = remark(writing, request.infusion, request.at);
  if (!made) return Failure{made.error()};
  made->act.said = Noted{.infusion = request.infusion, .at = made->at, .text = request.text};
  return std::move(made->act);
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
