#include "app/handover.hpp"

#include "base/text.hpp"
#include "cli/session.hpp"
#include "cli/shift_span.hpp"
#include "report/json.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

int run_handover_sign(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto shift = shift_span(session, given, session.now());
  if (!shift) return session.fail(shift.error());
  return session.receipt(app::sign_handover(session.desk(), session.common(given), shift->from, shift->to));
}

int run_handover_accept(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const app::Common common{session.globals().uuid, {}};
  return session.receipt(
      app::accept_handover(session.desk(), common, given.all("--except"), given.all("--reason")));
}

std::string text_of(const Handover& handover, const report::Telling& telling) {
  auto out = report::heading("handover " + to_text(handover.entry), telling) + '\n';
  out += "Span " + telling.zone.shown(handover.signed_.from) + " to " +
         telling.zone.shown(handover.signed_.to) + '\n';
  out += "Signed " + telling.zone.shown(handover.signed_at) + " by " +
         shown(telling.site.name_of(handover.signed_by)) + ", after " + to_text(handover.signed_.head) + '\n';
  out += "Head " + handover.signed_.head_hash + '\n';
  for (const auto& line : wrapped(
           "Items: " + (handover.signed_.items.empty() ? "none" : joined(handover.signed_.items, ", ")), 80))
    out += line + '\n';
  if (!handover.accepted) return out + "NOT ACCEPTED YET\n";
  out += "Accepted " + telling.zone.shown(handover.accepted->at) + " by " +
         shown(telling.site.name_of(handover.accepted->staff)) + '\n';
  for (const auto& [item, reason] : handover.accepted->except)
    out += "except " + item + ": " + shown(reason) + '\n';
  return out;
}

json json_of(const Handover& handover, const report::Telling& telling) {
  json out{{"number", to_text(handover.entry)},
           {"from", iso(handover.signed_.from)},
           {"to", iso(handover.signed_.to)},
           {"head", to_text(handover.signed_.head)},
           {"head_hash", handover.signed_.head_hash},
           {"items", handover.signed_.items},
           {"signed_by", telling.site.name_of(handover.signed_by)},
           {"signed_at", iso(handover.signed_at)},
           {"accepted", nullptr}};
  if (handover.accepted) {
    json except = json::array();
    for (const auto& [item, reason] : handover.accepted->except)
      except.push_back({{"item", item}, {"reason", reason}});
    out["accepted"] = {{"by", telling.site.name_of(handover.accepted->staff)},
                       {"at", iso(handover.accepted->at)},
                       {"except", except}};
  }
  return out;
}

int run_handover_show(Session& session, const Given&) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto latest = app::reading<std::vector<Handover>>(
      session.store(),
      [](const storage::View& view) -> Result<std::vector<Handover>, Problem> { return view.handovers(1); });
  if (!latest) return session.fail(latest.error());
  if (latest->empty()) return session.fail(NoSuch{NoSuch::What::handover});
  const auto telling = session.telling();
  session.print(session.globals().json ? json_of(latest->front(), telling).dump()
                                       : text_of(latest->front(), telling));
  return session.looked("handover");
}

const Registered handover_sign{{"handover sign",
                                "Flags and handover",
                                "The outgoing nurse signs what is open.",
                                {"handover sign"},
                                {{"--shift", "NAME", "about that shift; else as `report shift`"},
                                 {"--from", "TIME", "a span of your own: from then"},
                                 {"--to", "TIME", "until then"}},
                                run_handover_sign}};
const Registered handover_accept{
    {"handover accept",
     "Flags and handover",
     "The incoming nurse accepts, all or all except some items.",
     {"handover accept", "handover accept --except 17 --reason \"still in the chair of the day shift\""},
     {{"--except", "ITEM", "an item not taken over", false, true},
      {"--reason", "TEXT", "why, one for each --except", false, true}},
     run_handover_accept}};
const Registered handover_show{{"handover show",
                                "Flags and handover",
                                "The latest handover.",
                                {"handover show"},
                                {},
                                run_handover_show}};

}  // namespace
}  // namespace infuwatch::cli
