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
  const auto steps = trial.either<std::uint64_t>(300, 20000);
  std::uint64_t set = 0, unseen_by_wall = 0;
  for (std::uint64_t i = 0; i < steps; ++i) {
    const Seconds passed{
        static_cast<std::int64_t>(any(random, 4) ? any(random, 600) : any(random, 12 * 3600))};
    const std::int64_t sizes[] = {0, 1, 5, 60, 600, 3600, 86400};
    const auto most = sizes[any(random, std::size(sizes))];
    const Seconds step{
        most == 0 ? 0
                  : static_cast<std::int64_t>(any(random, static_cast<std::uint64_t>(2 * most + 1))) - most};
    ward.clock.set(ward.clock.now() + passed);
    ward.clock.step(step);
    if (any(random, 20) == 0 && step >= Seconds{0}) continue;  // time passes, and nobody records
    const auto recorded = app::note(ward.desk(), {}, infusion, "quiet", "");
    if (!recorded) {
      failures.add("refused: " + test::told(recorded.error()));
      continue;
    }
    const auto found = clock_set_before(recorded->entry);
    const bool moves_a_window = std::abs(step.count()) > 2 + passed.count() / 2000 + 1;
    if (moves_a_window && !found) failures.add("set by " + std::to_string(step.count()) + " s unseen");
    if (found && step == Seconds{0} && i > 0 && store.clock_sets({}).size() == 1)
      failures.add("a clock nobody set is said to be");
    if (moves_a_window) ++set, unseen_by_wall += passed + step >= Seconds{0};
    // Steps that were let pass above add up: the next trial begins anew from here.
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
