#pragma once

#include "base/file_fault.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>

namespace infuwatch::app {

/// Writes a new file, by default one that only its owner may read: it holds patients' data. What went wrong;
/// none if nothing did.
std::optional<FileFault> write_new_file(const std::string& path, const std::string& text,
                                        unsigned mode = 0600);
/// What a file holds that somebody named. Refused: one that is not there, is no file, cannot be read, or
/// holds more than so many bytes.
Result<std::string, FileFault> read_named_file(const std::string& path, std::size_t most = 1 << 20);
/// The same of a file that the machine's settings name.
Result<std::string, FileFault> read_own_file(const std::string& path, std::size_t most = 1 << 20);

}  // namespace infuwatch::app
