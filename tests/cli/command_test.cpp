#include "cli/command.hpp"

#include "cli/help.hpp"
#include "support/catch.hpp"

#include <set>

namespace infuwatch::command_test {
namespace {

TEST_CASE("every command says what it is for and shows an example of itself", "[cli]") {
  CHECK(cli::commands().size() > 30);
  for (const auto& [name, command] : cli::commands()) {
    INFO(name);
    CHECK(command.name == name);
    CHECK((command.run != nullptr) != (command.verb != nullptr));
    CHECK(command.summary.size() > 10);
    CHECK(command.summary.ends_with('.'));
    REQUIRE_FALSE(command.examples.empty());
    for (const auto example : command.examples) {
      INFO(example);
      CHECK((example == name || example.starts_with(std::string{name} + ' ')));
    }
  }
}

TEST_CASE("no command takes one parameter twice, and every parameter has its help", "[cli]") {
  for (const auto& [name, command] : cli::commands()) {
    INFO(name);
    std::set<std::string_view> taken;
    bool rest = false;
    for (const auto& parameter : command.parameters) {
      INFO(parameter.name);
      CHECK(taken.insert(parameter.name).second);
      CHECK_FALSE(parameter.help.empty());
      const bool word = !parameter.name.starts_with("-");
      CHECK_FALSE((word && rest));  // nothing comes behind a word that takes all that are left
      rest = rest || (word && parameter.many);
    }
  }
}

TEST_CASE("the program's help lists every command", "[cli]") {
  const auto help = cli::program_help();
  for (const auto& [name, command] : cli::commands()) {
    INFO(name);
    CHECK(help.find("\n  " + std::string{name} + ' ') != std::string::npos);
    CHECK(cli::command_help(command).starts_with("  infuwatch " + std::string{name}));
  }
}

}  // namespace
}  // namespace infuwatch::command_test
