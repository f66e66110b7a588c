#pragma once

#include <chrono>
#include <string>

namespace infuwatch::storage {

/// The one lock every write and every checkpoint on a store is made under: a blocking flock on a file beside
/// it, so that those who wait are served in turn, and so that SQLite's WAL-reset bug (3.7.0 to 3.51.2) cannot
/// strike.
class WriteLock {
 public:
  /// Opens (or makes) the lock file of a store. Throws std::system_error where that fails.
  explicit WriteLock(const std::string& store_path);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

  /// Waits for the lock at most this long. False: another process kept it; `holder` says which.
  bool acquire(std::chrono::milliseconds patience);
  void release();
  /// What the holder wrote into the lock file: terminal, process, since when.
  std::string holder() const;

 private:
  int file_ = -1;
  char* holder_ = nullptr;  // the lock file's page in memory: writing into it costs no system call
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
