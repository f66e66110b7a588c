#include "report/handover.hpp"

#include "base/text.hpp"
#include "report/board.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {

std::string handover_text(const Handover& handover, const RenderContext& rendering) {
  auto out = heading("handover " + to_text(handover.entry), rendering) + '\n';
  out += "Span " + rendering.zone.shown(handover.signed_.from) + " to " +
         rendering.zone.shown(handover.signed_.to) + '\n';
  out += "Signed " + rendering.zone.shown(handover.signed_at) + " by " +
         shown(rendering.site.name_of(handover.signed_by)) + ", after " + to_text(handover.signed_.head) +
         '\n';
  out += "Head " + handover.signed_.head_hash + '\n';
  for (const auto& line : wrapped(
           "Items: " + (handover.signed_.items.empty() ? "none" : joined(handover.signed_.items, ", ")), 80))
    out += line + '\n';
  if (!handover.accepted) return out + "NOT ACCEPTED YET\n";
  out += "Accepted " + rendering.zone.shown(handover.accepted->at) + " by " +
         shown(rendering.site.name_of(handover.accepted->staff)) + '\n';
  for (const auto& [item, reason] : handover.accepted->except)
    out += "except " + item + ": " + shown(reason) + '\n';
  return out;
}

nlohmann::json handover_json(const Handover& handover, const RenderContext& rendering) {
  nlohmann::json out{{"number", to_text(handover.entry)},
                     {"from", iso(handover.signed_.from)},
                     {"to", iso(handover.signed_.to)},
                     {"head", to_text(handover.signed_.head)},
                     {"head_hash", handover.signed_.head_hash},
                     {"items", handover.signed_.items},
                     {"signed_by", rendering.site.name_of(handover.signed_by)},
                     {"signed_at", iso(handover.signed_at)},
                     {"accepted", nullptr}};
  if (handover.accepted) {
    nlohmann::json except = nlohmann::json::array();
    for (const auto& [item, reason] : handover.accepted->except)
      except.push_back({{"item", item}, {"reason", reason}});
    out["accepted"] = {{"by", rendering.site.name_of(handover.accepted->staff)},
                       {"at", iso(handover.accepted->at)},
                       {"except", except}};
  }
  return out;
}

}  // namespace infuwatch::report
