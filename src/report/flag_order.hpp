#pragma once

#include "protocol/item_ending.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

/// The flags of a chart as they are shown, by the limits of their infusions. What is charted of an infusion
/// is worked out once.
class FlagOrder {
 public:
  explicit FlagOrder(const Chart& chart, LimitsByInfusion limits = {});
  FlagOrder(const Chart& chart, const RenderContext& rendering);

  /// While something of a flag is present, that and what its own entry brought come first, what was there
  /// before and is gone last; each in the order it is stored in. Else as it is stored. Each sign has the
  /// moment its worst number was read, where that is later than its onset.
  Flag shown(Flag flag);

 private:
  const ItemEndings& endings_of(const Infusion& infusion);
  void sort(Flag& flag);

  const Chart& chart_;
  LimitsByInfusion limits_;
  std::map<InfusionId, ItemEndings> endings_;
};
/// For each item of a finding when the worst number of a sign was read, if that was after the onset.
std::vector<std::optional<Span>> read_at(const Finding& finding, const Chart& chart);

}  // namespace infuwatch::report
