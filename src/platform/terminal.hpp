#pragma once

#include <memory>

namespace infuwatch::platform {

bool input_is_terminal();
/// Whether answers are read by a person at once.
bool output_is_terminal();
/// Whether the person has asked programs for no colors (no-color.org).
bool no_color();

/// What is typed does not show as long as it lives.
class HiddenInput {
 public:
  HiddenInput();
  ~HiddenInput();
  HiddenInput(const HiddenInput&) = delete;
  HiddenInput& operator=(const HiddenInput&) = delete;

 private:
  struct Before;
  std::unique_ptr<Before> before_;  // none: nothing was changed
};

}  // namespace infuwatch::platform
