#pragma once

#include "app/writing.hpp"

#include <variant>

namespace infuwatch::app {

/// A symptom to put in, or in place of what was said of it, or to take out.
struct SymptomChange {
  SymptomEntered symptom;
  bool out = false;
  std::string typed{};
};
/// The new reading of a vital sign; none: it was not measured.
struct SignChange {
  Sign sign;
  Vitals reading{};
  bool confirmed = false;  // a `!` says that it is correct, however rare
};

/// A lab to put in, in place of what was said of it, or to take out.
struct LabChange {
  LabEntered entered{};
  bool out = false;
};

/// A field of an act and what it is to say; nothing where it is to say nothing.
struct FieldChange {
  using Value = std::variant<std::monostate, std::string, int, Decimal, Quantity, Seconds, Expiry,
                             EnteredTime, Source, CallOutcome, AnswerEntered, std::vector<std::string>,
                             SymptomChange, SignChange, FlagId, Causality, ReactionOutcome,
                             std::vector<Seriousness>, std::vector<NaranjoEntered>, LabChange>;
  FieldId field;
  Value value{};
};

/// Reads `KEY=VALUE` for an act; what is wrong with it, or that the act has no such field, is the reader's.
std::optional<FieldChange> read_change(FieldReader& reader, const BedsideEvent& said,
                                       const std::string& typed);
/// The act with a field changed.
Result<Done, Problem> change(BedsideEvent& said, const FieldChange& to, const WriteContext& writing,
                             const Chart& chart, const Infusion& infusion);

}  // namespace infuwatch::app
