#include "cli/help.hpp"

#include "base/text.hpp"
#include "report/field_words.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace infuwatch::cli {
namespace {

constexpr int width = 80;

void add(std::string& out, std::string_view left, std::string_view right, int column) {
  const auto lines = wrapped(right, width - column - 2);
  out += "  " + std::string{left};
  if (columns(left) >= column)
    out += '\n' + std::string(static_cast<std::size_t>(column) + 2, ' ');
  else
    out += std::string(static_cast<std::size_t>(column - columns(left)), ' ');
  for (std::size_t i = 0; i < lines.size(); ++i)
    out += (i == 0 ? "" : std::string(static_cast<std::size_t>(column) + 2, ' ')) + lines[i] + '\n';
}

std::string usage_of(const Command& command) {
  std::string out = "infuwatch " + std::string{command.name};
  for (const auto& p : command.parameters) {
    const bool option = p.name.starts_with("-");
    auto text = std::string{p.name} + (p.value.empty() ? "" : ' ' + std::string{p.value});
    if (!p.required) text = '[' + text + ']';
    if (p.many) text += "…";
    if (!option || p.required) out += ' ' + text;
  }
  return out + " [options]";
}

}  // namespace

std::string program_help() {
  std::string out =
      "Infuwatch: the infusion nurse's record of starts, stops and reactions.\n\n"
      "  infuwatch                                    the console; --plain: in lines\n"
      "  infuwatch start --patient 0042137 --birth 1984-03-09 --drug ocrelizumab --dose \"300 mg\"\n"
      "  infuwatch log \"17 hives g2 bp 92/60 -10m\"\n"
      "  infuwatch ack F9 --action paused\n"
      "  infuwatch stop 17 --why completed\n"
      "  infuwatch board\n"
      "  infuwatch report shift\n\n"
      "infuwatch [--db PATH] [--json] [--entry UUID] [--color auto|never] COMMAND …\n"
      "In an emergency, without being known to the site: --emergency NAME before observe, log, give,\n"
      "notify, note, pause or stop. In a training store also --now TIME and --as BADGE. `infuwatch COMMAND --help` shows one.\n";
  for (const std::string_view group : {"At the bedside", "Flags and handover", "Follow-up calls", "View",
                                       "Corrections", "Patients and drugs", "The site", "The record"}) {
    out += '\n' + std::string{group} + '\n';
    for (const auto& [name, command] : commands())
      if (command.group == group) add(out, name, command.summary, 18);
  }
  out += "\nIt is an aid for monitoring and documentation. It recommends no dose and no treatment.\n";
  return out;
}

std::string command_help(const Command& command) {
  std::string out;
  for (const auto example : command.examples) out += "  infuwatch " + std::string{example} + '\n';
  out += '\n' + joined(wrapped(command.summary, width), "\n") + "\n\n" +
         joined(wrapped(usage_of(command), width), "\n") + "\n\n";
  for (const auto& p : command.parameters) {
    const auto left = std::string{p.name} + (p.value.empty() ? "" : ' ' + std::string{p.value});
    add(out, left,
        report::help_text(p.help, p.words) +
            (p.otherwise.empty() ? "" : "; left out: " + std::string{p.otherwise}) +
            (p.required ? " (needed)" : "") + (p.many ? " (as often as needed)" : ""),
        22);
  }
  return out;
}

void print_error_json(int code, const std::string& kind, const std::string& message,
                      const std::vector<std::string>& fields) {
  const nlohmann::json error{
      {"error", {{"code", code}, {"kind", kind}, {"message", message}, {"fields", fields}}}};
  std::cout << shown_json(error.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) << '\n';
}

}  // namespace infuwatch::cli
