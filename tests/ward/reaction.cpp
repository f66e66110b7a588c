#include "support/history.hpp"
#include "ward/visit.hpp"

#include <algorithm>

namespace infuwatch::ward {
namespace {

/// The highest grade the symptom has up to one, or else its lowest.
int had_grade(const std::string& symptom, int grade) {
  const auto& grades = test::seed().symptom(symptom)->grades;
  const auto above = grades.upper_bound(grade);
  return above == grades.begin() ? above->first : std::prev(above)->first;
}

}  // namespace

std::optional<Reaction> drawn_reaction(const Drug& drug, int count, Random random) {
  using When = Reaction::When;
  if (random.chance(drug.anaphylaxis))
    return Reaction{.when = When::infusing,
                    .worst = 3,
                    .anaphylaxis = true,
                    .signs = {{.symptom = "hives", .grade = 3},
                              {.symptom = "wheezing", .grade = 2},
                              {.symptom = "low-blood-pressure", .grade = 3}}};
  if (!random.chance(row_for(drug.reactions, count).share)) return std::nullopt;
  const double when[] = {drug.onset.infusing, drug.onset.staying, drug.onset.home};
  Reaction reaction{.when = static_cast<When>(random.weighted(when)),
                    .worst = 1 + static_cast<int>(random.weighted(drug.worst))};
  const bool home = reaction.when == When::home;
  if (home) reaction.worst = std::min(reaction.worst, 2);  // what is worse comes back to the hospital
  const auto& shares = home && !drug.signs_at_home.empty() ? drug.signs_at_home : drug.signs;
  for (const auto& sign : shares)
    if (random.chance(sign.share))
      reaction.signs.push_back({.symptom = std::string{sign.symptom}, .grade = 1});
  if (reaction.signs.empty()) {
    std::vector<double> weights;
    for (const auto& sign : shares) weights.push_back(sign.share);
    reaction.signs.push_back({.symptom = std::string{shares[random.weighted(weights)].symptom}, .grade = 1});
  }
  for (auto& sign : reaction.signs)
    if (reaction.worst > 1 && random.chance(0.25)) sign.grade = random.between(1, reaction.worst);
  reaction.signs[random.next() % reaction.signs.size()].grade = reaction.worst;
  for (auto& sign : reaction.signs) sign.grade = had_grade(sign.symptom, sign.grade);
  return reaction;
}

}  // namespace infuwatch::ward
