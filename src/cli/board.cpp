#include "app/upgrade.hpp"
#include "cli/open_rows.hpp"
#include "cli/session.hpp"
#include "report/json.hpp"
#include "report/machine_words.hpp"
#include "report/upgrade.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// That an upgrade of the drug list waits, for a charge nurse: nobody else can import it.
std::string upgrade_note(Session& session) {
  const auto* member = session.site().member(session.desk().badge);
  if (!member || member->role != Role::charge) return {};
  const auto waiting = app::reading<std::size_t>(
      session.store(), [](const storage::View& view) -> Result<std::size_t, Problem> {
        return app::upgrades_waiting(view).size();
      });
  return waiting ? report::upgrade_note(*waiting, "See: infuwatch drugs upgrade") : std::string{};
}

int run_board(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, given);
  if (!when) return session.fail(when.error());
  const auto rows = open_rows(session, *when);
  if (!rows) return session.fail(rows.error());
  const auto telling = telling_of(session, *when);
  const auto faults = session.machine_faults();
  const auto step = session.clock_set_now();
  std::vector<std::string> notes;
  auto machine = nlohmann::json::array();
  for (const auto& fault : faults) {
    machine.push_back({{"kind", name(fault.kind)}, {"about", fault.about}});
    if (fault.kind != MachineFault::Kind::host_zone) notes.push_back(report::machine_text(fault));
  }
  if (const auto note = upgrade_note(session); !note.empty()) notes.push_back(note);
  if (step) notes.insert(notes.begin(), report::clock_step_note(*step));
  const nlohmann::json told{{"board", report::board_json(*rows)},
                            {"made_at", iso(session.now())},
                            {"as_of", as_of_json(*when)},
                            {"machine", machine},
                            {"clock_set_s", step ? nlohmann::json(step->count()) : nlohmann::json(nullptr)}};
  session.print(session.globals().json ? told.dump() : report::board_text(*rows, telling, notes));
  return session.looked("board");
}

const Registered board{{"board",
                        "Looking",
                        "Everyone someone still has to look after, most urgent first.",
                        {"board", "board --as-of 15:40"},
                        {as_of_option},
                        run_board}};

}  // namespace
}  // namespace infuwatch::cli
