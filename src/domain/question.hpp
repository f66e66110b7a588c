#pragma once

#include "domain/chart.hpp"
#include "domain/field.hpp"

#include <string>
#include <variant>
#include <vector>

namespace infuwatch {

/// What a reason is asked for, as facts. With a reason it is recorded all the same.

struct ReleasedEarly {
  InfusionId infusion;
  Instant observe_until;
};
/// No stop is charted, and the observation after the planned end is not over.
struct ReleasedUnstopped {
  InfusionId infusion;
  Instant observe_until;
};
struct TakenUpAfterRelease {
  InfusionId infusion;
  Instant released;
};
/// The cumulative dose would pass the protocol's limit. All in the limit's unit.
struct PastDoseLimit {
  std::string drug;
  Quantity before, with, limit;
  std::string source;
};
/// The drug has a limit, and what the patient had of it cannot be reckoned.
struct DoseUnknown {
  std::string drug;
  std::string unit;           // of the limit
  bool body_surface = false;  // not told for this dose; else earlier doses are unknown
};
struct TooSoon {
  std::string drug;
  Instant last;  // when the last infusion began
  int days = 0;  // since then, rounded to whole days
  int shortest = 0;
  std::string source;
};
/// An earlier reaction to the drug: under an infusion of this record, or one of the reported history.
struct ReactedBefore {
  std::string drug;
  InfusionId infusion;   // 0: reported
  struct ByCriteria {};  // anaphylaxis
  struct Symptom {
    std::string named;  // its key, or the nurse's words
    std::optional<int> grade;
  };
  std::variant<EarlierReaction, ByCriteria, Symptom> what;
  std::string source;
};
/// A question of the protocol that was not answered as it expects.
struct AnsweredOtherwise {
  std::string question;  // its key
  std::string ask;
  std::string answer;
  std::string expected;         // yes or no; empty where a number is
  std::optional<int> at_least;  // the number
  std::string source;
};
/// The protocol wants a second nurse to look, and none was named.
struct NotChecked {
  std::string drug;
  std::string source;
};
/// A reading that is hardly ever seen.
struct Improbable {
  FieldId field;
  Decimal given, least, most;
  std::string unit{};
};

using Question = std::variant<ReleasedEarly, ReleasedUnstopped, TakenUpAfterRelease, PastDoseLimit,
                              DoseUnknown, TooSoon, ReactedBefore, AnsweredOtherwise, NotChecked, Improbable>;

/// All that needs a reason, at once.
struct ReasonNeeded {
  std::vector<Question> questions;
};

}  // namespace infuwatch
