#include "app/infusion.hpp"
#include "protocol/unlisted.hpp"

namespace infuwatch::app {
namespace {

struct StartRequest {
  std::optional<InfusionId> infusion{};  // the one that was prepared
  std::optional<OrderEntered> order{};   // of one that was not
  EnteredTime at{};
  Screening screening{};
};

Problem no_second_nurse() { return MissingField{MissingField::What::second_nurse, {FieldId::checked_by}}; }

bool orders(const Answers& answers) {
  for (const auto field : order_fields())
    if (!answers.text(field).empty()) return true;
  return false;
}

StartRequest read_start(FieldReader& reader) {
  StartRequest request{.infusion = reader.optional<InfusionId>(FieldId::infusion),
                       .at = reader.time(),
                       .screening = read_screening(reader)};
  if (!reader.given(FieldId::infusion)) {
    request.order = read_order(reader);
    if (!request.order->order.unlisted.empty() && !reader.given(FieldId::checked_by)) {
      if (reader.lacks_some())
        reader.missing(FieldId::checked_by);
      else
        reader.fault(no_second_nurse());
    }
  } else if (orders(reader.answers())) {
    request.order.emplace();  // refused, by who ordered it
  }
  return request;
}

Result<Decision, Problem> start_prepared(const StartRequest& request, const WriteContext& writing) {
  const auto on = infusion_of(writing, *request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  if (infusion.start)
    return Failure{Problem{
        lost_to(*chart, infusion.started_by, writing.site(), LostRace::Fact::started, infusion.number)}};
  if (infusion.state != InfusionState::prepared)
    return Failure{Problem{
        WrongState{infusion.number, infusion.state, WrongState::Needs::a_start, infusion.ordered_by}}};
  if (request.order) return Failure{Problem{OrderedAlready{infusion.number, infusion.ordered_by}}};
  if (!infusion.order.unlisted.empty() && request.screening.checked_by.empty())
    return Failure{no_second_nurse()};
  const auto at = writing.time(request.at, *chart, &infusion);
  if (!at) return Failure{at.error()};
  const auto catalogue = writing.catalogue(drugs_to_read(infusion.order));
  if (!catalogue) return Failure{catalogue.error()};
  Decision act;
  act.patients = {chart->patient().id};
  act.notices = writing.look_alikes(chart->patient());
  start_notices(infusion.order, writing, *chart, **catalogue, act.notices, infusion.number);
  auto said = screened(Started{.infusion = infusion.number, .at = *at}, request.screening, writing, *chart,
                       infusion, **catalogue, act.notices, act.questions);
  if (!said) return Failure{said.error()};
  const auto& typed = infusion.order.unlisted;  // it may have got a protocol since
  if (const auto* listed = typed.empty() ? nullptr : listed_as(**catalogue, typed))
    act.questions.insert(act.questions.begin(), NameAlike{.typed = typed, .names = {listed->key}});
  act.said = std::move(*said);
  return act;
}

Result<Decision, Problem> start_at_once(const StartRequest& request, const WriteContext& writing) {
  Decision act;
  auto order = order_of(*request.order, writing, act.notices);
  if (!order) return Failure{order.error()};
  const auto chart = writing.view.history(order->patient);
  const auto at = writing.time(request.at, *chart, nullptr);
  if (!at) return Failure{at.error()};
  const auto catalogue = writing.catalogue(drugs_to_read(*order));
  if (!catalogue) return Failure{catalogue.error()};
  start_notices(*order, writing, *chart, **catalogue, act.notices);
  act.patients = {order->patient};
  Infusion next;
  next.number = writing.view.next_infusion();
  next.order = *order;
  auto said = screened(Started{.infusion = next.number, .at = *at, .order = std::move(*order)},
                       request.screening, writing, *chart, next, **catalogue, act.notices, act.questions);
  if (!said) return Failure{said.error()};
  auto of_its_name = name_questions(next.order, *chart, **catalogue);
  act.questions.insert(act.questions.begin(), std::make_move_iterator(of_its_name.begin()),
                       std::make_move_iterator(of_its_name.end()));
  act.said = std::move(*said);
  return act;
}

Result<Decision, Problem> decide_start(const WriteContext& writing, const StartRequest& request) {
  return request.infusion ? start_prepared(request, writing) : start_at_once(request, writing);
}

}  // namespace

Recording start(const AppContext& context, const Request& request) {
  return perform(context, request, read_start, decide_start);
}

}  // namespace infuwatch::app
