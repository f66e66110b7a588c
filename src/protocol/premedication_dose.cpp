#include "protocol/premedication_dose.hpp"

#include "base/text.hpp"
#include "protocol/dose.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// The lowest amount of `100 mg` and `80 to 125 mg`.
std::optional<Quantity> lowest(const std::string& text) {
  const auto words = split(trimmed(text), ' ');
  const auto amount = dose(words.front() + ' ' + words.back());
  return amount ? std::optional{*amount} : std::nullopt;
}

const Substance* only_one(const Substances& known, std::string_view text) {
  if (names_product(known, text)) return nullptr;
  const auto named = substances_named(known, text);
  return named.size() == 1 ? named.front() : nullptr;
}

/// A dose of one medication as one of another, in thousandths of a mg; none where they do not compare.
std::optional<double> as_dose_of(const Substance& wanted, const Gave& gave, const Substances& known) {
  if (!gave.medication || !gave.medication->dose) return std::nullopt;
  const auto* given = only_one(known, gave.medication->name);
  const auto amount = amount_in("mg", *gave.medication->dose, {});
  if (!given || !amount) return std::nullopt;
  const auto mg = static_cast<double>(amount->thousandths);
  if (given == &wanted) return mg;
  if (!given->equivalent || !wanted.equivalent) return std::nullopt;
  return mg * static_cast<double>(wanted.equivalent->amount.thousandths) /
         static_cast<double>(given->equivalent->amount.thousandths);
}

}  // namespace

std::set<std::string> kinds_given(const Gave& gave, const Substances& known) {
  const auto name = gave.medication ? gave.medication->name : gave.what;
  auto words = words_in(name);
  if (gave.medication) words.merge(words_in(gave.medication->route));
  std::set<std::string> kinds;
  const auto acts_there = [&](const std::string& word) { return known.local.contains(word); };
  if (std::any_of(words.begin(), words.end(), acts_there)) return kinds;
  for (const auto* one : substances_named(known, name)) kinds.insert(one->kinds.begin(), one->kinds.end());
  return kinds;
}

bool less_than_half(const std::vector<const Gave*>& given, const Premedication& wanted,
                    const Substances& known) {
  const auto* substance = only_one(known, wanted.name);
  const auto least = lowest(wanted.dose);
  const auto needed = least ? amount_in("mg", *least, {}) : std::nullopt;
  if (!substance || !needed || given.empty()) return false;
  double sum = 0;
  for (const auto* gave : given) {
    const auto amount = as_dose_of(*substance, *gave, known);
    if (!amount) return false;
    sum += *amount;
  }
  return sum * 2 < static_cast<double>(needed->thousandths);
}

}  // namespace infuwatch
