#include "protocol/call_script.hpp"

#include <algorithm>
#include <cctype>

namespace infuwatch {
namespace {

constexpr int not_at_home = 4;

bool listed_in(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

struct Part {
  CallQuestions questions;
  bool first = false;
};

}  // namespace

std::string call_question(const SymptomTerm& term) {
  if (!term.ask.empty()) return term.ask;
  auto name = term.name;
  if (!name.empty()) name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name + '?';
}

std::vector<std::string> asked_in_call(const DrugProtocol& drug, const Catalogue& catalogue, bool second) {
  std::vector<std::string> keys;
  const auto add = [&](const std::string& key) {
    const auto* term = key.empty() ? nullptr : catalogue.symptom(key);
    if (!term || term->not_by_phone || listed_in(keys, key)) return;
    if (term->grades.empty() || term->grades.begin()->first < not_at_home) keys.push_back(key);
  };
  const auto add_reactions = [&] {
    for (const auto& key : drug.reactions) add(key);
  };
  if (!second) add_reactions();
  for (const auto& effect : drug.serious)
    if (effect.from_grade < not_at_home) add(effect.symptom);
  if (keys.empty()) add_reactions();
  return keys;
}

CallScript call_script(const DrugProtocol& drug, const Catalogue& catalogue, bool second) {
  std::vector<Part> parts;
  for (const auto& key : asked_in_call(drug, catalogue, second)) {
    const auto& term = *catalogue.symptom(key);
    const auto& titles = catalogue.common.body_parts;
    const auto title = titles.contains(key) ? titles.at(key) : std::string{};
    auto part = std::find_if(parts.begin(), parts.end(),
                             [&](const Part& one) { return one.questions.part == title; });
    if (part == parts.end()) part = parts.insert(part, Part{.questions = {.part = title}});
    part->first = part->first || listed_in(drug.reactions, key) || term.life_threatening ||
                  term.serious_everywhere.has_value();
    part->questions.keys.push_back(key);
    auto& asks = part->questions.asks;
    if (auto question = call_question(term); !listed_in(asks, question)) asks.push_back(std::move(question));
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.first && !b.first; });
  CallScript script;
  for (auto& part : parts) script.push_back(std::move(part.questions));
  return script;
}

}  // namespace infuwatch
