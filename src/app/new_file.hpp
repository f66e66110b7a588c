#pragma once

#include <string>

namespace infuwatch::app {

/// Writes a new file that only its owner may read: it holds patients' data. What is wrong; empty if nothing
/// is.
std::string write_new_file(const std::string& path, const std::string& text);

}  // namespace infuwatch::app
