#include "protocol/lab_answer.hpp"

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

/// The lower bound of a lab: its own, else that of the question.
std::optional<Decimal> least_of(const StartQuestion& question, const LabWanted& wanted) {
  if (wanted.least || wanted.most || !question.at_least) return wanted.least;
  return Decimal{std::int64_t{*question.at_least} * 1000};
}

LabTold told(const LabWanted& wanted, const LabResult& lab, std::chrono::year_month_day day) {
  return {.key = lab.lab,
          .name = wanted.term->name,
          .value = value_text(lab),
          .on = lab.on,
          .days = days_from(lab.on, day)};
}

/// How a lab is held against a question: 0 is against it, 1 cannot be told, 2 meets it.
int favor(const StartQuestion& question, const LabWanted& wanted, const LabResult& lab) {
  const auto fits = as_wanted(wanted, lab, least_of(question, wanted), wanted.most);
  return !fits ? 1 : *fits ? 2 : 0;
}

struct Days {
  std::chrono::year_month_day day;
  std::optional<std::chrono::year_month_day> last_start;
};

bool counts(const StartQuestion& question, const LabResult& lab, const Days& at) {
  if (question.since_last_start && (!at.last_start || lab.on <= *at.last_start)) return false;
  return !question.within_days || days_from(lab.on, at.day) <= *question.within_days;
}

/// What is on file of a lab, the last first.
std::vector<LabOnFile> on_file_for(const Chart& chart, const StartQuestion& question, const LabWanted& wanted,
                                   std::chrono::year_month_day day, std::optional<EntryNumber> before = {}) {
  auto found = labs_of(chart, wanted.term->key, day, before);
  if (!wanted.answers && question.held_days)
    std::erase_if(found,
                  [&](const LabOnFile& one) { return days_from(one.lab.on, day) > *question.held_days; });
  return found;
}

/// The least favorable of the last day.
const LabOnFile& last_held(const StartQuestion& question, const LabWanted& wanted,
                           const std::vector<LabOnFile>& on_file) {
  const LabOnFile* last = &on_file.front();
  for (const auto& one : on_file)
    if (latest_day(one.lab) >= last->lab.on &&
        favor(question, wanted, one.lab) < favor(question, wanted, last->lab))
      last = &one;
  return *last;
}

}  // namespace

LabAnswer lab_answer(const Chart& chart, const StartQuestion& question, std::chrono::year_month_day day,
                     std::optional<std::chrono::year_month_day> last_start,
                     std::optional<EntryNumber> before) {
  using Says = LabAnswer::Says;
  LabAnswer answer;
  const Days at{.day = day, .last_start = last_start};
  bool all = std::any_of(question.labs.begin(), question.labs.end(),
                         [](const LabWanted& wanted) { return wanted.answers; });
  bool against = false;
  for (const auto& wanted : question.labs) {
    const auto on_file = on_file_for(chart, question, wanted, day, before);
    if (on_file.empty()) {
      all = all && !wanted.answers;
      continue;
    }
    const auto holds = [&](const LabOnFile& one) {
      return !wanted.answers || counts(question, one.lab, at) || wanted.term->for_life;
    };
    const auto favor_of = [&](const LabOnFile& one) { return favor(question, wanted, one.lab); };
    const LabOnFile* last = &last_held(question, wanted, on_file);
    const LabOnFile* otherwise = nullptr;
    for (const auto& one : on_file)
      if (!otherwise && favor_of(one) == 0 &&
          (latest_day(one.lab) >= last->lab.on || (wanted.answers && holds(one))))
        otherwise = &one;
    answer.last.push_back(told(wanted, last->lab, day));
    const bool new_entry =
        std::find(answer.entries.begin(), answer.entries.end(), last->entry) == answer.entries.end();
    if (wanted.answers && new_entry) answer.entries.push_back(last->entry);
    all = all && (!wanted.answers || (counts(question, last->lab, at) && favor_of(*last) == 2));
    if (!otherwise) continue;
    against = against || holds(*otherwise);
    const bool differs = otherwise->lab.on != last->lab.on && favor_of(*last) == 2;
    LabAnswer::Otherwise found{.found = told(wanted, otherwise->lab, day),
                               .then = differs ? std::optional{answer.last.back()} : std::nullopt,
                               .expected = expected_of(question, wanted)};
    if (answer.otherwise)
      answer.more.push_back(std::move(found));
    else
      answer.otherwise = std::move(found);
  }
  answer.says = against ? Says::against : all && !answer.otherwise ? Says::meets : Says::open;
  return answer;
}

bool against_for_life(const Chart& chart, const StartQuestion& question, std::chrono::year_month_day day) {
  return std::any_of(question.labs.begin(), question.labs.end(), [&](const LabWanted& wanted) {
    if (!wanted.term->for_life) return false;
    const auto on_file = labs_of(chart, wanted.term->key, day);
    return std::any_of(on_file.begin(), on_file.end(),
                       [&](const LabOnFile& one) { return favor(question, wanted, one.lab) == 0; });
  });
}

std::vector<std::string> newest_against(const Chart& chart, const StartQuestion& question,
                                        std::chrono::year_month_day day) {
  std::vector<std::string> found;
  for (const auto& wanted : question.labs) {
    const auto on_file = on_file_for(chart, question, wanted, day);
    if (!on_file.empty() && favor(question, wanted, last_held(question, wanted, on_file).lab) == 0)
      found.push_back(wanted.term->key);
  }
  return found;
}

const Answered* answered_by_person(const Started& said, std::string_view question) {
  const auto found = std::find_if(said.answers.begin(), said.answers.end(), [&](const Answered& one) {
    return one.question == question && !one.by_chart();
  });
  return found == said.answers.end() ? nullptr : &*found;
}

LabExpected expected_of(const StartQuestion& question, const LabWanted& wanted) {
  return {.result = wanted.result,
          .least = least_of(question, wanted),
          .most = wanted.most,
          .unit = wanted.term->unit};
}

}  // namespace infuwatch
