#pragma once

#include <string>

namespace infuwatch::platform {

/// Whether the machine's clock is synchronised with the world's.
bool clock_in_step();
/// The version of the zone database, such as `2026b`; empty where it does not say.
std::string zone_database();
/// The zone of the machine itself; empty where it does not say.
std::string host_zone();

}  // namespace infuwatch::platform
