// Verbs as commands: words of the command line become what was typed for their fields.
#include "app/verb.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

bool is_option(const Field& field) { return field.option.starts_with("--"); }

/// What the command line calls a field: its option, or the word that stands in its place.
std::string_view parameter_name(const Field& field) { return is_option(field) ? field.option : field.value; }

}  // namespace

Command command_of(const app::Verb& verb) {
  Command command{.name = name(verb.id),
                  .group = verb.group,
                  .summary = verb.help,
                  .examples = verb.examples,
                  .parameters = {},
                  .run = nullptr,
                  .verb = &verb};
  for (const auto& use : verb.fields) {
    const auto& field = field_of(use.field);
    command.parameters.push_back({.name = parameter_name(field),
                                  .value = is_option(field) ? field.value : std::string_view{},
                                  .help = field.help,
                                  .required = use.needed,
                                  .many = use.many,
                                  .clears = use.clears,
                                  .otherwise = use.needed ? std::string_view{} : field.blank,
                                  .words = field.words});
  }
  return command;
}

app::Answers answers_of(const app::Verb& verb, const ParsedArguments& arguments) {
  app::Answers answers;
  for (const auto& use : verb.fields)
    for (const auto& typed : arguments.all(parameter_name(field_of(use.field))))
      answers.add(use.field, typed);
  return answers;
}

int run_verb(Session& session, const app::Verb& verb, const ParsedArguments& arguments) {
  const auto reader = verb.emergency ? Session::Reader::bedside : Session::Reader::staff;
  if (const auto opened = session.open(reader); !opened) return session.fail(opened.error());
  return session.carry_out({.verb = verb.id, .answers = answers_of(verb, arguments)});
}

}  // namespace infuwatch::cli
