#pragma once

#include <chrono>
#include <string>

namespace infuwatch::platform {

/// A lock that processes of one machine share: a blocking flock on a file of its own. Those who wait are
/// served in turn: only the first of them waits for the lock itself, the others behind it at a gate. Without
/// that, where processors are short, who has just had the lock has it again before the one that was woken
/// comes to run. Who has stood at the gate for a quarter of its patience goes on without: whoever keeps it
/// may have been stopped.
class FileLock {
 public:
  explicit FileLock(std::string path) : path_{std::move(path)} {}
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  /// Waits for the lock at most this long. False: another process kept it; `holder` says which. The lock file
  /// is made where it is not there, and opened anew where another has its name by now; throws
  /// std::system_error where that fails.
  bool acquire(std::chrono::milliseconds patience);
  void release();
  /// What the last holder wrote into the lock file: terminal and process. Empty where there was no room for
  /// it.
  std::string holder() const;
  /// Whether who comes next waits for the same file; true before the first `acquire`.
  bool in_place() const;

 private:
  void open_file();
  bool take(std::chrono::milliseconds patience);
  /// Locks or unlocks the gate, a record lock on the same file: whether it did.
  bool at_gate(int command, short kind) const;
  void sign() const;

  std::string path_;
  int file_ = -1;  // opened by the first `acquire`: who only reads needs no lock
};

/// Holds an acquired lock for a scope.
class Holding {
 public:
  explicit Holding(FileLock& lock) : lock_{lock} {}
  ~Holding() { lock_.release(); }
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;

 private:
  FileLock& lock_;
};

}  // namespace infuwatch::platform
