#pragma once

#include "base/result.hpp"
#include "domain/problem.hpp"

#include <string>
#include <string_view>

namespace infuwatch::cli {

/// The machine's own settings, in TOML. Each is the whole path of a file, or not there.
struct SiteFile {
  std::string store;       // or `postgresql://…`
  std::string pepper;      // a secret of this machine that goes into the hashes of PINs
  std::string anchor;      // where the record's head is written after each entry; best on another disk
  std::string backup_key;  // the public key that backups are made for
};

struct SiteFileFault {
  BadSettings::Why why;
  int line;
  std::string about;
};

/// Reads its text. Refused: what is not TOML, a key that is not known, what is no whole path.
Result<SiteFile, SiteFileFault> read_site_file(std::string_view text);

}  // namespace infuwatch::cli
