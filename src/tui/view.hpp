#pragma once

#include "report/document_text.hpp"
#include "tui/frame.hpp"
#include "tui/state.hpp"

namespace infuwatch::tui {

/// The whole screen at a moment. Everything is worked out from the size, so that it fits any.
Frame view(const State& state, int columns, int rows, Instant now);

/// Least size the screens are made for.
inline constexpr int least_columns = 80, least_rows = 24;

/// A part of the screen: the rows from `top`, `bottom` excluded.
struct Area {
  int top, bottom;
  int height() const { return bottom - top; }
};

// Its parts.
void draw_board(Frame& frame, Area area, const State& state, Instant now);
void draw_items(Frame& frame, Area area, const State& state, Instant now);
void draw_patient(Frame& frame, Area area, const State& state, Instant now);
void draw_page(Frame& frame, Area area, const State& state);
void draw_form(Frame& frame, Area area, const State& state, Instant now);
void draw_help(Frame& frame, Area area, const State& state, Instant now);
void draw_lock(Frame& frame, Area area, const State& state);
/// Who is there, without names, for choosing in an emergency; returns the row it begins in.
int draw_whom_there(Frame& frame, Area area, const State& state);
/// Lines of a document as they fit.
std::vector<report::TextLine> told_lines(const std::vector<report::Line>& lines, const State& state,
                                         Instant now, int columns);
/// How a line of a document stands out.
Role role_of(const report::TextLine& line);

}  // namespace infuwatch::tui
