#pragma once

#include "report/message.hpp"

/// What a field takes, for somebody who entered something else.
namespace infuwatch::report::sentence {

inline constexpr Sentence enter_one_of{"Enter {choices}."};
inline constexpr Sentence enter_infusion{"Enter an infusion's number, such as 17."};
inline constexpr Sentence enter_entry{"Enter an entry's number, such as E41."};
inline constexpr Sentence enter_whole_number{"Enter a whole number."};
inline constexpr Sentence enter_flag{"Enter a flag's number, such as F9."};
inline constexpr Sentence enter_reading{"Enter {reading}."};
inline constexpr Sentence enter_higher_first{
    "Enter the systolic pressure first, then the diastolic, such as 118/70."};
inline constexpr Sentence enter_body_temperature{
    "Enter a body temperature between 10 and 50 C (50 and 122 F)."};
inline constexpr Sentence enter_symptom{
    "Enter a symptom, its grade and its onset, such as hives, hives:2, hives:2@-40m or other:\"tingling lips\"."};
inline constexpr Sentence enter_own_words{
    "Enter the patient's own words after `other`, such as other:\"tingling lips\"."};
inline constexpr Sentence enter_skin_percent{
    "Enter 1% to 100% of the body's surface, such as {symptom}:12%."};
inline constexpr Sentence enter_grade_not_percent{
    "Enter a grade: only symptoms of the skin are charted in %."};
inline constexpr Sentence enter_symptom_once{
    "{symptom} is in it twice with different times: enter it once, with its first onset."};
inline constexpr Sentence enter_seen_or_denied{
    "Enter a symptom as present, as denied or as resolved, not as two of them."};
inline constexpr Sentence enter_none_alone{"Deny the whole list, or chart a symptom, not both."};
inline constexpr Sentence enter_onset_before{
    "Enter an onset that is not after the observation itself, which was at {observed}."};
inline constexpr Sentence enter_end_after_onset{"Enter an end after the onset, {onset}."};
inline constexpr Sentence enter_onset_before_this{"Enter an onset that is not after the observation."};
inline constexpr Sentence enter_dose{"Enter an amount and its unit, such as \"300 mg\"; units: {units}."};
inline constexpr Sentence enter_rate{"Enter an amount and its unit, such as \"60 mL/h\"; units: {units}."};
inline constexpr Sentence enter_drop_factor{
    "Enter the drop factor with it, such as \"20 gtt/min 20 gtt/mL\", or the rate in mL/h."};
inline constexpr Sentence enter_no_doubt{"It is in doubt which is meant: enter {choices}."};
inline constexpr Sentence enter_day_or_month{
    "The day and the month can be read either way: enter {choices}."};
inline constexpr Sentence enter_birth_before{
    "Enter a date that is not after {day}: something of the patient is charted of that day."};
inline constexpr Sentence enter_after_birth{"Enter a date that is not before the birth, {birth}."};
inline constexpr Sentence enter_listed_name{"Leave out --unlisted: the drug list has it as {drug}.",
                                            "Choose it from the list below the field: {drug}."};
inline constexpr Sentence enter_drug_name{"Enter the drug's own name."};
inline constexpr Sentence enter_drug_letters{
    "Enter the drug's own name in letters that can be seen, in one line and without control characters."};
inline constexpr Sentence enter_shorter_drug{"Enter the drug's own name at most 80 columns wide."};
inline constexpr Sentence enter_lab{
    "Enter the lab, its value and its date, such as \"lvef 55 % 2026-10-01\" or \"hbsag negative 2026-10\"."};
inline constexpr Sentence enter_lab_day{
    "Enter its date behind it, such as \"{lab} 2026-10-01\", or \"{lab} 2026-10\" for a month."};
inline constexpr Sentence enter_lab_number{"Enter {lab} as a number in {units}."};
inline constexpr Sentence enter_lab_result{"Enter {lab} as {results}."};
inline constexpr Sentence enter_lab_date{"Enter {lab} with its date alone."};
inline constexpr Sentence enter_lab_no_sign{
    "A bound, a doubt or a lone sign is no result: enter the number that was measured, or for a result its word."};
inline constexpr Sentence enter_lab_once{"Enter each lab of a day once."};
inline constexpr Sentence enter_medication_name{
    "Enter the medication's name with its dose and route, such as \"diphenhydramine 50 mg IV\"."};
inline constexpr Sentence enter_dose_unit{
    "Enter the unit behind the number, such as \"acetaminophen 650 mg oral\"."};
inline constexpr Sentence enter_allergies{
    "Enter each allergy, or \"none known\" where there is none; leave it empty until somebody has asked."};
inline constexpr Sentence enter_one_medication{"Two medications stand in it: give each by itself."};
inline constexpr Sentence enter_above_zero{"Enter an amount above 0."};
inline constexpr Sentence enter_rate_or_pause{
    "Enter a rate above 0; where the infusion does not run, pause it (`pause`).",
    "Enter a rate above 0; where the infusion does not run, pause it (key p)."};
inline constexpr Sentence enter_dose_units{"Enter the dose of {drug} in {units}."};
inline constexpr Sentence enter_no_fluid{"Leave it out: {drug} has no replacement fluid."};
inline constexpr Sentence enter_surface{
    "Enter a body surface area in square meters from 0.2 to 3.5, such as 1.8."};
inline constexpr Sentence enter_length{"Enter a length of time such as 90m or 2h30m, at most 7 days."};
inline constexpr Sentence enter_date{"Enter a date such as 1984-03-09 or 09-Mar-1984."};
inline constexpr Sentence enter_expiry{
    "Enter a date such as 2026-11-24 or 24-Nov-2026, with a time where the label has one: 2026-11-24 14:00."};
inline constexpr Sentence enter_volume{"Enter a volume in mL or L, such as 250 mL."};
inline constexpr Sentence enter_key{"Enter 1 to 40 letters and digits, with - _ . or / between them."};
inline constexpr Sentence enter_uuid{
    "Give a UUID such as 0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f, one for each entry."};
inline constexpr Sentence enter_emergency_name{"Enter a name or a badge, in one line."};
inline constexpr Sentence enter_number_answer{"Enter {question}=a number, or {question}=unknown."};
inline constexpr Sentence enter_yes_no_answer{"Enter {question}=yes, {question}=no or {question}=unknown."};
inline constexpr Sentence enter_answer_to{"Enter QUESTION=ANSWER for one of these questions: {questions}."};
inline constexpr Sentence enter_no_answer{"Leave it out: this drug's protocol has no questions."};
inline constexpr Sentence enter_event{"Enter a flag of an event of this infusion, such as {events}."};
inline constexpr Sentence enter_no_empty_member{
    "Nothing stands between two commas or beside one: enter what is missing, or leave out the comma."};
inline constexpr Sentence enter_seriousness_alone{"Enter `none` by itself, or every answer that applies."};
inline constexpr Sentence enter_seriousness_once{"Enter each answer once."};
inline constexpr Sentence enter_death_and_fatal{
    "A reaction that resulted in death has the outcome fatal, and a fatal one is serious by death: enter both, or neither."};
inline constexpr Sentence enter_naranjo_answer{
    "Enter the number of each question, 1 to 10, and yes, no or unknown: 1=yes,2=no."};
inline constexpr Sentence enter_naranjo_all{
    "Answer all ten questions or none; without an answer: {questions}."};
inline constexpr Sentence enter_question_once{"Answer each question once."};
inline constexpr Sentence enter_second_badge{"Enter the badge of a second nurse."};
inline constexpr Sentence enter_family_given{"Enter \"Family, Given\"."};
inline constexpr Sentence enter_past_date{"Enter a date that is not in the future."};
inline constexpr Sentence enter_recent_birth{"Enter a date less than 130 years ago."};
inline constexpr Sentence enter_spo2_scale{"Enter 1, or 2 if a clinician set the oxygen target to 88-92 %."};
inline constexpr Sentence enter_prior_count{"Enter how many infusions came before this record, or unknown."};
inline constexpr Sentence enter_zone{"Enter a time zone such as America/New_York or Europe/Berlin."};
inline constexpr Sentence enter_shifts{
    "Enter when the shifts begin, ascending, such as 07,15,23 or 07:30,19:30."};
inline constexpr Sentence enter_hours{"Enter \"Mon-Fri 07:00-19:00, Sat 08-14\" or always."};
inline constexpr Sentence enter_labels{"Enter us or eu: whose labels apply where they differ."};
inline constexpr Sentence enter_pin{"Enter 4 to 12 digits, not all the same."};
inline constexpr Sentence enter_same_pin{"Enter the same digits twice."};
inline constexpr Sentence enter_check_key{"Enter its key as `checks` shows it, such as 17/vitals/14:15."};
inline constexpr Sentence enter_open_check{
    "Name a check of vital signs or a call; chart the stop or the release itself."};
inline constexpr Sentence enter_call_answered{
    "Nobody answered in such a call: leave out what was asked, or enter who was spoken to.",
    "Nobody answered in such a call: leave out the symptoms, or enter who was spoken to."};
inline constexpr Sentence enter_call_of_symptoms{
    "Enter symptoms, caregiver or sent-to-ed if symptoms were reported."};
inline constexpr Sentence enter_handed_over{"Enter one of the items handed over: {items}."};
inline constexpr Sentence enter_item_once{"Enter each item once."};
inline constexpr Sentence give_public_key{"Give the file of a public key, made by `backup key`."};
inline constexpr Sentence give_secret_key{"Give the file of a secret key, made by `backup key`."};
inline constexpr Sentence give_key_or_plain{"Give a key or --plain, not both.",
                                            "Give a key, or leave the backup unsealed, not both."};
inline constexpr Sentence give_shift_or_span{"Give a shift's name or --from and --to, not both.",
                                             "Give a shift's name or a span, not both."};
inline constexpr Sentence give_shift_name{"Give the name of a shift of this site; they begin at {starts}."};
inline constexpr Sentence give_later{"Give a time after --from.",
                                     "Give a time after the beginning of the span."};
inline constexpr Sentence give_moment{"Give one exact time, such as 15:40."};
inline constexpr Sentence give_head{"Give the head printed on a report: at least 12 of its digits 0-9 a-f."};
inline constexpr Sentence enter_field_and_value{"Enter a field and its value, such as at=14:05."};
inline constexpr Sentence enter_field_of_entry{"This entry has the fields {fields}."};
inline constexpr Sentence line_number_first{
    "Begin with the infusion's number, such as: 17 hives g2 bp 92/60 -10m."};
inline constexpr Sentence line_no_each{
    "Type `no` before each symptom that is denied, or a grade ({symptom} g1) if it was seen."};
inline constexpr Sentence line_grade_after{"Type a grade or an onset directly after its symptom."};
inline constexpr Sentence line_one_onset{"Type one onset for a symptom."};
inline constexpr Sentence line_one_grade{"Type one grade for a symptom."};
inline constexpr Sentence line_sign_once{"Type each vital sign once."};
inline constexpr Sentence line_gone_or_resolved{"Type `gone` after a symptom, or `resolved` before it."};
inline constexpr Sentence line_place{
    "Type it at the end, as note {where}; if it makes it something else, type other:\"{symptom} {where}\"."};
inline constexpr Sentence line_trend{
    "Type the grade it has now, such as {symptom} g2 {trend}, or `{symptom} gone` if it is over."};
inline constexpr Sentence line_numbers{
    "Type the numbers, such as hr 72 bp 118/70 t 36.8C rr 16 spo2 98 air."};
inline constexpr Sentence line_one_time{"Type one time."};

}  // namespace infuwatch::report::sentence
