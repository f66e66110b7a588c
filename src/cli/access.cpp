#include "app/access.hpp"

#include "base/text.hpp"
#include "cli/session.hpp"
#include "cli/shift_span.hpp"
#include "report/board.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

json json_of(const app::ToldAccess& told) {
  const auto& one = told.access;
  return {{"at", iso(one.at)},
          {"staff", one.staff},
          {"name", told.name},
          {"os_user", one.os_user},
          {"workstation", one.workstation},
          {"what", one.what},
          {"patient", one.patient ? json(told.patient) : json(nullptr)},
          {"mrn", one.patient ? json(told.mrn) : json(nullptr)},
          {"infusion", one.infusion ? json(one.infusion->value()) : json(nullptr)}};
}

std::string text_of(const app::ToldAccess& told, const Zone& zone) {
  const auto& one = told.access;
  auto text = zone.shown(one.at) + "  " + one.what;
  if (one.infusion) text += ", infusion " + std::to_string(one.infusion->value());
  if (one.patient) text += ", " + shown(told.patient) + " MRN " + shown(told.mrn);
  text += ": " + (one.staff.empty() ? "nobody of the site" : shown(told.name)) + " (";
  text += (one.staff.empty() ? "" : "badge " + shown(one.staff) + ", ") + "user " + shown(one.os_user) +
          ", " + shown(one.workstation) + ")";
  return joined(wrapped(text, 78), "\n    ") + '\n';
}

int run_access(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  app::AccessWanted wanted{given.text("--patient"), given.text("--staff"), {}, {}};
  if (given.has("--shift") || given.has("--from") || given.has("--to")) {
    const auto span = shift_span(session, given, session.now());
    if (!span) return session.fail(span.error());
    wanted.from = span->from, wanted.to = span->to;
  }
  const auto found = app::accesses(session.desk(), wanted);
  if (!found) return session.fail(found.error());
  json list = json::array();
  auto text = report::heading("who looked", session.telling()) + '\n';
  for (const auto& one : *found) list.push_back(json_of(one)), text += text_of(one, session.zone());
  if (found->empty()) text += "Nobody looked.\n";
  session.print(session.globals().json ? json{{"access", list}}.dump() : text);
  return session.looked("access");
}

const Registered access_command{
    {"access",
     "The record",
     "Who looked at which chart, and who tried to sign in; for charge nurses and auditors.",
     {"access", "access --patient 0042137", "access --staff n1 --from \"22-Nov-2026 07:00\""},
     {{"--patient", "MRN", "one patient's charts only"},
      {"--staff", "BADGE", "by one badge only"},
      {"--shift", "NAME", "in the latest shift of that name"},
      {"--from", "TIME", "in a span of your own: from then"},
      {"--to", "TIME", "until then"}},
     run_access}};

}  // namespace
}  // namespace infuwatch::cli
