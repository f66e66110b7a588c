#pragma once

#include "domain/emergency.hpp"
#include "domain/entry.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace infuwatch {

/// A drug as an order names it.
struct NamedDrug {
  std::string drug, unlisted;
};

/// One act at the bedside and what became of it since.
struct ChartedEvent {
  EntryNumber number;
  BedsideEvent said;  // as it stands now
  Instant recorded_at;
  std::string staff;
  std::string reason;         // given with it where one was asked
  std::vector<Notice> asked;  // what it was asked about, and the reason answers
  NamedDrug ordered{};        // when it was recorded; another drug may have been ordered since
  bool of_first_release = false;
  struct Version {
    EntryNumber entry;
    BedsideEvent said;
    Instant recorded_at;
    std::string staff;
    std::string reason;
    std::vector<Notice> asked{};  // of a correction
  };
  std::vector<Version> earlier;      // what it said before, oldest first; empty: never corrected
  std::optional<Version> corrected;  // the last correction
  struct Struck {
    EntryNumber entry;
    Instant at;
    std::string staff;
    std::string reason;
    InfusionId moved_to;
  };
  std::optional<Struck> struck;  // retracted, or (with moved_to) moved to another infusion
  struct Arrived {
    InfusionId from;
    EntryNumber entry;
    Instant at;
    std::string staff;
    std::string reason;
  };
  std::optional<Arrived> arrived;  // moved here from another infusion
  std::optional<Claim> claim;      // of an emergency entry

  bool stands() const { return !struck; }
  /// An emergency entry that nobody has said is hers.
  bool unclaimed() const { return stands() && is_emergency(staff) && !claim; }
  /// Whose it is: who recorded it, or who claimed it.
  const std::string& owner() const { return claim ? claim->by : staff; }
  /// As first recorded: a correction neither makes an entry late nor mends it.
  bool late() const { return is_late(at_of(earlier.empty() ? said : earlier.front().said), recorded_at); }
  InfusionId infusion() const { return infusion_of(said); }
};

struct Pause {
  Instant from;
  std::optional<Instant> to;  // none: still paused
  EntryNumber entry;
  bool stopped = false;  // a stop that was later taken up again
};

enum class InfusionState { prepared, cancelled, voided, running, paused, stopped, released };
template <>
inline constexpr std::pair<InfusionState, std::string_view> names_of<InfusionState>[] = {
    {InfusionState::prepared, "prepared"}, {InfusionState::cancelled, "cancelled"},
    {InfusionState::voided, "void"},       {InfusionState::running, "running"},
    {InfusionState::paused, "paused"},     {InfusionState::stopped, "stopped"},
    {InfusionState::released, "released"}};

/// One infusion as its standing entries tell it, in the order in which things happened.
struct Infusion {
  InfusionId number;
  Order order;
  EntryNumber ordered_by;
  Instant ordered_at;
  InfusionState state = InfusionState::prepared;
  std::optional<Span> start;
  EntryNumber started_by;
  std::string checked_by;    // the second nurse's badge; empty: nobody
  std::optional<Span> stop;  // the last stop, unless the infusion was resumed after it
  EntryNumber stopped_by;
  Stopped stopping;
  std::vector<Stopped> stopped_before;  // stops after which the infusion was resumed
  std::vector<BagHung> bags;            // further ones, as they were hung; the first is the order's
  std::vector<Pause> pauses;            // pauses, and the time between a stop and a resume
  std::vector<Instant> resumed;         // restarts after a pause or a stop
  std::optional<Instant>
      planned_end;        // start and planned time, pauses added; anew with a rate change that says so
  Instant planned_since;  // from when the planned end was reckoned
  struct RateChange {
    Instant from;
    Quantity rate;
    EntryNumber entry;
  };
  std::vector<RateChange> rates;        // as they happened
  std::optional<Seconds> ordered_stay;  // after the stop, as a provider ordered
  std::optional<Span> release;
  std::string released_to;
  AppliedProtocol terms;

  bool started() const { return start.has_value(); }
  /// The latest instants at which each window can close; none where the infusion has not started, or has no
  /// stop.
  std::optional<Instant> high_risk_until() const;
  std::optional<Instant> follow_up_until() const;
  /// When the time in the chair after the stop is over: the label's, or a provider's longer one.
  std::optional<Instant> observe_until() const;
  Seconds stay_after_stop() const;
};

/// What was given in all, where the last stop says how much: a sum for each unit, in the order they were
/// first charted in. Each stop tells what was given since the resume before it; one that tells nothing adds
/// nothing.
std::vector<Quantity> given_in_all(const Infusion& infusion);
std::string to_text(const std::vector<Quantity>& amounts);
/// The lots of its bags, in the order they were hung, each once; letters' case tells none apart.
std::vector<std::string> lots_of(const Infusion& infusion);

