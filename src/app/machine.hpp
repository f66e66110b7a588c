#pragma once

#include "domain/machine.hpp"

namespace infuwatch::app {

/// Asks the machine, and the disk on which a file lies.
Machine read_machine(const std::string& path);

}  // namespace infuwatch::app
