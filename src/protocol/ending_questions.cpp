#include "protocol/ending_questions.hpp"

#include "domain/drug_name.hpp"
#include "domain/vital_reading.hpp"
#include "protocol/course.hpp"
#include "protocol/item_ending.hpp"
#include "protocol/restart_rate.hpp"
#include "protocol/sign.hpp"
#include "protocol/stay.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Vital signs are taken by so long before the stay ends, or after it.
constexpr Seconds readings_hold{30 * 60};

bool rings(const Flag& flag) { return flag.finding.priority > Priority::review; }

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

/// A pressure outside its limit that was so before the start: low, and no more than a little lower since;
/// high, and high at the baseline.
bool habitual(const std::optional<BloodPressure>& now, const std::optional<BloodPressure>& before,
              const VitalLimits& limits) {
  if (!now || !now->systolic || !before || !before->systolic) return false;
  const bool low = limits.sbp_low_urgent_fall && *now->systolic < limits.sbp_below &&
                   *before->systolic - *now->systolic < *limits.sbp_low_urgent_fall;
  const auto was_high = [](std::optional<int> reading, std::optional<int> was, std::optional<int> limit) {
    return !reading || !limit || *reading < *limit || (was && *was >= *limit);
  };
  const bool high = was_high(now->systolic, before->systolic, limits.sbp_high_from) &&
                    was_high(now->diastolic, before->diastolic, limits.dbp_high_from);
  return low || (high && *now->systolic >= limits.sbp_below);
}

/// A sign that would raise an urgent flag; or a pressure that could not be obtained, or a patient who does
/// not answer, which do by another rule.
bool outside(Sign sign, const Vitals& vitals, const VitalLimits& limits, bool scale_2,
             const Vitals& baseline) {
  if (sign == Sign::pressure && habitual(vitals.pressure, baseline.pressure, limits)) return false;
  const bool none = sign == Sign::pressure && vitals.pressure && !vitals.pressure->systolic;
  const bool unresponsive = sign == Sign::consciousness && vitals.consciousness > Consciousness::voice;
  return none || unresponsive || urgently_outside(sign, vitals, limits, scale_2);
}

/// The last reading of a sign up to a moment.
std::optional<ReadingOutside> last_reading(const Chart& chart, const Infusion& infusion,
                                           const VitalSign& sign, Instant upto) {
  std::optional<ReadingOutside> last;
  for (const auto& reading : readings(chart, infusion))
    if (const auto words = typed_sign(sign, reading.vitals); reading.at.from <= upto && !words.empty())
      last = {sign.sign, std::string{sign.field.key} + ' ' + words, reading.at.from};
  return last;
}

/// When a heart rate with a blood pressure was charted last by a moment, where that is later than another.
Instant last_read(const Chart& chart, const Infusion& infusion, Instant otherwise, Instant upto) {
  for (const auto& reading : readings(chart, infusion))
    if (reading.vitals.heart_rate && reading.vitals.pressure && reading.at.from <= upto)
      otherwise = std::max(otherwise, reading.at.from);
  return otherwise;
}

/// Whether a heart rate with a blood pressure was charted between two moments, both included.
bool read_since(const Chart& chart, const Infusion& infusion, Instant since, Instant upto) {
  const auto charted = readings(chart, infusion);
  return std::any_of(charted.begin(), charted.end(), [&](const SignReading& reading) {
    return reading.at.to >= since && reading.at.from <= upto && reading.vitals.heart_rate &&
           reading.vitals.pressure;
  });
}

