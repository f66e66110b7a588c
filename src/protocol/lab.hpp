#pragma once

#include "base/quantity.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// A further unit of a lab: an amount in it, times `times` and over `over`, is one in the lab's own.
struct LabUnit {
  std::string name;
  std::int64_t times;
  std::int64_t over;
};

/// A lab as the drug list knows it: a number in a unit, one of several result words, or a date alone.
struct LabTerm {
  std::string key;  // what is stored
  std::string name;
  std::vector<std::string> synonyms{};
  std::string unit{};                  // empty: no number
  std::vector<LabUnit> units{};        // further ones
  std::vector<std::string> results{};  // empty: no word
  std::vector<std::string> may_be{};   // words that may mean it, and others too: never taken for it
  std::string numbers{};               // the lab that a number under its name is of; empty: none
  Decimal least{}, most{};             // outside these it is hardly ever seen
  bool for_life = false;               // what stands against a question does so at every count
  std::string source{};

  bool number() const { return !unit.empty(); }
  /// The units it is typed in, its own first.
  std::vector<std::string> unit_names() const;
  /// In the lab's own unit, to a thousandth; none where the unit is none of its, or the amount is too large.
  std::optional<Decimal> in_own_unit(const Quantity& amount) const;
  /// The result word that was typed: whole, its first three letters and more where no other begins so, or
  /// what laboratories write for it (`nonreactive`, `not detected`).
  const std::string* result_called(std::string_view word) const;
};

struct Labs {
  std::vector<std::shared_ptr<const LabTerm>> all{};

  std::shared_ptr<const LabTerm> find(std::string_view key) const;
  /// By key, name or synonym; case, blanks and hyphens aside.
  const LabTerm* called(std::string_view word) const;
  /// The keys that a word may mean: it is one of their `may_be`; else it begins one of their names, or is one
  /// typing error from it.
  std::vector<std::string> nearest(std::string_view word) const;
};

}  // namespace infuwatch
