#pragma once

#include "tui/worker.hpp"

#include <string>

namespace infuwatch::tui {

/// How the console is opened.
struct Opened {
  const app::Clock& clock;
  std::string os_user;
  bool plain = false;
};

/// Runs the console until somebody leaves it; the exit code. In lines (plain.hpp) where it was asked for, or
/// the terminal cannot place a cursor.
int run(ConsoleHost& host, const Opened& opened);

}  // namespace infuwatch::tui
