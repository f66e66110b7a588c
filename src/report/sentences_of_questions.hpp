#pragma once

#include "report/message.hpp"

/// What a reason is required for.
namespace infuwatch::report::sentence {

inline constexpr Sentence released_early{
    "Infusion {infusion} is under observation until {until}: an earlier release needs a reason."};
inline constexpr Sentence released_unstopped{
    "Infusion {infusion} has no stop charted; by its planned end, observation lasts until {until}."};
inline constexpr Sentence resumed_after_release{
    "The patient of infusion {infusion} was released at {released}: resuming it needs a reason."};
inline constexpr Sentence past_dose_limit{
    "{drug} would reach {with} in total ({before} so far), above the limit of {limit} [{source}]."};
inline constexpr Sentence dose_not_countable{
    "{drug} has a lifetime limit, and this dose cannot be counted toward it without --bsa, or height and weight.",
    "{drug} has a lifetime limit, and this dose cannot be counted toward it without the body surface area, or height and weight."};
inline constexpr Sentence earlier_dose_unknown{
    "{drug} has a lifetime limit, and the patient's earlier total is not known (patient prior MRN --drug {key} "
    "--count N --total-dose \"N {unit}\").",
    "{drug} has a lifetime limit, and the patient's earlier total is not known."};
inline constexpr Sentence too_soon{
    "The last {drug} was on {last}, {days} before; the shortest interval is {shortest} [{source}]."};
inline constexpr Sentence reacted_in_record{
    "The patient reacted to {drug} before: {reaction}, infusion {infusion} [{source}]."};
inline constexpr Sentence reacted_reported{
    "The patient reacted to {drug} before: {reaction}, reported history [{source}]."};
inline constexpr Sentence answered_otherwise{
    "\"{question}\" was answered {answer}; {expected} is expected [{source}]."};
inline constexpr Sentence answered_below{
    "\"{question}\" was answered {answer}; at least {least} is expected [{source}]."};
inline constexpr Sentence not_checked{
    "A second nurse checks {drug} before the start (--checked-by BADGE) [{source}].",
    "A second nurse checks {drug} before the start [{source}]."};
inline constexpr Sentence allergy_named{"{what}: the allergies on file are \"{allergies}\"."};
inline constexpr Sentence flags_unanswered{"Not answered yet: {flags}."};
inline constexpr Sentence still_present{"Not charted as gone: {symptoms}."};
inline constexpr Sentence not_serious_after{
    "Closed out as not serious, and flagged as an emergency: {flags}."};
inline constexpr Sentence fatal_while_running{
    "Closed out as fatal, and infusion {infusion} is not charted as stopped."};
inline constexpr Sentence fatal_while_observed{
    "Closed out as fatal, and the patient is under observation, with vital signs charted for {last}."};
inline constexpr Sentence all_gone{"Closed out as not recovered, and charted as gone: {symptoms}."};
inline constexpr Sentence came_back{
    "Closed out as unlikely, and the reaction came back after the restart at {restart}."};
inline constexpr Sentence epinephrine_given{
    "Closed out as not serious, and epinephrine was given for it at {first}."};
inline constexpr Sentence own_words_grave{
    "\"{words}\" names {signs}: if it is that, enter it so; in own words its flag has a lower priority."};
inline constexpr Sentence death_charted{
    "Closed out with another outcome than fatal, and grade 5 (death) is charted: {symptoms}."};
inline constexpr Sentence never_withdrawn{
    "Closed out as certain, and infusion {infusion} was neither stopped nor paused after the onset [WHO-UMC]."};
inline constexpr Sentence naranjo_otherwise{
    "Closed out as {causality}, and the Naranjo score of {score} suggests {category} [Naranjo 1981]."};
inline constexpr Sentence no_pregnancy{
    "Closed out with a congenital anomaly, and no pregnancy is on file for the patient."};
inline constexpr Sentence not_transferred{
    "Closed out with a hospitalization, and no release of infusion {infusion} is charted."};
inline constexpr Sentence readings_outside{"Last readings outside the limits: {readings}, {at} [{source}]."};
inline constexpr Sentence no_readings_since{"No vital signs charted since {since}."};
inline constexpr Sentence provider_not_notified{"No provider was notified of the reaction ({flags})."};
inline constexpr Sentence running_already{
    "Infusion {infusion} of {drug} is running; it was started at {start}."};
inline constexpr Sentence started_already{"Infusion {infusion} of {drug} was started at {start}."};
inline constexpr Sentence dose_not_usual{"{drug} {dose} is not the protocol's dose, {least} [{source}]."};
inline constexpr Sentence dose_outside{
    "{drug} {dose} is not within the protocol's range, {least} to {most} [{source}]."};
inline constexpr Sentence dose_not_by_size{
    "{drug} {dose} comes to {comes_to}; the protocol's dose is {least} [{source}]."};
inline constexpr Sentence dose_outside_by_size{
    "{drug} {dose} comes to {comes_to}; the protocol's range is {least} to {most} [{source}]."};
inline constexpr Sentence dose_not_by_weight{
    "{drug} {dose} comes to {comes_to} by {weight} kg of {weighed}; the protocol's dose is {least} [{source}]."};
inline constexpr Sentence dose_outside_by_weight{
    "{drug} {dose} comes to {comes_to} by {weight} kg of {weighed}; the protocol's range is {least} to {most} [{source}]."};
inline constexpr Sentence dose_none{"{drug} {dose} is not what the protocol has: {doses} [{source}]."};
inline constexpr Sentence dose_none_at{
    "{drug} {dose} is not what the protocol has for {weight} kg of {weighed}: {doses} [{source}]."};
inline constexpr Sentence dose_none_by_size{
    "{drug} {dose} comes to {comes_to}; the protocol has {doses} [{source}]."};
inline constexpr Sentence dose_none_by_size_at{
    "{drug} {dose} comes to {comes_to}; for {weight} kg of {weighed} the protocol has {doses} [{source}]."};
inline constexpr Sentence dose_of_others{
    "{drug} {dose}: the protocol has no dose for this weight and age, only {doses} [{source}]."};
inline constexpr Sentence dose_of_others_at{
    "{drug} {dose}: the protocol has no dose for {weight} kg of {weighed} and this age, only {doses} [{source}]."};
inline constexpr Sentence dose_needs_surface{
    "{drug} is dosed by body surface area: chart height and weight, or give --bsa with the order, to have this dose checked [{source}].",
    "{drug} is dosed by body surface area, and neither that nor height and weight are charted [{source}]."};
inline constexpr Sentence dose_needs_weight{
    "{drug} is dosed by weight, and no weight was charted in the last 30 days [{source}]."};
inline constexpr Sentence dose_needs_newer_weight{
    "{drug} is dosed by weight, and the last one, {weight} kg, is of {weighed}, more than 30 days before [{source}]."};
inline constexpr Sentence allergy_through{"{what}: the allergies on file are \"{allergies}\" ({through})."};
inline constexpr Sentence stopped_early{
    "Infusion {infusion} was planned until {planned}: an earlier stop needs a reason, or --why reaction, patient or other.",
    "Infusion {infusion} was planned until {planned}: an earlier stop needs a reason."};
inline constexpr Sentence stop_long_past{
    "Infusion {infusion} was planned until {planned}: give the time of the stop (--at 14:05, --at ~14:05), or the "
    "reason why it ran until now.",
    "Infusion {infusion} was planned until {planned}: enter the time of the stop, ~14:05 if it is uncertain, or the "
    "reason why it ran until now."};
inline constexpr Sentence over_stopped{"Infusion {infusion} was stopped at {since}."};
inline constexpr Sentence over_released{"The patient of infusion {infusion} was released at {since}."};
inline constexpr Sentence charted_already{"The same is charted already: {entry}, {at}."};
inline constexpr Sentence rate_above_steps{"{rate} is above the protocol's step, {highest} [{source}]."};
inline constexpr Sentence rate_before_step{
    "{rate} is above the protocol's step, {highest}; the next one is due at {next} [{source}]."};
inline constexpr Sentence restart_above{
    "{rate} after a reaction: the protocol restarts at {most} at most, after {before} [{source}]."};
inline constexpr Sentence resumed_above{
    "{rate}, the last rate charted, is above the protocol's restart after a reaction, {most} at most, after {before}: "
    "chart the new rate first (`rate`) [{source}].",
    "{rate}, the last rate charted, is above the protocol's restart after a reaction, {most} at most, after {before}: "
    "chart the new rate first (key t) [{source}]."};
inline constexpr Sentence rate_jump{"{rate} is more than three times the last rate, {last}."};
inline constexpr Sentence never_again{"The protocol says not to give {drug} again after {flags} [{source}]."};
inline constexpr Sentence given_lately{
    "{medication} was given at {last}; the usual interval is {usual} [{source}]."};
inline constexpr Sentence fever_without_heat{
    "Fever grade {grade} is charted with {measured} C, which is no fever."};
inline constexpr Sentence fever_otherwise{
    "Fever grade {grade} is charted with {measured} C, which is grade {of_reading}."};
inline constexpr Sentence weight_far{"The weight {weight} kg is far from the last one charted, {last} kg."};
inline constexpr Sentence discharge_open{
    "Not charted: {ask} ({because}); --discharge all charts the whole list.",
    "Not charted: {ask} ({because}); \"all done\" at discharge charts the whole list."};
inline constexpr Sentence screening_not_shown{
    "Nothing was prepared, so these questions had not been listed: {asks} A reason says that they were asked; "
    "--answer KEY=ANSWER answers one by itself.",
    "Nothing was prepared, so these questions had not been listed: {asks} A reason says that they were asked."};
inline constexpr Sentence screening_no_longer_answered{
    "Labs answered these questions when the infusion was prepared, so they were not listed, and answer them no more: "
    "{asks} A reason says that they were asked; --answer KEY=ANSWER answers one by itself.",
    "Labs answered these questions when the infusion was prepared, so they were not listed, and answer them no more: "
    "{asks} A reason says that they were asked."};
inline constexpr Sentence screening_new{
    "A lab that came after the infusion was prepared raises these questions, so they were not listed: {new} A "
    "reason says that they were asked; --answer KEY=ANSWER answers one by itself.",
    "A lab that came after the infusion was prepared raises these questions, so they were not listed: {new} A "
    "reason says that they were asked."};
inline constexpr Sentence screening_no_longer_and_new{
    "Labs answered these questions when the infusion was prepared, so they were not listed, and answer them no more: "
    "{asks} A lab that came since raises these: {new} A reason says that they were asked; --answer KEY=ANSWER "
    "answers one by itself.",
    "Labs answered these questions when the infusion was prepared, so they were not listed, and answer them no more: "
    "{asks} A lab that came since raises these: {new} A reason says that they were asked."};
inline constexpr Sentence discharge_left{"Not charted at discharge: {asks}."};
inline constexpr Sentence bag_expired{"The bag expired {expires}."};
inline constexpr Sentence bag_of_lot_expired{"The bag (lot {lot}) expired {expires}."};
inline constexpr Sentence bag_expires_first{"The bag expires {expires}, before the planned end, {planned}."};
inline constexpr Sentence bag_of_lot_expires_first{
    "The bag (lot {lot}) expires {expires}, before the planned end, {planned}."};
inline constexpr Sentence order_expired{"The order expired {expires}."};
inline constexpr Sentence allergies_not_asked{
    "Allergies are not charted; `patient allergy MRN none-known` charts that none is known.",
    "Allergies are not charted; \"none known\" is an answer too."};
inline constexpr Sentence allergies_dropped{"The allergies on file are \"{allergies}\"."};
inline constexpr Sentence contradicted_by_reading{
    "\"{question}\" is answered as expected, and {reading} was charted at {at}."};
inline constexpr Sentence contradicted_by_pregnancy{
    "\"{question}\" is answered as expected, and the patient is pregnant on file."};
inline constexpr Sentence contradicted_by_signs{
    "\"{question}\" is answered as expected, and charted before the start: {signs} ({entries})."};
inline constexpr Sentence reading_against_unasked{
    "\"{question}\" was not asked, and {reading} was charted at {at}."};
inline constexpr Sentence pregnancy_against_unasked{
    "\"{question}\" was not asked, and the patient is pregnant on file."};
inline constexpr Sentence signs_against_unasked{
    "\"{question}\" was not asked, and charted before the start: {signs} ({entries})."};
inline constexpr Sentence earlier_doses_open{
    "Earlier doses of {drug} are on file without the date of the last one and the worst reaction: `patient prior` "
    "with --last and --worst charts them.",
    "Earlier doses of {drug} are on file without the date of the last one and the worst reaction."};
inline constexpr Sentence earlier_doses_undated{
    "Earlier doses of {drug} are on file without the date of the last one: `patient prior` with --last charts it.",
    "Earlier doses of {drug} are on file without the date of the last one."};
inline constexpr Sentence earlier_doses_without_worst{
    "Earlier doses of {drug} are on file without the worst reaction: `patient prior` with --worst charts it.",
    "Earlier doses of {drug} are on file without the worst reaction."};
inline constexpr Sentence leaves_to_department{
    "The patient goes to the {to}: to whom was the patient reported?"};
inline constexpr Sentence leaves_against_advice{"The patient leaves against advice: why, and who was told?"};

inline constexpr Sentence no_readings_before{"Not charted since {since}: {signs} [{source}]."};
inline constexpr Sentence premedication_not_charted{
    "No {kind} is charted before this start; a dose taken at home is charted with `give` and its time [{source}].",
    "No {kind} is charted before this start; a dose taken at home is charted with its time [{source}]."};
inline constexpr Sentence premedication_as_told_not_charted{
    "No {kind} is charted before this start (label: {label}); a dose taken at home is charted with `give` and its time [{source}].",
    "No {kind} is charted before this start (label: {label}); a dose taken at home is charted with its time [{source}]."};
inline constexpr Sentence premedication_too_late{
    "The {kind} was given at {given}; the protocol has it {before} before the start [{source}]."};
inline constexpr Sentence premedication_too_early{
    "The {kind} was given at {given}, more than {within} before the start [{source}]."};
inline constexpr Sentence premedication_too_little{
    "The {kind} before this start, {doses}, is less than half of the protocol's dose (label: {label}) [{source}]."};
inline constexpr Sentence off_schedule{
    "The last {drug} was on {last}, {days} before; the schedule is every {every} days [{source}]."};
inline constexpr Sentence not_answered{"\"{question}\" was not answered: --answer {key}={answer} [{source}].",
                                       "\"{question}\" was not answered [{source}]."};
inline constexpr Sentence not_answered_on_file{
    "\"{question}\" was not answered; last on file: {labs}: --answer {key}={answer} [{source}].",
    "\"{question}\" was not answered; last on file: {labs} [{source}]."};
inline constexpr Sentence lab_otherwise{
    "On file for \"{question}\": {lab}; {expected} is expected [{source}]."};
inline constexpr Sentence lab_differs{
    "On file for \"{question}\", and they differ: {lab}; then {then}; {expected} is expected [{source}]."};
inline constexpr Sentence given_more{
    "Given in all: {given}; ordered: {ordered}. At a stop, enter what was given since the start or the last resume."};
inline constexpr Sentence too_young{
    "The patient's age is {age}; the protocol of {drug} is for patients from {from} on [{source}]."};
inline constexpr Sentence after_closing{
    "The infusion and the stay after it last until {over}; the site closes at {closes}."};

inline constexpr Sentence improbable_lab{"{lab} {given} is outside the expected range ({least} to {most})."};
inline constexpr Sentence improbable{"{field} {given} is outside the expected range ({least} to {most})."};
inline constexpr Sentence person_registered{
    "A patient of this name and birth date is registered: {name}, MRN {mrn}, born {birth}."};
inline constexpr Sentence mrn_registered{
    "An MRN that differs only in case or leading zeros is registered: {name}, MRN {mrn}, born {birth}."};

inline constexpr Sentence planned_short{
    "{drug} is planned for {planned}; the protocol's shortest time is {shortest} [{source}]."};
inline constexpr Sentence route_otherwise{
    "{drug} is ordered {route}; the protocol's route is {routes} [{source}]."};
inline constexpr Sentence not_with_running{
    "Infusion {infusion} of {other} is running, and is not given together with {drug} [{source}]."};
inline constexpr Sentence not_with_prepared{
    "Infusion {infusion} of {other} is prepared, and is not given together with {drug} [{source}]."};
inline constexpr Sentence not_with_lately{
    "Infusion {infusion} of {other} was started at {start}, and is not given within {days} of {drug} [{source}]."};
inline constexpr Sentence course_of_doses_full{
    "This would be number {with} of {drug} within {days}; a course has {most} [{source}]."};
inline constexpr Sentence course_of_amount_full{
    "{drug} would come to {with} within {days}; a course has {most} [{source}]."};

inline constexpr Sentence name_alike{
    "{typed} may be {names}, which the drug list has: as an unlisted drug it would have none of its limits, intervals "
    "and questions."};
inline constexpr Sentence name_alike_before{
    "{typed} may be {names}, charted for this patient before: under another name it does not count with it."};
inline constexpr Sentence give_name_reason{
    "Nothing was recorded. Check the name; if it is another drug, say so: --reason \"drug-name=…\".",
    "Nothing was recorded. Check the name; if it is another drug, say so in the reason: drug-name=…"};

inline constexpr Sentence handed_over_open{"Nobody has answered for {items}: say who will."};

inline constexpr Sentence items_need_reason{"{count} items need a reason."};
inline constexpr Sentence confirm_dose{
    "If it was given so, add ! behind the dose (\"5 mg!\"); if not, enter it again."};
inline constexpr Sentence confirm_reading{
    "If the reading is correct, add ! to confirm it; if not, enter it again."};
inline constexpr Sentence give_reasons{
    "Nothing was recorded. To record it anyway, give a reason: --reason \"…\"; for each by itself: --reason \"{keys}\".",
    "Nothing was recorded. To record it anyway, give a reason."};
inline constexpr Sentence give_own_reason{
    "Nothing was recorded. To record it anyway, say why in the reason: --reason \"{keys}\".",
    "Nothing was recorded. To record it anyway, say why in the reason: {keys}."};
inline constexpr Sentence reason_key_unasked{
    "Nothing was asked under {given}; a reason is taken for {keys}."};
inline constexpr Sentence give_reason{
    "Nothing was recorded. To record it anyway, give a reason: --reason \"…\" (its key: {key}).",
    "Nothing was recorded. To record it anyway, give a reason."};

}  // namespace infuwatch::report::sentence
