#pragma once

#include <sys/types.h>
#include <sys/wait.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

namespace infuwatch::test {

/// Lets a child run until it waits for a lock that somebody holds: whether it comes to that before it ends.
inline bool comes_to_wait(pid_t child) {
  const auto waits = "-> FLOCK  ADVISORY  WRITE " + std::to_string(child) + ' ';
  for (;;) {
    siginfo_t ended{};
    if (waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        ended.si_pid != 0)
      return false;
    std::ostringstream locks;
    locks << std::ifstream{"/proc/locks"}.rdbuf();
    if (locks.str().find(waits) != std::string::npos) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

}  // namespace infuwatch::test
