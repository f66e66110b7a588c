#pragma once

#include "protocol/catalogue.hpp"
#include "protocol/course.hpp"

#include <map>
#include <optional>
#include <vector>

namespace infuwatch {

/// The limits infusions are judged by; one that is not among them is judged by its baseline alone.
using LimitsByInfusion = std::map<InfusionId, VitalLimits>;

/// What is charted of an infusion, to see when each thing that was flagged of it ended.
class ItemEndings {
 public:
  ItemEndings(const Chart& chart, const Infusion& infusion, VitalLimits limits);

  /// None: it goes on. What is charted under another infusion, or not any more, ended here with its onset.
  std::optional<Instant> end_of(const FlagItem& item) const;
  bool present(const FlagItem& item) const { return !end_of(item); }

 private:
  std::vector<SymptomCourse> courses_;
  std::vector<SignReading> readings_;
  VitalLimits limits_;
  bool scale_2_;
};

}  // namespace infuwatch
