#include "app/medication.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

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

using Words = std::vector<std::string>;

Words part(const Words& words, std::size_t from, std::size_t to) {
  return {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)};
}

bool is_any_word(std::string_view word, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), lower(word)) != known.end();
}

/// Words that name something only with the route before them: `IV fluids`, `oral rehydration`.
bool named_by_route(std::string_view word) {
  return is_any_word(word, {"fluid", "fluids", "hydration", "rehydration", "contrast", "iron", "spray",
                            "drops", "gel", "cream", "ointment"});
}

/// Words that say how or when, and name nothing.
bool names_nothing(std::string_view word) {
  const bool manner = is_any_word(word, {"push", "bolus", "dose", "stat", "now", "once", "prn", "slow",
                                         "slowly", "x1", "x2", "of", "and", "&", "+", "/"});
  return manner || !route(word).empty() || !has_letter(word);
}

/// The words that are a dose, such as `25 mg` or `0.3mg`: those at the end, or before the route there; else
/// the first ones before a route; else the first.
struct FoundDose {
  std::size_t from = 0, to = 0;
  std::optional<Quantity> dose{};
};

/// A dose that begins at a word.
FoundDose dose_at(const Words& words, std::size_t from) {
  for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    const auto to = from + length;
    if (to > words.size()) continue;
    if (auto amount = dose(joined(part(words, from, to), " "))) return {from, to, std::move(*amount)};
  }
  return {};
}

FoundDose found_dose(const Words& words) {
  FoundDose first, before_route;
  for (std::size_t from = 0; from < words.size(); ++from) {
    const auto found = dose_at(words, from);
    if (!found.dose) continue;
    const bool routed = found.to < words.size() && !route(words[found.to]).empty();
    if (found.to + routed == words.size()) return found;
    if (routed && !before_route.dose) before_route = found;
    if (!first.dose) first = found;
  }
  return before_route.dose ? before_route : first;
}

/// A name with what was found of its route; `before`: the route as typed, where it stands before the name.
struct Named {
  Words name;
  std::string route{};
  std::string before{};
};

void take_first(Named& named) {
  named.route = route(named.name.front());
  named.before = named.name.front();
  named.name.erase(named.name.begin());
}

/// Takes the route out of the words that name a medication, where it stands behind them or before.
void take_route(Named& named) {
  if (named.name.size() < 2) return;
  if (auto behind = route(named.name.back()); !behind.empty()) {
    named.route = std::move(behind);
    named.name.pop_back();
  } else if (!route(named.name.front()).empty()) {
    take_first(named);
  }
}

/// Words that follow a dose: the medication, up to its route; what comes behind that is a remark.
void take_name(Named& named) {
  auto& words = named.name;
  if (!words.empty() && lower(words.front()) == "of") words.erase(words.begin());
  const auto at =
      std::find_if(words.begin() + (words.empty() ? 0 : 1), words.end(), [&](const std::string& word) {
        const auto found = route(word);
        return !found.empty() && (named.route.empty() || found == named.route);
      });
  if (at == words.end()) return;
  named.route = route(*at);
  words.erase(at, words.end());
}

/// What stands before the dose names the medication, and what comes behind the route is a remark. Where
/// nothing but a route stands before the dose, what follows names it.
Named named_beside(const FoundDose& found, const Words& words) {
  Named named{.name = part(words, found.to, words.size())};
  const auto before = part(words, 0, found.from);
  if (!named.name.empty() && !route(named.name.front()).empty()) take_first(named);
  const bool route_first = before.size() == 1 && !route(before.front()).empty() &&
                           (named.route.empty() || named.route == route(before.front()));
  if (before.empty() || route_first) {
    if (route_first) {
      named.route = route(before.front());
      named.before = before.front();
    }
    take_name(named);
    return named;
  }
  named.name = before;
  named.before.clear();
  if (named.route.empty()) take_route(named);
  return named;
}

Medication read_words(const Words& words) {
  const auto found = found_dose(words);
  Named named{.name = words};
  if (found.dose)
    named = named_beside(found, words);
  else
    take_route(named);
  if (std::all_of(named.name.begin(), named.name.end(), names_nothing))
    return {.name = {}, .dose = found.dose, .route = std::move(named.route)};
  if (!named.before.empty() && named_by_route(named.name.front()))
    named.name.insert(named.name.begin(), named.before);
  return {.name = lower(joined(named.name, " ")), .dose = found.dose, .route = std::move(named.route)};
}

