#include "base/line_diff.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using Texts = std::vector<std::string>;

/// How many lines two texts have in common, in order, from each pair of places on.
class Common {
 public:
  Common(const Texts& from, const Texts& to) : width_{to.size() + 1}, lengths_((from.size() + 1) * width_) {
    for (auto i = from.size(); i-- > 0;)
      for (auto j = to.size(); j-- > 0;)
        lengths_[i * width_ + j] =
            from[i] == to[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  }
  int at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<int> lengths_;
};

class Difference {
 public:
  void pass(const std::string& line) {
    if (!line.starts_with('[')) return;
    heading_ = line;
    told_ = false;
  }
  void add(DiffLine::Kind kind, const std::string& line) {
    if (trimmed(line).empty()) return;
    pass(line);
    if (!told_ && !line.starts_with('[') && !heading_.empty())
      lines_.push_back({DiffLine::Kind::heading, heading_});
    told_ = true;
    lines_.push_back({kind, line});
  }
  std::vector<DiffLine> lines() && { return std::move(lines_); }

 private:
  std::string heading_;
  bool told_ = false;
  std::vector<DiffLine> lines_;
};

}  // namespace

std::vector<DiffLine> line_diff(std::string_view from_text, std::string_view to_text) {
  const auto from = split(from_text, '\n'), to = split(to_text, '\n');
  std::size_t begin = 0, from_end = from.size(), to_end = to.size();
  while (begin < from_end && begin < to_end && from[begin] == to[begin]) ++begin;
  while (from_end > begin && to_end > begin && from[from_end - 1] == to[to_end - 1]) {
    --from_end;
    --to_end;
  }
  const auto middle = [&](const Texts& lines, std::size_t end) {
    return Texts{lines.begin() + static_cast<std::ptrdiff_t>(begin),
                 lines.begin() + static_cast<std::ptrdiff_t>(end)};
  };
  const auto old = middle(from, from_end), fresh = middle(to, to_end);
  const Common common{old, fresh};
  Difference difference;
  for (std::size_t i = 0; i < begin; ++i) difference.pass(from[i]);
  std::size_t i = 0, j = 0;
  while (i < old.size() || j < fresh.size()) {
    if (i < old.size() && j < fresh.size() && old[i] == fresh[j]) {
      difference.pass(old[i]);
      ++i;
      ++j;
    } else if (j == fresh.size() || (i < old.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
      difference.add(DiffLine::Kind::went, old[i++]);
    } else {
      difference.add(DiffLine::Kind::came, fresh[j++]);
    }
  }
  return std::move(difference).lines();
}

}  // namespace infuwatch
