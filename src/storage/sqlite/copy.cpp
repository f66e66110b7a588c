#include "storage/sqlite/copy.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace infuwatch::storage {
namespace {

bool synced(const char* path, int how) {
  const int file = open(path, how | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = fsync(file) == 0;
  close(file);
  return done;
}

}  // namespace

bool sync_file(const std::string& path) { return synced(path.c_str(), O_RDONLY); }

bool sync_directory_of(const std::string& path) {
  const auto directory = std::filesystem::path{path}.parent_path();
  return synced(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY);
}

Result<Done, StoreTrouble> copy_store(SQLite::Database& database, const std::string& target) {
  using Kind = StoreTrouble::Kind;
  struct stat about {};
  if (lstat(target.c_str(), &about) == 0) return Failure{StoreTrouble{Kind::exists, target, {}}};
  // VACUUM INTO attaches its target.
  const int attached = sqlite3_limit(database.getHandle(), SQLITE_LIMIT_ATTACHED, 1);
  const auto mask = umask(0077);
  const auto put_back = [&] {
    umask(mask);
    sqlite3_limit(database.getHandle(), SQLITE_LIMIT_ATTACHED, attached);
  };
  try {
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
  if (!sync_file(target) || !sync_directory_of(target))
    return Failure{StoreTrouble{Kind::io, target, std::strerror(errno)}};
  return Done{};
}

}  // namespace infuwatch::storage
