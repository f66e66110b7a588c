#include "storage/sqlite/copy.hpp"

#include "platform/file.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace infuwatch::storage {

Result<Done, StoreTrouble> copy_store(SQLite::Database& database, const std::string& target) {
  using Kind = StoreTrouble::Kind;
  if (platform::is_taken(target)) return Failure{StoreTrouble{Kind::exists, target, {}}};
  // VACUUM INTO attaches its target.
  const int attached = sqlite3_limit(database.getHandle(), SQLITE_LIMIT_ATTACHED, 1);
  const auto put_back = [&] { sqlite3_limit(database.getHandle(), SQLITE_LIMIT_ATTACHED, attached); };
  try {
    const platform::ScopedPrivateFiles owner_only;
    SQLite::Statement copy{database, "VACUUM INTO ?"};
    copy.bind(1, target);
    copy.exec();
  } catch (...) {
    put_back();
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    throw;
  }
  put_back();
  if (!platform::sync_file(target) || !platform::sync_directory_of(target))
    return Failure{StoreTrouble{Kind::io, target, std::strerror(errno)}};
  return Done{};
}

}  // namespace infuwatch::storage
