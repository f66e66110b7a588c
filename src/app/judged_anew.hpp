#pragma once

#include "app/desk.hpp"

#include <vector>

namespace infuwatch::app {

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

/// Judges every chart again by today's rules. Information, never a fault.
Result<std::vector<JudgedAnew>, Problem> judged_anew(storage::Store& store, CatalogueShelf& shelf);

}  // namespace infuwatch::app
