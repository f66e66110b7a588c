#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// Longest free text taken in, in bytes.
inline constexpr std::size_t longest_text = 4000;

/// What is wrong with a text at the one gate every text passes on its way in.
enum class TextFault { invalid_utf8, nul, too_long };

/// The gate: valid UTF-8, no NUL, at most `longest_text` bytes. Anything else is data and passes unchanged.
std::optional<TextFault> text_fault(std::string_view text);

/// The letter at a place and how many bytes it has; -1, and one byte, where they are no UTF-8.
struct Letter {
  std::int32_t point = -1;
  std::size_t bytes = 1;
};
Letter letter_at(std::string_view text, std::size_t at);

/// Terminal columns a letter takes: two for wide East Asian letters and emoji, none for a mark that sits on
/// the letter before it; -1 where it may not be shown as it is.
int columns_of(std::int32_t point);

/// The filter every text passes on its way to a terminal or a page. Control, bidirectional-override,
/// zero-width, private-use and unassigned-plane code points come out as `<U+XXXX>`, stray bytes as `<HH>`,
/// and more than four combining marks on one letter are cut. A line feed stays only where `lines` asks for
/// it. Filtering twice changes nothing.
enum class Lines { one, many };
std::string shown(std::string_view text, Lines lines = Lines::one);

/// A JSON text in which no letter stands raw that `shown` would not show: it is written as `\uXXXX` instead,
/// which means the same.
std::string shown_json(std::string_view json);

/// Whether a text has a letter of any script, other than one that nobody sees.
bool has_letter(std::string_view text);

/// Terminal columns a filtered text takes.
int columns(std::string_view text);
/// The longest beginning of `text` that fits into `width` columns, its end marked with `~` if something was
/// cut.
std::string fitted(std::string_view text, int width);
/// `text` filled with spaces on the right up to `width` columns, or cut to it.
std::string padded(std::string_view text, int width);
/// Words broken over lines of at most `width` columns; a longer word is cut over several lines.
std::vector<std::string> wrapped(std::string_view text, int width);

std::string trimmed(std::string_view text);
/// ASCII letters in lower case; other bytes as they are.
std::string lower(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// A whole decimal number, sign allowed, nothing else; none if it is anything else or does not fit.
std::optional<long long> whole_number(std::string_view text);
/// Whether a text is just so many digits 0-9.
bool all_digits(std::string_view text, std::size_t count);
/// What at most nine digits, and nothing else, say.
int digits_value(std::string_view digits);
/// How many letters must be changed, added, dropped or swapped to turn one word into the other (ASCII case
/// ignored).
int letters_apart(std::string_view a, std::string_view b);

}  // namespace infuwatch
