#pragma once

#include "app/observe.hpp"
#include "base/words.hpp"
#include "protocol/checks.hpp"

namespace infuwatch::app {

/// Why a check was not done.
inline constexpr Words<4> not_done_reasons{"asleep", "refused", "away", "other"};

/// The checks of one infusion, by the protocol it runs by and the site's opening hours.
Result<std::vector<Check>, Problem> checks_on(const storage::View& view, CatalogueShelf& shelf,
                                              const Zone& zone, const Chart& chart, const Infusion& infusion,
                                              Instant now);

/// Says why a check of vital signs, or a call, will not be done. `key` as `key_of` gives it. Refused where it
/// was done, or where there is no such check.
Result<storage::Recorded, Problem> not_done(const Desk& desk, const Common& common, const std::string& key,
                                            const std::string& why, const std::string& at);

/// Records a follow-up call: `request.call` is how it ended. With symptoms, it is an observation by phone
/// like any other.
Result<storage::Recorded, Problem> call(const Desk& desk, const Common& common, ObserveRequest request);

}  // namespace infuwatch::app