/// The flags of the infusion after which the protocol says that the drug is not given again.
std::vector<FlagId> never_again_after(const Chart& chart, const Infusion& infusion,
                                      const DrugProtocol& drug) {
  std::vector<FlagId> flags;
  if (!drug.never_again) return flags;
  const bool any = drug.never_again->what == NeverAgainAfter::What::hypersensitivity;
  const auto on_list = [&](const FlagItem& item) {
    return std::find(drug.reactions.begin(), drug.reactions.end(), item.finding) != drug.reactions.end();
  };
  for (const auto& [id, flag] : chart.flags()) {
    const auto& finding = flag.finding;
    const auto state = flag.state();
    if (state == FlagState::superseded || state == FlagState::retracted || !rings(flag) ||
        finding.infusion != infusion.number || !tells_a_reaction(finding.rule) ||
        finding.window == Window::before)
      continue;
    const bool severe = finding.rule == Rule::life_threatening || finding.rule == Rule::anaphylaxis_criteria;
    if (severe || (any && std::any_of(finding.items.begin(), finding.items.end(), on_list)))
      flags.push_back(id);
  }
  return flags;
}

/// Whether it is judged against readings before it, which the limits do not tell.
bool against_earlier(const FlagItem& item) {
  return item.against == Against::fall || item.against == Against::drop || item.finding == "oxygen";
}

/// Signs that fell or dropped by an urgent or emergency flag that stands, acknowledged or not, and oxygen
/// that was newly needed, where they were not measured within it since: the last reading of each, however
/// old.
void add_flagged_signs(std::vector<ReadingOutside>& outside, const Chart& chart, const Infusion& infusion,
                       const VitalLimits& of_drug, Instant upto) {
  const auto limits = limits_at(of_drug, chart.patient(), upto);
  const ItemEndings endings{chart, infusion, limits};
  const auto named = [&](Sign sign) {
    return std::any_of(outside.begin(), outside.end(),
                       [&](const ReadingOutside& one) { return one.sign == sign; });
  };
  for (const auto& [id, flag] : chart.flags()) {
    if (!flag.standing() || !rings(flag) || flag.finding.infusion != infusion.number) continue;
    for (const auto& item : flag.finding.items) {
      const auto* sign = against_earlier(item) ? vital_sign_of(item.finding) : nullptr;
      if (!sign || item.onset.from > upto || named(sign->sign) || !endings.present(item)) continue;
      if (auto last = last_reading(chart, infusion, *sign, upto)) outside.push_back(std::move(*last));
    }
  }
  std::sort(outside.begin(), outside.end(),
            [](const ReadingOutside& a, const ReadingOutside& b) { return a.sign < b.sign; });
}

void ask_about_reaction(std::vector<Question>& questions, const Chart& chart, const Infusion& infusion,
                        const DrugProtocol& drug, Span at) {
  if (auto flags = waiting_flags(chart); !flags.empty())
    questions.push_back(FlagsUnanswered{std::move(flags)});
  if (auto symptoms = still_present(chart, infusion, drug); !symptoms.empty())
    questions.push_back(StillPresent{std::move(symptoms)});
  auto readings = readings_outside(chart, infusion, drug.limits, at.to);
  add_flagged_signs(readings, chart, infusion, drug.limits, at.to);
  if (!readings.empty()) questions.push_back(ReadingsOutside{std::move(readings), drug.limits.source});
  if (auto flags = without_provider(chart, infusion); !flags.empty())
    questions.push_back(ProviderNotNotified{std::move(flags)});
}

