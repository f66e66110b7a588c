#pragma once

#include "ward/day.hpp"
#include "ward/random.hpp"

namespace infuwatch::ward {

/// A person's habitual vital signs, or those of a day.
struct Person {
  double hr, sbp, dbp, temp_tenths, rr, spo2;
};
Person drawn_person(Random& random);
/// The same person on another day.
Person on_a_day(const Person& person, Random& random);

/// What symptoms and drugs add to a person's signs. Of `sbp`, a share of the pressure.
struct Shift {
  double hr = 0, sbp = 0, temp_tenths = 0, rr = 0, spo2 = 0;
  std::optional<int> fever_grade{};  // the temperature is that of this grade
};
/// Adds a symptom of a grade.
void add(Shift& shift, const std::string& symptom, int grade);

/// All signs, read once: no two readings are the same.
Readings measured(const Person& today, const Shift& shift, Random& random);
Patient drawn_patient(int number, Random& random);

}  // namespace infuwatch::ward
