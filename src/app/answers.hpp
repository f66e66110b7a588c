#pragma once

#include "domain/field.hpp"
#include "domain/verb.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::app {

/// What was typed for the fields of a request, in the order it was typed in. A field may be there several
/// times; one that is there with an empty text was emptied on purpose.
class Answers {
 public:
  struct One {
    FieldId field;
    std::string typed;
  };
  Answers() = default;
  Answers(std::initializer_list<One> given) : all_{given} {}

  void add(FieldId field, std::string_view typed) { all_.push_back({field, std::string{typed}}); }
  /// The same where there is anything.
  void add_some(FieldId field, std::string_view typed) {
    if (!typed.empty()) add(field, typed);
  }
  bool has(FieldId field) const;
  /// The first that was typed; empty: nothing was.
  std::string text(FieldId field) const;
  std::vector<std::string> all(FieldId field) const;
  void erase(FieldId field);
  const std::vector<One>& every() const { return all_; }

 private:
  std::vector<One> all_;
};

/// A request as it comes in from either edge.
struct Request {
  VerbId verb;
  Answers answers;
  std::string uuid{};  // names the act; empty: a new one is made
};

}  // namespace infuwatch::app
