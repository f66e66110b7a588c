#pragma once

#include "time/moment.hpp"

namespace infuwatch::platform {

/// The machine's clock, and how long it has been running without anybody setting it.
Moment read_clock();

}  // namespace infuwatch::platform
