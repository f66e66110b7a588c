#include "protocol/start_plan.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"
#include "domain/last_labs.hpp"
#include "protocol/lab_answer.hpp"

#include <algorithm>
#include <map>

namespace infuwatch {
namespace {

bool within(int number, int first, const std::optional<int>& last) {
  return number >= first && (!last || number <= *last);
}

bool holds(const std::optional<LabelRegion>& of, LabelRegion labels) { return !of || *of == labels; }

bool reads(const StartQuestion& question, std::string_view lab) {
  return std::any_of(question.labs.begin(), question.labs.end(),
                     [&](const LabWanted& wanted) { return wanted.term->key == lab; });
}

/// Whether of two questions that are not of a count the first is nearer to it: the highest of those before
/// it, else the lowest.
bool nearer(const StartQuestion& one, const StartQuestion& other, int count) {
  const bool before = one.first <= count, other_before = other.first <= count;
  if (before != other_before) return before;
  return before ? one.first > other.first : one.first < other.first;
}

/// The questions of other counts that the newest result of a lab stands against, one for each lab.
std::vector<const StartQuestion*> asked_for_labs(const std::vector<const StartQuestion*>& not_asked,
                                                 const std::vector<const StartQuestion*>& asked,
                                                 const Chart& chart, std::chrono::year_month_day day,
                                                 int count) {
  std::map<std::string, const StartQuestion*> of_lab;
  for (const auto* question : not_asked)
    for (const auto& lab : newest_against(chart, *question, day)) {
      if (std::any_of(asked.begin(), asked.end(), [&](const auto* one) { return reads(*one, lab); }))
        continue;
      auto& known = of_lab[lab];
      if (!known || nearer(*question, *known, count)) known = question;
    }
  std::vector<const StartQuestion*> found;
  for (const auto& [lab, question] : of_lab) found.push_back(question);
  return found;
}

/// Whether one of the labs that a question reads stands in the chart, dated by that day.
bool charted(const StartQuestion& question, const Chart& chart, std::chrono::year_month_day day) {
  const auto known = last_labs(chart, day);
  return std::any_of(question.labs.begin(), question.labs.end(), [&](const LabWanted& wanted) {
    return std::any_of(known.begin(), known.end(),
                       [&](const LabOnFile& one) { return one.lab.lab == wanted.term->key; });
  });
}

}  // namespace

int CoursePlan::days_of(int course) const {
  return days[std::min(static_cast<std::size_t>(course), days.size()) - 1];
}

std::string StartQuestion::expectation() const {
  return at_least ? "at least " + std::to_string(*at_least) : expected;
}

bool StartQuestion::of_count(const AppliedProtocol& terms) const {
  return within(terms.drug_count, first, last) &&
         (terms.course_day == 0 || within(terms.course_day, first_day, last_day));
}

bool StartQuestion::meets(const std::string& answer) const {
  if (answer == "as expected" || Answered{key, answer}.by_chart()) return true;
  if (!at_least) return answer == expected;
  const auto number = decimal(answer);
  return number && number->thousandths >= std::int64_t{*at_least} * 1000;
}

const DoseLimit* StartPlan::dose_limit(LabelRegion labels) const {
  const auto found = std::find_if(dose_limits.begin(), dose_limits.end(),
                                  [&](const DoseLimit& limit) { return holds(limit.labels, labels); });
  return found == dose_limits.end() ? nullptr : &*found;
}

const ShortestInterval* StartPlan::interval(LabelRegion labels, int drug_count) const {
  const auto found = std::find_if(intervals.begin(), intervals.end(), [&](const ShortestInterval& interval) {
    return holds(interval.labels, labels) && within(drug_count, interval.first, interval.last);
  });
  return found == intervals.end() ? nullptr : &*found;
}

std::vector<const Schedule*> StartPlan::schedules_for(LabelRegion labels, int drug_count) const {
  std::vector<const Schedule*> found;
  for (const auto& one : schedules)
    if (holds(one.labels, labels) && within(drug_count, one.first, one.last)) found.push_back(&one);
  return found;
}

std::vector<const Premedication*> StartPlan::premedications_for(int course_day) const {
  std::vector<const Premedication*> found;
  for (const auto& one : premedications)
    if (course_day == 0 || within(course_day, one.first_day, one.last_day)) found.push_back(&one);
  return found;
}

std::vector<const StartQuestion*> StartPlan::questions_for(const AppliedProtocol& terms, const Chart& chart,
                                                           std::chrono::year_month_day day) const {
  const auto sex = folded(chart.patient().sex);
  const bool male = sex == "m" || sex == "male" || sex == "man";
  std::vector<const StartQuestion*> found, others;
  for (const auto& question : questions) {
    const bool for_sex = !male || question.against != StartQuestion::Fact::pregnancy;
    const bool of_site = holds(question.labels, terms.labels);
    if (!for_sex || !of_site || (question.where_charted && !charted(question, chart, day))) continue;
    const bool asked = question.of_count(terms) || against_for_life(chart, question, day);
    (asked ? found : others).push_back(&question);
  }
  const auto more = asked_for_labs(others, found, chart, day, terms.drug_count);
  found.insert(found.end(), more.begin(), more.end());
  std::sort(found.begin(), found.end());  // they stand in one row
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace infuwatch
