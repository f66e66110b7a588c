// Words of the command line → a command and what was given to it. The only file that knows CLI11.
#include "base/password.hpp"
#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/session.hpp"
#include "platform/terminal.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>

namespace infuwatch::cli {
namespace {

constexpr int usage = 64;

int misused(const Globals& globals, const std::string& fault, const std::string& remedy) {
  const auto wrong = without_password(fault);  // a store's address may stand where a command should
  if (globals.json) print_error_json(usage, "usage", wrong + ' ' + remedy, {});
  std::cerr << "infuwatch: " << shown(wrong) << '\n' << shown(remedy) << '\n';
  return usage;
}

/// The command that the first one or two words name; they are taken off.
const Command* named_command(std::vector<std::string>& words) {
  if (words.size() >= 2) {
    if (const auto two = commands().find(words[0] + ' ' + words[1]); two != commands().end()) {
      words.erase(words.begin(), words.begin() + 2);
      return &two->second;
    }
  }
  const auto one = words.empty() ? commands().end() : commands().find(words[0]);
  if (one == commands().end()) return nullptr;
  words.erase(words.begin());
  return &one->second;
}

std::string nearest_command(const std::vector<std::string>& words) {
  std::string best;
  int least = 3;
  const auto typed = words[0] + (words.size() > 1 && !words[1].starts_with('-') ? ' ' + words[1] : "");
  for (const auto& [name, command] : commands()) {
    const bool family = name.starts_with(words[0] + ' ');
    const int apart = family ? 0 : std::min(letters_apart(words[0], name), letters_apart(typed, name));
    if (apart >= least) continue;
    least = apart;
    best = name;
  }
  return best;
}

struct Taken {
  std::map<std::string, bool> switches;
  std::map<std::string, std::string> single;
  std::map<std::string, std::vector<std::string>> many;
};

void declare(CLI::App& app, const Command& command, Taken& taken) {
  for (const auto& parameter : command.parameters) {
    const std::string written{parameter.name};  // a short form may stand before the long one: `-o,--output`
    const auto name = written.substr(written.find(',') + 1);
    const bool option = name.starts_with("--");
    if (option && parameter.value.empty()) {
      app.add_flag(written, taken.switches[name]);
      continue;
    }
    auto* added = parameter.many
                      ? app.add_option(written, taken.many[name])->expected(-1)->allow_extra_args(!option)
                      : app.add_option(written, taken.single[name]);
    added->required(parameter.required);
  }
}

/// What stands before or behind a mark in CLI11's complaint.
std::string before(const std::string& text, std::string_view mark) { return text.substr(0, text.find(mark)); }
std::string behind(const std::string& text, std::string_view mark) {
  const auto at = text.find(mark);
  return at == std::string::npos ? text : trimmed(text.substr(at + mark.size()));
}

/// CLI11's complaint as one sentence of ours.
std::string complaint(const CLI::ParseError& error, const std::string& command) {
  const std::string text = before(error.what(), "\n");
  const auto what = command.empty() ? std::string{"infuwatch"} : command;
  if (dynamic_cast<const CLI::RequiredError*>(&error))
    return "`" + what + "` needs " + before(text, " is required") + ".";
  if (dynamic_cast<const CLI::ExtrasError*>(&error))
    return "`" + what + "` does not take `" + behind(text, "expected: ") + "`.";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
    return "`" + what + "`: " + before(text, ":") + " takes one value, and got " +
           (text.find("missing") == std::string::npos && text.find("Got 0") == std::string::npos ? "several."
                                                                                                 : "none.");
  return "`" + what + "`: " + text + (text.ends_with('.') ? "" : ".");
}

/// The commands of a family, such as `patient`; where its name is a command too, such as `call`, that one,
/// and the names of the others. Empty: it is none.
std::string family_help(const std::string& word) {
  const auto itself = commands().find(word);
  std::string helps, names;
  for (const auto& [name, command] : commands())
    if (name.starts_with(word + ' ')) {
      helps += command_help(command) + '\n';
      names += "  infuwatch " + std::string{name} + '\n';
    }
  if (helps.empty() || itself == commands().end()) return helps;
  return command_help(itself->second) + "\nThere is also:\n" + names;
}

int run_command(const Command& command, std::vector<std::string> words, Session& session) {
  for (const auto& word : words) {
    if (word == "--") break;
    if (word != "--help" && word != "-h") continue;
    std::cout << command_help(command);
    return 0;
  }
  CLI::App app;
  app.set_help_flag();
  Taken taken;
  declare(app, command, taken);
  try {
    std::reverse(words.begin(), words.end());
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return misused(session.globals(), complaint(error, std::string{command.name}),
                   "`infuwatch " + std::string{command.name} + " --help` shows how it is used.");
  }
  ParsedArguments arguments;
  for (const auto& [name, on] : taken.switches)
    if (on) arguments.values[name] = {"yes"};
  for (const auto& option : app.get_options()) {
    const auto name = option->get_positional() ? option->get_name(true) : option->get_name();
    if (option->count() == 0) continue;
    if (const auto one = taken.single.find(name); one != taken.single.end())
      arguments.values[name] = {one->second};
    if (const auto all = taken.many.find(name); all != taken.many.end()) arguments.values[name] = all->second;
  }
  for (const auto& parameter : command.parameters) {
    const auto name = parameter.name.substr(parameter.name.find(',') + 1);
    if (parameter.clears || !arguments.has(name)) continue;
    for (const auto& value : arguments.all(name))
      if (trimmed(value).empty())
        return misused(
            session.globals(),
            "`" + std::string{command.name} + "`: " + std::string{name} + " was given without a value.",
            "Enter one, or leave the option out.");
  }
  return command.verb ? run_verb(session, *command.verb, arguments) : command.run(session, arguments);
}

}  // namespace

namespace {

/// Runs what was asked; `told` learns which command that was, and its problem.
int answered(int count, char** arguments, const HostServices& host, Run& told) {
  Globals globals;
  bool help = false, version = false;
  CLI::App app;
  app.set_help_flag();
  app.prefix_command();
  app.add_option("--db", globals.db);
  app.add_option("--now", globals.now);
  app.add_option("--as", globals.as);
  app.add_option("--entry", globals.uuid);
  app.add_option("--emergency", globals.emergency);
  app.add_option("--color", globals.color)->check(CLI::IsMember({"auto", "never"}));
  app.add_flag("--json", globals.json);
  app.add_flag("--plain", globals.plain);
  app.add_flag("--help,-h", help);
  app.add_flag("--version", version);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return misused(globals, complaint(error, {}), "`infuwatch --help` shows how it is used.");
  }
  for (const auto& [option, value] : {std::pair{"--db", &globals.db},
                                      {"--now", &globals.now},
                                      {"--as", &globals.as},
                                      {"--entry", &globals.uuid},
                                      {"--emergency", &globals.emergency}})
    if (app.count(option) > 0 && trimmed(*value).empty())
      return misused(globals, std::string{option} + " was given without a value.",
                     "Enter one, or leave the option out.");
  auto words = app.remaining();
  if (!words.empty() && words.front() == "--") words.erase(words.begin());
  if (version) {
    std::cout << host.version << '\n';
    return 0;
  }
  const bool asked = help || (!words.empty() && words.front() == "help");
  if (asked && !words.empty() && words.front() == "help") words.erase(words.begin());
  if (asked && words.empty()) {
    std::cout << program_help();
    return 0;
  }
  if (asked || (words.size() == 2 && (words[1] == "--help" || words[1] == "-h")))
    if (const auto family = family_help(words.front());
        !family.empty() && (words.size() == 1 || words[1].starts_with("-"))) {
      std::cout << family;
      return 0;
    }
  if (asked) words.push_back("--help");
  const bool at_a_terminal = platform::input_is_terminal() && platform::output_is_terminal();
  if (words.empty() && host.console && !globals.json && (globals.plain || at_a_terminal)) {
    Session session{globals, host};
    told.command = "console";
    const int code = host.console(session);
    told.problem = session.problem();
    return code;
  }
  if (words.empty()) words = {"board"};
  const auto typed = words;
  if (typed.front().starts_with("-"))
    return misused(globals, "`" + typed.front() + "` is no option that comes before the command.",
                   "Say the command first; `infuwatch --help` lists them.");
  const auto* command = named_command(words);
  Session session{globals, host};
  if (command) {
    told.command = command->name;
    const int code = run_command(*command, std::move(words), session);
    told.problem = session.problem();
    return code;
  }
  const auto near = nearest_command(typed);
  return misused(globals, "`" + typed.front() + "` is no command.",
                 near.empty() ? "`infuwatch --help` lists them."
                              : "Did you mean `" + near + "`? `infuwatch --help` lists all.");
}

}  // namespace

int run(int count, char** arguments, const HostServices& host) {
  const auto began = std::chrono::steady_clock::now();
  Run told{"-", 0, {}, {}};
  told.code = answered(count, arguments, host, told);
  std::cout.flush();
  told.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  if (host.log) host.log(told);
  return told.code;
}

}  // namespace infuwatch::cli
