#pragma once

#include "domain/chart.hpp"

#include <optional>
#include <string_view>

namespace infuwatch {

/// A rate in another unit of rate: hours and minutes, masses and volumes, by the weight the patient had at a
/// moment, and between a mass and a volume by the order's dose and volume. Rounded up to a thousandth. None
/// where something of that is not charted, or the units have nothing in common.
std::optional<Quantity> rate_in(std::string_view unit, const Quantity& rate, const Chart& chart,
                                const Order& order, Instant at);

}  // namespace infuwatch
