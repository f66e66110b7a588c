#pragma once

#include "base/file_fault.hpp"
#include "base/one_of.hpp"
#include "base/text.hpp"
#include "domain/bad_field.hpp"
#include "domain/question.hpp"
#include "domain/record_fault.hpp"
#include "time/entered.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch {

/// Why something was not done, as facts. The two sentences a person reads are made of them in
/// report/problem_words.

struct BadTime {
  FieldRef field;
  TimeProblem problem;
};
struct BadText {
  FieldRef field;
  TextFault fault;
};
struct OutOfRange {
  FieldRef field;
  std::string given;
  int least;
  int most;
  std::vector<int> only{};  // of a grade: those there are, where some between the ends are not
};
/// What has to be said and was not: the fields, or one of the things that no single field says.
struct MissingField {
  enum class What : std::uint8_t {
    the_fields,
    an_observation,  // a symptom, a denial, a vital sign or a note
    a_change_of_patient,
    a_change_of_site,
    a_rate,             // or a planned time
    a_choice_of_rules,  // of those of the program, or the site's
    a_rate_or_plan,     // left by a correction
    a_correction,       // a field and its value
    an_entry,
    exception_reasons,  // one for each exception of a handover
    sealed_backup_key,
    key_or_plain,
    generic_protocol,       // the site's drug list has none for a drug that is not in it
    second_nurse,           // of the start of a drug that is not in the list
    second_nurse_of_start,  // the same, where an order is corrected to such a drug
  };
  What what;
  std::vector<FieldId> fields{};
};
struct UnknownWord {
  enum class What : std::uint8_t {
    symptom,
    drug,
    word_of_line,
    lab,
    drug_to_show,   // where nothing would be recorded
    drug_to_count,  // neither in the list nor given
  };
  What what;
  std::string word;
  std::vector<std::string> nearest;
};
struct NoSuch {
  enum class What : std::uint8_t {
    infusion,
    infusion_then,  // in the record of an earlier time
    entry,
    flag,
    patient,
    badge,
    check,
    emergency_entry,
    symptom_of_entry,
    lab_of_entry,
    handover,            // none was signed yet
    handover_to_accept,  // none waits
    event_to_close_out,  // nothing that could be is flagged on the infusion `given`
  };
  What what;
  std::string given{};
};
struct AlreadyThere {
  enum class What : std::uint8_t { patient, badge, os_user };
  What what;
  std::string given;
  std::string instead;  // the name of who has it
};
struct WrongBirthDate {
  std::string mrn;
};
struct BeforeBirth {
  FieldRef field;
  std::chrono::year_month_day birth;
};
struct BeforeStart {
  FieldRef field;
  Instant start;
  Instant given;
};
/// Two things happened in an order that cannot be: `later` before `earlier`.
enum class Happening : std::uint8_t { start, pause, resume, stop, release, reaction, close_out };
struct WrongOrder {
  FieldRef field;
  Happening earlier;
  Instant earlier_at;
  Happening later;
  Instant later_at;
};
struct NotCorrectable {
  enum class Why {
    not_at_the_bedside,  // what it says is changed by its own verb
    retracted,           // it does not stand any more
    an_answer,           // an acknowledgement or outcome: taken back and given anew
    carries_the_order,   // a start that nobody prepared cannot be moved away from its order
    no_place,            // that infusion has one already, or no start
    started_from,        // an order is not taken away under its start
    same_infusion,       // it stands there already
    several_infusions,   // entries moved together must stand on one infusion
    before_its_start,    // it happened before the infusion began that it is to be moved to
    of_its_event,        // a close-out stays with the event it is of
  };
  EntryNumber entry;
  std::string kind;  // its key; empty: not known
  Why why;
};
/// An infusion is not in the state that is needed; `entry` is what brought it there.
struct WrongState {
  enum class Needs : std::uint8_t { an_order, a_start };
  InfusionId infusion;
  InfusionState state;
  Needs needs;
  EntryNumber entry;
};
/// A prepared infusion has its order: it is not said a second time.
struct OrderedAlready {
  InfusionId infusion;
  EntryNumber entry;
};
/// The fact the verb wanted to change had been changed: by whom, when, in which entry.
struct LostRace {
  enum class Fact {
    started,
    running,
    stopped,
    released,
    corrected,
    retracted,
    moved,
    acknowledged,
    not_standing,
    resolved,
    handover_waiting,
    handover_accepted,
    claimed
  };
  Fact fact;
  std::variant<InfusionId, EntryNumber, FlagId> subject;
  EntryNumber entry;
  std::string staff;
  Instant at;                      // when it was recorded
  std::optional<Span> happened{};  // when it happened, where that is another time
  std::variant<std::monostate, FlagId, InfusionId>
      successor{};  // the flag in its place, the infusion moved to
};
/// An infusion has several events, and which one is meant was not said.
struct SeveralEvents {
  FieldRef field;
  InfusionId infusion;
  std::vector<FlagId> events;
};
struct FlagUnanswered {
  FlagId flag;
};
struct OwnHandover {
  EntryNumber handover;
};
struct NotPermitted {
  enum class Why : std::uint8_t {
    role,            // it is not for `role`
    disabled,        // the badge is
    others,          // somebody else recorded it
    not_signed_in,   // it is none of the entries that an emergency allows
    last_charge,     // the last charge nurse is not disabled
    borrowed_group,  // only the owner of the store's directory does it
  };
  Why why;
  std::string who;
  std::string verb{};
  std::optional<Role> role{};
};
struct UnknownStaff {
  std::string os_user;
};
/// A PIN that does not let anybody in. `waiting`: after wrong ones, until then none is looked at.
struct PinRefused {
  enum class Why { wrong, waiting, not_set, other_pepper };
  std::string badge;
  Why why;
  std::optional<Instant> until;
};
struct ClockBehind {
  Instant now;
  Instant last;
};
struct TrainingOnly {
  FieldId option;
};
struct UuidTaken {
  std::string uuid;
};
/// Nothing would be different.
struct NothingNew {
  enum class What : std::uint8_t { site, badge, patient, prior, catalogue_part, catalogue, check, entry };
  What what;
  std::string given{};  // the badge, drug, part, check or entry
};
struct CatalogueFaults {
  std::string file;
  std::vector<std::string> lines;
};
struct BadFile {
  std::string path;
  FileFault fault;
  bool writing;
  bool read_back{};  // what was written was read again, and that was found
};

