// The close-out of an event by a named person.
#include "app/close_out.hpp"

#include "app/flags.hpp"
#include "base/text.hpp"
#include "protocol/close_out.hpp"

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
  for (const auto& typed : reader.answers().all(FieldId::seriousness))
    for (const auto one : read_seriousness(reader, typed)) seriousness.push_back(one);
  if (seriousness.empty()) reader.missing(FieldId::seriousness);
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

Result<std::vector<ClosableEvent>, Problem> events_on(const WriteContext& writing, const Chart& chart,
                                                      const Infusion& infusion) {
  const auto found = episodes_on(writing.view, writing.context.shelf, chart, infusion);
  if (!found) return Failure{found.error()};
  return closable_events(chart, infusion, *found);
}

Result<Decision, Problem> decide_close_out(const WriteContext& writing, const CloseOutRequest& request) {
  const auto on = infusion_of(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  const auto events = events_on(writing, *chart, infusion);
  if (!events) return Failure{events.error()};
  if (events->empty())
    return Failure{
        Problem{NoSuch{NoSuch::What::event_to_close_out, std::to_string(infusion.number.value())}}};
  if (!request.episode && events->size() > 1) {
    SeveralEvents several{FieldId::episode, infusion.number, {}};
    for (const auto& event : *events) several.events.push_back(event.number);
    return Failure{Problem{std::move(several)}};
  }
  const auto at = writing.time(request.at, *chart, &infusion);
  if (!at) return Failure{at.error()};
  auto said = request.said;
  said.at = *at;
  said.episode = request.episode.value_or(events->front().number);
  if (said.by.empty()) said.by = writing.who.name;
  if (const auto taken = take_event(said, writing, *chart, infusion); !taken) return Failure{taken.error()};
  if (const auto held = holds_together(said); !held) return Failure{held.error()};
  return Decision{std::move(said), {chart->patient().id}, {}, {}, writing.usual_notices(*chart, infusion)};
}

}  // namespace

std::vector<Seriousness> read_seriousness(FieldReader& reader, std::string_view typed) {
  std::vector<Seriousness> all;
  for (const auto& word : split(typed, ','))
    if (const auto one = lower(trimmed(word)); !one.empty())
      all.push_back(reader.one<Seriousness>(FieldId::seriousness, one));
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
  for (const auto& text : typed)
    for (const auto& part : split(text, ',')) {
      if (trimmed(part).empty()) continue;
      const auto value = read<NaranjoEntered>(FieldId::naranjo, trimmed(part));
      if (!value)
        refuse(value.error());
      else if (!answered.insert(value->question).second)
        refuse(BadField{FieldId::naranjo, trimmed(part), Takes::question_once});
      else
        all.push_back(*value);
    }
  if (!understood) return std::nullopt;
  return all;
}

Result<Done, Problem> holds_together(const ClosedOut& said) {
  const auto fault = close_out_fault(said);
  if (!fault) return Done{};
  std::vector<std::string> words;
  for (const auto one : said.seriousness) words.emplace_back(name(one));
  const auto typed = joined(words, ",");
  switch (*fault) {
    case CloseOutFault::none_beside_others: return bad(FieldId::seriousness, typed, Takes::seriousness_alone);
    case CloseOutFault::seriousness_twice: return bad(FieldId::seriousness, typed, Takes::seriousness_once);
    case CloseOutFault::death_or_fatal_alone: break;
  }
  return bad(FieldId::reaction_outcome, name(said.outcome), Takes::death_and_fatal);
}

Result<Done, Problem> take_event(ClosedOut& said, const WriteContext& writing, const Chart& chart,
                                 const Infusion& infusion) {
  const auto events = events_on(writing, chart, infusion);
  if (!events) return Failure{events.error()};
  const auto* event = event_with(*events, said.episode);
  if (!event) {
    std::vector<std::string> numbers;
    for (const auto& one : *events) numbers.push_back(to_text(one.number));
    return bad(FieldId::episode, to_text(said.episode), Takes::event_of, std::move(numbers));
  }
  said.episode = event->number;
  if (said.at.to < event->onset)
    return Failure{Problem{
        WrongOrder{FieldId::at, Happening::reaction, event->onset, Happening::close_out, said.at.to}}};
  return Done{};
}

Recording close_out(const AppContext& context, const Request& request) {
  return perform(context, request, read_close_out, decide_close_out);
}

}  // namespace infuwatch::app
