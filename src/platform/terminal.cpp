#include "platform/terminal.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdlib>

namespace infuwatch::platform {

struct HiddenInput::Before {
  termios settings;
};

bool input_is_terminal() { return isatty(STDIN_FILENO); }
bool output_is_terminal() { return isatty(STDOUT_FILENO); }
bool no_color() { return std::getenv("NO_COLOR") != nullptr; }

HiddenInput::HiddenInput() {
  auto before = std::make_unique<Before>();
  if (tcgetattr(STDIN_FILENO, &before->settings) != 0) return;
  auto quiet = before->settings;
  quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0) before_ = std::move(before);
}

HiddenInput::~HiddenInput() {
  if (before_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_->settings);
}

}  // namespace infuwatch::platform
