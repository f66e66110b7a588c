#include "platform/file.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

namespace infuwatch::platform {
namespace {

FileIdentity identity(const struct stat& about) { return {about.st_dev, about.st_ino, about.st_nlink}; }

}  // namespace

std::string directory_of(const std::string& path) {
  const auto directory = std::filesystem::path{path}.parent_path();
  return directory.empty() ? "." : directory.string();
}

bool OpenFile::close_now() { return number_ < 0 || close(std::exchange(number_, -1)) == 0; }

int open_to_read(const std::string& path) { return open(path.c_str(), O_RDONLY | O_CLOEXEC); }

int make_new(const std::string& path, unsigned mode) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  if (file >= 0 && fchmod(file, mode) != 0) errno = 0;  // the umask's own mode is no wider
  return file;
}

bool has_mode(int file, unsigned mode) {
  struct stat about {};
  return fstat(file, &about) == 0 && (about.st_mode & 07777U) == mode;
}

bool sync_file(int file) { return fsync(file) == 0; }

bool sync_file(const std::string& path) {
  const OpenFile file{open_to_read(path)};
  return file && sync_file(file.number());
}

bool sync_directory_of(const std::string& path) {
  const OpenFile directory{open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return directory && sync_file(directory.number());
}

bool rewind_file(int file) { return lseek(file, 0, SEEK_SET) == 0; }

bool rename_new(const std::string& from, const std::string& to) {
  return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
}

bool is_taken(const std::string& path) {
  struct stat about {};
  return lstat(path.c_str(), &about) == 0;
}

int access_fault(const std::string& path, bool writing) {
  const int wanted = writing ? R_OK | W_OK : R_OK;
  return faccessat(AT_FDCWD, path.c_str(), wanted, AT_EACCESS) == 0 ? 0 : errno;
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 ? std::optional{identity(about)} : std::nullopt;
}

std::optional<FileIdentity> identity_of(int file) {
  struct stat about {};
  return fstat(file, &about) == 0 ? std::optional{identity(about)} : std::nullopt;
}

std::optional<std::int64_t> size_of(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 ? std::optional{std::int64_t{about.st_size}} : std::nullopt;
}

ScopedPrivateFiles::ScopedPrivateFiles() : before_{umask(0077)} {}
ScopedPrivateFiles::~ScopedPrivateFiles() { umask(before_); }

}  // namespace infuwatch::platform
