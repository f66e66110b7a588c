#include "base/text.hpp"

#include "support/catch.hpp"
#include "support/property.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

namespace infuwatch::text_test {
namespace {

using namespace std::string_literals;

/// The bytes of one code point; surrogates too, which no valid text holds.
std::string utf8(char32_t point) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xC0 | (point >> 6)), tail(0)};
  if (point < 0x10000) return {static_cast<char>(0xE0 | (point >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (point >> 18)), tail(12), tail(6), tail(0)};
}

TEST_CASE("a letter is one of any script that can be seen", "[base]") {
  for (const auto* text : {"a", "  b", "12c", "\u00e9", "\u4e2d", "\u03b1-1"}) {
    INFO(text);
    CHECK(has_letter(text));
  }
  for (const auto* text :
       {"", " ", "123", "!?.-", "\u200b", "\u3164", "\u2800", "\x07", "\xff", "\u00bd", "\u2122"}) {
    INFO(text);
    CHECK_FALSE(has_letter(text));
  }
}

struct Range {
  char32_t first, last;
};

/// What must never reach a terminal or a page.
constexpr std::array hostile{
    Range{0x0000, 0x001F},     Range{0x007F, 0x009F},  // C0, DEL, C1
    Range{0x061C, 0x061C},     Range{0x200E, 0x200F},   Range{0x202A, 0x202E},
    Range{0x2066, 0x2069},  // bidirectional
    Range{0x200B, 0x200D},     Range{0x2060, 0x2064},   Range{0x180E, 0x180E},
    Range{0xFEFF, 0xFEFF},                             // zero width
    Range{0x2028, 0x2029},     Range{0x00AD, 0x00AD},  // line separators, soft hyphen
    Range{0x115F, 0x1160},     Range{0x3164, 0x3164},   Range{0xFFA0, 0xFFA0},      // Hangul fillers
    Range{0xFE00, 0xFE0F},     Range{0x180B, 0x180D},   Range{0xE0100, 0xE01EF},    // variation selectors
    Range{0xE0000, 0xE007F},                                                        // tags
    Range{0xE000, 0xF8FF},     Range{0xF0000, 0xFFFFD}, Range{0x100000, 0x10FFFD},  // private use
    Range{0xFDD0, 0xFDEF},     Range{0xFFFE, 0xFFFF},   Range{0x1FFFE, 0x1FFFF},
    Range{0x10FFFE, 0x10FFFF},  // noncharacters
};

bool is_hostile(char32_t point) {
  return std::any_of(hostile.begin(), hostile.end(),
                     [&](Range r) { return r.first <= point && point <= r.last; });
}

bool is_mark(char32_t point) { return point >= 0x0300 && point <= 0x036F && point != 0x034F; }

/// The code points of a text that is valid UTF-8; a faulty byte shows as 0xFFFFFFFF.
std::vector<char32_t> points_of(const std::string& text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xC0 ? 9 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + size > text.size()) {
      points.push_back(0xFFFFFFFF);
      return points;
    }
    char32_t point = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i)
      point = (point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    points.push_back(utf8(point) == text.substr(at, size) ? point : 0xFFFFFFFF);
    at += size;
  }
  return points;
}

rc::Gen<std::string> bytes() {
  return rc::gen::container<std::string>(rc::gen::map(rc::gen::resize(100, rc::gen::inRange(0, 256)),
                                                      [](int byte) { return static_cast<char>(byte); }));
}

/// Letters of every width, marks, hostile code points and stray bytes, mixed.
rc::Gen<std::string> mixed() {
  const auto of = [](std::vector<char32_t> points) {
    return rc::gen::map(rc::gen::elementOf(std::move(points)), utf8);
  };
  std::vector<char32_t> ends;
  for (const auto range : hostile) ends.insert(ends.end(), {range.first, range.last});
  const auto piece = rc::gen::weightedOneOf<std::string>(
      {{6, of({U'a', U'Z', U' ', U'~', U'<', U'>', U'7'})},
       {2, of({U'\u00E9', U'\u0416', U'\u6F22', U'\uD55C', U'\U0001F600'})},
       {4, of({0x0301, 0x0308, 0x0327})},
       {2, of(ends)},
       {1, rc::gen::element("\x85"s, "\xC3"s, "\xF0\x9F"s, "\x1B[2J"s, "\xED\xA0\x80"s)}});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) { return joined(pieces, ""); });
}

struct Fault {
  const char* what;
  std::string text;
  std::optional<TextFault> want;
};

