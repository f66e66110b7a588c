#pragma once

#include "base/named.hpp"
#include "domain/entry.hpp"
#include "domain/problem.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace infuwatch::app {

/// What the text of a field is read with.
struct ReadContext {
  const Catalogue* catalogue = nullptr;  // for drugs and symptoms
  const Zone* zone = nullptr;            // the site's, for days that end
  bool unlisted = false;                 // a drug is one that is not in the list: its name as typed
};

/// A symptom as it was typed, its onset not yet held against a clock.
struct SymptomEntered {
  SymptomSeen seen;
  std::string name{};  // as the list calls it, or a person's words
  std::string told{};  // as it was typed, without grade and times
  std::optional<EnteredTime> onset{}, ended{};
};

/// An answer to a question before the start; which questions there are depends on the chart.
struct AnswerEntered {
  std::string question;
  std::string answer;
  std::string typed;
};

/// A lab as it was typed, its date not yet held against a clock.
struct LabEntered {
  LabResult lab;
  std::string typed;
};

template <class T>
struct As {};

// Text as it is typed → a value, by what the field is. What cannot be taken comes back as a fact.
Result<std::string, Problem> read(FieldId field, std::string_view text, const ReadContext& with,
                                  As<std::string>);
Result<int, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<int>);
/// A dose, or a rate.
Result<Quantity, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Quantity>);
/// Body surface in m2, or kilograms.
Result<Decimal, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Decimal>);
Result<Seconds, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Seconds>);
Result<std::chrono::year_month_day, Problem> read(FieldId field, std::string_view text, const ReadContext&,
                                                  As<std::chrono::year_month_day>);
Result<EnteredTime, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<EnteredTime>);
Result<Expiry, Problem> read(FieldId field, std::string_view text, const ReadContext& with, As<Expiry>);
Result<InfusionId, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<InfusionId>);
Result<EntryNumber, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<EntryNumber>);
Result<FlagId, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<FlagId>);
Result<Instant, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Instant>);
/// `lvef 55 % 2026-10-01`, `hbsag negative 2026-10`: a lab of the drug list by key, name or synonym, its
/// value in the list's own unit, and the day; a month alone is its first day.
Result<LabEntered, Problem> read(FieldId field, std::string_view text, const ReadContext& with,
                                 As<LabEntered>);
/// `hives`, `hives:2`, `hives:2@-40m`, `hives:2@08:42..10:00` (and gone), `hives:12%`, `other:"tingling
/// lips":1`: what was seen, its grade, how much of the skin it covers, its onset. Without a grade, what
/// covers the skin gets that of its surface.
Result<SymptomEntered, Problem> read(FieldId field, std::string_view text, const ReadContext& with,
                                     As<SymptomEntered>);
/// `3=yes`.
Result<NaranjoEntered, Problem> read(FieldId field, std::string_view text, const ReadContext&,
                                     As<NaranjoEntered>);
/// `infection=no`.
Result<AnswerEntered, Problem> read(FieldId field, std::string_view text, const ReadContext&,
                                    As<AnswerEntered>);

/// Free text at the gate.
Result<std::string, Problem> free_text(FieldRef field, std::string_view text);
/// A field that cannot be taken, and what it takes.
Failure<Problem> bad(FieldRef field, std::string_view given, Takes takes,
                     std::vector<std::string> choices = {}, std::string of = {});

template <class E>
requires std::is_enum_v<E> Result<E, Problem> read(FieldId field, std::string_view text, const ReadContext&,
                                                   As<E>) {
  if (const auto known = named<E>(text)) return *known;
  return bad(field, text, Takes::one_of, names<E>());
}

template <class T>
Result<T, Problem> read(FieldId field, std::string_view text, const ReadContext& with = {}) {
  return read(field, text, with, As<T>{});
}

/// How a symptom was told, where that is not only its name.
std::string told_otherwise(const SymptomEntered& entered, const Catalogue& catalogue);

/// Says what a symptom's grade is by.
void grade_by(SymptomSeen& seen, const Catalogue& catalogue);

}  // namespace infuwatch::app
