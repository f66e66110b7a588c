#include "app/flags.hpp"

#include "app/infusion.hpp"
#include "base/text.hpp"

namespace infuwatch::app {
namespace {

using Fact = LostRace::Fact;

Failure<Problem> lost(Fact fact, FlagId flag, const Answer& to, const SiteRecord& site) {
  return {Problem{LostRace{fact, flag, to.entry, site.name_of(to.staff), to.at}}};
}

/// A flag that another has taken the place of, or that a correction took back.
Failure<Problem> not_standing(const Chart& chart, const Flag& flag, const SiteRecord& site) {
  const auto entry = flag.superseded_by ? chart.flag(*flag.superseded_by)->raised_by : *flag.retracted_by;
  LostRace race{Fact::not_standing, flag.id, entry, {}, flag.raised_at};
  if (flag.superseded_by) {
    race.at = chart.flag(*flag.superseded_by)->raised_at;
    race.successor = *flag.superseded_by;
  }
  if (const auto* act = chart.act(entry)) {
    const auto* struck = act->struck && act->struck->entry == entry ? &*act->struck : nullptr;
    const auto* corrected = act->corrected && act->corrected->entry == entry ? &*act->corrected : nullptr;
    race.staff = site.name_of(struck ? struck->staff : corrected ? corrected->staff : act->staff);
    race.at = struck ? struck->at : corrected ? corrected->recorded_at : act->recorded_at;
  }
  return {Problem{race}};
}

}  // namespace

Result<storage::Recorded, Problem> acknowledge(const Desk& desk, const Common& common, FlagId id,
                                               const std::string& action_text,
                                               const std::string& detail_text) {
  return write(desk, "ack", common, {to_text(id), action_text, detail_text},
               [&](const Sitting& sitting) -> Result<Act, Problem> {
                 const auto chart = sitting.chart_of(id);
                 if (!chart) return Failure{chart.error()};
                 const auto& flag = *(*chart)->flag(id);
                 const auto action = named<Action>(action_text);
                 if (!action && !action_text.empty())
                   return Failure{Problem{BadField{"--action", action_text, Takes::one_of, names<Action>()}}};
                 const auto& infusion = *(*chart)->infusion(flag.finding.infusion);
                 Act act{{}, {(*chart)->patient().id}, {}, {}, sitting.usual_notices(**chart, infusion)};
                 switch (flag.state()) {
                   case FlagState::acknowledged:
                     return lost(Fact::acknowledged, id, *flag.acknowledged, sitting.site());
                   case FlagState::resolved: return lost(Fact::resolved, id, *flag.resolved, sitting.site());
                   case FlagState::superseded: return not_standing(**chart, flag, sitting.site());
                   case FlagState::retracted:
                     if (flag.retraction_acknowledged)
                       return lost(Fact::acknowledged, id, *flag.retraction_acknowledged, sitting.site());
                     if (!flag.waiting()) return not_standing(**chart, flag, sitting.site());
                     break;
                   case FlagState::raised: break;
                 }
                 if (!action && flag.state() == FlagState::raised)
                   return Failure{Problem{MissingField{MissingField::What::the_fields, {"--action"}}}};
                 const auto detail = free_text("--detail", detail_text);
                 if (!detail) return Failure{detail.error()};
                 if (action == Action::stopped && !infusion.stop &&
                     (infusion.state == InfusionState::running || infusion.state == InfusionState::paused))
                   act.notices.push_back({Notice::Kind::still_running, {}});
                 act.said = Acknowledged{id, action, *detail};
                 return act;
               });
}

Result<storage::Recorded, Problem> resolve(const Desk& desk, const Common& common, FlagId id,
                                           const std::string& outcome_text) {
  return write(desk, "resolve", common, {to_text(id), outcome_text},
               [&](const Sitting& sitting) -> Result<Act, Problem> {
                 const auto chart = sitting.chart_of(id);
                 if (!chart) return Failure{chart.error()};
                 const auto& flag = *(*chart)->flag(id);
                 if (flag.state() == FlagState::resolved)
                   return lost(Fact::resolved, id, *flag.resolved, sitting.site());
                 if (!flag.standing()) return not_standing(**chart, flag, sitting.site());
                 if (flag.waiting()) return Failure{Problem{FlagUnanswered{id}}};
                 const auto outcome = free_text("--outcome", outcome_text);
                 if (!outcome) return Failure{outcome.error()};
                 if (outcome->empty())
                   return Failure{Problem{MissingField{MissingField::What::the_fields, {"--outcome"}}}};
                 return Act{Resolved{id, *outcome},
                            {(*chart)->patient().id},
                            {},
                            {},
                            sitting.usual_notices(**chart, *(*chart)->infusion(flag.finding.infusion))};
               });
}

}  // namespace infuwatch::app
