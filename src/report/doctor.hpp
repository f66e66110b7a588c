#pragma once

#include "base/file_fault.hpp"
#include "domain/entry.hpp"
#include "domain/machine.hpp"
#include "report/message.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace infuwatch::report {

/// What is wrong with a file that the machine's settings name beside the store.
struct BesideFault {
  enum class Kind {
    anchor_unreadable,
    anchor_behind,
    anchor_differs,
    pepper_unusable,
    backup_key_unreadable
  };
  Kind kind;
  std::optional<FileFault> file{};  // why it cannot be read
  EntryNumber last{}, recorded{};   // where an anchor that is behind ends, and where the record ends
};

/// What a store stands on: program, engine, machine, files elsewhere.
struct Foundation {
  std::string version;
  std::string store;
  std::string engine;  // a line for each fact
  std::string zone;
  Machine machine;
  std::string anchor{}, pepper{}, backup_key{};  // their paths; empty: the settings name none
  std::optional<Seconds> clock_set{};            // since the last entry
  std::vector<MachineFault> machine_faults{};
  std::vector<BesideFault> beside_faults{};
};

std::string doctor_text(const Foundation& found, const WordStyle& style);
nlohmann::json doctor_json(const Foundation& found, const WordStyle& style);

}  // namespace infuwatch::report
