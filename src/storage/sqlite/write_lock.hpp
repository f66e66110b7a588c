#pragma once

#include <chrono>
#include <string>

namespace infuwatch::storage {

/// The one lock every write and every checkpoint on a store is made under: a blocking flock on a file beside
/// it, so that SQLite's WAL-reset bug (3.7.0 to 3.51.2) cannot strike. Those who wait are served in turn:
/// only the first of them waits for the lock itself, the others behind it at a gate. Without that, where
/// processors are short, who has just had the lock has it again before the one that was woken comes to run.
/// Who has stood at the gate for a quarter of its patience goes on without: whoever keeps it may have been
/// stopped.
class WriteLock {
 public:
  explicit WriteLock(const std::string& store_path) : path_{store_path + ".lock"} {}
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

  /// Waits for the lock at most this long. False: another process kept it; `holder` says which. The lock file
  /// is made where it is not there; throws std::system_error where that fails.
  bool acquire(std::chrono::milliseconds patience);
  void release();
  /// What the last holder wrote into the lock file: terminal and process. Empty where there was no room for
  /// it.
  std::string holder() const;

 private:
  void open_file();
  bool take(std::chrono::milliseconds patience);
  /// Locks or unlocks the gate, a record lock on the same file: whether it did.
  bool at_gate(int command, short kind) const;

  std::string path_;
  int file_ = -1;  // opened by the first `acquire`: who only reads needs no lock
};

/// Holds an acquired lock for a scope.
class Holding {
 public:
  explicit Holding(WriteLock& lock) : lock_{lock} {}
  ~Holding() { lock_.release(); }
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;

 private:
  WriteLock& lock_;
};

}  // namespace infuwatch::storage
