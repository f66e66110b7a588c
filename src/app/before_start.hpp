#pragma once

#include "app/writing.hpp"

namespace infuwatch::app {

/// What was asked and looked at before the start.
struct Screening {
  std::vector<AnswerEntered> answers{};
  /// The whole list was asked, and what is not in `answers` is as expected. It tells no number, and answers
  /// nothing that must be answered by itself.
  bool as_expected = false;
  std::string checked_by{};  // the second nurse's badge
};
Screening read_screening(FieldReader& reader);

/// The start with its answers in. Refused: an answer to nothing that is asked, a second nurse who is unknown
/// or the same; and, without a reason, whatever asks for one, so also questions that are as expected where
/// nothing was prepared, which would have listed them, or where a lab answered them then and does no more.
/// `infusion` is the one that starts, with its order; its start and terms are worked out here.
Result<Started, Problem> screened(Started said, const Screening& screening, const WriteContext& writing,
                                  const Chart& chart, Infusion infusion, const Catalogue& catalogue,
                                  std::vector<Notice>& notices, std::vector<Question>& questions);

/// What is told where an infusion is prepared: the questions to be asked, and what the start will ask a
/// reason for as things stand.
void tell_questions(const WriteContext& writing, const Chart& chart, Infusion infusion,
                    const Catalogue& catalogue, std::vector<Notice>& notices);

/// The answer to one of these questions.
Result<Answered, Problem> answered_one(const AnswerEntered& entered,
                                       const std::vector<const StartQuestion*>& questions);
/// The badge of somebody else who may give infusions.
Result<std::string, Problem> second_nurse(const std::string& badge, const WriteContext& writing);

}  // namespace infuwatch::app
