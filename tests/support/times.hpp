#pragma once

#include "time/instant.hpp"

#include <stdexcept>
#include <string>

namespace infuwatch::test {

/// `at("2026-03-29T01:05")` and `at("2026-03-29T01:05:30")`: an instant in UTC. Anything else is a mistake in
/// the test.
inline Instant at(const std::string& text) {
  const auto instant = parse_iso(text + (text.size() == 16 ? ":00Z" : "Z"));
  if (!instant) throw std::invalid_argument{text};
  return *instant;
}

}  // namespace infuwatch::test
