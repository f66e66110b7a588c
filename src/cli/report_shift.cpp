#include "app/checks.hpp"
#include "app/new_file.hpp"
#include "app/shift_charts.hpp"
#include "cli/session.hpp"
#include "cli/shift_span.hpp"
#include "report/json.hpp"
#include "report/shift.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using report::ShiftReport;

Result<ShiftReport, Problem> worked_out(Session& session, const Shift& shift,
                                        const std::optional<AsOf>& when) {
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<ShiftReport>(
      session.store(), [&](const storage::View& view) -> Result<ShiftReport, Problem> {
        auto found = app::shift_charts(view, shift, now, upto);
        std::optional<Problem> wrong;
        const auto checks_of = [&](const Chart& chart, const Infusion& infusion) {
          auto checks = app::checks_on(view, session.shelf(), session.zone(), chart, infusion, now);
          if (checks) return std::move(*checks);
          wrong = checks.error();
          return std::vector<Check>{};
        };
        auto report = report::shift_report(shift, std::move(found.charts), found.concerned, now, checks_of,
                                           found.clock_sets);
        if (wrong) return Failure{*wrong};
        report.handover = std::move(found.handover);
        report.head_number = found.head.number.value(), report.head_hash = found.head.hash;
        return report;
      });
}

int run_report_shift(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, given);
  if (!when) return session.fail(when.error());
  const auto shift = shift_span(session, given, *when ? (*when)->at : session.now());
  if (!shift) return session.fail(shift.error());
  const auto format = given.text("--format").empty() ? "text" : given.text("--format");
  if (format != "text" && format != "json")
    return session.fail(BadField{"--format", format, Takes::one_of, {"text", "json"}});
  const auto report = worked_out(session, *shift, *when);
  if (!report) return session.fail(report.error());
  const auto telling = telling_of(session, *when);
  const bool as_json = session.globals().json || format == "json";
  const auto page =
      as_json ? report::shift_json(*report, telling).dump(2) + '\n' : report::shift_text(*report, telling);
  if (!given.has("--output")) {
    session.print(page, as_json);
    return session.looked("report");
  }
  const auto path = given.text("--output");
  if (const auto fault = app::write_new_file(path, as_json ? shown_json(page) : shown(page, Lines::many)))
    return session.fail(BadFile{path, *fault, true});
  session.print(session.globals().json ? nlohmann::json{{"file", path}}.dump()
                                       : "Wrote the report to " + path + ".");
  return session.looked("report to a file");
}

const Registered report_shift{
    {"report shift",
     "Looking",
     "The shift-end report.",
     {"report shift", "report shift --shift night", "report shift --from 07:00 --to 15:00 -o report.txt",
      "report shift --format json"},
     {{"--shift", "NAME", "the latest shift of that name: day, evening, night"},
      {"--from", "TIME", "a span of your own: from then"},
      {"--to", "TIME", "until then; now if not said"},
      {"--format", "FORMAT", "text or json"},
      {"-o,--output", "FILE", "write it to a file"},
      as_of_option},
     run_report_shift}};

}  // namespace
}  // namespace infuwatch::cli
