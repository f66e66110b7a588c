#include "time/moment.hpp"

#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::moment_test {
namespace {

using namespace std::chrono_literals;
using test::at;

const Instant noon = at("2026-11-21T12:00");

Moment reading(Instant wall, Seconds since_boot, const std::string& boot = "one") {
  return {wall, boot, since_boot.count() * 1000000};
}

struct Row {
  Seconds wall, boot;  // how far each clock went on
  std::optional<Seconds> step;
};

TEST_CASE("a wall clock that ran on with the time since boot was not set", "[time]") {
  const std::vector<Row> rows{
      {0s, 0s, {}},
      {1h, 1h, {}},
      {1h + 2s, 1h, {}},  // 2 s, and 1.8 s that synchronisation
                          // may have slewed
      {1h + 3s, 1h, {}},
      {1h + 4s, 1h, 4s},
      {1h - 3s, 1h, {}},
      {1h - 4s, 1h, -4s},
      {2s, 0s, {}},
      {3s, 0s, 3s},
      {-2s, 0s, {}},
      {-3s, 0s, -3s},
      {24h + 45s, 24h, {}},
      {24h + 46s, 24h, 46s},
      {24h - 45s, 24h, {}},
      {24h - 46s, 24h, -46s},
      {2h, 1h, 1h},
      {0s, 1h, -1h},
      {-1h, 1h, -2h},
      {25h, 1h, 24h},
      {10h, 10h, {}},  // suspended for nine of them: the time since boot counts that
  };
  for (const auto& [wall, boot, step] : rows) {
    INFO(wall.count() << " s on the wall, " << boot.count() << " s since boot");
    CHECK(clock_step(reading(noon, 1000s), reading(noon + wall, 1000s + boot)) == step);
  }
}

TEST_CASE("part of a second since boot is no step", "[time]") {
  const Moment before{noon, "one", 999999}, now{noon + 3s, "one", 1000001};  // the boot clock turned a second
  CHECK(clock_step(before, now) == 3s);
  CHECK_FALSE(clock_step(before, {noon + 2s, "one", 1000001}));
}

TEST_CASE("between two boots only a clock that stands behind shows", "[time]") {
  const auto step = [](Seconds wall) {
    return clock_step(reading(noon, 5000s), reading(noon + wall, 10s, "two"));
  };
  CHECK_FALSE(step(1h));
  CHECK_FALSE(step(1000h));
  CHECK_FALSE(step(0s));
  CHECK_FALSE(step(-2s));
  CHECK(step(-3s) == -3s);
  CHECK(step(-1h) == -1h);
}

}  // namespace
}  // namespace infuwatch::moment_test
