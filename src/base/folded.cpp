#include "base/folded.hpp"

#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace infuwatch {
namespace {

constexpr std::array apostrophes{0x27,  0x60,  0xB4,   0x2B9,  0x2BB,  0x2BC,
                                 0x2BD, 0x2C8, 0x2018, 0x2019, 0x201B, 0x2032};

/// Letters that are not made of another and a mark.
constexpr std::pair<std::int32_t, std::string_view> without_stroke[] = {
    {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"}, {0x111, "d"},
    {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}};

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string without_apostrophes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    if (std::find(apostrophes.begin(), apostrophes.end(), letter.point) == apostrophes.end())
      out += text.substr(at, letter.bytes);
    at += letter.bytes;
  }
  return out;
}

/// Small letters without marks; what is no UTF-8 stays as it is.
std::string small_and_bare(const std::string& text) {
  constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped, how);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> held{mapped, &std::free};
  if (size < 0) return lower(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

bool part_of_word(std::int32_t point) {
  if (point < 0) return true;
  const auto category = utf8proc_category(point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/// The same for what nearly every name is made of: each look at a chart folds the names of its infusions.
std::string folded_ascii(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool large = c >= 'A' && c <= 'Z';
    if (large || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += large ? static_cast<char>(c - 'A' + 'a') : c;
    else if (c != '\'' && c != '`' && !out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

std::string folded(std::string_view text) {
  if (ascii(text)) return folded_ascii(text);
  const auto small = small_and_bare(without_apostrophes(text));
  std::string out;
  for (std::size_t at = 0; at < small.size();) {
    const auto letter = letter_at(small, at);
    const auto* other = std::find_if(std::begin(without_stroke), std::end(without_stroke),
                                     [&](const auto& row) { return row.first == letter.point; });
    if (other != std::end(without_stroke))
      out += other->second;
    else if (part_of_word(letter.point))
      out.append(small, at, letter.bytes);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
    at += letter.bytes;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string folded_together(std::string_view text) {
  auto out = folded(text);
  std::erase(out, ' ');
  return out;
}

}  // namespace infuwatch
