#pragma once

#include "domain/machine.hpp"

namespace infuwatch::report {

/// One sentence: what about the machine is not as it should be, and what follows from it.
std::string machine_text(const MachineFault& fault);
/// What a wall clock that was set since the last entry means.
std::string clock_step_note(Seconds by);
/// The same in a few words, for a banner.
std::string machine_banner(const MachineFault& fault);

}  // namespace infuwatch::report
