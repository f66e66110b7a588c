#pragma once

#include "support/history.hpp"

#include <string>
#include <vector>

namespace infuwatch::test {

/// The criteria of anaphylaxis met, in the order of their names: `niaid-1 wao-1`, or `nothing`. Whatever is
/// met is an emergency.
inline std::string met(const History& history, InfusionId of = InfusionId{1}) {
  const auto finding = history.finding(of, Rule::anaphylaxis_criteria);
  if (!finding) return "nothing";
  if (finding->priority != Priority::emergency) return "not an emergency";
  std::string names;
  for (const auto criterion : finding->criteria)
    names += (names.empty() ? "" : " ") + std::string{name(criterion)};
  return names;
}

/// The flags of the rule, in order: `1 raised`, the infusion's number first.
using Rung = std::vector<std::string>;
inline Rung rung(const History& history) {
  Rung lines;
  for (const auto& [id, flag] : history.chart().flags())
    if (flag.finding.rule == Rule::anaphylaxis_criteria)
      lines.push_back(std::to_string(flag.finding.infusion.value()) + ' ' + std::string{name(flag.state())});
  return lines;
}

inline const char* const skin_and_airway = "niaid-1 niaid-2 wao-1";
inline const char* const skin_and_pressure = "niaid-1 niaid-2 wao-1 wao-2";

}  // namespace infuwatch::test
