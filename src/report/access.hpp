#pragma once

#include "domain/access.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace infuwatch::report {

/// Who looked at what, in the order given.
std::string accesses_text(const std::vector<ToldAccess>& accesses, const RenderContext& rendering);
nlohmann::json accesses_json(const std::vector<ToldAccess>& accesses);

}  // namespace infuwatch::report
