#include "platform/text_file.hpp"

#include "platform/borrowed_group.hpp"
#include "platform/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

namespace infuwatch::platform {

std::optional<FileFault> write_new_file(const std::string& path, const std::string& text, unsigned mode) {
  const ScopedRealGroup real_group;
  OpenFile file{open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)};
  if (!file) return errno == EEXIST ? FileFault::exists : FileFault::not_written;
  bool whole = true;
  for (std::size_t done = 0; whole && done < text.size();) {
    const auto size = ::write(file.number(), text.data() + done, text.size() - done);
    whole = size > 0 || (size < 0 && errno == EINTR);
    done += size > 0 ? static_cast<std::size_t>(size) : 0;
  }
  whole = file.close_now() && whole;
  if (!whole) unlink(path.c_str());
  return whole ? std::nullopt : std::optional{FileFault::not_written};
}

Result<std::string, FileFault> read_named_file(const std::string& path, std::size_t most) {
  const ScopedRealGroup real_group;
  return read_own_file(path, most);
}

Result<std::string, FileFault> read_own_file(const std::string& path, std::size_t most) {
  std::error_code fault;
  if (!std::filesystem::is_regular_file(path, fault)) return Failure{FileFault::not_there};
  std::ifstream file{path, std::ios::binary};
  std::string text;
  char part[65536];
  while (file && text.size() <= most) {
    file.read(part, sizeof part);
    text.append(part, static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof() && text.size() <= most) return Failure{FileFault::not_read};
  if (text.size() > most) return Failure{FileFault::too_long};
  return text;
}

bool add_line(const std::string& path, const std::string& line) {
  OpenFile file{open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660)};
  if (!file) return false;
  const auto text = line + '\n';
  const bool whole = ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
  return file.close_now() && whole;
}

}  // namespace infuwatch::platform