/// A backup that cannot be restored.
struct BadBackup {
  std::string path;
  FileFault fault;
};

/// The machine's own settings file, or what it names.
struct BadSettings {
  enum class Why : std::uint8_t { not_toml, unknown_setting, not_a_path, no_pepper };
  std::string path;
  Why why;
  int line{};
  std::string about{};  // the setting; of what is not TOML, what its reader found
};

/// What the store itself cannot do.
struct StoreTrouble {
  enum class Kind {
    missing,        // no store there
    exists,         // a store is there already
    forbidden,      // the directory may not be entered
    cannot_create,  // the directory is not there, or may not be written to
    not_a_store,    // a file of another kind
    newer,          // written by a newer program; `detail` names its version
    old_engine,     // the database library is too old
    network,        // on a network file system
    busy,           // the lock was not got in time; `detail` names who holds it
    full,           // no room
    read_only,
    io,            // reading or writing failed, and nothing was recorded
    unknown,       // writing failed, and reading back too: `detail` is the uuid to send again
    damaged,       // an entry cannot be read; `detail` names it
    replaced,      // moved, replaced or deleted since it was opened; `detail` names the file
    doubtful,      // the same, found after the entry was kept: `detail` is the uuid to send again
    linked,        // a file of it has a second name; `detail` names the file
    not_kept,      // a setting the store relies on did not hold
    no_engine,     // this build has no such engine
    unknown_zone,  // the site's time zone is not in the machine's tz database
  };
  Kind kind;
  std::string path;
  std::string detail;
  std::variant<std::monostate, EntryFault, ProjectionFault> found{};  // of a damaged record
};

/// Several fields that cannot be taken, in the order they are asked for.
using FieldFaultKinds = std::variant<BadField, BadTime, BadText, OutOfRange, MissingField, UnknownWord>;
using FieldFault = OneOf<FieldFaultKinds>;
struct FieldFaults {
  std::vector<FieldFault> faults;
};

using ProblemKinds =
    std::variant<BadField, BadTime, BadText, OutOfRange, MissingField, UnknownWord, NoSuch, AlreadyThere,
                 WrongBirthDate, BeforeBirth, BeforeStart, WrongOrder, NothingNew, NotCorrectable, WrongState,
                 OrderedAlready, LostRace, ReasonNeeded, FlagUnanswered, OwnHandover, NotPermitted,
                 UnknownStaff, PinRefused, ClockBehind, TrainingOnly, UuidTaken, CatalogueFaults, BadFile,
                 BadBackup, BadSettings, StoreTrouble, SeveralEvents, FieldFaults>;
using Problem = OneOf<ProblemKinds>;

}  // namespace infuwatch
