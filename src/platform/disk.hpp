#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace infuwatch::platform {

/// What may still be written to the disk a file lies on, in bytes; none where nobody can tell.
std::optional<std::int64_t> room_beside(const std::string& path);
/// Whether that disk has next to no room left.
bool is_full(const std::string& path);
/// Whether a file lies, or would lie, on a file system that several machines share: their memory is not
/// shared with it.
bool on_network(const std::string& path);

/// Makes a file that takes so many bytes on the disk, or none at all where there is no room for it.
void take_room(const std::string& path, std::int64_t bytes);
/// Gives the room of a file back. False where that cannot be done.
bool give_room_back(const std::string& path);

}  // namespace infuwatch::platform
