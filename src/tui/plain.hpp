#pragma once

#include "tui/console.hpp"
#include "tui/state.hpp"

#include <iosfwd>

namespace infuwatch::tui {

/// What a line typed in plain mode presses: a word such as `save` or `esc` is that key; in a field the line
/// is its text, and goes on to the next; anywhere else each letter is a key.
std::vector<Key> keys_of(const std::string& line, const State& state);
/// A screen as lines, for a terminal that cannot place a cursor and for screen readers: no blank ones, the
/// selected one first marked with `>`.
std::string lines_of(const State& state, Instant now);

/// The same console by lines: it speaks after every line that is typed, and when a flag is raised.
int run_plain(ConsoleHost& host, const Opened& opened, int in, std::ostream& out);

}  // namespace infuwatch::tui
