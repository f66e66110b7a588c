// Every command of the program, in one place.
#include "cli/commands.hpp"

#include "app/verb.hpp"

namespace infuwatch::cli {
namespace {

constexpr Command (*others[])() = {
    access_command,        backup_command,       backup_key_command,    board_command,
    call_list_command,     checks_command,       doctor_command,        drugs_check_command,
    drugs_export_command,  drugs_import_command, drugs_list_command,    drugs_show_command,
    drugs_upgrade_command, flags_command,        handover_sign_command, handover_show_command,
    init_command,          patient_list_command, patient_show_command,  rebuild_command,
    report_shift_command,  restore_command,      set_pin_command,       site_show_command,
    staff_list_command,    stats_command,        timeline_command,      verify_command};

std::map<std::string_view, Command> all_commands() {
  std::map<std::string_view, Command> all;
  for (const auto& verb : app::verbs())
    if (verb.run) all.emplace(name(verb.id), command_of(verb));
  for (const auto make : others) {
    auto command = make();
    all.insert_or_assign(command.name, std::move(command));
  }
  return all;
}

}  // namespace

const std::map<std::string_view, Command>& commands() {
  static const auto all = all_commands();
  return all;
}

}  // namespace infuwatch::cli
