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
/// The last of one lab; none: there is none.
std::optional<LabOnFile> last_lab(const Chart& chart, std::string_view lab, std::chrono::year_month_day upto);

/// `today`, `1 day ago`, `262 days ago`.
std::string ago_text(int days);

/// From a day to another; negative where it lies behind it.
int days_from(std::chrono::year_month_day from, std::chrono::year_month_day to);

}  // namespace infuwatch
