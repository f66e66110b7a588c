#include "report/close_out_words.hpp"

#include "protocol/close_out.hpp"
#include "report/sentences_of_close_outs.hpp"
#include "report/why.hpp"

namespace infuwatch::report {
namespace {

namespace s = sentence;

std::string criterion_words(Seriousness one) {
  switch (one) {
    case Seriousness::death: return "death";
    case Seriousness::life_threatening: return "life-threatening";
    case Seriousness::hospitalization: return "hospitalization";
    case Seriousness::disability: return "disability";
    case Seriousness::congenital_anomaly: return "congenital anomaly";
    case Seriousness::intervention: return "required intervention";
    case Seriousness::other: return "other important medical event";
    case Seriousness::none: break;
  }
  return "none";
}

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

std::string seriousness_words(const ClosedOut& said) {
  if (!said.serious()) return text_of(Message{&s::is_not_serious}, {nullptr});
  Listed criteria{{}};
  for (const auto one : said.seriousness) criteria.words.push_back(criterion_words(one));
  return text_of(Message{&s::is_serious, {{"criteria", std::move(criteria)}}}, {nullptr});
}

Listed replies_words(const std::vector<NaranjoReply>& replies) {
  Listed words{{}};
  for (std::size_t i = 0; i < replies.size(); ++i)
    words.words.push_back(std::to_string(i + 1) + ' ' + std::string{name(replies[i])});
  return words;
}

}  // namespace

Message close_out_message(const ClosedOut& said) {
  const auto score = naranjo_score(said.naranjo);
  return {score ? &s::closed_out_with_score : &s::closed_out,
          {{"event", said.episode},
           {"by", Typed{said.by}},
           {"seriousness", Typed{seriousness_words(said)}},
           {"causality", Typed{std::string{name(said.causality)}}},
           {"score", std::int64_t{score.value_or(0)}},
           {"outcome", Typed{outcome_words(said.outcome)}}}};
}

std::vector<Message> beside_close_out(const ChartedEvent& act, const Chart& chart) {
  std::vector<Message> told;
  const auto& said = std::get<ClosedOut>(act.said);
  if (const auto* flag = chart.flag(said.episode))
    told.push_back({&s::close_out_is_of, {{"flag", Typed{headline(*flag)}}}});
  if (const auto score = naranjo_score(said.naranjo)) {
    told.push_back({&s::naranjo_suggests,
                    {{"score", std::int64_t{*score}},
                     {"category", Typed{std::string{name(naranjo_category(*score))}}}}});
    told.push_back({&s::naranjo_answered, {{"answers", replies_words(said.naranjo)}}});
  }
  if (!said.note.empty()) told.push_back({&s::close_out_note, {{"note", Typed{said.note}}}});
  if (!act.stands()) return told;
  if (const auto earlier = close_outs_before(chart, act); !earlier.empty())
    told.push_back({&s::stands_in_place_of, {{"earlier", earlier.back()->number}}});
  if (const auto* later = close_out_after(chart, act))
    told.push_back({&s::replaced_by_close_out, {{"later", later->number}}});
  return told;
}

}  // namespace infuwatch::report
