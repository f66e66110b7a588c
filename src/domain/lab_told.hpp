#pragma once

#include "base/quantity.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// A lab on file, as it is told of a question.
struct LabTold {
  std::string key;
  std::string name;     // as the list calls it
  std::string value{};  // empty: only its date is charted
  std::chrono::year_month_day on{};
  int days = 0;  // before the start
};
/// As an entry keeps it, by its key: `lab=lvef|55 %|2026-03-12|254`. These bytes are stored: they stay as
/// they are.
std::string kept_lab(const LabTold& lab);
/// It read again, called by its key; none: that is no lab.
std::optional<LabTold> lab_kept(const std::string& text);
/// What is expected of a lab: a word, a number, or nothing but that it is charted.
struct LabExpected {
  std::string result{};
  std::optional<Decimal> least{}, most{};
  std::string unit{};
};
/// A question of the protocol, and what is on file for it.
struct QuestionTold {
  std::string ask;
  std::vector<LabTold> last{};
};

}  // namespace infuwatch
