#include "protocol/lab.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// A unit as it is compared: `x 10^9/L`, `10^9/l` and `10⁹/L` are the same, and so are `/µL`, `/mcL`.
std::string lab_unit_letters(std::string_view unit) {
  std::string out = lower(unit);
  const auto put = [&](std::string_view from, std::string_view to) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
      out.replace(at, from.size(), to);
  };
  put(" ", "");
  put("µ", "u");  // the sign of micro
  put("μ", "u");  // the Greek letter
  put("mcl", "ul");
  put("mcmol", "umol");
  put("⁹", "^9");
  put("²", "2");
  put("³", "3");
  if (out.starts_with("×")) out.erase(0, std::string_view{"×"}.size());
  if (out.starts_with('x')) out.erase(0, 1);
  return out;
}

bool same_lab_word(std::string_view one, std::string_view other) {
  return folded_together(one) == folded_together(other);
}

/// What laboratories write for a result word.
constexpr std::pair<std::string_view, std::string_view> other_results[] = {{"nonreactive", "negative"},
                                                                           {"reactive", "positive"},
                                                                           {"not detected", "negative"},
                                                                           {"detected", "positive"}};

constexpr std::int64_t largest_lab_amount = 1'000'000'000'000;  // thousandths

}  // namespace

std::vector<std::string> LabTerm::unit_names() const {
  std::vector<std::string> names{unit};
  for (const auto& other : units) names.push_back(other.name);
  return names;
}

std::optional<Decimal> LabTerm::in_own_unit(const Quantity& amount) const {
  const auto typed = lab_unit_letters(amount.unit);
  if (typed == lab_unit_letters(unit)) return amount.amount;
  for (const auto& other : units) {
    if (lab_unit_letters(other.name) != typed) continue;
    if (amount.amount.thousandths > largest_lab_amount) return std::nullopt;
    return Decimal{(amount.amount.thousandths * other.times + other.over / 2) / other.over};
  }
  return std::nullopt;
}

const std::string* LabTerm::result_called(std::string_view word) const {
  constexpr std::size_t begun = 3;
  auto typed = folded_together(word);
  for (const auto& [written, meant] : other_results)
    if (folded_together(written) == typed &&
        std::find(results.begin(), results.end(), meant) != results.end())
      typed = folded_together(meant);
  const std::string* found = nullptr;
  for (const auto& one : results) {
    const auto known = folded_together(one);
    if (known == typed) return &one;
    if (typed.size() < begun || !known.starts_with(typed)) continue;
    if (found) return nullptr;
    found = &one;
  }
  return found;
}

std::shared_ptr<const LabTerm> Labs::find(std::string_view key) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one->key == key; });
  return found == all.end() ? nullptr : *found;
}

const LabTerm* Labs::called(std::string_view word) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) {
    return same_lab_word(one->key, word) || same_lab_word(one->name, word) ||
           std::any_of(one->synonyms.begin(), one->synonyms.end(),
                       [&](const std::string& synonym) { return same_lab_word(synonym, word); });
  });
  return found == all.end() ? nullptr : found->get();
}

std::vector<std::string> Labs::nearest(std::string_view word) const {
  constexpr std::size_t most = 3, begun = 3;
  const auto wanted = folded_together(word);
  std::vector<std::string> found;
  for (const auto& one : all)
    if (std::any_of(one->may_be.begin(), one->may_be.end(),
                    [&](const std::string& other) { return same_lab_word(other, word); }))
      found.push_back(one->key);
  if (!found.empty()) return found;
  const auto near = [&](const std::string& name) {
    const auto candidate = folded_together(name);
    return (wanted.size() >= begun && candidate.starts_with(wanted)) ||
           (wanted.size() > 1 && letters_apart(wanted, candidate) <= 1);
  };
  for (const auto& one : all)
    if (found.size() < most &&
        (near(one->key) || near(one->name) || std::any_of(one->synonyms.begin(), one->synonyms.end(), near)))
      found.push_back(one->key);
  return found;
}

}  // namespace infuwatch
