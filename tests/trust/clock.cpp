// A wall clock that is set, on or back, by whatever amount that could move a window, is never taken for time
// that passed.
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <cstdlib>

namespace infuwatch::trust::clock_trial {
namespace {

using namespace std::chrono_literals;

Outcome keep(const Trial& trial) {
  Random random{trial.seed};
  Failures failures;
  test::MemoryStore store;
  test::Ward ward{store, opens};
  ward.patient("T-1");
  const auto infusion = ward.start("T-1", "ocrelizumab", "300 mg");
  const auto steps = trial.either<std::uint64_t>(300, 2000);
  std::uint64_t set = 0, unseen_by_wall = 0;
  Seconds passed{}, step{};  // since the last entry
  for (std::uint64_t i = 0; i < steps; ++i) {
    const Seconds more{static_cast<std::int64_t>(any(random, 4) ? any(random, 600) : any(random, 12 * 3600))};
    constexpr std::uint64_t sizes[] = {0, 1, 5, 60, 600, 3600, 86400};
    const auto most = sizes[any(random, std::size(sizes))];
    const Seconds by{static_cast<std::int64_t>(any(random, 2 * most + 1)) - static_cast<std::int64_t>(most)};
    ward.clock.set(ward.clock.now() + more);
    ward.clock.step(by);
    passed += more;
    step += by;
    if (any(random, 20) == 0) continue;  // nobody records
    const auto recorded = app::note(ward.context(), {}, infusion, "quiet", "");
    if (!recorded) {
      failures.add("refused: " + test::told(recorded.error()));
      continue;
    }
    const auto found = clock_set_before(recorded->entry);
    const bool shows =
        std::abs(step.count()) > 2 + passed.count() / 2000;  // 2 s, and what synchronisation slews
    if (shows && (!found || found->by != step))
      failures.add("set by " + std::to_string(step.count()) + " s unseen");
    if (!shows && found) failures.add("a clock that nobody set is said to be");
    if (shows) {
      ++set;
      unseen_by_wall += passed + step >= Seconds{0};
    }
    passed = step = Seconds{};
  }
  return {std::to_string(steps) + " entries, the clock set before " + std::to_string(set) + " of them",
          failures.count(),
          "looking at the wall clock alone: " + std::to_string(unseen_by_wall) + " of " +
              std::to_string(set) + " unseen",
          unseen_by_wall > 0};
}

const Kept kept{{"clock", "A clock that is set is never taken for time that passed", keep}};

}  // namespace
}  // namespace infuwatch::trust::clock_trial
