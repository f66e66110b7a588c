#pragma once

#include "protocol/episode.hpp"
#include "report/document.hpp"
#include "report/words.hpp"

#include <vector>

namespace infuwatch::report {

/// The flags of one event told in one row: the gravest that waits, else the gravest, leads.
struct FlagRow {
  const Flag* lead;
  std::vector<FlagId> others{};  // ascending
  std::optional<int> grade{};    // of the infusion reaction, where anything was done about it
  FlagId event;                  // its first flag: stays the same whoever leads
};

/// Flags in their order, each event where its first stands. The flags must outlive it.
std::vector<FlagRow> flag_rows(const std::vector<Flag>& flags, const std::vector<Episode>& events);
/// That others belong to it, and its grade; empty where there is neither.
std::vector<Message> event_messages(const FlagRow& row);
/// A row in one line: its leading flag, the others' numbers, the grade, one answer.
Line flag_row_line(const FlagRow& row, const RenderContext& rendering, int indent = 0);

/// `F2, F3 and F4`.
Listed listed(const std::vector<FlagId>& flags);

}  // namespace infuwatch::report
