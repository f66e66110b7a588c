#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_patient_list(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto rows = app::reading<std::vector<storage::PatientRow>>(
      session.store(), [&](const storage::View& view) -> Result<std::vector<storage::PatientRow>, Problem> {
        return view.find_patients(arguments.text("WORDS"));
      });
  if (!rows) return session.fail(rows.error());
  nlohmann::json list = nlohmann::json::array();
  std::string text;
  for (const auto& row : *rows) {
    list.push_back({{"patient", row.name}, {"mrn", row.mrn}, {"birth", iso_date(row.birth)}});
    text += padded(shown(row.mrn), 14) + shown_date(row.birth) + "  " + shown(row.name) + '\n';
  }
  session.print(session.globals().json ? nlohmann::json{{"patients", list}}.dump()
                : text.empty()         ? "No matching patient.\n"
                                       : text);
  return session.looked("patient list");
}

}  // namespace

Command patient_list_command() {
  return {"patient list",
          "Patients and drugs",
          "Patients by name or MRN.",
          {"patient list", "patient list testa"},
          {{"WORDS", "", "part of a name or MRN"}},
          run_patient_list};
}

}  // namespace infuwatch::cli
