#pragma once

#include "app/writing.hpp"

namespace infuwatch::app {

/// What was asked and looked at before the start, as typed.
struct Screening {
  std::vector<std::string> answers;  // `infection=no`, `lvef=60`
  bool as_expected = false;          // the whole list was asked, and what is not in `answers` is as expected
  std::string checked_by;            // the second nurse's badge
  Asked asked() const;
};

/// The start with its answers in. Refused: an answer to nothing that is asked, a second nurse who is unknown
/// or the same; and, without a reason, whatever asks for one. `infusion` is the one that starts, with its
/// order; its start and terms are worked out here.
Result<Started, Problem> screened(Started said, const Screening& screening, const Sitting& sitting,
                                  const Chart& chart, Infusion infusion, const Catalogue& catalogue,
                                  bool reasoned, std::vector<Notice>& notices);

/// What is told where an infusion is prepared: the questions to be asked, and what the start will ask a
/// reason for as things stand.
void tell_questions(const Sitting& sitting, const Chart& chart, Infusion infusion, const Catalogue& catalogue,
                    std::vector<Notice>& notices);

/// `infection=no` → question and answer; the question must be one of these.
Result<Answered, Problem> answer_field(std::string_view text,
                                       const std::vector<const StartQuestion*>& questions);
/// The badge of somebody else who may give infusions.
Result<std::string, Problem> second_nurse(const std::string& badge, const Sitting& sitting);

}  // namespace infuwatch::app
