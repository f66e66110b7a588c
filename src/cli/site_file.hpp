#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace infuwatch::cli {

/// The machine's own settings, in TOML: `store = "/var/lib/infuwatch/store.db"` and nothing else.
struct SiteFile {
  std::string store;
};

struct SiteFileFault {
  std::string what;  // `line 3: …`
};

/// Reads its text. Refused: what is not TOML, a key that is not known, a store that is no absolute path.
Result<SiteFile, SiteFileFault> read_site_file(std::string_view text);

}  // namespace infuwatch::cli