bool between_words(std::string_view word) { return is_any_word(word, {",", ";", ":", "-", "–", "—"}); }

/// Without the marks between the words, and behind them.
Words without_marks(Words words) {
  for (auto& word : words)
    while (word.ends_with('!')) word.pop_back();
  std::erase_if(words, [](const std::string& word) { return word.empty() || between_words(word); });
  return words;
}

/// Whether an amount is 0, or has a minus before it.
bool none_or_less(const Words& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const auto found = dose_at(words, at).dose; found && found->amount.thousandths == 0) return true;
    for (const std::string_view minus : {"-", "−", "–"}) {
      if (!words[at].starts_with(minus) || words[at].size() == minus.size()) continue;
      auto without = words;
      without[at].erase(0, minus.size());
      if (dose_at(without, at).dose) return true;
    }
  }
  return false;
}

/// Whether words may begin a medication of their own: `in 100 mL of saline` do not.
bool may_begin(const Words& words) {
  return !words.empty() &&
         !is_any_word(words.front(), {"in", "of", "at", "over", "per", "diluted", "mixed", "from", "to"});
}

}  // namespace

std::vector<std::string> medication_words(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string apart;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool mark = text[at] == ';' || (text[at] == ',' && !(at > 0 && digit(at - 1) && digit(at + 1)));
    apart += mark ? std::string{' ', text[at], ' '} : std::string{text[at]};
  }
  Words words;
  for (auto& word : split(apart, ' '))
    if (!word.empty()) words.push_back(std::move(word));
  return words;
}

Medication medication_of(std::string_view text) { return read_words(without_marks(medication_words(text))); }

bool two_medications(std::string_view text, const Substances* known) {
  const auto words = medication_words(text);
  for (std::size_t at = 1; at < words.size(); ++at) {
    const bool joins = is_any_word(words[at], {"and", "&", "+", "/", "plus", "then"});
    const bool mark = words[at] == "," || words[at] == ";";
    const bool behind_route = !route(words[at - 1]).empty();
    if (!joins && !mark && !behind_route) continue;
    const auto left = without_marks(part(words, 0, at));
    const auto right = without_marks(part(words, at + (joins || mark), words.size()));
    if (!may_begin(right)) continue;
    const auto one = read_words(left), other = read_words(right);
    if (!one.dose || one.name.empty() || other.name.empty()) continue;
    if (other.dose && (joins || mark || !other.route.empty())) return true;
    if (joins && known && !substances_named(*known, other.name).empty()) return true;
  }
  return false;
}

bool dose_without_unit(std::string_view text, const Substances& known) {
  const auto words = without_marks(medication_words(text));
  if (found_dose(words).dose) return false;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const auto& before = words[at - 1];
    const bool behind_name = (!names_nothing(before) || !route(before).empty()) && may_begin({before});
    if (!decimal(words[at]) || !behind_name) continue;
    const bool ends = at + 1 == words.size() || names_nothing(words[at + 1]) || lower(words[at + 1]) == "at";
    const auto named = [&](std::size_t to) {
      return substances_named(known, joined(part(words, 0, to), " "));
    };
    if (ends && named(at + 1) == named(at)) return true;
  }
  return false;
}

bool dose_confirmed(std::string_view text) {
  const auto words = medication_words(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!words[at].ends_with('!')) continue;
    for (const std::size_t from : {at, at - std::min<std::size_t>(at, 1)}) {
      auto amount = joined(part(words, from, at + 1), " ");
      amount.pop_back();
      if (dose(amount)) return true;
    }
  }
  return false;
}

std::optional<Takes> medication_fault(std::string_view text) {
  const auto words = without_marks(medication_words(text));
  if (none_or_less(words)) return Takes::amount_above_zero;
  if (read_words(words).name.empty()) return Takes::medication_name;
  if (two_medications(text)) return Takes::one_medication;
  return std::nullopt;
}

}  // namespace infuwatch::app
