#include "platform/machine.hpp"

#include <sys/timex.h>

#include <filesystem>
#include <fstream>

namespace infuwatch::platform {

bool clock_in_step() {
  timex clock{};
  return adjtimex(&clock) != TIME_ERROR;
}

std::string zone_database() {
  std::string line;  // of the database's own text, where that is installed: `# version 2026b`
  std::getline(std::ifstream{"/usr/share/zoneinfo/tzdata.zi"}, line);
  return line.starts_with("# version ") ? line.substr(10) : std::string{};
}

std::string host_zone() {
  constexpr std::string_view folder = "/zoneinfo/";
  std::error_code fault;
  const auto target = std::filesystem::read_symlink("/etc/localtime", fault).string();
  const auto at = target.find(folder);
  return fault || at == std::string::npos ? std::string{} : target.substr(at + folder.size());
}

}  // namespace infuwatch::platform
