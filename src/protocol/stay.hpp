#pragma once

#include "domain/chart.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/course.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// How long a patient stays after an infusion, and what a reaction makes of it.

/// When a symptom was charted as gone: by its name, or with the denied list of the drug where it stands on
/// it. A restart ends none.
std::optional<Instant> gone_under(const SymptomCourse& course, const DrugProtocol& drug);

/// The grade of an infusion reaction by what flags tell of it and what was done from its onset until a moment
/// before which another began. None: none of them rang, or only before the start.
std::optional<int> reaction_grade(const Chart& chart, const Infusion& infusion,
                                  const std::vector<const Flag*>& flags, Instant onset,
                                  Instant until = Instant::max());

/// The reactions under an infusion that rang, taken together, by the grades of an infusion reaction (CTCAE
/// v5.0): 1 where nothing was done, 2 after an interruption or a medication, 3 where symptoms came back, 4
/// for anaphylaxis or a life-threatening sign. None: nothing rang.
struct ReactionUnder {
  int grade{};
  int epinephrine = 0;            // doses since its first onset
  std::optional<Instant> over{};  // when everything was charted as gone, or resolved; none: not yet
  Instant present{};              // while it goes on: when it was last charted as there
};
std::optional<ReactionUnder> reaction_under(const Chart& chart, const Infusion& infusion,
                                            const DrugProtocol& drug);

struct StayAfterStop {
  Instant until;
  bool asked;  // not where it stands on a site default alone, which is only shown
};
/// Until when the patient stays: the label's time after the stop, a provider's longer one, or the time after
/// a reaction was over, whichever ends last. One that goes on cannot be over before it was last charted as
/// there: so long at least, from then. None before the stop.
std::optional<StayAfterStop> stay_of(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug);

}  // namespace infuwatch
