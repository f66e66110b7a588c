#pragma once

#include "domain/chart.hpp"
#include "domain/site_record.hpp"
#include "protocol/checks.hpp"
#include "protocol/episode.hpp"
#include "protocol/item_ending.hpp"
#include "protocol/substance.hpp"
#include "time/shift.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// All that a shift's report is worked out from, as the record stands at `now`, or as it stood then.
struct ShiftFacts {
  Shift shift;
  Instant now;
  std::vector<std::shared_ptr<const Chart>> charts{};
  std::vector<InfusionId> concerned{};  // something of them lies in the span, or they are open
  std::map<InfusionId, std::vector<Check>> checks{};
  std::map<InfusionId, std::vector<Episode>> events{};
  LimitsByInfusion limits{};
  std::map<InfusionId, Seconds> clock_sets{};  // by how much the clock was set since a start was recorded
  std::optional<Handover> handover{};          // the last one signed since the span began
  std::shared_ptr<const Substances> substances = std::make_shared<Substances>();
  EntryNumber head_number{};
  std::string head_hash{};
};

}  // namespace infuwatch
