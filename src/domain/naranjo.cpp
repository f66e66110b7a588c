#include "domain/naranjo.hpp"

#include <algorithm>

namespace infuwatch {

const std::array<NaranjoQuestion, naranjo_count>& naranjo_questions() {
  static constexpr std::array<NaranjoQuestion, naranjo_count> all{{
      {"Reported before, conclusively?", "Are there previous conclusive reports on this reaction?", 1, 0},
      {"Appeared after the drug was given?",
       "Did the adverse event appear after the suspected drug was administered?", 2, -1},
      {"Better when it was stopped, or by an antagonist?",
       "Did the adverse reaction improve when the drug was discontinued or a specific antagonist was administered?",
       1, 0},
      {"Came back when the drug was given again?",
       "Did the adverse reaction reappear when the drug was readministered?", 2, -1},
      {"Other causes that could alone explain it?",
       "Are there alternative causes (other than the drug) that could on their own have caused the reaction?",
       -1, 2},
      {"Came back when a placebo was given?", "Did the reaction reappear when a placebo was given?", -1, 1},
      {"Toxic level of the drug found in a fluid?",
       "Was the drug detected in the blood (or other fluids) in concentrations known to be toxic?", 1, 0},
      {"Worse at a higher dose, milder at a lower one?",
       "Was the reaction more severe when the dose was increased, or less severe when the dose was decreased?",
       1, 0},
      {"Similar reaction to the drug or its like before?",
       "Did the patient have a similar reaction to the same or similar drugs in any previous exposure?", 1,
       0},
      {"Confirmed by objective evidence?", "Was the adverse event confirmed by any objective evidence?", 1,
       0},
  }};
  return all;
}

std::optional<int> naranjo_score(const std::vector<NaranjoReply>& replies) {
  if (replies.size() != naranjo_count) return std::nullopt;
  int score = 0;
  for (std::size_t i = 0; i < naranjo_count; ++i) {
    const auto& question = naranjo_questions()[i];
    if (replies[i] == NaranjoReply::yes) score += question.yes;
    if (replies[i] == NaranjoReply::no) score += question.no;
  }
  return score;
}

std::vector<int> take_naranjo(std::vector<NaranjoReply>& replies,
                              const std::vector<NaranjoEntered>& entered) {
  std::array<std::optional<NaranjoReply>, naranjo_count> all{};
  std::copy_n(replies.begin(), std::min(replies.size(), naranjo_count), all.begin());
  for (const auto& one : entered) all.at(static_cast<std::size_t>(one.question - 1)) = one.reply;
  std::vector<int> without;
  for (std::size_t i = 0; i < naranjo_count; ++i)
    if (!all[i]) without.push_back(static_cast<int>(i + 1));
  if (!without.empty()) return without;
  replies.clear();
  for (const auto& one : all) replies.push_back(*one);
  return {};
}

NaranjoCategory naranjo_category(int score) {
  return score >= 9   ? NaranjoCategory::definite
         : score >= 5 ? NaranjoCategory::probable
         : score >= 1 ? NaranjoCategory::possible
                      : NaranjoCategory::doubtful;
}

}  // namespace infuwatch
