#pragma once

#include "domain/chart.hpp"

#include <optional>
#include <string>

namespace infuwatch {

/// What an item of a handover is about, as the record knows it now.
struct HandoverItem {
  std::string key;  // `17/stop`, `flag/9`
  InfusionId infusion{};
  std::optional<Patient> patient{};  // none: the record knows nothing of it
  Order order{};
  std::optional<Flag> flag{};  // of an item that is one
};

}  // namespace infuwatch
