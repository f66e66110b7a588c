// A PIN is typed, never an argument: arguments can be seen by others and stay in histories.
#include "app/pin.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "platform/terminal.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace infuwatch::cli {
namespace {

/// A line from the terminal, unseen; where there is no terminal, the next line of the input.
std::string typed(const char* prompt) {
  std::string line;
  if (!platform::input_is_terminal()) {
    std::getline(std::cin, line);
    return trimmed(line);
  }
  const platform::HiddenInput hidden;
  std::cerr << prompt << std::flush;
  std::getline(std::cin, line);
  std::cerr << '\n';
  return trimmed(line);
}

int run_set_pin(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto badge = arguments.text("BADGE");
  const auto pin = typed("PIN (it does not show): ");
  if (platform::input_is_terminal() && typed("Once more: ") != pin)
    return session.fail(Problem{BadField{FieldId::pin, "…", Takes::same_pin}});
  if (const auto done = app::set_pin(session.context(), badge, pin); !done) return session.fail(done.error());
  session.print(session.globals().json ? nlohmann::json{{"badge", badge}, {"pin", "set"}}.dump()
                                       : "Badge " + shown(badge) + " has its PIN.");
  return 0;
}

}  // namespace

Command set_pin_command() {
  return {"staff set-pin",
          "The site",
          "Set the PIN a badge signs in with at a shared console; asks for it.",
          {"staff set-pin 4711"},
          {{"BADGE", "", "the badge: one's own, or anybody's for a charge nurse", true}},
          run_set_pin};
}

}  // namespace infuwatch::cli
