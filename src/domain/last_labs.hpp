#pragma once

#include "domain/chart.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace infuwatch {

/// The last of each lab that stands in a chart and is not dated after a day, by its key; of one day the one
/// that was charted last. One of a month alone may be of the month's last day. No day: whatever its date.
std::vector<LabOnFile> last_labs(const Chart& chart, std::optional<std::chrono::year_month_day> upto = {});
/// All of one lab that stand in a chart and are not dated after a day, the last first; of one day the one
/// that was charted last. `before`: as the chart stood before that entry.
std::vector<LabOnFile> labs_of(const Chart& chart, std::string_view lab, std::chrono::year_month_day upto,
                               std::optional<EntryNumber> before = {});

/// From a day to another; negative where it lies behind it.
int days_from(std::chrono::year_month_day from, std::chrono::year_month_day to);

}  // namespace infuwatch
