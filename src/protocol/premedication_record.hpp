#pragma once

#include "domain/chart.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/window.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// A medication that was given before a start.
struct GivenBefore {
  EntryNumber entry;
  std::string name;  // as typed where it is not told by name, dose and route
  std::optional<Quantity> dose{};
  std::string route{};
  Span at;
  Distance from_start;
  bool at_home;  // where what was typed says so
};

/// What was given of one class, beside what the protocol has.
struct PremedicationOfClass {
  Premedication wanted;
  std::vector<GivenBefore> given{};  // by time
};

/// The premedication of an infusion.
struct PremedicationRecord {
  std::vector<PremedicationOfClass> classes{};  // those of the protocol, for the day of the course
  std::vector<GivenBefore> others{};            // charted on the infusion, of none of these classes
};

/// What was given in the 24 h before the start, the start included: of the classes on any infusion of the
/// patient, as the start's question counts it. What was held or refused is not given. Empty before the start.
PremedicationRecord premedication_record(const Chart& chart, const Infusion& infusion,
                                         const DrugProtocol& drug);

}  // namespace infuwatch
