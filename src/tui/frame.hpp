#pragma once

#include "tui/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::tui {

/// What a cell means; the terminal gives each its colours. Attention never hangs on colour alone: the words
/// and stars are in the text.
enum class Role { plain, faint, title, banner, emergency, urgent, review, good, field, key, fault };

struct Style {
  Role role = Role::plain;
  bool selected = false;
  bool bold = false;
  friend bool operator==(const Style&, const Style&) = default;
};

struct Cell {
  std::string bytes = " ";
  int width = 1;  // 2: the next cell is its right half; 0: this is a right half
  Style style;
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Place {
  int x = 0, y = 0;
};

/// A whole screen. Whatever is put partly outside is cut; a wide letter that would be cut in half becomes a
/// blank.
class Frame {
 public:
  Frame(int columns, int rows);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  const Cell& at(int x, int y) const { return cells_[index(x, y)]; }

  /// Puts a text, at most `room` columns of it; returns the column behind it.
  int put(int x, int y, std::string_view text, Style style = {}, int room = 10000);
  /// The same, cut with `~` and filled up to exactly `columns`.
  void put_fixed(int x, int y, std::string_view text, int columns, Style style = {});
  /// So that it ends in the last column.
  void put_right(int y, std::string_view text, Style style = {});
  /// Gives every cell of a row a style, its text staying.
  void paint_row(int y, Style style);
  void clear_row(int y);

  /// Where the eye is: a screen reader follows it. Shown as a caret where text is typed.
  Place focus;
  bool caret = false;

  /// The rows as text, without blanks at their ends.
  std::string text() const;
  /// One letter for each cell: what it means, in capitals where it is selected.
  std::string roles() const;

 private:
  std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * columns_ + x); }
  void set(int x, int y, const Cluster& cluster, Style style);

  int columns_, rows_;
  std::vector<Cell> cells_;
};

}  // namespace infuwatch::tui
