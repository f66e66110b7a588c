#include "base/toml_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <variant>

namespace infuwatch {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string escape(std::int32_t letter) {
  char written[11];
  std::snprintf(written, sizeof written, letter > 0xffff ? "\\U%08x" : "\\u%04x",
                static_cast<unsigned>(letter));
  return written;
}

bool control(std::int32_t letter) {
  return (letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r') || letter == 0x7f;
}

struct AsciiText {
  std::string text;
  std::set<std::string> escapes;  // the ones that stand for a letter
};

Result<AsciiText, TomlFault> in_ascii(std::string_view text) {
  AsciiText ascii;
  TomlFault here;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    if (letter.point < 0) here.what = "a byte that is no letter: the file has to be UTF-8";
    if (letter.point >= 0 && control(letter.point)) here.what = "a control character";
    if (!here.what.empty()) return Failure{here};
    if (letter.bytes > 1)
      ascii.text += *ascii.escapes.insert(escape(letter.point)).first;
    else
      ascii.text += text[at];
    here.column = text[at] == '\n' ? 1 : here.column + 1;
    here.line += text[at] == '\n';
    at += letter.bytes;
  }
  return ascii;
}

/// Whether an escape was taken as it stands: in single quotes, or after a backslash.
bool taken_as_it_stands(std::string_view value, const std::set<std::string>& escapes) {
  return value.find('\\') != std::string_view::npos &&
         std::any_of(escapes.begin(), escapes.end(),
                     [&](const auto& one) { return value.find(one) != std::string_view::npos; });
}

/// The first place where that happened, if any.
const toml::node* misread(const toml::node& node, const std::set<std::string>& escapes) {
  if (const auto* text = node.as_string()) return taken_as_it_stands(text->get(), escapes) ? &node : nullptr;
  if (const auto* table = node.as_table())
    for (const auto& [key, value] : *table) {
      if (taken_as_it_stands(key.str(), escapes)) return &value;
      if (const auto* place = misread(value, escapes)) return place;
    }
  if (const auto* array = node.as_array())
    for (const auto& value : *array)
      if (const auto* place = misread(value, escapes)) return place;
  return nullptr;
}

constexpr auto outside = "a letter beyond ASCII outside double quotes";

struct Place {
  std::size_t at = 0;
  int column = 1;
};

/// Where a place toml++ names is in the text as it was written.
Place written_place(std::string_view text, const toml::source_position& seen) {
  Place place{text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0, 1};
  for (unsigned line = 1; line < seen.line && place.at < text.size(); ++line)
    place.at = std::min(text.find('\n', place.at), text.size() - 1) + 1;
  for (unsigned column = 1; place.at < text.size() && text[place.at] != '\n'; ++place.column) {
    const auto letter = letter_at(text, place.at);
    column += letter.bytes > 1 ? static_cast<unsigned>(escape(letter.point).size()) : 1;
    if (column > seen.column) break;
    place.at += letter.bytes;
  }
  return place;
}

TomlFault fault_at(std::string_view text, const toml::source_position& seen, std::string what) {
  const auto place = written_place(text, seen);
  const bool beyond = place.at < text.size() && static_cast<unsigned char>(text[place.at]) >= 0x80;
  return {static_cast<int>(seen.line), place.column, beyond ? outside : std::move(what)};
}

}  // namespace

int written_column(std::string_view text, const toml::source_position& at) {
  return written_place(text, at).column;
}

Result<toml::table, TomlFault> read_toml(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const auto ascii = in_ascii(text);
  if (!ascii) return Failure{ascii.error()};
  auto parsed = toml::parse(ascii->text);
  if (!parsed) {
    const auto& fault = parsed.error();
    return Failure{fault_at(text, fault.source().begin, std::string{fault.description()})};
  }
  if (const auto* place = ascii->escapes.empty() ? nullptr : misread(parsed.table(), ascii->escapes))
    return Failure{fault_at(text, place->source().begin, outside)};
  return std::move(parsed.table());
}

}  // namespace infuwatch
