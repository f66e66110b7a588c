#include "base/toml_text.hpp"

#include "support/catch.hpp"

namespace infuwatch::toml_text_test {
namespace {

/// `2:5 a letter beyond …`, or nothing.
std::string fault(std::string_view text) {
  const auto read = read_toml(text);
  if (read) return "";
  return std::to_string(read.error().line) + ':' + std::to_string(read.error().column) + ' ' +
         read.error().what;
}

std::string text_of(std::string_view toml, std::string_view key) {
  const auto read = read_toml(toml);
  REQUIRE(read);
  return (*read)[key].value_or(std::string{"none"});
}

TEST_CASE("letters beyond ASCII come out of double quotes as they were", "[base]") {
  for (const auto* text : {"\u0491", "a \u0491\u0298 b", "\U0001f489", "\u00e9\\n\u00e9", "\\\\ \u0491",
                           "\\\"\u0491", "\\u0491", "# \u0491", "\ufffd", "\u202e"}) {
    INFO(text);
    const std::string quoted = "a = \"" + std::string{text} + "\" # \u0491";
    const auto plain = toml::parse(quoted);  // none of these leads toml++ to where it has no answer
    REQUIRE(plain);
    CHECK(text_of(quoted, "a") == plain.table()["a"].value_or(std::string{}));
  }
  CHECK(text_of("a = \"\"\"\n\u0491\n\u0298 \"\" x\"\"\"\nb = 2", "a") == "\u0491\n\u0298 \"\" x");
  CHECK(text_of("a = \"\"\"x \\\n  \u0491\"\"\"", "a") == "x \u0491");
  CHECK(text_of("[\"\u0491\"]\r\nb = 1\r\n[x]\na = \"y\"", "\u0491") == "none");  // a table
  CHECK(read_toml("[\"\u0491\"]\nb = 1")->contains("\u0491"));
  CHECK(text_of("\xef\xbb\xbf"
                "a = \"1\"",
                "a") == "1");
  CHECK(text_of("a = '\\u0491'", "a") == "\\u0491");  // no letter beyond ASCII was written
  CHECK(fault("# \u0491 \u0298\na = 1").empty());
}

TEST_CASE("elsewhere they are refused with their place", "[base]") {
  for (const auto* text :
       {"\u0491", "a = 1\n\u0491 = 2", "a = 1979\"\u0491\"", "a = \"x\" \u0491", "a = [1]\u0491",
        "a = \"x\n\u0491\"", "a = 'x' \u0491", "a = 1 \xef\xbb\xbf", "\u2003a = 1"}) {
    INFO(text);
    CHECK_FALSE(fault(text).empty());
  }
  CHECK(fault("a = 1\n\u0491 = 2") == "2:1 a letter beyond ASCII outside double quotes");
  CHECK(fault("a = '\u0491'") == "1:5 a letter beyond ASCII outside double quotes");
  CHECK(fault("b = [\"\u0491\u0491\u0491\", '\u0491']") ==
        "1:13 a letter beyond ASCII outside double quotes");
  CHECK(fault("a = '''\n\u0491'''") == "1:5 a letter beyond ASCII outside double quotes");
  CHECK(fault("a = \"\\\\\u0491\"").empty());
  CHECK(fault("a = \"\\\u0491\"") != "");
  CHECK(fault("[x]\na = {'\u0491' = 1}").find("a letter beyond ASCII") != std::string::npos);
  CHECK(fault("a = \"\u0491\" \u0491").substr(0, 4) == "1:9 ");
  CHECK(fault("\xef\xbb\xbf"
              "a = \"\U0001f489\" x")
            .substr(0, 4) == "1:9 ");
}

TEST_CASE("bytes that are no letters and control characters are refused", "[base]") {
  CHECK(fault("a = \"\xff\"").starts_with("1:6 a byte"));
  CHECK(fault("a = 1\nb = \"\u0491\xc3\"").starts_with("2:7 a byte"));
  CHECK(fault(std::string_view{"a\0b", 3}).starts_with("1:2 a control"));
  CHECK(fault("a = \"\x1b[2J\"").starts_with("1:6 a control"));
  CHECK(fault("a = \"\x7f\"").starts_with("1:6 a control"));
}

TEST_CASE("a column counts letters as they were written", "[base]") {
  const std::string text =
      "\xef\xbb\xbf"
      "a = 1\nb = \"\u0491\U0001f489\" x\n";
  CHECK(written_column(text, {1, 3}) == 3);
  CHECK(written_column(text, {2, 5}) == 5);
  CHECK(written_column(text, {2, 6}) == 6);   // the first letter beyond ASCII …
  CHECK(written_column(text, {2, 11}) == 6);  // … is six letters to toml++
  CHECK(written_column(text, {2, 12}) == 7);
  CHECK(written_column(text, {2, 22}) == 8);
  CHECK(written_column(text, {2, 24}) == 10);
  CHECK(written_column(text, {9, 9}) == 1);
}

}  // namespace
}  // namespace infuwatch::toml_text_test
