#pragma once

#include "base/quantity.hpp"
#include "domain/chart.hpp"
#include "domain/dose_band.hpp"
#include "domain/people.hpp"
#include "protocol/lab.hpp"
#include "time/instant.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// Where a fact comes from: a label or paper by name, or `site default`.
using FactSource = std::string;
/// What marks a number that no label or paper gives.
inline constexpr std::string_view site_default = "site default";

/// The most of a drug that a patient may have had in her life.
struct DoseLimit {
  std::optional<LabelRegion> labels;  // none: whosever labels hold
  Quantity most;                      // in any unit of a dose; the limit itself is within it
  FactSource source;
};

/// The shortest time between the starts of two infusions.
struct ShortestInterval {
  std::optional<LabelRegion> labels;
  int first = 1;  // drug counts it leads up to
  std::optional<int> last;
  int days = 0;
  FactSource source;
};

/// How long after the start before a drug is usually started again: any of these. By more than a tenth off
/// all of them, it asks, but not between two of which the longer is at most twice the shorter. Several may be
/// for one count: any of them may be followed.
struct Schedule {
  std::optional<LabelRegion> labels;
  DoseBand band{};
  int first = 1;  // drug counts it leads up to
  std::optional<int> last;
  std::vector<int> every_days;
  FactSource source;
};

/// A class of medications to be given before the start.
struct Premedication {
  std::string kind;  // a kind of the substances: corticosteroid, antihistamine
  // as the label gives it, each where it does
  std::string name{}, dose{}, route{};
  Seconds before{0};                // 0: just before
  std::optional<Seconds> within{};  // an earlier dose was too early; none: as for every drug
  int first_day = 1;                // days of a course it is for
  std::optional<int> last_day;
  FactSource source;
};

/// What the drug is not given together with, nor within so many days of its start: families or names of
/// substances. Fewer than `days` on either side.
struct NotWith {
  std::vector<std::string> what;
  int days = 0;
  FactSource source;
};

/// How much of the drug a course has: no more starts, or no more of it (10 % above is still within), in so
/// many days. Of starts told before the record only the count and the last day are known: they are taken to
/// lie `days_apart`, in courses that were given to their end.
struct CourseLimit {
  std::optional<LabelRegion> labels;
  DoseBand band{};
  std::optional<int> doses{};
  std::optional<Quantity> amount{};
  int within_days = 0;  // with the start itself: 5 daily doses lie within 5 days
  int days_apart = 1;
  FactSource source;
};

/// A drug given in courses of days in a row.
struct CoursePlan {
  std::vector<int> days;   // of the first course, the second …; further courses are like the last
  int apart_days = 0;      // from the last infusion of a course to the next course, at least
  int new_after_days = 0;  // a longer break begins a new course
  FactSource source;

  int days_of(int course) const;
};

/// What a question reads of one lab. Without number or word it is only to be charted; a number without bounds
/// is held against the question's own.
struct LabWanted {
  std::shared_ptr<const LabTerm> term;
  std::optional<Decimal> least{}, most{};  // in the lab's unit
  std::string result{};
  bool answers = true;  // else it is only held against the question, and answers nothing
};

/// The youngest a label, or a site, has a protocol for, in whole years.
struct YoungestAge {
  int years;
  FactSource source;
};

/// Something to be asked before the start. Expected is `yes` or `no`, or a number that is at least so much.
struct StartQuestion {
  std::string key;
  std::string ask;
  int first = 1;  // drug counts it is asked for
  std::optional<int> last;
  int first_day = 1;  // days of a course it is asked for
  std::optional<int> last_day;
  std::string expected;
  std::optional<int> at_least;
  bool must = false;          // unanswered, the start asks for a reason
  bool list_answers = false;  // that the whole list was asked answers it too, though it must be answered
  FactSource source;
  /// What of the chart contradicts the expected answer; none: nothing does.
  enum class Fact { none, temperature, pregnancy } against = Fact::none;
  std::vector<std::string> signs{};      // symptoms that do so where they are charted as present
  std::vector<std::string> new_signs{};  // those that do so where they are new or worse
  int new_days = 30;                     // an onset not longer before the start is new (site default)
  std::optional<LabelRegion> labels{};   // where it is asked; none: everywhere
  std::vector<LabWanted> labs{};         // that answer it, all of them together; and those held against it
  std::optional<int> held_days{};        // how old one held against it may be; none: of any age
  std::optional<int> within_days{};      // how old such a lab may be; none: of any age
  bool since_last_start = false;         // only labs dated after the day of the last start of the drug
  bool where_charted = false;            // asked only where one of its labs was ever charted
  FactSource labs_source{};

  /// Whether it is one of this infusion's count and day of a course.
  bool of_count(const AppliedProtocol& terms) const;
  /// Whether it is answered where the whole list was asked and nothing stood against it.
  bool by_list() const { return !at_least && (!must || list_answers); }
  /// `yes`, `no`, `at least 50`.
  std::string expectation() const;
  /// Whether an answer is what the protocol expects; `as expected` is, and what the chart answered was.
  bool meets(const std::string& answer) const;
};

/// Which earlier reactions to the drug ask for a reason: any flagged one that its list of reactions names, or
/// severe ones only (life-threatening, anaphylaxis by its criteria, grade 3 and more).
enum class AskAfter { any, severe };
template <>
inline constexpr std::pair<AskAfter, std::string_view> names_of<AskAfter>[] = {{AskAfter::any, "any"},
                                                                               {AskAfter::severe, "severe"}};

/// What a protocol has asked and reckoned before the start.
struct StartPlan {
  std::vector<StartQuestion> questions;
  std::vector<DoseLimit> dose_limits;
  std::vector<ShortestInterval> intervals;
  std::vector<Schedule> schedules;
  std::vector<Premedication> premedications;
  /// A dose of premedication that is longer before the start was too early (site default).
  Seconds premedication_within{24 * 3600};
  /// A heart rate, a blood pressure and a temperature are charted so long before the start; none: not asked.
  std::optional<Seconds> readings_within;
  FactSource readings_source;
  /// Between the starts of two infusions of the drug, also of a course of days in a row (site default).
  Seconds shortest_between{12 * 3600};
  std::optional<CoursePlan> courses;
  AskAfter ask_after = AskAfter::severe;
  FactSource ask_after_source = "site default";
  std::optional<YoungestAge> youngest{};  // none: any age
  bool second_check = false;
  FactSource second_check_source;
  std::vector<NotWith> not_with;
  std::vector<CourseLimit> course_limits;
  std::vector<std::string> routes;  // none: whatever is ordered
  FactSource routes_source;

  const DoseLimit* dose_limit(LabelRegion labels) const;
  const ShortestInterval* interval(LabelRegion labels, int drug_count) const;
  /// Those of a count, for whatever weight and age.
  std::vector<const Schedule*> schedules_for(LabelRegion labels, int drug_count) const;
  std::vector<const Premedication*> premedications_for(int course_day) const;
  /// The questions for one infusion that starts on a day, in order; nobody told to be male is asked about a
  /// pregnancy. One that a lab for life stands against is asked at every count; and so is one that the newest
  /// result of a lab stands against, where no question of this count reads that lab: of several that of the
  /// highest count before.
  std::vector<const StartQuestion*> questions_for(const AppliedProtocol& terms, const Chart& chart,
                                                  std::chrono::year_month_day day) const;
};

}  // namespace infuwatch
