#include "protocol/stay.hpp"

#include "protocol/course.hpp"
#include "protocol/sign_ending.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

constexpr int many_doses = 3;  // of epinephrine

bool rings_of_a_reaction(const Finding& finding) {
  return finding.priority > Priority::review && tells_a_reaction(finding.rule) &&
         finding.window != Window::before;
}

bool rang(const Flag& flag, InfusionId infusion) {
  const auto state = flag.state();
  return state != FlagState::superseded && state != FlagState::retracted &&
         flag.finding.infusion == infusion && rings_of_a_reaction(flag.finding);
}

/// A stop for a reaction counts whenever it was: the infusion stands still from then on.
bool interrupted(const Infusion& infusion, Instant onset, Instant until) {
  const bool for_reaction =
      infusion.stop && infusion.stopping.why == "reaction" && infusion.stop->from < until;
  return for_reaction || std::any_of(infusion.pauses.begin(), infusion.pauses.end(), [&](const Pause& pause) {
           return pause.from >= onset && pause.from < until;
         });
}

/// Medications given from an onset until a moment; one charted as a span counts by its end.
std::vector<const Gave*> given(const Chart& chart, InfusionId infusion, Instant onset, Instant until) {
  std::vector<const Gave*> found;
  for (const auto* act : chart.standing<Gave>(infusion)) {
    const auto& gave = std::get<Gave>(act->said);
    if (gave.at.to >= onset && gave.at.from < until) found.push_back(&gave);
  }
  return found;
}

/// What is charted of an infusion, to see when its reactions were over.
struct ChartedUnder {
  std::vector<SymptomCourse> courses;
  std::vector<SignReading> readings;
  bool scale_2;
};

/// When an item of a flag was last charted as there.
Instant last_present(const FlagItem& item, const ChartedUnder& charted, const VitalLimits& limits) {
  auto last = item.onset.from;
  if (is_sign(item)) return std::max(last, sign_last_out(item, charted.readings, limits, charted.scale_2));
  for (const auto& course : charted.courses)
    if (course.symptom == item.finding && course.words == item.words && course.number == item.course)
      for (const auto& mention : course.mentions) last = std::max(last, mention.at.from);
  return last;
}

/// When every course of a flag's symptoms was charted as gone and its signs were within their limits; none
/// while one goes on.
std::optional<Instant> over(const Flag& flag, const ChartedUnder& charted, const DrugProtocol& drug) {
  if (flag.resolved) return flag.resolved->at;
  std::optional<Instant> last;
  for (const auto& item : flag.finding.items) {
    if (is_sign(item)) {
      const auto ended = sign_ended(item, charted.readings, drug.limits, charted.scale_2);
      if (!ended) return std::nullopt;
      last = std::max(last.value_or(*ended), *ended);
    }
    for (const auto& course : charted.courses) {
      if (course.symptom != item.finding || course.words != item.words || course.number != item.course)
        continue;
      const auto gone = gone_under(course, drug);
      if (!gone) return std::nullopt;
      last = std::max(last.value_or(*gone), *gone);
    }
  }
  return last;
}

std::optional<Seconds> watched_after(const ReactionUnder& reaction, const ReactionStays& stays) {
  if (reaction.grade >= 4)
    return reaction.epinephrine >= many_doses ? stays.severe_anaphylaxis : stays.anaphylaxis;
  if (reaction.grade == 3) return stays.grade_3;
  return reaction.grade == 2 ? stays.grade_2 : std::nullopt;
}

/// Whether the time after the stop is the label's, or follows from an earlier reaction.
bool is_the_labels(const Infusion& infusion, const DrugProtocol& drug) {
  const int count = infusion.terms.drug_count;
  return std::any_of(drug.observations.begin(), drug.observations.end(), [&](const auto& stay) {
    const bool of_labels = !stay.labels || *stay.labels == infusion.terms.labels;
    const bool fits = of_labels && count >= stay.first && (!stay.last || count <= *stay.last);
    return fits && stay.time == infusion.terms.observe_after_stop &&
           (stay.after_reaction || stay.source != site_default);
  });
}

}  // namespace

std::optional<int> reaction_grade(const Chart& chart, const Infusion& infusion,
                                  const std::vector<const Flag*>& flags, Instant onset, Instant until) {
  std::optional<int> grade;
  for (const auto* flag : flags) {
    if (!rings_of_a_reaction(flag->finding)) continue;
    const auto rule = flag->finding.rule;
    const int told = rule == Rule::anaphylaxis_criteria || rule == Rule::life_threatening ? 4
                     : rule == Rule::recurrence                                           ? 3
                                                                                          : 1;
    grade = std::max(grade.value_or(told), told);
  }
  const bool treated =
      interrupted(infusion, onset, until) || !given(chart, infusion.number, onset, until).empty();
  return grade && treated ? std::max(*grade, 2) : grade;
}

std::optional<Instant> gone_under(const SymptomCourse& course, const DrugProtocol& drug) {
  const auto& listed = drug.reactions;
  if (course.gone_by_list && std::find(listed.begin(), listed.end(), course.symptom) == listed.end())
    return std::nullopt;
  return course.gone;
}

std::optional<ReactionUnder> reaction_under(const Chart& chart, const Infusion& infusion,
                                            const DrugProtocol& drug) {
  std::vector<const Flag*> flags;
  for (const auto& [id, flag] : chart.flags())
    if (rang(flag, infusion.number)) flags.push_back(&flag);
  if (flags.empty()) return std::nullopt;
  ReactionUnder found;
  auto onset = Instant::max();
  bool goes_on = false;
  const ChartedUnder all{.courses = courses(chart, infusion, mentions(chart)),
                         .readings = readings(chart, infusion),
                         .scale_2 = chart.patient().spo2_scale_2};
  for (const auto* flag : flags) {
    onset = std::min(onset, flag->finding.leading().onset.from);
    const auto ended = over(*flag, all, drug);
    if (!ended) goes_on = true;
    if (!ended)
      for (const auto& item : flag->finding.items)
        found.present = std::max(found.present, last_present(item, all, drug.limits));
    else
      found.over = std::max(found.over.value_or(*ended), *ended);
  }
  if (goes_on) found.over.reset();
  found.grade = *reaction_grade(chart, infusion, flags, onset);
  for (const auto* gave : given(chart, infusion.number, onset, Instant::max())) {
    const auto name = gave->medication ? gave->medication->name : gave->what;
    if (ingredient_of(*drug.substances, name) == "epinephrine") ++found.epinephrine;
  }
  return found;
}

std::optional<StayAfterStop> stay_of(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug) {
  const auto until = infusion.observe_until();
  if (!until) return std::nullopt;
  StayAfterStop stay{.until = *until,
                     .asked = is_the_labels(infusion, drug) ||
                              infusion.ordered_stay.value_or(Seconds{0}) > infusion.terms.observe_after_stop};
  const auto reaction = reaction_under(chart, infusion, drug);
  const auto longer = reaction ? watched_after(*reaction, drug.reaction_stays) : std::nullopt;
  if (!longer) return stay;
  const auto watched_until = reaction->over.value_or(reaction->present) + *longer;
  if (watched_until > stay.until) stay = {watched_until, true};
  return stay;
}

}  // namespace infuwatch
