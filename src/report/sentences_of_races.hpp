#pragma once

#include "report/message.hpp"

/// What had been changed meanwhile, by whom, and what to do now.
namespace infuwatch::report::sentence {

inline constexpr Sentence already_started{"{subject} was already started."};
inline constexpr Sentence already_running{"{subject} is running already."};
inline constexpr Sentence already_stopped{"{subject} was already stopped."};
inline constexpr Sentence already_released{"{subject} was already released."};
inline constexpr Sentence already_corrected{"{subject} was already corrected."};
inline constexpr Sentence already_retracted{"{subject} was already retracted."};
inline constexpr Sentence already_moved{"{subject} was moved to infusion {infusion}."};
inline constexpr Sentence already_moved_away{"{subject} was moved to another infusion."};
inline constexpr Sentence already_acknowledged{"Flag {subject} was already acknowledged."};
inline constexpr Sentence flag_replaced{"Flag {subject} no longer stands: {instead} replaced it."};
inline constexpr Sentence flag_withdrawn{"Flag {subject} no longer stands: it was withdrawn."};
inline constexpr Sentence already_resolved{"Flag {subject} was already resolved."};
inline constexpr Sentence handover_signed{"Handover {subject} was already signed."};
inline constexpr Sentence handover_accepted{"Handover {subject} was already accepted."};
inline constexpr Sentence already_claimed{"Emergency entry {subject} was already claimed."};

inline constexpr Sentence recorded_by{"{staff} recorded it at {recorded} ({entry})."};
inline constexpr Sentence recorded_for{"{staff} recorded it at {recorded} ({entry}), for {happened}."};
inline constexpr Sentence recorded_then{"It was recorded at {recorded} ({entry})."};

inline constexpr Sentence correct_if_wrong{"If that is wrong: correct {entry} --set at=TIME --reason \"…\".",
                                           "If that is wrong, correct {entry}."};
inline constexpr Sentence need_not_resume{"It does not need to be resumed."};
inline constexpr Sentence correct_again{"Read it, then correct {entry} if it is still wrong."};
inline constexpr Sentence chart_again_if_it_happened{"Chart it again if it did happen."};
inline constexpr Sentence see_standing_flags{"`infuwatch flags` lists the flags that stand.",
                                             "The list of flags shows those that stand."};
inline constexpr Sentence look_at_infusion{"Look at the infusion it is on now."};
inline constexpr Sentence not_twice{"It does not need to be acknowledged again."};
inline constexpr Sentence answer_instead{"Answer {instead}."};
inline constexpr Sentence handover_waits{"It waits to be accepted: handover accept.",
                                         "It waits to be accepted."};
inline constexpr Sentence sign_new{"Sign a new one when the shift ends: handover sign.",
                                   "Sign a new one when the shift ends."};
inline constexpr Sentence charge_retracts{
    "If that is wrong, a charge nurse retracts it, and it is charted again."};

}  // namespace infuwatch::report::sentence
