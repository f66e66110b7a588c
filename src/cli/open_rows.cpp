#include "cli/open_rows.hpp"

#include "app/checks.hpp"
#include "domain/open.hpp"

#include <map>

namespace infuwatch::cli {

Result<std::vector<report::BoardRow>, Problem> open_rows(Session& session, const std::optional<AsOf>& when) {
  using Rows = std::vector<report::BoardRow>;
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Rows>(session.store(), [&](const storage::View& view) -> Result<Rows, Problem> {
    std::map<PatientId, std::vector<InfusionId>> open;
    for (const auto& one : view.open(now, upto)) open[one.patient].push_back(one.infusion);
    Rows rows;
    for (const auto& [patient, infusions] : open) {
      const auto chart = view.history(patient, {.upto = upto, .infusions = infusions});
      for (const auto number : infusions) {
        const auto* infusion = chart->infusion(number);
        if (!infusion || !openness(*chart, *infusion).at(now)) continue;
        const auto checks = app::checks_on(view, session.shelf(), session.zone(), *chart, *infusion, now);
        if (!checks) return Failure{checks.error()};
        rows.push_back(report::board_row(*chart, *infusion, now, *checks));
      }
    }
    report::sort_by_urgency(rows);
    return rows;
  });
}

}  // namespace infuwatch::cli