/// The last sedating medication given in the time before a moment in which it can still act; empty: none.
std::string sedated_by(const Chart& chart, const Substances& known, Span at) {
  constexpr Seconds acts{6 * 3600};  // site default
  std::string last;
  for (const auto* act : chart.standing<Gave>()) {
    const auto& gave = std::get<Gave>(act->said);
    if (gave.at.from > at.to || at.to - gave.at.from > acts) continue;
    const auto named = substances_named(known, gave.medication ? gave.medication->name : gave.what);
    if (std::any_of(named.begin(), named.end(),
                    [](const Substance* one) { return one->kinds.contains("sedating"); }))
      last = gave.what;
  }
  return last;
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

std::vector<std::string> still_present(const Chart& chart, const Infusion& infusion,
                                       const DrugProtocol& drug) {
  std::vector<std::string> symptoms;
  for (const auto& course : courses(chart, infusion, mentions(chart))) {
    if (gone_under(course, drug)) continue;
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

std::vector<ReadingOutside> readings_outside(const Chart& chart, const Infusion& infusion,
                                             const VitalLimits& of_drug, Instant upto) {
  const auto limits = limits_at(of_drug, chart.patient(), upto);
  const bool scale_2 = chart.patient().spo2_scale_2;
  std::map<Sign, ReadingOutside> last;
  for (const auto& reading : readings(chart, infusion)) {
    if (reading.at.from > upto) continue;
    for (const auto& sign : vital_signs()) {
      const auto words = typed_sign(sign, reading.vitals);
      if (words.empty()) continue;
      if (outside(sign.sign, reading.vitals, limits, scale_2, infusion.terms.baseline))
        last[sign.sign] = {sign.sign, std::string{sign.field.key} + ' ' + words, reading.at.from};
      else
        last.erase(sign.sign);
    }
  }
  std::vector<ReadingOutside> found;
  for (auto& [sign, reading] : last) found.push_back(std::move(reading));
  return found;
}

ReleaseQuestions questions_at_release(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                                      Span at, std::string_view to) {
  ReleaseQuestions questions;
  auto& asked = questions.asked;
  const auto stay = stay_of(chart, infusion, drug);
  const bool over = stay && at.to >= stay->until;
  if (stay && !over)
    (stay->asked ? asked : questions.shown).push_back(ReleasedEarly{infusion.number, stay->until});
  if (!infusion.stop && infusion.planned_end) {
    const auto until = *infusion.planned_end + infusion.stay_after_stop();
    asked.push_back(ReleasedUnstopped{infusion.number, until});
  }
  if (to == "home") {
    ask_about_reaction(asked, chart, infusion, drug, at);
    const auto from = infusion.stop ? infusion.stop->from : infusion.start->from;
    const auto since = std::max(from, (stay ? std::min(stay->until, at.to) : at.to) - readings_hold);
    if (!read_since(chart, infusion, since, at.to))
      asked.push_back(NoReadingsSince{last_read(chart, infusion, infusion.start->from, at.to)});
  } else {
    asked.push_back(LeavesTo{std::string{to}});
  }
  return questions;
}

std::vector<Question> questions_of_discharge(const Chart& chart, const Infusion& infusion,
                                             const DrugProtocol& drug, Span at,
                                             const std::vector<std::string>& done) {
  std::vector<Question> questions;
  for (const auto& item : drug.discharge) {
    if (std::find(done.begin(), done.end(), item.key) != done.end()) continue;
    std::string because;
    if (item.asked == DischargeItem::Asked::access_in) because = infusion.order.access.kind;
    if (item.asked == DischargeItem::Asked::sedated) because = sedated_by(chart, *drug.substances, at);
    if (!because.empty()) questions.push_back(DischargeOpen{item.key, item.ask, std::move(because)});
  }
  return questions;
}

std::vector<Question> questions_at_resume(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Span at) {
  std::vector<Question> questions;
  if (infusion.release) questions.push_back(TakenUpAfterRelease{infusion.number, infusion.release->from});
  if (auto above = restarted_above(chart, infusion, drug, at.from)) questions.push_back(std::move(*above));
  if (!halted_for_a_reaction(chart, infusion)) return questions;
  ask_about_reaction(questions, chart, infusion, drug, at);
  if (const auto since = halted(infusion); !read_since(chart, infusion, since + Seconds{1}, at.to))
    questions.push_back(NoReadingsSince{since});
  if (auto flags = never_again_after(chart, infusion, drug); !flags.empty())
    questions.push_back(NeverAgain{drug_named(infusion.order), std::move(flags), drug.never_again->source});
  return questions;
}

}  // namespace infuwatch
