#include "time/instant.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

namespace infuwatch::instant_test {
namespace {

using namespace std::chrono_literals;
using test::at;

static_assert(Span{Instant{5s}}.exact() && !Span{Instant{5s}, Instant{6s}}.exact());
static_assert(Span{Instant{5s}, Instant{7s}}.holds(Instant{5s}) &&
              Span{Instant{5s}, Instant{7s}}.holds(Instant{7s}));
static_assert(!Span{Instant{5s}, Instant{7s}}.holds(Instant{4s}) &&
              !Span{Instant{5s}, Instant{7s}}.holds(Instant{8s}));

TEST_CASE("an instant is written in one form", "[time]") {
  CHECK(iso(Instant{0s}) == "1970-01-01T00:00:00Z");
  CHECK(iso(Instant{1795356300s}) == "2026-11-22T14:05:00Z");
  CHECK(iso(Instant{-1s}) == "1969-12-31T23:59:59Z");
  CHECK(iso(Instant{951782400s}) == "2000-02-29T00:00:00Z");
  CHECK(iso(Instant{4102444799s}) == "2099-12-31T23:59:59Z");
}

TEST_CASE("what is written as an instant reads back as the same", "[time]") {
  const auto first = parse_iso("0000-01-01T00:00:00Z"), last = parse_iso("9999-12-31T23:59:59Z");
  REQUIRE((first && last));
  CHECK(iso(*first) == "0000-01-01T00:00:00Z");
  CHECK(iso(*last) == "9999-12-31T23:59:59Z");
  test::holds_always("parse_iso(iso(t)) is t", [&] {
    const Instant t{Seconds{*rc::gen::inRange<std::int64_t>(first->time_since_epoch().count(),
                                                            last->time_since_epoch().count())}};
    RC_ASSERT(parse_iso(iso(t)) == std::optional{t});
  });
  test::holds_always("in the order of the instants", [&] {
    const auto any = rc::gen::inRange<std::int64_t>(0, last->time_since_epoch().count());
    const Instant a{Seconds{*any}}, b{Seconds{*any}};
    RC_ASSERT((a < b) == (iso(a) < iso(b)));
  });
}

TEST_CASE("no other form is an instant", "[time]") {
  for (const auto* text : {"",
                           "Z",
                           "2026-11-22",
                           "2026-11-22T14:05Z",
                           "2026-11-22T14:05:00",
                           "2026-11-22T14:05:00z",
                           "2026-11-22t14:05:00Z",
                           "2026-11-22 14:05:00Z",
                           "2026-11-22T14:05:00+00:00",
                           "2026-11-22T14:05:00.0Z",
                           " 2026-11-22T14:05:00Z",
                           "2026-11-22T14:05:00Z ",
                           "2026-02-29T00:00:00Z",
                           "2026-02-30T00:00:00Z",
                           "2026-04-31T00:00:00Z",
                           "2026-00-22T14:05:00Z",
                           "2026-13-22T14:05:00Z",
                           "2026-11-00T14:05:00Z",
                           "2026-11-32T14:05:00Z",
                           "2026-11-22T24:00:00Z",
                           "2026-11-22T14:60:00Z",
                           "2026-11-22T14:05:60Z",
                           "+026-11-22T14:05:00Z",
                           "-026-11-22T14:05:00Z",
                           "2026-+1-22T14:05:00Z",
                           "2026-11-22T14: 5:00Z",
                           "2026/11/22T14:05:00Z",
                           "20a6-11-22T14:05:00Z",
                           "2026-11-22T1x:05:00Z"}) {
    INFO(text);
    CHECK_FALSE(parse_iso(text));
  }
  CHECK(parse_iso("2028-02-29T00:00:00Z"));
}

TEST_CASE("one wrong byte in an instant is another instant or none", "[time]") {
  test::holds_always("no crash, and what is read is what stands there", [] {
    auto text = iso(Instant{Seconds{*rc::gen::inRange<std::int64_t>(0, 4102444800)}});
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = static_cast<char>(*rc::gen::inRange(0, 256));
    const auto read = parse_iso(text);
    RC_ASSERT((!read || iso(*read) == text));
  });
}

TEST_CASE("a moment is floored to its minute, before 1970 too", "[time]") {
  CHECK(floor_to_minute(at("2026-11-22T14:05:59")) == at("2026-11-22T14:05"));
  CHECK(floor_to_minute(at("2026-11-22T14:05")) == at("2026-11-22T14:05"));
  CHECK(floor_to_minute(Instant{-1s}) == Instant{-60s});
}

struct Length {
  const char* text;
  Seconds want;
};

TEST_CASE("a length of time as typed", "[time]") {
  const auto row = GENERATE(values<Length>({
      {"90m", 90min},
      {"2h", 2h},
      {"2h30m", 150min},
      {"1h 5m", 65min},
      {"45s", 45s},
      {"3d", 72h},
      {"1d2h3m4s", 26h + 3min + 4s},
      {"1h30s", 1h + 30s},
      {"30min", 30min},
      {"0m", 0s},
      {"007m", 7min},
      {"120m", 2h},
      {"999999d", 999999 * 24h},
  }));
  INFO(row.text);
  CHECK((parse_duration(row.text) == row.want));
}

TEST_CASE("anything else is no length of time", "[time]") {
  constexpr auto texts =
      "| |m|h|5|-5m|+5m|5 m|1.5h|1,5h|5x|5M|30m1h|1h1h|1h2h|1m2m|4s3m|1h30|h1|5mm|1000000m|"
      "99999999999999999999h|\u00BDh";
  for (const auto& text : split(texts, '|')) {
    INFO(text);
    CHECK_FALSE(parse_duration(text));
  }
}

struct Told {
  Seconds length;
  const char* want;
};

TEST_CASE("a length of time as a person reads it", "[time]") {
  const auto row = GENERATE(values<Told>({
      {0s, "0 min"},
      {40s, "40 s"},
      {60s, "1 min"},
      {24min, "24 min"},
      {24min + 5s, "24 min 5 s"},
      {59min + 59s, "59 min 59 s"},
      {1h, "1 h 00 min"},
      {1h + 5min, "1 h 05 min"},
      {1h + 1s, "1 h 00 min 1 s"},
      {2h + 15min, "2 h 15 min"},
      {23h + 59min, "23 h 59 min"},
      {47h + 59min + 59s, "47 h 59 min 59 s"},
      {48h + 59s, "2 d 0 h"},
      {51h, "2 d 3 h"},
      {72h + 59min, "3 d 0 h"},
      {-65min, "1 h 05 min"},
  }));
  CHECK(duration_text(row.length) == row.want);
}

}  // namespace
}  // namespace infuwatch::instant_test
