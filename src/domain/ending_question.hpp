#pragma once

#include "domain/flag.hpp"
#include "domain/vital_sign.hpp"

#include <string>
#include <vector>

namespace infuwatch {

// What the chart says of a reaction when an infusion is to be resumed, or the patient to go home.

/// Urgent or emergency flags that nobody has answered.
struct FlagsUnanswered {
  std::vector<FlagId> flags;
};
/// Symptoms of a flag that stands, not charted as gone: keys, or the nurse's words.
struct StillPresent {
  std::vector<std::string> symptoms;
};
/// The last reading of each sign, where it lies outside the protocol's limits.
struct ReadingOutside {
  Sign sign;
  std::string words;  // as a line would say it: `bp 80/40`, `spo2 88`
  Instant at;
};
struct ReadingsOutside {
  std::vector<ReadingOutside> readings;
  std::string source;
};
/// No heart rate with a blood pressure was charted since a moment.
struct NoReadingsSince {
  Instant since;
};
/// A reaction of grade 2 or more, or without a grade, and no provider was notified since its onset.
struct ProviderNotNotified {
  std::vector<FlagId> flags;
};

}  // namespace infuwatch
