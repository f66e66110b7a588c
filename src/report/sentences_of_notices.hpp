#pragma once

#include "report/message.hpp"

/// What is told beside an entry.
namespace infuwatch::report::sentence {

inline constexpr Sentence look_alike{"Another active patient has a similar name: {name}, MRN {mrn}."};
inline constexpr Sentence windows_closed{"All windows of this infusion have closed ({closed})."};
inline constexpr Sentence stop_missing{
    "No stop is charted and the planned end was {planned}: chart the stop, or how long it still runs."};
inline constexpr Sentence already_paused{"It has been paused since {since}."};
inline constexpr Sentence already_paused_by{"It has been paused since {since}, by {staff}."};
inline constexpr Sentence released_without_stop{
    "The stop is not charted: the follow-up window stays open until it is."};
inline constexpr Sentence still_running{"It is still charted as running: chart the stop too."};
inline constexpr Sentence planned_end_unchanged{
    "The planned end stays {planned}: enter how long it still runs if the new rate changes it."};
inline constexpr Sentence history_unknown{
    "The patient's history of {drug} is unknown: the stricter rule applies until it is charted."};
inline constexpr Sentence history_without_worst{
    "The worst reaction to earlier doses of {drug} is unknown: the stricter rule applies until it is charted "
    "(patient prior: --worst).",
    "The worst reaction to earlier doses of {drug} is unknown: the stricter rule applies until it is charted."};
inline constexpr Sentence history_without_count{
    "The number of earlier doses of {drug} is unknown: the stricter rule applies until it is charted (patient "
    "prior: --count).",
    "The number of earlier doses of {drug} is unknown: the stricter rule applies until it is charted."};
inline constexpr Sentence dose_differs{"The dose {dose} is not the protocol's ({usual})."};
inline constexpr Sentence not_running{"The infusion is {state}."};
inline constexpr Sentence acts_left{"{count} entries remain on infusion {infusion}: move or retract them."};
inline constexpr Sentence call_uncovered{
    "The site is not open when the follow-up call is due (before {closes}): record how to reach the patient."};
inline constexpr Sentence fever_unmeasured{"No temperature is charted with the fever."};
inline constexpr Sentence early_contact{"An early contact: the follow-up call stays due {due}."};
inline constexpr Sentence early_for_second{"The second call stays due {due}."};
inline constexpr Sentence already_infusing{"Infusion {infusion} ({drug}) of this patient is not stopped."};
inline constexpr Sentence to_ask{"To ask before the start: {questions}."};
inline constexpr Sentence not_asked{"Not asked before the start: {questions}"};
inline constexpr Sentence start_will_ask{"The start will need a reason for {reasons}."};
inline constexpr Sentence stay_not_longer{"The protocol's longer observation time applies."};
inline constexpr Sentence stay_not_longer_for{"The protocol's longer observation time applies ({length})."};
inline constexpr Sentence clock_set{
    "THE MACHINE'S CLOCK WAS {step} after {entry}. Elapsed times across that are off by as much: check every "
    "start, and tell hospital IT."};
inline constexpr Sentence clock_set_since_start{
    "The machine's clock was {step} after the start was recorded: distances and windows may be off by as much. "
    "Correct the start if its time is wrong."};
inline constexpr Sentence clock_set_lately{
    "The machine's clock was {step} after the last entry: the time left in every window is off by as much. Tell "
    "hospital IT."};
inline constexpr Sentence disk_full_reserve{
    "THE DISK IS FULL. This was recorded in a reserve, which does not last: tell hospital IT now."};
inline constexpr Sentence no_protocol{
    "NO PROTOCOL stands behind {drug}: it is watched by the strictest common rules. Its own limits, rates and warning "
    "signs are not known here: follow the order and the label."};
inline constexpr Sentence flag_waits{"{flags} waits for an answer."};
inline constexpr Sentence flags_wait{"{flags} wait for an answer."};

// What was asked, and recorded with a reason.
inline constexpr Sentence asked_released_early{"Observation was to last until {until}."};
inline constexpr Sentence asked_released_unstopped{
    "Asked: no stop charted; observation lasts until {until}."};
inline constexpr Sentence asked_after_release{"Asked: the patient was released at {released}."};
inline constexpr Sentence asked_flags{"Asked: {facts} not answered."};
inline constexpr Sentence asked_present{"Asked: {facts} not charted as gone."};
inline constexpr Sentence asked_not_serious{"Asked: not serious after the emergency {facts}."};
inline constexpr Sentence asked_fatal_running{"Asked: fatal with no stop charted."};
inline constexpr Sentence asked_fatal_observed{
    "Asked: fatal under observation, with vital signs charted for {last}."};
inline constexpr Sentence asked_all_gone{"Asked: not recovered with {facts} charted as gone."};
inline constexpr Sentence asked_came_back{
    "Asked: unlikely, though the reaction came back after the restart at {restart}."};
inline constexpr Sentence asked_epinephrine{"Asked: not serious after epinephrine at {first}."};
inline constexpr Sentence asked_own_words{"Asked: own words that name a serious sign: \"{words}\"."};
inline constexpr Sentence asked_death_charted{"Asked: not fatal with grade 5 (death) charted: {facts}."};
inline constexpr Sentence asked_never_withdrawn{
    "Asked: certain with neither a stop nor a pause after the onset."};
inline constexpr Sentence asked_naranjo{"Asked: {causality} with a Naranjo score of {score}."};
inline constexpr Sentence asked_no_pregnancy{"Asked: a congenital anomaly with no pregnancy on file."};
inline constexpr Sentence asked_not_transferred{"Asked: a hospitalization with no release charted."};
inline constexpr Sentence asked_readings{"Asked: last readings outside the limits: {facts}."};
inline constexpr Sentence asked_no_readings{"Asked: no vital signs charted since {since}."};
inline constexpr Sentence asked_provider{"Asked: no provider notified of {facts}."};
inline constexpr Sentence asked_started{"Asked: infusion {infusion} of {drug} was started at {start}."};
inline constexpr Sentence asked_dose{"Asked: dose {dose}, protocol {least} to {most}."};
inline constexpr Sentence asked_other_dose{"Asked: dose {dose}, the protocol's is {least}."};
inline constexpr Sentence asked_allergy{"Asked: {what}, allergies on file \"{allergies}\"."};
inline constexpr Sentence asked_dose_needs{"Asked: the dose of {drug} could not be checked."};
inline constexpr Sentence asked_limit{"Asked: total dose {with}, limit {limit}."};
inline constexpr Sentence asked_unknown_total{"Asked: the total dose of {drug} is not known."};
inline constexpr Sentence asked_interval{
    "Asked: {days} days since the last {drug}, shortest interval {shortest}."};
inline constexpr Sentence asked_prior_reaction{"Asked: an earlier reaction to {drug}."};
inline constexpr Sentence asked_second_nurse{"Asked: no second nurse checked {drug}."};
inline constexpr Sentence asked_stopped_early{"Asked: planned until {planned}."};
inline constexpr Sentence asked_over{"Asked: {state} at {since}."};
inline constexpr Sentence asked_charted_already{"Asked: charted already, {entry}, {at}."};
inline constexpr Sentence asked_rate_steps{"Asked: {rate}, the protocol's step is {highest}."};
inline constexpr Sentence asked_restart{"Asked: {rate} after a reaction, restart at {most} at most."};
inline constexpr Sentence asked_fever_grade{"Asked: fever grade {grade} at {measured} C."};
inline constexpr Sentence asked_rate_jump{"Asked: {rate} after {last}."};
inline constexpr Sentence asked_never_again{"Asked: not to be given again after {facts}."};
inline constexpr Sentence asked_given_lately{"Asked: {medication} was given at {last}."};
inline constexpr Sentence asked_weight{"Asked: weight {weight} kg, last {last} kg."};
inline constexpr Sentence asked_screening{"Asked: said to be as expected with nothing listed: {facts}."};
inline constexpr Sentence noted_discharge{"Not charted at discharge: {facts}."};
inline constexpr Sentence asked_discharge{"Asked: {ask} ({because})."};
inline constexpr Sentence asked_bag_expired{"Asked: the bag expired {expires}."};
inline constexpr Sentence asked_bag_expires{"Asked: the bag expires {expires}, planned end {planned}."};
inline constexpr Sentence asked_order_expired{"Asked: the order expired {expires}."};
inline constexpr Sentence order_was_for{"At that time the order was for {drug}."};
inline constexpr Sentence asked_drug_name{"Asked: `{typed}` may be {names}."};
inline constexpr Sentence asked_allergies{"Asked: allergies are not charted."};
inline constexpr Sentence asked_dropped{"Asked: the allergies on file were \"{allergies}\"."};
inline constexpr Sentence asked_contradicted{"Asked: \"{question}\", and {fact} is charted."};
inline constexpr Sentence asked_contradicted_by_all{"Asked: \"{question}\", and {fact} are charted."};
inline constexpr Sentence asked_earlier_doses{"Asked: not all is known of the earlier doses of {drug}."};
inline constexpr Sentence asked_lab{"Asked: \"{question}\", and {lab} is on file."};
inline constexpr Sentence asked_rare_lab{"Asked: {given} is outside the expected range."};
inline constexpr Sentence asked_leaves_to{"Asked: the patient goes to {to}."};
inline constexpr Sentence asked_open_handover{"Asked: {facts} handed over without an answer."};
inline constexpr Sentence asked_registered{"Asked: the same person may be registered as {name}, MRN {mrn}."};
inline constexpr Sentence asked_signs{"Asked: {facts} not charted before the start."};
inline constexpr Sentence asked_little_premedication{
    "Asked: {kind}, {given} given, less than half of {wanted}."};
inline constexpr Sentence asked_premedication{"Asked: {kind} not charted in time before the start."};
inline constexpr Sentence asked_schedule{"Asked: the last {drug} was on {last}, {days} days before."};
inline constexpr Sentence asked_age{"Asked: age {age}, the protocol of {drug} is from age {from} on."};
inline constexpr Sentence asked_closing{"Asked: planned until {over}, the site closes at {closes}."};
inline constexpr Sentence asked_planned{
    "Asked: planned for {planned}, the protocol's shortest is {shortest}."};
inline constexpr Sentence asked_route{"Asked: {drug} {route}."};
inline constexpr Sentence asked_together{"Asked: {drug} together with {other}, infusion {infusion}."};
inline constexpr Sentence asked_course{"Asked: {with} within {days} days, a course of {drug} has {most}."};
inline constexpr Sentence noted_other_prepared{"Infusion {infusion} of this patient, {drug}, is prepared."};
inline constexpr Sentence noted_chair_taken{
    "Chair {chair} is taken: infusion {infusion} of another patient."};
inline constexpr Sentence asked_given_more{"Asked: given in all {given}, ordered {ordered}."};
inline constexpr Sentence asked_unanswered{"Asked: \"{question}\" was not answered."};
inline constexpr Sentence asked_question{"Asked: \"{question}\" was answered {answer}."};

}  // namespace infuwatch::report::sentence
