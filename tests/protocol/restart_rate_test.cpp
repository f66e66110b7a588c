// The rate at which an infusion is taken up again after a reaction: which halt, which rate and which flag
// count, to the second.
#include "protocol/restart_rate.hpp"

#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::restart_rate_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

Quantity ml(int thousandths) { return {Decimal{thousandths}, "mL/h"}; }

/// A protocol that lets half the rate run for half an hour after a restart.
DrugProtocol half() {
  DrugProtocol drug;
  drug.restart = RestartRate{.percent = 50, .lasts = 30min, .source = "label"};
  return drug;
}

struct Running {
  History h;
  InfusionId number;

  Running() {
    h.prior("ocrelizumab", 0);
    number = h.start("ocrelizumab", start);
  }
  void rate(Seconds after, int thousandths) {
    h.record(RateSet{.infusion = number, .at = start + after, .rate = ml(thousandths)}, start + after);
  }
  void halt(Seconds from, Seconds to) {
    h.pause(number, start + from);
    h.resume(number, start + to);
  }
  /// The most that may run, in thousandths of mL/h, where a rate after a restart is asked about; 0: it is
  /// not.
  std::int64_t most(Seconds after, int thousandths = 1000000) const {
    const auto found = restart_above(h.chart(), h.infusion(number), half(), start + after, ml(thousandths));
    return found ? found->most.amount.thousandths : 0;
  }
  /// The same of a restart at the rate it would run on with.
  std::int64_t most_of_restart(Seconds after) const {
    const auto found = restarted_above(h.chart(), h.infusion(number), half(), start + after);
    return found ? found->most.amount.thousandths : 0;
  }
};

/// Reacted and halted ten minutes after it, with 60 mL/h.
Running reacted() {
  Running running;
  running.rate(0s, 60000);
  running.h.observe(running.number, start + 30min, {seen("hives", 2)});
  return running;
}

TEST_CASE("a halt counts once it is over, and for half an hour", "[protocol][restart-rate]") {
  auto running = reacted();
  running.halt(40min, 60min);
  for (const auto& [after, asked] : {std::pair<Seconds, bool>{60min - 1s, false},
                                     {60min, true},
                                     {60min + 1s, true},
                                     {90min - 1s, true},
                                     {90min, false}}) {
    INFO(after.count());
    CHECK((running.most(after) != 0) == asked);
  }
  auto still = reacted();
  still.h.pause(still.number, start + 40min);
  CHECK(still.most(50min) == 0);  // not taken up again
}

TEST_CASE("of several halts the last that was over counts", "[protocol][restart-rate]") {
  auto running = reacted();
  running.halt(40min, 45min);
  running.rate(45min, 20000);
  running.halt(50min, 60min);
  running.rate(60min, 8000);
  CHECK(running.most(46min) == 30000);
  CHECK(running.most(60min - 1s) == 30000);  // the second is not over yet
  CHECK(running.most(60min) == 10000);
  CHECK(running.most(89min) == 10000);
}

TEST_CASE("of two halts that were over at once the later one counts", "[protocol][restart-rate]") {
  auto running = reacted();
  running.halt(40min, 60min);
  running.rate(60min, 20000);
  running.halt(60min, 60min);
  CHECK(running.most(61min) == 10000);
}

TEST_CASE("a halt that is not over yet leaves the one before it", "[protocol][restart-rate]") {
  auto running = reacted();
  running.halt(40min, 45min);
  running.rate(46min, 20000);
  running.h.pause(running.number, start + 50min);
  CHECK(running.most(55min) == 30000);
}

TEST_CASE("what was flagged on another infusion, before the start or for review asks nothing",
          "[protocol][restart-rate]") {
  struct Case {
    const char* what;
    bool asked;
  };
  for (const auto& [what, asked] :
       {Case{"reaction", true}, Case{"another infusion", false}, Case{"before the start", false},
        Case{"a sign alone", false}, Case{"for review", false}, Case{"taken back", false}}) {
    INFO(what);
    const std::string told = what;
    Running running;
    running.rate(0s, 60000);
    if (told == "reaction") running.h.observe(running.number, start + 30min, {seen("hives", 2)});
    if (told == "another infusion") {
      const auto other = running.h.start("rituximab", start - 26h);
      running.h.record(Stopped{other, start - 25h, {}, "completed"});
      running.h.record(
          Observed{.infusion = other, .at = start - 26h + 10min, .symptoms = {seen("hives", 2)}});
    }
    if (told == "before the start")
      running.h.observe(running.number, start - 10min, {seen("anaphylaxis", 3)});
    if (told == "a sign alone") running.h.observe(running.number, start + 30min, hr(136));
    if (told == "for review") running.h.observe(running.number, start + 30min, {seen("fatigue", 1)});
    if (told == "taken back")
      running.h.retract(running.h.observe(running.number, start + 30min, {seen("hives", 2)}));
    running.halt(40min, 60min);
    CHECK((running.most(61min) != 0) == asked);
    CHECK((running.most_of_restart(61min) != 0) == asked);
  }
}

TEST_CASE("a reaction counts that had begun when the infusion was taken up again",
          "[protocol][restart-rate]") {
  for (const auto& [onset, asked] :
       {std::pair<Seconds, bool>{60min - 1s, true}, {60min, true}, {60min + 1s, false}}) {
    INFO(onset.count());
    Running running;
    running.rate(0s, 60000);
    running.halt(40min, 60min);
    running.h.observe(running.number, start + onset, {seen("hives", 2)});
    CHECK((running.most(61min) != 0) == asked);
    CHECK((running.most_of_restart(60min) != 0) == asked);
  }
}

TEST_CASE("the rate before is the last one charted up to the halt, that of its second too",
          "[protocol][restart-rate]") {
  for (const auto& [changed, most] :
       {std::pair<Seconds, int>{40min - 1s, 45000}, {40min, 45000}, {40min + 1s, 30000}}) {
    INFO(changed.count());
    auto running = reacted();
    if (changed <= 40min) running.rate(changed, 90000);
    running.h.pause(running.number, start + 40min);
    if (changed > 40min) running.rate(changed, 90000);
    CHECK(running.most_of_restart(60min) == (changed <= 40min ? 45000 : 30000));
    running.h.resume(running.number, start + 60min);
    CHECK(running.most(60min) == most);
  }
}

TEST_CASE("a restart runs on at the last rate charted by then", "[protocol][restart-rate]") {
  for (const auto& [lowered, asked] :
       {std::pair<Seconds, bool>{60min - 1s, false}, {60min, false}, {60min + 1s, true}}) {
    INFO(lowered.count());
    auto running = reacted();
    running.h.pause(running.number, start + 40min);
    running.rate(lowered, 30000);
    CHECK((running.most_of_restart(60min) != 0) == asked);
  }
}

TEST_CASE("a rate is lower than the last charted since the restart and by its own time",
          "[protocol][restart-rate]") {
  const auto lower = [](Seconds charted, Seconds at_time) {
    auto running = reacted();
    running.halt(40min, 60min);
    running.rate(charted, 30000);
    return lower_since_restart(running.h.chart(), running.h.infusion(running.number), start + at_time,
                               ml(29999));
  };
  CHECK(lower(60min, 70min));
  CHECK(lower(70min - 1s, 70min));
  CHECK(lower(70min, 70min));
  CHECK_FALSE(lower(70min + 1s, 70min));
  Running never;  // halted
  never.rate(0s, 60000);
  CHECK_FALSE(lower_since_restart(never.h.chart(), never.h.infusion(never.number), start + 1h, ml(30000)));
}

}  // namespace
}  // namespace infuwatch::restart_rate_test
