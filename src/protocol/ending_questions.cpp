#include "protocol/ending_questions.hpp"

#include "domain/vital_reading.hpp"
#include "protocol/course.hpp"
#include "protocol/sign.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Whether a rule is about something that happens to the patient, not about the order.
bool about_the_patient(Rule rule) {
  return rule != Rule::dose_limit && rule != Rule::interval && rule != Rule::prior_reaction;
}

bool rings(const Flag& flag) { return flag.finding.priority > Priority::review; }

std::vector<std::string> still_present(const Chart& chart, const Infusion& infusion) {
  std::vector<std::string> symptoms;
  for (const auto& course : courses(chart, infusion, mentions(chart))) {
    if (course.ended) continue;
    const bool flagged = std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
      const auto& [id, flag] = one;
      const auto& items = flag.finding.items;
      return flag.standing() && rings(flag) && flag.finding.infusion == infusion.number &&
             std::any_of(items.begin(), items.end(), [&](const FlagItem& item) {
               return item.finding == course.symptom && item.words == course.words &&
                      item.course == course.number;
             });
    });
    const auto& called = course.words.empty() ? course.symptom : course.words;
    if (flagged && std::find(symptoms.begin(), symptoms.end(), called) == symptoms.end())
      symptoms.push_back(called);
  }
  return symptoms;
}

/// Grade 2 and more; a symptom without a grade weighs more than grade 2.
bool moderate(const Finding& finding) {
  if (finding.rule == Rule::life_threatening || finding.rule == Rule::anaphylaxis_criteria) return true;
  return std::any_of(finding.items.begin(), finding.items.end(),
                     [](const FlagItem& item) { return severity_of(item.grade) >= severity_of(2); });
}

/// Whether a provider was notified of something that began at `onset`: by an entry at or after it, or by a
/// flag of the infusion that was answered so since.
bool notified_since(const Chart& chart, InfusionId infusion, Instant onset) {
  const auto notified = chart.standing<Notified>();
  return std::any_of(notified.begin(), notified.end(),
                     [&](const ChartedEvent* act) { return at_of(act->said)->to >= onset; }) ||
         std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
           const auto& [id, flag] = one;
           return flag.finding.infusion == infusion && flag.acknowledged && flag.acknowledged->at >= onset &&
                  flag.acknowledged->action == name(Action::provider);
         });
}

std::vector<FlagId> without_provider(const Chart& chart, const Infusion& infusion) {
  std::vector<FlagId> flags;
  for (const auto& [id, flag] : chart.flags()) {
    const auto state = flag.state();
    if (state == FlagState::superseded || state == FlagState::retracted || !rings(flag) ||
        flag.finding.infusion != infusion.number || !tells_a_reaction(flag.finding.rule) ||
        !moderate(flag.finding))
      continue;
    if (!notified_since(chart, infusion.number, flag.finding.leading().onset.from)) flags.push_back(id);
  }
  return flags;
}

/// A sign that would raise an urgent flag; or a pressure that could not be obtained, or a patient who does
/// not answer, which do by another rule.
bool outside(Sign sign, const Vitals& vitals, const VitalLimits& limits, bool scale_2) {
  const bool none = sign == Sign::pressure && vitals.pressure && !vitals.pressure->systolic;
  const bool unresponsive = sign == Sign::consciousness && vitals.consciousness > Consciousness::voice;
  return none || unresponsive || urgently_outside(sign, vitals, limits, scale_2);
}

bool has_pulse_and_pressure(const Vitals& vitals) { return vitals.heart_rate && vitals.pressure; }

void ask_about_reaction(std::vector<Question>& questions, const Chart& chart, const Infusion& infusion,
                        const DrugProtocol& drug, Span at) {
  if (auto flags = waiting_flags(chart); !flags.empty())
    questions.push_back(FlagsUnanswered{std::move(flags)});
  if (auto symptoms = still_present(chart, infusion); !symptoms.empty())
    questions.push_back(StillPresent{std::move(symptoms)});
  if (auto readings = readings_outside(chart, infusion, drug.limits, at.to); !readings.empty())
    questions.push_back(ReadingsOutside{std::move(readings), drug.limits.source});
  if (auto flags = without_provider(chart, infusion); !flags.empty())
    questions.push_back(ProviderNotNotified{std::move(flags)});
}

/// The last moment before which the infusion ran.
Instant halted(const Infusion& infusion) {
  return infusion.stop             ? infusion.stop->from
         : infusion.pauses.empty() ? infusion.start->from
                                   : infusion.pauses.back().from;
}

/// Stopped for a reaction, or halted while a flag about the patient rang since it last began to run.
bool halted_for_a_reaction(const Chart& chart, const Infusion& infusion) {
  if (infusion.stop && infusion.stopping.why == "reaction") return true;
  const auto ran_since = infusion.resumed.empty() ? infusion.start->from : infusion.resumed.back();
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
    const auto& [id, flag] = one;
    const auto state = flag.state();
    return rings(flag) && about_the_patient(flag.finding.rule) && state != FlagState::superseded &&
           state != FlagState::retracted && flag.finding.infusion == infusion.number &&
           flag.finding.leading().onset.to >= ran_since;
  });
}

}  // namespace

std::vector<ReadingOutside> readings_outside(const Chart& chart, const Infusion& infusion,
                                             const VitalLimits& limits, Instant upto) {
  const bool scale_2 = chart.patient().spo2_scale_2;
  std::map<Sign, ReadingOutside> last;
  for (const auto& reading : readings(chart, infusion)) {
    if (reading.at.from > upto) continue;
    for (const auto& sign : vital_signs()) {
      const auto words = typed_sign(sign, reading.vitals);
      if (words.empty()) continue;
      if (outside(sign.sign, reading.vitals, limits, scale_2))
        last[sign.sign] = {sign.sign, std::string{sign.field.key} + ' ' + words, reading.at.from};
      else
        last.erase(sign.sign);
    }
  }
  std::vector<ReadingOutside> found;
  for (auto& [sign, reading] : last) found.push_back(std::move(reading));
  return found;
}

std::vector<Question> questions_at_release(const Chart& chart, const Infusion& infusion,
                                           const DrugProtocol& drug, Span at, std::string_view to) {
  std::vector<Question> questions;
  if (const auto until = infusion.observe_until(); until && at.to < *until)
    questions.push_back(ReleasedEarly{infusion.number, *until});
  if (!infusion.stop && infusion.planned_end) {
    const auto over = *infusion.planned_end + infusion.stay_after_stop();
    if (at.to < over) questions.push_back(ReleasedUnstopped{infusion.number, over});
  }
  if (to == "home") ask_about_reaction(questions, chart, infusion, drug, at);
  return questions;
}

std::vector<Question> questions_at_resume(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Span at) {
  std::vector<Question> questions;
  if (infusion.release) questions.push_back(TakenUpAfterRelease{infusion.number, infusion.release->from});
  if (!halted_for_a_reaction(chart, infusion)) return questions;
  ask_about_reaction(questions, chart, infusion, drug, at);
  const auto since = halted(infusion);
  const auto charted = readings(chart, infusion);
  if (std::none_of(charted.begin(), charted.end(), [&](const SignReading& reading) {
        return reading.at.to > since && reading.at.from <= at.to && has_pulse_and_pressure(reading.vitals);
      }))
    questions.push_back(NoReadingsSince{since});
  return questions;
}

}  // namespace infuwatch
