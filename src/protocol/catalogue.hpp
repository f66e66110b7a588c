#pragma once

#include "base/named.hpp"
#include "domain/flag.hpp"
#include "domain/people.hpp"
#include "domain/vital_sign.hpp"
#include "protocol/rate_steps.hpp"
#include "protocol/regimen.hpp"
#include "protocol/start_plan.hpp"
#include "protocol/substance.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace infuwatch {

/// What a finding counts as in the criteria of anaphylaxis.
enum class BodySystem { skin, respiratory, larynx, circulation, gut, end_organ };
template <>
inline constexpr std::pair<BodySystem, std::string_view> names_of<BodySystem>[] = {
    {BodySystem::skin, "skin"},     {BodySystem::respiratory, "respiratory"},
    {BodySystem::larynx, "larynx"}, {BodySystem::circulation, "circulation"},
    {BodySystem::gut, "gut"},       {BodySystem::end_organ, "end-organ"}};

/// A symptom as the catalogue knows it.
struct SymptomTerm {
  std::string key;                    // `hives`: what is stored
  std::string name;                   // as shown
  std::vector<std::string> synonyms;  // what a nurse may type instead
  std::string ctcae_term;             // CTCAE v5.0; empty where it has none
  std::string ctcae_6_term;           // CTCAE v6.0, where it is known to agree
  int ctcae_code = 0;                 // MedDRA code printed in CTCAE; 0: none
  std::map<int, std::string> grades;  // the grades there are, each with our prompt for it
  bool reaction = false;              // on the core list of infusion-reaction symptoms
  std::string of_the_disease;         // the disease that gives it too: charted as baseline before the start
  bool mild_at_1 = false;             // in the windows, grade 1 alone is only for review
  bool life_threatening = false;      // an emergency at any grade
  /// Flagged so after any drug and in every window; none: as the drug's own list has it.
  std::optional<Priority> serious_everywhere{};
  bool serious_under_a_drug = false;  // on some drug's serious list: late, it is looked at after any
  std::string ask{};                  // the question to a patient, in plain words
  bool not_by_phone = false;          // no call asks about it: seen by staff only, or there after weeks
  std::optional<BodySystem> system;   // in the criteria of anaphylaxis
  int system_from = 1;                // the grade it counts from; no grade counts too
  std::optional<int> severe_from;     // the grade it is severe from; no grade is not severe
  bool bronchospasm = false;
  std::vector<int> surface_grades;  // for less than 10 % of the body's surface, 10-30 %, more than 30 %
  FactSource source;
};

/// The windows of a protocol. Both ends belong to them.
struct WindowLengths {
  Seconds high_risk{0};                // from the start
  Seconds follow_up{0};                // from the later of start and stop
  std::optional<Seconds> second_call;  // from the stop
  FactSource source;
};

/// Limits of single vital signs. A limit itself is within it unless the name says otherwise.
struct VitalLimits {
  int sbp_below = 0;           // mmHg
  int sbp_fall_percent = 0;    // more than this from the infusion's baseline
  int spo2_below = 0;          // %
  int spo2_scale_2_below = 0;  // %
  int temp_from_tenths = 0;    // tenths of a degree Celsius
  int hr_below = 0;            // per minute
  int hr_above = 0;
  int hr_review_from = 0;
  int rr_to = 0;    // this and below
  int rr_from = 0;  // this and above
  // What a catalogue may leave out: none, and it is not judged.
  std::optional<int> sbp_low_urgent_fall{};  // a low pressure is urgent from this fall on; none: always
  std::optional<int> sbp_high_from{};
  std::optional<int> dbp_high_from{};
  std::optional<int> sbp_rise_percent{};  // from the baseline, to `sbp_rise_to` or more
  int sbp_rise_to = 0;
  std::optional<int> spo2_drop{};  // points below the baseline, to `spo2_drop_to` or less
  int spo2_drop_to = 0;
  bool oxygen_newly_needed = false;
  std::optional<int> hr_to{};  // this and below; in place of `hr_below`
  // Blood glucose, mg/dL.
  std::optional<int> glucose_urgent_below{}, glucose_review_below{}, glucose_review_from{};
  /// So far inside its limit a sign is back; between, an excursion goes on. Zero: at the limit.
  struct Margin {
    int sbp = 0, spo2 = 0, temp_tenths = 0, hr = 0, rr = 0;
  } margin{};
  /// In pregnancy a pressure is urgent from the first two on, and looked at from the others on.
  struct OfPregnancy {
    int sbp_urgent_from, dbp_urgent_from, sbp_review_from, dbp_review_from;
    FactSource source;
  };
  std::optional<OfPregnancy> of_pregnancy{};
  // Of a patient who is pregnant, by `limits_at`.
  std::optional<int> sbp_review_from{}, dbp_review_from{};
  FactSource high_source{};  // of a high pressure; empty: `source`
  struct Steps {
    int sbp = 0, fall_percent = 0, spo2 = 0, temp_tenths = 0, hr = 0, rr = 0;
  } steps;
  /// The limits of children under an age in years, the youngest first.
  struct OfAge {
    int under;
    int sbp_below;
    int sbp_more_each_year;  // added to it for each year of age
    int hr_below, hr_above, rr_below, rr_from;
    FactSource source;
  };
  std::vector<OfAge> of_age{};
  FactSource source;
};

