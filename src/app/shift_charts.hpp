#pragma once

#include "app/desk.hpp"
#include "time/shift.hpp"

#include <map>
#include <vector>

namespace infuwatch::app {

/// All that a shift's report is worked out from.
struct ShiftCharts {
  std::vector<storage::ChartPointer> charts;
  std::vector<InfusionId> concerned;  // something of them lies in the span, or they are open
  std::optional<Handover> handover;   // the last one signed since the span began
  storage::Head head;
  std::map<InfusionId, Seconds> clock_sets;  // by how much the clock was set since a start was recorded
};

/// Everyone concerned by a span as the record stands, or as it stood at an entry.
ShiftCharts shift_charts(const storage::View& view, const Shift& shift, Instant now,
                         std::optional<EntryNumber> upto = {});

}  // namespace infuwatch::app
