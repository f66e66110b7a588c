#include "tui/text.hpp"

#include <wchar.h>

#include <algorithm>
#include <cstdint>

namespace infuwatch::tui {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr int most_marks = 4;

struct Decoded {
  std::uint32_t letter = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

Decoded decoded(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first > 0xF4 || text.size() < length) return {};
  std::uint32_t letter = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    letter = (letter << 6) | (byte(i) & 0x3Fu);
  }
  static constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = letter >= 0xD800 && letter <= 0xDFFF;
  return {letter, length, letter >= least[length] && letter <= 0x10FFFF && !surrogate};
}

/// Control characters, and those that change how others are shown or that nobody can see.
bool hidden(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x600 && c <= 0x605) || c == 0x61C ||
         c == 0x6DD || c == 0x70F || c == 0x8E2 || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

std::vector<Cluster> clusters(std::string_view text) {
  std::vector<Cluster> out;
  int marks = 0;
  while (!text.empty()) {
    const auto next = decoded(text);
    const bool shows = next.valid && !hidden(next.letter);
    const int columns = shows ? wcwidth(static_cast<wchar_t>(next.letter)) : -1;
    if (columns == 0 && !out.empty()) {
      if (++marks <= most_marks) out.back().bytes += text.substr(0, next.bytes);
    } else {
      marks = 0;
      out.push_back(columns > 0 ? Cluster{std::string{text.substr(0, next.bytes)}, columns}
                                : Cluster{std::string{replacement}, 1});
    }
    text.remove_prefix(next.valid ? next.bytes : 1);
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
    out += cluster.bytes, used += cluster.width;
  }
  if (whole > columns) out += '~', ++used;
  return out + std::string(static_cast<std::size_t>(columns - used), ' ');
}

std::string without_commands(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(". ", at), text.size() - 1) + 1;
    auto sentence = text.substr(at, end - at);
    at = std::min(text.find_first_not_of(' ', end), text.size());
    if (const auto command = std::min(sentence.find("`infuwatch "), sentence.find("--help"));
        command != std::string::npos && sentence.find("hospital IT") == std::string::npos) {
      const auto clause = sentence.rfind(';', command);
      if (clause == std::string::npos) continue;
      sentence = sentence.substr(0, clause) + '.';
    }
    out += (out.empty() ? "" : " ") + sentence;
  }
  return out;
}

}  // namespace infuwatch::tui
