#pragma once

#include "domain/site_record.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace infuwatch::report {

/// The site's settings.
std::string site_text(const SiteRecord& record);
nlohmann::json site_json(const SiteRecord& record);
/// Who may use the store, by badge.
std::string staff_text(const SiteRecord& record);
nlohmann::json staff_json(const SiteRecord& record);

}  // namespace infuwatch::report
