#pragma once

#include "domain/chart.hpp"
#include "protocol/close_out.hpp"
#include "report/message.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

/// One answer in full, as it is told: `congenital anomaly`, `other important medical event`.
std::string_view in_full(Seriousness one);
/// `F1 closed out by Dr. Vega: not serious, probable (Naranjo 6), recovered`.
Message close_out_message(const ClosedOut& said);
/// The events of an infusion of the chart, by its limits where they are told.
std::vector<ClosableEvent> closable_on(const Chart& chart, InfusionId infusion,
                                       const RenderContext& rendering);
/// How a close-out stands: that it is withdrawn, or of an event that has changed since. None: it stands, or
/// another stands in its place.
std::optional<Message> standing_of_close_out(const ChartedEvent& act, const Chart& chart,
                                             const std::vector<ClosableEvent>& events);
/// What stands beside it: which event it is of, what Naranjo's answers suggest, the note, how it stands, and
/// the close-out it stands in place of, or that stands in its place.
std::vector<Message> beside_close_out(const ChartedEvent& act, const Chart& chart,
                                      const RenderContext& rendering);
/// A close-out on file that an entry has overtaken: its event has changed with it, or stands no more.
struct OvertakenCloseOut {
  EntryNumber number;
  Message told;
};
std::vector<OvertakenCloseOut> overtaken_close_outs(const Entry& entry, const Chart& chart,
                                                    const RenderContext& rendering);

}  // namespace infuwatch::report
