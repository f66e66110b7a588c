#include "report/flag_order.hpp"

#include <algorithm>
#include <utility>

namespace infuwatch::report {

FlagOrder::FlagOrder(const Chart& chart, LimitsByInfusion limits)
    : chart_{chart}, limits_{std::move(limits)} {}

FlagOrder::FlagOrder(const Chart& chart, const RenderContext& rendering)
    : FlagOrder{chart, rendering.limits ? *rendering.limits : LimitsByInfusion{}} {}

const ItemEndings& FlagOrder::endings_of(const Infusion& infusion) {
  const auto known = endings_.find(infusion.number);
  if (known != endings_.end()) return known->second;
  return endings_.try_emplace(infusion.number, chart_, infusion, limits_[infusion.number]).first->second;
}

Flag FlagOrder::shown(Flag flag) {
  auto& items = flag.finding.items;
  const auto* infusion = chart_.infusion(flag.finding.infusion);
  if (!infusion || items.size() < 2 || !flag.standing()) return flag;
  const auto& endings = endings_of(*infusion);
  const auto present = [&](const FlagItem& item) { return endings.present(item); };
  if (std::none_of(items.begin(), items.end(), present)) return flag;
  std::stable_partition(items.begin(), items.end(), [&](const FlagItem& item) {
    return present(item) || item.observation == flag.raised_by;
  });
  return flag;
}

}  // namespace infuwatch::report
