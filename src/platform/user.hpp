#pragma once

#include <string>

namespace infuwatch::platform {

/// The name of the user who runs the program, or the user's number where the system knows no name.
std::string os_user();
/// The machine, and the terminal where there is one: `desk4 /dev/pts/3`.
std::string workstation();
/// The terminal where there is one, and the process.
std::string terminal_and_process();
/// Of the program's processes that run now none has the same.
int process_number();

/// Where the user's programs keep data, and what is not worth keeping (XDG base directories).
std::string data_directory();
std::string state_directory();

}  // namespace infuwatch::platform
