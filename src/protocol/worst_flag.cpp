#include "protocol/worst_flag.hpp"

#include "domain/drug_name.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch {
namespace {

auto gravity_of(const Flag& flag) {
  const auto rule = flag.finding.rule;
  int severity = 0;
  for (const auto& item : flag.finding.items) severity = std::max(severity, item.severity);
  const int kind = rule == Rule::anaphylaxis_criteria ? 2 : rule == Rule::life_threatening ? 1 : 0;
  return std::tuple{flag.finding.priority, !flag.superseded_by, kind, severity};
}

}  // namespace

const Flag* worst_of(const std::vector<const Flag*>& flags) {
  const Flag* worst = nullptr;
  for (const auto* flag : flags)
    if (!worst || gravity_of(*flag) > gravity_of(*worst)) worst = flag;
  return worst;
}

const Flag* worst_reaction_under(const Chart& chart, const std::string& drug) {
  std::vector<const Flag*> found;
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.retracted_by || flag.superseded_by || !tells_a_reaction(flag.finding.rule)) continue;
    const auto* infusion = chart.infusion(flag.finding.infusion);
    if (infusion && flag.finding.window != Window::before && drug_counted(infusion->order) == drug)
      found.push_back(&flag);
  }
  return worst_of(found);
}

}  // namespace infuwatch
