// The close-out of an event by a named person.
#include "app/close_out.hpp"

#include "app/flags.hpp"
#include "base/text.hpp"
#include "protocol/close_out_questions.hpp"

#include <algorithm>
#include <set>

namespace infuwatch::app {
namespace {

struct CloseOutRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::optional<FlagId> episode{};
  ClosedOut said;
};

std::vector<NaranjoReply> all_of_naranjo(FieldReader& reader) {
  const auto typed = reader.answers().all(FieldId::naranjo);
  std::vector<NaranjoReply> replies;
  if (!reader.given(FieldId::naranjo)) return replies;
  const auto entered = read_naranjo(reader, typed);
  if (!entered) return replies;
  std::vector<std::string> without;
  for (const auto question : take_naranjo(replies, *entered)) without.push_back(std::to_string(question));
  if (!without.empty())
    reader.fault(BadField{FieldId::naranjo, joined(typed, ","), Takes::naranjo_all, std::move(without)});
  return replies;
}

CloseOutRequest read_close_out(FieldReader& reader) {
  CloseOutRequest request{.infusion = reader.required<InfusionId>(FieldId::infusion),
                          .at = reader.time(),
                          .episode = reader.optional<FlagId>(FieldId::episode),
                          .said = {}};
  std::vector<Seriousness> seriousness;
  bool understood = true;
  for (const auto& typed : reader.answers().all(FieldId::seriousness)) {
    const auto some = read_seriousness(reader, typed);
    understood = understood && some;
    if (some) seriousness.insert(seriousness.end(), some->begin(), some->end());
  }
  if (understood && seriousness.empty()) reader.missing(FieldId::seriousness);
  request.said = {.infusion = request.infusion,
                  .at = {},
                  .episode = {},
                  .seriousness = std::move(seriousness),
                  .causality = reader.required<Causality>(FieldId::causality),
                  .outcome = reader.required<ReactionOutcome>(FieldId::reaction_outcome),
                  .naranjo = all_of_naranjo(reader),
                  .by = reader.text(FieldId::judged_by),
                  .note = reader.text(FieldId::note)};
  return request;
}

/// What can be closed out on an infusion, and what it goes by.
struct Closable {
  CloseOutTerms terms;
  std::vector<ClosableEvent> events;
};

Result<Closable, Problem> what_closes_on(const WriteContext& writing, const Chart& chart,
                                         const Infusion& infusion) {
  const auto limits = limits_on(writing.view, writing.context.shelf, infusion);
  if (!limits) return Failure{limits.error()};
  const auto catalogue = writing.catalogue({infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  return Closable{{*limits, (*catalogue)->common.substances},
                  closable_events(chart, infusion, episodes(chart, infusion, *limits))};
}

Problem nothing_to_close_out(const Infusion& infusion) {
  return NoSuch{NoSuch::What::event_to_close_out, std::to_string(infusion.number.value())};
}

/// Of the event it names, by its number; refused before its onset.
Result<std::vector<Question>, Problem> taken(ClosedOut& said, const Closable& on, const Chart& chart,
                                             const Infusion& infusion) {
  if (on.events.empty()) return Failure{nothing_to_close_out(infusion)};
  const auto* event = event_with(on.events, said.episode);
  if (!event) {
    std::vector<std::string> numbers;
    for (const auto& one : on.events) numbers.push_back(to_text(one.number));
    return bad(FieldId::episode, to_text(said.episode), Takes::event_of, std::move(numbers));
  }
  said.episode = event->number;
  if (said.at.to < event->onset)
    return Failure{Problem{
        WrongOrder{FieldId::at, Happening::reaction, event->onset, Happening::close_out, said.at.to}}};
  return questions_at_close_out(chart, infusion, on.terms, *event, said);
}

Result<Decision, Problem> decide_close_out(const WriteContext& writing, const CloseOutRequest& request) {
  const auto on = infusion_of(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  const auto closable = what_closes_on(writing, *chart, infusion);
  if (!closable) return Failure{closable.error()};
  const auto& events = closable->events;
  if (events.empty()) return Failure{nothing_to_close_out(infusion)};
  if (!request.episode && events.size() > 1) {
    SeveralEvents several{FieldId::episode, infusion.number, {}};
    for (const auto& event : events) several.events.push_back(event.number);
    return Failure{Problem{std::move(several)}};
  }
  const auto at = writing.time(request.at, *chart, &infusion);
  if (!at) return Failure{at.error()};
  auto said = request.said;
  said.at = *at;
  said.episode = request.episode.value_or(events.front().number);
  if (said.by.empty()) said.by = writing.who.name;
  if (const auto held = holds_together(said); !held) return Failure{held.error()};
  auto asked = taken(said, *closable, *chart, infusion);
  if (!asked) return Failure{asked.error()};
  return Decision{.said = std::move(said),
                  .patients = {chart->patient().id},
                  .reason = {},
                  .supersedes = {},
                  .notices = writing.usual_notices(*chart, infusion),
                  .questions = std::move(*asked)};
}

/// Whether a close-out, or a correction of it, was asked just this.
bool was_asked(const ChartedEvent& act, const Question& question) {
  const auto kept = kept_question(question);
  const auto among = [&](const std::vector<Notice>& asked) {
    return std::find(asked.begin(), asked.end(), kept) != asked.end();
  };
  return among(act.asked) || (act.corrected && among(act.corrected->asked)) ||
         std::any_of(act.earlier.begin(), act.earlier.end(),
                     [&](const ChartedEvent::Version& version) { return among(version.asked); });
}

}  // namespace

std::optional<std::vector<Seriousness>> read_seriousness(FieldReader& reader, std::string_view typed) {
  const auto members = reader.members(FieldId::seriousness, typed);
  if (!members) return std::nullopt;
  std::vector<Seriousness> all;
  for (const auto& word : *members) {
    const auto small = lower(word);
    all.push_back(reader.one<Seriousness>(FieldId::seriousness, small == "no" ? "none" : small));
  }
  return all;
}

std::optional<std::vector<NaranjoEntered>> read_naranjo(FieldReader& reader,
                                                        const std::vector<std::string>& typed) {
  std::vector<NaranjoEntered> all;
  std::set<int> answered;
  bool understood = true;
  const auto refuse = [&](const Problem& problem) {
    reader.fault(problem);
    understood = false;
  };
  for (const auto& text : typed) {
    const auto parts = reader.members(FieldId::naranjo, text);
    understood = understood && parts;
    for (const auto& part : parts.value_or(std::vector<std::string>{})) {
      const auto value = read<NaranjoEntered>(FieldId::naranjo, part);
      if (!value)
        refuse(value.error());
      else if (!answered.insert(value->question).second)
        refuse(BadField{FieldId::naranjo, part, Takes::question_once});
      else
        all.push_back(*value);
    }
  }
  if (!understood) return std::nullopt;
  return all;
}

Result<Done, Problem> holds_together(const ClosedOut& said) {
  const auto fault = close_out_fault(said);
  if (!fault) return Done{};
  const auto typed = to_text(said.seriousness);
  switch (*fault) {
    case CloseOutFault::none_beside_others: return bad(FieldId::seriousness, typed, Takes::seriousness_alone);
    case CloseOutFault::seriousness_twice: return bad(FieldId::seriousness, typed, Takes::seriousness_once);
    case CloseOutFault::death_or_fatal_alone: break;
  }
  return bad(FieldId::reaction_outcome, name(said.outcome), Takes::death_and_fatal);
}

Result<std::vector<Question>, Problem> take_correction(ClosedOut& said, const ChartedEvent& act,
                                                       const WriteContext& writing, const Chart& chart,
                                                       const Infusion& infusion) {
  const auto& before = std::get<ClosedOut>(act.said);
  const auto closable = what_closes_on(writing, chart, infusion);
  if (!closable) return Failure{closable.error()};
  const auto asked_of = [&](const ClosedOut& one) {
    const auto* event = event_with(closable->events, one.episode);
    return event ? questions_at_close_out(chart, infusion, closable->terms, *event, one)
                 : std::vector<Question>{};
  };
  if (said.episode != before.episode || said.at != before.at)
    if (const auto fits = taken(said, *closable, chart, infusion); !fits) return Failure{fits.error()};
  auto asked = asked_of(said);
  if (said.episode != before.episode) return asked;
  const auto* event = event_with(closable->events, before.episode);
  const bool changed = event && changed_since(chart, *event, act);
  for (const auto& answered : asked_of(before))
    std::erase_if(asked, [&](const Question& one) {
      return question_key(one) == question_key(answered) && (!changed || was_asked(act, one));
    });
  return asked;
}

Recording close_out(const AppContext& context, const Request& request) {
  return perform(context, request, read_close_out, decide_close_out);
}

}  // namespace infuwatch::app
