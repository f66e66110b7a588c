#include "app/medication.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace infuwatch::app {
namespace {

std::string route(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> routes[] = {{"iv", "IV"},
                                                                             {"ivp", "IV"},
                                                                             {"ivpb", "IV"},
                                                                             {"intravenous", "IV"},
                                                                             {"im", "IM"},
                                                                             {"intramuscular", "IM"},
                                                                             {"sc", "SC"},
                                                                             {"sq", "SC"},
                                                                             {"subq", "SC"},
                                                                             {"subcut", "SC"},
                                                                             {"subcutaneous", "SC"},
                                                                             {"po", "oral"},
                                                                             {"oral", "oral"},
                                                                             {"inhaled", "inhaled"},
                                                                             {"nebulized", "nebulized"},
                                                                             {"nebulised", "nebulized"},
                                                                             {"sublingual", "sublingual"},
                                                                             {"sl", "sublingual"},
                                                                             {"nasal", "nasal"},
                                                                             {"intranasal", "nasal"},
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

/// Whether words begin with the name of a known substance, or another of its names.
bool begin_known(const std::vector<std::string>& words, const Substances& known) {
  const auto text = folded(joined(words, " ")) + ' ';
  const auto begins = [&](const std::string& name) { return text.starts_with(folded(name) + ' '); };
  return std::any_of(known.all.begin(), known.all.end(), [&](const Substance& one) {
    return begins(one.name) || std::any_of(one.also.begin(), one.also.end(), begins);
  });
}

/// Takes the route out of the words that name a medication, where it stands behind them, or before those of a
/// known one.
std::string take_route(std::vector<std::string>& name, const Substances& known) {
  if (name.size() < 2) return {};
  auto found = route(name.back());
  if (!found.empty()) {
    name.pop_back();
    return found;
  }
  found = route(name.front());
  if (found.empty() || !begin_known({name.begin() + 1, name.end()}, known)) return {};
  name.erase(name.begin());
  return found;
}

/// Words that follow a dose: the medication, up to its route; what comes behind that is a remark.
std::string take_name(std::vector<std::string>& words) {
  if (words.size() > 1 && lower(words.front()) == "of") words.erase(words.begin());
  const auto at = std::find_if(words.begin() + (words.empty() ? 0 : 1), words.end(),
                               [](const std::string& word) { return !route(word).empty(); });
  if (at == words.end()) return {};
  auto found = route(*at);
  words.erase(at, words.end());
  return found;
}

}  // namespace

Medication medication_of(std::string_view text, const Substances& known) {
  std::vector<std::string> words;
  for (const auto& word : split(trimmed(text), ' '))
    if (!word.empty()) words.push_back(word);
  const auto part = [&](std::size_t from, std::size_t to) {
    return std::vector(words.begin() + static_cast<std::ptrdiff_t>(from),
                       words.begin() + static_cast<std::ptrdiff_t>(to));
  };
  const auto found = found_dose(words);
  auto name = words;
  Medication medication{.name = {}, .dose = found.dose};
  if (found.dose) {
    auto after = found.to;
    const bool last = after + 1 >= words.size();
    if (after < words.size() && (found.from > 0 || last || begin_known(part(after + 1, words.size()), known)))
      medication.route = route(words[after]);
    if (!medication.route.empty()) ++after;
    name = found.from > 0 ? part(0, found.from) : part(after, words.size());
  }
  if (medication.route.empty())
    medication.route = found.dose && found.from == 0 ? take_name(name) : take_route(name, known);
  if (name.empty()) return {.name = lower(joined(words, " "))};
  medication.name = lower(joined(name, " "));
  return medication;
}

}  // namespace infuwatch::app
