#pragma once

#include "base/text.hpp"

#include <string>
#include <string_view>

namespace infuwatch::report {

/// Columns a text for people is as wide as.
inline constexpr int page_width = 80;

/// A text of titled sections, line by line.
struct Page {
  std::string text{};

  /// Words broken over lines, each indented.
  void line(std::string_view words, int indent = 0) {
    for (const auto& part : wrapped(words, page_width - indent))
      text += std::string(static_cast<std::size_t>(indent), ' ') + part + '\n';
  }
  void title(std::string_view words) {
    text +=
        '\n' + std::string{words} + '\n' + std::string(static_cast<std::size_t>(columns(words)), '-') + '\n';
  }
};

}  // namespace infuwatch::report
