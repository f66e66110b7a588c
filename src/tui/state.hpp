#pragma once

#include "report/board.hpp"
#include "tui/form.hpp"
#include "tui/frame.hpp"

#include <set>

namespace infuwatch::tui {

enum class Screen { board, patient, flags, checks, calls, report, handover };

/// How long the bell stays still after `m`, how often it rings while a flag waits, and after how long without
/// a key the console locks. Site defaults.
inline constexpr Seconds mute_for{120}, ring_every{20}, lock_after{300};
/// After how long without a key an emergency entry and its receipt, which name a patient, give way to the
/// lock.
inline constexpr Seconds emergency_shown_for{120};

/// What a list holds, and what the keys act on while it is selected.
struct Item {
  std::string key;  // stays the same while the list changes: the selection follows it
  struct Line {
    std::string text;
    Role role = Role::plain;
  };
  std::vector<Line> lines;
  std::optional<InfusionId> infusion{};
  std::optional<FlagId> flag{};
  std::optional<EntryNumber> entry{};
  std::string check{};  // its natural key
};

/// What is typed into the lock screen. A PIN is never shown, nor kept once it was looked at.
struct SignIn {
  std::string badge, pin;
  bool at_pin = false;
  std::string fault{};
};

/// The whole console but for what is outside it: the same state and the same events always give the same
/// screens.
struct State {
  const Zone* zone = nullptr;  // none before the site is made
  std::string badge, os_user;
  std::shared_ptr<const Snapshot> snapshot;
  std::vector<app::Watched> closed;    // closed by time alone: they stay until a nurse takes them off
  std::vector<report::BoardRow> rows;  // most urgent first
  Instant rows_at;                     // the minute they were worked out for

  Screen screen = Screen::board;
  std::map<Screen, std::string> cursor;  // which item is selected
  std::shared_ptr<const PatientDetail> patient_detail;
  std::string page;     // the report
  int shifts_back = 0;  // how many shifts before the one to report it is about
  int scroll = 0;
  std::string filter;
  bool filtering = false, private_names = false, help = false, locked = false, quitting = false;
  std::optional<Form> form;
  SignIn sign_in;
  bool welcomed = false;      // made this site a moment ago: her PIN need not be asked
  bool emergency = false;     // locked, and an emergency entry is being made or its receipt read
  std::optional<Form> aside;  // half-typed by whoever had signed in, while it is
  std::optional<Form> unsaved_emergency;
  std::map<std::string, Form> drafts;  // half-typed by others before somebody else signed in, by badge
  std::optional<VerbId> waiting;       // a verb whose form opens once its patient is read
  std::vector<Key> held;               // typed while something was being waited for
  Instant previewed_at;                // the minute for which a form's meaning was asked last
  int ticket = 0;
  std::optional<int> awaited;  // the answer that the keys wait for
  int wanted = 0;              // the last thing a form asked: answers to earlier ones come too late
  std::vector<report::Line> receipt;
  std::optional<Patient> registered;  // the last one registered here: the next order is likely hers
  std::string message;
  std::vector<MachineFault> machine;  // what about it makes times doubtful
  std::optional<Seconds> clock_set;   // since the last entry
  std::string trouble;                // what the store cannot do at present

  std::map<FlagId, Instant> rung;  // flags that wait, and when the bell last rang for them
  std::optional<Instant> muted_until;
  Instant last_key;

  const SiteRecord& site() const;
  /// Whether nobody of the site works here: the badge is unknown or disabled.
  bool nobody() const;
  /// Whether the lock opens with a PIN only: whoever works here has one, or a badge is being typed.
  bool wants_pin() const;
  report::RenderContext rendering(Instant now) const { return {*zone, now, site()}; }
  /// How many flags of a priority wait for an answer; whatever the filter hides is counted.
  int waiting_flags(Priority priority) const;
  const app::Watched* watched(InfusionId infusion) const;
  bool has_closed(InfusionId infusion) const;
  /// A patient's name as it may be shown now.
  std::string name_of(const Patient& patient) const;
  /// Both identifiers, after the name.
  std::string identified(const Patient& patient) const;
};

/// The flag an answer goes to: this one, or where it was answered one of the same event that was not.
FlagId flag_to_answer(const State& state, FlagId flag);

/// The items of the present screen, as they stand at a moment.
std::vector<Item> items(const State& state, Instant now);
/// The one the keys act on; none where there is none.
std::optional<Item> selected(const State& state, Instant now);

}  // namespace infuwatch::tui
