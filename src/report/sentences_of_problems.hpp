#pragma once

#include "report/message.hpp"

/// What is wrong, and what to do: a sentence each.
namespace infuwatch::report::sentence {

inline constexpr Sentence cannot_be{"{field} cannot be `{given}`."};
inline constexpr Sentence not_in_line{"`{given}` cannot be recorded as it stands in this line."};
inline constexpr Sentence onset_cannot_be{"{field} cannot be `{given}@{onset}`."};
inline constexpr Sentence one_grade_only{"{field} cannot be `{given}`: there is grade {least} only."};
inline constexpr Sentence grades_only{"{field} cannot be `{given}`: there are grades {grades} only."};
inline constexpr Sentence out_of_range{"{field} cannot be `{given}`: it is between {least} and {most}."};
inline constexpr Sentence check_reading{"Check it and enter it again; `none` if it could not be obtained."};
inline constexpr Sentence check_number{"Check it and enter it again."};
inline constexpr Sentence check_grade{
    "Check it and enter it again; a symptom may also be charted without a grade."};

inline constexpr Sentence not_utf8{"{field} has characters that are not UTF-8 text."};
inline constexpr Sentence make_utf8{"Type it again, or convert the file it comes from to UTF-8."};
inline constexpr Sentence has_nul{"{field} has a NUL character."};
inline constexpr Sentence remove_nul{"Remove it and try again."};
inline constexpr Sentence too_long{"{field} is longer than {most} bytes."};
inline constexpr Sentence shorten{"Shorten it, or chart it as two notes."};

inline constexpr Sentence field_required{"{field} is required."};
inline constexpr Sentence fields_required{"{fields} are required."};
inline constexpr Sentence observation_required{
    "Something seen is required: --symptom, --denied, --none, --resolved, a vital sign or --note.",
    "A symptom, a vital sign or a note is required."};
inline constexpr Sentence patient_change_required{
    "Something to change is required: --phone, --weight, --allergy or another field.",
    "Something to change is required."};
inline constexpr Sentence site_change_required{
    "Something to change is required: --site, --zone, --shifts, --open or --labels.",
    "Something to change is required."};
inline constexpr Sentence rate_required{"A rate such as \"60 mL/h\" or --planned is required.",
                                        "A rate such as 60 mL/h, or how long it still runs, is required."};
inline constexpr Sentence rules_choice_required{"--take PART or --keep PART is required.",
                                                "Choose whose rules apply."};
inline constexpr Sentence rate_or_plan_required{"A rate or a planned time is required."};
inline constexpr Sentence correction_required{"--set with a field and its value is required.",
                                              "Nothing was changed."};
inline constexpr Sentence entry_required{"An entry such as E41 is required."};
inline constexpr Sentence exception_reason_required{"A --reason is required for each --except.",
                                                    "A reason is required for each exception."};
inline constexpr Sentence secret_key_required{"This backup is sealed: --key is required.",
                                              "This backup is sealed: its key is required."};
inline constexpr Sentence key_or_plain_required{
    "A key to seal the backup is required (--key FILE.pub), or --plain.",
    "A key to seal the backup is required."};
inline constexpr Sentence generic_protocol_required{
    "The site's drug list has nothing to watch an unlisted drug by. Nothing was recorded."};
inline constexpr Sentence second_nurse_required{
    "A drug that is not in the list needs a second nurse to check it before the start."};
inline constexpr Sentence enter_second_nurse{
    "Enter the badge of the nurse who checked it: --checked-by BADGE.",
    "Enter the badge of the nurse who checked it."};
inline constexpr Sentence second_nurse_not_charted{
    "A drug that is not in the list needs a second nurse, and none is charted with the start."};
inline constexpr Sentence correct_second_nurse{
    "Correct the entry of the start with the nurse who checked it: --set checked-by=BADGE.",
    "Correct the entry of the start: enter the badge of the nurse who checked it."};
inline constexpr Sentence upgrade_drugs{
    "A charge nurse brings it up to date: `infuwatch drugs upgrade --reason \"…\"`.",
    "A charge nurse brings it up to date with the command `drugs upgrade`."};
inline constexpr Sentence enter_it{"Enter it and try again; --help shows examples.", "Enter it, then save."};
inline constexpr Sentence enter_them{"Enter them and try again; --help shows examples.",
                                     "Enter them, then save."};

inline constexpr Sentence unknown_drug{"`{word}` is not in the drug list. Nothing was recorded."};
inline constexpr Sentence unknown_drug_shown{"`{word}` is not in the drug list."};
inline constexpr Sentence unknown_drug_counted{
    "`{word}` is not in the drug list, and no infusion of it is charted."};
inline constexpr Sentence did_you_mean_listed{
    "Did you mean {nearest}? `infuwatch drugs list` lists all drugs.", "Did you mean {nearest}?"};
inline constexpr Sentence see_drugs{"`infuwatch drugs list` lists all drugs.", "See the drug list."};
inline constexpr Sentence unknown_symptom{"`{word}` is not in the symptom list. Nothing was recorded."};
inline constexpr Sentence unknown_word{"`{word}` is not understood in this line. Nothing was recorded."};
inline constexpr Sentence unknown_lab{"`{word}` is not in the list of labs. Nothing was recorded."};
inline constexpr Sentence did_you_mean_lab{"Did you mean {nearest}?"};
inline constexpr Sentence list_labs{
    "`infuwatch drugs show DRUG` names the labs that its questions read; in an earlier store they come with `drugs upgrade`.",
    "The drug's page names the labs that its questions read; in an earlier store they come with an upgrade."};
inline constexpr Sentence did_you_mean_drug{
    "Did you mean {nearest}? A drug that is not in the list is started with --unlisted.",
    "Did you mean {nearest}? If not, choose \"Not in the list\" below the field."};
inline constexpr Sentence did_you_mean_or_own_words{
    "Did you mean {nearest}? If not, enter it as other:\"…\", or as a note."};
inline constexpr Sentence own_words{"Enter it as other:\"…\", or as a note."};
inline constexpr Sentence list_drugs{
    "`infuwatch drugs list` lists all drugs; one that is not in it is started with --unlisted.",
    "The list below the field shows all drugs; for another choose \"Not in the list\" there."};
inline constexpr Sentence list_symptoms{
    "`infuwatch drugs show DRUG` lists all symptoms. Enter it as other:\"…\", or as a note.",
    "Enter it as other:\"…\", or as a note."};

inline constexpr Sentence no_infusion{"There is no infusion {given}."};
inline constexpr Sentence no_infusion_then{"There was no infusion {given} in the record at that time."};
inline constexpr Sentence no_entry{"There is no entry {given}."};
inline constexpr Sentence no_flag{"There is no flag {given}."};
inline constexpr Sentence no_patient{"There is no patient {given}."};
inline constexpr Sentence no_badge{"There is no badge {given}."};
inline constexpr Sentence no_check{"There is no check {given}."};
inline constexpr Sentence no_emergency_entry{"There is no emergency entry {given}."};
inline constexpr Sentence no_symptom{"This entry has no symptom {given}."};
inline constexpr Sentence see_labs{"`infuwatch patient show MRN` lists the labs on file.",
                                   "`patient show MRN` lists the labs on file."};
inline constexpr Sentence no_lab{"This entry has no lab {given}."};
inline constexpr Sentence no_handover{"There is no handover yet."};
inline constexpr Sentence no_handover_waits{"There is no handover to accept."};
inline constexpr Sentence see_board{"`infuwatch board` shows the open infusions.",
                                    "The board shows the open infusions."};
inline constexpr Sentence see_entries{"Check the number; `infuwatch timeline N` shows an infusion's entries.",
                                      "Check the number; the patient's course shows the entries."};
inline constexpr Sentence see_flags{"`infuwatch flags` lists the flags.", "The list of flags shows them."};
inline constexpr Sentence see_patients{
    "`infuwatch patient list` lists the patients; `infuwatch patient add` registers a new one.",
    "Check the MRN; Esc, then i registers a new patient."};
inline constexpr Sentence see_staff{"`infuwatch staff list` lists the staff.", "Check the badge."};
inline constexpr Sentence see_checks{"`infuwatch checks` shows what is due, with the keys.",
                                     "The list of checks shows what is due."};
inline constexpr Sentence see_unclaimed{
    "`infuwatch board` names those not yet claimed; every other entry has its badge.",
    "The board names those not yet claimed; every other entry has its badge."};
inline constexpr Sentence sign_handover{"The outgoing nurse signs it with `infuwatch handover sign`.",
                                        "The outgoing nurse signs it first."};

inline constexpr Sentence patient_exists{"Patient {given} already exists: {instead}."};
inline constexpr Sentence badge_exists{"Badge {given} already exists: {instead}."};
inline constexpr Sentence os_user_exists{"Operating-system user {given} is already registered: {instead}."};
inline constexpr Sentence set_patient{"Change it with `infuwatch patient set`, or check the MRN.",
                                      "Check the MRN."};
inline constexpr Sentence take_another{"Use another one; `infuwatch staff list` lists the staff.",
                                       "Use another one."};

inline constexpr Sentence wrong_birth{"The birth date is not that of MRN {mrn}. Nothing was recorded."};
inline constexpr Sentence check_identity{"Check both identifiers with the patient."};
inline constexpr Sentence before_birth{"{field} is before the patient's birth ({birth})."};
inline constexpr Sentence with_its_day{"Enter the time again with its date."};
inline constexpr Sentence before_start{"{given} is before the start ({start})."};
inline constexpr Sentence correct_start{
    "Enter the time again; if the start is wrong, correct the start first."};
inline constexpr Sentence correct_other{
    "Enter the time again; if the other time is wrong, correct that one first."};

inline constexpr Sentence wrong_order{"{later} at {later_at} would be before {earlier} at {earlier_at}."};

inline constexpr Sentence nothing_new_site{"Nothing would change: the site is like that already."};
inline constexpr Sentence nothing_new_badge{"Nothing would change: badge {given} is disabled already."};
inline constexpr Sentence nothing_new_patient{
    "Nothing would change: the patient is charted like that already."};
inline constexpr Sentence nothing_new_prior{
    "Nothing would change: the history of {given} is charted like that already."};
inline constexpr Sentence nothing_new_part{
    "Nothing would change: the drug list's {given} is like that already."};
inline constexpr Sentence nothing_new_catalogue{"Nothing would change: the drug list is like that already."};
inline constexpr Sentence nothing_new_check{"Nothing would change: check {given} is charted already."};
inline constexpr Sentence nothing_new_entry{"Nothing would change: {given} says that already."};
inline constexpr Sentence nothing_recorded{"Nothing was recorded; check what you entered."};

inline constexpr Sentence not_bedside{"{entry} is not a bedside entry."};
inline constexpr Sentence change_by_verb{
    "Change it with its own command, such as `patient set` or `staff add`.", "It cannot be changed here."};
inline constexpr Sentence answers_flag{"{entry} answers a flag and cannot be corrected."};
inline constexpr Sentence answer_again{
    "Retract it (retract {number} --reason \"…\") and answer the flag again.",
    "Retract it and answer the flag again."};
inline constexpr Sentence before_its_start{
    "{entry} happened before the start of the infusion it would be moved to."};
inline constexpr Sentence correct_then_move{"Correct its time or that start first, then move it."};
inline constexpr Sentence was_retracted{"{entry} was retracted."};
inline constexpr Sentence chart_again{"Chart it again if it did happen."};
inline constexpr Sentence carries_order{"{entry} has the order and cannot be moved."};
inline constexpr Sentence start_right_one{
    "Start the right infusion with its real time, move the other entries to it, then retract this one."};
inline constexpr Sentence no_place{
    "{entry} cannot be moved there: that infusion has one already, or no start."};
inline constexpr Sentence see_timeline{"`infuwatch timeline N` shows what is charted on an infusion.",
                                       "The patient's course shows what is charted."};
inline constexpr Sentence started_from{"{entry} is the order of an infusion that has started."};
inline constexpr Sentence retract_start_first{"Retract the start first."};
inline constexpr Sentence same_infusion{"{entry} is on that infusion already."};
inline constexpr Sentence check_numbers{"Check the numbers."};
inline constexpr Sentence several_infusions{"{entry} is on another infusion than the first entry."};
inline constexpr Sentence one_infusion_at_a_time{"Move the entries of one infusion at a time."};

inline constexpr Sentence no_start{"Infusion {infusion} has no start charted."};
inline constexpr Sentence chart_start{"Chart the start first: start {infusion} --at TIME.",
                                      "Chart the start first."};
inline constexpr Sentence is_in_state{"Infusion {infusion} is {state}."};
inline constexpr Sentence only_prepared{
    "Only a prepared infusion can be cancelled; if it never ran: retract {entry} --reason \"…\".",
    "Only a prepared infusion can be cancelled; if it never ran, retract its start."};
inline constexpr Sentence start_new{
    "Start a new one: start --patient MRN --birth DATE --drug DRUG --dose DOSE.", "Start a new one."};
inline constexpr Sentence ordered_already{
    "Infusion {infusion} was prepared with its patient, drug and dose: do not enter them again."};
inline constexpr Sentence start_ordered{
    "Start it with `start {infusion}`; correct the order with `correct {entry}`.",
    "Start it; if the order is wrong, correct its entry."};

inline constexpr Sentence nothing_to_close_out{
    "Nothing that could be closed out is flagged on infusion {given}."};
inline constexpr Sentence chart_reaction{
    "Chart the reaction first: `infuwatch observe {given} --symptom …`; add its time with --at.",
    "Chart the reaction first, with its time."};
inline constexpr Sentence several_events{"Infusion {infusion} has several events: {events}."};
inline constexpr Sentence name_event{"Say which one is closed out, such as --episode {first}.",
                                     "Enter which one is closed out, such as {first}."};
inline constexpr Sentence of_its_event{"{entry} is about an event of its infusion and cannot be moved."};
inline constexpr Sentence close_out_there{"Retract it, and close out the event of the other infusion."};

inline constexpr Sentence flag_unanswered{"Flag {flag} has not been acknowledged."};
inline constexpr Sentence acknowledge_first{"Acknowledge it first: ack {flag} --action ….",
                                            "Acknowledge it first."};
inline constexpr Sentence own_handover{"You signed handover {handover} yourself."};
inline constexpr Sentence incoming_accepts{"The incoming nurse accepts it."};

inline constexpr Sentence badge_disabled{"The badge of {who} is disabled."};
inline constexpr Sentence ask_charge{"Ask a charge nurse."};
inline constexpr Sentence of_others{"{who} may not {verb} what another person recorded."};
inline constexpr Sentence ask_charge_or_owner{"Ask a charge nurse, or the person who recorded it."};
inline constexpr Sentence borrowed_group{"`{verb}` is not available to users of this program."};
inline constexpr Sentence it_does_it{"Hospital IT does it as the owner of the store's directory."};
inline constexpr Sentence sign_in_for_verb{"`{verb}` requires signing in."};
inline constexpr Sentence sign_in_for_that{"This requires signing in."};
inline constexpr Sentence emergency_verbs{
    "Without signing in, only observe, log, give, notify, note, pause and stop are possible."};
inline constexpr Sentence last_charge{"{who} is the last charge nurse."};
inline constexpr Sentence add_charge_first{"Add another one first: staff add BADGE --name … --role charge.",
                                           "Another charge nurse is added first."};
inline constexpr Sentence not_for_role{
    "{who} may not do that: `{verb}` is not permitted for the role {role}."};
inline constexpr Sentence auditor_reads{"An auditor reads and verifies, and records nothing."};
inline constexpr Sentence not_registered{"`{user}` is not registered at this site."};
inline constexpr Sentence charge_adds_you{
    "A charge nurse adds you: staff add BADGE --name \"…\" --role nurse --os-user USER.",
    "A charge nurse adds you."};

inline constexpr Sentence pin_wrong{"Badge and PIN do not match."};
inline constexpr Sentence pin_both_again{"Enter both again."};
inline constexpr Sentence pin_both_later{"Enter both again at {until} or later."};
inline constexpr Sentence pin_waiting{"Too many wrong PINs for badge `{badge}`."};
inline constexpr Sentence pin_try_at{"Try again at {until}."};
inline constexpr Sentence pin_not_set{"Badge `{badge}` has no PIN."};
inline constexpr Sentence pin_set_one{"Set one: staff set-pin {badge}.", "Set one, or ask a charge nurse."};
inline constexpr Sentence pin_other_pepper{
    "The PIN of badge `{badge}` was set with a pepper that this machine does not have."};
inline constexpr Sentence pin_pepper_back{
    "Ask hospital IT to restore the pepper file, or set the PIN again: staff set-pin {badge}.",
    "Ask hospital IT to restore the pepper file, or have the PIN set again."};

inline constexpr Sentence clock_behind{"The clock was set to {now}, before the last entry ({last})."};
inline constexpr Sentence now_later{"Give --now that time or a later one.",
                                    "Set the clock to that time or a later one."};
inline constexpr Sentence training_only{"{option} works in a training store only."};
inline constexpr Sentence leave_it_out{"Leave it out, or create a training store with `init --training`.",
                                       ""};
inline constexpr Sentence uuid_taken{"The uuid `{uuid}` belongs to another request. Nothing was recorded."};
inline constexpr Sentence new_uuid{"Send this one with a new uuid."};
inline constexpr Sentence one_mistake{"`{file}` has 1 mistake. Nothing was changed."};
inline constexpr Sentence mistakes{"`{file}` has {count} mistakes. Nothing was changed."};
inline constexpr Sentence fields_cannot_be{
    "{count} fields cannot be recorded as entered. Nothing was recorded."};
inline constexpr Sentence fix_it{"Fix it and try again."};
inline constexpr Sentence fix_them{"Fix them and try again."};
inline constexpr Sentence mistake{"{line}"};

}  // namespace infuwatch::report::sentence
