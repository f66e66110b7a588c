#include "tui/text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr int most_marks = 4;

}  // namespace

std::vector<Cluster> clusters(std::string_view text) {
  std::vector<Cluster> out;
  int marks = 0;
  while (!text.empty()) {
    const auto next = letter_at(text, 0);
    const int columns = next.point < 0 ? -1 : columns_of(next.point);
    if (columns == 0 && !out.empty()) {
      if (++marks <= most_marks) out.back().bytes += text.substr(0, next.bytes);
    } else {
      marks = 0;
      out.push_back(columns > 0 ? Cluster{std::string{text.substr(0, next.bytes)}, columns}
                                : Cluster{std::string{replacement}, 1});
    }
    text.remove_prefix(next.bytes);
  }
  return out;
}

int width(std::string_view text) {
  int columns = 0;
  for (const auto& cluster : clusters(text)) columns += cluster.width;
  return columns;
}

std::string fixed(std::string_view text, int columns) {
  if (columns <= 0) return {};
  const auto all = clusters(text);
  int whole = 0;
  for (const auto& cluster : all) whole += cluster.width;
  const int room = whole > columns ? columns - 1 : columns;
  std::string out;
  int used = 0;
  for (const auto& cluster : all) {
    if (used + cluster.width > room) break;
    out += cluster.bytes;
    used += cluster.width;
  }
  if (whole > columns) {
    out += '~';
    ++used;
  }
  return out + std::string(static_cast<std::size_t>(columns - used), ' ');
}

}  // namespace infuwatch::tui
