#pragma once

#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {

/// The fields of an order, for `prepare` and `start`.
app::OrderFields order_fields(const Given& given);
/// These parameters and those of an order.
std::vector<Parameter> with_order(std::vector<Parameter> first);

}  // namespace infuwatch::cli
