#pragma once

#include "domain/chart.hpp"

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

/// Whether a moment was placed in another window, or with another certainty.
bool differs(const Placed& now, const Placed& was);

/// The chart of a patient among those an entry touched; none if it is not there.
const Chart* chart_of(const std::vector<const Chart*>& charts, PatientId patient);

}  // namespace infuwatch::report
