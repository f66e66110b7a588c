// How an infusion ends: stop, release, cancel.
#include "app/fields.hpp"
#include "app/infusion.hpp"

namespace infuwatch::app {
namespace {

template <std::size_t N>
bool lists(const std::string_view (&words)[N], std::string_view word) {
  for (const auto known : words)
    if (known == word) return true;
  return false;
}

}  // namespace

bool stop_reason(std::string_view why) {
  static constexpr std::string_view words[] = {"completed", "reaction", "patient", "other"};
  return lists(words, why);
}

bool release_place(std::string_view to) {
  static constexpr std::string_view words[] = {"home", "ed", "ward"};
  return lists(words, to);
}

Result<storage::Recorded, Problem> stop(const Desk& desk, const Common& common, const StopRequest& request) {
  return write(
      desk, "stop", common, {number_text(request.infusion), request.at, request.given, request.why},
      [&](const Sitting& sitting) -> Result<Act, Problem> {
        const auto chart = sitting.chart_of(request.infusion);
        if (!chart) return Failure{chart.error()};
        const auto& infusion = *(*chart)->infusion(request.infusion);
        if (!infusion.start)
          return Failure{Problem{WrongState{request.infusion, infusion.state, "stop", infusion.ordered_by}}};
        if (infusion.stop)
          return Failure{Problem{lost_to(**chart, infusion.stopped_by, sitting.site(),
                                         LostRace::Fact::stopped, subject(infusion.number))}};
        Stopped said{request.infusion, {}, {}, request.why.empty() ? "completed" : request.why};
        if (!stop_reason(said.why))
          return Failure{Problem{BadField{"--why", request.why, "completed, reaction, patient or other"}}};
        const auto at = time_after_start(sitting, request.at, **chart, infusion);
        if (!at) return Failure{at.error()};
        said.at = *at;
        if (!infusion.resumed.empty() && at->to < infusion.resumed.back())  // it would go on running
          return Failure{
              Problem{WrongOrder{"--at", "the resume", infusion.resumed.back(), "the stop", at->to}}};
        if (infusion.release && at->from > infusion.release->to)
          return Failure{
              Problem{WrongOrder{"--at", "the stop", at->from, "the release", infusion.release->to}}};
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
          return Failure{
              Problem{WrongState{request.infusion, infusion.state, "release", infusion.ordered_by}}};
        if (infusion.release) {
          const auto released = (*chart)->standing<Released>(request.infusion);
          return Failure{Problem{lost_to(**chart, released.back()->number, sitting.site(),
                                         LostRace::Fact::released, subject(infusion.number))}};
        }
        Released said{request.infusion, {}, request.to.empty() ? "home" : request.to};
        if (!release_place(said.to))
          return Failure{Problem{BadField{"--to", request.to, "home, ed or ward"}}};
        const auto at = time_after_start(sitting, request.at, **chart, infusion);
        if (!at) return Failure{at.error()};
        if (infusion.stop && at->to < infusion.stop->from)
          return Failure{Problem{WrongOrder{"--at", "the stop", infusion.stop->from, "the release", at->to}}};
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
          return Failure{Problem{WrongState{number, infusion.state, "cancel",
                                            infusion.start ? infusion.started_by : infusion.ordered_by}}};
        const auto at = sitting.time("--at", at_text, **chart, &infusion);
        if (!at) return Failure{at.error()};
        return Act{Cancelled{number, *at}, {(*chart)->patient().id}, {}, {}, {}};
      });
}

}  // namespace infuwatch::app
