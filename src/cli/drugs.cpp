#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "domain/drug_name.hpp"
#include "report/drug_sheet.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

Result<std::shared_ptr<const Catalogue>, Problem> whole(Session& session) {
  return app::reading<std::shared_ptr<const Catalogue>>(
      session.store(), [&](const storage::View& view) { return session.shelf().get(view, 0, {}); });
}

constexpr int page_columns = 80;
constexpr const char* not_covered =
    "Oncology, blood products and enzyme replacement are not covered: no protocol of the program is for them.";
constexpr const char* unlisted_is_started =
    "A drug that is not in this list is started with --unlisted and its name as --drug; it needs --route, --rate, "
    "--provider and a second nurse (--checked-by). It is watched by the rules of `drugs show generic` until a charge "
    "nurse imports a protocol for it (`drugs import FILE`).";

int run_drugs_list(Session& session, const ParsedArguments&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto catalogue = whole(session);
  if (!catalogue) return session.fail(catalogue.error());
  nlohmann::json list = nlohmann::json::array();
  std::string text;
  for (const auto& [key, drug] : (*catalogue)->drugs) {
    if (key == generic_drug) continue;
    list.push_back({{"drug", key},
                    {"name", drug.name},
                    {"brands", drug.brands},
                    {"about", drug.about},
                    {"procedure", drug.procedure}});
    text += key + '\n';
    for (const auto& line :
         wrapped(drug.about + (drug.brands.empty() ? "" : " (" + joined(drug.brands, ", ") + ')'), 76))
      text += "    " + line + '\n';
  }
  text += '\n';
  for (const auto* words : {not_covered, unlisted_is_started})
    for (const auto& line : wrapped(words, page_columns)) text += line + '\n';
  session.print(session.globals().json
                    ? nlohmann::json{{"catalogue", (*catalogue)->version}, {"drugs", list}}.dump()
                    : text);
  return 0;
}

int run_drugs_show(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto catalogue = whole(session);
  if (!catalogue) return session.fail(catalogue.error());
  const auto* drug = (*catalogue)->drug_called(arguments.text("DRUG"));
  if (!drug)
    return session.fail(UnknownWord{UnknownWord::What::drug_to_show, arguments.text("DRUG"),
                                    (*catalogue)->nearest_drugs(arguments.text("DRUG"))});
  session.print(session.globals().json ? report::drug_json(*drug, **catalogue)
                                       : report::drug_text(*drug, **catalogue));
  return 0;
}

}  // namespace

Command drugs_list_command() {
  return {"drugs list", "Patients and drugs", "The drugs and procedures of the catalogue.", {"drugs list"},
          {},           run_drugs_list};
}

Command drugs_show_command() {
  return {"drugs show",
          "Patients and drugs",
          "A drug's windows, doses, reactions and effects, with their sources.",
          {"drugs show ocrelizumab", "drugs show Tysabri"},
          {{"DRUG", "", "by name or brand", true}},
          run_drugs_show};
}

}  // namespace infuwatch::cli
