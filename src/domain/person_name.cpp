#include "domain/person_name.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

std::string without_zeros(std::string text) {
  text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  return text;
}

}  // namespace

PersonName::PersonName(std::string_view name) {
  const auto comma = name.find(',');
  family_ = folded_together(name.substr(0, comma));
  if (comma != std::string_view::npos) given_ = folded_together(name.substr(comma + 1));
  words_ = split(folded(name), ' ');
}

bool PersonName::called(std::string_view words) const {
  const auto typed = split(folded(words), ' ');
  const auto together = joined(typed, "");
  const auto holds = [&](const std::string& name) { return name.find(together) != std::string::npos; };
  if (holds(family_ + given_) || holds(given_ + family_)) return !together.empty() || trimmed(words).empty();
  return typed.size() > 1 && std::all_of(typed.begin(), typed.end(), [&](const std::string& word) {
           return family_.starts_with(word) || given_.starts_with(word) ||
                  std::any_of(words_.begin(), words_.end(),
                              [&](const std::string& own) { return own.starts_with(word); });
         });
}

bool PersonName::same(const PersonName& other) const {
  const auto whole = family_ + given_;
  return whole == other.family_ + other.given_ || whole == other.given_ + other.family_;
}

bool same_mrn(std::string_view one, std::string_view other) {
  const auto plain = [](std::string_view mrn) {
    auto text = lower(mrn);
    std::erase(text, ' ');
    return without_zeros(std::move(text));
  };
  return plain(one) == plain(other);
}

bool mrn_called(std::string_view mrn, std::string_view words) {
  const auto own = folded_together(mrn), typed = folded_together(words), bare = without_zeros(typed);
  return !typed.empty() &&
         (own.find(typed) != std::string::npos || (!bare.empty() && without_zeros(own).starts_with(bare)));
}

}  // namespace infuwatch
