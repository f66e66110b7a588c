#include "base/text.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>
#include <sys/timex.h>

#include <filesystem>
#include <fstream>

namespace infuwatch::cli {
namespace {

/// The first line of the zone database's own text, where it is installed: `# version 2026b`.
std::string zone_database() {
  std::string line;
  std::getline(std::ifstream{"/usr/share/zoneinfo/tzdata.zi"}, line);
  return line.starts_with("# version ") ? line.substr(10) : "unknown";
}

int run_doctor(Session& session, const Given&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  std::error_code fault;
  const auto room = std::filesystem::space(std::filesystem::absolute(session.path()).parent_path(), fault);
  timex clock{};
  const bool in_step = adjtimex(&clock) != TIME_ERROR;
  const auto free_mib = fault ? 0 : room.available / (1024 * 1024);
  std::vector<std::string> warnings;
  if (!in_step) warnings.push_back("The machine's clock is not synchronised: windows hang on it.");
  if (free_mib < 1024) warnings.push_back("Less than 1 GiB is free where the store lies.");
  const auto facts = session.provided().store_facts(session.path());
  if (session.globals().json) {
    session.print(nlohmann::json{{"doctor",
                                  {{"version", session.provided().version},
                                   {"store", session.path()},
                                   {"facts", facts},
                                   {"zone", session.zone().name()},
                                   {"zone_database", zone_database()},
                                   {"clock_in_step", in_step},
                                   {"free_mib", free_mib},
                                   {"warnings", warnings}}}}
                      .dump());
  } else {
    auto text = session.provided().version + "\nstore          " + shown(session.path()) + '\n' + facts +
                "zone           " + session.zone().name() + ", database " + zone_database() +
                "\nclock          " + (in_step ? "synchronised" : "NOT synchronised") + "\nfree           " +
                std::to_string(free_mib) + " MiB\n";
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
