#include "app/anchor.hpp"
#include "app/machine.hpp"
#include "app/new_file.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"
#include "report/file_words.hpp"
#include "report/machine_words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// What the machine's settings name beside the store, and what is wrong with it.
struct Elsewhere {
  std::string lines;
  std::vector<std::string> warnings;
};

Elsewhere elsewhere(Session& session) {
  Elsewhere found;
  const auto& [store, pepper, anchor, public_key] = session.settings();
  const auto warn = [&](const std::string& what) { found.warnings.push_back(what); };
  if (!anchor.empty()) {
    found.lines += "anchor         " + shown(anchor) + '\n';
    const auto text = app::read_own_file(anchor, app::longest_anchor);
    const auto last = app::reading<std::pair<EntryNumber, app::AnchorFound>>(
        session.store(),
        [&](const storage::View& view) -> Result<std::pair<EntryNumber, app::AnchorFound>, Problem> {
          return std::pair{view.head().number, app::compare_anchor(view, text ? *text : std::string{})};
        });
    if (!text)
      warn("The anchor cannot be read: " + report::fault_text(text.error()) + ".");
    else if (last && last->second.last < last->first)
      warn("The anchor ends at " + to_text(last->second.last) + ", and the record at " +
           to_text(last->first) + ": it could not be written meanwhile.");
    else if (last && !last->second.faults.empty())
      warn("The anchor holds what the record does not: run verify --anchor.");
  }
  if (!pepper.empty()) {
    found.lines += "pepper         " + shown(pepper) + '\n';
    if (const auto set = session.desk().pepper; set && set->secret.empty())
      warn("The pepper cannot be read, or is too short: PINs that were set with it open nothing.");
  }
  if (!public_key.empty()) {
    found.lines += "backup key     " + shown(public_key) + '\n';
    if (const auto key = app::read_own_file(public_key, 4096); !key)
      warn("The key for backups cannot be read: " + report::fault_text(key.error()) + ".");
  }
  return found;
}

int run_doctor(Session& session, const Given&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto machine = app::read_machine(session.path());
  std::vector<std::string> warnings;
  if (const auto step = session.clock_set_now()) warnings.push_back(report::clock_step_note(*step));
  for (const auto& fault : faults_of(machine, session.zone().name(), session.now()))
    warnings.push_back(report::machine_text(fault));
  const auto beside = elsewhere(session);
  warnings.insert(warnings.end(), beside.warnings.begin(), beside.warnings.end());
  const auto facts = session.provided().store_facts(session.path());
  if (session.globals().json) {
    session.print(nlohmann::json{{"doctor",
                                  {{"version", session.provided().version},
                                   {"store", session.path()},
                                   {"facts", facts},
                                   {"zone", session.zone().name()},
                                   {"zone_database", machine.zone_database},
                                   {"clock_in_step", machine.clock_in_step},
                                   {"free_mib", machine.free_mib.value_or(0)},
                                   {"anchor", session.settings().anchor},
                                   {"pepper", session.settings().pepper},
                                   {"backup_key", session.settings().backup_key},
                                   {"warnings", warnings}}}}
                      .dump());
  } else {
    auto text = session.provided().version + "\nstore          " + shown(session.path()) + '\n' + facts +
                "zone           " + session.zone().name() + ", database " +
                (machine.zone_database.empty() ? "unknown" : machine.zone_database) + "\nclock          " +
                (machine.clock_in_step ? "synchronised" : "NOT synchronised") + "\nfree           " +
                std::to_string(machine.free_mib.value_or(0)) + " MiB\n" + beside.lines;
    for (const auto& warning : warnings) text += "WARNING " + warning + '\n';
    session.print(text);
  }
  return 0;
}

const Registered doctor{
    {"doctor",
     "The record",
     "What the store stands on: engine, clock, zone, room on the disk, what lies elsewhere.",
     {"doctor"},
     {},
     run_doctor}};

}  // namespace
}  // namespace infuwatch::cli
