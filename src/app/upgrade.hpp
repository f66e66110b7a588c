#pragma once

#include "app/writing.hpp"
#include "protocol/upgrade.hpp"

namespace infuwatch::app {

/// The parts of the catalogue for which this program brings rules that the site has not been asked about.
std::vector<PartUpgrade> upgrades_waiting(const storage::View& view);

/// What to do with them. `take`: the program's text also where the site has changed a part; `keep`: the
/// site's stays, and is not asked about again until the program's changes. Parts that are not named are
/// imported where the site has not changed them, and go on waiting where it has.
struct UpgradeRequest {
  std::vector<std::string> take{}, keep{};
  std::string reason;
};
/// Imports them, an entry for each part; the catalogue is without fault after every one. All or none are
/// begun: what cannot be done is refused before the first.
/// `uuid` names the first of them.
Result<std::vector<storage::Recorded>, Problem> upgrade(const AppContext& context, const std::string& uuid,
                                                        const UpgradeRequest& request);

}  // namespace infuwatch::app
