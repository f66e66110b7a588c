#include "app/upgrade.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/upgrade.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int show_upgrades(Session& session) {
  using Waiting = std::vector<PartUpgrade>;
  const auto waiting = app::reading<Waiting>(
      session.store(),
      [](const storage::View& view) -> Result<Waiting, Problem> { return app::upgrades_waiting(view); });
  if (!waiting) return session.fail(waiting.error());
  session.print(session.globals().json ? report::upgrades_json(*waiting).dump()
                                       : report::upgrades_text(*waiting));
  return 0;
}

int run_drugs_upgrade(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  if (!arguments.has("--reason") && !arguments.has("--take") && !arguments.has("--keep"))
    return show_upgrades(session);
  const auto done = app::upgrade(session.context(), session.globals().uuid,
                                 {.take = arguments.all("--take"),
                                  .keep = arguments.all("--keep"),
                                  .reason = arguments.text("--reason")});
  if (!done) return session.fail(done.error());
  return session.receipts(*done);
}

}  // namespace

Command drugs_upgrade_command() {
  return {"drugs upgrade",
          "Patients and drugs",
          "Show what this version of the program changes in the drug list, and import it.",
          {"drugs upgrade", "drugs upgrade --reason \"release of January\"",
           "drugs upgrade --keep natalizumab --reason \"our own interval\""},
          {{"--reason", "TEXT", "why; without it, only shows what waits"},
           {"--take", "PART", "import this part although the site has changed it", false, true},
           {"--keep", "PART", "keep the site's own text of this part", false, true}},
          run_drugs_upgrade};
}

}  // namespace infuwatch::cli
