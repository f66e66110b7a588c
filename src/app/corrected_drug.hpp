#pragma once

#include "app/infusion.hpp"

namespace infuwatch::app {

/// What becomes of an infusion whose order is corrected, where it is to another drug.
struct DrugCorrected {
  Infusion next;  // as it would be, with the terms of the protocol that it would run by
  bool another = false;
  std::vector<Question> questions{};
  std::vector<Notice> notices{};
};

/// The order's drug as it is to be, after its fields were changed one by one, and what is asked of its name.
/// Answers that its protocol does not ask for in the same words are taken out of the start. An act without an
/// order stays as it is.
Result<DrugCorrected, Problem> settled_drug(BedsideEvent& now, const BedsideEvent& was, bool unlisted,
                                            const Chart& chart, const Infusion& infusion,
                                            const WriteContext& writing);

/// Of another drug, before the start, what is told where it is prepared: the start will ask. After it, what a
/// start asks under the new protocol, and has not asked under the old one, or of that very drug.
Result<Done, Problem> ask_of_drug(DrugCorrected& corrected, const BedsideEvent& now, const Chart& chart,
                                  const Infusion& was, const WriteContext& writing);

}  // namespace infuwatch::app
