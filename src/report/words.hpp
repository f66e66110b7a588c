#pragma once

#include "domain/chart.hpp"
#include "domain/site_record.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/item_ending.hpp"
#include "protocol/status.hpp"
#include "protocol/substance.hpp"
#include "protocol/window.hpp"
#include "report/message.hpp"
#include "time/zone.hpp"

#include <string>

namespace infuwatch::report {

/// What words are made in: the site's zone, the moment, and who is who.
struct RenderContext {
  const Zone& zone;
  Instant now;
  const SiteRecord& site;
  std::string as_of{};  // `22-Nov-2026 15:40 (E41)`, where an earlier state is told; empty: the present one
  const Substances* substances = nullptr;    // what medications are called by; none: as they were typed
  const LimitsByInfusion* limits = nullptr;  // of the infusions told of: when their events end
  const DrugProtocol* protocol =
      nullptr;  // it runs by: how long the patient stays after a reaction; none: not told
};

/// The same for a document's renderer.
inline WordStyle style_of(const RenderContext& rendering, Edge edge = Edge::command_line) {
  return {&rendering.zone, rendering.now, edge};
}

/// `throat-irritation` → `throat irritation`.
std::string plain(std::string_view key);
/// `Allergies: penicillin`, `No known allergies`, `Allergies not asked`; what says that nobody asked stands
/// behind.
std::string allergies_text(const Patient& patient);
/// `Testa, Ana  MRN 0042137  born 09-Mar-1984`.
std::string patient_line(const Patient& patient);
/// `24 min after the start`, `10 min before the start`, `at the start`; `between 5 min and 35 min after the
/// start`.
std::string distance_text(const Distance& distance, std::string_view event);
/// `high-risk`, `possibly high-risk`.
std::string window_text(Window window, Certainty certainty);
/// Where a moment was placed: `high-risk window, infusing`; `before the start`.
std::string placed_text(const Placed& placed);
/// `hives`, `"tingling lips"`.
std::string symptom_name(const SymptomSeen& seen);
/// `hives grade 2`, `hives, no grade`, `"tingling lips" grade 1`.
std::string symptom_text(const SymptomSeen& seen);
/// `HR 92, BP 118/70, T 37.2 C, RR 18, SpO2 97 % on air, alert, pain 3, glucose 99 mg/dL`; where there is a
/// baseline, how far each reading lies from it: `HR 104 (+28), BP 104/62 (-20)`.
std::string vitals_text(const Vitals& vitals, const Vitals* baseline = nullptr);
/// The baseline that what was seen at a moment of an infusion is told against; none before its start.
const Vitals* baseline_for(const Infusion* infusion, Span at);
/// `peripheral, left forearm, gauge 22`; empty: none is charted.
std::string access_text(const IvAccess& access);
/// `, lot A1193`, `, lots A1193 and B2207`; empty: none is charted.
std::string lots_text(std::vector<std::string> lots);
/// `lot B2207, expires 24-Nov-2026, 300 mg in 250 mL`; empty: nothing of it is charted.
std::string bag_text(const BagHung& bag, const Zone& zone);
/// The rest of an order, beside drug and dose: `chair 4, lot A1193`.
std::string order_text(const Order& order, const Zone& zone);
/// The same of an act that holds an order, in parentheses behind its text: what a correction may have
/// changed.
std::string order_beside(const BedsideEvent& said, const RenderContext& rendering);
/// What was given in all, where an infusion was resumed after a stop.
std::optional<Message> given_message(const Infusion& infusion);
/// `lvef 55 %, 01-Oct-2026; hbsag negative, 01-Oct-2026`.
std::string labs_text(const std::vector<LabResult>& labs);
/// What happened, in one line: `hives grade 2; BP 92/60`, `stopped: completed, 280 mg given`. `infusion`:
/// whose baseline readings are told against.
std::string act_text(const BedsideEvent& said, const RenderContext& rendering,
                     const Infusion* infusion = nullptr);
/// `infusing`, `observing`, `released to the ward` …
std::string status_text(Status status, const std::string& released_to);
/// The same of an infusion at a moment.
std::string state_text(const Infusion& infusion, Instant now);
/// Of an emergency entry: that nobody has claimed it, or who did; else nothing.
std::string emergency_text(const ChartedEvent& act, const RenderContext& rendering);
/// `set forward by 1 h 00 min`, `set back by 30 s`; loud: `SET ON by 1 h 00 min`.
std::string clock_step_text(Seconds by, bool loud = false);
/// `, day 3 of course 1` of a drug given in courses; else nothing.
std::string course_text(const AppliedProtocol& terms);
/// A typed word as it is shown: in backquotes.
std::string backquoted(std::string_view text);
/// 372 → `37.2`.
std::string tenths(int value);
/// A window's length in as few letters as it takes: `2h`, `90m`, `36h`, `14d`.
std::string window_length(Seconds length);
/// With a capital first letter.
std::string capital(std::string text);
/// `8 reactions`, `1 reaction`.
std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// A number of a sign as it is told, without its unit.
std::string number_text(const VitalSign& sign, int number);

}  // namespace infuwatch::report
