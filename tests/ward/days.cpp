#include "ward/days.hpp"

#include "storage/sqlite/sqlite_store.hpp"
#include "ward/fault.hpp"
#include "ward/play.hpp"
#include "ward/workplace.hpp"

namespace infuwatch::ward {

Tally days_played(const Wanted& wanted, bool with_faults, const std::string& keep) {
  const auto zone = *Zone::open("America/New_York");
  const Plan plan{wanted, zone};
  const Workplace workplace;
  auto store = storage::SqliteStore::create(workplace.file());
  if (!store) throw std::runtime_error{test::told(Problem{store.error()})};
  Play play{**store, zone, wanted.seed, plan.begins()};
  std::vector<bool> planted(faults().size(), !with_faults);
  for (std::size_t i = 0; i < plan.days(); ++i) {
    auto day = plan.day(i);
    plant(day, planted);
    play.day(day);
  }
  auto tally = play.finish();
  if (!keep.empty()) test::taken((*store)->copy_to(keep));
  return tally;
}

}  // namespace infuwatch::ward
