#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// What the chart lacks when an infusion starts at `at`, by the drug's protocol. `next` holds the order and
/// its terms.

/// Which of heart rate, blood pressure and temperature nobody charted in the protocol's time before the
/// start, both ends included, under any infusion of the patient. What could not be obtained, or was told by
/// phone, is no reading; of an uncertain time the earliest moment counts.
std::optional<NoReadingsBefore> readings_before(const Chart& chart, const StartPlan& plan, Instant at);

/// So long what was given before a start counts for it (site default).
inline constexpr Seconds premedication_lasts{24 * 3600};
/// Whether what was given is of a kind of the substances; what acts where it is put is of none.
bool gave_of_kind(const Gave& gave, const Substances& known, const std::string& kind);

/// The classes of premedication that are not charted in the 24 h before the start (site default; a dose taken
/// at home counts), or not for half of the protocol's time yet, by the latest moment of an uncertain one, or
/// only longer before it than the protocol's `within`, by the earliest; and those of which less than half of
/// the protocol's dose was given in time.
std::vector<PremedicationOpen> premedication_open(const Chart& chart, const Infusion& next,
                                                  const DrugProtocol& drug, Instant at);

/// A start that is more than a tenth off every schedule of the protocol for this count. None where a shortest
/// interval is broken already, or the start before is unknown.
std::optional<OffSchedule> off_schedule(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                        Instant at);

/// A patient who has not had the birthday yet from which on the protocol is for. None where it names no age.
std::optional<TooYoung> too_young(const Patient& patient, const Infusion& next, const StartPlan& plan,
                                  Instant at);

/// What is not known of doses given before this record, where this is the first start of the drug in it: the
/// worst reaction; and the day of the last one, where the protocol goes by that. None where no earlier dose
/// is known of: that the count is unknown says nothing of one.
std::optional<EarlierDosesOpen> earlier_doses_open(const Chart& chart, const Infusion& next,
                                                   const DrugProtocol& drug);

/// The flags nobody has answered when an infusion starts at `at`: all that wait, and those for review that
/// tell of a reaction to a medication of this visit, before a start, that is more than mild. An answer to
/// those is enough: whether the symptom is still there is not asked.
std::vector<FlagId> unanswered_before(const Chart& chart, const Infusion& next, const Catalogue& list,
                                      const DrugProtocol& drug, Instant at);

/// The planned end with the stay after it, where that is later than `closes`.
std::optional<AfterClosing> after_closing(const Infusion& next, Instant at, std::optional<Instant> closes);

}  // namespace infuwatch
