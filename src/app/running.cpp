// What changes in an infusion while it runs: rate, pause, resume.
#include "app/infusion.hpp"
#include "protocol/ending_questions.hpp"
#include "protocol/order_limits.hpp"
#include "protocol/restart_rate.hpp"
#include "protocol/running_questions.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

struct RateRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::optional<Quantity> rate{};
  std::optional<Seconds> planned{};
};
struct MomentRequest {
  InfusionId infusion;
  EnteredTime at{};
};

RateRequest read_rate(FieldReader& reader) {
  RateRequest request{.infusion = reader.required<InfusionId>(FieldId::infusion),
                      .at = reader.time(),
                      .rate = reader.optional<Quantity>(FieldId::rate),
                      .planned = reader.optional<Seconds>(FieldId::still_to_run)};
  if (!reader.given(FieldId::rate) && !reader.given(FieldId::still_to_run))
    reader.fault(MissingField{MissingField::What::a_rate});
  if (request.rate && !request.rate->unit.empty() && request.rate->amount == Decimal{})
    reader.fault(BadField{FieldId::rate, to_text(*request.rate), Takes::rate_above_zero});
  return request;
}

MomentRequest read_moment(FieldReader& reader) {
  return {.infusion = reader.required<InfusionId>(FieldId::infusion), .at = reader.time()};
}

/// What is asked of any act on an infusion: it was over, or the same is charted already.
void add_usual_questions(Decision& act, const Chart& chart, const Infusion& infusion,
                         const BedsideEvent& said, Span at, const Substances& known) {
  if (auto over = over_already(infusion, at)) act.questions.push_back(*over);
  if (auto already = charted_already(chart, said, known)) act.questions.push_back(*already);
}

/// A rate that nothing is asked about; or one that is still above what a restart may have, and yet lower than
/// that at which the infusion was restarted.
bool only_slower(const std::vector<Question>& asked, const Chart& chart, const Infusion& infusion,
                 const RateSet& said) {
  const bool of_restart = std::all_of(asked.begin(), asked.end(), [](const Question& question) {
    return std::holds_alternative<RestartAbove>(question);
  });
  return asked.empty() ||
         (of_restart && said.rate && lower_since_restart(chart, infusion, said.at.from, *said.rate));
}

