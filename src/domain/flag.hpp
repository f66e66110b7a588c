#pragma once

#include "base/named.hpp"
#include "domain/ids.hpp"
#include "domain/observation.hpp"
#include "time/instant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

enum class Rule {
  life_threatening,
  anaphylaxis_criteria,
  reaction,
  serious_effect,
  vital_sign,
  news2,
  site,
  recurrence,
  dose_limit,
  interval,
  prior_reaction
};
template <>
inline constexpr std::pair<Rule, std::string_view> names_of<Rule>[] = {
    {Rule::life_threatening, "life-threatening"},
    {Rule::anaphylaxis_criteria, "anaphylaxis-criteria"},
    {Rule::reaction, "reaction"},
    {Rule::serious_effect, "serious-effect"},
    {Rule::vital_sign, "vital-sign"},
    {Rule::news2, "news2"},
    {Rule::site, "site"},
    {Rule::recurrence, "recurrence"},
    {Rule::dose_limit, "dose-limit"},
    {Rule::interval, "interval"},
    {Rule::prior_reaction, "prior-reaction"}};

/// Whether a rule tells of a reaction by what was seen.
constexpr bool tells_a_reaction(Rule rule) {
  return rule == Rule::reaction || rule == Rule::recurrence || rule == Rule::life_threatening ||
         rule == Rule::anaphylaxis_criteria;
}

/// Whether a rule is about something that happens to the patient, not about the order.
constexpr bool about_the_patient(Rule rule) {
  return rule != Rule::dose_limit && rule != Rule::interval && rule != Rule::prior_reaction;
}

/// The criteria of anaphylaxis: NIAID/FAAN 2006 (Sampson) 1 to 3, WAO 2020 (Cardona) 1 and 2.
enum class Criterion { niaid_1, niaid_2, niaid_3, wao_1, wao_2 };
template <>
inline constexpr std::pair<Criterion, std::string_view> names_of<Criterion>[] = {
    {Criterion::niaid_1, "niaid-1"},
    {Criterion::niaid_2, "niaid-2"},
    {Criterion::niaid_3, "niaid-3"},
    {Criterion::wao_1, "wao-1"},
    {Criterion::wao_2, "wao-2"}};

/// What else has to be said of an item.
enum class Remark {
  partial,         // a score of what was measured only: the true one is this or higher
  single_red,      // a score below its first band with one parameter at 3 points
  wao_2_possible,  // low pressure alone: criterion 2 of WAO 2020 may be met
  no_baseline,     // a fall from baseline cannot be worked out
  total_unknown,   // not all of what the patient had before is known: at least this
  newly_needed,    // oxygen, after readings on air
};
template <>
inline constexpr std::pair<Remark, std::string_view> names_of<Remark>[] = {
    {Remark::partial, "partial"},
    {Remark::single_red, "single-red"},
    {Remark::wao_2_possible, "wao-2-possible"},
    {Remark::no_baseline, "no-baseline"},
    {Remark::total_unknown, "total-unknown"},
    {Remark::newly_needed, "newly-needed"}};

enum class Priority { review, urgent, emergency };
template <>
inline constexpr std::pair<Priority, std::string_view> names_of<Priority>[] = {
    {Priority::review, "review"}, {Priority::urgent, "urgent"}, {Priority::emergency, "emergency"}};

/// `***`, `**`, `*`.
constexpr std::string_view stars(Priority priority) {
  return priority == Priority::emergency ? "***" : priority == Priority::urgent ? "**" : "*";
}

/// How a flagged number stands to the limit it crossed.
enum class Against { none, below, at_most, above, at_least, fall, rise, drop };
template <>
inline constexpr std::pair<Against, std::string_view> names_of<Against>[] = {
    {Against::none, "none"},   {Against::below, "below"},       {Against::at_most, "at-most"},
    {Against::above, "above"}, {Against::at_least, "at-least"}, {Against::fall, "fall"},
    {Against::rise, "rise"},   {Against::drop, "drop"}};

