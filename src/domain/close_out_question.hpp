#pragma once

#include "domain/close_out.hpp"
#include "domain/ids.hpp"
#include "domain/naranjo.hpp"
#include "time/instant.hpp"

#include <string>
#include <vector>

namespace infuwatch {

// A close-out that says something else than the chart, as facts.

/// The outcome is not death, and grade 5 is charted: keys, or the nurse's words.
struct DeathCharted {
  std::vector<std::string> symptoms;
};
/// The drug said to be a certain cause, and the infusion was neither stopped nor paused for it: WHO-UMC goes
/// by what came of the withdrawal.
struct NeverWithdrawn {
  InfusionId infusion;
};
/// The causality lies two steps or more from what the Naranjo score suggests.
struct NaranjoOtherwise {
  Causality causality;
  int score;
};
/// A congenital anomaly, and no pregnancy on file.
struct NoPregnancy {};
/// Hospitalization, and no release is charted: the patient was not transferred.
struct NotTransferred {
  InfusionId infusion;
};
/// A reaction said to be not serious, of which emergencies were flagged.
struct NotSerious {
  std::vector<FlagId> flags;
};

/// A reaction said to be fatal while no stop is charted.
struct FatalWhileRunning {
  InfusionId infusion;
};
/// The same while the patient is under observation, with vital signs since its onset.
struct FatalWhileObserved {
  Instant last;  // of them
};
/// A reaction said to be not recovered, of which every symptom was charted as gone: keys, or the nurse's
/// words.
struct AllGone {
  std::vector<std::string> symptoms;
};
/// The drug said to be an unlikely cause, and the reaction came back after it was restarted.
struct CameBack {
  Instant restart;
};
/// A reaction said to be not serious, for which epinephrine was given.
struct EpinephrineGiven {
  Instant first;
};

}  // namespace infuwatch
