#pragma once

#include "protocol/rules.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace infuwatch::report {

/// What the statistics take of one infusion that has started and is not void.
struct InfusionFacts {
  InfusionId infusion;
  PatientId patient;  // tells the infusions of one patient apart from others'; never shown
  std::string drug;
  std::string unlisted{};           // the name as typed of one without a protocol
  std::vector<std::string> lots{};  // of all its bags
  Seconds high_risk, follow_up;     // its windows
  int drug_count = 0;
  bool count_certain = true;
  /// Reactions: episodes in which something began, or may have, between the start and the close of the
  /// follow-up window that a standing or resolved flag tells of: a symptom of the core list or the drug's,
  /// one in the nurse's own words that is urgent, a recurrence, a life-threatening sign, criteria of
  /// anaphylaxis, or a vital sign that is urgent.
  int episodes = 0;
  bool late_only = false;              // such things, all of them after the close
  std::optional<Seconds> to_reaction;  // from the start to the earliest onset; none: not exactly known
  /// From the start to the earliest onset; without a reaction to when the infusion was last known about: the
  /// last observation on it, a call that told something too, or the release; not beyond the close of the
  /// follow-up window, which is open while no stop is charted, nor beyond now. An uncertain moment counts at
  /// its middle.
  Seconds at_risk{0};
  /// Kinds of what was charted on it as given in the 24 h before the start; `other` for what has none. That a
  /// kind is sedating tells nothing of a premedication.
  std::set<std::string> premedication{};
  bool rate_charted = false;
  /// In mL/h, at the earliest onset; where nothing ran or no rate was charted then, or without a reaction,
  /// the highest. None: not charted, or in no unit that can be compared.
  std::optional<Decimal> rate{};

  bool reacted() const { return episodes > 0; }
};
std::vector<InfusionFacts> infusion_facts(const Chart& chart, Instant now, const CatalogueOf& catalogue_of);

}  // namespace infuwatch::report
