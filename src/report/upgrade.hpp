#pragma once

#include "protocol/upgrade.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace infuwatch::report {

/// Each part whose upgrade waits: what the site changed in it, what the program changes, and what to type.
std::string upgrades_text(const std::vector<PartUpgrade>& waiting);
nlohmann::json upgrades_json(const std::vector<PartUpgrade>& waiting);

/// What the board tells a charge nurse; empty where nothing waits. `how`: what to do about it.
std::string upgrade_note(std::size_t waiting, std::string_view how);

}  // namespace infuwatch::report
