#pragma once

#include "protocol/earlier.hpp"
#include "protocol/rules.hpp"

#include <set>

namespace infuwatch {

/// Raised whenever the same record can be judged differently than before.
inline constexpr int judge_version = 9;

/// The chart as it was before the entry, and when the entry is recorded.
struct Before {
  const Chart& chart;
  Instant recorded_at;
};

/// What is judged anew after an entry, and how new flags are numbered.
struct JudgeContext {
  CatalogueOf catalogue_of;
  FlagId next_flag;
  LabelRegion labels = LabelRegion::us;  // that an infusion starting now begins under
  /// Tells what the entry changes from what other rules would: see `judge`. None: all is judged anew.
  std::optional<Before> before{};
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
/// Other rules than those it was judged by before (another program, another catalogue) reach an infusion only
/// while it is open, with the patient's next entry. One that is closed when the entry is recorded, and that
/// the entry did not touch, keeps what was judged; it changes only where today's rules make something else of
/// it with the entry than without.
Judged judge(const Chart& chart, const std::set<InfusionId>& touched, const JudgeContext& context);

/// Every finding the rules have for an infusion now, flags aside. For `verify --judge` and for arguing.
std::vector<Finding> findings(const Chart& chart, InfusionId number, const CatalogueOf& catalogue_of);

/// The terms an infusion of this drug begins under: the drug count from the record and the prior, and the
/// stay after the stop that goes with it; the stricter one where earlier history is unknown or a reaction to
/// the drug was seen. What an infusion has begun under stays: its labels.
AppliedProtocol terms_of(const Chart& chart, const Infusion& infusion, const Catalogue& catalogue,
                         LabelRegion labels);
/// The same with the chart's histories worked out already.
AppliedProtocol terms_of(const Chart& chart, const DrugHistories& histories, const Infusion& infusion,
                         const Catalogue& catalogue, LabelRegion labels);

}  // namespace infuwatch
