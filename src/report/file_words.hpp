#pragma once

#include "base/file_fault.hpp"

#include <string>

namespace infuwatch::report {

/// What went wrong with a file, without a full stop: `it cannot be read`.
std::string fault_text(FileFault fault);

}  // namespace infuwatch::report
