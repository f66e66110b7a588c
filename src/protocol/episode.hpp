#pragma once

#include "domain/chart.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// What began less than this after an event was over belongs to it.
inline constexpr Seconds episode_holds{3600};

/// How an event is one of anaphylaxis: its criteria were met, or somebody charted it by that name.
enum class Anaphylaxis { charted, criteria_met };

/// The findings of one event under an infusion: reactions, vital signs and scores, each by its onset. Effects
/// of another kind (serious effects, the site) and what was known before the start stand by themselves; what
/// began before the start never joins what began after it.
struct Episode {
  std::vector<FlagId> flags;      // ascending, those that others replaced among them; never empty
  Span onset;                     // the first
  std::optional<int> worst{};     // the worst grade of a symptom, where one was told
  std::optional<int> reaction{};  // its grade as an infusion reaction; none: no reaction rang
  std::optional<Anaphylaxis> anaphylaxis{};
  std::vector<FlagItem>
      present{};                  // what was neither charted as gone, nor resolved, nor is within its limits
  std::optional<Instant> over{};  // when the last of it was; none: something is present

  FlagId number() const { return flags.front(); }
};

/// The events of an infusion in the order of their onsets, from the flags that were not retracted. A flag
/// that tells of several belongs to the last. An event goes on until everything in it has ended; the next
/// finding opens another from `episode_holds` after that end on.
std::vector<Episode> episodes(const Chart& chart, const Infusion& infusion, const VitalLimits& limits);
const Episode* episode_of(const std::vector<Episode>& all, FlagId flag);
/// The first onset of the others that is after this one's; none: this is the last.
std::optional<Instant> next_onset(const std::vector<Episode>& all, const Episode& one);

/// The other flags of the same event that nobody has answered and that are no graver: an answer to this one
/// is theirs too.
std::vector<FlagId> answered_with(const std::vector<Episode>& all, const Chart& chart, FlagId flag);
/// The other flags of the same event that an outcome of this one closes: answered, and about nothing that is
/// present but what this one tells too.
std::vector<FlagId> resolved_with(const std::vector<Episode>& all, const Chart& chart, FlagId flag);

}  // namespace infuwatch
