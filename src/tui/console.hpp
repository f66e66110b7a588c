#pragma once

#include "tui/worker.hpp"

#include <string>

namespace infuwatch::tui {

/// How the console is opened.
struct Opened {
  const app::Clock& clock;
  std::string os_user;
};

/// Runs the console until somebody leaves it; the exit code. Words on stderr where there is no terminal for
/// it.
int run(Seat& seat, const Opened& opened);

}  // namespace infuwatch::tui
