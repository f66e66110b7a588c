#pragma once

#include "domain/problem.hpp"
#include "platform/file.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch::storage {

/// The files a store is written to: its own, the log and the log's index. Terminals keep one record only as
/// long as each of them has the same three, each under one name: a file that was moved away takes entries
/// nobody else sees, and one with a second name gets a second log.
class StoreFiles {
 public:
  /// To be made when the store has been read once, so that the log is there. `named` is how the store was
  /// named, a link perhaps; `path` the file itself.
  StoreFiles(const std::string& named, const std::string& path, SQLite::Database& database);

  /// `replaced` or `linked`, and which file it is about; none where all are as they were when the store was
  /// opened.
  std::optional<StoreTrouble> fault() const;

 private:
  bool store_has_moved() const;

  std::string path_;
  SQLite::Database& database_;
  std::map<std::string, std::optional<platform::FileIdentity>> opened_;
};

/// The files that lie beside a store while it is open, or stay behind.
std::vector<std::string> files_beside(const std::string& path);
/// Whether all of a store that nobody has open is in its one file.
bool in_one_file(const std::string& path);

}  // namespace infuwatch::storage
