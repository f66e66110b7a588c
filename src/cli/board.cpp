#include "app/handover.hpp"
#include "app/upgrade.hpp"
#include "cli/commands.hpp"
#include "cli/open_rows.hpp"
#include "cli/session.hpp"
#include "report/handover.hpp"
#include "report/json.hpp"
#include "report/machine_words.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/site.hpp"
#include "report/upgrade.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// That an upgrade of the drug list waits, for a charge nurse: nobody else can import it.
std::string waiting_note(Session& session) {
  const auto* member = session.site().member(session.context().badge);
  if (!member || member->role != Role::charge) return {};
  const auto waiting = app::reading<std::size_t>(
      session.store(), [](const storage::View& view) -> Result<std::size_t, Problem> {
        return app::upgrades_waiting(view).size();
      });
  return waiting ? report::upgrade_note(*waiting, "See: infuwatch drugs upgrade") : std::string{};
}

Result<std::vector<report::Message>, Problem> handover_notes_now(Session& session,
                                                                 const std::vector<report::BoardRow>& rows) {
  using Latest = std::optional<Handover>;
  const auto latest = app::reading<Latest>(
      session.store(),
      [](const storage::View& view) -> Result<Latest, Problem> { return app::latest_handover(view); });
  if (!latest) return Failure{latest.error()};
  return *latest ? report::handover_notes(**latest, rows) : std::vector<report::Message>{};
}

int run_board(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  const auto rows = open_rows(session, *when);
  if (!rows) return session.fail(rows.error());
  const auto rendering = telling_of(session, *when);
  const auto faults = session.machine_faults();
  const auto step = session.clock_set_now();
  std::vector<report::Message> notes;
  auto machine = nlohmann::json::array();
  for (const auto& fault : faults) {
    machine.push_back({{"kind", name(fault.kind)}, {"about", fault.about}});
    if (fault.kind != MachineFault::Kind::host_zone) notes.push_back(report::machine_message(fault));
  }
  if (const auto note = waiting_note(session); !note.empty())
    notes.push_back({&report::sentence::site_note, {{"note", report::Typed{note}}}});
  const auto ready = report::ready_message(rendering.site, rendering.zone, rendering.now);
  if (ready) notes.push_back(*ready);
  if (!*when) {
    auto handed_over = handover_notes_now(session, *rows);
    if (!handed_over) return session.fail(handed_over.error());
    for (auto& note : *handed_over) notes.push_back(std::move(note));
  }
  if (step) notes.insert(notes.begin(), report::clock_step_message(*step));
  const nlohmann::json told{{"board", report::board_json(*rows)},
                            {"made_at", iso(session.now())},
                            {"as_of", as_of_json(*when)},
                            {"machine", machine},
                            {"clock_set_s", step ? nlohmann::json(step->count()) : nlohmann::json(nullptr)}};
  if (session.globals().json)
    session.print(told.dump());
  else
    session.print(report::board(*rows, rendering, notes), rendering);
  return session.looked("board");
}

}  // namespace

Command board_command() {
  return {"board",
          "View",
          "Everyone someone still has to look after, most urgent first.",
          {"board", "board --as-of 15:40"},
          {as_of_option},
          run_board};
}

}  // namespace infuwatch::cli
