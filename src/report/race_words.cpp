#include "report/race_words.hpp"

#include "base/overloaded.hpp"
#include "report/sentences_of_races.hpp"

namespace infuwatch::report {
namespace {

namespace s = sentence;

/// Who recorded it; and when it happened, where that is another minute.
Message recorded(const LostRace& race) {
  if (race.staff.empty()) return {&s::recorded_then, {{"recorded", race.at}, {"entry", race.entry}}};
  Message told{&s::recorded_by, {{"staff", Typed{race.staff}}, {"recorded", race.at}, {"entry", race.entry}}};
  if (race.happened && race.happened->from != floor_to_minute(race.at)) {
    told.sentence = &s::recorded_for;
    told.args.emplace_back("happened", race.happened->from);
  }
  return told;
}

struct RaceTold {
  const Sentence& what;
  const Sentence& todo;
};

RaceTold race_told(const LostRace& race) {
  using Fact = LostRace::Fact;
  switch (race.fact) {
    case Fact::started: return {s::already_started, s::correct_if_wrong};
    case Fact::running: return {s::already_running, s::need_not_resume};
    case Fact::stopped: return {s::already_stopped, s::correct_if_wrong};
    case Fact::released: return {s::already_released, s::correct_if_wrong};
    case Fact::corrected: return {s::already_corrected, s::correct_again};
    case Fact::retracted: return {s::already_retracted, s::chart_again_if_it_happened};
    case Fact::moved:
      return {std::holds_alternative<InfusionId>(race.successor) ? s::already_moved : s::already_moved_away,
              s::look_at_infusion};
    case Fact::acknowledged: return {s::already_acknowledged, s::not_twice};
    case Fact::not_standing:
      if (std::holds_alternative<FlagId>(race.successor)) return {s::flag_replaced, s::answer_instead};
      return {s::flag_withdrawn, s::see_standing_flags};
    case Fact::resolved: return {s::already_resolved, s::see_standing_flags};
    case Fact::handover_waiting: return {s::handover_signed, s::handover_waits};
    case Fact::handover_accepted: return {s::handover_accepted, s::sign_new};
    case Fact::claimed: return {s::already_claimed, s::charge_retracts};
  }
  return {s::already_corrected, s::correct_again};
}

}  // namespace

Refusal race_refusal(const LostRace& race) {
  const auto& [what, todo] = race_told(race);
  std::vector<std::pair<const char*, Arg>> args{
      {"subject", std::visit(Overloaded{[](InfusionId infusion) -> Arg {
                                          return Typed{"Infusion " + std::to_string(infusion.value())};
                                        },
                                        [](auto id) -> Arg { return id; }},
                             race.subject)},
      {"entry", race.entry}};
  if (const auto* instead = std::get_if<FlagId>(&race.successor)) args.emplace_back("instead", *instead);
  if (const auto* infusion = std::get_if<InfusionId>(&race.successor))
    args.emplace_back("infusion", *infusion);
  return {{Message{&what, args}, recorded(race)}, {Message{&todo, args}}};
}

}  // namespace infuwatch::report
