#include "tui/frame.hpp"

#include <algorithm>

namespace infuwatch::tui {

Frame::Frame(int columns, int rows)
    : columns_{std::max(columns, 1)},
      rows_{std::max(rows, 1)},
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void Frame::set(int x, int y, const Cluster& cluster, Style style) {
  const auto blank = [&](int at) { cells_[index(at, y)] = Cell{" ", 1, cells_[index(at, y)].style}; };
  for (int i = 0; i < cluster.width; ++i) {
    const auto& old = cells_[index(x + i, y)];
    if (old.width == 0 && x + i > 0) blank(x + i - 1);
    if (old.width == 2 && x + i + 1 < columns_) blank(x + i + 1);
  }
  cells_[index(x, y)] = {cluster.bytes, cluster.width, style};
  if (cluster.width == 2) cells_[index(x + 1, y)] = {"", 0, style};
}

int Frame::put(int x, int y, std::string_view text, Style style, int room) {
  const int end = std::min(columns_, x + std::max(room, 0));
  for (const auto& cluster : clusters(text)) {
    if (x >= end) break;
    if (x + cluster.width > end) {
      if (y >= 0 && y < rows_ && x >= 0) set(x, y, {" ", 1}, style);
      break;
    }
    if (y >= 0 && y < rows_ && x >= 0) set(x, y, cluster, style);
    x += cluster.width;
  }
  return x;
}

void Frame::put_fixed(int x, int y, std::string_view text, int columns, Style style) {
  put(x, y, fixed(text, std::min(columns, columns_ - x)), style);
}

void Frame::put_right(int y, std::string_view text, Style style) {
  put(std::max(0, columns_ - width(text)), y, text, style);
}

void Frame::paint_row(int y, Style style) {
  if (y < 0 || y >= rows_) return;
  for (int x = 0; x < columns_; ++x) cells_[index(x, y)].style = style;
}

void Frame::clear_row(int y) {
  if (y < 0 || y >= rows_) return;
  for (int x = 0; x < columns_; ++x) cells_[index(x, y)] = {};
}

std::string Frame::text() const {
  std::string out;
  for (int y = 0; y < rows_; ++y) {
    std::string line;
    for (int x = 0; x < columns_; ++x) line += at(x, y).bytes;
    out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return out;
}

std::string Frame::roles() const {
  constexpr std::string_view letters = ".ftberugikx", selected = "_FTBERUGIKX";
  std::string out;
  for (int y = 0; y < rows_; ++y) {
    for (int x = 0; x < columns_; ++x) {
      const auto& style = at(x, y).style;
      out += (style.selected ? selected : letters)[static_cast<std::size_t>(style.role)];
    }
    out += '\n';
  }
  return out;
}

}  // namespace infuwatch::tui
