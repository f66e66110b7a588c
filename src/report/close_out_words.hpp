#pragma once

#include "domain/chart.hpp"
#include "report/message.hpp"

namespace infuwatch::report {

/// `F1 closed out by Dr. Vega: not serious, probable (Naranjo 6), recovered`.
Message close_out_message(const ClosedOut& said);
/// What stands beside it: which event it is of, what Naranjo's answers suggest, the note, and the close-out
/// it stands in place of, or that stands in its place.
std::vector<Message> beside_close_out(const ChartedEvent& act, const Chart& chart);

}  // namespace infuwatch::report
