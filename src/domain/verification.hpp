#pragma once

#include "domain/flag.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace infuwatch {

/// What an anchor holds that the record does not, or holds otherwise.
struct AnchorFault {
  EntryNumber number;
  bool missing;  // else it differs
};
struct AnchorFound {
  std::size_t lines = 0;
  EntryNumber last;  // the highest number it holds
  std::vector<AnchorFault> faults;
  std::vector<std::size_t> unreadable;  // lines that are none of an anchor's
};

/// What today's rules would do to a flag that earlier ones raised, or did not.
struct JudgedAnew {
  enum class What { raise, take_back, amend };
  InfusionId infusion;
  What what;
  std::optional<FlagId> flag;  // none where it would be raised
  Rule rule;
  Priority priority;
  friend bool operator==(const JudgedAnew&, const JudgedAnew&) = default;
};

}  // namespace infuwatch
