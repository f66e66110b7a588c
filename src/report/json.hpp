#pragma once

#include "report/board.hpp"
#include "report/shift.hpp"
#include "report/timeline.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

using nlohmann::json;

// The forms programs rely on: snake_case; instants ISO 8601 UTC with Z; lengths of time whole seconds
// (`_s`), negative before the event, null where there is none.

json vitals_json(const Vitals& vitals);
json flag_json(const Flag& flag, const Chart& chart);
json close_out_json(const ClosedOut& said);
/// Of a close-out: what it says, the entry that stands in its place, or null, whether what it judged does not
/// stand any more, and whether that has changed since.
void put_close_out(json& out, const ChartedEvent& act, const Chart& chart, const RenderContext& rendering);
/// The close-outs on file that an entry has overtaken, where there are any.
void put_overtaken(json& out, const Entry& entry, const std::vector<const Chart*>& charts,
                   const RenderContext& rendering);
/// The labs of an entry, where it holds any.
void put_labs(json& out, const ChartedEvent& act);
/// The number of the event a flag belongs to: that of its first flag.
std::int64_t episode_number(const std::vector<Episode>& events, FlagId flag);
json notices_json(const std::vector<Notice>& notices, const RenderContext& rendering);
/// The answer of a writing verb: the entry, the patient, and what the verb adds.
json receipt_json(const Entry& entry, const std::vector<const Chart*>& charts,
                  const RenderContext& rendering);
json undone_json(const Undone& undone);
json board_json(const std::vector<BoardRow>& rows);
json timeline_json(const Timeline& timeline, const RenderContext& rendering);
json shift_json(const ShiftReport& report, const RenderContext& rendering);

/// An instant, or null.
json when(const std::optional<Instant>& instant);
/// Seconds from an event to a moment; adds `NAME_s`, or `NAME_min_s` and `NAME_max_s` beside it where
/// uncertain.
void put_distance(json& out, const std::string& name, const std::optional<Span>& event, Span moment);

}  // namespace infuwatch::report
