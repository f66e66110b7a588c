#include "protocol/lab_answer.hpp"

#include "time/zone.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Whether a result is as expected; none where it cannot be told, as of a unit that is no longer the lab's.
std::optional<bool> as_wanted(const LabWanted& wanted, const LabResult& lab, std::optional<Decimal> least,
                              std::optional<Decimal> most) {
  if (!wanted.result.empty()) return lab.result == wanted.result;
  if (!least && !most) return true;
  const auto number = lab.value ? wanted.term->in_own_unit(*lab.value) : std::nullopt;
  if (!number) return std::nullopt;
  return (!least || *number >= *least) && (!most || *number <= *most);
}

std::string expected_of(const LabWanted& wanted, std::optional<Decimal> least, std::optional<Decimal> most) {
  if (!wanted.result.empty()) return wanted.result;
  const auto amount = [&](Decimal number) { return to_text(number) + ' ' + wanted.term->unit; };
  return least ? "at least " + amount(*least) : most ? "at most " + amount(*most) : std::string{};
}

/// The lower bound of a lab: its own, else that of the question.
std::optional<Decimal> least_of(const StartQuestion& question, const LabWanted& wanted) {
  if (wanted.least || wanted.most || !question.at_least) return wanted.least;
  return Decimal{std::int64_t{*question.at_least} * 1000};
}

}  // namespace

LabAnswer lab_answer(const Chart& chart, const StartQuestion& question, std::chrono::year_month_day day,
                     std::optional<std::chrono::year_month_day> last_start) {
  using Says = LabAnswer::Says;
  LabAnswer answer;
  bool all = !question.labs.empty();
  for (const auto& wanted : question.labs) {
    const auto found = last_lab(chart, wanted.term->key, day);
    if (!found) {
      all = false;
      continue;
    }
    const auto least = least_of(question, wanted);
    const int days = days_from(found->lab.on, day);
    const auto value = value_text(found->lab);
    answer.last.push_back(
        {.lab = wanted.term->name + (value.empty() ? "" : ' ' + value), .on = found->lab.on, .days = days});
    if (std::find(answer.entries.begin(), answer.entries.end(), found->entry) == answer.entries.end())
      answer.entries.push_back(found->entry);
    const bool since = !question.since_last_start || (last_start && found->lab.on > *last_start);
    const bool counts = since && (!question.within_days || days <= *question.within_days);
    const auto fits = as_wanted(wanted, found->lab, least, wanted.most);
    all = all && counts && fits.value_or(false);
    if (!counts || fits.value_or(true) || answer.otherwise) continue;
    answer.otherwise = answer.last.size() - 1;
    answer.expected = expected_of(wanted, least, wanted.most);
  }
  answer.says = answer.otherwise ? Says::against : all ? Says::meets : Says::open;
  return answer;
}

const Answered* answered_by_person(const Started& said, std::string_view question) {
  const auto found = std::find_if(said.answers.begin(), said.answers.end(), [&](const Answered& one) {
    return one.question == question && !one.by_chart();
  });
  return found == said.answers.end() ? nullptr : &*found;
}

std::string lab_wanted_text(const StartQuestion& question, const LabWanted& wanted) {
  const auto expected = expected_of(wanted, least_of(question, wanted), wanted.most);
  return wanted.term->name + (expected.empty() ? "" : ' ' + expected);
}

std::string told_text(const LabTold& lab) {
  return lab.lab + ", " + shown_date(lab.on) + ", " + ago_text(lab.days);
}

}  // namespace infuwatch
