#include "domain/entry.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

namespace infuwatch::entry_test {
namespace {

using namespace std::chrono_literals;

const Instant at = test::at("2026-11-22T14:05");

TEST_CASE("an entry is late when recorded more than 15 min after it happened", "[domain]") {
  CHECK_FALSE(is_late(Span{at}, at));
  CHECK_FALSE(is_late(Span{at}, at + 15min));
  CHECK(is_late(Span{at}, at + 15min + 1s));
  CHECK(is_late(Span{at}, at + 24h));
  CHECK_FALSE(is_late(Span{at}, at - 2min));  // a clock a little behind
}

TEST_CASE("what happened when it was recorded is never late", "[domain]") {
  CHECK_FALSE(is_late(std::nullopt, at + 24h));
}

TEST_CASE("an entry of an uncertain time is late once its whole span is", "[domain]") {
  CHECK_FALSE(is_late(Span{at - 2h, at}, at + 15min));
  CHECK(is_late(Span{at - 2h, at}, at + 15min + 1s));
}

TEST_CASE("an entry's number with or without its letter", "[domain]") {
  CHECK(to_text(EntryNumber{123}) == "E123");
  CHECK((entry_number("E123") == EntryNumber{123}));
  CHECK((entry_number("e123") == EntryNumber{123}));
  CHECK((entry_number("123") == EntryNumber{123}));
  CHECK((entry_number("9223372036854775807") == EntryNumber{INT64_MAX}));
}

TEST_CASE("a flag's number with or without its letter", "[domain]") {
  CHECK(to_text(FlagId{9}) == "F9");
  CHECK((flag_id("F9") == FlagId{9}));
  CHECK((flag_id("f9") == FlagId{9}));
  CHECK((flag_id("9") == FlagId{9}));
}

TEST_CASE("nothing else is a number of either", "[domain]") {
  constexpr auto texts =
      "|E|F|E0|F0|0|-1|+1|E-1|E+1|E 1| E1|E1 |EE1|FF1|G1|1E|1F|1.0|E1.5|0x1|"
      "9223372036854775808|E99999999999999999999|\u0661";
  for (const auto& text : split(texts, '|')) {
    INFO(text);
    CHECK_FALSE(entry_number(text));
    CHECK_FALSE(flag_id(text));
  }
  CHECK_FALSE(entry_number("F9"));
  CHECK_FALSE(flag_id("E9"));
}

TEST_CASE("every number reads back", "[domain]") {
  test::holds_always("E and F", [] {
    const auto number = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
    RC_ASSERT(entry_number(to_text(EntryNumber{number})) == EntryNumber{number});
    RC_ASSERT(flag_id(to_text(FlagId{number})) == FlagId{number});
  });
}

}  // namespace
}  // namespace infuwatch::entry_test
