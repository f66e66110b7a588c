#pragma once

#include "report/message.hpp"

/// What an entry means: told in receipts, on the board and in an infusion's course.
namespace infuwatch::report::sentence {

inline constexpr Sentence labs_on_file{"Labs on file: {labs}."};

inline constexpr Sentence drug_count{"Infusion {count} of this drug for this patient (record {infusion})."};
inline constexpr Sentence drug_count_of_course{
    "Infusion {count} of this drug for this patient (record {infusion}), day {day} of course {course}."};
inline constexpr Sentence drug_count_at_least{
    "Infusion {count} or later of this drug for this patient (record {infusion})."};
inline constexpr Sentence drug_count_at_least_of_course{
    "Infusion {count} or later of this drug for this patient (record {infusion}), day {day} of course {course}."};
inline constexpr Sentence windows_from_start{
    "High-risk window {high_risk}; follow-up window at least until {follow_up}, and {length} from the stop."};
inline constexpr Sentence planned_end{"Planned end {end}."};
inline constexpr Sentence observe_after_stop{"Observe {until}; follow-up window {follow_up}."};
inline constexpr Sentence observe_after_reaction{
    "Observe at least {until}; after a reaction it is longer. Follow-up window {follow_up}."};
inline constexpr Sentence observe_for_reaction{
    "Observe {until}, for the reaction; follow-up window {follow_up}."};
inline constexpr Sentence observation_ended_after_reaction{
    "The label's observation ended at {end}; after a reaction it is longer. Follow-up window {follow_up}."};
inline constexpr Sentence observation_ended{"Observation ended at {end}; follow-up window {follow_up}."};
inline constexpr Sentence this_was{"This was: {place}."};
inline constexpr Sentence symptom_began{"{symptom} began: {place}."};
inline constexpr Sentence medication_again{"{medication}: {times} times since {first}."};
inline constexpr Sentence medication_again_in_all{"{medication}: {times} times since {first}, {sum} in all."};
inline constexpr Sentence medication_again_unlikely{
    "{medication}: {times} times since {first}, {sum} in all; {unlikely} with a dose outside the expected range."};
inline constexpr Sentence medication_not_known{
    "{medication} is not in the list of medications: it counts for no allergy or premedication question."};
inline constexpr Sentence worst_in_record{
    "in this record: {drug}, worst reaction {reaction}, {day}, infusion {infusion}"};
inline constexpr Sentence given_in_all{"Given in all: {sum}; ordered: {ordered}."};
inline constexpr Sentence given_in_part{
    "Given in all: {sum}, and what was not charted at an earlier stop; ordered: {ordered}."};
inline constexpr Sentence source_of_flag{"Source: {source}"};
inline constexpr Sentence answered_with{"{flag} answered, and with it {others} of the same event."};
inline constexpr Sentence resolved_with{"{flag} resolved, and with it {others} of the same event."};
inline constexpr Sentence taken_back_with{"Taken back for {others} of the same event as well."};
inline constexpr Sentence with_same_event{"With {others} of the same event."};
inline constexpr Sentence reaction_grade{"Infusion reaction grade {grade}, by what was done."};
inline constexpr Sentence note{"Note:"};
inline constexpr Sentence emergency_entry{
    "EMERGENCY ENTRY by {staff}. It waits to be claimed: claim {entry}.",
    "EMERGENCY ENTRY by {staff}. It waits to be claimed."};
inline constexpr Sentence not_claimed{"EMERGENCY ENTRY {entry} NOT CLAIMED: infuwatch claim {entry}",
                                      "EMERGENCY ENTRY {entry} NOT CLAIMED"};
inline constexpr Sentence clock_was_set{
    "THE CLOCK WAS {step} after the start: times since then are off by as much"};
inline constexpr Sentence board_note{"NOTE"};
inline constexpr Sentence handover_not_accepted{
    "Handover {handover}, signed {at}, is not accepted yet: the incoming nurse accepts it.",
    "HANDOVER {handover} NOT ACCEPTED"};
inline constexpr Sentence no_receiving_nurse{
    "Infusion {infusion} ({patient}) has no receiving nurse: excepted from handover {handover}: {reason}",
    "NO RECEIVING NURSE: infusion {infusion}"};
inline constexpr Sentence excepted_open{
    "{what}: {patient}, infusion {infusion}, excepted from handover {handover}: {reason}",
    "EXCEPTED FROM HANDOVER: {key}"};
inline constexpr Sentence ready_today{
    "Emergency drugs, oxygen and a provider on site: confirmed {at} by {who}.", "READY SINCE {at}"};
inline constexpr Sentence ready_with_provider{
    "Emergency drugs, oxygen and provider on site ({provider}): confirmed {at} by {who}.",
    "READY SINCE {at}: {provider}"};
inline constexpr Sentence not_ready_today{
    "Not confirmed today: emergency drugs, oxygen, provider on site. `infuwatch site ready` confirms them.",
    "NOT CONFIRMED TODAY: emergency drugs, oxygen, provider"};
inline constexpr Sentence site_note{"{note}"};
inline constexpr Sentence nothing_open{
    "No infusion is open. `infuwatch start --help` shows how to start one.", "No infusion is open."};
inline constexpr Sentence high_risk_window{"High-risk window {until}."};
inline constexpr Sentence follow_up_window{"Follow-up window {until}."};
inline constexpr Sentence follow_up_open{"Follow-up window open: no stop is charted."};
inline constexpr Sentence flags_from_elsewhere{"Flags raised by what is charted elsewhere"};
inline constexpr Sentence nothing_due{"Nothing is due."};
inline constexpr Sentence nobody_to_call{"No call is due."};
inline constexpr Sentence call_before_closing{
    "THE SITE IS CLOSED when this call is due: arrange who makes it, or call on the next open day."};
inline constexpr Sentence contacts_before{"Early contact {when}. The follow-up call counts from {from}."};
inline constexpr Sentence vitals_undone{"Vital signs due {when}: not done ({owner})."};
inline constexpr Sentence screening_undone{"Screening not asked: {questions} ({owner})."};
inline constexpr Sentence many_vitals_undone{"Vital signs due {when}, and {more} more: not done ({owner})."};
inline constexpr Sentence call_undone{
    "Follow-up call due {due}: not made. Its window closed {closed} ({owner})."};
inline constexpr Sentence second_call_undone{
    "Second call due {due}: not made. Its window closed {closed} ({owner})."};
inline constexpr Sentence not_done_title{"Not done, not answered"};
inline constexpr Sentence review_flags_unanswered{"Review flags not answered: {flags} ({owner})."};
inline constexpr Sentence no_flag_stands{"No flag stands."};
inline constexpr Sentence no_new_flag{"No new flag."};

// What a new version of a part of the drug list no longer has.
inline constexpr Sentence limit_left_out{"NO LONGER THERE: the limit {what}."};
inline constexpr Sentence limits_of_age_left_out{"NO LONGER THERE: the limits under the age of {what}."};
inline constexpr Sentence question_left_out{"NO LONGER THERE: the question \"{what}\""};
inline constexpr Sentence dose_limit_left_out{"NO LONGER THERE: the lifetime dose limit, {what}."};
inline constexpr Sentence dose_limit_of_labels_left_out{
    "NO LONGER THERE: the lifetime dose limit of {labels} labels, {what}."};
inline constexpr Sentence interval_left_out{"NO LONGER THERE: the shortest interval, {what} days."};
inline constexpr Sentence interval_of_labels_left_out{
    "NO LONGER THERE: the shortest interval of {labels} labels, {what} days."};
inline constexpr Sentence schedule_left_out{"NO LONGER THERE: the schedule, every {what} days."};
inline constexpr Sentence schedule_of_labels_left_out{
    "NO LONGER THERE: the schedule of {labels} labels, every {what} days."};
inline constexpr Sentence course_limit_left_out{"NO LONGER THERE: how much a course has, {what}."};
inline constexpr Sentence not_with_left_out{"NO LONGER THERE: that it is not given together with {what}."};
inline constexpr Sentence route_left_out{"NO LONGER THERE: the route, {what}."};
inline constexpr Sentence premedication_left_out{"NO LONGER THERE: the premedication, {what}."};
inline constexpr Sentence readings_left_out{"NO LONGER THERE: vital signs before the start."};
inline constexpr Sentence youngest_age_left_out{"NO LONGER THERE: the youngest age, {what}."};
inline constexpr Sentence second_check_left_out{"NO LONGER THERE: the second nurse before the start."};
inline constexpr Sentence never_again_left_out{"NO LONGER THERE: that it is not given again after {what}."};
inline constexpr Sentence restart_left_out{
    "NO LONGER THERE: the rate after a reaction, {what} % of the one before at most."};
inline constexpr Sentence rate_steps_left_out{"NO LONGER THERE: the rate steps up to {what}."};
inline constexpr Sentence vesicant_left_out{"NO LONGER THERE: that it destroys tissue outside the vein."};
inline constexpr Sentence stay_left_out{"NO LONGER THERE: a time after the stop, from infusion {what} on."};
inline constexpr Sentence serious_left_out{"NO LONGER THERE: the serious effect {what}."};
inline constexpr Sentence reaction_left_out{"NO LONGER THERE: the reaction {what}."};
inline constexpr Sentence lab_left_out{"NO LONGER THERE: the lab {what}."};

// Of numbers, doses, times and limits of a part of the drug list.
inline constexpr Sentence number_changed{"CHANGED: {where}{key} {was} → {now}."};
inline constexpr Sentence number_changed_same_source{
    "CHANGED: {where}{key} {was} → {now}, and its source is the same as before."};

}  // namespace infuwatch::report::sentence
