// How an infusion ends: stop, release, cancel.
#include "app/infusion.hpp"
#include "protocol/ending_questions.hpp"

namespace infuwatch::app {
namespace {

struct StopRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::optional<Quantity> given{};
  std::string why;
};
struct ReleaseRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::string to;
};
struct CancelRequest {
  InfusionId infusion;
  EnteredTime at{};
};

StopRequest read_stop(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .given = reader.optional<Quantity>(FieldId::given),
          .why = reader.value_or<std::string>(FieldId::stop_reason, "completed")};
}

ReleaseRequest read_release(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .to = reader.value_or<std::string>(FieldId::destination, "home")};
}

CancelRequest read_cancel(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion), .at = reader.time()};
}

Result<Decision, Problem> decide_stop(const WriteContext& writing, const StopRequest& request) {
  const auto on = started_infusion(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  if (infusion.stop)
    return Failure{Problem{
        lost_to(*chart, infusion.stopped_by, writing.site(), LostRace::Fact::stopped, infusion.number)}};
  const auto at = time_after_start(writing, request.at, *chart, infusion);
  if (!at) return Failure{at.error()};
  if (!infusion.resumed.empty() && at->to < infusion.resumed.back())  // it would go on running
    return Failure{Problem{
        WrongOrder{FieldId::at, Happening::resume, infusion.resumed.back(), Happening::stop, at->to}}};
  if (infusion.release && at->from > infusion.release->to)
    return Failure{Problem{
        WrongOrder{FieldId::at, Happening::stop, at->from, Happening::release, infusion.release->to}}};
  return Decision{
      Stopped{.infusion = request.infusion, .at = *at, .given = request.given, .why = request.why},
      {chart->patient().id},
      {},
      {},
      writing.usual_notices(*chart, infusion)};
}

Result<Decision, Problem> decide_release(const WriteContext& writing, const ReleaseRequest& request) {
  const auto on = started_infusion(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  if (infusion.release) {
    const auto released = chart->standing<Released>(request.infusion);
    return Failure{Problem{
        lost_to(*chart, released.back()->number, writing.site(), LostRace::Fact::released, infusion.number)}};
  }
  const auto at = time_after_start(writing, request.at, *chart, infusion);
  if (!at) return Failure{at.error()};
  if (infusion.stop && at->to < infusion.stop->from)
    return Failure{
        Problem{WrongOrder{FieldId::at, Happening::stop, infusion.stop->from, Happening::release, at->to}}};
  const auto catalogue = writing.catalogue({infusion.order.drug}, infusion.terms.catalogue);
  if (!catalogue) return Failure{catalogue.error()};
  Decision act{
      Released{.infusion = request.infusion, .at = *at, .to = request.to},
      {chart->patient().id},
      {},
      {},
      writing.usual_notices(*chart, infusion),
      questions_at_release(*chart, infusion, (*catalogue)->drugs.at(infusion.order.drug), *at, request.to)};
  const auto closes = infusion.follow_up_until();
  const auto open =
      closes ? last_open(writing.site().site.opening, *closes, writing.context.zone) : std::nullopt;
  if (closes && (!open || open->until <= at->to))
    act.notices.push_back({Notice::Kind::call_uncovered, {iso(*closes)}});
  if (!infusion.stop) act.notices.push_back({Notice::Kind::released_without_stop, {}});
  return act;
}

Result<Decision, Problem> decide_cancel(const WriteContext& writing, const CancelRequest& request) {
  const auto on = infusion_of(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  if (infusion.state != InfusionState::prepared)
    return Failure{Problem{WrongState{request.infusion, infusion.state, WrongState::Needs::an_order,
                                      infusion.start ? infusion.started_by : infusion.ordered_by}}};
  const auto at = writing.time(request.at, *chart, &infusion);
  if (!at) return Failure{at.error()};
  return Decision{Cancelled{.infusion = request.infusion, .at = *at}, {chart->patient().id}, {}, {}, {}};
}

}  // namespace

Recording stop(const AppContext& context, const Request& request) {
  return perform(context, request, read_stop, decide_stop);
}

Recording release(const AppContext& context, const Request& request) {
  return perform(context, request, read_release, decide_release);
}

Recording cancel(const AppContext& context, const Request& request) {
  return perform(context, request, read_cancel, decide_cancel);
}

}  // namespace infuwatch::app
