#pragma once

#include "app/fields.hpp"
#include "app/writing.hpp"

namespace infuwatch::app {

/// What a nurse saw or was told, as typed.
struct ObserveRequest {
  InfusionId infusion;
  std::string at;
  std::vector<std::string> symptoms;  // as `symptom_field` takes them
  std::vector<std::string> denied, resolved;
  bool none = false;  // the protocol's whole list was asked and denied
  VitalFields vitals;
  std::string source, note;
  std::string call;  // how a follow-up call ended; empty: it was none

  Asked asked() const;
};

/// Records an observation. Additive: never stale, taken in every state of the infusion.
Result<storage::Recorded, Problem> observe(const Desk& desk, const Common& common,
                                           const ObserveRequest& request);
/// The same under another verb's name.
Result<storage::Recorded, Problem> record_observation(const Desk& desk, std::string_view verb,
                                                      const Common& common, const ObserveRequest& request);
/// Whether what an observation says holds together: onsets not after it, nothing both seen and denied or
/// resolved, something said at all. `zone` tells times in the refusal.
Result<Done, Problem> holds_together(const Observed& said);
/// The observation as values; everything about it that cannot be taken is refused here. Fever without a grade
/// gets that of the temperature measured with it.
Result<Observed, Problem> observed(const ObserveRequest& request, const Sitting& sitting, const Chart& chart,
                                   const Infusion& infusion);

/// One line such as `17 hives g2 bp 92/60 -10m` as a request; a word that means nothing refuses the whole
/// line. Words: a symptom by any name; `g2` its grade; `@-40m` its onset; `no …` denied; `… gone` or
/// `resolved …` resolved; `none` the whole list denied; `hr 92`, `bp 118/70`, `t 37.2C`, `rr 18`, `spo2 97`,
/// `o2 2` or `air`, `acvpu v`, `pain 3`, `glucose 99 mg/dL`; a time; `phone` or `paper`; and after `note` the
/// rest is a note.
Result<ObserveRequest, Problem> log_line(std::string_view line, const Catalogue& catalogue);

/// `NAME DOSE UNIT ROUTE`: what was given; at least a name.
Result<storage::Recorded, Problem> give(const Desk& desk, const Common& common, InfusionId infusion,
                                        const std::string& what, const std::string& response,
                                        const std::string& at);
/// `observe`: how long after the stop the provider wants the patient watched; it counts where it is longer
/// than the protocol's time.
struct NotifyRequest {
  InfusionId infusion;
  std::string who, answer, observe, at;
};
Result<storage::Recorded, Problem> notify(const Desk& desk, const Common& common,
                                          const NotifyRequest& request);
Result<storage::Recorded, Problem> note(const Desk& desk, const Common& common, InfusionId infusion,
                                        const std::string& text, const std::string& at);

}  // namespace infuwatch::app
