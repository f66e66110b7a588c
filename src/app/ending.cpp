// How an infusion ends: stop, release, cancel.
#include "app/infusion.hpp"
#include "protocol/checks.hpp"
#include "protocol/ending_questions.hpp"
#include "protocol/order_questions.hpp"
#include "protocol/running_questions.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

struct StopRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::optional<Quantity> given{};
  std::string why;  // empty: as it looks
};
struct ReleaseRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::string to;
  std::vector<std::string> discharge{};
};
struct CancelRequest {
  InfusionId infusion;
  EnteredTime at{};
};

StopRequest read_stop(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .given = reader.optional<Quantity>(FieldId::given),
          .why = reader.value_or<std::string>(FieldId::stop_reason, {})};
}

ReleaseRequest read_release(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion),
          .at = reader.time(),
          .to = reader.value_or<std::string>(FieldId::destination, "home"),
          .discharge = reader.all<std::string>(FieldId::discharge)};
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
  const bool waits = kept_at_once(writing, *chart);
  const bool early = infusion.planned_end && at->to < *infusion.planned_end;
  const auto waiting = waiting_flags(*chart);
  const bool reacts = early && std::any_of(waiting.begin(), waiting.end(), [&](FlagId id) {
                        const auto& flag = *chart->flag(id);
                        return flag.standing() && flag.finding.infusion == infusion.number &&
                               about_the_patient(flag.finding.rule);
                      });
  const std::string why = !request.why.empty() ? request.why : reacts ? "reaction" : "completed";
  Decision act{Stopped{.infusion = request.infusion, .at = *at, .given = request.given, .why = why},
               {chart->patient().id},
               {},
               {},
               writing.usual_notices(*chart, infusion)};
  act.questions = questions_at_stop(
      infusion, *at, why,
      std::holds_alternative<EnteredTime::Now>(request.at.what) && request.at.reach == Seconds{0});
  if (auto more = given_more(infusion, request.given, surface_at(*chart, infusion.order, at->to)))
    act.questions.push_back(std::move(*more));
  act.at_once = waits;
  return act;
}

/// The items of the discharge list that were done; `all` is every one.
Result<std::vector<std::string>, Problem> done_at_discharge(const std::vector<std::string>& typed,
                                                            const DrugProtocol& drug) {
  std::vector<std::string> known{"all"}, done;
  for (const auto& item : drug.discharge) known.push_back(item.key);
  for (const auto& item : typed)
    if (std::find(known.begin(), known.end(), item) == known.end())
      return bad(FieldId::discharge, item, Takes::one_of, known);
  const bool all = std::find(typed.begin(), typed.end(), "all") != typed.end();
  for (const auto& item : drug.discharge)
    if (all || std::find(typed.begin(), typed.end(), item.key) != typed.end()) done.push_back(item.key);
  return done;
}

/// What of the discharge list was not done before the patient went home, an escort only where it was asked
/// for.
DischargeLeft left_at_discharge(const DrugProtocol& drug, const Released& said) {
  DischargeLeft left;
  if (said.to != "home") return left;
  for (const auto& item : drug.discharge)
    if (item.asked == DischargeItem::Asked::never &&
        std::find(said.discharge.begin(), said.discharge.end(), item.key) == said.discharge.end())
      left.asks.push_back(item.ask);
  return left;
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
  const auto& drug = (*catalogue)->drugs.at(infusion.order.drug);
  auto questions = questions_at_release(*chart, infusion, drug, *at, request.to);
  auto done = done_at_discharge(request.discharge, drug);
  if (!done) return Failure{done.error()};
  if (request.to == "home")
    for (auto& question : questions_of_discharge(*chart, infusion, drug, *at, *done))
      questions.asked.push_back(std::move(question));
  Decision act{
      Released{.infusion = request.infusion, .at = *at, .to = request.to, .discharge = std::move(*done)},
      {chart->patient().id},
      {},
      {},
      writing.usual_notices(*chart, infusion),
      std::move(questions.asked)};
  if (auto left = left_at_discharge(drug, std::get<Released>(act.said)); !left.asks.empty())
    questions.shown.push_back(std::move(left));
  for (const auto& question : questions.shown) act.notices.push_back(kept_question(question));
  auto released = infusion;
  released.release = *at;
  const CheckBench bench{drug, writing.site().site.opening, writing.context.zone};
  const auto calls = follow_up_calls(*chart, released);
  if (!calls.empty() && !call_time(calls.front(), bench).open)
    act.notices.push_back({Notice::Kind::call_uncovered, {iso(calls.front().closes)}});
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
