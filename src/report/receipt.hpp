#pragma once

#include "report/words.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// A symptom (or, with no symptom, the observation itself) whose window an entry changed.
struct WindowChange {
  EntryNumber observation;
  InfusionId infusion;
  std::string symptom;  // a key, or the nurse's words
  Placed was, now;
  std::vector<FlagId> raised, retracted;  // flags about it that came or went
};

/// What an entry changed in what was placed before it; and observations whose flags it changed.
std::vector<WindowChange> changes(const Entry& entry, const std::vector<const Chart*>& charts);

/// The infusion an entry is about; none for a patient or the site.
std::optional<InfusionId> infusion_about(const Entry& entry, const Chart& chart);

/// The answer of a writing verb, for a person: who, what it means, what it changed, what to mind.
std::string receipt_text(const Entry& entry, const std::vector<const Chart*>& charts, bool repeated,
                         const Telling& telling);

/// A notice in one sentence.
std::string notice_text(const Notice& notice, const Telling& telling);

}  // namespace infuwatch::report
