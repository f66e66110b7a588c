#include "app/people.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/patient.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// By MRN; else the only one whom the words may mean.
std::optional<PatientId> patient_meant(const storage::View& view, const std::string& words) {
  if (const auto id = app::patient_of(view, words)) return id;
  const auto rows = view.find_patients(words);
  return rows.size() == 1 ? std::optional{rows.front().id} : std::nullopt;
}

int run_patient_show(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto chart = app::reading<storage::ChartPointer>(
      session.store(), [&](const storage::View& view) -> Result<storage::ChartPointer, Problem> {
        const auto id = patient_meant(view, arguments.text("MRN"));
        if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, arguments.text("MRN")}}};
        return view.history(*id);
      });
  if (!chart) return session.fail(chart.error());
  session.print(session.globals().json ? report::patient_json(**chart, session.rendering()).dump()
                                       : report::patient_text(**chart, session.rendering()));
  return session.looked("patient show", (*chart)->patient().id);
}

}  // namespace

Command patient_show_command() {
  return {"patient show",
          "Patients and drugs",
          "One patient: identifiers, earlier drugs, infusions.",
          {"patient show 0042137"},
          {{"MRN", "", "medical record number", true}},
          run_patient_show};
}

}  // namespace infuwatch::cli
