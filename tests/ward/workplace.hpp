#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace infuwatch::ward {

/// A directory in memory where there is one: nobody waits for a disk. What is to be kept is copied out of it.
class Workplace {
 public:
  Workplace() {
    std::error_code ignored;
    const std::filesystem::path memory{"/dev/shm"};
    const auto where =
        std::filesystem::is_directory(memory, ignored) ? memory : std::filesystem::temp_directory_path();
    auto made = (where / "infuwatch-ward-XXXXXX").string();
    if (!mkdtemp(made.data())) throw std::runtime_error{"no directory to work in"};
    path_ = made;
  }
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  std::string file() const { return (path_ / "store.db").string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace infuwatch::ward