/// A weight of a patient, and when it was told.
struct Weighed {
  Decimal kg;
  Instant at;
};

/// What one entry changed in a chart.
struct Touched {
  bool patient = false;
  std::set<InfusionId> infusions;
  std::set<EntryNumber> acts;
  std::set<FlagId> flags;
};

/// One patient's record, folded from her entries in the order of their numbers. Applying an entry twice, or
/// out of order, is a bug. A chart may be folded from the entries of some of her infusions only; it then
/// shows those.
class Chart {
 public:
  /// Both halves of an entry. The judge works on a chart that has taken in what was said and not yet what was
  /// judged.
  Touched apply(const Entry& entry);
  void apply_said(const Entry& entry, Touched& touched);
  void apply_judged(const Entry& entry, Touched& touched);

  const Patient& patient() const { return patient_; }
  /// The weights the patient was registered with, oldest first, each from when it was last told: anew where
  /// it changed, or an entry tells nothing else.
  const std::vector<Weighed>& weights_on_file() const { return weights_on_file_; }
  const std::vector<Prior>& priors() const { return priors_; }
  const std::map<InfusionId, Infusion>& infusions() const { return infusions_; }
  const std::map<EntryNumber, ChartedEvent>& acts() const { return acts_; }
  const std::map<FlagId, Flag>& flags() const { return flags_; }
  EntryNumber upto() const { return upto_; }
  /// The version of the judge that judged last; 0: none has.
  int judged_by() const { return judged_by_; }

  /// As if the judge had given these terms to the infusion.
  void set_terms(InfusionId number, const AppliedProtocol& terms);

  const Infusion* infusion(InfusionId number) const;
  const Flag* flag(FlagId id) const;
  const Placement* placement(EntryNumber observation) const;
  /// What was told of a drug before this record; `drug` as `drug_counted` has it.
  const Prior* prior(std::string_view drug) const;
  /// The act an entry is about: itself, or the one it corrects or retracts; none if it is not of this chart.
  const ChartedEvent* act(EntryNumber number) const;
  /// Standing acts of one kind on one infusion (or on all), ordered by when they happened, then by number.
  template <class Act>
  std::vector<const ChartedEvent*> standing(std::optional<InfusionId> infusion = {}) const;
  std::vector<const ChartedEvent*> standing_acts(InfusionId infusion) const;
  /// Emergency entries on an infusion that nobody has claimed, in the order of their numbers.
  std::vector<EntryNumber> unclaimed(InfusionId infusion) const;

 private:
  void add(const Entry& entry, const BedsideEvent& said, Touched& touched);
  void correct(const Entry& entry, const Corrected& said, Touched& touched);
  void strike(EntryNumber number, const Entry& entry, InfusionId moved_to, Touched& touched);
  void answer(FlagId id, const Answer& answer, bool outcome, Touched& touched);
  void take_back_answer(EntryNumber number, const Entry& by, Touched& touched);
  void take_in(const Entry& entry, const Moved& said, Touched& touched);
  void claim(const Entry& entry, const Claimed& said, Touched& touched);
  void judge(const Entry& entry, const Judged& judged, Touched& touched);
  void refold(InfusionId number);

  Patient patient_;
  std::vector<Weighed> weights_on_file_;
  std::vector<Prior> priors_;
  std::map<InfusionId, Infusion> infusions_;
  std::map<EntryNumber, ChartedEvent> acts_;
  std::map<InfusionId, std::set<EntryNumber>> acts_on_;
  std::map<EntryNumber, EntryNumber> belongs_;  // a later entry → the act it is about
  std::map<EntryNumber, Placement> placements_;
  std::map<FlagId, Flag> flags_;
  EntryNumber upto_;
  int judged_by_ = 0;
};

/// The flags of a patient that wait for an answer, by number.
std::vector<FlagId> waiting_flags(const Chart& chart);

std::vector<const ChartedEvent*> in_order(std::vector<const ChartedEvent*> acts);

template <class Act>
std::vector<const ChartedEvent*> Chart::standing(std::optional<InfusionId> infusion) const {
  std::vector<const ChartedEvent*> found;
  const auto take = [&](const ChartedEvent& act) {
    if (act.stands() && std::holds_alternative<Act>(act.said)) found.push_back(&act);
  };
  if (!infusion) {
    for (const auto& [number, act] : acts_) take(act);
  } else if (const auto on = acts_on_.find(*infusion); on != acts_on_.end()) {
    for (const auto entry : on->second) take(acts_.at(entry));
  }
  return in_order(std::move(found));
}

}  // namespace infuwatch
