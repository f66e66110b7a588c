#include "app/people.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "platform/borrowed_group.hpp"
#include "platform/text_file.hpp"
#include "protocol/catalogue_text.hpp"
#include "report/left_out_words.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace infuwatch::cli {
namespace {

constexpr std::size_t longest_part = 500000;

Result<std::string, Problem> read_file(const std::string& path) {
  const auto text = platform::read_named_file(path, longest_part);
  if (!text) return Failure{Problem{BadFile{path, text.error(), false}}};
  return *text;
}

/// `ocrelizumab.toml` is the part `ocrelizumab`.
std::string part_of(const std::string& path) { return std::filesystem::path{path}.stem().string(); }

int run_drugs_export(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  using Parts = std::vector<std::pair<std::string, std::string>>;
  const auto parts = app::reading<Parts>(
      session.store(),
      [](const storage::View& view) -> Result<Parts, Problem> { return view.catalogue(0, {}); });
  if (!parts) return session.fail(parts.error());
  const std::filesystem::path directory{arguments.text("DIRECTORY")};
  std::error_code ignored;
  {
    const platform::ScopedRealGroup real_group;
    std::filesystem::create_directories(directory, ignored);
  }
  for (const auto& [part, toml] : *parts) {
    const auto path = (directory / (part + ".toml")).string();
    if (const auto fault = platform::write_new_file(path, toml))
      return session.fail(BadFile{path, *fault, true});
  }
  session.print(session.globals().json
                    ? "{\"files\":" + std::to_string(parts->size()) + "}"
                    : "Wrote " + std::to_string(parts->size()) + " files to " + shown(directory.string()) +
                          ". Edit one, then: infuwatch drugs import FILE --reason \"…\"");
  return 0;
}

/// What differs from the present part, a line each.
std::string changes_text(const PartChanges& changes) {
  std::string out;
  for (const auto& messages :
       {report::left_out_messages(changes.left_out), report::number_change_messages(changes.numbers)})
    for (const auto& message : messages) out += '\n' + report::text_of(message, {.zone = nullptr});
  return out;
}

std::string checked_json(const PartChanges& changes) {
  nlohmann::json out{{"faults", nlohmann::json::array()}};
  if (!changes.left_out.empty()) out["no_longer_there"] = report::left_out_json(changes.left_out);
  if (!changes.numbers.empty()) out["numbers_changed"] = report::number_change_json(changes.numbers);
  return out.dump();
}

int run_drugs_check(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto path = arguments.text("FILE");
  const auto toml = read_file(path);
  if (!toml) return session.fail(toml.error());
  if (const auto fault = text_fault(toml->substr(0, longest_text)); fault == TextFault::nul)
    return session.fail(BadText{{FieldId::file, path}, *fault});
  PartChanges changes;
  const auto faults = app::reading<std::vector<CatalogueFault>>(
      session.store(), [&](const storage::View& view) -> Result<std::vector<CatalogueFault>, Problem> {
        std::vector<CataloguePart> present, parts{{part_of(path), *toml}};
        for (auto& [part, text] : view.catalogue(0, {})) {
          present.push_back({part, text});
          if (part != part_of(path))
            parts.push_back({std::move(part), std::move(text)});
          else
            changes.numbers = number_changes(text, *toml);
        }
        const auto version = view.site().catalogue_version;
        const auto read = read_catalogue(version + 1, parts);
        if (!read) return read.error();
        if (const auto was = read_checked_catalogue(version, present))
          changes.left_out = left_out(*was, *read, part_of(path));
        return std::vector<CatalogueFault>{};
      });
  if (!faults) return session.fail(faults.error());
  if (!faults->empty()) {
    CatalogueFaults found{path, {}};
    for (const auto& fault : *faults) found.lines.push_back(to_text(fault));
    return session.fail(found);
  }
  session.print(session.globals().json ? checked_json(changes)
                                       : "No mistake found in " + shown(path) + '.' + changes_text(changes));
  return 0;
}

int run_drugs_import(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto path = arguments.text("FILE");
  const auto toml = read_file(path);
  if (!toml) return session.fail(toml.error());
  return session.carry_out({.verb = VerbId::drugs_import,
                            .answers = {{FieldId::part, part_of(path)},
                                        {FieldId::toml, *toml},
                                        {FieldId::reason, arguments.text("--reason")}}});
}

}  // namespace

Command drugs_export_command() {
  return {"drugs export",
          "Patients and drugs",
          "Write the catalogue's files to a directory, to edit them.",
          {"drugs export protocols"},
          {{"DIRECTORY", "", "where to; made if it is not there", true}},
          run_drugs_export};
}

Command drugs_import_command() {
  auto command = command_of(app::verb_of(VerbId::drugs_import));
  command.verb = nullptr;
  command.run = run_drugs_import;
  return command;
}

Command drugs_check_command() {
  return {"drugs check",
          "Patients and drugs",
          "Say what is wrong in a catalogue file, with line and column.",
          {"drugs check ocrelizumab.toml"},
          {{"FILE", "", "named after its drug", true}},
          run_drugs_check};
}

}  // namespace infuwatch::cli
