#pragma once

#include "domain/field.hpp"
#include "domain/observation.hpp"
#include "time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// What a field takes. Its words are made in report/takes_words.
enum class Takes : std::uint8_t {
  one_of,  // `choices`, words as they are typed
  infusion_number,
  entry_number,
  flag_number,
  whole_number,
  reading,  // of the vital sign `sign`
  higher_pressure_first,
  body_temperature,
  symptom,
  own_words,     // after `other`
  skin_percent,  // of the symptom `of`
  grade_not_percent,
  symptom_once,       // the symptom `of`, with other times
  seen_or_denied,     // or resolved
  none_alone,         // `--none` beside a symptom
  onset_not_after,    // `moments`: the onset, the observation
  end_after_onset,    // `moments`: the onset, the end
  onset_before_this,  // the same in a correction, where the moments are told beside
  dose,
  rate,
  amount_above_zero,
  rate_above_zero,  // of an infusion that runs
  dose_units,       // `choices`, of the drug `of`
  no_fluid,         // the drug `of` has none
  body_surface,
  duration,
  date,
  expiry,
  volume,
  key,
  uuid,
  emergency_name,
  number_answer,  // to the question `of`
  yes_no_answer,  // to the question `of`
  answer_to,      // one of the questions `choices`
  no_answer,      // the protocol asks nothing
  question_once,
  second_badge,
  family_given,
  past_date,
  recent_birth,
  spo2_scale,
  prior_count,
  time_zone,
  shift_starts,
  opening_hours,
  labels,
  pin,
  same_pin,
  check_key,
  open_check,              // not the check of a stop or release
  outcome_where_answered,  // a call in which nobody answered, with answers
  outcome_of_symptoms,     // a call in which symptoms were told
  handed_over,             // an item of `choices`
  item_once,
  public_key_file,
  secret_key_file,
  no_key,  // where the backup is plain
  shift_alone,
  shift_name,  // of the shifts that begin at `choices`
  after_from,
  one_moment,
  head_digits,
  field_and_value,
  field_of_entry,  // one of `choices`
  line_number_first,
  line_denied_each,  // the symptom `of`
  line_grade_behind,
  line_one_onset,
  line_one_grade,
  line_sign_once,
  line_gone_or_resolved,
  line_one_time,
  line_place,  // where the symptom `of` is
  line_trend,  // of the symptom `of`, without its grade
  line_numbers,
  drop_factor,
  no_doubt,         // one of `choices`: what `1.000 mg` can mean
  day_or_month,     // one of the days `choices`
  birth_before,     // `of`: the earliest day charted
  after_birth,      // `of`: the birth date
  event_of,         // a flag of one of the events `choices`
  medication_name,  // the text has none
  one_medication,   // the text has two
  dose_unit,        // a number stands where the dose does
  allergies,        // they say that nobody asked
  no_empty_member,  // of a list with commas
  seriousness_alone,
  seriousness_once,
  death_and_fatal,
  naranjo_answer,
  naranjo_all,   // the questions `choices` are without an answer
  listed_name,   // the list has it as `of`: no name of an unlisted drug
  drug_name,     // of an unlisted drug: its own, not that of what watches all others
  drug_letters,  // the same, of letters that can be seen
  drug_width,    // the same, no wider than a line
  lab,           // its value and its date
  lab_day,       // its date is missing; `of`: what was typed
  lab_number,    // of the lab `of`, in one of the units `choices`
  lab_result,    // of the lab `of`, one of `choices`
  lab_no_sign,   // a bound, a doubt or a sign by itself
  lab_date,      // of the lab `of` nothing but the date
  lab_once,      // twice of one day
};

/// A field whose text cannot be taken.
struct BadField {
  FieldRef field;
  std::string given;
  Takes takes;
  std::vector<std::string> choices{};
  std::string of{};
  std::vector<Instant> moments{};
  std::optional<Sign> sign{};
};

}  // namespace infuwatch
