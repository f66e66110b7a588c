#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// One line of a difference between two texts: one that went, one that came, or the heading (`[section]`)
/// they stand under, told once before them.
struct DiffLine {
  enum class Kind { heading, went, came };
  Kind kind;
  std::string text;
  friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

/// What makes one text out of another, by whole lines, with as few lines as that takes. Empty lines are not
/// told.
std::vector<DiffLine> line_diff(std::string_view from, std::string_view to);

}  // namespace infuwatch
