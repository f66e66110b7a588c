#pragma once

#include "base/file_fault.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>

namespace infuwatch::platform {

/// Writes a new file, by default one that only its owner may read: it holds patients' data. What went wrong;
/// none if nothing did.
std::optional<FileFault> write_new_file(const std::string& path, const std::string& text,
                                        unsigned mode = 0600);
/// What a file holds that somebody named. Refused: one that is not there, is no file, cannot be read, or
/// holds more than so many bytes.
Result<std::string, FileFault> read_named_file(const std::string& path, std::size_t most = 1 << 20);
/// The same of a file that the machine's settings name.
Result<std::string, FileFault> read_own_file(const std::string& path, std::size_t most = 1 << 20);
/// Adds a line to a file, which is made where it is not there. False where the line is not in it whole.
bool add_line(const std::string& path, const std::string& line);

}  // namespace infuwatch::platform
