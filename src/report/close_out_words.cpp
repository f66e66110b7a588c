#include "report/close_out_words.hpp"

#include "protocol/close_out.hpp"
#include "report/sentences_of_close_outs.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

namespace s = sentence;

std::string outcome_words(ReactionOutcome outcome) {
  switch (outcome) {
    case ReactionOutcome::recovered: return "recovered";
    case ReactionOutcome::recovering: return "recovering";
    case ReactionOutcome::not_recovered: return "not recovered";
    case ReactionOutcome::sequelae: return "recovered with sequelae";
    case ReactionOutcome::fatal: return "fatal";
    case ReactionOutcome::unknown: break;
  }
  return "outcome unknown";
}

Listed replies_words(const std::vector<NaranjoReply>& replies) {
  Listed words{{}};
  for (std::size_t i = 0; i < replies.size(); ++i)
    words.words.push_back(std::to_string(i + 1) + ' ' + std::string{name(replies[i])});
  return words;
}

/// A flag, the one that took its place, and so on.
std::vector<FlagId> with_what_replaced(const Chart& chart, FlagId id) {
  std::vector<FlagId> flags{id};
  for (const auto* flag = chart.flag(id); flag && flag->superseded_by;
       flag = chart.flag(*flag->superseded_by))
    flags.push_back(*flag->superseded_by);
  return flags;
}

/// Whether an entry's judgement raised, amended or retracted a flag of these.
bool touches(const Judged& judged, const std::vector<FlagId>& flags) {
  const auto among = [&](FlagId flag) { return std::find(flags.begin(), flags.end(), flag) != flags.end(); };
  return std::any_of(judged.raised.begin(), judged.raised.end(),
                     [&](const auto& raised) { return among(raised.flag); }) ||
         std::any_of(judged.amended.begin(), judged.amended.end(),
                     [&](const auto& amended) { return among(amended.first); }) ||
         std::any_of(judged.retracted.begin(), judged.retracted.end(), among);
}

}  // namespace

std::string_view in_full(Seriousness one) {
  switch (one) {
    case Seriousness::congenital_anomaly: return "congenital anomaly";
    case Seriousness::intervention: return "required intervention";
    case Seriousness::other: return "other important medical event";
    default: return name(one);
  }
}

Message close_out_message(const ClosedOut& said) {
  const auto score = naranjo_score(said.naranjo);
  Listed criteria{{}};
  for (const auto one : said.seriousness) criteria.words.emplace_back(in_full(one));
  const auto& sentence = said.serious() ? (score ? s::closed_out_serious_with_score : s::closed_out_serious)
                         : score        ? s::closed_out_not_serious_with_score
                                        : s::closed_out_not_serious;
  return {&sentence,
          {{"event", said.episode},
           {"by", Typed{said.by}},
           {"criteria", std::move(criteria)},
           {"causality", Typed{std::string{name(said.causality)}}},
           {"score", std::int64_t{score.value_or(0)}},
           {"outcome", Typed{outcome_words(said.outcome)}}}};
}

std::vector<ClosableEvent> closable_on(const Chart& chart, InfusionId infusion,
                                       const RenderContext& rendering) {
  const auto* on = chart.infusion(infusion);
  if (!on) return {};
  const auto known = rendering.limits ? rendering.limits->find(infusion) : LimitsByInfusion::const_iterator{};
  const bool found = rendering.limits && known != rendering.limits->end();
  return closable_events(chart, *on, episodes(chart, *on, found ? known->second : VitalLimits{}));
}

std::optional<Message> standing_of_close_out(const ChartedEvent& act, const Chart& chart,
                                             const std::vector<ClosableEvent>& events) {
  const auto flag = std::get<ClosedOut>(act.said).episode;
  if (withdrawn(events, act))
    return Message{&s::close_out_withdrawn, {{"entry", act.number}, {"flag", flag}}};
  const auto* event = event_with(events, flag);
  if (!act.stands() || !event || close_out_after(chart, events, act) || !changed_since(chart, *event, act))
    return std::nullopt;
  return Message{&s::close_out_again, {{"event", event->number}, {"entry", act.number}}};
}

std::vector<Message> beside_close_out(const ChartedEvent& act, const Chart& chart,
                                      const RenderContext& rendering) {
  std::vector<Message> told;
  const auto& said = std::get<ClosedOut>(act.said);
  const auto events = closable_on(chart, act.infusion(), rendering);
  if (const auto* event = event_with(events, said.episode)) {
    const auto& worst = worst_of(chart, *event);
    told.push_back({worst.id == said.episode ? &s::close_out_is_of : &s::close_out_worst_is,
                    {{"event", said.episode}, {"flag", Typed{headline(worst)}}}});
  } else if (const auto* flag = chart.flag(said.episode)) {
    told.push_back({&s::close_out_is_of, {{"flag", Typed{headline(*flag)}}}});
  }
  if (const auto score = naranjo_score(said.naranjo)) {
    told.push_back({&s::naranjo_suggests,
                    {{"score", std::int64_t{*score}},
                     {"category", Typed{std::string{name(naranjo_category(*score))}}}}});
    told.push_back({&s::naranjo_answered, {{"answers", replies_words(said.naranjo)}}});
  }
  if (!said.note.empty()) told.push_back({&s::close_out_note, {{"note", Typed{said.note}}}});
  if (!act.stands()) return told;
  if (const auto earlier = close_outs_before(chart, events, act); !earlier.empty())
    told.push_back({&s::stands_in_place_of, {{"earlier", earlier.back()->number}}});
  if (const auto* later = close_out_after(chart, events, act))
    told.push_back({&s::replaced_by_close_out, {{"later", later->number}}});
  if (auto standing = standing_of_close_out(act, chart, events)) told.push_back(std::move(*standing));
  return told;
}

std::vector<OvertakenCloseOut> overtaken_close_outs(const Entry& entry, const Chart& chart,
                                                    const RenderContext& rendering) {
  std::vector<OvertakenCloseOut> found;
  for (const auto& judged : entry.judged) {
    if (judged.patient != chart.patient().id) continue;
    for (const auto* act : chart.standing<ClosedOut>()) {
      const auto flag = std::get<ClosedOut>(act->said).episode;
      const auto events = closable_on(chart, act->infusion(), rendering);
      const auto* event = event_with(events, flag);
      const auto flags = event ? event->flags : with_what_replaced(chart, flag);
      if (act->number == entry.number || !touches(judged, flags)) continue;
      const auto gone = withdrawn_close_outs(chart, act->infusion(), events);
      if (std::find(gone.begin(), gone.end(), act) != gone.end())
        found.push_back({act->number, {&s::close_out_withdrawn, {{"entry", act->number}, {"flag", flag}}}});
      else if (event && !close_out_after(chart, events, *act) && changed_since(chart, *event, *act))
        found.push_back(
            {act->number, {&s::close_out_before_change, {{"entry", act->number}, {"event", event->number}}}});
    }
  }
  return found;
}

}  // namespace infuwatch::report