int years_at(const Patient& patient, Instant at);
/// The limits that hold for a patient at a moment: those of the age and of a pregnancy on file, where the
/// catalogue has them.
VitalLimits limits_at(const VitalLimits& limits, const Patient& patient, Instant at);

/// What the criteria of anaphylaxis leave open.
struct AnaphylaxisSettings {
  Seconds together{2 * 3600};           // onsets no further apart belong together
  Seconds likely_after_stop{6 * 3600};  // so long the drug is a likely allergen
  Seconds second_phase{0};              // so long after a first one it comes back; 0: not looked for
  std::optional<int> spo2_to{};         // oxygen counts from here down; none: from the protocol's limit
};

/// From which NEWS2 score on a flag is urgent, and an emergency.
struct News2Settings {
  int urgent_from = 5;
  int emergency_from = 7;
  FactSource source = "RCP NEWS2 2017";
};

/// How often vital signs are due.
struct CheckRhythm {
  int first = 1;  // drug counts it is for
  std::optional<int> last;
  Seconds first_hour_every{15 * 60};
  Seconds then_every{30 * 60};
  Seconds observe_every{30 * 60};  // after the stop
};

/// When checks are due, and how late they may be. A store whose catalogue says nothing of it has these.
struct CheckPlan {
  std::vector<CheckRhythm> rhythms{CheckRhythm{}};
  Seconds early{5 * 60};
  Seconds soon{5 * 60};
  Seconds tight_every{5 * 60};
  Seconds tight_then_every{15 * 60};
  Seconds tight_then_for{3600};
  Seconds review_after{15 * 60};
  Seconds urgent_after{30 * 60};
  Seconds call_again{2 * 3600};
  Seconds call_early{12 * 3600};      // so long before it is due, a call is the follow-up call
  Seconds call_not_within{4 * 3600};  // of the release, or of the resolution that asks for it
  FactSource source = "site default";

  const CheckRhythm& rhythm_for(int drug_count) const;
};

/// Readings outside these are hardly ever seen: they are taken once they are said to be right. In stored
/// numbers. A sign that has no range is never asked about; one the catalogue says nothing of has its row's.
struct ProbableReadings {
  std::map<Sign, Range> of = probable_by_row();
  Range diastolic = diastolic_probable;

  static std::map<Sign, Range> probable_by_row();
};

/// How long a patient stays after a reaction was over, by its grade (CTCAE v5.0, infusion related reaction).
/// None: no longer than without.
struct ReactionStays {
  std::optional<Seconds> grade_2{}, grade_3{};
  std::optional<Seconds> anaphylaxis{}, severe_anaphylaxis{};
  FactSource source{};
};

/// Something to be done before a patient goes home.
struct DischargeItem {
  std::string key;
  std::string ask;
  /// When it is asked about where it was not charted as done; else it is listed only.
  enum class Asked { never, access_in, sedated } asked = Asked::never;
  FactSource source;
};

/// What holds for every drug unless its own protocol says otherwise.
struct CommonProtocol {
  WindowLengths windows;
  Seconds observe_after_stop{0};
  Seconds stop_grace{0};
  VitalLimits limits;
  AnaphylaxisSettings anaphylaxis;
  News2Settings news2;
  CheckPlan checks;
  ProbableReadings probable;
  StartPlan before_start;
  std::string grading = "CTCAE v5.0";  // what the catalogue's grades are by
  /// The console's keys for the commonest signs: letter → symptom, the same for every drug. No other symptom
  /// gets one of them.
  std::map<char, std::string> common_signs;
  /// Under which title a call asks about a symptom; none: all stand together.
  std::map<std::string, std::string> body_parts{};
  std::shared_ptr<const Substances> substances = std::make_shared<Substances>();
  std::shared_ptr<const Labs> labs = std::make_shared<Labs>();
  ReactionStays reaction_stays;
  std::vector<DischargeItem> discharge;
  FactSource source;
};

/// How long the patient stays after the stop.
struct ObservationAfterStop {
  int first = 1;  // drug counts it is for
  std::optional<int> last;
  bool after_reaction = false;  // only where hypersensitivity was ever seen, or earlier history is unknown
  Seconds time{0};
  FactSource source;
  std::optional<LabelRegion> labels{};  // whose labels say so; none: either
};

