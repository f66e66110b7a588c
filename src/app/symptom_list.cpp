#include "app/symptom_list.hpp"

#include "base/text.hpp"
#include "protocol/symptom_phrase.hpp"

#include <algorithm>
#include <string>

namespace infuwatch::app {
namespace {

using Texts = std::vector<std::string>;

/// `hives` and `:2@-40m` of `hives:2@-40m`.
std::pair<std::string, std::string> parted(const std::string& typed) {
  const auto end = std::min(typed.find(':'), typed.find('@'));
  return {trimmed(typed.substr(0, end)), end == std::string::npos ? std::string{} : typed.substr(end)};
}

/// What stands between `and`; a grade and times behind the last are of those before it that have none.
Texts joined_by_and(const std::string& typed) {
  Texts all{""};
  for (const auto& word : split(typed, ' ')) {
    const auto small = lower(word);
    if (small == "and" || small == "&" || small == "+")
      all.emplace_back();
    else if (!word.empty())
      all.back() += (all.back().empty() ? "" : " ") + word;
  }
  if (std::any_of(all.begin(), all.end(), [](const std::string& one) { return one.empty(); })) return {typed};
  for (auto i = all.size() - 1; i > 0; --i)
    if (parted(all[i - 1]).second.empty()) all[i - 1] += parted(all[i]).second;
  return all;
}

/// One text or, where it names several symptoms, a text for each.
Texts each_of(const std::string& typed, const Catalogue& catalogue) {
  if (lower(trimmed(typed)).starts_with("other:") || typed.find('"') != std::string::npos) return {typed};
  const auto known = [&](const std::string& text) {
    const auto [name, behind] = parted(text);
    const bool one = behind.find(',') == std::string::npos && behind.find(" and ") == std::string::npos &&
                     behind.find(" & ") == std::string::npos;
    return one && symptom_phrase(catalogue, name).has_value();
  };
  if (known(typed)) return {typed};
  Texts all;
  for (auto text : split(typed, ',')) {
    text = trimmed(text);
    if (text.empty()) continue;
    for (const auto& one : known(text) ? Texts{text} : joined_by_and(text)) {
      const auto [name, behind] = parted(one);
      const auto several = known(one) ? Texts{} : symptoms_in_word(catalogue, name);
      for (const auto& key : several) all.push_back(key + behind);
      if (several.empty()) all.push_back(one);
    }
  }
  return all.empty() ? Texts{typed} : all;
}

bool same_symptom(const SymptomEntered& a, const SymptomEntered& b) {
  return !a.seen.symptom.empty() && a.seen.symptom == b.seen.symptom &&
         a.seen.apart_by() == b.seen.apart_by();
}

bool same_times(const SymptomEntered& a, const SymptomEntered& b) {
  const auto same = [](const std::optional<EnteredTime>& one, const std::optional<EnteredTime>& other) {
    return one.has_value() == other.has_value() && (!one || one->typed == other->typed);
  };
  return same(a.onset, b.onset) && same(a.ended, b.ended);
}

/// Takes what was told again of a symptom into what was told before.
void take_in(SymptomEntered& before, const SymptomEntered& again, const Catalogue& catalogue) {
  Texts words;
  for (const auto& told : {before.seen.words.empty() ? told_otherwise(before, catalogue) : before.seen.words,
                           told_otherwise(again, catalogue)})
    if (!told.empty() && std::find(words.begin(), words.end(), told) == words.end()) words.push_back(told);
  auto& seen = before.seen;
  if (seen.symptom != "other") seen.words = joined(words, "; ");
  seen.grade = std::max(seen.grade, again.seen.grade);
  seen.surface = std::max(seen.surface, again.seen.surface);
  grade_by(seen, catalogue);
}

}  // namespace

std::vector<SymptomEntered> read_seen(FieldReader& reader, const Catalogue& catalogue) {
  std::vector<SymptomEntered> all;
  for (const auto& typed : reader.answers().all(FieldId::symptom))
    for (const auto& text : each_of(typed, catalogue)) {
      auto entered = reader.one<SymptomEntered>(FieldId::symptom, text);
      const auto before = std::find_if(all.begin(), all.end(),
                                       [&](const SymptomEntered& one) { return same_symptom(one, entered); });
      if (before == all.end())
        all.push_back(std::move(entered));
      else if (same_times(*before, entered))
        take_in(*before, entered, catalogue);
      else
        reader.fault(BadField{FieldId::symptom, text, Takes::symptom_once, {}, before->name});
    }
  return all;
}

}  // namespace infuwatch::app
