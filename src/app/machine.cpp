#include "app/machine.hpp"

#include <sys/timex.h>

#include <filesystem>
#include <fstream>

namespace infuwatch::app {
namespace {

/// The first line of the zone database's own text, where it is installed: `# version 2026b`.
std::string zone_database() {
  std::string line;
  std::getline(std::ifstream{"/usr/share/zoneinfo/tzdata.zi"}, line);
  return line.starts_with("# version ") ? line.substr(10) : std::string{};
}

/// What /etc/localtime stands for.
std::string host_zone() {
  constexpr std::string_view folder = "/zoneinfo/";
  std::error_code fault;
  const auto target = std::filesystem::read_symlink("/etc/localtime", fault).string();
  const auto at = target.find(folder);
  return fault || at == std::string::npos ? std::string{} : target.substr(at + folder.size());
}

}  // namespace

Machine read_machine(const std::string& path) {
  timex clock{};
  Machine machine{adjtimex(&clock) != TIME_ERROR, zone_database(), host_zone(), std::nullopt};
  std::error_code fault;
  const auto room = std::filesystem::space(std::filesystem::absolute(path, fault).parent_path(), fault);
  if (!fault) machine.free_mib = static_cast<std::int64_t>(room.available / (1024 * 1024));
  return machine;
}

}  // namespace infuwatch::app
