#include "platform/disk.hpp"

#include "platform/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace infuwatch::platform {
std::optional<std::int64_t> room_beside(const std::string& path) {
  struct statvfs about {};
  if (statvfs(directory_of(path).c_str(), &about) != 0) return std::nullopt;
  return static_cast<std::int64_t>(about.f_bavail) * static_cast<std::int64_t>(about.f_frsize);
}

bool is_full(const std::string& path) {
  constexpr std::int64_t next_to_none = 256 << 10;
  return room_beside(path).value_or(next_to_none) < next_to_none;
}

bool on_network(const std::string& path) {
  struct statfs about {};
  if (statfs(directory_of(path).c_str(), &about) != 0) return false;
  switch (static_cast<unsigned long>(about.f_type)) {  // statfs(2)
    case 0x6969:                                       // NFS
    case 0xFF534D42:                                   // CIFS
    case 0xFE534D42:                                   // SMB2
    case 0x517B:                                       // SMB
    case 0x01021997:                                   // 9p
    case 0x564c:                                       // NCP
    case 0x5346414F:                                   // AFS
    case 0x00C36400:                                   // Ceph
      return true;
    default: return false;
  }
}

void take_room(const std::string& path, std::int64_t bytes) {
  const OpenFile file{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660)};
  if (!file) return;
  const bool moded = fchmod(file.number(), 0660) == 0;
  static_cast<void>(moded);  // another member of the group has made it
  const bool taken = posix_fallocate(file.number(), 0, bytes) == 0;
  if (!taken && ftruncate(file.number(), 0) != 0) unlink(path.c_str());
}

bool give_room_back(const std::string& path) { return truncate(path.c_str(), 0) == 0; }

}  // namespace infuwatch::platform
