#pragma once

#include "base/one_of.hpp"
#include "domain/chart.hpp"
#include "domain/close_out_question.hpp"
#include "domain/dose_band.hpp"
#include "domain/ending_question.hpp"
#include "domain/field.hpp"
#include "domain/handover_item.hpp"
#include "domain/lab_told.hpp"

#include <string>
#include <variant>
#include <vector>

namespace infuwatch {

/// What a reason is asked for, as facts. With a reason it is recorded all the same.

struct ReleasedEarly {
  InfusionId infusion;
  Instant observe_until;
};
/// No stop is charted, and the observation after the planned end is not over.
struct ReleasedUnstopped {
  InfusionId infusion;
  Instant observe_until;
};
struct TakenUpAfterRelease {
  InfusionId infusion;
  Instant released;
};
/// The cumulative dose would pass the protocol's limit. All in the limit's unit.
struct PastDoseLimit {
  std::string drug;
  Quantity before, with, limit;
  std::string source;
};
/// The drug has a limit, and what the patient had of it cannot be reckoned.
struct DoseUnknown {
  std::string drug;
  std::string unit;           // of the limit
  bool body_surface = false;  // not told for this dose; else earlier doses are unknown
};
struct TooSoon {
  std::string drug;
  Instant last;  // when the last infusion began
  int days = 0;  // since then, rounded to whole days
  int shortest = 0;
  std::string source;
};
/// An earlier reaction to the drug: under an infusion of this record, or one of the reported history.
struct ReactedBefore {
  std::string drug;
  InfusionId infusion;   // 0: reported
  struct ByCriteria {};  // anaphylaxis
  struct Symptom {
    std::string named;  // its key, or the nurse's words
    std::optional<int> grade;
  };
  std::variant<EarlierReaction, ByCriteria, Symptom> what;
  std::string source;
};
/// A question of the protocol that was not answered as it expects.
struct AnsweredOtherwise {
  std::string question;  // its key
  std::string ask;
  std::string answer;
  std::string expected;         // yes or no; empty where a number is
  std::optional<int> at_least;  // the number
  std::string source;
};
/// The protocol wants a second nurse to look, and none was named.
struct NotChecked {
  std::string drug;
  std::string source;
};
/// A reading that is hardly ever seen.
struct Improbable {
  FieldId field;
  Decimal given, least, most;
  std::string unit{};
  std::string of{};  // the lab, where it is one
};
/// A fever of another grade than the temperature measured with it has. None: that is no fever.
struct FeverOtherwise {
  int grade;
  Decimal measured;  // C
  std::optional<int> of_reading;
};
/// A symptom in a person's own words, within which signs of emergency or serious kind are named.
struct OwnWordsGrave {
  std::string words;
  std::vector<std::string> signs;  // keys
};

/// The patient's allergies name what is to be given: the drug, a brand of it, or a medication.
struct AllergyNamed {
  std::string given;
  std::string allergies;  // as charted
  std::string through{};  // the family or ingredient they have in common; empty: named itself
};
/// The drug is running for this patient, or was started within the shortest time between two starts.
struct StartedAlready {
  std::string drug;
  InfusionId infusion;
  Instant start;
  bool running = false;
};
/// The dose lies outside all that the protocol has for this count, weight and age.
struct DoseOutside {
  std::string drug;
  Quantity dose;                     // as ordered
  Quantity least, most;              // of the nearest regimen; the cap where weight or surface reach it
  std::optional<Quantity> comes_to;  // the dose in its unit, by weight or body surface
  std::string source;
  /// All that the protocol has, the nearest first, where that range alone does not tell it: several, a cap, a
  /// band.
  std::vector<ProtocolDose> doses{};
  std::optional<Weighed> weight{};  // where the dose or a band goes by it
  bool of_others = false;           // no regimen is for this weight and age: `doses` are those of others
};
/// The protocol's dose goes by what is not charted.
struct DoseNeeds {
  std::string drug;
  bool body_surface = false;  // else the weight, charted within the last 30 days
  std::string source;
  std::optional<Weighed> last{};  // a weight that is older
};

/// All was given, but the stop lies before the planned end: by more than a tenth of the time planned when it
/// started.
struct StoppedEarly {
  InfusionId infusion;
  Instant planned_end;
};
/// The stop is charted as now, long past the planned end, and nobody said that the infusion still runs.
struct StopLongPast {
  InfusionId infusion;
  Instant planned_end;
};
/// What is done to an infusion after it was stopped, or its patient released.
struct OverAlready {
  InfusionId infusion;
  bool released = false;
  Instant since;
};
/// The same act on the same infusion, charted for about the same moment.
struct ChartedAlready {
  EntryNumber entry;
  Instant at;
};
/// A rate above what the protocol's steps have at that moment.
struct RateAboveSteps {
  Quantity rate, highest;
  std::optional<Instant> next_step{};  // when the next step is due
  std::string source;
};
/// After a reaction, above the protocol's share of the rate before.
struct RestartAbove {
  Quantity rate, before, most;
  std::string source;
  bool at_resume = false;  // the last rate charted, at which it would run on
};
/// Of a drug without steps: more than three times the last running rate.
struct RateJump {
  Quantity rate, last;
};
/// The protocol says that the drug is not given again after what was flagged under this infusion.
struct NeverAgain {
  std::string drug;
  std::vector<FlagId> flags;
  std::string source;
};
/// A medication sooner than is usual after the dose before it.
struct GivenLately {
  std::string medication;
  Instant last;
  Seconds usual{};
  std::string source;
};
/// A weight far from the last one charted.
struct WeightFar {
  Decimal weight, last;  // kg
};
/// Charted facts contradict the expected answer to a question of the protocol.
struct Contradicted {
  std::string question;  // its key
  std::string ask;
  bool pregnant = false;  // on file
  std::optional<Temperature> measured{};
  Instant at{};                        // of the temperature
  std::vector<std::string> signs{};    // symptoms, by their keys
  std::vector<EntryNumber> entries{};  // they are charted in
  bool answered = true;                // as expected; else nobody answered it
};
/// What contradicts it, as it is typed: `pregnant`, `38.4C`, `cough`.
std::vector<std::string> facts_against(const Contradicted& contradicted);
/// As a notice keeps it behind the question: `against=38.4C|cough`. These bytes are stored: they stay as they
/// are.
std::string kept_against(const Contradicted& contradicted);
/// What `kept_against` kept; none: that is nothing of the kind.
std::optional<std::vector<std::string>> against_kept(const std::string& text);
/// An item of the discharge list that the chart asks for, and that was not charted as done.
struct DischargeOpen {
  std::string key;
  std::string ask;
  std::string because;  // the access, or the sedating medication
};
/// What of the discharge list was not charted as done; it is only noted.
struct DischargeLeft {
  std::vector<std::string> asks;
};
/// The bag has expired when it is started or hung.
struct BagExpired {
  std::string lot;  // empty: not charted
  Expiry expires;
};
struct BagExpiresFirst {
  std::string lot;
  Expiry expires;
  Instant planned_end;
};
struct OrderExpired {
  Expiry expires;
};
/// Nobody has charted the patient's allergies, nor that none is known.
struct AllergiesNotAsked {};
/// Allergies on file that would be replaced by none known.
struct AllergiesDropped {
  std::string allergies;
};
/// The patient goes to another department, or leaves against advice: to whom it was told, or why.
struct LeavesTo {
  std::string to;
};
/// Handed over although nobody has answered for it: urgent and emergency flags, and calls whose window has
/// closed.
struct HandedOverOpen {
  std::vector<HandoverItem> items;
};
/// Signs of which no reading was charted for so long before the start.
struct NoReadingsBefore {
  std::vector<Sign> signs;
  Instant since;
  std::string source;
};
/// A class of premedication that is not charted, or was given less than half the protocol's time before the
/// start, or too long before it, or with less than half the protocol's dose.
struct PremedicationOpen {
  std::string kind;
  Seconds before{};                // the protocol's time; 0: just before
  std::optional<Instant> given{};  // none: not charted
  std::string source;
  std::string name{}, dose{}, route{};    // as the protocol gives them
  std::optional<Seconds> within{};        // given longer before the start than that
  std::vector<std::string> too_little{};  // what was given in time, where it is less than half the dose
};
/// The start before lies further off the protocol's schedule than a tenth of it.
struct OffSchedule {
  std::string drug;
  Instant last;
  int days = 0;            // since then, rounded to whole days
  std::vector<int> every;  // the schedules
  std::string source;
};
/// A question of the protocol that must be answered, or whose number must be, and was not.
struct NotAnswered {
  std::string question;  // its key
  std::string ask;
  std::string source;
  std::string expected{};       // yes or no; empty where a number is
  std::vector<LabTold> last{};  // of the labs that could have answered it
};
/// A lab on file is not what a question of the protocol expects, whatever was answered to it; or it was not,
/// and another of a later day is.
struct LabOtherwise {
  std::string question;  // its key
  std::string ask;
  LabTold found;
  std::optional<LabTold> then{};  // the later one
  LabExpected expected;
  std::string source;
};
/// Questions before the start, said to be answered as expected though nothing had listed them: the start was
/// not prepared, a lab answered them then, or they came up since by a lab.
struct ScreeningNotShown {
  std::vector<std::string> keys{};
  std::vector<QuestionTold> asks{};      // where it was prepared, those that labs answered then
  std::vector<QuestionTold> new_asks{};  // those that were no question yet when it was prepared
  bool prepared = false;
};
/// The first start of a drug in this record after earlier ones elsewhere, of which is not known when the last
/// one was, or what the worst reaction was.
struct EarlierDosesOpen {
  std::string drug;
  bool last = false;   // the day of the last one is missing
  bool worst = false;  // the worst reaction is
};
/// What was given in all is more than was ordered.
struct GivenMore {
  Quantity given, ordered;
};
/// The patient is younger than the protocol is for. Both ages in whole years.
struct TooYoung {
  std::string drug;
  int age;  // at the start
  int from_years;
  std::string source;
};
/// The time planned is more than a tenth shorter than the protocol's shortest.
struct PlannedShort {
  std::string drug;
  Seconds planned{}, shortest{};
  std::string source;
};
/// The order has another route than the protocol.
struct RouteOtherwise {
  std::string drug, route;
  std::vector<std::string> routes;
  std::string source;
};
/// What the protocol does not have given together with the drug is prepared, runs, or was started lately.
struct NotTogether {
  std::string drug, other;
  InfusionId infusion;             // of the other
  std::optional<Instant> start{};  // none: prepared
  bool running = false;
  int days = 0;  // the protocol's
  std::string source;
};
/// More than a course of the drug has: in so many starts, or so much of it.
struct CourseFull {
  std::string drug;
  std::optional<int> doses{};  // with this one; else by amount
  Quantity with{}, most{};     // with this one; of doses the number alone
  int within_days = 0;
  std::string source;
};
/// The planned end and the stay after it lie behind the closing time.
struct AfterClosing {
  Instant over, closes;
};
/// The name of a drug that is said not to be in the list may mean one that is, or another name that was typed
/// for this patient.
struct NameAlike {
  std::string typed;
  std::vector<std::string> names;
  bool listed = true;  // keys of the list; else names typed before
};
/// Somebody who may be the person to be registered.
struct RegisteredAlready {
  std::string name, mrn;
  std::chrono::year_month_day birth;
  bool by_mrn = false;  // the MRN but for case, blanks and leading zeros; else name and birth date
};

using QuestionKinds = std::variant<
    ReleasedEarly, ReleasedUnstopped, TakenUpAfterRelease, PastDoseLimit, DoseUnknown, TooSoon, ReactedBefore,
    AnsweredOtherwise, NotChecked, Improbable, FlagsUnanswered, StillPresent, ReadingsOutside,
    NoReadingsSince, ProviderNotNotified, StartedAlready, DoseOutside, DoseNeeds, AllergyNamed, StoppedEarly,
    StopLongPast, OverAlready, ChartedAlready, RateAboveSteps, RateJump, NeverAgain, GivenLately, WeightFar,
    LeavesTo, Contradicted, AllergiesNotAsked, AllergiesDropped, DischargeOpen, DischargeLeft, HandedOverOpen,
    RegisteredAlready, NoReadingsBefore, PremedicationOpen, OffSchedule, NotAnswered, AfterClosing,
    BagExpired, BagExpiresFirst, OrderExpired, GivenMore, ScreeningNotShown, RestartAbove, FeverOtherwise,
    NameAlike, LabOtherwise, NotSerious, TooYoung, FatalWhileRunning, FatalWhileObserved, AllGone, CameBack,
    EpinephrineGiven, PlannedShort, RouteOtherwise, NotTogether, CourseFull, EarlierDosesOpen, DeathCharted,
    NeverWithdrawn, NaranjoOtherwise, NoPregnancy, NotTransferred, OwnWordsGrave>;
using Question = OneOf<QuestionKinds>;

/// All that needs a reason, at once.
struct ReasonNeeded {
  std::vector<Question> questions;
  bool each = false;                   // by its key: the reason that was given says something else
  std::vector<std::string> unasked{};  // keys that the reason has and nobody asked about
};

/// A short name for programs: `dose-limit`, `interval`, `unanswered-flags`; of a protocol's question its key.
std::string question_key(const Question& question);
/// The questions that a reason leaves open. One text answers all. Where a part between `;` begins with
/// `KEY=`, each such part answers the question of its key alone, with what follows up to the next key; a key
/// that nobody asked about answers nothing.
std::vector<Question> without_reason(const std::vector<Question>& questions, std::string_view reason);
/// The same, where what stands before the first key says something else, such as why an entry is corrected:
/// it answers nothing.
std::vector<Question> without_answer(const std::vector<Question>& questions, std::string_view reason);
/// The keys in a reason that nobody asked about.
std::vector<std::string> keys_unasked(const std::vector<Question>& questions, std::string_view reason);
/// What an entry keeps of a question that its reason answers: the key, then the facts as they are typed.
/// These bytes are stored: they stay as they are.
Notice kept_question(const Question& question);

}  // namespace infuwatch