/// One thing a flag is about: a symptom's course, or one excursion of one vital sign.
struct FlagItem {
  std::string
      finding;  // a symptom's key, `other`, or a sign: `sbp`, `sbp-fall`, `hr-low`, `hr-high`, `rr-low` …
  int course = 0;     // 0 the first; 1 the first return …
  std::string words;  // the nurse's words for `other`; of a total dose its unit, empty for mg/m2
  std::optional<int> grade;
  std::optional<int> value;  // the sign's worst number (`acvpu`: its place in the scale); none: unobtainable
  std::optional<int> limit;  // the limit it crossed, or the baseline it moved away from
  Against against = Against::none;
  int severity = 0;  // rises with the grade, or with each step past the limit
  Span onset;
  Window window = Window::before;
  Certainty certainty = Certainty::definite;
  Phase phase = Phase::before;  // at the onset
  Priority priority = Priority::review;
  std::vector<InfusionId> also_open;  // other infusions whose window held it
  std::vector<Remark> remarks;
  std::string source;
  EntryNumber observation;  // the entry that shows it at its worst
  std::string after{};      // the medication it came after, where it is a reaction to that
  friend bool operator==(const FlagItem&, const FlagItem&) = default;
  /// Whether two items are about the same thing.
  bool same(const FlagItem& other) const {
    return finding == other.finding && course == other.course && words == other.words;
  }
};

/// What a rule found for one infusion, with all it turned on. Enough to work the flag out again.
struct Finding {
  InfusionId infusion;
  Rule rule = Rule::reaction;
  std::vector<FlagItem> items;  // the gravest first; never empty in a flag
  std::optional<Span> start;    // as charted when it was judged
  std::optional<Span> stop;
  // Summed up from the items:
  Priority priority = Priority::review;       // the highest
  Window window = Window::before;             // the most dangerous
  Certainty certainty = Certainty::definite;  // and whether an item is definitely in it
  Phase phase = Phase::before;                // of the item that leads: the earliest in that window
  std::vector<InfusionId> also_open;
  std::string source;               // of the first item of the highest priority
  std::vector<Criterion> criteria;  // met, of anaphylaxis

  /// Works out what is summed up from the items, and puts them in order.
  void sum_up();
  /// The earliest item in the most dangerous window: a flag's distances are those of its onset.
  const FlagItem& leading() const;
  friend bool operator==(const Finding&, const Finding&) = default;
};

enum class FlagState { raised, acknowledged, resolved, superseded, retracted };
template <>
inline constexpr std::pair<FlagState, std::string_view> names_of<FlagState>[] = {
    {FlagState::raised, "raised"},
    {FlagState::acknowledged, "acknowledged"},
    {FlagState::resolved, "resolved"},
    {FlagState::superseded, "superseded"},
    {FlagState::retracted, "retracted"}};

enum class Action { slowed, paused, stopped, medication, provider, watching };
template <>
inline constexpr std::pair<Action, std::string_view> names_of<Action>[] = {
    {Action::slowed, "slowed"},         {Action::paused, "paused"},     {Action::stopped, "stopped"},
    {Action::medication, "medication"}, {Action::provider, "provider"}, {Action::watching, "watching"}};

/// Who acknowledged or resolved a flag, and with what.
struct Answer {
  EntryNumber entry;
  std::string staff;
  Instant at;
  std::string action;  // of an acknowledgement: an Action's name
  std::string text;    // detail or outcome
  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Flag {
  FlagId id;
  Finding finding;
  EntryNumber raised_by;
  Instant raised_at;
  std::optional<Answer> acknowledged;
  std::optional<Answer> resolved;
  std::optional<FlagId> superseded_by;
  std::optional<EntryNumber> retracted_by;
  std::optional<Answer> retraction_acknowledged;
  /// Where it is shown: for each item when its worst number was read, if that was after the onset.
  std::vector<std::optional<Span>> read_at{};
  struct TakenBack {
    EntryNumber answer;  // the acknowledgement or outcome
    EntryNumber by;
    std::string staff;
    Instant at;
  };
  std::vector<TakenBack> taken_back;

  FlagState state() const;
  /// Raised or acknowledged: the flag still says something about the patient.
  bool standing() const { return state() == FlagState::raised || state() == FlagState::acknowledged; }
  /// Emergency or urgent, and nobody has answered it; a retraction must be answered where the flag was not.
  bool waiting() const;
};

}  // namespace infuwatch
