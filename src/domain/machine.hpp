#pragma once

#include "base/named.hpp"
#include "time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// What the machine says of itself.
struct Machine {
  bool clock_in_step = true;             // synchronised with the world's
  std::string zone_database;             // such as `2026b`; empty: it does not say
  std::string host_zone;                 // the machine's own zone; empty: it does not say
  std::optional<std::int64_t> free_mib;  // where the store lies
};

/// What about the machine may make times wrong, or keep entries from being recorded before long.
struct MachineFault {
  enum class Kind {
    clock_loose,    // not synchronised
    zone_data_old,  // about: its version
    host_zone,      // another than the site's; about: it, the site's
    disk_low,       // about: MiB left
  };
  Kind kind;
  std::vector<std::string> about;
  friend bool operator==(const MachineFault&, const MachineFault&) = default;
};
template <>
inline constexpr std::pair<MachineFault::Kind, std::string_view> names_of<MachineFault::Kind>[] = {
    {MachineFault::Kind::clock_loose, "clock-not-synchronised"},
    {MachineFault::Kind::zone_data_old, "zone-data-old"},
    {MachineFault::Kind::host_zone, "host-zone"},
    {MachineFault::Kind::disk_low, "disk-low"}};

/// Less room than this is said, in MiB.
inline constexpr std::int64_t room_said_below = 1024;
/// A zone database this many years behind is said: countries change their clocks at short notice.
inline constexpr int zone_data_years = 2;

std::vector<MachineFault> faults_of(const Machine& machine, const std::string& site_zone, Instant now);

}  // namespace infuwatch
