#include "app/dry_run_store.hpp"

namespace infuwatch::app {

Result<storage::Recorded, Problem> DryRunStore::record(const storage::Intent& intent,
                                                       const storage::Decide& decide) {
  storage::Recorded told;
  const auto done = kept_.read([&](const storage::View& view) -> Result<Done, Problem> {
    auto draft = decide(view);
    if (!draft) return Failure{draft.error()};
    told.entry = std::move(draft->entry);
    told.entry.uuid = intent.uuid;
    told.entry.asked = intent.asked;
    for (auto& change : draft->charts) told.charts.push_back(std::move(change.after));
    return Done{};
  });
  if (!done) return Failure{done.error()};
  return told;
}

}  // namespace infuwatch::app
