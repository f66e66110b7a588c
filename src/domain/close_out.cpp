#include "domain/close_out.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {

bool ClosedOut::serious() const {
  return std::any_of(seriousness.begin(), seriousness.end(),
                     [](Seriousness one) { return one != Seriousness::none; });
}

std::string to_text(const std::vector<Seriousness>& answers, std::string_view between) {
  std::vector<std::string> words;
  for (const auto one : answers) words.emplace_back(name(one));
  return joined(words, between);
}

std::optional<CloseOutFault> close_out_fault(const ClosedOut& said) {
  const auto& given = said.seriousness;
  const auto count = [&](Seriousness one) { return std::count(given.begin(), given.end(), one); };
  for (const auto one : given)
    if (count(one) > 1) return CloseOutFault::seriousness_twice;
  if (count(Seriousness::none) > 0 && given.size() > 1) return CloseOutFault::none_beside_others;
  const bool died = count(Seriousness::death) > 0, fatal = said.outcome == ReactionOutcome::fatal;
  if (died != fatal) return CloseOutFault::death_or_fatal_alone;
  return std::nullopt;
}

}  // namespace infuwatch
