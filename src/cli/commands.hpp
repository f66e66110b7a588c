#pragma once

#include "cli/command.hpp"

namespace infuwatch::cli {

// The commands that are no verb of the record: what shows, and what looks after the store. Each in the file
// of its name.
Command access_command();
Command backup_command();
Command backup_key_command();
Command board_command();
Command call_list_command();
Command checks_command();
Command doctor_command();
Command drugs_check_command();
Command drugs_export_command();
Command drugs_import_command();
Command drugs_list_command();
Command drugs_show_command();
Command drugs_upgrade_command();
Command flags_command();
Command handover_sign_command();
Command handover_show_command();
Command init_command();
Command patient_list_command();
Command patient_show_command();
Command rebuild_command();
Command report_shift_command();
Command restore_command();
Command set_pin_command();
Command site_show_command();
Command staff_list_command();
Command stats_command();
Command timeline_command();
Command verify_command();

/// The command of a verb: its options and help follow from the tables of verbs and fields.
Command command_of(const app::Verb& verb);

}  // namespace infuwatch::cli
