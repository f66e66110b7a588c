#pragma once

#include "domain/flag.hpp"
#include "report/message.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch::report {

/// What a piece of a line is to its reader.
enum class Role : std::uint8_t {
  text,
  title,
  identity,  // whom it is about
  label,     // a number an entry or flag is called by
  value,     // what was charted, and where it was placed
  flag,
  due,
  warning,
  hint,  // what to mind or do
  source,
};

/// A part of a line: a whole sentence, or a value.
struct Piece {
  std::variant<Message, Arg> what;
  Role role = Role::text;
};

/// Pieces with a blank between. `priority` is that of the flag it tells, or of what is due.
struct Line {
  std::vector<Piece> pieces;
  Role role = Role::text;
  std::optional<Priority> priority{};
  int indent = 0;        // columns
  int margin = 0;        // columns for the mark of the priority, whether or not there is one
  bool clipped = false;  // what does not fit is cut off; else it goes on in a further line
};

/// Lines that belong together, after a blank line.
struct Section {
  std::vector<Line> lines;
};

/// What stands at the head of a page.
struct Heading {
  std::string title;
  std::string site;
  Instant at;
  bool training = false;
  std::string as_of{};  // which earlier state it tells; empty: the present one
};

/// What is told, as values. A renderer makes text of it for its width.
struct Document {
  std::optional<Heading> heading{};
  std::vector<Line> notes{};  // right below it
  std::vector<Section> sections{};
};

Line line(Role role, Message message, int indent = 0);
/// A line of one phrase about facts.
Line line(Role role, std::string phrase, int indent = 0);

}  // namespace infuwatch::report
