#include "platform/user.hpp"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

namespace infuwatch::platform {
namespace {

/// Empty where the input is no terminal.
std::string terminal() {
  std::array<char, 128> name{};
  return ttyname_r(STDIN_FILENO, name.data(), name.size()) == 0 ? name.data() : std::string{};
}

std::string directory(const char* variable, const char* usual) {
  const char* said = std::getenv(variable);
  if (said && *said) return said;
  const char* home = std::getenv("HOME");
  return (std::filesystem::path{home ? home : "."} / ".local" / usual).string();
}

}  // namespace

std::string os_user() {
  const auto* entry = getpwuid(getuid());
  return entry ? entry->pw_name : std::to_string(getuid());
}

std::string workstation() {
  char host[256] = "";
  if (gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
  const auto at = terminal();
  return std::string{host} + (at.empty() ? "" : ' ' + at);
}

std::string terminal_and_process() {
  const auto at = terminal();
  return (at.empty() ? "no terminal" : at) + ", process " + std::to_string(getpid());
}

int process_number() { return getpid(); }

std::string data_directory() { return directory("XDG_DATA_HOME", "share"); }
std::string state_directory() { return directory("XDG_STATE_HOME", "state"); }

}  // namespace infuwatch::platform
