#pragma once

#include "domain/last_labs.hpp"
#include "domain/question.hpp"
#include "protocol/start_plan.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// What the labs on file say to a question of the protocol at a start on a day of the site. A lab counts
/// where it is not dated after that day, nor more than the question's days before it, both ends included; and
/// where the question says so, only after the day of the last start of the drug: not known, none counts. Of
/// several of one day the least favorable is the lab of that day. A lab that is only held against the
/// question counts for the question's `held_days`, and is then as good as none. `before`: as the chart stood
/// before that entry.
struct LabAnswer {
  /// `meets`: the last of each lab counts and is as expected, and none is otherwise. `against`: one counts
  /// and is not as expected, or holds for life. `open`: else.
  enum class Says { open, meets, against } says = Says::open;
  std::vector<LabTold> last{};         // of each lab that is on file, counting or not
  std::vector<EntryNumber> entries{};  // that those which answer stand in, each once
  /// What asks for a reason: the last of a lab, however old, or an earlier one that counts, or holds for
  /// life.
  struct Otherwise {
    LabTold found;
    std::optional<LabTold> then{};  // the last, where that is as expected
    LabExpected expected{};
  };
  std::optional<Otherwise> otherwise{};
  std::vector<Otherwise> more{};  // the same of further labs
};
LabAnswer lab_answer(const Chart& chart, const StartQuestion& question, std::chrono::year_month_day day,
                     std::optional<std::chrono::year_month_day> last_start = {},
                     std::optional<EntryNumber> before = {});

/// Whether a lab that holds for life stands against a question.
bool against_for_life(const Chart& chart, const StartQuestion& question, std::chrono::year_month_day day);

/// The labs, by key, whose newest result stands against a question, however old it is where it is one that
/// answers it.
std::vector<std::string> newest_against(const Chart& chart, const StartQuestion& question,
                                        std::chrono::year_month_day day);

/// What a person answered to a question at a start; none: nobody did. What the chart answered then counts by
/// what the labs on file say now.
const Answered* answered_by_person(const Started& said, std::string_view question);

/// What a question expects of a lab: the lab's own bounds, else those of the question.
LabExpected expected_of(const StartQuestion& question, const LabWanted& wanted);

}  // namespace infuwatch
