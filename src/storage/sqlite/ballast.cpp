#include "storage/sqlite/ballast.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

namespace infuwatch::storage {
namespace {

/// What may still be written to the disk a file lies on; none where nobody can tell.
std::optional<std::int64_t> room(const std::string& path) {
  const auto directory = std::filesystem::path{path}.parent_path();
  struct statvfs about {};
  if (statvfs(directory.empty() ? "." : directory.c_str(), &about) != 0) return std::nullopt;
  return static_cast<std::int64_t>(about.f_bavail) * static_cast<std::int64_t>(about.f_frsize);
}

}  // namespace

bool Ballast::there() const {
  struct stat about {};
  return stat(path_.c_str(), &about) == 0 && about.st_size > 0;
}

bool Ballast::in_use() const { return !there() && room(path_).value_or(2 * size) < 2 * size; }

bool Ballast::give_up() const {
  if (!there()) return false;
  return truncate(path_.c_str(), 0) == 0;
}

void Ballast::keep() const {
  constexpr std::int64_t plenty = 8 * size;
  if (there() || room(path_).value_or(0) < plenty) return;
  const int file = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660);
  if (file < 0) return;
  const bool moded = fchmod(file, 0660) == 0;
  const bool taken = posix_fallocate(file, 0, size) == 0;
  if (!taken && ftruncate(file, 0) != 0) unlink(path_.c_str());
  static_cast<void>(moded);  // another member of the group has made it
  close(file);
}

bool is_full(const std::string& path) {
  constexpr std::int64_t next_to_none = 256 << 10;
  return room(path).value_or(next_to_none) < next_to_none;
}

}  // namespace infuwatch::storage
