#include "app/machine.hpp"

#include "platform/disk.hpp"
#include "platform/machine.hpp"

namespace infuwatch::app {

Machine read_machine(const std::string& path) {
  Machine machine{.clock_in_step = platform::clock_in_step(),
                  .zone_database = platform::zone_database(),
                  .host_zone = platform::host_zone(),
                  .free_mib = {}};
  if (const auto room = platform::room_beside(path)) machine.free_mib = *room >> 20;
  return machine;
}

}  // namespace infuwatch::app
