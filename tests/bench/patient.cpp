// What an observation costs on a patient with a long history, beside one with a short one.
#include "bench/bench.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace infuwatch::bench {
namespace {

using namespace std::chrono_literals;
using test::taken;

/// A routine infusion: a check each half hour, itching in two of seven, flags answered, home after an hour.
void routine(test::Ward& ward, const std::string& mrn, int turn) {
  const auto begins = ward.clock.now();
  const auto number = ward.start(mrn, "natalizumab", "300 mg");
  for (int i = 0; i < 6; ++i) {
    if (i == 3)
      taken(app::stop(ward.context(), {}, {.infusion = number, .at = "", .given = "", .why = "completed"}));
    ward.clock.set(begins + 30min * (i + 1));
    const auto seen = taken(app::observe(ward.context(), {}, check(number, turn + i)));
    for (const auto& raised : seen.entry.judged.front().raised) {
      if (raised.finding.priority > Priority::review)
        taken(app::acknowledge(ward.context(), {}, raised.flag, "watching", ""));
      taken(app::resolve(ward.context(), {}, raised.flag, "gone"));
    }
  }
  taken(
      app::release(ward.context(), {{}, "label time is over"}, {.infusion = number, .at = "", .to = "home"}));
  taken(app::not_done(ward.context(), {}, std::to_string(number.value()) + "/call", "refused", ""));
}

}  // namespace

void patient(const std::string& directory, int rounds) {
  constexpr int long_history = 130, short_history = 10;
  constexpr auto apart = 28 * 24h;
  auto store = std::move(*storage::SqliteStore::create(directory + "/patient.db"));
  test::Ward ward{*store, opens - long_history * apart};
  ward.patient("T-0", name(0));
  ward.patient("T-1", name(1));
  std::vector<InfusionId> running;
  for (int i = long_history; i >= 0; --i) {
    for (const auto* mrn : {"T-0", "T-1"}) {
      if (mrn == std::string{"T-1"} && i > short_history) continue;
      ward.clock.set(opens - i * apart + (mrn == std::string{"T-1"} ? 5h : 0h));
      if (i > 0)
        routine(ward, mrn, i);
      else
        running.push_back(ward.start(mrn, "natalizumab", "300 mg"));
    }
    if (i % 10 == 0) store->checkpoint();
  }
  Pairs pairs;
  for (int i = 0; i < rounds; ++i) {
    ward.clock.set(opens + 6h + Seconds{i});
    pairs.ours.push_back(timed([&] { taken(app::observe(ward.context(), {}, check(running[0], i))); }));
    pairs.theirs.push_back(timed([&] { taken(app::observe(ward.context(), {}, check(running[1], i))); }));
    if (i % 20 == 19) store->checkpoint();
  }
  pairs.print("One observation on a patient with a history, in process", "after 130 infusions",
              "after 10 infusions", 3.0);
}

}  // namespace infuwatch::bench
