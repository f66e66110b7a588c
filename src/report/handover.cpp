#include "report/handover.hpp"

#include "base/text.hpp"
#include "report/drug_words.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/why.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace infuwatch::report {
namespace {

constexpr std::size_t item_columns = 16;

const Flag* flag_of(const HandoverKey& about, const BoardRow& row) {
  for (const auto& flag : row.flags)
    if (about.flag == flag.id) return &flag;
  return nullptr;
}

const BoardRow* row_of(const HandoverKey& about, const std::vector<BoardRow>& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const BoardRow& row) {
    return about.infusion == row.infusion || flag_of(about, row);
  });
  return found == rows.end() ? nullptr : &*found;
}

/// Whether an item of an infusion that is open still waits for somebody; of checks nothing is told.
bool still_open(const HandoverKey& about, const BoardRow& row) {
  if (about.flag) {
    const auto* flag = flag_of(about, row);
    return flag && flag->waiting();
  }
  const auto what = about.item;
  if (what == "stop") return row.stop_missing;
  if (what == "release") return row.state == InfusionState::stopped;
  return std::any_of(row.unclaimed.begin(), row.unclaimed.end(),
                     [&](EntryNumber entry) { return what == "claim/" + to_text(entry); });
}

}  // namespace

std::string item_words(std::string_view key, const Flag* flag) {
  const auto about = handover_key(key);
  if (about.flag) return flag ? headline(*flag) : "flag";
  const auto what = about.item;
  if (what == "stop") return "stop not charted";
  if (what == "release") return "not released";
  if (what == "vitals") return "vital signs missed";
  if (what == "screening") return "screening not asked";
  if (what == "call") return "follow-up call";
  if (what == "second-call") return "second call";
  if (what.starts_with("claim/")) return "emergency entry not claimed";
  return {};
}

std::string handover_item_text(const HandoverItem& item) {
  std::vector<std::string> told;
  if (item.patient) told.push_back(item.patient->name);
  if (auto words = item.flag ? flag_text(*item.flag) : item_words(item.key); !words.empty())
    told.push_back(std::move(words));
  return item.key + (told.empty() ? "" : " (" + joined(told, ", ") + ')');
}

std::vector<Message> handover_notes(const Handover& handover, const std::vector<BoardRow>& rows) {
  std::vector<Message> notes;
  const auto& items = handover.signed_.items;
  const bool some_open = std::any_of(items.begin(), items.end(), [&](const auto& item) {
    return row_of(handover_key(item), rows) != nullptr;
  });
  if (!handover.accepted && some_open) {
    notes.push_back(
        {&sentence::handover_not_accepted, {{"handover", handover.entry}, {"at", Near{handover.signed_at}}}});
  }
  if (!handover.accepted) return notes;
  for (const auto& [item, reason] : handover.accepted->except) {
    const auto about = handover_key(item);
    const auto* row = row_of(about, rows);
    if (!row) continue;
    if (about.flag || !about.item.empty()) {
      if (still_open(about, *row))
        notes.push_back({&sentence::excepted_open,
                         {{"what", Typed{capital(item_words(item, flag_of(about, *row)))}},
                          {"key", Typed{item}},
                          {"infusion", row->infusion},
                          {"patient", Typed{row->patient.name}},
                          {"handover", handover.entry},
                          {"reason", Typed{reason}}}});
    } else {
      notes.push_back({&sentence::no_receiving_nurse,
                       {{"infusion", row->infusion},
                        {"patient", Typed{row->patient.name}},
                        {"handover", handover.entry},
                        {"reason", Typed{reason}}}});
    }
  }
  return notes;
}

std::string handover_text(const Handover& handover, const std::vector<HandoverItem>& items,
                          const std::vector<BoardRow>& rows, const RenderContext& rendering) {
  auto out = heading("handover " + to_text(handover.entry), rendering) + '\n';
  out += "Span " + rendering.zone.shown(handover.signed_.from) + " to " +
         rendering.zone.shown(handover.signed_.to) + '\n';
  out += "Signed " + rendering.zone.shown(handover.signed_at) + " by " +
         shown(rendering.site.name_of(handover.signed_by)) + ", after " + to_text(handover.signed_.head) +
         '\n';
  out += "Head " + handover.signed_.head_hash + '\n';
  if (items.empty()) out += "Items: none\n";
  for (const auto& item : items) {
    auto words = item_words(item.key, item.flag ? &*item.flag : nullptr);
    if (!row_of(handover_key(item.key), rows)) words += words.empty() ? "no longer open" : ", no longer open";
    const auto who = item.patient ? shown(item.patient->name) + ", " + drug_shown(item.order) : std::string{};
    out += padded(item.key, item_columns) + who + (who.empty() || words.empty() ? "" : ": ") + words + '\n';
  }
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
