#include "app/access.hpp"

#include "app/people.hpp"
#include "app/permission.hpp"
#include "base/text.hpp"

#include <map>

namespace infuwatch::app {

bool note_access(const AppContext& context, std::string_view what, std::optional<PatientId> patient,
                 std::optional<InfusionId> infusion) {
  return static_cast<bool>(context.store.note({context.clock.read().now, context.badge, context.os_user,
                                               context.workstation, std::string{what}, patient, infusion}));
}

Result<std::vector<ToldAccess>, Problem> accesses(const AppContext& context, const AccessWanted& wanted) {
  storage::AccessQuery query{{}, trimmed(wanted.badge), wanted.from, wanted.to};
  const auto asked = context.store.read([&](const storage::View& view) -> Result<Done, Problem> {
    const auto* who = view.site().member(context.badge);
    if (!who) return Failure{Problem{UnknownStaff{context.os_user}}};
    if (!may_read_accesses(who->role))
      return Failure{Problem{NotPermitted{NotPermitted::Why::role, who->name, "access", who->role}}};
    if (wanted.mrn.empty()) return Done{};
    query.patient = patient_of(view, wanted.mrn);
    if (!query.patient) return Failure{Problem{NoSuch{NoSuch::What::patient, wanted.mrn}}};
    return Done{};
  });
  if (!asked) return Failure{asked.error()};
  auto found = context.store.accesses(query);
  if (!found) return Failure{found.error()};
  return reading<std::vector<ToldAccess>>(
      context.store, [&](const storage::View& view) -> Result<std::vector<ToldAccess>, Problem> {
        std::map<PatientId, storage::PatientRow> patients;
        for (auto& row : view.find_patients("")) patients.emplace(row.id, row);
        std::vector<ToldAccess> told;
        for (auto& one : *found) {
          const auto patient = one.patient ? patients.find(*one.patient) : patients.end();
          const bool known = patient != patients.end();
          const auto called = view.site().name_of(one.staff);
          told.push_back(
              {std::move(one), called, known ? patient->second.name : "", known ? patient->second.mrn : ""});
        }
        return told;
      });
}

}  // namespace infuwatch::app
