#include "app/checks.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "domain/open.hpp"
#include "report/checks.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace infuwatch::cli {
namespace {

using Calls = std::vector<report::CallLine>;

Result<CallScript, Problem> script(Session& session, const storage::View& view, const Infusion& infusion,
                                   CheckKind call) {
  const auto catalogue = session.shelf().get(view, infusion.terms.catalogue, {infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  return call_script((*catalogue)->drugs.at(infusion.order.drug), **catalogue,
                     call == CheckKind::second_call);
}

Result<Calls, Problem> calls(Session& session, const std::optional<AsOf>& when) {
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Calls>(session.store(), [&](const storage::View& view) -> Result<Calls, Problem> {
    Calls lines;
    for (const auto& one : view.open(now, upto)) {
      const auto chart = view.history(one.patient, {.upto = upto, .infusions = {one.infusion}});
      const auto* infusion = chart->infusion(one.infusion);
      if (!infusion || !infusion->release) continue;
      const auto checks = app::checks_on(view, session.shelf(), session.zone(), *chart, *infusion, now);
      if (!checks) return Failure{checks.error()};
      for (const auto& check : *checks) {
        if (!check.closes || !check.pending()) continue;
        auto ask = script(session, view, *infusion, check.kind);
        if (!ask) return Failure{ask.error()};
        lines.push_back(
            {{check, chart->patient(), infusion->order.drug, infusion->order.unlisted}, std::move(*ask)});
      }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const report::CallLine& a, const report::CallLine& b) {
      return *a.line.check.closes < *b.line.check.closes;
    });
    return lines;
  });
}

int run_call_list(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  const auto lines = calls(session, *when);
  if (!lines) return session.fail(lines.error());
  const auto rendering = telling_of(session, *when);
  if (session.globals().json)
    session.print(nlohmann::json{{"calls", report::calls_json(*lines, session.zone())},
                                 {"made_at", iso(session.now())},
                                 {"as_of", as_of_json(*when)}}
                      .dump());
  else
    session.print(report::document_of(*lines, rendering), rendering);
  return session.looked("call list");
}

}  // namespace

Command call_list_command() {
  return {
      "call list",   "Follow-up calls", "Who is to be called, by when the window closes, and what to ask.",
      {"call list"}, {as_of_option},    run_call_list};
}

}  // namespace infuwatch::cli
