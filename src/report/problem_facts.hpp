#pragma once

#include "domain/problem.hpp"
#include "report/field_words.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

// What a program, or a form, is told of a problem.

/// A short name for programs: `bad-field`, `lost-race`, `store-busy` …
std::string kind_of(const Problem& problem);
/// The fields a problem is about, for `fields` in JSON.
std::vector<std::string> fields_of(const Problem& problem, FieldsBy by = FieldsBy::option);
/// The same for a form, which marks them.
std::vector<FieldId> field_ids_of(const Problem& problem);
/// The first of several faults: what a program is told by.
Problem first_of(const FieldFaults& several);

}  // namespace infuwatch::report
