#pragma once

#include "protocol/course.hpp"

#include <functional>
#include <map>
#include <optional>

namespace infuwatch {

/// Gives the catalogue of a version; version 0 asks for the latest. It must have the infusion's drug.
using CatalogueOf = std::function<const Catalogue&(int version)>;

/// The protocol an infusion runs by: its drug's, in the version the infusion began under.
struct Protocols {
  std::map<InfusionId, const DrugProtocol*> drugs;
  std::map<InfusionId, const Catalogue*> catalogues;
};

/// One infusion before its rules: what is attributed to it, and what it is judged by.
struct RuleInput {
  const Chart& chart;
  const Infusion& infusion;
  const Catalogue& catalogue;
  const DrugProtocol& drug;
  const Protocols& protocols;
  const OpenWindows& windows;
  const std::vector<Mention>& mentions;  // of the whole chart
  std::vector<SymptomCourse> courses;
  std::vector<SignReading> readings;
  std::optional<Baseline> baseline;
  VitalLimits limits;  // the drug's, at the patient's age

  /// The same of another infusion of this chart whose drug has a protocol.
  RuleInput of(const Infusion& other) const;
  /// Whether a symptom is on the core list, or on the list of a drug whose window the mention can lie in.
  bool reaction_symptom(const SymptomCourse& course) const;
  /// Whether the course can lie in a window of an infusion whose patient was in the chair, or in a high-risk
  /// window.
  bool in_the_chair_or_high_risk(const SymptomCourse& course) const;
  /// The part of a course that does not lie before the start; none if all of it does.
  std::optional<SymptomCourse> after_start(const SymptomCourse& course) const;
  /// The course with its grades as they weigh: a mild symptom that was graded once, and is told again without
  /// a grade, is no worse for that than grade 1.
  SymptomCourse weighed(SymptomCourse course) const;
  /// Whether it is one of the mild symptoms, and not excepted under this drug.
  bool mild(const SymptomCourse& course) const;
  /// Whether it was charted before the start, under this infusion or one whose follow-up was open then, and
  /// is no worse since.
  bool known_before(const SymptomCourse& course) const;
  /// What is news of a course: of one that was known before the start the part before it, else all.
  std::optional<SymptomCourse> news_of(const SymptomCourse& course) const;
  /// The last medication given under this infusion before an onset, no longer before it than a likely
  /// allergen; none: nothing was given.
  const Gave* given_before(Instant onset) const;
  /// Whether all of a course is what this drug, or one whose window can hold it, is expected to do.
  bool expected(const SymptomCourse& course) const;
  /// What makes a course serious under this drug, or under one whose window can hold a mention of it, the
  /// gravest.
  const Effect* serious_effect(const SymptomCourse& course) const;

 private:
  /// How severe a symptom was before the start under infusions that overlap this one; none: not there.
  std::optional<int> under_another(const SymptomCourse& course) const;
};

/// What every infusion of a chart is judged by, worked out once. The chart must outlive it, and not change.
struct Grounds {
  Grounds(const Chart& chart, const CatalogueOf& catalogue_of);

  const Chart& chart;
  Protocols protocols;
  OpenWindows windows;
  std::vector<Mention> mentions;

  bool covers(InfusionId number) const { return protocols.drugs.contains(number); }
  /// The case of an infusion that is covered.
  RuleInput input_of(const Infusion& infusion) const;
  /// The case of an infusion of this chart, or of this chart with other flags, without what was observed: for
  /// rules that look at the infusion's history alone.
  RuleInput history_of(const Chart& flagged, const Infusion& infusion) const;
};

/// The rules of the README's table, each in a file of its own. A rule finds at most one thing for an
/// infusion; the finding carries every item the rule holds against the patient, the gravest first.
std::optional<Finding> life_threatening(const RuleInput& given);
std::optional<Finding> anaphylaxis_criteria(const RuleInput& given);
std::optional<Finding> reaction(const RuleInput& given);
std::optional<Finding> serious_effect(const RuleInput& given);
std::optional<Finding> vital_sign(const RuleInput& given);
std::optional<Finding> news2(const RuleInput& given);
std::optional<Finding> site(const RuleInput& given);
std::optional<Finding> recurrence(const RuleInput& given);
std::optional<Finding> dose_limit(const RuleInput& given);
std::optional<Finding> interval(const RuleInput& given);
std::optional<Finding> prior_reaction(const RuleInput& given);

using RuleFunction = std::optional<Finding> (*)(const RuleInput&);
inline constexpr std::pair<Rule, RuleFunction> all_rules[] = {
    {Rule::life_threatening, life_threatening},
    {Rule::anaphylaxis_criteria, anaphylaxis_criteria},
    {Rule::reaction, reaction},
    {Rule::serious_effect, serious_effect},
    {Rule::vital_sign, vital_sign},
    {Rule::news2, news2},
    {Rule::site, site},
    {Rule::recurrence, recurrence},
    {Rule::dose_limit, dose_limit},
    {Rule::interval, interval},
    {Rule::prior_reaction, prior_reaction}};

/// Builds a finding from its items.
class FindingBuilder {
 public:
  FindingBuilder(const RuleInput& given, Rule rule);
  /// `open_in`: the infusions whose windows the item can lie in.
  void add(FlagItem item, Priority priority, const std::vector<InfusionId>& open_in,
           const FactSource& source);
  void add(const SymptomCourse& course, Priority priority, const FactSource& source);
  void add(Criterion criterion) { finding_.criteria.push_back(criterion); }
  /// None where nothing was added.
  std::optional<Finding> finish() &&;

 private:
  const RuleInput& given_;
  Finding finding_;
};

}  // namespace infuwatch
