#include "domain/machine.hpp"

#include "base/text.hpp"

#include <chrono>

namespace infuwatch {

std::vector<MachineFault> faults_of(const Machine& machine, const std::string& site_zone, Instant now) {
  using Kind = MachineFault::Kind;
  std::vector<MachineFault> found;
  if (!machine.clock_in_step) found.push_back({Kind::clock_loose, {}});
  const auto year = std::string_view{machine.zone_database}.substr(0, 4);
  const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(now)};
  if (all_digits(year, 4) && static_cast<int>(today.year()) - digits_value(year) >= zone_data_years)
    found.push_back({Kind::zone_data_old, {machine.zone_database}});
  if (!machine.host_zone.empty() && machine.host_zone != site_zone)
    found.push_back({Kind::host_zone, {machine.host_zone, site_zone}});
  if (machine.free_mib && *machine.free_mib < room_said_below)
    found.push_back({Kind::disk_low, {std::to_string(*machine.free_mib)}});
  return found;
}

}  // namespace infuwatch
