#include "report/takes_words.hpp"

#include "domain/vital_sign.hpp"
#include "report/sentences_of_fields.hpp"

namespace infuwatch::report {

Message takes_message(const BadField& bad) {
  namespace s = sentence;
  const Typed of{bad.of};
  const auto moment = [&](std::size_t i) { return i < bad.moments.size() ? bad.moments[i] : Instant{}; };
  switch (bad.takes) {
    case Takes::reading:
      return {&s::enter_reading,
              {{"reading", Typed{std::string{bad.sign ? vital_sign(*bad.sign).takes : std::string_view{}}}}}};
    case Takes::one_of: return {&s::enter_one_of, {{"choices", Listed{bad.choices, " or "}}}};
    case Takes::infusion_number: return {&s::enter_infusion};
    case Takes::entry_number: return {&s::enter_entry};
    case Takes::flag_number: return {&s::enter_flag};
    case Takes::whole_number: return {&s::enter_whole_number};
    case Takes::higher_pressure_first: return {&s::enter_higher_first};
    case Takes::body_temperature: return {&s::enter_body_temperature};
    case Takes::symptom: return {&s::enter_symptom};
    case Takes::own_words: return {&s::enter_own_words};
    case Takes::skin_percent: return {&s::enter_skin_percent, {{"symptom", of}}};
    case Takes::grade_not_percent: return {&s::enter_grade_not_percent};
    case Takes::symptom_once: return {&s::enter_symptom_once, {{"symptom", of}}};
    case Takes::seen_or_denied: return {&s::enter_seen_or_denied};
    case Takes::none_alone: return {&s::enter_none_alone};
    case Takes::onset_not_after: return {&s::enter_onset_before, {{"observed", moment(1)}}};
    case Takes::end_after_onset: return {&s::enter_end_after_onset, {{"onset", moment(0)}}};
    case Takes::onset_before_this: return {&s::enter_onset_before_this};
    case Takes::dose: return {&s::enter_dose, {{"units", Typed{dose_units()}}}};
    case Takes::rate: return {&s::enter_rate, {{"units", Typed{rate_units()}}}};
    case Takes::amount_above_zero: return {&s::enter_above_zero};
    case Takes::rate_above_zero: return {&s::enter_rate_or_pause};
    case Takes::dose_units:
      return {&s::enter_dose_units, {{"drug", of}, {"units", Listed{bad.choices, " or "}}}};
    case Takes::no_fluid: return {&s::enter_no_fluid, {{"drug", of}}};
    case Takes::body_surface: return {&s::enter_surface};
    case Takes::duration: return {&s::enter_length};
    case Takes::date: return {&s::enter_date};
    case Takes::expiry: return {&s::enter_expiry};
    case Takes::volume: return {&s::enter_volume};
    case Takes::key: return {&s::enter_key};
    case Takes::uuid: return {&s::enter_uuid};
    case Takes::emergency_name: return {&s::enter_emergency_name};
    case Takes::number_answer: return {&s::enter_number_answer, {{"question", of}}};
    case Takes::yes_no_answer: return {&s::enter_yes_no_answer, {{"question", of}}};
    case Takes::answer_to: return {&s::enter_answer_to, {{"questions", Listed{bad.choices}}}};
    case Takes::no_answer: return {&s::enter_no_answer};
    case Takes::event_of: return {&s::enter_event, {{"events", Listed{bad.choices, " or "}}}};
    case Takes::no_empty_member: return {&s::enter_no_empty_member};
    case Takes::seriousness_alone: return {&s::enter_seriousness_alone};
    case Takes::seriousness_once: return {&s::enter_seriousness_once};
    case Takes::death_and_fatal: return {&s::enter_death_and_fatal};
    case Takes::naranjo_answer: return {&s::enter_naranjo_answer};
    case Takes::naranjo_all: return {&s::enter_naranjo_all, {{"questions", Listed{bad.choices, " and "}}}};
    case Takes::medication_name: return {&s::enter_medication_name};
    case Takes::one_medication: return {&s::enter_one_medication};
    case Takes::dose_unit: return {&s::enter_dose_unit};
    case Takes::allergies: return {&s::enter_allergies};
    case Takes::question_once: return {&s::enter_question_once};
    case Takes::second_badge: return {&s::enter_second_badge};
    case Takes::family_given: return {&s::enter_family_given};
    case Takes::past_date: return {&s::enter_past_date};
    case Takes::recent_birth: return {&s::enter_recent_birth};
    case Takes::spo2_scale: return {&s::enter_spo2_scale};
    case Takes::prior_count: return {&s::enter_prior_count};
    case Takes::time_zone: return {&s::enter_zone};
    case Takes::shift_starts: return {&s::enter_shifts};
    case Takes::opening_hours: return {&s::enter_hours};
    case Takes::labels: return {&s::enter_labels};
    case Takes::pin: return {&s::enter_pin};
    case Takes::same_pin: return {&s::enter_same_pin};
    case Takes::check_key: return {&s::enter_check_key};
    case Takes::open_check: return {&s::enter_open_check};
    case Takes::outcome_where_answered: return {&s::enter_call_answered};
    case Takes::outcome_of_symptoms: return {&s::enter_call_of_symptoms};
    case Takes::handed_over: return {&s::enter_handed_over, {{"items", Listed{bad.choices}}}};
    case Takes::item_once: return {&s::enter_item_once};
    case Takes::public_key_file: return {&s::give_public_key};
    case Takes::secret_key_file: return {&s::give_secret_key};
    case Takes::no_key: return {&s::give_key_or_plain};
    case Takes::shift_alone: return {&s::give_shift_or_span};
    case Takes::shift_name: return {&s::give_shift_name, {{"starts", Listed{bad.choices}}}};
    case Takes::after_from: return {&s::give_later};
    case Takes::one_moment: return {&s::give_moment};
    case Takes::head_digits: return {&s::give_head};
    case Takes::field_and_value: return {&s::enter_field_and_value};
    case Takes::field_of_entry: return {&s::enter_field_of_entry, {{"fields", Listed{bad.choices}}}};
    case Takes::line_number_first: return {&s::line_number_first};
    case Takes::line_denied_each: return {&s::line_no_each, {{"symptom", of}}};
    case Takes::line_grade_behind: return {&s::line_grade_after};
    case Takes::line_one_onset: return {&s::line_one_onset};
    case Takes::line_one_grade: return {&s::line_one_grade};
    case Takes::line_sign_once: return {&s::line_sign_once};
    case Takes::line_gone_or_resolved: return {&s::line_gone_or_resolved};
    case Takes::line_place: return {&s::line_place, {{"where", Typed{bad.given}}, {"symptom", of}}};
    case Takes::line_trend: return {&s::line_trend, {{"symptom", of}, {"trend", Typed{bad.given}}}};
    case Takes::line_numbers: return {&s::line_numbers};
    case Takes::line_one_time: return {&s::line_one_time};
    case Takes::drop_factor: return {&s::enter_drop_factor};
    case Takes::no_doubt: return {&s::enter_no_doubt, {{"choices", Listed{bad.choices, " or "}}}};
    case Takes::day_or_month: return {&s::enter_day_or_month, {{"choices", Listed{bad.choices, " or "}}}};
    case Takes::listed_name: return {&s::enter_listed_name, {{"drug", of}}};
    case Takes::drug_name: return {&s::enter_drug_name};
    case Takes::drug_letters: return {&s::enter_drug_letters};
    case Takes::drug_width: return {&s::enter_shorter_drug};
    case Takes::lab: return {&s::enter_lab};
    case Takes::lab_day: return {&s::enter_lab_day, {{"lab", of}}};
    case Takes::lab_number:
      return {&s::enter_lab_number, {{"lab", of}, {"units", Listed{bad.choices, " or "}}}};
    case Takes::lab_result:
      return {&s::enter_lab_result, {{"lab", of}, {"results", Listed{bad.choices, " or "}}}};
    case Takes::lab_date: return {&s::enter_lab_date, {{"lab", of}}};
    case Takes::lab_no_sign: return {&s::enter_lab_no_sign};
    case Takes::lab_once: return {&s::enter_lab_once};
    case Takes::birth_before: return {&s::enter_birth_before, {{"day", of}}};
    case Takes::after_birth: return {&s::enter_after_birth, {{"birth", of}}};
  }
  return {};
}

}  // namespace infuwatch::report
