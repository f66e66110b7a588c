#include "report/access.hpp"

#include "base/text.hpp"
#include "report/board.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

using nlohmann::json;

json json_of(const ToldAccess& told) {
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

std::string access_line(const ToldAccess& told, const Zone& zone) {
  const auto& one = told.access;
  auto text = zone.shown(one.at) + "  " + one.what;
  if (one.infusion) text += ", infusion " + std::to_string(one.infusion->value());
  if (one.patient) text += ", " + shown(told.patient) + " MRN " + shown(told.mrn);
  text += ": " + (one.staff.empty() ? "nobody of the site" : shown(told.name)) + " (";
  text += (one.staff.empty() ? "" : "badge " + shown(one.staff) + ", ") + "user " + shown(one.os_user) +
          ", " + shown(one.workstation) + ")";
  return joined(wrapped(text, 78), "\n    ") + '\n';
}

}  // namespace

std::string accesses_text(const std::vector<ToldAccess>& accesses, const RenderContext& rendering) {
  auto text = heading("chart access", rendering) + '\n';
  for (const auto& one : accesses) text += access_line(one, rendering.zone);
  return accesses.empty() ? text + "No access recorded.\n" : text;
}

json accesses_json(const std::vector<ToldAccess>& accesses) {
  auto list = json::array();
  for (const auto& one : accesses) list.push_back(json_of(one));
  return list;
}

}  // namespace infuwatch::report
