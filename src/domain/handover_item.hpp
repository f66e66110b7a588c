#pragma once

#include "domain/chart.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace infuwatch {

/// The key of what is handed over, taken apart: `flag/9`, `17`, `17/stop`, `17/claim/E41`. Neither flag nor
/// infusion: it is no such key.
struct HandoverKey {
  std::optional<FlagId> flag{};
  std::optional<InfusionId> infusion{};
  std::string_view item{};  // behind the infusion's number; empty: the infusion itself
};
/// `key` must outlive what is answered.
HandoverKey handover_key(std::string_view key);

/// What an item of a handover is about, as the record knows it now.
struct HandoverItem {
  std::string key;  // `17/stop`, `flag/9`
  InfusionId infusion{};
  std::optional<Patient> patient{};  // none: the record knows nothing of it
  Order order{};
  std::optional<Flag> flag{};  // of an item that is one
};

}  // namespace infuwatch
