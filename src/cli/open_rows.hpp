#pragma once

#include "cli/session.hpp"
#include "report/board.hpp"

namespace infuwatch::cli {

/// The rows of the board now, or as it had been recorded by a moment, most urgent first. Costs what is open,
/// not what was: only the open infusions' entries are read.
Result<std::vector<report::BoardRow>, Problem> open_rows(Session& session, const std::optional<AsOf>& when);

}  // namespace infuwatch::cli
