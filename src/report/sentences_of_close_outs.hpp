#pragma once

#include "report/message.hpp"

/// What is told of a close-out: a person's judgement, and beside it what Naranjo's answers suggest.
namespace infuwatch::report::sentence {

// An act, as it is told with its time behind it.
inline constexpr Sentence closed_out_serious{
    "{event} closed out by {by}: serious ({criteria}), {causality}, {outcome}"};
inline constexpr Sentence closed_out_serious_with_score{
    "{event} closed out by {by}: serious ({criteria}), {causality} (Naranjo {score}), {outcome}"};
inline constexpr Sentence closed_out_not_serious{
    "{event} closed out by {by}: not serious, {causality}, {outcome}"};
inline constexpr Sentence closed_out_not_serious_with_score{
    "{event} closed out by {by}: not serious, {causality} (Naranjo {score}), {outcome}"};

inline constexpr Sentence not_closed_out{"{event} not closed out yet."};
inline constexpr Sentence close_out_again{"{event} has changed since {entry}: close it out again."};
inline constexpr Sentence close_out_withdrawn{
    "Close-out {entry} is withdrawn: {flag} does not stand any more."};
inline constexpr Sentence close_out_before_change{
    "Close-out {entry} of {event} is from before this change: look at it again."};

inline constexpr Sentence close_out_is_of{"Closed out: {flag}."};
inline constexpr Sentence close_out_worst_is{"Closed out: event {event}, at its worst {flag}."};
inline constexpr Sentence naranjo_suggests{
    "Naranjo's questions score {score}, which suggests {category}. The category above is the person's own."};
inline constexpr Sentence naranjo_answered{"Answered: {answers}."};
inline constexpr Sentence close_out_note{"Note: {note}"};
inline constexpr Sentence stands_in_place_of{"It stands in place of {earlier}, which stays in the record."};
inline constexpr Sentence replaced_by_close_out{"{later} stands in its place."};

}  // namespace infuwatch::report::sentence
