#pragma once

#include "time/zone.hpp"
#include "ward/day.hpp"
#include "ward/drugs.hpp"
#include "ward/person.hpp"

namespace infuwatch::ward {

/// Whether, and how, an infusion of this count is reacted to.
std::optional<Reaction> drawn_reaction(const Drug& drug, int count, Random random);

/// Who comes for what.
struct Coming {
  const Patient& patient;
  const Drug& drug;
  int count;
  const Person& person;
  bool first_here;      // is registered first
  bool reacted_before;  // told, or in this record
  std::optional<Reaction> reaction;
};
/// The visit from arrival until the chair is left; its chair is not given yet.
Visit visit_of(const Coming& coming, Instant arrives, Random random);
/// Puts a visit at another moment.
void shift(Visit& visit, Seconds by);
/// Adds what is done after the patient went home: the follow-up calls of the next days.
void add_calls(Visit& visit, const Zone& zone, Random random);

}  // namespace infuwatch::ward
