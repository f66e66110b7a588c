#pragma once

#include "base/quantity.hpp"
#include "base/text.hpp"
#include "domain/question.hpp"
#include "time/entered.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch {

/// Why something was not done, as facts. The two sentences a person reads are made of them in
/// report/problem_words.

/// A field whose text cannot be taken. `takes` says what it takes, in words.
struct BadField {
  std::string field;
  std::string given;
  std::string takes;
};
struct BadTime {
  std::string field;
  TimeProblem problem;
};
struct BadText {
  std::string field;
  TextFault fault;
};
struct OutOfRange {
  std::string field;
  std::string given;
  int least;
  int most;
};
struct MissingField {
  std::string field;  // or several, with commas
};
struct UnknownWord {
  std::string what;
  std::string word;
  std::vector<std::string> nearest;
};
struct NoSuch {
  std::string what;
  std::string given;
};  // infusion 99, MRN …, entry E9, flag F3
struct AlreadyThere {
  std::string what;
  std::string given;
  std::string instead;
};
struct WrongBirthDate {
  std::string mrn;
};
struct BeforeBirth {
  std::string field;
  std::chrono::year_month_day birth;
};
struct BeforeStart {
  std::string field;
  Instant start;
  Instant given;
};
/// Two things happened in an order that cannot be: `later` before `earlier`.
struct WrongOrder {
  std::string field;
  std::string earlier;  // `the stop`
  Instant earlier_at;
  std::string later;  // `the release`
  Instant later_at;
};
struct NotCorrectable {
  enum class Why {
    not_at_the_bedside,  // what it says is changed by its own verb
    retracted,           // it does not stand any more
    an_answer,           // an acknowledgement or outcome: taken back and given anew
    carries_the_order,   // a start that nobody prepared cannot be moved away from its order
    needs_an_infusion,   // its infusion is not in the state it needs
    same_infusion,       // it stands there already
    several_infusions,   // entries moved together must stand on one infusion
    before_its_start,    // it happened before the infusion began that it is to be moved to
  };
  EntryNumber entry;
  std::string kind;
  Why why;
};
/// An infusion is not in the state the verb needs; `entry` is what brought it there.
struct WrongState {
  InfusionId infusion;
  InfusionState state;
  std::string verb;
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
  std::string subject;  // `infusion 17`, `E12`, `F9`
  EntryNumber entry;
  std::string staff;
  Instant at;                    // when it was recorded
  std::optional<Span> happened;  // when it happened, where that is another time
  std::string successor;         // what stands in its place, such as `F2`
};
struct FlagUnanswered {
  FlagId flag;
};
struct OwnHandover {
  EntryNumber handover;
};
struct NotPermitted {
  std::string verb;
  std::string who;
  std::string why;
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
  std::string option;
};
struct UuidTaken {
  std::string uuid;
};
/// Nothing would be different.
struct NothingNew {
  std::string what;
};
struct CatalogueFaults {
  std::string file;
  std::vector<std::string> lines;
};
struct BadFile {
  std::string path;
  std::string fault;
  bool writing;
};

/// A backup that cannot be restored.
struct BadBackup {
  std::string path;
  std::string fault;
};

/// The machine's own settings file.
struct BadSettings {
  std::string path;
  std::string fault;
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
    not_kept,      // a setting the store relies on did not hold
    no_engine,     // this build has no such engine
    unknown_zone,  // the site's time zone is not in the machine's tz database
  };
  Kind kind;
  std::string path;
  std::string detail;
};

using Problem =
    std::variant<BadField, BadTime, BadText, OutOfRange, MissingField, UnknownWord, NoSuch, AlreadyThere,
                 WrongBirthDate, BeforeBirth, BeforeStart, WrongOrder, NothingNew, NotCorrectable, WrongState,
                 OrderedAlready, LostRace, ReasonNeeded, FlagUnanswered, OwnHandover, NotPermitted,
                 UnknownStaff, PinRefused, ClockBehind, TrainingOnly, UuidTaken, CatalogueFaults, BadFile,
                 BadBackup, BadSettings, StoreTrouble>;

}  // namespace infuwatch
