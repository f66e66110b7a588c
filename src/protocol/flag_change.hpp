#pragma once

#include "domain/chart.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// What a finding does to the flags of its infusion and rule.
struct FlagChange {
  std::vector<FlagId> retracted;
  std::optional<Finding> raised;
  std::optional<FlagId> supersedes;
  std::optional<std::pair<FlagId, Finding>> amended;

  bool none() const { return retracted.empty() && !raised && !amended; }
  friend bool operator==(const FlagChange&, const FlagChange&) = default;
};

/// What a rule's finding for an infusion (none: it finds nothing) changes, held against the flags of the
/// chart: see `judge`.
FlagChange reconciled(const Chart& chart, InfusionId infusion, Rule rule, std::optional<Finding> found);

}  // namespace infuwatch
