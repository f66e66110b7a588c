#include "platform/clock.hpp"

#include <ctime>
#include <fstream>

namespace infuwatch::platform {

Moment read_clock() {
  static const std::string boot_id = [] {
    std::string id;
    std::getline(std::ifstream{"/proc/sys/kernel/random/boot_id"}, id);
    return id.empty() ? std::string{"unknown"} : id;
  }();
  timespec since_boot{};
  clock_gettime(CLOCK_BOOTTIME, &since_boot);
  return {std::chrono::floor<Seconds>(std::chrono::system_clock::now()), boot_id,
          since_boot.tv_sec * std::int64_t{1000000} + since_boot.tv_nsec / 1000};
}

}  // namespace infuwatch::platform
