#pragma once

#include "protocol/premedication_record.hpp"
#include "protocol/reaction_record.hpp"
#include "report/document.hpp"
#include "report/undone.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// One act of an infusion's course, or one that was taken away from it.
struct TimelineLine {
  const ChartedEvent* act;
  std::optional<Span> at;
  std::optional<Distance> from_start, from_stop;
  const Placement* placement;      // of an observation
  std::vector<const Flag*> flags;  // raised by it, on this infusion or on another
};

/// The course of one infusion, with all that was ever charted on it, by when it happened.
struct Timeline {
  const Chart& chart;
  const Infusion& infusion;
  std::vector<TimelineLine> lines;
  std::vector<const Flag*> flags;      // every flag of the infusion
  std::vector<const Flag*> elsewhere;  // those that an act on another infusion raised
  Undone undone{};
  std::vector<RecordedReaction> reactions{};
  PremedicationRecord premedication{};
};

/// Whether what was asked with an act was asked of another drug than the infusion's order has now.
bool asked_of_another_drug(const ChartedEvent& act, const Infusion& infusion);

Timeline timeline(const Chart& chart, const Infusion& infusion, const std::vector<Check>& checks = {});
Document document_of(const Timeline& timeline, const RenderContext& rendering);

}  // namespace infuwatch::report
