#pragma once

#include "time/zone.hpp"

#include <stdexcept>
#include <string>

namespace infuwatch::test {

inline Zone zone(const std::string& name) {
  const auto found = Zone::open(name);
  if (!found) throw std::invalid_argument{name};
  return *found;
}

inline const Zone new_york = zone("America/New_York"), berlin = zone("Europe/Berlin"),
                  lord_howe = zone("Australia/Lord_Howe"), kolkata = zone("Asia/Kolkata"),
                  casablanca = zone("Africa/Casablanca");

}  // namespace infuwatch::test