/// What a source says, to be read in `drugs show`.
struct ProtocolNote {
  std::string words;
  FactSource source;
  std::optional<LabelRegion> labels{};
};

struct Effect {
  std::string symptom;  // a key of the catalogue; empty where it is no single symptom
  std::string name;
  std::string often;  // how often, in words
  FactSource source;
  int from_grade;  // the grade it is one from; no grade counts too
  Priority priority = Priority::urgent;
  std::optional<Seconds> within{};  // of the stop; none: without an end
};

/// After what the label says that the drug is not given again.
struct NeverAgainAfter {
  enum class What { life_threatening, hypersensitivity };
  What what;
  FactSource source;
};

/// After a reaction: at most so much of the rate before, for so long.
struct RestartRate {
  int percent;
  Seconds lasts;
  FactSource source;
};

/// A drug's protocol, or a procedure's.
struct DrugProtocol {
  std::string key;
  std::string name;
  std::vector<std::string> brands;  // brand names and biosimilars: counted together
  bool procedure = false;           // plasmapheresis: replacement fluid instead of dose
  std::string about;
  std::vector<std::string> fluids;  // replacement fluids of a procedure
  std::set<std::string> dose_units;
  WindowLengths windows;
  VitalLimits limits;
  std::vector<Regimen> regimens;
  std::vector<ObservationAfterStop> observations;
  std::vector<std::string> reactions;  // symptom keys, in the order of the picker
  std::vector<std::string> not_mild;   // those of the mild ones that are not mild under it
  std::vector<std::string> expected;   // at grade 1 or without one recorded, and never flagged
  FactSource reactions_source, expected_source{};
  std::vector<Effect> common;
  std::vector<Effect> serious;             // what of them is a symptom raises `serious-effect`
  bool vesicant = false;                   // destroys tissue outside the vein
  std::vector<std::string> site_symptoms;  // what is urgent at the vein under it
  FactSource vesicant_source;
  std::vector<ProtocolNote> notes;
  Seconds stop_grace{0};
  CheckPlan checks;
  StartPlan before_start;
  std::vector<std::string> families;     // what it belongs to: an allergy to them counts
  std::vector<std::string> ingredients;  // what else is in it
  std::vector<RateSteps> rate_steps;     // several for one count: any of them may be followed
  std::optional<NeverAgainAfter> never_again{};
  std::optional<RestartRate> restart{};
  std::string same_substance{};  // the key of another form of it, counted by itself; empty: there is none
  // as for every drug
  ReactionStays reaction_stays;
  std::vector<DischargeItem> discharge;
  std::shared_ptr<const Substances> substances = std::make_shared<Substances>();

  /// All that are for this count, of whatever band; the last of the list where none is.
  std::vector<const Regimen*> regimens_for(int drug_count) const;
};

class SymptomWords;
struct SymptomName;

/// Symptoms that are read only when they are asked for: the list is long, and most acts name few of them or
/// none.
class SymptomShelf {
 public:
  virtual ~SymptomShelf() = default;
  /// Whether there is such a symptom; reads none.
  virtual bool has(std::string_view key) const = 0;
  virtual const SymptomTerm* find(std::string_view key) = 0;
  virtual const std::map<std::string, SymptomTerm>& all() = 0;
  /// What they are called; made when it is first asked for.
  const SymptomWords& words();

 protected:
  /// Every key, name and synonym.
  virtual std::vector<SymptomName> names();

 private:
  std::shared_ptr<const SymptomWords> words_;
};

struct Catalogue {
  int version = 0;
  CommonProtocol common;
  std::shared_ptr<SymptomShelf> symptoms;  // not shared between threads
  std::map<std::string, DrugProtocol> drugs;

  const SymptomTerm* symptom(std::string_view key) const;
  bool has_symptom(std::string_view key) const { return symptoms && symptoms->has(key); }
  /// Whether a symptom is mild at grade 1, and not excepted under a drug.
  bool mild_under(const DrugProtocol& drug, std::string_view key) const;
  /// The symptom whose key, name or synonym this is, case and hyphens aside.
  const SymptomTerm* symptom_written(std::string_view word) const;
  /// The symptom that is called so, see `SymptomWords::called`; none if nothing is.
  const SymptomTerm* symptom_called(std::string_view word) const;
  /// What a word that means nothing may stand for, see `SymptomWords::nearest`.
  std::vector<std::string> nearest_symptoms(std::string_view word) const;
  /// A drug by key, name or brand.
  const DrugProtocol* drug_called(std::string_view word) const;
  std::vector<std::string> nearest_drugs(std::string_view word) const;
};

}  // namespace infuwatch
