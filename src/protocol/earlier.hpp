#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"
#include "time/zone.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// What a patient had of a drug before an infusion, and how it went. An infusion that has not started comes
/// after all that have.

/// What a chart holds of one drug: its started infusions in the order of their starts (ties by number), and
/// whether an urgent or emergency reaction to it was flagged in a window of one of them.
struct DrugHistory {
  std::vector<const Infusion*> started;
  bool reacted = false;
};
using DrugHistories = std::map<std::string, DrugHistory, std::less<>>;
/// Of every drug that was started. The chart must outlive it, and not change.
DrugHistories drug_histories(const Chart& chart);

/// Started infusions of the same drug that began before this one, in the order of their starts; ties by
/// number.
std::vector<const Infusion*> infusions_before(const Chart& chart, const Infusion& infusion);
std::vector<const Infusion*> infusions_before(const DrugHistory& history, const Infusion& infusion);

/// The names under which the drug of an infusion and the other form of its substance are counted.
std::vector<std::string> forms_of(const Infusion& infusion, const DrugProtocol& drug);
/// Whether another infusion is of one of these.
bool of_forms(const std::vector<std::string>& forms, const Infusion& other);

/// Course and day of an infusion of a drug that is given in courses, after the earlier ones of it; 0,
/// 0 where it is not, or earlier history is unknown. A day follows the one before it; a course ends with its
/// last day or with a break.
std::pair<int, int> course_day(const Prior* prior, const std::vector<const Infusion*>& before,
                               const Infusion& infusion, const StartPlan& plan);

/// All of the drug up to and with this infusion, in a unit of a dose, each dose rounded up to the next
/// thousandth: what was given where that was charted, else the dose ordered. A dose is counted in another
/// unit where both are a mass or both a volume, and in mg/m2, or from it, where the body surface, or weight
/// and height, were charted by its start; `at`: that of this infusion.
/// `whole`: nothing of it is unknown.
struct CumulativeDose {
  Decimal before;
  Decimal with;
  bool whole = true;
  bool surface_missing = false;  // this infusion's own dose cannot be reckoned
};
CumulativeDose cumulative_dose(const Chart& chart, const Infusion& infusion, std::string_view unit,
                               Instant at);

/// When the start before was, of whichever form, by the record or by what was told of earlier infusions (then
/// at noon).
struct StartBefore {
  Instant at;
  std::string drug;  // as it was named
};
std::optional<StartBefore> last_start(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug);
/// The day of the site of the last start of this very drug; told of earlier infusions, the day that was told.
std::optional<std::chrono::year_month_day> last_start_day(const Chart& chart, const Infusion& infusion,
                                                          const Zone& zone);
/// Rounded to whole days.
int days_between(Instant from, Instant to);

/// Days between the start before and `at`, rounded to whole days, where that is less than the protocol wants.
/// None where it is long enough, the protocol wants no interval, or the start before is unknown. Of days in a
/// row, two on one day are too soon.
std::optional<TooSoon> too_soon(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                                Instant at);

/// An earlier reaction that the protocol wants a reason after; the gravest of them. Hypersensitivity told of
/// before this record always is one.
std::optional<ReactedBefore> reacted_before(const Chart& chart, const Infusion& infusion,
                                            const DrugProtocol& drug);

/// It as a flag's item keeps it. These bytes are stored: they stay as they are.
std::string stored_words(const ReactedBefore& reacted);

/// When an infusion starts, and on which day of the site.
struct StartMoment {
  Instant at;
  std::chrono::year_month_day day;
  std::optional<Instant> closes{};  // when the site closes after it; none: it does not
  std::optional<std::chrono::year_month_day> last_start{};  // the day of the start of the drug before it
};

/// What asks for a reason before a start: `next` holds the order, its terms, what was answered.
std::vector<Question> questions_before(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                       const Catalogue& list, const StartMoment& start, const Started& said);

}  // namespace infuwatch
