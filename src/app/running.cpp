// What changes in an infusion while it runs: rate, pause, resume.
#include "app/fields.hpp"
#include "app/infusion.hpp"

namespace infuwatch::app {
namespace {

/// Reads the infusion's chart, checks that it has started, and lets `decide` go on.
Result<Act, Problem> on_started(
    const Sitting& sitting, InfusionId number,
    const std::function<Result<Act, Problem>(const Chart&, const Infusion&)>& decide) {
  const auto chart = sitting.chart_of(number);
  if (!chart) return Failure{chart.error()};
  const auto& infusion = *(*chart)->infusion(number);
  if (!infusion.start)
    return Failure{
        Problem{WrongState{number, infusion.state, WrongState::Needs::a_start, infusion.ordered_by}}};
  return decide(**chart, infusion);
}

}  // namespace

std::string number_text(InfusionId infusion) { return std::to_string(infusion.value()); }

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

Result<Span, Problem> time_after_start(const Sitting& sitting, std::string_view text, const Chart& chart,
                                       const Infusion& infusion) {
  const auto at = sitting.time("--at", text, chart, &infusion);
  if (!at) return at;
  if (infusion.start && at->to < infusion.start->from)
    return Failure{Problem{BeforeStart{"--at", infusion.start->from, at->to}}};
  return at;
}

Result<storage::Recorded, Problem> change_rate(const Desk& desk, const Common& common,
                                               const RateRequest& request) {
  return write(
      desk, "rate", common, {number_text(request.infusion), request.rate, request.planned, request.at},
      [&](const Sitting& sitting) {
        return on_started(
            sitting, request.infusion,
            [&](const Chart& chart, const Infusion& infusion) -> Result<Act, Problem> {
              if (request.rate.empty() && request.planned.empty())
                return Failure{Problem{MissingField{MissingField::What::a_rate}}};
              RateSet said{request.infusion, {}, {}, {}};
              const auto at = time_after_start(sitting, request.at, chart, infusion);
              if (!at) return Failure{at.error()};
              said.at = *at;
              if (!request.rate.empty()) {
                const auto rate = rate_field(request.rate);
                if (!rate) return Failure{rate.error()};
                said.rate = *rate;
              }
              if (!request.planned.empty()) {
                const auto planned = duration_field("--planned", request.planned);
                if (!planned) return Failure{planned.error()};
                said.planned = *planned;
              }
              Act act{said, {chart.patient().id}, {}, {}, sitting.usual_notices(chart, infusion)};
              if (infusion.state != InfusionState::running)
                act.notices.push_back({Notice::Kind::not_running, {std::string{name(infusion.state)}}});
              else if (!said.planned && infusion.planned_end)
                act.notices.push_back({Notice::Kind::planned_end_unchanged, {iso(*infusion.planned_end)}});
              return act;
            });
      });
}

Result<storage::Recorded, Problem> pause(const Desk& desk, const Common& common, InfusionId number,
                                         const std::string& at_text) {
  return write(desk, "pause", common, {number_text(number), at_text}, [&](const Sitting& sitting) {
    return on_started(
        sitting, number, [&](const Chart& chart, const Infusion& infusion) -> Result<Act, Problem> {
          const auto at = time_after_start(sitting, at_text, chart, infusion);
          if (!at) return Failure{at.error()};
          Act act{Paused{number, *at}, {chart.patient().id}, {}, {}, sitting.usual_notices(chart, infusion)};
          if (infusion.state == InfusionState::paused) {
            const auto& running = infusion.pauses.back();
            const auto* by = chart.act(running.entry);
            act.notices.push_back({Notice::Kind::already_paused,
                                   {iso(running.from), by ? sitting.site().name_of(by->staff) : ""}});
          } else if (infusion.state != InfusionState::running) {
            act.notices.push_back({Notice::Kind::not_running, {std::string{name(infusion.state)}}});
          }
          return act;
        });
  });
}

Result<storage::Recorded, Problem> resume(const Desk& desk, const Common& common, InfusionId number,
                                          const std::string& at_text) {
  return write(desk, "resume", common, {number_text(number), at_text}, [&](const Sitting& sitting) {
    return on_started(
        sitting, number, [&](const Chart& chart, const Infusion& infusion) -> Result<Act, Problem> {
          if (infusion.state == InfusionState::running) {
            const auto resumed = chart.standing<Resumed>(number);
            const auto entry = resumed.empty() ? infusion.started_by : resumed.back()->number;
            return Failure{Problem{lost_to(chart, entry, sitting.site(), LostRace::Fact::running, number)}};
          }
          if (infusion.state == InfusionState::released && common.reason.empty())
            return Failure{Problem{ReasonNeeded{{TakenUpAfterRelease{number, infusion.release->from}}}}};
          const auto at = time_after_start(sitting, at_text, chart, infusion);
          if (!at) return Failure{at.error()};
          const auto halted = infusion.stop             ? infusion.stop->from
                              : infusion.pauses.empty() ? infusion.start->from
                                                        : infusion.pauses.back().from;
          if (at->to < halted)
            return Failure{Problem{WrongOrder{"--at", infusion.stop ? Happening::stop : Happening::pause,
                                              halted, Happening::resume, at->to}}};
          Act act{Resumed{number, *at}, {chart.patient().id}, {}, {}, sitting.usual_notices(chart, infusion)};
          Notice wait{Notice::Kind::flags_wait, {}};
          for (const auto& [id, flag] : chart.flags())
            if (flag.finding.infusion == number && flag.waiting()) wait.about.push_back(to_text(id));
          if (!wait.about.empty()) act.notices.push_back(std::move(wait));
          return act;
        });
  });
}

}  // namespace infuwatch::app
