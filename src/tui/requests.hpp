#pragma once

#include "app/context.hpp"
#include "tui/event.hpp"

namespace infuwatch::tui {

/// Does what a form asks, by the same use cases as the command line.
Result<storage::Recorded, Problem> carried_out(const app::AppContext& context, const Request& request);

}  // namespace infuwatch::tui
