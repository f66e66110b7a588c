#pragma once

#include "report/message.hpp"

/// What the statistics count, and how.
namespace infuwatch::report::sentence {

inline constexpr Sentence nothing_to_count{"No infusion has been started: there is nothing to count."};
inline constexpr Sentence what_a_reaction_is{
    "A reaction is an episode that began between the start of an infusion and the end of its follow-up "
    "window, with a reaction symptom, a life-threatening sign, anaphylaxis criteria or an urgent vital sign. "
    "Retracted entries and void infusions do not count."};
inline constexpr Sentence what_the_intervals_are{
    "All intervals are 95 %. Patients: Wilson. Infusions: cluster-robust by patient, since infusions of one "
    "patient are not independent. None: all are of one patient."};
inline constexpr Sentence small_numbers{
    "Small numbers prove nothing: what stands out here is a reason to look closer."};
inline constexpr Sentence further_sections{
    "More: `infuwatch stats --by number`, `--by premedication`, `--by rate`."};

inline constexpr Sentence infusions_share{
    "Infusions with a reaction: {reactions} of {of} ({percent} %, interval {low} to {high}, cluster-robust)."};
inline constexpr Sentence infusions_share_of_one_patient{
    "Infusions with a reaction: {reactions} of {of} ({percent} %). No interval: all are of one patient."};
inline constexpr Sentence patients_share{
    "Patients with a reaction: {reactions} of {of} ({percent} %, interval {low} to {high}, Wilson)."};
inline constexpr Sentence one_patient_share{
    "Patients with a reaction: {reactions} of {of}. No interval: that takes two patients."};
inline constexpr Sentence several_episodes{"Episodes in these infusions: {episodes}."};
inline constexpr Sentence late_reactions{
    "Infusions with a reaction after the follow-up window only, not counted: {count}."};
inline constexpr Sentence time_at_risk{
    "Time at risk: {hours} h, {rate} infusions with a reaction per 100 h at risk."};
inline constexpr Sentence no_time_at_risk{"Time at risk: none charted."};
inline constexpr Sentence median_time{"Median time to the first reaction: {median}."};
inline constexpr Sentence median_time_between{
    "Median time to the first reaction: {median} (interval {low} to {high})."};
inline constexpr Sentence median_time_from{
    "Median time to the first reaction: {median} (interval from {low}, its upper end not reached)."};
inline constexpr Sentence median_not_reached{"Median time to the first reaction: not reached."};
inline constexpr Sentence how_times_are_counted{
    "Time at risk: from the start to the first reaction, or to the last observation, call that reached "
    "somebody, or release, at most to the end of the follow-up window. An uncertain time counts at its "
    "middle. With a reaction by: Kaplan-Meier estimate over the same time, interval by Greenwood's formula "
    "(log-log), taking infusions as independent."};
inline constexpr Sentence not_followed{"Unknown: no infusion was followed that long."};
inline constexpr Sentence no_interval_at_the_ends{
    "No interval while no infusion has had a reaction, or once all have."};

inline constexpr Sentence how_spans_are_counted{
    "From the start to the earliest onset, where both are exactly known. A span holds its lower end, not its "
    "upper one."};
inline constexpr Sentence reactions_of_drug{"{drug}: infusions with a reaction {reactions} of {of}"};
inline constexpr Sentence time_uncertain{"time uncertain: {count}"};
inline constexpr Sentence bar_scale{"One # stands for up to {count}."};
inline constexpr Sentence other_numbers{"other numbers: {count} without a reaction"};

inline constexpr Sentence what_p_is{
    "p: how likely a difference this large would be if the lots were alike and infusions independent. "
    "Fisher's exact test, two-sided, each lot against the drug's other lots; Holm's correction for {count} "
    "lots."};
inline constexpr Sentence not_compared_one_lot{"Not compared: that takes two lots."};
inline constexpr Sentence not_compared_few{
    "Not compared: that takes {least} reactions in charted lots, and there are {count}."};
inline constexpr Sentence several_lots{"Infusions with bags of several lots count in each of them: {count}."};

inline constexpr Sentence how_numbers_are_grouped{
    "Which infusion of the drug it was for the patient. Not clear: earlier infusions are not all known."};
inline constexpr Sentence how_premedications_are_grouped{
    "Kinds of medication charted with the infusion in the 24 h before its start."};
inline constexpr Sentence how_rates_are_grouped{
    "The rate at the onset of the reaction; otherwise the highest rate charted. An infusion that was stopped "
    "early never reached its higher rates: compare with care."};

}  // namespace infuwatch::report::sentence
