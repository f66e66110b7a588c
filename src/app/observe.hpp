#pragma once

#include "app/infusion.hpp"
#include "domain/vital_sign.hpp"

#include <map>

namespace infuwatch::app {

/// What was seen, measured or told at one moment. Additive: never stale, taken in every state of the
/// infusion.
Recording observe(const AppContext& context, const Request& request);
/// The same in one line.
Recording log(const AppContext& context, const Request& request);
/// A follow-up call: how it ended. With symptoms, it is an observation by phone like any other.
Recording call(const AppContext& context, const Request& request);
/// What was given.
Recording give(const AppContext& context, const Request& request);
/// Who was notified, and how long the provider wants the patient observed after the stop.
Recording notify(const AppContext& context, const Request& request);
Recording note(const AppContext& context, const Request& request);

/// Whether what an observation says holds together: onsets not after it, nothing both seen and denied or
/// resolved, something said at all.
Result<Done, Problem> holds_together(const Observed& said);

/// Takes off the `!` after a reading, which says that it is correct, however rare; whether there was one.
bool take_confirmation(std::string& text);
/// The vital signs that were typed. `confirmed` gains the names of those with a `!`.
Vitals read_vitals(AnswerReader& reader, std::vector<std::string>& confirmed);

/// The vital signs of an observation, as typed; a sign that was not measured is not there, or empty.
struct VitalFields {
  std::map<Sign, std::string> typed;
  std::string& operator[](Sign sign) { return typed[sign]; }
  std::string text(Sign sign) const {
    const auto found = typed.find(sign);
    return found == typed.end() ? std::string{} : found->second;
  }
};

/// An observation as typed.
struct ObservationTyped {
  InfusionId infusion;
  std::string at{};
  std::vector<std::string> symptoms{}, denied{}, resolved{};
  bool none = false;
  VitalFields vitals{};
  std::string source{}, note{}, call{};

  Answers answers() const;
};

/// One line such as `17 hives g2 bp 92/60 -10m` as a request; a word that means nothing refuses the whole
/// line. Words: a symptom by any name; `g2` or `moderate` its grade; `@-40m` its onset; `no …` denied; `…
/// gone` or `resolved …` resolved; `none` the whole list denied; `hr 92`, `bp 118/70`, `t 37.2C`, `rr 18`,
/// `spo2 97`, `o2 2` or `air`, `acvpu v`, `pain 3`, `glucose 99 mg/dL`; a time; `phone` or `paper`; and after
/// `note` the rest is a note. What nurses write short is taken as `spelled_out` has it.
Result<ObservationTyped, Problem> log_line(std::string_view line, const Catalogue& catalogue);

/// When a symptom began and ended, held against the chart and the clock. Refused: an end before its onset, or
/// after it was observed at `at`.
Result<Done, Problem> take_times(SymptomSeen& seen, const SymptomEntered& entered, Span at,
                                 const WriteContext& writing, const Chart& chart, const Infusion& infusion);

}  // namespace infuwatch::app
