#include "support/naughty.hpp"

#include <cstdint>
#include <cstdio>

namespace infuwatch::test {
namespace {

struct Range {
  std::uint32_t from, to;
};
/// Controls, directions, what has no width, private and never assigned.
constexpr Range forbidden[] = {{0x00, 0x09},     {0x0B, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},
                               {0x61C, 0x61C},   {0x115F, 0x1160},   {0x180E, 0x180E},   {0x200B, 0x200F},
                               {0x2028, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},   {0xE000, 0xF8FF},
                               {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
                               {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF}};

std::string told(const char* what, std::uint32_t value, std::size_t at) {
  char text[64];
  std::snprintf(text, sizeof text, "%s %X at byte %zu", what, static_cast<unsigned>(value), at);
  return text;
}

}  // namespace

std::string forbidden_letter(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const int more = first < 0x80                    ? 0
                     : first >= 0xC2 && first < 0xE0 ? 1
                     : first >= 0xE0 && first < 0xF0 ? 2
                     : first >= 0xF0 && first < 0xF5 ? 3
                                                     : -1;
    if (more < 0) return told("byte", first, at);
    std::uint32_t letter = more == 0 ? first : first & (0x3Fu >> more);
    for (int i = 1; i <= more; ++i) {
      const auto next = at + static_cast<std::size_t>(i) < text.size()
                            ? static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)])
                            : 0u;
      if ((next & 0xC0) != 0x80) return told("byte", first, at);
      letter = (letter << 6) | (next & 0x3F);
    }
    const bool too_long = (more == 2 && letter < 0x800) || (more == 3 && letter < 0x10000);
    if (too_long || letter > 0x10FFFF || (letter >= 0xD800 && letter < 0xE000))
      return told("byte", first, at);
    for (const auto& [from, to] : forbidden)
      if (letter >= from && letter <= to) return told("letter", letter, at);
    at += static_cast<std::size_t>(more) + 1;
  }
  return {};
}

}  // namespace infuwatch::test
