#pragma once

#include "domain/record_fault.hpp"
#include "domain/verification.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace infuwatch::report {

/// What was found when a record was verified; the optional parts were not asked for, or could not be looked
/// at, since entries are not whole.
struct RecordFindings {
  std::size_t entries = 0;
  EntryNumber head;
  std::string hash;
  std::vector<EntryFault> entry_faults{};
  std::vector<ProjectionFault> projection_faults{};
  std::string wanted_head{};        // hash digits from an earlier report
  std::optional<bool> head_held{};  // whether the record has that entry
  std::optional<AnchorFound> anchor{};
  std::optional<std::vector<JudgedAnew>> judged_anew{};
};

/// Whether nothing is wrong with it; what today's rules judge otherwise is no fault.
bool faultless(const RecordFindings& found);
std::string findings_text(const RecordFindings& found);
nlohmann::json findings_json(const RecordFindings& found);

}  // namespace infuwatch::report
