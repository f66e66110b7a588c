#include "app/flags.hpp"

#include "app/infusion.hpp"
#include "app/permission.hpp"
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

struct AcknowledgeRequest {
  FlagId flag;
  std::optional<Action> action{};
  std::string detail{};
};
struct ResolveRequest {
  FlagId flag;
  std::string outcome;
};

AcknowledgeRequest read_acknowledge(FieldReader& reader) {
  return {.flag = reader.required<FlagId>(FieldId::flag),
          .action = reader.optional<Action>(FieldId::action),
          .detail = reader.text(FieldId::detail)};
}

ResolveRequest read_resolve(FieldReader& reader) {
  return {.flag = reader.required<FlagId>(FieldId::flag), .outcome = reader.needed_text(FieldId::outcome)};
}

Result<Decision, Problem> decide_acknowledge(const WriteContext& writing, const AcknowledgeRequest& request) {
  const auto id = request.flag;
  const auto chart = writing.chart_of(id);
  if (!chart) return Failure{chart.error()};
  const auto& flag = *(*chart)->flag(id);
  const auto& infusion = *(*chart)->infusion(flag.finding.infusion);
  Decision act{{}, {(*chart)->patient().id}, {}, {}, writing.usual_notices(**chart, infusion)};
  switch (flag.state()) {
    case FlagState::acknowledged: return lost(Fact::acknowledged, id, *flag.acknowledged, writing.site());
    case FlagState::resolved: return lost(Fact::resolved, id, *flag.resolved, writing.site());
    case FlagState::superseded: return not_standing(**chart, flag, writing.site());
    case FlagState::retracted:
      if (flag.retraction_acknowledged)
        return lost(Fact::acknowledged, id, *flag.retraction_acknowledged, writing.site());
      if (!flag.waiting()) return not_standing(**chart, flag, writing.site());
      break;
    case FlagState::raised: break;
  }
  if (!request.action && flag.state() == FlagState::raised)
    return Failure{Problem{MissingField{MissingField::What::the_fields, {FieldId::action}}}};
  if (request.action == Action::stopped && !infusion.stop &&
      (infusion.state == InfusionState::running || infusion.state == InfusionState::paused))
    act.notices.push_back({Notice::Kind::still_running, {}});
  Acknowledged said{.flag = id, .action = request.action, .detail = request.detail};
  if (flag.state() == FlagState::raised) {
    const auto events = episodes_on(writing.view, writing.context.shelf, **chart, infusion);
    if (!events) return Failure{events.error()};
    said.also = answered_with(*events, **chart, id);
  }
  act.said = std::move(said);
  return act;
}

Result<Decision, Problem> decide_resolve(const WriteContext& writing, const ResolveRequest& request) {
  const auto id = request.flag;
  const auto chart = writing.chart_of(id);
  if (!chart) return Failure{chart.error()};
  const auto& flag = *(*chart)->flag(id);
  if (flag.state() == FlagState::resolved) return lost(Fact::resolved, id, *flag.resolved, writing.site());
  if (!flag.standing()) return not_standing(**chart, flag, writing.site());
  if (flag.waiting()) return Failure{Problem{FlagUnanswered{id}}};
  const auto& infusion = *(*chart)->infusion(flag.finding.infusion);
  const auto events = episodes_on(writing.view, writing.context.shelf, **chart, infusion);
  if (!events) return Failure{events.error()};
  return Decision{
      Resolved{.flag = id, .outcome = request.outcome, .also = resolved_with(*events, **chart, id)},
      {(*chart)->patient().id},
      {},
      {},
      writing.usual_notices(**chart, infusion)};
}

struct TakeBackRequest {
  FlagId flag;
};

TakeBackRequest read_take_back(FieldReader& reader) {
  reader.needed_text(FieldId::reason);
  return {.flag = reader.required<FlagId>(FieldId::flag)};
}

Result<Decision, Problem> decide_take_back(const WriteContext& writing, const TakeBackRequest& request) {
  const auto chart = writing.chart_of(request.flag);
  if (!chart) return Failure{chart.error()};
  const auto& flag = *(*chart)->flag(request.flag);
  const auto& answer = flag.resolved       ? flag.resolved
                       : flag.acknowledged ? flag.acknowledged
                                           : flag.retraction_acknowledged;
  if (!answer) return Failure{Problem{FlagUnanswered{request.flag}}};
  if (answer->staff != writing.who.badge && !may_for_others(writing.who.role))
    return Failure{
        Problem{NotPermitted{NotPermitted::Why::others, writing.who.name, std::string{name(VerbId::unack)}}}};
  const auto& infusion = *(*chart)->infusion(flag.finding.infusion);
  return Decision{Retracted{answer->entry},
                  {(*chart)->patient().id},
                  {},
                  answer->entry,
                  writing.usual_notices(**chart, infusion)};
}

}  // namespace

Result<VitalLimits, Problem> limits_on(const storage::View& view, CatalogueShelf& shelf,
                                       const Infusion& infusion) {
  const auto& drug = infusion.order.drug;
  const auto catalogue = shelf.get(view, infusion.start ? infusion.terms.catalogue : 0, {drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto found = (*catalogue)->drugs.find(drug);
  return found == (*catalogue)->drugs.end() ? VitalLimits{} : found->second.limits;
}

bool has_flag(const Chart& chart, InfusionId infusion) {
  return std::any_of(chart.flags().begin(), chart.flags().end(),
                     [&](const auto& one) { return one.second.finding.infusion == infusion; });
}

Result<LimitsByInfusion, Problem> limits_of_flagged(const storage::View& view, CatalogueShelf& shelf,
                                                    const Chart& chart) {
  LimitsByInfusion found;
  for (const auto& [number, infusion] : chart.infusions()) {
    if (!has_flag(chart, number)) continue;
    auto limits = limits_on(view, shelf, infusion);
    if (!limits) return Failure{limits.error()};
    found.emplace(number, std::move(*limits));
  }
  return found;
}

Result<std::vector<Episode>, Problem> episodes_on(const storage::View& view, CatalogueShelf& shelf,
                                                  const Chart& chart, const Infusion& infusion) {
  if (chart.flags().empty()) return std::vector<Episode>{};
  const auto limits = limits_on(view, shelf, infusion);
  if (!limits) return Failure{limits.error()};
  return episodes(chart, infusion, *limits);
}

Result<std::vector<RecordedReaction>, Problem> reactions_on(const storage::View& view, CatalogueShelf& shelf,
                                                            const Chart& chart, const Infusion& infusion) {
  if (chart.flags().empty() || !infusion.start) return std::vector<RecordedReaction>{};
  const auto catalogue = shelf.get(view, infusion.terms.catalogue, {infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto found = (*catalogue)->drugs.find(infusion.order.drug);
  if (found == (*catalogue)->drugs.end()) return std::vector<RecordedReaction>{};
  return recorded_reactions(chart, infusion, found->second);
}

Recording acknowledge(const AppContext& context, const Request& request) {
  return perform(context, request, read_acknowledge, decide_acknowledge);
}

Recording resolve(const AppContext& context, const Request& request) {
  return perform(context, request, read_resolve, decide_resolve);
}

Recording take_back(const AppContext& context, const Request& request) {
  return perform(context, request, read_take_back, decide_take_back);
}

}  // namespace infuwatch::app
