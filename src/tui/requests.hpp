#pragma once

#include "app/desk.hpp"
#include "tui/event.hpp"

namespace infuwatch::tui {

/// Does what a form asks, by the same use cases as the command line.
Result<storage::Recorded, Problem> carried_out(const app::Desk& desk, const Request& request);

}  // namespace infuwatch::tui
