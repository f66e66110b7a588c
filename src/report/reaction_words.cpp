#include "report/reaction_words.hpp"

#include "base/text.hpp"
#include "report/sentences_of_reactions.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

namespace s = sentence;
constexpr int below_reaction = 4;

Near near(Instant at) { return Near{Span{at}}; }

std::string treated_words(const TreatedWith& one, const RenderContext& rendering) {
  auto words = shown(one.name);
  if (one.dose) words += ' ' + to_text(*one.dose);
  if (!one.route.empty()) words += ' ' + one.route;
  return words + ' ' + rendering.zone.shown_near(one.at, rendering.now);
}

Message grades(const Episode& event) {
  const std::int64_t reaction = *event.reaction;
  if (!event.worst) return {&s::infusion_reaction_grade, {{"reaction", reaction}}};
  return {&s::reaction_grades, {{"worst", std::int64_t{*event.worst}}, {"reaction", reaction}}};
}

std::optional<Message> at_onset(const ReactionRecord& record) {
  const auto& rate = record.rate_at_onset;
  const auto& volume = record.volume_at_onset;
  if (rate && volume) return Message{&s::rate_and_volume, {{"rate", *rate}, {"volume", *volume}}};
  if (rate) return Message{&s::rate_at_onset, {{"rate", *rate}}};
  if (volume) return Message{&s::volume_at_onset, {{"volume", *volume}}};
  return std::nullopt;
}

}  // namespace

Section reactions_section(const std::vector<RecordedReaction>& reactions, const RenderContext& rendering) {
  Section out;
  if (reactions.empty()) return out;
  out.lines.push_back(line(Role::title, Message{&s::reactions_title}));
  for (const auto& [event, record] : reactions) {
    const auto from = near(event.onset.from);
    out.lines.push_back(line(
        Role::label, event.over
                         ? Message{&s::reaction_over,
                                   {{"event", event.number()}, {"from", from}, {"to", near(*event.over)}}}
                         : Message{&s::reaction_present, {{"event", event.number()}, {"from", from}}}));
    const auto add = [&](Message message) {
      out.lines.push_back(line(Role::text, std::move(message), below_reaction));
    };
    add(grades(event));
    if (event.anaphylaxis)
      add({*event.anaphylaxis == Anaphylaxis::criteria_met ? &s::anaphylaxis_met : &s::anaphylaxis_charted});
    if (record.cytokine_release)
      add({&s::cytokine_release, {{"grade", std::int64_t{*record.cytokine_release}}}});
    if (auto onset = at_onset(record)) add(std::move(*onset));
    if (!record.treatment.empty()) {
      Listed given{.words = {}, .last = "; ", .between = "; "};
      for (const auto& one : record.treatment) given.words.push_back(treated_words(one, rendering));
      add({&s::treated_with, {{"treatment", std::move(given)}}});
    }
    for (const auto& again : record.rechallenges)
      add({again.came_back ? &s::restarted_recurred : &s::restarted_tolerated,
           {{"at", near(again.at)},
            {"rate", Typed{again.rate ? " at " + to_text(*again.rate) : std::string{}}}}});
  }
  return out;
}

json reactions_json(const std::vector<RecordedReaction>& reactions) {
  json out = json::array();
  const auto number = [](const std::optional<int>& grade) { return grade ? json(*grade) : json(nullptr); };
  for (const auto& [event, record] : reactions) {
    json treatment = json::array(), restarts = json::array();
    for (const auto& one : record.treatment)
      treatment.push_back({{"at", iso(one.at)},
                           {"name", one.name},
                           {"dose", one.dose ? json(to_text(*one.dose)) : json(nullptr)},
                           {"route", one.route}});
    for (const auto& again : record.rechallenges)
      restarts.push_back({{"at", iso(again.at)},
                          {"rate", again.rate ? json(to_text(*again.rate)) : json(nullptr)},
                          {"came_back", again.came_back}});
    out.push_back(
        {{"episode", event.number().value()},
         {"onset", iso(event.onset.from)},
         {"over", when(event.over)},
         {"worst_grade", number(event.worst)},
         {"reaction_grade", number(event.reaction)},
         {"cytokine_release_grade", number(record.cytokine_release)},
         {"rate_at_onset", record.rate_at_onset ? json(to_text(*record.rate_at_onset)) : json(nullptr)},
         {"volume_at_onset_ml",
          record.volume_at_onset ? json(to_text(*record.volume_at_onset)) : json(nullptr)},
         {"treatment", std::move(treatment)},
         {"restarts", std::move(restarts)}});
  }
  return out;
}

}  // namespace infuwatch::report
