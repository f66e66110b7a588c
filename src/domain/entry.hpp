#pragma once

#include "domain/entry_content.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// The numbers of the protocol one infusion runs by, fixed when it starts.
struct AppliedProtocol {
  int catalogue = 0;  // the catalogue's version
  Seconds high_risk{7200};
  Seconds follow_up{86400};
  std::optional<Seconds> second_call;  // a later call the protocol asks for, after the stop
  Seconds observe_after_stop{1800};
  Seconds planned{3600};
  Seconds stop_grace{1800};  // after the planned end, before a missing stop is said
  int drug_count = 0;        // which infusion of this drug; at least this where `count_certain` is false
  bool count_certain = false;
  LabelRegion labels = LabelRegion::us;  // whose limits held when it started
  int course = 0;  // of a drug given in courses, where earlier history is known; 0: none
  int course_day = 0;
  Vitals baseline;  // what later readings are told against: of signs with limits or without any rule
  friend bool operator==(const AppliedProtocol&, const AppliedProtocol&) = default;
};

/// An observation as placed against its infusion's windows, and where it was placed before.
struct Placement {
  EntryNumber observation;
  Placed at;
  std::vector<Placed> symptoms;  // in the order of the observation's symptoms
  friend bool operator==(const Placement&, const Placement&) = default;
};
struct Replaced {
  Placement now;
  std::optional<Placement> was;
};

/// What the judge made of an entry for one patient. Kept with the entry: pictures are drawn from it, never
/// from rules that may have changed since.
struct Judged {
  PatientId patient;
  int judge = 0;  // the judge's version
  std::vector<std::pair<InfusionId, AppliedProtocol>> terms;
  std::vector<Replaced> placed;
  struct Raised {
    FlagId flag;
    Finding finding;
    std::optional<FlagId> supersedes;
  };
  std::vector<Raised> raised;
  std::vector<std::pair<FlagId, Finding>>
      amended;  // same flag and priority, other facts: it does not ring again
  std::vector<FlagId> retracted;
};

/// What the app said to the person while recording: kept, so that it can be told what she was told.
struct Notice {
  enum class Kind {
    look_alike,      // about: the other patient's name and MRN
    windows_closed,  // about: when the last window closed (ISO)
    stop_missing,    // about: the planned end (ISO)
    already_paused,  // about: since when (ISO), by whom
    released_without_stop,
    still_running,          // acknowledged as stopped, yet no stop is charted
    planned_end_unchanged,  // the rate changed and no new planned time was said; about: the planned end (ISO)
    history_unknown,        // about: the drug; `worst` or `count` where only that is unknown
    dose_differs,           // about: the dose said, the protocol's dose
    not_running,            // charted on an infusion that was not running; about: its state
    acts_left,              // about: the infusion, how many acts still hang on it
    call_uncovered,         // about: when the follow-up window closes (ISO)
    already_running,        // about: another infusion of the patient that is not stopped, its drug
    to_ask,                 // about: the protocol's questions before the start, as `key: question`
    not_asked,              // about: those that nobody answered
    start_will_ask,         // about: what the start will ask a reason for
    stay_not_longer,        // about: the protocol's stay after the stop, in seconds
    clock_set,  // the wall clock was set since the entry before; about: by how many seconds, that entry
    clock_set_since_start,  // about: by how many seconds in all since the start was recorded
    disk_full,              // the reserve kept for a full disk was used
    flags_wait,             // taken up again while flags wait for an answer; about: their numbers
    asked,                  // what the entry's reason answers; about: the question's key, its facts
    no_protocol,            // the order's drug is not in the list; about: its name as typed
    early_contact,     // a call before the follow-up call counts; about: that call's kind, when it is due
    fever_unmeasured,  // a fever, and no temperature with it
  };
  Kind kind = Kind::look_alike;
  std::vector<std::string> about;
  friend bool operator==(const Notice&, const Notice&) = default;
};
template <>
inline constexpr std::pair<Notice::Kind, std::string_view> names_of<Notice::Kind>[] = {
    {Notice::Kind::look_alike, "look-alike"},
    {Notice::Kind::windows_closed, "windows-closed"},
    {Notice::Kind::stop_missing, "stop-missing"},
    {Notice::Kind::already_paused, "already-paused"},
    {Notice::Kind::released_without_stop, "released-without-stop"},
    {Notice::Kind::still_running, "still-running"},
    {Notice::Kind::planned_end_unchanged, "planned-end-unchanged"},
    {Notice::Kind::history_unknown, "history-unknown"},
    {Notice::Kind::dose_differs, "dose-differs"},
    {Notice::Kind::not_running, "not-running"},
    {Notice::Kind::acts_left, "acts-left"},
    {Notice::Kind::call_uncovered, "call-uncovered"},
    {Notice::Kind::already_running, "already-running"},
    {Notice::Kind::to_ask, "to-ask"},
    {Notice::Kind::not_asked, "not-asked"},
    {Notice::Kind::start_will_ask, "start-will-ask"},
    {Notice::Kind::stay_not_longer, "stay-not-longer"},
    {Notice::Kind::clock_set, "clock-set"},
    {Notice::Kind::clock_set_since_start, "clock-set-since-start"},
    {Notice::Kind::disk_full, "disk-full"},
    {Notice::Kind::flags_wait, "flags-wait"},
    {Notice::Kind::asked, "asked"},
    {Notice::Kind::no_protocol, "no-protocol"},
    {Notice::Kind::early_contact, "early-contact"},
    {Notice::Kind::fever_unmeasured, "fever-unmeasured"}};

/// One act of recording. Once written it never changes.
struct Entry {
  std::string site;
  EntryNumber number;
  std::string uuid;
  std::string asked;  // a digest of the request as typed: the same uuid with the same request is the same act
  EntryContent said;
  std::vector<Judged> judged;
  std::vector<Notice> notices;
  Instant recorded_at;
  std::string boot_id;
  std::int64_t boot_us = 0;  // since boot, so that a stepped clock shows
  std::string staff;         // badge
  std::string workstation;
  std::optional<EntryNumber> supersedes;
  std::string reason;
  std::string previous_hash;
  std::string hash;
};

/// Recorded by the first release, whose digests of requests had no number before them.
bool of_first_release(const Entry& entry);

/// An entry before which the machine's wall clock had been set on, or back (negative).
struct ClockSet {
  EntryNumber entry;
  Seconds by{};
  friend bool operator==(const ClockSet&, const ClockSet&) = default;
};
std::optional<ClockSet> clock_set_before(const Entry& entry);

/// Recorded more than this after it happened: a late entry.
inline constexpr Seconds late_entry_after{15 * 60};
bool is_late(const std::optional<Span>& at, Instant recorded_at);

std::string to_text(EntryNumber number);  // E123
std::string to_text(FlagId flag);         // F9
/// `E123`, `e123` or `123`; none for anything else.
std::optional<EntryNumber> entry_number(std::string_view text);
std::optional<FlagId> flag_id(std::string_view text);

}  // namespace infuwatch
