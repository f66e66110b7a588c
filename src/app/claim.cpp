#include "app/correction.hpp"
#include "app/permission.hpp"
#include "base/text.hpp"

namespace infuwatch::app {
namespace {

/// Whose it is to be said to be: a member of the staff; somebody else only by a charge nurse.
Result<std::string, Problem> owner(const Sitting& sitting, const std::string& typed) {
  const auto by = trimmed(typed);
  if (by.empty() || by == sitting.who.badge) return sitting.who.badge;
  if (!may(sitting.who.role, "correct-others"))
    return Failure{Problem{NotPermitted{NotPermitted::Why::others, sitting.who.name, "claim"}}};
  if (!sitting.site().member(by)) return Failure{Problem{NoSuch{NoSuch::What::badge, by}}};
  return by;
}

}  // namespace

Result<storage::Recorded, Problem> claim(const Desk& desk, const Common& common, EntryNumber entry,
                                         const std::string& by) {
  return write(desk, "claim", common, {to_text(entry), by},
               [&](const Sitting& sitting) -> Result<Act, Problem> {
                 const auto chart = sitting.chart_of(entry);
                 if (!chart) return Failure{chart.error()};
                 const auto* act = (*chart)->act(entry);
                 if (!act || !is_emergency(act->staff))
                   return Failure{Problem{NoSuch{NoSuch::What::emergency_entry, to_text(entry)}}};
                 const auto& site = sitting.site();
                 if (act->struck)
                   return Failure{Problem{LostRace{LostRace::Fact::retracted, entry, act->struck->entry,
                                                   site.name_of(act->struck->staff), act->struck->at}}};
                 if (act->claim)
                   return Failure{Problem{LostRace{LostRace::Fact::claimed, entry, act->claim->entry,
                                                   site.name_of(act->claim->staff), act->claim->at}}};
                 const auto whose = owner(sitting, by);
                 if (!whose) return Failure{whose.error()};
                 return Act{Claimed{act->number, *whose}, {(*chart)->patient().id}, {}, {}, {}};
               });
}

}  // namespace infuwatch::app
