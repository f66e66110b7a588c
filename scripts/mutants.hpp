// For scripts/mutate: included before everything else in a file whose mutants stand behind switches.
#pragma once

#include <type_traits>

namespace mutants {

bool on(unsigned mutant);

/// In a header's class: off where the compiler works the value out, so that what is built with it may be a
/// constant.
constexpr bool on_if_running(unsigned mutant) { return !std::is_constant_evaluated() && on(mutant); }

}  // namespace mutants
