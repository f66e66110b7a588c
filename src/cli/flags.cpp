#include "app/flags.hpp"

#include "cli/commands.hpp"
#include "cli/open_rows.hpp"
#include "cli/session.hpp"
#include "report/flag_list.hpp"
#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

struct Shown {
  Flag flag;
  std::shared_ptr<const Chart> chart;
  std::int64_t episode;
};

/// Flags that stand or wait; with `all`, every flag of the open infusions. `limits` gets those of their
/// infusions.
Result<std::vector<Shown>, Problem> flags_of(Session& session, const std::optional<AsOf>& when, bool all,
                                             LimitsByInfusion& limits) {
  using Found = std::vector<Shown>;
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Found>(session.store(), [&](const storage::View& view) -> Result<Found, Problem> {
    std::map<PatientId, std::vector<InfusionId>> open;
    for (const auto& one : view.open(now, upto)) open[one.patient].push_back(one.infusion);
    Found found;
    for (const auto& [patient, infusions] : open) {
      const auto chart = view.history(patient, {.upto = upto, .infusions = infusions});
      std::vector<Episode> events;
      for (const auto& [number, infusion] : chart->infusions()) {
        if (!app::has_flag(*chart, number)) continue;
        auto of_one = app::limits_on(view, session.shelf(), infusion);
        if (!of_one) return Failure{of_one.error()};
        const auto of_infusion = episodes(*chart, infusion, *of_one);
        events.insert(events.end(), of_infusion.begin(), of_infusion.end());
        limits.emplace(number, std::move(*of_one));
      }
      for (const auto& [id, flag] : chart->flags())
        if (all || flag.standing() || flag.waiting())
          found.push_back({flag, chart, report::episode_number(events, id)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Shown& a, const Shown& b) {
      return std::tuple{a.flag.waiting(), a.flag.finding.priority, b.flag.id} >
             std::tuple{b.flag.waiting(), b.flag.finding.priority, a.flag.id};
    });
    return found;
  });
}

int run_flags(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  LimitsByInfusion limits;
  const auto found = flags_of(session, *when, arguments.has("--all"), limits);
  if (!found) return session.fail(found.error());
  auto rendering = telling_of(session, *when);
  rendering.limits = &limits;
  json list = json::array();
  std::vector<std::pair<Flag, const Chart*>> told;
  for (const auto& [flag, chart, episode] : *found) {
    auto& one = list.emplace_back(report::flag_json(flag, *chart));
    one["episode"] = episode;
    told.emplace_back(flag, chart.get());
  }
  if (session.globals().json)
    session.print(
        json{{"flags", list}, {"made_at", iso(session.now())}, {"as_of", as_of_json(*when)}}.dump());
  else
    session.print(report::flag_list(told, rendering), rendering);
  return session.looked("flags");
}

}  // namespace

Command flags_command() {
  return {"flags",
          "Flags and handover",
          "Flags that stand, with their reasons.",
          {"flags", "flags --all", "flags --as-of 15:40"},
          {{"--all", "", "also what was resolved, replaced or withdrawn on open infusions"}, as_of_option},
          run_flags};
}

}  // namespace infuwatch::cli
