#include "cli/open_rows.hpp"

#include "app/watched.hpp"

namespace infuwatch::cli {

Result<std::vector<report::BoardRow>, Problem> open_rows(Session& session, const std::optional<AsOf>& when) {
  using Rows = std::vector<report::BoardRow>;
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Rows>(session.store(), [&](const storage::View& view) -> Result<Rows, Problem> {
    const auto open = app::watched(view, session.shelf(), now, upto);
    if (!open) return Failure{open.error()};
    Rows rows;
    for (const auto& one : *open)
      rows.push_back(report::board_row(*one.chart, one.infusion(), now,
                                       one.checks(session.site().site, session.zone(), now), one.clock_set,
                                       one.events(), one.limits()));
    report::sort_by_urgency(rows);
    return rows;
  });
}

}  // namespace infuwatch::cli
