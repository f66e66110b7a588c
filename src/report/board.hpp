#pragma once

#include "protocol/checks.hpp"
#include "report/document.hpp"
#include "report/flag_rows.hpp"
#include "report/undone.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// One open infusion as the board shows it at a moment.
struct BoardRow {
  InfusionId infusion;
  Patient patient;
  Order order;
  AppliedProtocol terms;
  InfusionState state = InfusionState::prepared;
  Status status = Status::prepared;
  std::string released_to;
  std::optional<Phase> phase;  // none: not started
  std::optional<Span> start, stop;
  std::optional<Instant> planned_end, high_risk_until, follow_up_until, observe_until, open_until;
  bool stop_missing = false;
  bool goes_on = false;              // past the stay a symptom or a reading outside the limits goes on
  std::optional<Seconds> clock_set;  // by how much the clock was set since the start: elapsed times are off
  struct Reading {
    EntryNumber observation;
    Instant at;
    Vitals vitals;
  };
  std::optional<Reading> last_vitals;
  std::vector<Flag> flags;             // standing or waiting, gravest first
  std::vector<Episode> events{};       // which of them belong together
  std::vector<Check> checks;           // pending, by when they are due
  std::vector<EntryNumber> unclaimed;  // emergency entries that nobody has claimed
  int missed = 0;                      // checks of vital signs nobody did and nobody explained
  Undone undone{};                     // all that nobody did and nobody answered for

  /// The highest priority of a flag that waits for someone; none: nobody is waited for.
  std::optional<Priority> waiting() const;
};

/// A chart's row for one of its infusions, with its checks and events where they were worked out.
/// `clock_set`: by how much the clock was set since its start was recorded; `limits`: those it is judged by.
BoardRow board_row(const Chart& chart, const Infusion& infusion, Instant now,
                   const std::vector<Check>& checks = {}, std::optional<Seconds> clock_set = {},
                   std::vector<Episode> events = {}, const VitalLimits* limits = nullptr);
/// Most urgent first: flags that wait, by priority; a missing stop, or an emergency entry nobody has claimed;
/// a release that is due; in the chair, by the end of the high-risk window; released, by the end of the
/// follow-up; prepared. Ties by number.
void sort_by_urgency(std::vector<BoardRow>& rows);

/// `notes`: what else has to be said, above the rows.
Document board(const std::vector<BoardRow>& rows, const RenderContext& rendering,
               const std::vector<Message>& notes = {});

Heading heading_of(std::string_view title, const RenderContext& rendering);
/// The heading every page has: site, time, TRAINING where it is, and which earlier state it tells.
std::string heading(std::string_view title, const RenderContext& rendering, int width = 80);
/// `until 16:00 (1 h 28 min left)`, `closed 16:00`.
std::string until_text(Instant until, const RenderContext& rendering);

}  // namespace infuwatch::report
