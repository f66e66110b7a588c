#pragma once

#include "tui/view.hpp"

namespace infuwatch::tui {

/// One field in one row; returns the row below it.
int draw_field(Frame& frame, int x, int y, int columns, const Field& field, bool focus);
/// All the words to choose from, on a screen this wide, where they do not fit beside the field; else none.
std::vector<std::string> choices_below(const Field& field, int columns);
/// What is wrong, what asks for a reason, and what saving now would mean.
void draw_meaning(Frame& frame, Area area, const State& state, Instant now);
/// The form of an observation or a call. Where all does not fit, what has no focus is told in a line.
void draw_observation(Frame& frame, Area area, const State& state, Instant now);

}  // namespace infuwatch::tui
