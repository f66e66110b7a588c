#include "app/machine.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"
#include "report/machine_words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_doctor(Session& session, const Given&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto machine = app::read_machine(session.path());
  std::vector<std::string> warnings;
  if (const auto step = session.clock_set_now()) warnings.push_back(report::clock_step_note(*step));
  for (const auto& fault : faults_of(machine, session.zone().name(), session.now()))
    warnings.push_back(report::machine_text(fault));
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
                                   {"warnings", warnings}}}}
                      .dump());
  } else {
    auto text = session.provided().version + "\nstore          " + shown(session.path()) + '\n' + facts +
                "zone           " + session.zone().name() + ", database " +
                (machine.zone_database.empty() ? "unknown" : machine.zone_database) + "\nclock          " +
                (machine.clock_in_step ? "synchronised" : "NOT synchronised") + "\nfree           " +
                std::to_string(machine.free_mib.value_or(0)) + " MiB\n";
    for (const auto& warning : warnings) text += "WARNING " + warning + '\n';
    session.print(text);
  }
  return 0;
}

const Registered doctor{{"doctor",
                         "The record",
                         "What the store stands on: engine, clock, zone, room on the disk.",
                         {"doctor"},
                         {},
                         run_doctor}};

}  // namespace
}  // namespace infuwatch::cli
