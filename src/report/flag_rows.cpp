#include "report/flag_rows.hpp"

#include "report/sentences_of_receipts.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

constexpr int something_was_done = 2;  // the grade of an infusion reaction from which on it was treated

}  // namespace

std::vector<FlagRow> flag_rows(const std::vector<Flag>& flags, const std::vector<Episode>& events) {
  std::vector<FlagRow> rows;
  for (const auto& flag : flags) {
    const auto* event = episode_of(events, flag.id);
    const auto number = event ? event->number() : flag.id;
    const auto known = std::find_if(rows.begin(), rows.end(),
                                    [&](const FlagRow& row) { return event && row.event == number; });
    if (known != rows.end()) {
      known->others.push_back(flag.id);
      continue;
    }
    const auto grade = event ? event->reaction : std::nullopt;
    rows.push_back(
        {.lead = &flag, .grade = grade >= something_was_done ? grade : std::nullopt, .event = number});
  }
  for (auto& row : rows) std::sort(row.others.begin(), row.others.end());
  return rows;
}

std::vector<Message> event_messages(const FlagRow& row) {
  std::vector<Message> told;
  if (!row.others.empty()) told.push_back({&sentence::with_same_event, {{"others", listed(row.others)}}});
  if (row.grade) told.push_back({&sentence::reaction_grade, {{"grade", std::int64_t{*row.grade}}}});
  return told;
}

Line flag_row_line(const FlagRow& row, const RenderContext& rendering, int indent) {
  auto told = flag_line(*row.lead, ".", indent);
  for (auto& message : event_messages(row)) told.pieces.push_back({std::move(message), Role::flag});
  told.pieces.push_back({Arg{Typed{answer_text(*row.lead, rendering)}}, Role::flag});
  return told;
}

Listed listed(const std::vector<FlagId>& flags) {
  Listed words{{}, " and "};
  for (const auto flag : flags) words.words.push_back(to_text(flag));
  return words;
}

}  // namespace infuwatch::report
