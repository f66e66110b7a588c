// How an infusion ends: stop, release, cancel.
#include "app/fields.hpp"
#include "app/infusion.hpp"

namespace infuwatch::app {
Result<storage::Recorded, Problem> stop(const Desk& desk, const Common& common, const StopRequest& request) {
  return write(
      desk, "stop", common, {number_text(request.infusion), request.at, request.given, request.why},
      [&](const Sitting& sitting) -> Result<Act, Problem> {
        const auto chart = sitting.chart_of(request.infusion);
        if (!chart) return Failure{chart.error()};
        const auto& infusion = *(*chart)->infusion(request.infusion);
        if (!infusion.start)
          return Failure{Problem{
              WrongState{request.infusion, infusion.state, WrongState::Needs::a_start, infusion.ordered_by}}};
        if (infusion.stop)
          return Failure{Problem{lost_to(**chart, infusion.stopped_by, sitting.site(),
                                         LostRace::Fact::stopped, infusion.number)}};
        Stopped said{request.infusion, {}, {}, request.why.empty() ? "completed" : request.why};
        if (!lists(stop_reasons, said.why))
          return Failure{Problem{BadField{"--why", request.why, Takes::one_of, words_of(stop_reasons)}}};
        const auto at = time_after_start(sitting, request.at, **chart, infusion);
        if (!at) return Failure{at.error()};
        said.at = *at;
        if (!infusion.resumed.empty() && at->to < infusion.resumed.back())  // it would go on running
          return Failure{Problem{
              WrongOrder{"--at", Happening::resume, infusion.resumed.back(), Happening::stop, at->to}}};
        if (infusion.release && at->from > infusion.release->to)
          return Failure{Problem{
              WrongOrder{"--at", Happening::stop, at->from, Happening::release, infusion.release->to}}};
        if (!request.given.empty()) {
          const auto given = dose_field("--given", request.given);
          if (!given) return Failure{given.error()};
          said.given = *given;
        }
        return Act{said, {(*chart)->patient().id}, {}, {}, sitting.usual_notices(**chart, infusion)};
      });
}

Result<storage::Recorded, Problem> release(const Desk& desk, const Common& common,
                                           const ReleaseRequest& request) {
  return write(
      desk, "release", common, {number_text(request.infusion), request.at, request.to},
      [&](const Sitting& sitting) -> Result<Act, Problem> {
        const auto chart = sitting.chart_of(request.infusion);
        if (!chart) return Failure{chart.error()};
        const auto& infusion = *(*chart)->infusion(request.infusion);
        if (!infusion.start)
          return Failure{Problem{
              WrongState{request.infusion, infusion.state, WrongState::Needs::a_start, infusion.ordered_by}}};
        if (infusion.release) {
          const auto released = (*chart)->standing<Released>(request.infusion);
          return Failure{Problem{lost_to(**chart, released.back()->number, sitting.site(),
                                         LostRace::Fact::released, infusion.number)}};
        }
        Released said{request.infusion, {}, request.to.empty() ? "home" : request.to};
        if (!lists(release_places, said.to))
          return Failure{Problem{BadField{"--to", request.to, Takes::one_of, words_of(release_places)}}};
        const auto at = time_after_start(sitting, request.at, **chart, infusion);
        if (!at) return Failure{at.error()};
        if (infusion.stop && at->to < infusion.stop->from)
          return Failure{
              Problem{WrongOrder{"--at", Happening::stop, infusion.stop->from, Happening::release, at->to}}};
        said.at = *at;
        const auto observe_until = infusion.observe_until();
        if (observe_until && at->to < *observe_until && common.reason.empty())
          return Failure{Problem{ReasonNeeded{{ReleasedEarly{infusion.number, *observe_until}}}}};
        if (!infusion.stop && infusion.planned_end && common.reason.empty()) {
          const auto over = *infusion.planned_end + infusion.stay_after_stop();
          if (at->to < over)
            return Failure{Problem{ReasonNeeded{{ReleasedUnstopped{infusion.number, over}}}}};
        }
        Act act{said, {(*chart)->patient().id}, {}, {}, sitting.usual_notices(**chart, infusion)};
        const auto closes = infusion.follow_up_until();
        const auto open = closes ? last_open(sitting.site().site.opening, *closes, desk.zone) : std::nullopt;
        if (closes && (!open || open->until <= at->to))
          act.notices.push_back({Notice::Kind::call_uncovered, {iso(*closes)}});
        if (!infusion.stop) act.notices.push_back({Notice::Kind::released_without_stop, {}});
        return act;
      });
}

Result<storage::Recorded, Problem> cancel(const Desk& desk, const Common& common, InfusionId number,
                                          const std::string& at_text) {
  return write(
      desk, "cancel", common, {number_text(number), at_text},
      [&](const Sitting& sitting) -> Result<Act, Problem> {
        const auto chart = sitting.chart_of(number);
        if (!chart) return Failure{chart.error()};
        const auto& infusion = *(*chart)->infusion(number);
        if (infusion.state != InfusionState::prepared)
          return Failure{Problem{WrongState{number, infusion.state, WrongState::Needs::an_order,
                                            infusion.start ? infusion.started_by : infusion.ordered_by}}};
        const auto at = sitting.time("--at", at_text, **chart, &infusion);
        if (!at) return Failure{at.error()};
        return Act{Cancelled{number, *at}, {(*chart)->patient().id}, {}, {}, {}};
      });
}

}  // namespace infuwatch::app
