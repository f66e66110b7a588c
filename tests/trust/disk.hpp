#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace infuwatch::trust {

/// One thing a disk was asked to do. Acknowledgements stand among them as marks.
struct Operation {
  enum class Kind { create, write, truncate, sync, remove, mark } kind;
  std::string file;     // its name in the directory
  std::int64_t at = 0;  // of a write; the size of a truncate; the number of a mark
  std::string bytes{};
  bool name_too = false;  // a sync of a new file, or a removal, that puts the name on the disk as well
};

/// Where something is made to fail.
struct Fault {
  enum class Kind { write, full, sync, read, truncate, open, lock, size } kind;
  std::uint64_t at = 0;     // the how many-th operation of that kind fails
  bool persistent = false;  // and all after it
};

/// Stands between SQLite and the disk while it lives: writes down what the disk is asked, and makes it fail.
/// One at a time.
class Disk {
 public:
  Disk();
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  /// From now on operations on files of this directory are written down.
  void record(const std::string& directory);
  const std::vector<Operation>& trace() const { return trace_; }
  void mark(std::int64_t number);
  /// Syncs are answered as done and are not: a disk that lies.
  void lie(bool lying) { lying_ = lying; }

  void fail(const Fault& fault);
  /// Whether it came to the fault; nothing fails any more.
  bool mend();

  /// Called whenever a checkpoint has read the log's header and not begun to copy.
  std::function<void()> before_copying;

  // Called by the file system SQLite sees.
  void note(Operation operation);
  bool fails(Fault::Kind kind);
  bool lying() const { return lying_; }
  bool records(const std::string& path) const;
  std::string name_of(const std::string& path) const;

 private:
  std::string directory_;
  std::vector<Operation> trace_;
  bool lying_ = false;
  bool failing_ = false, failed_ = false;
  Fault fault_{};
  std::uint64_t counted_ = 0;
};

using Files = std::map<std::string, std::string>;
/// Every file of a directory, by name, but for the shared memory and locks that no disk keeps.
Files files_in(const std::string& directory);
void put_files(const Files& files, const std::string& directory);

/// What a disk may hold of what was asked and not synced.
enum class Unsynced { none, all, some, beginning, torn, garbage };
inline constexpr Unsynced all_unsynced[] = {Unsynced::none,      Unsynced::all,  Unsynced::some,
                                            Unsynced::beginning, Unsynced::torn, Unsynced::garbage};
/// The files a disk may hold that lost its power after so many operations, beginning from what it held.
Files after_power_cut(const Files& before, const std::vector<Operation>& trace, std::size_t operations,
                      Unsynced how, std::mt19937_64& random);

}  // namespace infuwatch::trust
