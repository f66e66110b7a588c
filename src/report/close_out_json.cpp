#include "report/close_out_words.hpp"
#include "report/json.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {

json close_out_json(const ClosedOut& said) {
  json seriousness = json::array(), replies = json::array();
  for (const auto one : said.seriousness) seriousness.push_back(name(one));
  for (const auto reply : said.naranjo) replies.push_back(name(reply));
  const auto score = naranjo_score(said.naranjo);
  return {{"episode", said.episode.value()},
          {"seriousness", seriousness},
          {"serious", said.serious()},
          {"causality", name(said.causality)},
          {"outcome", name(said.outcome)},
          {"naranjo",
           score ? json{{"score", *score}, {"suggests", name(naranjo_category(*score))}, {"answers", replies}}
                 : json(nullptr)},
          {"by", said.by},
          {"note", said.note}};
}

void put_close_out(json& out, const ChartedEvent& act, const Chart& chart, const RenderContext& rendering) {
  const auto* said = std::get_if<ClosedOut>(&act.said);
  if (!said) return;
  const auto events = closable_on(chart, act.infusion(), rendering);
  const auto* later = act.stands() ? close_out_after(chart, events, act) : nullptr;
  const auto* event = act.stands() && !later ? event_with(events, said->episode) : nullptr;
  out["close_out"] = close_out_json(*said);
  out["replaced_by"] = later ? json(to_text(later->number)) : json(nullptr);
  out["withdrawn"] = withdrawn(events, act);
  out["changed_since"] = event && changed_since(chart, *event, act);
}

void put_overtaken(json& out, const Entry& entry, const std::vector<const Chart*>& charts,
                   const RenderContext& rendering) {
  for (const auto* chart : charts)
    for (const auto& overtaken : overtaken_close_outs(entry, *chart, rendering))
      out["overtaken"].push_back(to_text(overtaken.number));
}

}  // namespace infuwatch::report
