#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What the store cannot do, in words.
Sentences store_sentences(const StoreTrouble& trouble);
/// The same for programs: `store-busy`, `disk-full` …
std::string_view store_kind(StoreTrouble::Kind kind);

}  // namespace infuwatch::report