TEST_CASE("the gate takes valid text and names what is wrong with any other", "[base]") {
  const auto row = GENERATE(values<Fault>({
      {"nothing", "", std::nullopt},
      {"accents, Chinese, emoji", "N\u00FA\u00F1ez \u6F22\u5B57 \U0001F600", std::nullopt},
      {"escape sequences are data", "\x1B[2J\r\n\t", std::nullopt},
      {"4000 bytes", std::string(4000, 'a'), std::nullopt},
      {"4001 bytes", std::string(4001, 'a'), TextFault::too_long},
      {"4000 bytes of two each", joined(std::vector<std::string>(2000, "\u00E9"), ""), std::nullopt},
      {"4002 bytes in 2001 letters", joined(std::vector<std::string>(2001, "\u00E9"), ""),
       TextFault::too_long},
      {"NUL inside", "a\0b"s, TextFault::nul},
      {"NUL at the end", "a\0"s, TextFault::nul},
      {"a lone continuation", "a\x80", TextFault::invalid_utf8},
      {"a lead without the rest", "a\xC3", TextFault::invalid_utf8},
      {"three of four bytes", "\xF0\x9F\x98", TextFault::invalid_utf8},
      {"a lead before a letter", "\xC3zz", TextFault::invalid_utf8},
      {"overlong slash, two bytes", "\xC0\xAF", TextFault::invalid_utf8},
      {"overlong slash, three bytes", "\xE0\x80\xAF", TextFault::invalid_utf8},
      {"overlong slash, four bytes", "\xF0\x80\x80\xAF", TextFault::invalid_utf8},
      {"overlong NUL", "\xC0\x80", TextFault::invalid_utf8},
      {"a high surrogate", utf8(0xD800), TextFault::invalid_utf8},
      {"a low surrogate", utf8(0xDFFF), TextFault::invalid_utf8},
      {"beyond the last code point", "\xF4\x90\x80\x80", TextFault::invalid_utf8},
      {"a byte that never occurs", "\xFF", TextFault::invalid_utf8},
      {"Latin-1", "N\xFA\xF1\x65z", TextFault::invalid_utf8},
  }));
  INFO(row.what);
  CHECK((text_fault(row.text) == row.want));
}

struct Filtered {
  std::string text, want;
};

TEST_CASE("the filter makes visible what a terminal would obey or hide", "[base]") {
  const auto row = GENERATE(values<Filtered>({
      {"hives, 2 h after\u00A0start", "hives, 2 h after\u00A0start"},
      {"a\x1B[31mred", "a<U+001B>[31mred"},
      {"\x1B]0;title\x07", "<U+001B>]0;title<U+0007>"},
      {"a\rb\tc\nd", "a<U+000D>b<U+0009>c<U+000A>d"},
      {"a\x7F", "a<U+007F>"},
      {"a\0b"s, "a<U+0000>b"},
      {"a\x9B"s + "31m", "a<9B>31m"},
      {utf8(0x9B) + "31m", "<U+009B>31m"},
      {"\xC3(", "<C3>("},
      {"\xC0\xAF", "<C0><AF>"},
      {"\xED\xA0\x80", "<ED><A0><80>"},
      {"gpj\u202Efdp.exe", "gpj<U+202E>fdp.exe"},
      {"a\u00ADb", "a<U+00AD>b"},
      {utf8(0xE0041) + utf8(0x10FFFD), "<U+E0041><U+10FFFD>"},
      {"N\u00FA\u00F1ez \u0416 \u6F22\u5B57 \uD55C \U0001F600",
       "N\u00FA\u00F1ez \u0416 \u6F22\u5B57 \uD55C \U0001F600"},
      {"<U+001B>", "<U+001B>"},
  }));
  CHECK(shown(row.text) == row.want);
}

TEST_CASE("every hostile code point comes out by its number", "[base]") {
  for (const auto [first, last] : hostile) {
    for (auto point = first; point <= last && point < first + 0x400; ++point) {
      std::array<char, 16> number{};
      std::snprintf(number.data(), number.size(), "<U+%04X>", static_cast<unsigned>(point));
      INFO(number.data());
      CHECK(shown('a' + utf8(point) + 'b') == 'a' + std::string{number.data()} + 'b');
    }
  }
}

TEST_CASE("a line feed stays only where lines are asked for, and nothing else with it", "[base]") {
  CHECK(shown("a\nb", Lines::many) == "a\nb");
  CHECK(shown("a\r\nb\x0B", Lines::many) == "a<U+000D>\nb<U+000B>");
  CHECK(shown("a\nb", Lines::one) == "a<U+000A>b");
}

