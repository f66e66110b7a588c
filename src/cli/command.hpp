#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::cli {

class Session;

/// What a command takes. `name` without dashes is a word in its place; with dashes an option. An option whose
/// `value` is empty is a switch. `many`: may be given several times, or (a word) take all that are left.
struct Parameter {
  std::string_view name;
  std::string_view value;
  std::string_view help;
  bool required = false;
  bool many = false;
  bool clears = false;  // an empty value takes out what was charted
};

/// What was given, by parameter name.
class Given {
 public:
  std::map<std::string, std::vector<std::string>, std::less<>> values;

  bool has(std::string_view name) const { return values.contains(name); }
  std::string text(std::string_view name) const;  // empty: not given
  std::optional<std::string> maybe(std::string_view name) const;
  const std::vector<std::string>& all(std::string_view name) const;
};

/// A command: its name (one or two words), what it takes, and what runs. A file that makes a Registered one
/// adds it to the program; nothing else has to know of it.
struct Command {
  std::string_view name;
  std::string_view group;  // the heading it stands under in --help
  std::string_view summary;
  std::vector<std::string_view> examples;  // arguments only; shown first
  std::vector<Parameter> parameters;
  int (*run)(Session& session, const Given& given);
};

struct Registered {
  explicit Registered(Command command);
};

/// Every command of the program, by name.
const std::map<std::string_view, Command>& commands();

/// The whole program but for what main provides; returns the exit code.
struct Provided;
int run(int count, char** arguments, const Provided& provided);

}  // namespace infuwatch::cli
