#pragma once

#include "domain/site_record.hpp"
#include "report/message.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace infuwatch::report {

/// The site's settings.
std::string site_text(const SiteRecord& record);
nlohmann::json site_json(const SiteRecord& record);
/// Whether emergency drugs, oxygen and a provider were confirmed on the site's day of `now`; none where the
/// site never confirmed them.
std::optional<Message> ready_message(const SiteRecord& record, const Zone& zone, Instant now);
/// Who may use the store, by badge.
std::string staff_text(const SiteRecord& record);
nlohmann::json staff_json(const SiteRecord& record);

}  // namespace infuwatch::report
