#pragma once

#include "report/document.hpp"

namespace infuwatch::report {

/// One line of a document on a screen or page.
struct TextLine {
  std::string text;
  Role role = Role::text;
  std::optional<Priority> priority{};
};

/// A document broken over lines of so many columns. The only includers are what prints and what draws.
std::vector<TextLine> text_lines(const Document& document, const WordStyle& style, int width);
/// The same as one text; where it is for a terminal, lines of a flag that rings stand out.
std::string to_text(const Document& document, const WordStyle& style, int width, bool terminal = false);
/// One line, unbroken.
std::string to_text(const Line& line, const WordStyle& style);

}  // namespace infuwatch::report
