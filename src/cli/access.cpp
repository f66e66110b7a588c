#include "app/access.hpp"

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/shift_span.hpp"
#include "report/access.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_access(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  app::AccessWanted wanted{arguments.text("--patient"), arguments.text("--staff"), {}, {}};
  if (arguments.has("--shift") || arguments.has("--from") || arguments.has("--to")) {
    const auto span = shift_span(session, arguments, session.now());
    if (!span) return session.fail(span.error());
    wanted.from = span->from;
    wanted.to = span->to;
  }
  const auto found = app::accesses(session.context(), wanted);
  if (!found) return session.fail(found.error());
  session.print_page(session.globals().json ? nlohmann::json{{"access", report::accesses_json(*found)}}.dump()
                                            : report::accesses_text(*found, session.rendering()));
  return session.looked("access");
}

}  // namespace

Command access_command() {
  return {"access",
          "The record",
          "Who looked at which chart, and who tried to sign in; for charge nurses and auditors.",
          {"access", "access --patient 0042137", "access --staff n1 --from \"22-Nov-2026 07:00\""},
          {{"--patient", "MRN", "one patient's charts only"},
           {"--staff", "BADGE", "by one badge only"},
           {"--shift", "NAME", "in the latest shift of that name"},
           {"--from", "TIME", "in a span of your own: from then"},
           {"--to", "TIME", "until then"}},
          run_access};
}

}  // namespace infuwatch::cli
