#include "report/doctor.hpp"

#include "app/anchor.hpp"
#include "app/machine.hpp"
#include "base/password.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "platform/text_file.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using report::BesideFault;
using Kind = BesideFault::Kind;

std::optional<BesideFault> anchor_fault(Session& session, const std::string& anchor) {
  const auto text = platform::read_own_file(anchor, app::longest_anchor);
  if (!text) return BesideFault{.kind = Kind::anchor_unreadable, .file = text.error()};
  using Compared = std::pair<EntryNumber, AnchorFound>;
  const auto compared =
      app::reading<Compared>(session.store(), [&](const storage::View& view) -> Result<Compared, Problem> {
        return std::pair{view.head().number, app::compare_anchor(view, *text)};
      });
  if (!compared) return std::nullopt;
  const auto& [recorded, found] = *compared;
  if (found.last < recorded)
    return BesideFault{.kind = Kind::anchor_behind, .last = found.last, .recorded = recorded};
  if (!found.faults.empty()) return BesideFault{.kind = Kind::anchor_differs};
  return std::nullopt;
}

/// What is wrong with the files that the machine's settings name.
std::vector<BesideFault> beside_faults(Session& session) {
  std::vector<BesideFault> faults;
  const auto& [store, pepper, anchor, public_key] = session.settings();
  if (!anchor.empty())
    if (auto fault = anchor_fault(session, anchor)) faults.push_back(std::move(*fault));
  if (const auto set = session.context().pepper; !pepper.empty() && set && set->secret.empty())
    faults.push_back({.kind = Kind::pepper_unusable});
  if (!public_key.empty())
    if (const auto key = platform::read_own_file(public_key, 4096); !key)
      faults.push_back({.kind = Kind::backup_key_unreadable, .file = key.error()});
  return faults;
}

int run_doctor(Session& session, const ParsedArguments&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto& settings = session.settings();
  auto machine = app::read_machine(session.path());
  auto machine_faults = faults_of(machine, session.zone().name(), session.now());
  const report::Foundation found{.version = session.host().version,
                                 .store = without_password(session.path()),
                                 .engine = session.host().store_facts(session.path()),
                                 .zone = session.zone().name(),
                                 .machine = std::move(machine),
                                 .anchor = settings.anchor,
                                 .pepper = settings.pepper,
                                 .backup_key = settings.backup_key,
                                 .clock_set = session.clock_set_now(),
                                 .machine_faults = std::move(machine_faults),
                                 .beside_faults = beside_faults(session)};
  const report::WordStyle style{&session.zone(), session.now()};
  session.print(session.globals().json ? report::doctor_json(found, style).dump()
                                       : report::doctor_text(found, style));
  return 0;
}

}  // namespace

Command doctor_command() {
  return {"doctor",
          "The record",
          "What the store stands on: engine, clock, zone, room on the disk, what lies elsewhere.",
          {"doctor"},
          {},
          run_doctor};
}

}  // namespace infuwatch::cli
