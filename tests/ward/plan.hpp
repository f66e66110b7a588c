#pragma once

#include "ward/visit.hpp"

#include <map>
#include <memory>

namespace infuwatch::ward {

/// What is to be made.
struct Wanted {
  std::uint64_t seed = 1;
  int infusions = 500;  // in all, earlier ones of the record included
  int depth = 0;        // earlier infusions a patient has in the record, as far as drug and ten years allow
  int days = 20;        // working days over which the patients' last infusions are spread
};

/// Who comes when, over the years; a day is made when it is asked for. The same for the same seed.
class Plan {
 public:
  Plan(const Wanted& wanted, const Zone& zone);

  /// Days on which somebody comes, in order.
  std::size_t days() const { return coming_.size(); }
  Day day(std::size_t place) const;
  /// When the site is made: the evening before the first day.
  Instant begins() const;

 private:
  /// A patient's infusions of one drug.
  struct Course {
    int patient;
    const Drug* drug;
    int first_count;
    std::vector<std::chrono::local_days> dates{};
  };
  struct One {
    std::size_t course;
    std::size_t place;  // among the course's infusions
  };
  Course drawn_course(int patient, int day, int left) const;
  Visit visit(const One& one, Instant arrives) const;
  Patient patient_of(const Course& course) const;
  std::optional<Reaction> reaction_of(const Course& course, std::size_t place) const;

  Wanted wanted_;
  const Zone& zone_;
  Random random_;
  std::vector<Course> courses_;
  std::map<std::chrono::local_days, std::vector<One>> coming_;
};

}  // namespace infuwatch::ward
