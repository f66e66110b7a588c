#include "storage/sqlite/ballast.hpp"

#include "platform/disk.hpp"
#include "platform/file.hpp"

namespace infuwatch::storage {

bool Ballast::there() const { return platform::size_of(path_).value_or(0) > 0; }

bool Ballast::in_use() const {
  return !there() && platform::room_beside(path_).value_or(2 * size) < 2 * size;
}

bool Ballast::give_up() const { return there() && platform::give_room_back(path_); }

void Ballast::keep() const {
  constexpr std::int64_t plenty = 8 * size;
  if (there() || platform::room_beside(path_).value_or(0) < plenty) return;
  platform::take_room(path_, size);
}

}  // namespace infuwatch::storage
