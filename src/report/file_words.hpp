#pragma once

#include "base/file_fault.hpp"
#include "report/message.hpp"

#include <string>

namespace infuwatch::report {

/// What went wrong with a file.
Message fault_message(FileFault fault, const std::string& path);

}  // namespace infuwatch::report
