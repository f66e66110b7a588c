#pragma once

#include "domain/observation.hpp"
#include "domain/people.hpp"

#include <optional>

namespace infuwatch {

/// NEWS2 (Royal College of Physicians, December 2017), score 0-20, of one set of vital signs.
struct News2 {
  int score = 0;          // of what was measured
  bool red = false;       // a single parameter at 3 points
  bool complete = false;  // all seven were measured; else the true score is this or higher
};

/// `scale_2`: the patient's oxygen target is 88-92 %, decided by a clinician. None where nothing it scores
/// was measured. A reading that could not be obtained counts as not measured. Not for patients under 16 or in
/// pregnancy: the caller leaves those out.
std::optional<News2> news2_of(const Vitals& vitals, bool scale_2);
/// RCP: not for patients under 16 or in pregnancy.
bool scores_news2(const Patient& patient, Instant at);

}  // namespace infuwatch
