#pragma once

#include "time/instant.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch::ward {

/// A day as it is planned: plain values, to be changed at will before it is played. Words are those a nurse
/// types.

/// Vital signs as measured; none: not measured. mmHg, per minute, tenths of a degree Celsius, %, L/min (0:
/// air), tenths of a kilogram.
struct Readings {
  std::optional<int> hr{}, sbp{}, dbp{}, temp_tenths{}, rr{}, spo2{}, o2{}, weight_tenths{};
  bool alert = false;  // charted as awake
};

struct Seen {
  std::string symptom;
  int grade;
  Instant onset;
};

/// A heart rate typed wrong, and corrected after so long.
struct Misread {
  int hr;
  Seconds until_corrected;
};
/// Charted on somebody else's infusion, and moved after so long.
struct WrongChart {
  Seconds until_moved;
};

struct Register {};
struct Prepare {};
struct Give {
  std::string what;
};
struct Observe {
  Readings readings{};
  std::vector<Seen> seen{};
  std::vector<std::string> gone{};
  bool none = false;  // everything was asked and denied
  std::variant<std::monostate, Misread, WrongChart> slip{};
};
struct Start {};
struct ChangeRate {
  std::string rate;
  std::string planned{};  // from now; empty: as before
};
struct Pause {};
struct Resume {};
struct Stop {
  std::string why;
  std::string given{};  // empty: all of it
};
struct Notify {
  std::string who;
  std::string answer;
};
struct Release {
  std::string to;
};
struct Call {
  std::string outcome;
  std::vector<Seen> seen{};
};
struct Cancel {
  std::string reason;
};
using What = std::variant<Register, Prepare, Give, Observe, Start, ChangeRate, Pause, Resume, Stop, Notify,
                          Release, Call, Cancel>;

/// One act of a nurse: when it happens, to the minute, and when it is charted.
struct Act {
  Instant at;
  Instant charted;
  What what;
};

struct Patient {
  std::string mrn, name, birth, sex, phone, allergies;
  int weight_tenths;       // kg
  int surface_hundredths;  // m2
  bool spo2_scale_2 = false;
  std::string prior_count;   // of the drug, before this record; a number or `unknown`
  std::string prior_worst;   // none, mild, hypersensitivity, unknown
  std::string prior_last{};  // a date
  std::string prior_dose{};
};

/// A reaction, or another complaint, as it was drawn.
struct Reaction {
  enum class When { infusing, staying, home };
  struct Sign {
    std::string symptom;
    int grade;
  };
  When when;
  int worst;
  bool anaphylaxis = false;
  std::vector<Sign> signs{};
};

/// One patient's infusion: who comes when, sits where, gets what, and what is done. `acts` in the order in
/// which they happen.
struct Visit {
  Patient patient;
  std::string drug;
  int count;  // of this drug for this patient
  std::string dose, fluid, lot;
  Seconds planned;
  int chair = 0;
  Instant arrives;
  Instant leaves{};  // the chair
  std::optional<Reaction> reaction{};
  std::string action = "watching";     // what flags of this visit are answered with
  Seconds answers_after{120};          // an urgent flag, once it is raised
  Seconds closes_after{3600};          // any flag; while the patient is there
  Instant settled{};                   // no flag is closed before: the reaction's last sign is gone
  bool second_nurse = true;            // looks where the protocol wants one
  std::optional<std::size_t> fault{};  // what was planted: its place among `faults()`
  std::vector<Readings> spare{};       // for looks that nobody planned: a flag asks for more checks
  std::vector<Act> acts{};
};

struct Day {
  std::chrono::local_days date;
  std::vector<Visit> visits{};
};

}  // namespace infuwatch::ward
