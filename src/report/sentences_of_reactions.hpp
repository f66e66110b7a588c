#pragma once

#include "report/message.hpp"

/// What a reaction record tells of one event under an infusion.
namespace infuwatch::report::sentence {

inline constexpr Sentence reactions_title{"Reactions"};
inline constexpr Sentence reaction_over{"{event}: {from} to {to}."};
inline constexpr Sentence reaction_present{"{event}: from {from}; not charted as over."};
inline constexpr Sentence reaction_grades{
    "Worst symptom grade {worst}; infusion reaction grade {reaction} (CTCAE v5.0)."};
inline constexpr Sentence infusion_reaction_grade{"Infusion reaction grade {reaction} (CTCAE v5.0)."};
inline constexpr Sentence anaphylaxis_met{"Anaphylaxis: its criteria were met."};
inline constexpr Sentence anaphylaxis_charted{"Anaphylaxis: charted by name."};
inline constexpr Sentence cytokine_release{
    "Fever with the findings of cytokine release grade {grade} (ASTCT 2019), if it was one."};
inline constexpr Sentence rate_and_volume{"At the onset: {rate}, {volume} mL infused."};
inline constexpr Sentence rate_at_onset{"At the onset: {rate}."};
inline constexpr Sentence volume_at_onset{"At the onset: {volume} mL infused."};
inline constexpr Sentence treated_with{"Given: {treatment}."};
inline constexpr Sentence restarted_recurred{"Restarted {at}{rate}: the reaction came back."};
inline constexpr Sentence restarted_tolerated{"Restarted {at}{rate}: tolerated so far."};

}  // namespace infuwatch::report::sentence
