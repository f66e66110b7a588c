// A PIN is typed, never an argument: arguments can be seen by others and stay in histories.
#include "app/pin.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>
#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace infuwatch::cli {
namespace {

/// The terminal without echo, as long as it lives.
class Unseen {
 public:
  Unseen() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
  }
  ~Unseen() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

/// A line from the terminal, unseen; where there is no terminal, the next line of the input.
std::string typed(const char* prompt) {
  std::string line;
  if (!isatty(STDIN_FILENO)) {
    std::getline(std::cin, line);
    return trimmed(line);
  }
  const Unseen unseen;
  std::cerr << prompt << std::flush;
  std::getline(std::cin, line);
  std::cerr << '\n';
  return trimmed(line);
}

int run_set_pin(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto badge = given.text("BADGE");
  const auto pin = typed("PIN (it does not show): ");
  if (isatty(STDIN_FILENO) && typed("Once more: ") != pin)
    return session.fail(Problem{BadField{"the PIN", "…", Takes::same_pin}});
  if (const auto done = app::set_pin(session.desk(), badge, pin); !done) return session.fail(done.error());
  session.print(session.globals().json ? nlohmann::json{{"badge", badge}, {"pin", "set"}}.dump()
                                       : "Badge " + shown(badge) + " has its PIN.");
  return 0;
}

const Registered set_pin_command{
    {"staff set-pin",
     "The site",
     "Set the PIN a badge signs in with at a shared console; asks for it.",
     {"staff set-pin 4711"},
     {{"BADGE", "", "the badge: one's own, or anybody's for a charge nurse", true}},
     run_set_pin}};

}  // namespace
}  // namespace infuwatch::cli
