#pragma once

#include <chrono>
#include <string>

namespace infuwatch::cli {

/// One run of the program, for whoever keeps the machine running. No patient, no text that was typed.
struct Run {
  std::string command;  // as registered: `observe`, `patient add`; `-` where none was named
  int code = 0;
  std::string problem;  // its kind, such as `lost-race`; empty: none
  std::chrono::milliseconds took{};
};

/// Appends a line to `infuwatch/infuwatch.log` in the XDG state directory; it rotates at 1 MB, three files
/// are kept. A log that cannot be written never stops the work.
void log_run(const Run& run);

}  // namespace infuwatch::cli
