#include "report/takes_words.hpp"

#include "base/quantity.hpp"
#include "base/text.hpp"
#include "domain/vital_sign.hpp"

namespace infuwatch::report {

std::string one_of_text(const std::vector<std::string>& words) {
  if (words.size() < 2) return joined(words, "");
  return joined({words.begin(), words.end() - 1}, ", ") + " or " + words.back();
}

std::string takes_text(const BadField& bad, const Zone* zone) {
  const auto moment = [&](std::size_t i) {
    if (i >= bad.moments.size()) return std::string{};
    return zone ? zone->shown(bad.moments[i]) : iso(bad.moments[i]);
  };
  switch (bad.takes) {
    case Takes::one_of: return one_of_text(bad.choices);
    case Takes::infusion_number: return "an infusion's number, such as 17";
    case Takes::entry_number: return "an entry's number, such as E41";
    case Takes::flag_number: return "a flag's number, such as F9";
    case Takes::reading: return bad.sign ? std::string{vital_sign(*bad.sign).takes} : std::string{};
    case Takes::higher_pressure_first: return "the higher pressure first, then the lower, such as 118/70";
    case Takes::body_temperature: return "a body temperature between 10 and 50 C (50 and 122 F)";
    case Takes::symptom:
      return "a symptom, its grade and its onset, such as hives, hives:2, hives:2@-40m or other:\"tingling lips\"";
    case Takes::own_words: return "the patient's own words after `other`, such as other:\"tingling lips\"";
    case Takes::skin_percent: return "1% to 100% of the body's surface, such as " + bad.of + ":12%";
    case Takes::grade_not_percent: return "a grade: only what covers the skin is told in %";
    case Takes::symptom_once: return "each symptom once in an observation";
    case Takes::seen_or_denied: return "a symptom either as seen, or as denied or resolved";
    case Takes::none_alone: return "no symptom beside it: --none says that all were denied";
    case Takes::onset_not_after: return "a time not after the observation itself, which was at " + moment(1);
    case Takes::onset_before_this: return "an onset that is not after the observation";
    case Takes::dose: return "an amount and its unit, such as \"300 mg\"; units: " + dose_units();
    case Takes::rate: return "an amount and its unit, such as \"60 mL/h\"; units: " + rate_units();
    case Takes::amount_above_zero: return "an amount above 0";
    case Takes::dose_units: return bad.of + " in " + joined(bad.choices, " or ");
    case Takes::no_fluid: return "nothing: " + bad.of + " has no replacement fluid";
    case Takes::body_surface: return "a body surface in square metres from 0.2 to 3.5, such as 1.8";
    case Takes::duration: return "a length of time such as 90m or 2h30m, at most 7 days";
    case Takes::date: return "a day such as 1984-03-09 or 09-Mar-1984";
    case Takes::key: return "1 to 40 letters and digits, with - _ . or / between them";
    case Takes::uuid: return "a UUID such as 0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f, one for each act";
    case Takes::emergency_name: return "a name or a badge, in one line";
    case Takes::number_answer: return bad.of + "=a number, or " + bad.of + "=unknown";
    case Takes::yes_no_answer: return bad.of + "=yes or " + bad.of + "=no, or " + bad.of + "=unknown";
    case Takes::answer_to: return "QUESTION=ANSWER, with a question of these: " + joined(bad.choices, ", ");
    case Takes::no_answer: return "nothing: this drug's protocol asks nothing";
    case Takes::question_once: return "each question once";
    case Takes::second_badge: return "the badge of a second nurse";
    case Takes::family_given: return "\"Family, Given\"";
    case Takes::past_date: return "a day that has come";
    case Takes::recent_birth: return "a day less than 130 years ago";
    case Takes::spo2_scale: return "1, or 2 where a clinician set the oxygen target to 88-92 %";
    case Takes::prior_count: return "how many infusions came before this record, or unknown";
    case Takes::time_zone: return "a time zone such as America/New_York or Europe/Berlin";
    case Takes::shift_starts: return "when the shifts begin, ascending, such as 07,15,23 or 07:30,19:30";
    case Takes::opening_hours: return "\"Mon-Fri 07:00-19:00, Sat 08-14\" or always";
    case Takes::labels: return "us or eu: whose labels hold where they differ";
    case Takes::pin: return "4 to 12 digits, not all the same";
    case Takes::same_pin: return "the same digits twice";
    case Takes::check_key: return "its key as `checks` shows it, such as 17/vitals/14:15";
    case Takes::open_check: return "vital signs or a call; the stop and the release are charted";
    case Takes::outcome_of_symptoms: return "symptoms, caregiver or sent-to-ed where symptoms were told";
    case Takes::handed_over: return "one of the items handed over: " + joined(bad.choices, ", ");
    case Takes::item_once: return "each item once";
    case Takes::public_key_file: return "the file of a public key, made by `backup key`";
    case Takes::secret_key_file: return "the file of a secret key, made by `backup key`";
    case Takes::no_key: return "no file where --plain is said";
    case Takes::shift_alone: return "a shift's name, or --from and --to instead of it";
    case Takes::shift_name:
      return "the name of a shift of this site, which begin at " + joined(bad.choices, ", ");
    case Takes::after_from: return "a time after --from";
    case Takes::one_moment: return "one moment, such as 15:40";
    case Takes::head_digits: return "the head printed on a report: at least 12 of its digits 0-9 a-f";
    case Takes::field_and_value: return "a field and its value, such as at=14:05";
    case Takes::field_of_entry: return "one of: " + joined(bad.choices, ", ");
    case Takes::line_number_first: return "an infusion's number first, such as: 17 hives g2 bp 92/60 -10m";
    case Takes::line_denied_each:
      return "`no` before each symptom that is denied, or a grade (" + bad.of + " g1) where it was seen";
    case Takes::line_grade_behind: return "a grade or an onset directly behind the symptom that was seen";
    case Takes::line_one_onset: return "one onset for a symptom";
    case Takes::line_one_grade: return "one grade for a symptom";
    case Takes::line_sign_once: return "each vital sign once";
    case Takes::line_gone_or_resolved: return "`gone` behind a symptom, or `resolved` before it";
    case Takes::line_one_time: return "one time";
  }
  return {};
}

}  // namespace infuwatch::report
