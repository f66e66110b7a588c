#pragma once

#include "base/one_of.hpp"
#include "domain/bag.hpp"
#include "domain/close_out.hpp"
#include "domain/flag.hpp"
#include "domain/iv_access.hpp"
#include "domain/lab.hpp"
#include "domain/observation.hpp"
#include "domain/people.hpp"

#include <string>
#include <variant>
#include <vector>

namespace infuwatch {

/// What is to be given to whom.
struct Order {
  PatientId patient;
  std::string drug;  // a key of the catalogue; `generic` where `unlisted` names it
  Quantity dose;
  std::string chair{};
  std::string lot{};
  std::string provider{};
  std::string fluid{};                    // replacement fluid of a procedure
  std::optional<Seconds> planned{};       // none: as the protocol plans it
  std::optional<Decimal> body_surface{};  // m2
  IvAccess access{};
  std::optional<Expiry> expires{};  // of its bag
  std::optional<Quantity> volume{};
  std::optional<Expiry> order_expires{};
  std::string unlisted{};  // the name as typed of a drug that is not in the list
  std::string route{};
  std::optional<Quantity> rate{};  // that it starts at
  friend bool operator==(const Order&, const Order&) = default;
};

/// The kinds of entry: everything a person can say to the record. A correction carries the whole of what it
/// replaces. Bedside events name an infusion and a moment `at`; labs, which are corrected as they are, name
/// neither.
struct SiteSet {
  Site site;
};
struct StaffSet {
  StaffMember member;
};
struct PatientSet {
  Patient patient;
};
struct PriorSet {
  Prior prior;
};
/// One part of the catalogue (`common`, `symptoms` or a drug) as it stands from this version on, in TOML.
struct CatalogueSet {
  int version = 0;
  std::string part;
  std::string toml;
  std::string seed{};  // of an upgrade: the program's text that it took account of
};

struct Prepared {
  InfusionId infusion;
  Order order;
  friend bool operator==(const Prepared&, const Prepared&) = default;
};
/// What was answered to one of the protocol's questions before the start: `yes`, `no`, `unknown`, a number,
/// `as expected` where the whole list was asked and nothing stood against it, or `chart E41` where the labs
/// of these entries answered it, with what they were (`; lab=lvef|55 %|2026-03-12|254`).
struct Answered {
  std::string question;
  std::string answer;
  bool by_chart() const { return answer.starts_with("chart "); }
  friend bool operator==(const Answered&, const Answered&) = default;
};
struct Started {
  InfusionId infusion;
  Span at;
  std::optional<Order> order{};
  std::vector<Answered> answers{};
  std::string checked_by{};  // the badge of the second nurse who looked at drug, dose and patient
  friend bool operator==(const Started&, const Started&) = default;
};  // order: where nothing was prepared
struct RateSet {
  InfusionId infusion;
  Span at;
  std::optional<Quantity> rate{};
  std::optional<Seconds> planned{};
  friend bool operator==(const RateSet&, const RateSet&) = default;
};
struct Paused {
  InfusionId infusion;
  Span at;
  friend bool operator==(const Paused&, const Paused&) = default;
};
struct Resumed {
  InfusionId infusion;
  Span at;
  friend bool operator==(const Resumed&, const Resumed&) = default;
};
struct Stopped {
  InfusionId infusion;
  Span at;
  std::optional<Quantity> given{};
  std::string why;
  friend bool operator==(const Stopped&, const Stopped&) = default;
};
struct Released {
  InfusionId infusion;
  Span at;
  std::string to;
  std::vector<std::string> discharge{};  // keys of the discharge list that were done
  friend bool operator==(const Released&, const Released&) = default;
};
struct Cancelled {
  InfusionId infusion;
  Span at;
  friend bool operator==(const Cancelled&, const Cancelled&) = default;
};
struct Observed {
  InfusionId infusion;
  Span at;
  std::vector<SymptomSeen> symptoms{};
  std::vector<std::string> denied{};
  bool none = false;  // the protocol's whole list was asked and denied
  std::vector<std::string> resolved{};
  Vitals vitals{};
  Source source = Source::chair;
  std::optional<CallOutcome> call{};  // told in a follow-up call, or nobody answered it
  std::string note{};
  std::vector<std::string> confirmed{};      // readings that are hardly ever seen, and were said to be so
  std::vector<std::string> too_early_for{};  // of a call: the calls that stay due, `call`, `second-call`
  friend bool operator==(const Observed&, const Observed&) = default;
};
/// What was given, taken apart, so that doses of one medication can be counted.
struct Medication {
  std::string name;
  std::optional<Quantity> dose{};
  std::string route{};  // one of `medication_routes`; empty: not said
  friend bool operator==(const Medication&, const Medication&) = default;
};
struct Gave {
  InfusionId infusion;
  Span at;
  std::string what;  // as typed
  std::string response{};
  std::optional<Medication> medication{};
  friend bool operator==(const Gave&, const Gave&) = default;
};
struct Notified {
  InfusionId infusion;
  Span at;
  std::string who;
  std::string answer{};
  std::optional<Seconds> observe{};  // after the stop, as the provider ordered
  friend bool operator==(const Notified&, const Notified&) = default;
};
struct Noted {
  InfusionId infusion;
  Span at;
  std::string text;
  friend bool operator==(const Noted&, const Noted&) = default;
};

/// A check that will not be done any more, and why. `check` is its natural key, such as `17/vitals/14:15`.
struct NotDone {
  InfusionId infusion;
  Span at;
  std::string check;
  std::string why;
  friend bool operator==(const NotDone&, const NotDone&) = default;
};

struct Acknowledged {
  FlagId flag;
  std::optional<Action> action{};  // none: only where a flag's retraction is acknowledged
  std::string detail{};
  std::vector<FlagId> also{};  // other flags of the same event, answered by it too
};
struct Resolved {
  FlagId flag;
  std::string outcome;
  std::vector<FlagId> also{};  // other flags of the same event, closed by it too
};

/// An emergency entry's owner, and who said so when, in which entry.
struct Claim {
  EntryNumber entry;
  std::string by;
  std::string staff;
  Instant at;
  friend bool operator==(const Claim&, const Claim&) = default;
};
/// Says whose an emergency entry is; until then it waits.
struct Claimed {
  EntryNumber entry;
  std::string by;  // the badge of whoever made it
};

struct Corrected;
struct Retracted {
  EntryNumber entry;
};
struct Moved;
struct HandoverSigned {
  Instant from;
  Instant to;
  EntryNumber head;  // the record's last entry when it was signed
  std::string head_hash;
  std::vector<std::string> items;  // natural keys of what is handed over: `17`, `flag/9`, `17/stop`
};
struct HandoverAccepted {
  EntryNumber handover;
  struct Exception {
    std::string item;
    std::string reason;
  };
  std::vector<Exception> except;
};

/// What can stand at the bedside, be corrected and be moved.
using BedsideKinds = std::variant<Prepared, Started, RateSet, Paused, Resumed, Stopped, Released, Cancelled,
                                  Observed, Gave, Notified, Noted, NotDone, BagHung, ClosedOut, LabsCharted>;
using BedsideEvent = OneOf<BedsideKinds>;

/// Replaces what an earlier entry said. `entry` is the first of the chain, not an earlier correction.
struct Corrected {
  EntryNumber entry;
  std::vector<std::string> fields;
  BedsideEvent now;
};
/// Entries that stood on another infusion, with all they said, so that the chart they come to is whole by
/// itself.
struct Moved {
  struct One {
    EntryNumber entry;
    BedsideEvent said;
    Instant recorded_at;
    std::string staff;
    std::optional<Claim> claim;
  };
  std::vector<One> entries;
  InfusionId from;
  InfusionId to;
};

using EntryKinds =
    std::variant<SiteSet, StaffSet, PatientSet, PriorSet, CatalogueSet, Prepared, Started, RateSet, Paused,
                 Resumed, Stopped, Released, Cancelled, Observed, Gave, Notified, Noted, NotDone, BagHung,
                 ClosedOut, LabsCharted, Acknowledged, Resolved, Corrected, Retracted, Moved, HandoverSigned,
                 HandoverAccepted, Claimed>;
using EntryContent = OneOf<EntryKinds>;

/// The word an entry's kind is stored and shown by: `start`, `observe`, `correct` …
std::string_view kind(const EntryContent& said);
std::string_view kind(const BedsideEvent& said);

/// 0: of none, but of the patient.
InfusionId infusion_of(const BedsideEvent& said);
/// The order an act carries, if it carries one.
const Order* order_in(const BedsideEvent& said);
Order* order_in(BedsideEvent& said);
/// When it happened; none for `prepare` and labs, which are where they were recorded.
std::optional<Span> at_of(const BedsideEvent& said);
BedsideEvent on_infusion(BedsideEvent said, InfusionId infusion);
EntryContent widened(const BedsideEvent& said);
/// The bedside act in an entry, if it is one.
std::optional<BedsideEvent> bedside(const EntryContent& said);

}  // namespace infuwatch
