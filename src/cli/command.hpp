#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::cli {

class Session;
}
namespace infuwatch::app {
struct Verb;
class Answers;
}  // namespace infuwatch::app

namespace infuwatch::cli {

/// What a command takes. `name` without dashes is a word in its place; with dashes an option. An option whose
/// `value` is empty is a switch. `many`: may be given several times, or (a word) take all that are left.
struct Parameter {
  std::string_view name;
  std::string_view value;
  std::string_view help;
  bool required = false;
  bool many = false;
  bool clears = false;           // an empty value takes out what was charted
  std::string_view otherwise{};  // what it means to leave it out
  std::string_view words{};      // that it is one of; empty: any text
};

/// What was given, by parameter name.
class ParsedArguments {
 public:
  std::map<std::string, std::vector<std::string>, std::less<>> values;

  bool has(std::string_view name) const { return values.contains(name); }
  std::string text(std::string_view name) const;  // empty: not given
  std::optional<std::string> maybe(std::string_view name) const;
  const std::vector<std::string>& all(std::string_view name) const;
};

/// A command: its name (one or two words), what it takes, and what runs: a function, or a verb of the record.
struct Command {
  std::string_view name;
  std::string_view group;  // the heading it stands under in --help
  std::string_view summary;
  std::vector<std::string_view> examples;  // arguments only; shown first
  std::vector<Parameter> parameters;
  int (*run)(Session& session, const ParsedArguments& arguments) = nullptr;
  const app::Verb* verb = nullptr;
};

/// Every command of the program, by name.
const std::map<std::string_view, Command>& commands();

/// The whole program but for what main provides; returns the exit code.
struct HostServices;
int run(int count, char** arguments, const HostServices& host);

}  // namespace infuwatch::cli
