#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace infuwatch::platform {

/// The directory a file lies in; `.` for a bare name.
std::string directory_of(const std::string& path);

/// A file by the number it is open under; closed with its scope. Below 0: it is not open, and errno says why.
class OpenFile {
 public:
  explicit OpenFile(int number) : number_{number} {}
  ~OpenFile() { close_now(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  bool close_now();

 private:
  int number_;
};

int open_to_read(const std::string& path);
/// A file that was not there before, whatever the umask is; -1 where that cannot be done, or something is
/// there.
int make_new(const std::string& path, unsigned mode);
/// Whether a file has just these rights: some file systems keep none.
bool has_mode(int file, unsigned mode);

/// Puts what was written to a file, and its name, on the disk.
bool sync_file(int file);
bool sync_file(const std::string& path);
bool sync_directory_of(const std::string& path);
/// So that it is read from its beginning.
bool rewind_file(int file);
/// Gives a file another name. False where something has that name already (errno is EEXIST), or it cannot be
/// done.
bool rename_new(const std::string& from, const std::string& to);
/// Whether a path names anything at all, a link that leads nowhere included.
bool is_taken(const std::string& path);
/// 0, or errno of why the program may not read a file, or not write it, with the group it runs under.
int access_fault(const std::string& path, bool writing);

/// What tells a file from every other, and how many names it has.
struct FileIdentity {
  std::uint64_t device;
  std::uint64_t number;
  std::uint64_t names;
  bool same_file(const FileIdentity& other) const { return device == other.device && number == other.number; }
};
/// Of the file a path leads to; none where nothing is there.
std::optional<FileIdentity> identity_of(const std::string& path);
std::optional<FileIdentity> identity_of(int file);
/// In bytes; none where nothing is there.
std::optional<std::int64_t> size_of(const std::string& path);

/// New files get no rights for anybody else as long as it lives.
class ScopedPrivateFiles {
 public:
  ScopedPrivateFiles();
  ~ScopedPrivateFiles();
  ScopedPrivateFiles(const ScopedPrivateFiles&) = delete;
  ScopedPrivateFiles& operator=(const ScopedPrivateFiles&) = delete;

 private:
  unsigned before_;
};

}  // namespace infuwatch::platform
