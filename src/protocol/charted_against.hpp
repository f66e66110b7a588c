#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>

namespace infuwatch {

/// What is charted counts against an answer so long before a start (site default).
inline constexpr Seconds counts_against{24 * 3600};
/// A sign that was charted so long before a visit is not known from it any more (site default).
inline constexpr Seconds sign_known{366 * 24 * 3600};

/// What the chart says against the expected answer to a question: pregnancy on file; of the 24 h before `at`,
/// both ends included, a temperature at or above the limit, and the question's signs. A sign counts as it was
/// charted last, until it was charted as gone or denied; none that was seen while another infusion ran, or
/// after it. One of the new signs does not count where it began longer ago than the question's `new_days`,
/// nor where it was known before this visit and is no worse. `next` is the infusion that starts.
std::optional<Contradicted> contradicted(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                         const StartQuestion& question, Instant at);

}  // namespace infuwatch
