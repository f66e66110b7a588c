#pragma once

#include "domain/chart.hpp"

#include <string_view>

namespace infuwatch {

/// Whether the event that a flag is of still stands: the flag does, or what it told is told by one that
/// does. Of a serious effect or the site, the flag that took its place in the end.
bool event_stands(const Chart& chart, FlagId flag);

/// How a close-out stands: `stands`, `retracted`, or `withdrawn`, where its event does not stand any more.
std::string_view standing_of(const Chart& chart, const ChartedEvent& act, const ClosedOut& said);

}  // namespace infuwatch
