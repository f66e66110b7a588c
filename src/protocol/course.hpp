#pragma once

#include "domain/chart.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/window.hpp"

#include <string>
#include <vector>

namespace infuwatch {

/// One symptom in one standing observation, and the infusions whose windows its onset can lie in.
struct Mention {
  EntryNumber observation;
  InfusionId named;  // the infusion it was charted on
  InfusionId
      attributed;  // the named one if its window is open; else the latest begun whose is; else the named
  std::vector<InfusionId> open_in;  // every infusion whose window it can lie in
  Span at;
  Span onset;
  SymptomSeen seen;
};

/// The infusion a moment is attributed to, and those whose windows it can lie in.
struct Attributed {
  InfusionId infusion;
  std::vector<InfusionId> open_in;  // ascending
};

/// The windows of a chart's started infusions, in the order of their starts, so that a moment is looked up
/// among those that can hold it. The chart must outlive it, and not change.
class OpenWindows {
 public:
  explicit OpenWindows(const Chart& chart);
  Attributed attribute(InfusionId named, Span moment) const;

 private:
  std::vector<const Infusion*> by_start_;
  std::vector<Instant> all_closed_;  // when these and every earlier one have closed
};

/// Every symptom of the chart's standing observations, by onset, then observation.
std::vector<Mention> mentions(const Chart& chart);
std::vector<Mention> mentions(const Chart& chart, const OpenWindows& windows);
Attributed attribute(const Chart& chart, InfusionId named, Span moment);

/// How much a grade weighs against another. A symptom without a grade weighs more than grade 2 and less than
/// grade 3.
int severity_of(std::optional<int> grade);

/// One course of a symptom under one infusion: from its first mention until it was resolved, denied, or
/// answered by resolving a flag about it. What comes after is the next course; so is a mention after the
/// infusion was taken up again. Ties at one instant: mentioned, then resolved, then restarted.
struct SymptomCourse {
  std::string symptom;
  std::string words;
  int number = 0;
  std::vector<Mention> mentions;  // never empty
  std::optional<Instant> ended;   // when it was resolved, denied or restarted over; none: not charted
  std::optional<Instant> gone{};  // when it was resolved or denied, also after a restart
  bool gone_by_list = false;      // by the denial of the drug's whole list alone

  FlagItem item(const Infusion& infusion) const;
};

/// The courses of everything attributed to an infusion, in the order of their first mention.
std::vector<SymptomCourse> courses(const Chart& chart, const Infusion& infusion,
                                   const std::vector<Mention>& all);

/// The part of a course that lies before an infusion's start; none if nothing of it does.
std::optional<SymptomCourse> part_before(SymptomCourse course, const Infusion& infusion);

/// The vital signs of one standing observation.
struct SignReading {
  EntryNumber observation;
  InfusionId named;
  Span at;
  Vitals vitals;
};

/// Readings attributed to the infusion, by time, then number.
std::vector<SignReading> readings(const Chart& chart, const Infusion& infusion);
std::vector<SignReading> readings(const Chart& chart, const Infusion& infusion, const OpenWindows& windows);

/// The infusion's baseline systolic pressure: the last reading charted on it before its start that is neither
/// below the limit nor fallen too far from the one before it, so that a collapse under premedication can
/// never become the baseline, nor hardly ever seen. Where every one was below the limit, the last of those:
/// the patient's habit. None: a fall cannot be judged.
struct Baseline {
  int systolic;
  Span at;
  EntryNumber observation;
};
std::optional<Baseline> baseline(const Chart& chart, const Infusion& infusion, const VitalLimits& limits,
                                 const ProbableReadings& probable);
/// The same for every sign that has a limit: its last reading on the infusion before the start that is within
/// it, or, of a sign that has none, that was obtained. What later readings are told against.
Vitals baseline_vitals(const Chart& chart, const Infusion& infusion, const VitalLimits& limits,
                       const ProbableReadings& probable);

}  // namespace infuwatch
