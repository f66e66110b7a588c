#pragma once

#include <cstdint>
#include <string>

namespace infuwatch::storage {

/// Room kept for the day the disk is full: a file beside the store that is given up when a write finds no
/// room, and made again once there is plenty.
class Ballast {
 public:
  static constexpr std::int64_t size = 8 << 20;
  explicit Ballast(const std::string& store_path) : path_{store_path + ".reserve"} {}

  bool there() const;
  /// It was given up, and the disk has little more room than it had.
  bool in_use() const;
  /// Frees the room. False: there was none to free.
  bool give_up() const;
  /// Takes the room where it is missing and the disk has eight times as much. It is no fault where that
  /// cannot be done.
  void keep() const;

 private:
  std::string path_;
};

}  // namespace infuwatch::storage
