#pragma once

#include "time/instant.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace infuwatch::ward {

/// What a fictitious infusion center gives, how, and what its patients show: data, each with where it is
/// from, in drugs.cpp. Percentages are shares from 0 to 1; `first` is the drug count a row holds from, until
/// the next row's.

struct Dose {
  int first;
  std::string_view words;  // `300 mg`; `g/kg` is worked out by weight, `mg/m2` by body surface
  Seconds planned;
  int days;  // since the infusion before
};

/// A rate that is raised step by step.
struct RateSteps {
  int first;
  int from, step, most;
  std::string_view unit;
  Seconds every;
  std::vector<std::pair<int, Seconds>> uneven{};  // in place of even steps: each rate and how long it lasts

  /// Each rate and how long it lasts, in order; the last one lasts to the end.
  std::vector<std::pair<int, Seconds>> all() const;
};

struct Premedication {
  std::string_view what;
  Seconds before;  // the start
};

/// How often an infusion of this count has a reaction or another complaint.
struct ReactionRate {
  int first;
  double share;  // of infusions
  std::string_view source;
};

struct SignShare {
  std::string_view symptom;  // a key of the catalogue
  double share;              // of reactions that show it
};

/// When reactions begin.
struct OnsetShares {
  double infusing, staying, home;
  Seconds earliest{5 * 60};         // under the infusion
  std::optional<Seconds> latest{};  // none: until its planned end
  std::string_view source;
};

struct Stay {
  int first;
  Seconds after_stop;
  Seconds where_reacted;  // after a reaction now or ever
};

struct Drug {
  std::string_view key;
  double share;  // of the center's infusions
  int usual;     // counts up to this one are common
  int most;      // no more than this in a life
  std::vector<Dose> doses;
  std::vector<RateSteps> rates;  // empty: one rate
  std::vector<Premedication> premedications;
  std::vector<Stay> stays;
  std::vector<ReactionRate> reactions;
  std::vector<SignShare> signs;
  std::vector<SignShare> signs_at_home;  // empty: as `signs`
  std::array<double, 3> worst;           // shares of grade 1, 2 and 3 as a reaction's worst
  std::string_view worst_source;
  double anaphylaxis;  // share of infusions, besides `reactions`
  OnsetShares onset;
  bool stopped_for_good = false;         // hypersensitivity of grade 2 ends the infusion
  std::optional<Seconds> second_call{};  // after the stop
  std::string_view fluid{};
  int course_days = 0;  // 0: not given day after day
};

/// What is given for a symptom of grade 2 and more. Site default.
struct Remedy {
  std::string_view symptom;
  std::string_view what;
};
std::string_view remedy_for(std::string_view symptom);

const std::vector<Drug>& drugs();
const Drug& drug_called(std::string_view key);

/// The row that holds for a drug count.
template <class Row>
const Row& row_for(const std::vector<Row>& rows, int count) {
  const Row* found = &rows.front();
  for (const auto& row : rows)
    if (row.first <= count) found = &row;
  return *found;
}

}  // namespace infuwatch::ward
