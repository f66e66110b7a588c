#pragma once

#include "protocol/episode.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// A restart after the infusion stood still for an event.
struct Rechallenge {
  Instant at;
  std::optional<Quantity> rate{};  // the last one charted by the next change
  bool came_back;                  // a finding of a reaction began after it, in this event or a later one
  friend bool operator==(const Rechallenge&, const Rechallenge&) = default;
};

/// A medication given for an event.
struct TreatedWith {
  Instant at;
  std::string name;
  std::optional<Quantity> dose{};
  std::string route{};
  friend bool operator==(const TreatedWith&, const TreatedWith&) = default;
};

/// What a reaction record tells of one event beside its findings.
struct ReactionRecord {
  /// The grade of cytokine release syndrome by the consensus of the ASTCT (Lee 2019), where a temperature of
  /// 38.0 C or more is charted in the event: 1 fever alone; 2 with low pressure, or with oxygen of up to
  /// 6 L/min; 3 with a vasopressor, or with more oxygen; 4 with more than one vasopressor. None: no such
  /// fever. It says how severe it would be, not that it was one.
  std::optional<int> cytokine_release{};
  std::optional<Quantity> rate_at_onset{};
  std::optional<Decimal> volume_at_onset{};  // mL, where every rate until then can be told in mL/h
  std::vector<TreatedWith> treatment{};      // by time
  std::vector<Rechallenge> rechallenges{};
};

/// The medications given under an infusion from an onset until a moment, by time; one charted as a span
/// counts by its end.
std::vector<TreatedWith> treatment_from(const Chart& chart, const Infusion& infusion, Instant onset,
                                        Instant before);
/// The restarts after it stood still from an onset until a moment.
std::vector<Rechallenge> rechallenges_from(const Chart& chart, const Infusion& infusion, Instant onset,
                                           Instant before);

/// `next`: the onset of the next event; none: this is the last.
ReactionRecord reaction_record(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                               const Episode& event, std::optional<Instant> next);

struct RecordedReaction {
  Episode event;
  ReactionRecord record;
};
/// Every event of an infusion that a reaction rang in, in order, with its record.
std::vector<RecordedReaction> recorded_reactions(const Chart& chart, const Infusion& infusion,
                                                 const DrugProtocol& drug);

/// The volume that had run in by a moment, in mL; none before the start, or where a rate until then is not
/// charted or cannot be told in mL/h.
std::optional<Decimal> volume_by(const Chart& chart, const Infusion& infusion, Instant at);

}  // namespace infuwatch
