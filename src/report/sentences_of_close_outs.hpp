#pragma once

#include "report/message.hpp"

/// What is told of a close-out: a person's judgement, and beside it what Naranjo's answers suggest.
namespace infuwatch::report::sentence {

inline constexpr Sentence closed_out{"{event} closed out by {by}: {seriousness}, {causality}, {outcome}"};
inline constexpr Sentence closed_out_with_score{
    "{event} closed out by {by}: {seriousness}, {causality} (Naranjo {score}), {outcome}"};
inline constexpr Sentence closed_out_line{"{closed}."};
inline constexpr Sentence not_closed_out{"{event} not closed out yet."};
inline constexpr Sentence is_serious{"serious ({criteria})"};
inline constexpr Sentence is_not_serious{"not serious"};
inline constexpr Sentence close_out_is_of{"Closed out: {flag}."};
inline constexpr Sentence naranjo_suggests{
    "Naranjo's questions score {score}, which suggests {category}. The category above is the person's own."};
inline constexpr Sentence naranjo_answered{"Answered: {answers}."};
inline constexpr Sentence close_out_note{"Note: {note}"};
inline constexpr Sentence stands_in_place_of{"It stands in place of {earlier}, which stays in the record."};
inline constexpr Sentence replaced_by_close_out{"{later} stands in its place."};

}  // namespace infuwatch::report::sentence
