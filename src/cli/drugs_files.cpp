#include "app/borrowed_group.hpp"
#include "app/new_file.hpp"
#include "app/people.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"
#include "protocol/catalogue_text.hpp"

#include <filesystem>

namespace infuwatch::cli {
namespace {

constexpr std::size_t longest_part = 500000;

Result<std::string, Problem> read_file(const std::string& path) {
  const auto text = app::read_named_file(path, longest_part);
  if (!text) return Failure{Problem{BadFile{path, text.error(), false}}};
  return *text;
}

/// `ocrelizumab.toml` is the part `ocrelizumab`.
std::string part_of(const std::string& path) { return std::filesystem::path{path}.stem().string(); }

int run_drugs_export(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  using Parts = std::vector<std::pair<std::string, std::string>>;
  const auto parts = app::reading<Parts>(
      session.store(),
      [](const storage::View& view) -> Result<Parts, Problem> { return view.catalogue(0, {}); });
  if (!parts) return session.fail(parts.error());
  const std::filesystem::path directory{given.text("DIRECTORY")};
  std::error_code ignored;
  {
    const app::AsHerself herself;
    std::filesystem::create_directories(directory, ignored);
  }
  for (const auto& [part, toml] : *parts) {
    const auto path = (directory / (part + ".toml")).string();
    if (const auto fault = app::write_new_file(path, toml)) return session.fail(BadFile{path, *fault, true});
  }
  session.print(session.globals().json
                    ? "{\"files\":" + std::to_string(parts->size()) + "}"
                    : "Wrote " + std::to_string(parts->size()) + " files to " + shown(directory.string()) +
                          ". Edit one, then: infuwatch drugs import FILE --reason \"…\"");
  return 0;
}

int run_drugs_check(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto path = given.text("FILE");
  const auto toml = read_file(path);
  if (!toml) return session.fail(toml.error());
  if (const auto fault = text_fault(toml->substr(0, longest_text)); fault == TextFault::nul)
    return session.fail(BadText{path, *fault});
  const auto faults = app::reading<std::vector<CatalogueFault>>(
      session.store(), [&](const storage::View& view) -> Result<std::vector<CatalogueFault>, Problem> {
        std::vector<CataloguePart> parts{{part_of(path), *toml}};
        for (auto& [part, text] : view.catalogue(0, {}))
          if (part != part_of(path)) parts.push_back({std::move(part), std::move(text)});
        const auto read = read_catalogue(view.site().catalogue_version + 1, parts);
        return read ? std::vector<CatalogueFault>{} : read.error();
      });
  if (!faults) return session.fail(faults.error());
  if (!faults->empty()) {
    CatalogueFaults found{path, {}};
    for (const auto& fault : *faults) found.lines.push_back(to_text(fault));
    return session.fail(found);
  }
  session.print(session.globals().json ? "{\"faults\":[]}" : "No mistake found in " + shown(path) + ".");
  return 0;
}

int run_drugs_import(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto toml = read_file(given.text("FILE"));
  if (!toml) return session.fail(toml.error());
  return session.receipt(
      app::import_catalogue_part(session.desk(), session.common(given), part_of(given.text("FILE")), *toml));
}

const Registered drugs_export{{"drugs export",
                               "Patients and drugs",
                               "Write the catalogue's files to a directory, to edit them.",
                               {"drugs export protocols"},
                               {{"DIRECTORY", "", "where to; made if it is not there", true}},
                               run_drugs_export}};
const Registered drugs_check{{"drugs check",
                              "Patients and drugs",
                              "Say what is wrong in a catalogue file, with line and column.",
                              {"drugs check ocrelizumab.toml"},
                              {{"FILE", "", "named after its drug", true}},
                              run_drugs_check}};
const Registered drugs_import{
    {"drugs import",
     "Patients and drugs",
     "Take a catalogue file in: infusions that start from then on run by it.",
     {"drugs import ocrelizumab.toml --reason \"label of 2026\""},
     {{"FILE", "", "named after its drug", true}, {"--reason", "TEXT", "why", true}},
     run_drugs_import}};

}  // namespace
}  // namespace infuwatch::cli
