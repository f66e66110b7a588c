#pragma once

#include "storage/store.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace infuwatch::storage {

/// How an engine keeps a store in a file.
struct FileEngine {
  std::function<Result<std::unique_ptr<Store>, Problem>(const std::string& path)> open;
  /// The files that lie beside a store while it is open, or stay behind.
  std::function<std::vector<std::string>(const std::string& path)> beside;
  /// Whether all of a store that nobody has open is in its one file.
  std::function<bool(const std::string& path)> in_one_file;
};

}  // namespace infuwatch::storage
