#include "report/flag_order.hpp"

#include "domain/chart.hpp"
#include "protocol/sign_ending.hpp"

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

std::vector<std::optional<Span>> read_at(const Finding& finding, const Chart& chart) {
  std::vector<std::optional<Span>> moments;
  for (const auto& item : finding.items) {
    const auto* act = is_sign(item) ? chart.act(item.observation) : nullptr;
    const auto* observed = act ? std::get_if<Observed>(&act->said) : nullptr;
    const bool later = observed && observed->at.from > item.onset.to;
    moments.push_back(later ? std::optional{observed->at} : std::nullopt);
  }
  return moments;
}

Flag FlagOrder::shown(Flag flag) {
  sort(flag);
  flag.read_at = read_at(flag.finding, chart_);
  return flag;
}

void FlagOrder::sort(Flag& flag) {
  auto& items = flag.finding.items;
  const auto* infusion = chart_.infusion(flag.finding.infusion);
  if (!infusion || items.size() < 2 || !flag.standing()) return;
  const auto& endings = endings_of(*infusion);
  const auto present = [&](const FlagItem& item) { return endings.present(item); };
  if (std::none_of(items.begin(), items.end(), present)) return;
  std::stable_partition(items.begin(), items.end(), [&](const FlagItem& item) {
    return present(item) || item.observation == flag.raised_by;
  });
}

}  // namespace infuwatch::report
