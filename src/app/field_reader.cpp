#include "app/field_reader.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {

std::string AnswerReader::needed_text(FieldId field) {
  auto typed = required<std::string>(field);
  if (given(field) && trimmed(answers().text(field)).empty()) missing(field);
  return typed;
}

std::optional<std::vector<std::string>> AnswerReader::members(FieldId field, std::string_view typed) {
  auto words = split(typed, ',');
  for (auto& word : words) word = trimmed(word);
  const auto empty = [](const std::string& word) { return word.empty(); };
  if (words.size() == 1 && empty(words.front())) return std::vector<std::string>{};
  if (std::none_of(words.begin(), words.end(), empty)) return words;
  fault(BadField{field, std::string{typed}, Takes::no_empty_member});
  return std::nullopt;
}

const Catalogue* FieldReader::catalogue(const std::set<std::string>& drugs) {
  auto found = context_.shelf.get(view_, 0, drugs);
  if (!found) {
    fault(found.error());
    return nullptr;
  }
  catalogue_ = std::move(*found);
  with_.catalogue = catalogue_.get();
  return with_.catalogue;
}

const Catalogue* FieldReader::catalogue_naming(std::string_view drug) {
  const auto key = lower(trimmed(drug));
  if (key.empty()) return catalogue({});
  const auto* read = catalogue({key});
  return read && !read->drugs.contains(key) ? catalogue({}) : read;
}

const Catalogue* FieldReader::catalogue_of(InfusionId infusion) {
  const auto owner = view_.find_owner(infusion);
  if (!owner) {
    fault(NoSuch{NoSuch::What::infusion, std::to_string(infusion.value())});
    return nullptr;
  }
  return catalogue({view_.history(*owner)->infusion(infusion)->order.drug});
}

bool FieldReader::read_unlisted(bool unlisted) {
  with_.unlisted = unlisted;
  if (unlisted && with_.catalogue && !with_.catalogue->drugs.contains(std::string{generic_drug}))
    fault(MissingField{MissingField::What::generic_protocol});
  return unlisted;
}

void AnswerReader::fault(const Problem& problem) {
  std::visit(
      [&]<class Fault>(const Fault& one) {
        if constexpr (std::is_constructible_v<FieldFault, const Fault&>)
          faults_.emplace_back(one);
        else if (!stopped_)
          stopped_ = one;
      },
      problem);
}

std::optional<Problem> AnswerReader::problem() const {
  if (stopped_) return stopped_;
  auto all = faults_;
  if (!missing_.empty()) all.insert(all.begin(), MissingField{MissingField::What::the_fields, missing_});
  if (all.empty()) return std::nullopt;
  if (all.size() > 1) return FieldFaults{std::move(all)};
  return std::visit([](auto& one) -> Problem { return std::move(one); }, all.front());
}

}  // namespace infuwatch::app