TEST_CASE("four combining marks stay on a letter and the rest is cut", "[base]") {
  const auto marks = [](std::size_t count) { return joined(std::vector<std::string>(count, "\u0301"), ""); };
  CHECK(shown("e" + marks(4) + "x") == "e" + marks(4) + "x");
  CHECK(shown("e" + marks(5) + "x") == "e" + marks(4) + "x");
  CHECK(shown("e" + marks(900) + "x" + marks(2)) == "e" + marks(4) + "x" + marks(2));
  CHECK(shown("e" + marks(3) + "\u0308\u0327" + "x") == "e" + marks(3) + "\u0308" + "x");
}

TEST_CASE("laws of the filter", "[base]") {
  const auto lawful = [](const std::string& text, Lines lines) {
    const auto out = shown(text, lines);
    RC_ASSERT(shown(out, lines) == out);
    int marks = 0;
    for (const auto point : points_of(out)) {
      RC_ASSERT(point != 0xFFFFFFFF);
      RC_ASSERT((!is_hostile(point) || (point == U'\n' && lines == Lines::many)));
      marks = is_mark(point) ? marks + 1 : 0;
      RC_ASSERT(marks <= 4);
    }
  };
  test::holds_always("random bytes come out harmless, and once is enough",
                     [&] { lawful(*bytes(), *rc::gen::element(Lines::one, Lines::many)); });
  test::holds_always("hostile text comes out harmless, and once is enough",
                     [&] { lawful(*mixed(), *rc::gen::element(Lines::one, Lines::many)); });
  test::holds_always("what it lets through passes the gate", [] {
    const auto out = shown(*mixed());
    RC_ASSERT((out.size() > longest_text || !text_fault(out)));
  });
}

TEST_CASE("columns count what a terminal gives each letter", "[base]") {
  CHECK(columns("") == 0);
  CHECK(columns("hives 2") == 7);
  CHECK(columns("\u00E9") == 1);
  CHECK(columns("e\u0301\u0308") == 1);
  CHECK(columns("\u0416\u00B0\u00B1") == 3);
  CHECK(columns("\u6F22\u5B57") == 4);
  CHECK(columns("\uD55C") == 2);
  CHECK(columns("\U0001F600") == 2);
  CHECK(columns("\u0915\u093E") == 2);        // a Devanagari vowel sign has a place of its own
  CHECK(columns("\u1112\u1161\u11AB") == 2);  // one Hangul syllable in three letters
}

TEST_CASE("what may not be shown has no width, and only that", "[base]") {
  for (const auto [first, last] : hostile)
    for (const auto point : {first, last}) CHECK(columns_of(static_cast<std::int32_t>(point)) == -1);
  for (const char32_t point : {U'a', U'\u0301', U'\u093E', U'\u11AB', U'\u6F22', U'\U0001F600'})
    CHECK(columns_of(static_cast<std::int32_t>(point)) >= 0);
}

TEST_CASE("a text too wide is cut and says so", "[base]") {
  CHECK(fitted("abcd", 4) == "abcd");
  CHECK(fitted("abcde", 4) == "abc~");
  CHECK(fitted("abcde", 1) == "~");
  CHECK(fitted("abcde", 0).empty());
  CHECK(fitted("\u6F22\u5B57\u6F22", 5) == "\u6F22\u5B57~");
  CHECK(fitted("\u6F22\u5B57\u6F22", 4) == "\u6F22~");
  CHECK(fitted("e\u0301e\u0301e\u0301", 2) == "e\u0301~");
  CHECK(padded("ab", 4) == "ab  ");
  CHECK(padded("\u6F22", 4) == "\u6F22  ");
  CHECK(padded("\u6F22\u5B57\u6F22", 4) == "\u6F22~ ");
  CHECK(padded("abcde", 4) == "abc~");
}

TEST_CASE("words are broken over lines", "[base]") {
  using Lined = std::vector<std::string>;
  CHECK(wrapped("ab cd", 5) == Lined{"ab cd"});
  CHECK(wrapped("ab cd", 4) == Lined{"ab", "cd"});
  CHECK(wrapped("a bb ccc d", 4) == Lined{"a bb", "ccc", "d"});
  CHECK(wrapped("abcdefghij", 4) == Lined{"abcd", "efgh", "ij"});
  CHECK(wrapped("ab abcdefghij k", 4) == Lined{"ab", "abcd", "efgh", "ij k"});
  CHECK(wrapped("ab\ncd ef", 8) == Lined{"ab", "cd ef"});
  CHECK(wrapped("\u6F22\u5B57\u6F22", 5) == Lined{"\u6F22\u5B57", "\u6F22"});
}

