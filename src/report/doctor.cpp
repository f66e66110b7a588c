#include "report/doctor.hpp"

#include "base/text.hpp"
#include "report/file_words.hpp"
#include "report/machine_words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

std::string beside_text(const Foundation& found, const BesideFault& fault, const WordStyle& style) {
  using Kind = BesideFault::Kind;
  const auto file = [&](const std::string& path) {
    return text_of(fault_message(fault.file.value_or(FileFault::not_read), path), style);
  };
  switch (fault.kind) {
    case Kind::anchor_unreadable: return "The anchor cannot be read: " + file(found.anchor);
    case Kind::anchor_behind:
      return "The anchor ends at " + to_text(fault.last) + ", and the record at " + to_text(fault.recorded) +
             ": it could not be written meanwhile.";
    case Kind::anchor_differs: return "The anchor holds what the record does not: run verify --anchor.";
    case Kind::pepper_unusable:
      return "The pepper cannot be read, or is too short: PINs that were set with it open nothing.";
    case Kind::backup_key_unreadable: return "The key for backups cannot be read: " + file(found.backup_key);
  }
  return {};
}

std::vector<std::string> warnings_of(const Foundation& found, const WordStyle& style) {
  std::vector<std::string> warnings;
  if (found.clock_set) warnings.push_back(text_of(clock_step_message(*found.clock_set), style));
  for (const auto& fault : found.machine_faults) warnings.push_back(text_of(machine_message(fault), style));
  for (const auto& fault : found.beside_faults) warnings.push_back(beside_text(found, fault, style));
  return warnings;
}

}  // namespace

std::string doctor_text(const Foundation& found, const WordStyle& style) {
  const auto& machine = found.machine;
  auto text = found.version + "\nstore          " + shown(found.store) + '\n' + found.engine +
              "zone           " + found.zone + ", database " +
              (machine.zone_database.empty() ? "unknown" : machine.zone_database) + "\nclock          " +
              (machine.clock_in_step ? "synchronized" : "NOT synchronized") + "\nfree           " +
              std::to_string(machine.free_mib.value_or(0)) + " MiB\n";
  if (!found.anchor.empty()) text += "anchor         " + shown(found.anchor) + '\n';
  if (!found.pepper.empty()) text += "pepper         " + shown(found.pepper) + '\n';
  if (!found.backup_key.empty()) text += "backup key     " + shown(found.backup_key) + '\n';
  for (const auto& warning : warnings_of(found, style)) text += "WARNING " + warning + '\n';
  return text;
}

nlohmann::json doctor_json(const Foundation& found, const WordStyle& style) {
  return {{"doctor",
           {{"version", found.version},
            {"store", found.store},
            {"facts", found.engine},
            {"zone", found.zone},
            {"zone_database", found.machine.zone_database},
            {"clock_in_step", found.machine.clock_in_step},
            {"free_mib", found.machine.free_mib.value_or(0)},
            {"anchor", found.anchor},
            {"pepper", found.pepper},
            {"backup_key", found.backup_key},
            {"warnings", warnings_of(found, style)}}}};
}

}  // namespace infuwatch::report
