#include "protocol/window.hpp"

#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

#include <date/tz.h>

namespace infuwatch::window_test {
namespace {

using namespace std::chrono_literals;
using test::at;

const AppliedProtocol terms;  // 2 h from the start, 24 h from the later of start and stop
const Instant start = at("2026-11-21T14:00");
const Instant stop = at("2026-11-21T17:30");

struct Row {
  const char* when;
  std::optional<Instant> stop;
  Instant onset;
  WindowSet want;
};

constexpr WindowSet before{.before = true}, high_risk{.high_risk = true}, follow_up{.follow_up = true},
    late{.late = true};
constexpr WindowSet follow_up_or_late{.follow_up = true, .late = true};

TEST_CASE("every boundary of the windows, both sides, one second apart", "[protocol]") {
  const auto row = GENERATE(values<Row>({
      {"a second before the start", stop, start - 1s, before},
      {"at the start", stop, start, high_risk},
      {"a second after the start", stop, start + 1s, high_risk},
      {"a second before 2 h", stop, start + 2h - 1s, high_risk},
      {"at 2 h", stop, start + 2h, high_risk},
      {"a second after 2 h", stop, start + 2h + 1s, follow_up},
      {"a second before the stop", stop, stop - 1s, follow_up},
      {"at the stop", stop, stop, follow_up},
      {"at 24 h from the start", stop, start + 24h, follow_up},
      {"a second after 24 h from the start", stop, start + 24h + 1s, follow_up},
      {"a second before 24 h from the stop", stop, stop + 24h - 1s, follow_up},
      {"at 24 h from the stop", stop, stop + 24h, follow_up},
      {"a second after 24 h from the stop", stop, stop + 24h + 1s, late},
      {"days later", stop, stop + 72h, late},
      {"no stop: at 2 h", std::nullopt, start + 2h, high_risk},
      {"no stop: a second after 2 h", std::nullopt, start + 2h + 1s, follow_up},
      {"no stop: at 24 h from the start", std::nullopt, start + 24h, follow_up},
      {"no stop: a second after 24 h from the start", std::nullopt, start + 24h + 1s, follow_up_or_late},
      {"no stop: days later", std::nullopt, start + 72h, follow_up_or_late},
      {"stopped at once: at 24 h from both", start, start + 24h, follow_up},
      {"stopped at once: a second after", start, start + 24h + 1s, late},
  }));
  INFO(row.when);
  const auto stopped = row.stop ? std::optional{Span{*row.stop}} : std::nullopt;
  CHECK((windows_of(terms, Span{start}, stopped, Span{row.onset}) == row.want));
}

TEST_CASE("a protocol's own lengths move the boundaries", "[protocol]") {
  AppliedProtocol own;
  own.high_risk = 1h;
  own.follow_up = 48h;
  const auto place = [&](Instant onset) { return windows_of(own, Span{start}, Span{stop}, Span{onset}); };
  CHECK((place(start + 1h) == high_risk));
  CHECK((place(start + 1h + 1s) == follow_up));
  CHECK((place(stop + 48h) == follow_up));
  CHECK((place(stop + 48h + 1s) == late));
}

TEST_CASE("without a start everything is before", "[protocol]") {
  CHECK((windows_of(terms, std::nullopt, std::nullopt, Span{start}) == before));
}

TEST_CASE("an uncertain onset is placed in every window its span touches", "[protocol]") {
  const auto place = [](Instant from, Instant to) {
    return windows_of(terms, Span{start}, Span{stop}, Span{from, to});
  };
  CHECK((place(start - 10min, start - 1s) == before));
  CHECK((place(start - 10min, start) == WindowSet{.before = true, .high_risk = true}));
  CHECK((place(start, start + 2h) == high_risk));
  CHECK((place(start + 2h, start + 2h + 1s) == WindowSet{.high_risk = true, .follow_up = true}));
  CHECK((place(start + 2h + 1s, stop + 24h) == follow_up));
  CHECK((place(stop + 24h, stop + 24h + 1s) == WindowSet{.follow_up = true, .late = true}));
  CHECK((place(start - 1s, stop + 24h + 1s) == WindowSet{true, true, true, true}));
}

TEST_CASE("the most dangerous window is named, and as possible where there are several", "[protocol]") {
  const auto named = [](WindowSet set) { return std::pair{set.most_dangerous(), set.certainty()}; };
  CHECK(named(high_risk) == std::pair{Window::high_risk, Certainty::definite});
  CHECK(named(follow_up_or_late) == std::pair{Window::follow_up, Certainty::possible});
  CHECK(named({.before = true, .late = true}) == std::pair{Window::late, Certainty::possible});
  CHECK(named({.before = true, .high_risk = true}) == std::pair{Window::high_risk, Certainty::possible});
  CHECK(named(before) == std::pair{Window::before, Certainty::definite});
}

TEST_CASE("an uncertain start or stop widens the windows", "[protocol]") {
  const Span around{start - 15min, start + 15min};
  CHECK((windows_of(terms, around, Span{stop}, Span{start}) == WindowSet{.before = true, .high_risk = true}));
  CHECK((windows_of(terms, around, Span{stop}, Span{start + 2h}) ==
         WindowSet{.high_risk = true, .follow_up = true}));
  CHECK((windows_of(terms, around, Span{stop}, Span{start + 1h}) == high_risk));
  CHECK((windows_of(terms, Span{start}, Span{stop, stop + 30min}, Span{stop + 24h + 10min}) ==
         WindowSet{.follow_up = true, .late = true}));
}

// --- laws ---

rc::Gen<Seconds> offset() {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(-200000, 200000),
                      [](std::int64_t s) { return Seconds{s}; });
}
rc::Gen<Seconds> length() {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 100000), [](std::int64_t s) { return Seconds{s}; });
}

