#pragma once

#include "cli/session.hpp"
#include "time/shift.hpp"

namespace infuwatch::cli {

/// The span that --shift, or --from and --to, name; without them the shift a report is about at `now`.
Result<Shift, Problem> shift_span(Session& session, const ParsedArguments& arguments, Instant now);

}  // namespace infuwatch::cli
