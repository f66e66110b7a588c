#pragma once

#include "app/answers.hpp"
#include "app/watched.hpp"
#include "domain/machine.hpp"
#include "domain/site_record.hpp"
#include "protocol/catalogue.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch::tui {

/// A key as pressed. `burst`: text that came faster than anybody types, from a scanner or a clipboard; it
/// goes into a field and never counts as a command.
struct Key {
  enum class Name {
    letter,
    burst,
    enter,
    escape,
    tab,
    back_tab,
    up,
    down,
    left,
    right,
    page_up,
    page_down,
    home,
    end,
    backspace,
    erase,
    save,
    extra,
    help,
    lock,
    repaint
  };
  Name name = Name::letter;
  std::string text{};  // of a letter (one cluster) or a burst
};

/// What is asked of the record: a verb, and what was typed for its fields. `then` follows in the same
/// infusion once it is recorded.
struct Request {
  std::optional<VerbId> verb{};  // none: the task says what
  std::int64_t subject = 0;      // the number of an infusion, or how many shifts back
  app::Answers answers{};
  std::string uuid{};
  std::optional<std::string> emergency{};  // what whoever does not sign in gave as a name
  bool looks = false;                      // somebody opens a chart: it is noted
  std::vector<Request> then{};

  std::string text(FieldId field) const { return answers.text(field); }
};

/// What the one thread that works on the store is asked for.
struct Task {
  enum class Kind { refresh, record, rehearse, patient, find, report, save, found, sign_in };
  Kind kind = Kind::refresh;
  Request request{};
  int ticket = 0;  // an answer to an older ticket of a form comes too late
};

/// The record as the screens show it: what is open, who is who.
struct Snapshot {
  storage::Head head;
  SiteRecord site;
  const Zone* zone = nullptr;
  std::string badge;     // who works here
  bool has_pin = false;  // whether that badge has a PIN
  std::vector<app::Watched> watched;
  std::optional<Handover> handover;
  std::vector<HandoverItem> handed_over{};  // what its items are about
  std::vector<std::string> drugs;           // what each is called: key, then its brands, parted by commas
  std::size_t upgrades = 0;  // parts of the drug list whose upgrade waits; 0 for whoever cannot import it
};

/// One patient's whole chart, and what her drug's symptoms are called.
struct PatientDetail {
  storage::ChartPointer chart;
  InfusionId infusion;
  EntryNumber upto;
  std::shared_ptr<const DrugProtocol> protocol;
  std::vector<SymptomTerm> symptoms;   // in the drug's order
  std::vector<SymptomTerm> of_call{};  // what the call asks that is owed; empty before the release
  std::map<char, std::string> common_signs;
};

struct Answer {
  Task task;  // with the uuid it ran under
  std::vector<storage::Recorded> recorded{};
  std::optional<Problem> problem{};
  std::vector<Problem> undone{};  // of what was to follow the first
  std::shared_ptr<const Snapshot> snapshot{};
  std::shared_ptr<const PatientDetail> patient_detail{};
  std::optional<Seconds> clock_set{};  // of a refresh: by how much the clock was set since the last entry
  std::optional<std::vector<MachineFault>> machine{};  // where it was looked at again
  std::vector<storage::PatientRow> patients{};
  std::string page{};
};

struct Tick {};
struct Resized {
  int columns, rows;
};
using Event = std::variant<Key, Tick, Resized, Answer>;

struct Bell {};
struct Repaint {};
struct Quit {};
using Effect = std::variant<Task, Bell, Repaint, Quit>;

}  // namespace infuwatch::tui
