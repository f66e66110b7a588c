#pragma once

#include "app/context.hpp"
#include "protocol/call_script.hpp"
#include "protocol/checks.hpp"
#include "protocol/episode.hpp"

#include <memory>
#include <vector>

namespace infuwatch::app {

/// An infusion someone may still have to look after, with all that a screen works its row out from as time
/// passes. Shares nothing with the store: it may be handed to another thread.
struct Watched {
  storage::ChartPointer chart;  // of this patient's open infusions only
  InfusionId number;
  std::shared_ptr<const DrugProtocol> protocol;  // null: the catalogue has this drug no more
  CallScript first_call{}, second_call{};        // what they ask; empty before the release
  std::optional<Seconds> clock_set{};            // by how much the clock was set since the start was recorded

  const Infusion& infusion() const { return *chart->infusion(number); }
  std::vector<Check> checks(const Site& site, const Zone& zone, Instant now) const;
  std::vector<Episode> events() const;
  const VitalLimits* limits() const { return protocol ? &protocol->limits : nullptr; }
};

/// Every open infusion, or those that had been recorded as open by an entry. Costs what is open, not what
/// was: only the open infusions' entries are read.
Result<std::vector<Watched>, Problem> watched(const storage::View& view, CatalogueShelf& shelf, Instant now,
                                              std::optional<EntryNumber> upto = {});

}  // namespace infuwatch::app
