#pragma once

#include "protocol/rules.hpp"

#include <functional>
#include <set>

namespace infuwatch {

/// Raised whenever the same record can be judged differently than before.
inline constexpr int judge_version = 4;

/// Gives the catalogue of a version; version 0 asks for the latest. It must have the infusion's drug.
using CatalogueOf = std::function<const Catalogue&(int version)>;

/// What is judged anew after an entry, and how new flags are numbered.
struct Bench {
  CatalogueOf catalogue_of;
  FlagId next_flag;
  Labels labels = Labels::us;  // that an infusion starting now begins under
};

/// The infusions whose flags or placements an entry can change: those it touched, those whose windows hold
/// the same moments, and those that flagged what was charted on them.
std::set<InfusionId> affected(const Chart& chart, const std::set<InfusionId>& touched);

/// Judges a patient's chart after an entry was taken into it: (protocol, this patient's history) → what
/// changes. Pure. Gives started infusions their terms, places the observations of the affected infusions,
/// works out every rule's finding for them, and holds these against the flags there are:
/// - nothing standing: the finding is raised;
/// - graver than what stands (a new item, more severe, a more dangerous window, a higher priority): raised,
/// superseding;
/// - gone: what stands is retracted; of a lower priority: retracted, and the rest raised anew under that;
/// - otherwise lighter, or the same with other facts: amended under its number, so that it does not ring
/// again. Items a resolved flag already answered are not raised again; a resolved flag is taken back only
/// where all that showed it was retracted, moved or corrected away since.
Judged judge(const Chart& chart, const std::set<InfusionId>& touched, const Bench& bench);

/// Every finding the rules have for an infusion now, flags aside. For `verify --judge` and for arguing.
std::vector<Finding> findings(const Chart& chart, InfusionId number, const CatalogueOf& catalogue_of);

/// The terms an infusion of this drug begins under: the drug count from the record and the prior, and the
/// stay after the stop that goes with it; the stricter one where earlier history is unknown or a reaction to
/// the drug was seen. What an infusion has begun under stays: its labels.
Terms terms_of(const Chart& chart, const Infusion& infusion, const Catalogue& catalogue, Labels labels);

}  // namespace infuwatch
