#pragma once

#include "app/infusion.hpp"

namespace infuwatch::app {

/// A person's judgement of an event of an infusion: seriousness, causality, outcome. Additive: a later one of
/// the same event stands in place of an earlier. Refused where nothing of the infusion could be closed out,
/// and where there are several events and none is named.
Recording close_out(const AppContext& context, const Request& request);

/// `hospitalization,other`. None where a member of the list is empty.
std::optional<std::vector<Seriousness>> read_seriousness(FieldReader& reader, std::string_view typed);
/// `1=yes,2=no`; each question once. None where some of it cannot be taken.
std::optional<std::vector<NaranjoEntered>> read_naranjo(FieldReader& reader,
                                                        const std::vector<std::string>& typed);
/// Whether the answers go together.
Result<Done, Problem> holds_together(const ClosedOut& said);
/// A close-out as it is corrected: where its event or its time is another, it is of an event of the infusion
/// and not before its onset, and names it by its number. What is asked of it that was not asked of what it
/// said before, or, where the event has changed since, not with the same facts; the correction's reason
/// answers that by its key alone.
Result<std::vector<Question>, Problem> take_correction(ClosedOut& said, const ChartedEvent& act,
                                                       const WriteContext& writing, const Chart& chart,
                                                       const Infusion& infusion);

}  // namespace infuwatch::app
