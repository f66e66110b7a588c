#include "app/new_file.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace infuwatch::app {

std::string write_new_file(const std::string& path, const std::string& text) {
  std::error_code fault;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, fault)))
    return "it is there already, and is not overwritten";
  const auto mask = umask(0077);
  std::ofstream file{path, std::ios::binary};
  umask(mask);
  file << text;
  file.close();
  return file ? "" : "it cannot be written";
}

}  // namespace infuwatch::app
