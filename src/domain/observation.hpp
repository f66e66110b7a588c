#pragma once

#include "base/named.hpp"
#include "base/quantity.hpp"
#include "time/instant.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// A symptom a nurse saw or was told of.
struct SymptomSeen {
  std::string symptom;  // a key of the catalogue, or `other`
  std::string words;    // the nurse's own words: what `other` is, or what a listed one was told as
  std::optional<int> grade;
  std::optional<Span> onset;   // none: when it was observed
  std::optional<int> surface;  // % of the body's surface it covers
  std::string grading;  // what the grade is by, such as `CTCAE v5.0`; empty: no grade, or the site's own
  std::optional<Span> ended{};  // when it was gone again; none: not told
  friend bool operator==(const SymptomSeen&, const SymptomSeen&) = default;
  /// What tells it from another symptom of its key: two in own words are two, a listed one is one however it
  /// was told.
  std::string apart_by() const { return symptom == "other" ? words : std::string{}; }
};

/// One measured number, or that it could not be obtained: both are findings.
struct Reading {
  std::optional<int> value;  // none: unobtainable
  friend bool operator==(const Reading&, const Reading&) = default;
};

struct BloodPressure {
  std::optional<int> systolic;   // mmHg; none: unobtainable
  std::optional<int> diastolic;  // none where only the pulse was felt (`80/p`)
  friend bool operator==(const BloodPressure&, const BloodPressure&) = default;
};

/// What the patient breathes: room air is said, never assumed.
struct Oxygen {
  int tenths_l_min = 0;  // 0: room air
  friend bool operator==(const Oxygen&, const Oxygen&) = default;
};

/// Consciousness: alert, new confusion, responds to voice, responds to pain, unresponsive.
enum class Consciousness { alert, confusion, voice, pain, unresponsive };
template <>
inline constexpr std::pair<Consciousness, std::string_view> names_of<Consciousness>[] = {
    {Consciousness::alert, "A"},
    {Consciousness::confusion, "C"},
    {Consciousness::voice, "V"},
    {Consciousness::pain, "P"},
    {Consciousness::unresponsive, "U"}};

/// A reading of a sign that has no member of `Vitals`: a number in the sign's own unit, and what it was
/// entered as.
struct Measured {
  std::optional<int> value;  // none: unobtainable
  std::string entered;       // `5.5 mmol/L`
  friend bool operator==(const Measured&, const Measured&) = default;
};

/// The vital signs that are charted, in the order they are told in. Each has a row in `vital_signs()`.
enum class Sign : std::uint8_t {
  heart_rate,
  pressure,
  temperature,
  respiratory_rate,
  spo2,
  oxygen,
  consciousness,
  pain,
  weight,
  glucose,
  height,
};
inline constexpr Sign last_sign = Sign::height;

/// What was measured at one moment. Members are for what rules read; a sign without rules stands in `more`.
struct Vitals {
  std::optional<Reading> heart_rate;      // /min
  std::optional<BloodPressure> pressure;  // mmHg
  std::optional<Temperature> temperature;
  std::optional<Reading> respiratory_rate;  // /min
  std::optional<Reading> spo2;              // %
  std::optional<Oxygen> oxygen;
  std::optional<Consciousness> consciousness;
  std::optional<int> pain;  // 0-10
  std::optional<Decimal> weight_kg;
  std::map<Sign, Measured> more;
  friend bool operator==(const Vitals&, const Vitals&) = default;
  bool empty() const { return *this == Vitals{}; }
};

enum class Source { chair, phone, paper };
template <>
inline constexpr std::pair<Source, std::string_view> names_of<Source>[] = {
    {Source::chair, "chair"}, {Source::phone, "phone"}, {Source::paper, "paper"}};

/// How a follow-up call ended.
enum class CallOutcome { well, symptoms, no_answer, message, wrong_number, caregiver, declined, sent_to_ed };
template <>
inline constexpr std::pair<CallOutcome, std::string_view> names_of<CallOutcome>[] = {
    {CallOutcome::well, "well"},
    {CallOutcome::symptoms, "symptoms"},
    {CallOutcome::no_answer, "no-answer"},
    {CallOutcome::message, "message"},
    {CallOutcome::wrong_number, "wrong-number"},
    {CallOutcome::caregiver, "caregiver"},
    {CallOutcome::declined, "declined"},
    {CallOutcome::sent_to_ed, "sent-to-ed"}};

/// Whether somebody spoke with the patient, or with whoever looks after her; else the call comes back.
constexpr bool reached(CallOutcome outcome) {
  return outcome != CallOutcome::no_answer && outcome != CallOutcome::message &&
         outcome != CallOutcome::wrong_number;
}

/// Whether somebody answered what the call asks.
constexpr bool questions_answered(CallOutcome outcome) {
  return reached(outcome) && outcome != CallOutcome::declined;
}

/// Where an onset lies, from least to most dangerous.
enum class Window { before, late, follow_up, high_risk };
template <>
inline constexpr std::pair<Window, std::string_view> names_of<Window>[] = {{Window::before, "before"},
                                                                           {Window::late, "late"},
                                                                           {Window::follow_up, "follow-up"},
                                                                           {Window::high_risk, "high-risk"}};

/// Whether the times known leave one window (definite) or several (possible: the most dangerous is named).
enum class Certainty { definite, possible };
template <>
inline constexpr std::pair<Certainty, std::string_view> names_of<Certainty>[] = {
    {Certainty::definite, "definite"}, {Certainty::possible, "possible"}};

/// What was going on at a moment.
enum class Phase { before, released, observing, stop_missing, paused, infusing };
template <>
inline constexpr std::pair<Phase, std::string_view> names_of<Phase>[] = {
    {Phase::before, "before"},       {Phase::infusing, "infusing"}, {Phase::paused, "paused"},
    {Phase::observing, "observing"}, {Phase::released, "released"}, {Phase::stop_missing, "stop-missing"}};

/// Infusing, paused, stop missing and observing are all "in the chair".
constexpr bool in_the_chair(Phase phase) { return phase != Phase::before && phase != Phase::released; }

/// Where one moment lies with respect to one infusion.
struct Placed {
  Window window = Window::before;
  Certainty certainty = Certainty::definite;
  Phase phase = Phase::before;
  friend bool operator==(const Placed&, const Placed&) = default;
};

}  // namespace infuwatch