TEST_CASE("laws of widths: never wider than asked", "[base]") {
  test::holds_always("fitted", [] {
    const auto text = shown(*mixed());
    const auto width = *rc::gen::inRange(0, 40);
    const auto out = fitted(text, width);
    RC_ASSERT(columns(out) <= width);
    RC_ASSERT((out == text) == (columns(text) <= width));
    if (out != text && width > 0)
      RC_ASSERT((out.ends_with('~') && text.starts_with(out.substr(0, out.size() - 1))));
    if (out != text) RC_ASSERT(columns(out) >= width - 1);  // a wide letter may leave one column
  });
  test::holds_always("padded is exactly as wide", [] {
    const auto width = *rc::gen::inRange(0, 40);
    RC_ASSERT(columns(padded(shown(*mixed()), width)) == width);
  });
  test::holds_always("wrapped, and no letter is lost", [] {
    const auto text = shown(*mixed(), Lines::many);
    const auto width = *rc::gen::inRange(2, 40);
    const auto lines = wrapped(text, width);
    for (const auto& line : lines)
      RC_ASSERT((columns(line) <= width && line.find('\n') == std::string::npos));
    const auto solid = [](std::string all) {
      std::erase_if(all, [](char c) { return c == ' ' || c == '\n'; });
      return all;
    };
    RC_ASSERT(solid(joined(lines, "")) == solid(text));
  });
}

TEST_CASE("blanks at both ends are trimmed, and only they", "[base]") {
  CHECK(trimmed(" \t a  b \r\n") == "a  b");
  CHECK(trimmed(" \n ").empty());
  CHECK(trimmed("a") == "a");
}

TEST_CASE("lower case is for ASCII letters only", "[base]") {
  CHECK(lower("AZaz09[@`{ \u00C9") == "azaz09[@`{ \u00C9");
}

TEST_CASE("split and joined are inverse", "[base]") {
  using Parts = std::vector<std::string>;
  CHECK(split("a,b,,c,", ',') == Parts{"a", "b", "", "c", ""});
  CHECK(split("", ',') == Parts{""});
  CHECK(joined({"a", "", "b"}, ", ") == "a, , b");
  CHECK(joined({}, ",").empty());
  test::holds_always("joined(split(text))", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b', ','));
    const auto parts = split(text, ',');
    RC_ASSERT(joined(parts, ",") == text);
    RC_ASSERT(parts.size() == 1U + static_cast<std::size_t>(std::count(text.begin(), text.end(), ',')));
  });
}

TEST_CASE("a whole number is digits with a sign and nothing else", "[base]") {
  constexpr auto most = std::numeric_limits<long long>::max(), least = std::numeric_limits<long long>::min();
  CHECK((whole_number("0") == 0));
  CHECK((whole_number("007") == 7));
  CHECK((whole_number("+7") == 7));
  CHECK((whole_number("-42") == -42));
  CHECK_FALSE(whole_number("+-42"));
  CHECK((whole_number(std::to_string(most)) == most));
  CHECK((whole_number(std::to_string(least)) == least));
  for (const auto* text : {"", "-", "+", " 7", "7 ", "7.0", "7,0", "1e3", "0x10", "--7", "-+7", "7-", "a",
                           "9223372036854775808", "-9223372036854775809", "99999999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(whole_number(text));
  }
  test::holds_always("every number reads back", [] {
    const auto value = *rc::gen::arbitrary<long long>();
    RC_ASSERT(whole_number(std::to_string(value)) == value);
  });
}

TEST_CASE("letters apart: changed, added, dropped, swapped", "[base]") {
  CHECK(letters_apart("hives", "hives") == 0);
  CHECK(letters_apart("Hives", "hIVES") == 0);
  CHECK(letters_apart("hives", "hivs") == 1);
  CHECK(letters_apart("hives", "hiives") == 1);
  CHECK(letters_apart("hives", "hires") == 1);
  CHECK(letters_apart("hives", "hievs") == 1);
  CHECK(letters_apart("ih", "hi") == 1);
  CHECK(letters_apart("ocrelizumab", "natalizumab") == 4);
  CHECK(letters_apart("", "rash") == 4);
  CHECK(letters_apart("kitten", "sitting") == 3);
  test::holds_always(
      "as far one way as the other, nothing apart only from itself, never more than the longer word", [] {
        const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'A'));
        const auto a = *word, b = *word;
        const auto apart = letters_apart(a, b);
        RC_ASSERT(apart == letters_apart(b, a));
        RC_ASSERT((apart == 0) == (lower(a) == lower(b)));
        RC_ASSERT(apart <= static_cast<int>(std::max(a.size(), b.size())));
      });
}

}  // namespace
}  // namespace infuwatch::text_test
