#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What the store cannot do.
Refusal store_refusal(const StoreTrouble& trouble);
/// What is not as it was recorded: `E9 changed`, `picture flag 3 is missing`. Programs read these words too:
/// they stay as they are.
std::string fault_text(const EntryFault& fault);
std::string fault_text(const ProjectionFault& fault);
/// The same for programs: `store-busy`, `disk-full` …
std::string_view store_kind(StoreTrouble::Kind kind);

}  // namespace infuwatch::report
