#pragma once

#include "base/quantity.hpp"
#include "domain/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// A dated laboratory result, or what is dated like one: an image, a vaccine.
struct LabResult {
  std::string lab;                   // its key in the drug list
  std::chrono::year_month_day on{};  // of a month alone its first day
  std::optional<Quantity> value{};   // in the drug list's unit
  std::string result{};              // a word of the drug list, where it is no number
  std::string entered{};             // as typed, where it was in another unit, or a word with a number
  bool month = false;                // typed as a month alone
  bool confirmed = false;            // a rare number that was typed with its `!`
  friend bool operator==(const LabResult&, const LabResult&) = default;
};

/// Results of one patient, charted together. They belong to no infusion.
struct LabsCharted {
  PatientId patient;
  std::vector<LabResult> labs;
  friend bool operator==(const LabsCharted&, const LabsCharted&) = default;
};

/// The latest day it can be of: of a month alone the month's last.
std::chrono::year_month_day latest_day(const LabResult& lab);

/// `55 %`, `180 10^9/L` as it was typed, `negative`; empty where only the date is charted.
std::string value_text(const LabResult& lab);

/// A lab that stands in a chart, and the entry it stands in.
struct LabOnFile {
  EntryNumber entry;
  LabResult lab;
};

}  // namespace infuwatch
