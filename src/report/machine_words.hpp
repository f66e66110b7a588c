#pragma once

#include "domain/machine.hpp"
#include "report/message.hpp"

namespace infuwatch::report {

/// One sentence: what about the machine is not as it should be, and what follows from it.
Message machine_message(const MachineFault& fault);
/// What a wall clock that was set since the last entry means.
Message clock_step_message(Seconds by);
/// The same in a few words, for a banner.
std::string machine_banner(const MachineFault& fault);

}  // namespace infuwatch::report
