#include "app/answers.hpp"

#include <algorithm>

namespace infuwatch::app {

bool Answers::has(FieldId field) const {
  return std::any_of(all_.begin(), all_.end(), [&](const One& one) { return one.field == field; });
}

std::string Answers::text(FieldId field) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const One& one) { return one.field == field; });
  return found == all_.end() ? std::string{} : found->typed;
}

std::vector<std::string> Answers::all(FieldId field) const {
  std::vector<std::string> typed;
  for (const auto& one : all_)
    if (one.field == field) typed.push_back(one.typed);
  return typed;
}

void Answers::erase(FieldId field) {
  std::erase_if(all_, [&](const One& one) { return one.field == field; });
}

}  // namespace infuwatch::app
