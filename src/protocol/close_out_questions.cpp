#include "protocol/close_out_questions.hpp"

#include "protocol/ending_questions.hpp"
#include "protocol/item_ending.hpp"
#include "protocol/reaction_record.hpp"
#include "protocol/sign_ending.hpp"

#include <algorithm>
#include <cstdlib>

namespace infuwatch {
namespace {

/// The emergencies of an event: those that stand, or where none does, those that others replaced.
std::vector<FlagId> emergencies(const Chart& chart, const ClosableEvent& event) {
  std::vector<FlagId> standing, replaced;
  for (const auto id : event.flags) {
    const auto* flag = chart.flag(id);
    if (!flag || flag->finding.priority != Priority::emergency) continue;
    (flag->superseded_by ? replaced : standing).push_back(id);
  }
  return standing.empty() ? replaced : standing;
}

std::vector<std::string> symptoms_in(const std::vector<FlagItem>& items) {
  std::vector<std::string> symptoms;
  for (const auto& item : items) {
    if (is_sign(item)) continue;
    const auto& called = item.words.empty() ? item.finding : item.words;
    if (std::find(symptoms.begin(), symptoms.end(), called) == symptoms.end()) symptoms.push_back(called);
  }
  return symptoms;
}

bool of_a_reaction(const Chart& chart, const ClosableEvent& event) {
  return std::any_of(event.flags.begin(), event.flags.end(), [&](FlagId id) {
    const auto* flag = chart.flag(id);
    return flag && tells_a_reaction(flag->finding.rule);
  });
}

/// The symptoms of an event, where every one was charted as gone and its signs are within their limits. An
/// answer that closed a flag says nothing of them.
std::vector<std::string> all_gone(const Chart& chart, const Infusion& infusion, const VitalLimits& limits,
                                  const ClosableEvent& event) {
  const auto items = items_in(chart, event);
  const auto charted = courses(chart, infusion, mentions(chart));
  const ItemEndings endings{chart, infusion, limits};
  const auto gone = [&](const FlagItem& item) {
    if (is_sign(item)) return !endings.present(item);
    return std::any_of(charted.begin(), charted.end(), [&](const SymptomCourse& course) {
      return course.symptom == item.finding && course.words == item.words && course.number == item.course &&
             course.gone;
    });
  };
  return std::all_of(items.begin(), items.end(), gone) ? symptoms_in(items) : std::vector<std::string>{};
}

std::optional<Instant> epinephrine_for(const Chart& chart, const Infusion& infusion, const Substances& known,
                                       const ClosableEvent& event) {
  for (const auto& one : treatment_from(chart, infusion, event.onset, event.next.value_or(Instant::max())))
    if (ingredient_of(known, one.name) == "epinephrine") return one.at;
  return std::nullopt;
}

/// What is asked of a fatal outcome: whether nothing was stopped, or vital signs were taken since the onset.
std::optional<Question> asked_of_death(const Chart& chart, const Infusion& infusion,
                                       const ClosableEvent& event) {
  if (!infusion.start || infusion.release) return std::nullopt;
  if (!infusion.stop) return FatalWhileRunning{infusion.number};
  std::optional<Instant> last;
  for (const auto& reading : readings(chart, infusion))
    if (reading.at.from >= event.onset && !reading.vitals.empty()) last = reading.at.from;
  if (!last) return std::nullopt;
  return FatalWhileObserved{*last};
}

/// What of an event is charted as death: a symptom at grade 5.
std::vector<std::string> deaths_in(const std::vector<FlagItem>& items) {
  auto deaths = items;
  std::erase_if(deaths, [](const FlagItem& item) { return item.grade != 5 && item.finding != "death"; });
  return symptoms_in(deaths);
}

bool withdrawn_from(const Infusion& infusion, Instant onset) {
  return infusion.stop ||
         std::any_of(infusion.pauses.begin(), infusion.pauses.end(), [&](const Pause& pause) {
           return pause.from >= onset || !pause.to || *pause.to > onset;
         });
}

/// How sure a causality is that the drug did it, on the scale of the Naranjo categories; none: it is not
/// said.
std::optional<NaranjoCategory> category_of(Causality causality) {
  switch (causality) {
    case Causality::certain: return NaranjoCategory::definite;
    case Causality::probable: return NaranjoCategory::probable;
    case Causality::possible: return NaranjoCategory::possible;
    case Causality::unlikely: return NaranjoCategory::doubtful;
    case Causality::conditional:
    case Causality::unassessable: break;
  }
  return std::nullopt;
}

/// Whether a causality lies two steps or more from what a score suggests.
bool far_apart(Causality causality, int score) {
  const auto category = category_of(causality);
  return category && std::abs(static_cast<int>(*category) - static_cast<int>(naranjo_category(score))) >= 2;
}

void ask_about_seriousness(std::vector<Question>& asked, const Chart& chart, const Infusion& infusion,
                           const ClosedOut& said) {
  const auto has = [&](Seriousness one) {
    return std::find(said.seriousness.begin(), said.seriousness.end(), one) != said.seriousness.end();
  };
  if (has(Seriousness::congenital_anomaly) && !chart.patient().pregnant) asked.push_back(NoPregnancy{});
  if (has(Seriousness::hospitalization) && infusion.start && !infusion.release)
    asked.push_back(NotTransferred{infusion.number});
}

void ask_about_causality(std::vector<Question>& asked, const Infusion& infusion, const ClosableEvent& event,
                         const ClosedOut& said) {
  if (said.causality == Causality::certain && infusion.start && !withdrawn_from(infusion, event.onset))
    asked.push_back(NeverWithdrawn{infusion.number});
  if (const auto score = naranjo_score(said.naranjo); score && far_apart(said.causality, *score))
    asked.push_back(NaranjoOtherwise{said.causality, *score});
}

}  // namespace

std::vector<Question> questions_at_close_out(const Chart& chart, const Infusion& infusion,
                                             const CloseOutTerms& terms, const ClosableEvent& event,
                                             const ClosedOut& said) {
  std::vector<Question> asked;
  const bool reaction = of_a_reaction(chart, event);
  if (!said.serious()) {
    if (auto flags = emergencies(chart, event); !flags.empty()) asked.push_back(NotSerious{std::move(flags)});
    if (const auto first =
            reaction ? epinephrine_for(chart, infusion, *terms.substances, event) : std::nullopt)
      asked.push_back(EpinephrineGiven{*first});
  }
  ask_about_seriousness(asked, chart, infusion, said);
  ask_about_causality(asked, infusion, event, said);
  if (reaction && said.causality == Causality::unlikely)
    for (const auto& again :
         rechallenges_from(chart, infusion, event.onset, event.next.value_or(Instant::max())))
      if (again.came_back) {
        asked.push_back(CameBack{again.at});
        break;
      }
  if (said.outcome != ReactionOutcome::fatal)
    if (auto deaths = deaths_in(items_in(chart, event)); !deaths.empty())
      asked.push_back(DeathCharted{std::move(deaths)});
  if (said.outcome == ReactionOutcome::fatal)
    if (auto question = asked_of_death(chart, infusion, event)) asked.push_back(std::move(*question));
  if (said.outcome == ReactionOutcome::not_recovered)
    if (auto symptoms = all_gone(chart, infusion, terms.limits, event); !symptoms.empty())
      asked.push_back(AllGone{std::move(symptoms)});
  if (said.outcome != ReactionOutcome::recovered) return asked;
  if (auto symptoms = symptoms_in(event.present); !symptoms.empty())
    asked.push_back(StillPresent{std::move(symptoms)});
  const bool sign = std::any_of(event.present.begin(), event.present.end(), is_sign);
  if (!sign) return asked;
  if (auto outside = readings_outside(chart, infusion, terms.limits, said.at.to); !outside.empty())
    asked.push_back(ReadingsOutside{std::move(outside), terms.limits.source});
  return asked;
}

}  // namespace infuwatch
