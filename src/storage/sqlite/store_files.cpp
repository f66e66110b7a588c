#include "storage/sqlite/store_files.hpp"

#include <sqlite3.h>

#include <filesystem>

namespace infuwatch::storage {

using Kind = StoreTrouble::Kind;

StoreFiles::StoreFiles(const std::string& named, const std::string& path, SQLite::Database& database)
    : path_{path}, database_{database} {
  std::error_code fault;
  const auto link = std::filesystem::absolute(named, fault);  // wherever the program goes from here
  for (const auto& file : {fault ? named : link.string(), path, path + "-wal", path + "-shm"})
    opened_.emplace(file, platform::identity_of(file));
}

bool StoreFiles::store_has_moved() const {
  int moved = 0;
  const int asked = sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return asked == SQLITE_OK && moved != 0;
}

std::optional<StoreTrouble> StoreFiles::fault() const {
  const auto name = [](const std::string& file) { return std::filesystem::path{file}.filename().string(); };
  if (store_has_moved()) return StoreTrouble{Kind::replaced, path_, name(path_)};
  for (const auto& [file, opened] : opened_) {
    const auto now = platform::identity_of(file);
    if (!now || !opened || !now->same_file(*opened)) return StoreTrouble{Kind::replaced, path_, name(file)};
    if (now->names > 1) return StoreTrouble{Kind::linked, path_, name(file)};
  }
  return std::nullopt;
}

std::vector<std::string> files_beside(const std::string& path) {
  return {path + "-wal", path + "-shm", path + ".lock", path + ".reserve"};
}

bool in_one_file(const std::string& path) { return platform::size_of(path + "-wal").value_or(0) == 0; }

}  // namespace infuwatch::storage
