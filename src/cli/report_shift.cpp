#include "app/shift_facts.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/shift_span.hpp"
#include "platform/text_file.hpp"
#include "report/json.hpp"
#include "report/shift.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

Result<report::ShiftReport, Problem> worked_out(Session& session, const Shift& shift,
                                                const std::optional<AsOf>& when) {
  using report::ShiftReport;
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<ShiftReport>(session.store(),
                                   [&](const storage::View& view) -> Result<ShiftReport, Problem> {
                                     auto facts = app::shift_facts(session.context(), view, shift, now, upto);
                                     if (!facts) return Failure{facts.error()};
                                     return report::shift_report(std::move(*facts));
                                   });
}

int run_report_shift(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  const auto shift = shift_span(session, arguments, *when ? (*when)->at : session.now());
  if (!shift) return session.fail(shift.error());
  const auto format = arguments.text("--format").empty() ? "text" : arguments.text("--format");
  if (format != "text" && format != "json")
    return session.fail(BadField{FieldId::format, format, Takes::one_of, {"text", "json"}});
  const auto report = worked_out(session, *shift, *when);
  if (!report) return session.fail(report.error());
  const auto rendering = telling_of(session, *when);
  const bool one_line = session.globals().json && !arguments.has("--output");
  const bool as_json = session.globals().json || format == "json";
  const auto page =
      as_json ? report::shift_json(*report, rendering).dump(one_line ? -1 : 2) + (one_line ? "" : "\n")
              : report::shift_text(*report, rendering);
  if (!arguments.has("--output")) {
    session.print_page(page, as_json);
    return session.looked("report");
  }
  const auto path = arguments.text("--output");
  if (const auto fault =
          platform::write_new_file(path, as_json ? shown_json(page) : shown(page, Lines::many)))
    return session.fail(BadFile{path, *fault, true});
  session.print(session.globals().json ? nlohmann::json{{"file", path}}.dump()
                                       : "Wrote the report to " + path + ".");
  return session.looked("report to a file");
}

}  // namespace

Command report_shift_command() {
  return {"report shift",
          "View",
          "The shift-end report.",
          {"report shift", "report shift --shift night", "report shift --from 07:00 --to 15:00 -o report.txt",
           "report shift --format json"},
          {{"--shift", "NAME", "the latest shift of that name: day, evening, night"},
           {"--from", "TIME", "a span of your own: from then"},
           {"--to", "TIME", "until then; now if not said"},
           {"--format", "FORMAT", "text or json"},
           {"-o,--output", "FILE", "write it to a file"},
           as_of_option},
          run_report_shift};
}

}  // namespace infuwatch::cli
