#include "app/checks.hpp"

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "domain/open.hpp"
#include "report/checks.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// The pending checks of every open infusion; with `due`, those somebody has to do now.
Result<std::vector<report::CheckLine>, Problem> pending(Session& session, const std::optional<AsOf>& when,
                                                        bool due) {
  using Lines = std::vector<report::CheckLine>;
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Lines>(session.store(), [&](const storage::View& view) -> Result<Lines, Problem> {
    Lines lines;
    for (const auto& one : view.open(now, upto)) {
      const auto chart = view.history(one.patient, {.upto = upto, .infusions = {one.infusion}});
      const auto* infusion = chart->infusion(one.infusion);
      if (!infusion || !in_sight(*chart, *infusion).at(now)) continue;
      const auto checks = app::checks_on(view, session.shelf(), session.zone(), *chart, *infusion, now);
      if (!checks) return Failure{checks.error()};
      for (const auto& check : *checks)
        if (due ? check.waits() : check.pending())
          lines.push_back({check, chart->patient(), infusion->order.drug, infusion->order.unlisted});
    }
    report::sort_by_urgency(lines);
    return lines;
  });
}

int run_checks(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  const auto lines = pending(session, *when, arguments.has("--due"));
  if (!lines) return session.fail(lines.error());
  const auto rendering = telling_of(session, *when);
  if (session.globals().json)
    session.print(nlohmann::json{{"checks", report::checks_json(*lines, session.zone())},
                                 {"made_at", iso(session.now())},
                                 {"as_of", as_of_json(*when)}}
                      .dump());
  else
    session.print(report::document_of(*lines, rendering), rendering);
  session.looked("checks");
  return arguments.has("--due") && !lines->empty() ? 1 : 0;
}

}  // namespace

Command checks_command() {
  return {"checks",
          "View",
          "What is due by the clock, most urgent first. --due exits with 1 if anything waits.",
          {"checks", "checks --due"},
          {{"--due", "", "only what has to be done now"}, as_of_option},
          run_checks};
}

}  // namespace infuwatch::cli
