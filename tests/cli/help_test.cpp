// The commands as the built program tells them: `cli` is not linked into the tests.
#include "base/text.hpp"
#include "support/catch.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace infuwatch::help_test {
namespace {

struct Told {
  int code = 0;
  std::vector<std::string> lines;
};

Told told_by(const std::string& arguments) {
  const auto command = "'" + std::string{INFUWATCH_PROGRAM} + "' " + arguments + " 2>&1 </dev/null";
  auto* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error{"the program cannot be run"};
  std::string text;
  std::array<char, 4096> part{};
  while (const auto count = std::fread(part.data(), 1, part.size(), pipe)) text.append(part.data(), count);
  const int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, split(text, '\n')};
}

bool listed(const std::string& line) { return line.size() > 2 && line.starts_with("  ") && line[2] != ' '; }

/// The commands that `infuwatch --help` lists under its headings, each with its summary.
std::vector<std::pair<std::string, std::string>> commands() {
  std::vector<std::pair<std::string, std::string>> found;
  bool under_heading = false;
  for (const auto& line : told_by("--help").lines) {
    if (line == "At the bedside") under_heading = true;
    if (!under_heading || !listed(line)) continue;
    const auto name = trimmed(line.substr(2, 18));
    found.emplace_back(name, line.size() > 20 ? trimmed(line.substr(20)) : std::string{});
  }
  return found;
}

TEST_CASE("the program's help lists each command once, with what it is for", "[cli]") {
  const auto all = commands();
  CHECK(all.size() > 30);
  std::set<std::string> names;
  for (const auto& [name, summary] : all) {
    INFO(name);
    CHECK(names.insert(name).second);
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz- ") == std::string::npos);
    CHECK(summary.size() > 10);
  }
  for (const auto* verb : {"init",          "prepare",    "start",        "rate",          "pause",
                           "resume",        "stop",       "release",      "cancel",        "observe",
                           "log",           "give",       "notify",       "note",          "flags",
                           "ack",           "resolve",    "correct",      "retract",       "move",
                           "board",         "timeline",   "report shift", "handover sign", "handover accept",
                           "handover show", "verify",     "rebuild",      "doctor",        "patient add",
                           "patient prior", "drugs list", "drugs show",   "staff add",     "site show"}) {
    INFO(verb);
    CHECK(names.contains(verb));
  }
}

TEST_CASE("a command's help begins with examples of itself and names each of its parameters once", "[cli]") {
  for (const auto& [name, summary] : commands()) {
    const auto help = told_by(name + " --help");
    INFO(name << '\n' << joined(help.lines, "\n"));
    CHECK(help.code == 0);
    REQUIRE(help.lines.size() > 3);
    CHECK((help.lines[0] + ' ').starts_with("  infuwatch " + name + ' '));
    std::size_t at = 0;
    for (; at < help.lines.size() && listed(help.lines[at]); ++at)
      CHECK((help.lines[at] + ' ').starts_with("  infuwatch " + name + ' '));
    std::set<std::string> parameters;
    for (; at < help.lines.size(); ++at)
      if (listed(help.lines[at]))
        CHECK(parameters.insert(split(trimmed(help.lines[at]), ' ').front()).second);
  }
}

TEST_CASE("a command that is a family's name too shows itself first, and names the family", "[cli]") {
  for (const auto& [name, parameter, other] :
       {std::tuple{"backup", "--plain", "backup key"}, std::tuple{"call", "--outcome", "call list"}})
    for (const auto& asked : {std::string{name} + " --help", "--help " + std::string{name}}) {
      const auto help = joined(told_by(asked).lines, "\n");
      INFO(help);
      CHECK(help.find("  " + std::string{parameter} + ' ') != std::string::npos);
      CHECK(help.find("\n  infuwatch " + std::string{other} + '\n') != std::string::npos);
    }
}

TEST_CASE("what is no command is a mistake of usage", "[cli]") {
  CHECK(told_by("no-such-command").code == 64);
  CHECK(told_by("observe 1 --no-such-option").code == 64);
  CHECK(told_by("--help").code == 0);
  CHECK(told_by("--version").code == 0);
  CHECK(told_by("--version").lines.front().starts_with("infuwatch "));
}

}  // namespace
}  // namespace infuwatch::help_test
