#include "report/document_text.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"

namespace infuwatch::report {
namespace {

std::string piece_text(const Piece& piece, const WordStyle& style) {
  return std::visit(Overloaded{[&](const Message& message) { return text_of(message, style); },
                               [&](const Arg& arg) { return text_of(arg, style); }},
                    piece.what);
}

void add_heading(const Heading& heading, const WordStyle& style, int width, std::vector<TextLine>& out) {
  const auto minute = floor_to_minute(heading.at);
  const auto right = style.zone->shown_with_name(minute);
  const auto room = width - columns(right) - columns(heading.title) - 4;
  const auto left = fitted(shown(heading.site), room) + "  " + heading.title;
  const auto gap = std::max(2, width - columns(left) - columns(right));
  out.push_back({left + std::string(static_cast<std::size_t>(gap), ' ') + right, Role::title});
  if (heading.training) out.push_back({"TRAINING: nothing here is about a real person.", Role::warning});
  if (!heading.as_of.empty()) out.push_back({"As recorded by " + heading.as_of, Role::warning});
}

void put_line(const Line& line, const WordStyle& style, int width, std::vector<TextLine>& out) {
  const std::string indent(static_cast<std::size_t>(line.indent), ' ');
  const int room = width - line.indent;
  const std::string stars_of{line.priority ? stars(*line.priority) : ""};
  const auto mark = line.margin > 0 ? padded(stars_of, line.margin)
                    : line.priority ? stars_of + ' '
                                    : std::string{};
  if (line.clipped) {
    out.push_back(
        {indent + mark + fitted(to_text(line, style), room - columns(mark)), line.role, line.priority});
    return;
  }
  for (const auto& part : wrapped(mark + to_text(line, style), room))
    out.push_back({indent + part, line.role, line.priority});
}

}  // namespace

std::string to_text(const Line& line, const WordStyle& style) {
  std::string out;
  for (const auto& piece : line.pieces) {
    const auto text = piece_text(piece, style);
    out += (out.empty() || text.empty() ? "" : " ") + text;
  }
  return out;
}

std::vector<TextLine> text_lines(const Document& document, const WordStyle& style, int width) {
  std::vector<TextLine> out;
  if (document.heading) add_heading(*document.heading, style, width, out);
  for (const auto& note : document.notes) put_line(note, style, width, out);
  for (const auto& section : document.sections) {
    if (!out.empty()) out.push_back({});
    for (const auto& line : section.lines) put_line(line, style, width, out);
  }
  return out;
}

std::string to_text(const Document& document, const WordStyle& style, int width, bool terminal) {
  std::string out;
  for (const auto& [text, role, priority] : text_lines(document, style, width)) {
    const bool loud = terminal && priority > std::optional{Priority::review};
    out += (loud ? "\033[1m" + text + "\033[0m" : text) + '\n';
  }
  return out;
}

}  // namespace infuwatch::report
