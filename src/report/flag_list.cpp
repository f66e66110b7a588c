#include "report/flag_list.hpp"

#include "report/board.hpp"
#include "report/flag_order.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/why.hpp"

namespace infuwatch::report {

Document flag_list(const std::vector<std::pair<Flag, const Chart*>>& flags, const RenderContext& rendering) {
  constexpr int indent = 4;
  Document out{.heading = heading_of("flags", rendering)};
  std::map<const Chart*, FlagOrder> orders;
  for (const auto& [stored, chart] : flags) {
    const auto flag = orders.try_emplace(chart, *chart, rendering).first->second.shown(stored);
    Section one{{flag_line(flag)}};
    one.lines.push_back(
        line(Role::identity,
             patient_line(chart->patient()) + ", infusion " + std::to_string(flag.finding.infusion.value()),
             indent));
    one.lines.push_back(line(Role::text, circumstances(flag.finding, flag.read_at), indent));
    one.lines.push_back(line(
        Role::source, Message{&sentence::source_of_flag, {{"source", Typed{flag.finding.source}}}}, indent));
    one.lines.push_back(line(Role::text, answer_text(flag, rendering), indent));
    out.sections.push_back(std::move(one));
  }
  if (flags.empty()) out.sections.push_back({{line(Role::text, Message{&sentence::no_flag_stands})}});
  return out;
}

}  // namespace infuwatch::report
