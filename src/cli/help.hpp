#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace infuwatch::cli {

/// Examples first, then what there is.
std::string program_help();
std::string command_help(const Command& command);
/// `{"error":{…}}` on standard output.
void print_error_json(int code, const std::string& kind, const std::string& message,
                      const std::vector<std::string>& fields);

}  // namespace infuwatch::cli
