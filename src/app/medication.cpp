#include "app/medication.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace infuwatch::app {
namespace {

std::string route(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> routes[] = {{"iv", "IV"},
                                                                             {"ivp", "IV"},
                                                                             {"ivpb", "IV"},
                                                                             {"im", "IM"},
                                                                             {"sc", "SC"},
                                                                             {"sq", "SC"},
                                                                             {"subq", "SC"},
                                                                             {"subcutaneous", "SC"},
                                                                             {"po", "oral"},
                                                                             {"oral", "oral"},
                                                                             {"inhaled", "inhaled"},
                                                                             {"nebulized", "nebulized"},
                                                                             {"nebulised", "nebulized"},
                                                                             {"sublingual", "sublingual"},
                                                                             {"nasal", "nasal"},
                                                                             {"topical", "topical"},
                                                                             {"rectal", "rectal"}};
  const auto wanted = lower(word);
  for (const auto& [written, meant] : routes)
    if (written == wanted) return std::string{meant};
  return {};
}

/// The words that are a dose, such as `25 mg` or `0.3mg`: those at the end, or before the route there; else
/// the first ones before a route; else the first. What stands before them names the medication, and what
/// comes behind the route is a remark. Where nothing stands before them, what follows names it.
struct FoundDose {
  std::size_t from = 0, to = 0;
  std::optional<Quantity> dose{};
};
FoundDose found_dose(const std::vector<std::string>& words) {
  FoundDose first, before_route;
  for (std::size_t from = 0; from < words.size(); ++from)
    for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
      const auto to = from + length;
      if (to > words.size() || length == words.size()) continue;
      const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
      auto amount = dose(joined({begin, begin + static_cast<std::ptrdiff_t>(length)}, " "));
      if (!amount) continue;
      const FoundDose found{from, to, std::move(*amount)};
      const bool routed = to < words.size() && !route(words[to]).empty();
      if (to + routed == words.size()) return found;
      if (routed && !before_route.dose) before_route = found;
      if (!first.dose) first = found;
    }
  return before_route.dose ? before_route : first;
}

}  // namespace

Medication medication_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& word : split(trimmed(text), ' '))
    if (!word.empty()) words.push_back(word);
  const auto found = found_dose(words);
  Medication medication{.name = {}, .dose = found.dose};
  std::size_t ends = found.from, after = found.to;
  if (!found.dose) {
    ends = after = words.size();
    if (words.size() > 1 && !route(words.back()).empty()) after = --ends;
  }
  if (after < words.size()) medication.route = route(words[after]);
  if (!medication.route.empty()) ++after;
  auto name = ends > 0 ? words.begin() : words.begin() + static_cast<std::ptrdiff_t>(after);
  const auto name_ends = ends > 0 ? words.begin() + static_cast<std::ptrdiff_t>(ends) : words.end();
  medication.name = lower(joined({name, name_ends}, " "));
  return medication;
}

}  // namespace infuwatch::app