Result<Decision, Problem> decide_rate(const WriteContext& writing, const RateRequest& request) {
  const auto on = started_infusion(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  const auto at = time_after_start(writing, request.at, *chart, infusion);
  if (!at) return Failure{at.error()};
  const RateSet said{
      .infusion = request.infusion, .at = *at, .rate = request.rate, .planned = request.planned};
  const auto catalogue = writing.catalogue({infusion.order.drug}, infusion.terms.catalogue);
  if (!catalogue) return Failure{catalogue.error()};
  const auto& drug = (*catalogue)->drugs.at(infusion.order.drug);
  Decision act{said, {chart->patient().id}, {}, {}, writing.usual_notices(*chart, infusion)};
  if (said.rate) act.questions = questions_at_rate(*chart, infusion, drug, *at, *said.rate);
  act.at_once = only_slower(act.questions, *chart, infusion, said) && kept_at_once(writing, *chart);
  if (said.planned)
    if (auto little = still_to_run_short(*chart, infusion, drug, at->from, *said.planned))
      act.questions.push_back(std::move(*little));
  add_usual_questions(act, *chart, infusion, said, *at, *(*catalogue)->common.substances);
  if (infusion.state != InfusionState::running)
    act.notices.push_back({Notice::Kind::not_running, {std::string{name(infusion.state)}}});
  const bool goes_on = infusion.state == InfusionState::running || infusion.state == InfusionState::paused;
  if (goes_on && !said.planned && infusion.planned_end)
    act.notices.push_back({Notice::Kind::planned_end_unchanged, {iso(*infusion.planned_end)}});
  return act;
}

Result<Decision, Problem> decide_pause(const WriteContext& writing, const MomentRequest& request) {
  const auto on = started_infusion(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  const auto at = time_after_start(writing, request.at, *chart, infusion);
  if (!at) return Failure{at.error()};
  Decision act{Paused{.infusion = request.infusion, .at = *at},
               {chart->patient().id},
               {},
               {},
               writing.usual_notices(*chart, infusion)};
  if (auto over = over_already(infusion, *at)) act.questions.push_back(*over);
  act.at_once = kept_at_once(writing, *chart);
  if (infusion.state == InfusionState::paused) {
    const auto& running = infusion.pauses.back();
    const auto* by = chart->act(running.entry);
    act.notices.push_back(
        {Notice::Kind::already_paused, {iso(running.from), by ? writing.site().name_of(by->staff) : ""}});
  } else if (infusion.state != InfusionState::running) {
    act.notices.push_back({Notice::Kind::not_running, {std::string{name(infusion.state)}}});
  }
  return act;
}

Result<Decision, Problem> decide_resume(const WriteContext& writing, const MomentRequest& request) {
  const auto number = request.infusion;
  const auto on = started_infusion(writing, number);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  if (infusion.state == InfusionState::running) {
    const auto resumed = chart->standing<Resumed>(number);
    const auto entry = resumed.empty() ? infusion.started_by : resumed.back()->number;
    return Failure{Problem{lost_to(*chart, entry, writing.site(), LostRace::Fact::running, number)}};
  }
  const auto at = time_after_start(writing, request.at, *chart, infusion);
  if (!at) return Failure{at.error()};
  const auto halted = infusion.stop             ? infusion.stop->from
                      : infusion.pauses.empty() ? infusion.start->from
                                                : infusion.pauses.back().from;
  if (at->to < halted)
    return Failure{Problem{WrongOrder{FieldId::at, infusion.stop ? Happening::stop : Happening::pause, halted,
                                      Happening::resume, at->to}}};
  const auto catalogue = writing.catalogue({infusion.order.drug}, infusion.terms.catalogue);
  if (!catalogue) return Failure{catalogue.error()};
  return Decision{Resumed{.infusion = number, .at = *at},
                  {chart->patient().id},
                  {},
                  {},
                  writing.usual_notices(*chart, infusion),
                  questions_at_resume(*chart, infusion, (*catalogue)->drugs.at(infusion.order.drug), *at)};
}

}  // namespace

LostRace lost_to(const Chart& chart, EntryNumber entry, const SiteRecord& site, LostRace::Fact fact,
                 InfusionId subject) {
  LostRace lost{fact, subject, entry, {}, {}};
  if (const auto* act = chart.act(entry)) {
    lost.entry = act->corrected ? act->corrected->entry : act->number;
    lost.happened = at_of(act->said);
    lost.staff = site.name_of(act->corrected ? act->corrected->staff : act->staff);
    lost.at = act->corrected ? act->corrected->recorded_at : act->recorded_at;
  }
  return lost;
}

Result<OnChart, Problem> infusion_of(const WriteContext& writing, InfusionId number) {
  auto chart = writing.chart_of(number);
  if (!chart) return Failure{chart.error()};
  const auto& infusion = *(*chart)->infusion(number);
  return OnChart{std::move(*chart), infusion};
}

Result<OnChart, Problem> started_infusion(const WriteContext& writing, InfusionId number) {
  auto on = infusion_of(writing, number);
  if (on && !on->infusion.start)
    return Failure{
        Problem{WrongState{number, on->infusion.state, WrongState::Needs::a_start, on->infusion.ordered_by}}};
  return on;
}

Result<Span, Problem> time_after_start(const WriteContext& writing, const EnteredTime& time,
                                       const Chart& chart, const Infusion& infusion) {
  const auto at = writing.time(time, chart, &infusion);
  if (at && infusion.start && at->to < infusion.start->from)
    return Failure{Problem{BeforeStart{FieldId::at, infusion.start->from, at->to}}};
  return at;
}

Recording change_rate(const AppContext& context, const Request& request) {
  return perform(context, request, read_rate, decide_rate);
}

Recording pause(const AppContext& context, const Request& request) {
  return perform(context, request, read_moment, decide_pause);
}

Recording resume(const AppContext& context, const Request& request) {
  return perform(context, request, read_moment, decide_resume);
}

}  // namespace infuwatch::app
