#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace infuwatch {
namespace {

bool invisible_letter(utf8proc_int32_t point) {
  const bool variation_selector = (point >= 0xFE00 && point <= 0xFE0F) ||
                                  (point >= 0xE0100 && point <= 0xE01EF) ||
                                  (point >= 0x180B && point <= 0x180F);
  const bool hangul_filler = point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
  return variation_selector || hangul_filler || point == 0x034F || point == 0x2800;
}

bool may_be_shown(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    default: return !invisible_letter(point);
  }
}

bool combining(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

std::string hexadecimal(unsigned value, std::size_t digits) {
  std::array<char, 8> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, 16).ptr;
  std::string text{buffer.data(), end};
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

int width_of(utf8proc_int32_t point) { return point < 0 ? 1 : std::max(0, columns_of(point)); }

constexpr int most_marks = 4;

}  // namespace

std::optional<TextFault> text_fault(std::string_view text) {
  if (text.size() > longest_text) return TextFault::too_long;
  if (text.find('\0') != std::string_view::npos) return TextFault::nul;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    if (letter.point < 0) return TextFault::invalid_utf8;
    at += letter.bytes;
  }
  return std::nullopt;
}

Letter letter_at(std::string_view text, std::size_t at) {
  Letter letter;
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto size = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(text.size() - at), &letter.point);
  if (size <= 0) return {};
  letter.bytes = static_cast<std::size_t>(size);
  return letter;
}

int columns_of(std::int32_t point) {
  if (!may_be_shown(point)) return -1;
  const auto& property = *utf8proc_get_property(point);
  if (property.category == UTF8PROC_CATEGORY_MC) return 1;  // a mark with a place of its own
  const bool later_in_syllable =                            // Hangul
      property.boundclass == UTF8PROC_BOUNDCLASS_V || property.boundclass == UTF8PROC_BOUNDCLASS_T;
  return later_in_syllable ? 0 : utf8proc_charwidth(point);
}

std::string shown(std::string_view text, Lines lines) {
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    const auto bytes = text.substr(at, letter.bytes);
    at += letter.bytes;
    if (letter.point < 0) {
      out += '<' + hexadecimal(static_cast<unsigned char>(bytes[0]), 2) + '>';
    } else if (letter.point == '\n' && lines == Lines::many) {
      out += '\n';
    } else if (!may_be_shown(letter.point)) {
      out += "<U+" + hexadecimal(static_cast<unsigned>(letter.point), 4) + '>';
    } else if (combining(letter.point)) {
      if (++marks <= most_marks) out += bytes;
      continue;
    } else {
      out += bytes;
    }
    marks = 0;
  }
  return out;
}

std::string shown_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  const auto escape = [&](unsigned unit) { out += "\\u" + hexadecimal(unit, 4); };
  for (std::size_t at = 0; at < json.size();) {
    const auto letter = letter_at(json, at);
    const auto point = static_cast<unsigned>(letter.point);
    if (letter.point == '\n' || (letter.point >= 0 && may_be_shown(letter.point))) {
      out += json.substr(at, letter.bytes);
    } else if (letter.point < 0) {
      escape(0xFFFD);
    } else if (point > 0xFFFF) {
      escape(0xD800 + ((point - 0x10000) >> 10));
      escape(0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      escape(point);
    }
    at += letter.bytes;
  }
  return out;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    const auto category = letter.point < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(letter.point);
    const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    if (is_letter && may_be_shown(letter.point)) return true;
    at += letter.bytes;
  }
  return false;
}

int columns(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    width += width_of(letter.point);
    at += letter.bytes;
  }
  return width;
}

std::string fitted(std::string_view text, int width) {
  if (columns(text) <= width) return std::string{text};
  if (width <= 0) return {};
  std::string out;
  int used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    if (used + width_of(letter.point) > width - 1) break;
    used += width_of(letter.point);
    out += text.substr(at, letter.bytes);
    at += letter.bytes;
  }
  return out + '~';
}

std::string padded(std::string_view text, int width) {
  auto out = fitted(text, width);
  out.append(static_cast<std::size_t>(std::max(0, width - columns(out))), ' ');
  return out;
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines;
  for (const auto& paragraph : split(text, '\n')) {
    std::string line;
    const auto finish = [&] { lines.push_back(std::exchange(line, {})); };
    for (const auto& word : split(paragraph, ' ')) {
      if (!line.empty() && columns(line) + 1 + columns(word) > width) finish();
      if (!line.empty()) line += ' ';
      for (std::size_t at = 0; at < word.size();) {
        const auto letter = letter_at(word, at);
        if (!line.empty() && columns(line) + width_of(letter.point) > width) finish();
        line += word.substr(at, letter.bytes);
        at += letter.bytes;
      }
    }
    finish();
  }
  return lines;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(blank) - first + 1)};
}

std::string lower(std::string_view text) {
  std::string out{text};
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const auto end = text.find(separator, at);
    parts.emplace_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::optional<long long> whole_number(std::string_view text) {
  if (text.starts_with("+-")) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  long long value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

bool all_digits(std::string_view text, std::size_t count) {
  return text.size() == count && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int digits_value(std::string_view digits) { return static_cast<int>(*whole_number(digits)); }

int letters_apart(std::string_view a, std::string_view b) {
  const auto left = lower(a), right = lower(b);
  std::vector<int> before(right.size() + 1), last(right.size() + 1), now(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= left.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const int changed = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      now[j] = std::min({changed, last[j] + 1, now[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[right.size()];
}

}  // namespace infuwatch
