#pragma once

#include "domain/problem.hpp"
#include "time/zone.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// One sentence that says what is wrong, one that says what to do; and, where there are many faults, a line
/// for each.
struct Sentences {
  std::string wrong;
  std::string remedy;
  std::vector<std::string> lines;
};

/// A problem in words. Times are told in the site's zone where there is one, else in UTC.
Sentences sentences(const Problem& problem, const Zone* zone);
/// A short name for programs: `bad-field`, `lost-race`, `store-busy` …
std::string kind_of(const Problem& problem);
/// The fields a problem is about, for `fields` in JSON.
std::vector<std::string> fields_of(const Problem& problem);

}  // namespace infuwatch::report
