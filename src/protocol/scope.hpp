#pragma once

#include "domain/chart.hpp"

#include <set>

namespace infuwatch {

/// The infusions to judge again after an entry was taken into a chart: those it touched, and those it bears
/// on although it touched no act of theirs. That is every infusion of the drug whose earlier doses it tells,
/// and, where it tells of the patient, each that is still open.
std::set<InfusionId> scope_of(const EntryContent& said, const Chart& chart, Instant recorded_at,
                              const std::set<InfusionId>& touched);

}  // namespace infuwatch
