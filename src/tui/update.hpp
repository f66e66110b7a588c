#pragma once

#include "tui/state.hpp"

namespace infuwatch::tui {

/// Takes in what happened and says what is to be done about it. Time comes in as an argument only.
std::vector<Effect> update(State& state, const Event& event, Instant now);

}  // namespace infuwatch::tui
