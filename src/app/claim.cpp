#include "app/correction.hpp"
#include "app/permission.hpp"
#include "base/text.hpp"

namespace infuwatch::app {
namespace {

/// Whose it is to be said to be: a member of the staff; somebody else only by a charge nurse.
Result<std::string, Problem> owner(const WriteContext& writing, const std::string& typed) {
  const auto by = trimmed(typed);
  if (by.empty() || by == writing.who.badge) return writing.who.badge;
  if (!may_for_others(writing.who.role))
    return Failure{Problem{NotPermitted{NotPermitted::Why::others, writing.who.name, "claim"}}};
  if (!writing.site().member(by)) return Failure{Problem{NoSuch{NoSuch::What::badge, by}}};
  return by;
}

struct ClaimRequest {
  EntryNumber entry;
  std::string by{};  // a badge; empty: whoever asks
};

ClaimRequest read_claim(FieldReader& reader) {
  return {.entry = reader.required<EntryNumber>(FieldId::entry), .by = reader.text(FieldId::claim_for)};
}

Result<Decision, Problem> decide_claim(const WriteContext& writing, const ClaimRequest& request) {
  const auto entry = request.entry;
  const auto chart = writing.chart_of(entry);
  if (!chart) return Failure{chart.error()};
  const auto* act = (*chart)->act(entry);
  if (!act || !is_emergency(act->staff))
    return Failure{Problem{NoSuch{NoSuch::What::emergency_entry, to_text(entry)}}};
  const auto& site = writing.site();
  if (act->struck)
    return Failure{Problem{LostRace{LostRace::Fact::retracted, entry, act->struck->entry,
                                    site.name_of(act->struck->staff), act->struck->at}}};
  if (act->claim)
    return Failure{Problem{LostRace{LostRace::Fact::claimed, entry, act->claim->entry,
                                    site.name_of(act->claim->staff), act->claim->at}}};
  const auto whose = owner(writing, request.by);
  if (!whose) return Failure{whose.error()};
  return Decision{Claimed{.entry = act->number, .by = *whose}, {(*chart)->patient().id}, {}, {}, {}};
}

}  // namespace

Recording claim(const AppContext& context, const Request& request) {
  return perform(context, request, read_claim, decide_claim);
}

}  // namespace infuwatch::app
