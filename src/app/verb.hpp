#pragma once

#include "app/answers.hpp"
#include "app/context.hpp"

#include <span>
#include <vector>

namespace infuwatch::app {

/// Who may: nurses and charge nurses, or charge nurses alone. Auditors write nothing.
enum class Rights { nurse, charge };

/// A field a verb takes.
struct FieldUse {
  FieldId field;
  bool needed = false;  // without it the command line does not begin
  bool many = false;    // may be given several times
  bool clears = false;  // an empty text takes out what was charted
};

/// What can be recorded: its name, who may, what it takes, and what does it.
struct Verb {
  VerbId id;
  std::string_view group;  // the heading it stands under in help
  std::string_view help{};
  std::vector<std::string_view> examples{};  // arguments of the command line; shown first
  Rights rights = Rights::nurse;
  bool emergency = false;  // may be done without signing in
  bool by_key = false;     // its fields are those of an entry, known by their keys
  std::vector<FieldUse> fields{};
  Result<storage::Recorded, Problem> (*run)(const AppContext&,
                                            const Request&) = nullptr;  // none: it makes no entry
};

/// Every verb that changes the store, in the order of help.
std::span<const Verb> verbs();
const Verb& verb_of(VerbId id);
/// Does what is asked. The same for both edges.
Result<storage::Recorded, Problem> carry_out(const AppContext& context, const Request& request);

}  // namespace infuwatch::app