int count(const WindowSet& set) { return set.before + set.high_risk + set.follow_up + set.late; }

bool includes(const WindowSet& all, const WindowSet& one) {
  return (all.before || !one.before) && (all.high_risk || !one.high_risk) &&
         (all.follow_up || !one.follow_up) && (all.late || !one.late);
}

TEST_CASE("laws of the windows for exact instants", "[protocol]") {
  test::holds_always("exactly one window", [] {
    const auto stopped = start + *length();
    RC_ASSERT(count(windows_of(terms, Span{start}, Span{stopped}, Span{start + *offset()})) == 1);
  });
  test::holds_always("shifting everything changes nothing", [] {
    const auto stopped = start + *length(), onset = start + *offset();
    const auto by = *offset() * 1000;
    RC_ASSERT(windows_of(terms, Span{start}, Span{stopped}, Span{onset}) ==
              windows_of(terms, Span{start + by}, Span{stopped + by}, Span{onset + by}));
  });
  test::holds_always("later is never an earlier window", [] {
    const auto stopped = start + *length(), onset = start + *offset();
    const auto order = [](const WindowSet& set) {
      return set.before ? 0 : set.high_risk ? 1 : set.follow_up ? 2 : 3;
    };
    RC_ASSERT(order(windows_of(terms, Span{start}, Span{stopped}, Span{onset})) <=
              order(windows_of(terms, Span{start}, Span{stopped}, Span{onset + *length()})));
  });
}

TEST_CASE("the windows are the same in every zone of the tz database", "[protocol]") {
  // The wall clock of each zone on both of its nights of change: read there, turned back into an instant,
  // placed again.
  const std::vector<Instant> nights{at("2026-03-08T06:30"), at("2026-03-29T00:30"), at("2026-10-25T00:30"),
                                    at("2026-11-01T05:30"), at("2026-04-04T15:30"), at("2026-10-03T15:30")};
  int zones = 0;
  for (const auto& known : date::get_tzdb().zones) {
    const auto zone = Zone::open(known.name());
    REQUIRE(zone);
    ++zones;
    for (const auto night : nights) {
      for (const auto after : {0s, 7199s, 7200s, 7201s, 86399s, 86400s, 86401s}) {
        const auto onset = night + after;
        const auto readings = zone->readings(zone->local(onset)).instants;
        REQUIRE(std::find(readings.begin(), readings.end(), onset) != readings.end());
        const auto want = after <= 7200s ? high_risk : after <= 86400s ? follow_up : late;
        for (const auto reading : readings)
          if (reading == onset) CHECK((windows_of(terms, Span{night}, Span{night}, Span{reading}) == want));
      }
    }
  }
  CHECK(zones > 300);
}

TEST_CASE("laws of the windows for uncertain times", "[protocol]") {
  test::holds_always("never empty, and holds the answer of every exact instant in the spans", [] {
    const Span starts{start, start + *length()};
    const auto stop_from = starts.to + *length();
    const auto stopped =
        *rc::gen::arbitrary<bool>() ? std::optional{Span{stop_from, stop_from + *length()}} : std::nullopt;
    const auto from = start + *offset();
    const Span onset{from, from + *length()};
    const auto all = windows_of(terms, starts, stopped, onset);
    RC_ASSERT(count(all) > 0);
    const auto within = [](const Span& span) {
      return span.from + Seconds{*rc::gen::inRange<std::int64_t>(0, (span.to - span.from).count() + 1)};
    };
    for (int i = 0; i < 8; ++i) {
      const auto exact_stop = stopped ? std::optional{Span{within(*stopped)}} : std::nullopt;
      RC_ASSERT(includes(all, windows_of(terms, Span{within(starts)}, exact_stop, Span{within(onset)})));
    }
  });
}

}  // namespace
}  // namespace infuwatch::window_test
