#pragma once

#include "domain/flag.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::ward {

/// What one infusion came to.
struct Course {
  std::string drug;
  int count;
  int chair = 0;
  bool started = false;
  int worst = 0;           // grade of the reaction that was planned; 0: none
  bool count_told = true;  // by the patient or the referring center
  struct Raised {
    Rule rule;
    Priority priority;
    bool again;  // in place of a flag that stood
  };
  std::vector<Raised> raised{};
  std::map<std::string, int> questions{};  // how often a reason was asked for, by act
  std::set<std::string> asked{};           // `start dose`: the act and the question
  std::optional<std::size_t> fault{};      // what was planted
  struct Checks {
    int due = 0, done = 0, late = 0, missed = 0;  // late: done more than 15 min after
  };
  Checks vitals{}, calls{};

  /// An urgent or emergency flag was raised.
  bool rang() const;
  /// No reaction was planned, nothing rang, and which infusion it is was known.
  bool routine() const { return worst == 0 && count_told && !rang(); }
};

/// What was played, counted.
struct Tally {
  std::vector<Course> infusions{};
  struct Verb {
    int recorded = 0;
    int asked = 0;  // how often a reason was
    std::map<std::string, int> questions{};
  };
  std::map<std::string, Verb> verbs{};
  std::map<std::string, int> notices{};
  int entries = 0;

  /// Those of a drug that were started; of all drugs for an empty name.
  std::vector<const Course*> of(std::string_view drug) const;
  /// How often an act of routine infusions was asked about, an infusion.
  double asked_of_the_routine(const std::string& verb) const;
  /// Urgent flags an infusion, of those without a planned reaction.
  double urgent_without_reaction() const;
  /// Urgent flags an infusion, of alemtuzumab's first days with a mild reaction (its first, and the sixth).
  double urgent_on_mild_first_days() const;
  /// Takes in what was played elsewhere.
  void add(const Tally& other);
};

/// How many flags of a priority, raised anew included.
int flags(const std::vector<const Course*>& infusions, Priority priority);

/// Tables for a person, figures per infusion.
std::string text(const Tally& tally);
/// What was planted, and whether it was asked; empty where nothing was.
std::string faults_text(const Tally& tally);
/// The same counts, and each infusion.
nlohmann::json json(const Tally& tally);

}  // namespace infuwatch::ward
