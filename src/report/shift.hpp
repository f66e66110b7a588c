#pragma once

#include "protocol/course.hpp"
#include "protocol/medication_total.hpp"
#include "protocol/shift_facts.hpp"
#include "report/board.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace infuwatch::report {

/// One course of a symptom in an infusion's report.
struct ReactionLine {
  FlagItem item;  // its worst grade, earliest dangerous onset, window
  std::optional<Distance> from_start, from_stop;
  std::optional<Instant> resolved_at;
};

/// An event that was closed out, or that is asked for.
struct CloseOutLine {
  FlagId event;
  const ChartedEvent* act;  // none: it is not closed out yet
};

/// One infusion that something happened or was recorded on in the span, or that is still open.
struct ShiftInfusion {
  BoardRow row;
  std::optional<Span> release;
  std::string released_to, stop_why;
  std::vector<Quantity> given;    // in all
  std::vector<std::string> lots;  // of every bag
  std::vector<ReactionLine> reactions;
  std::vector<Flag> flags;                   // every flag that was not superseded
  std::vector<const ChartedEvent*> actions;  // medication, provider told, rate, pauses, resumes in the span
  std::vector<CloseOutLine> close_outs;      // of events whose flags are told, or that were made in the span
  std::vector<const ChartedEvent*> late_entries;  // recorded in the span
  std::vector<const ChartedEvent*> changed;       // corrected, retracted or moved in the span
  bool in_span = false;                           // something happened or was recorded on it in the span
};

/// Of all infusions that count as one drug.
struct DrugTotals {
  std::string drug{}, unlisted{};  // as their orders name it; its key, where any of them ran by a protocol
  int started = 0, stopped = 0;
  std::map<Window, int> by_window;  // reactions
  std::map<int, int> by_grade;      // reactions; 0: no grade
};

/// What the next shift has to do, and by when.
struct NextTask {
  std::optional<Instant> due;  // none: at once
  InfusionId infusion;
  enum class Kind {
    answer_flag,
    claim,
    vitals,
    chart_stop,
    release,
    held_release,
    start_or_cancel,
    end_of_high_risk,
    planned_end,
    end_of_follow_up,
    call,
    second_call
  } kind;
  std::string patient;
  std::optional<FlagId> flag;
  std::optional<EntryNumber> entry{};
};

struct ShiftReport {
  Shift shift;
  std::vector<ShiftInfusion> infusions;
  std::map<std::string, DrugTotals> totals;            // by what the drugs count as
  std::map<std::string, MedicationTotal> medications;  // what was given in the span
  std::vector<NextTask> next;
  std::optional<Handover> handover;  // the last one signed by then
  std::int64_t head_number = 0;
  std::string head_hash;
  std::vector<std::shared_ptr<const Chart>> charts;  // what the pointers point into
};

/// Works the report out. It holds what happened or was recorded in the span.
ShiftReport shift_report(ShiftFacts facts);

std::string shift_text(const ShiftReport& report, const RenderContext& rendering);
std::string task_text(const NextTask& task);

}  // namespace infuwatch::report
