#pragma once

#include "protocol/lab_text.hpp"
#include "protocol/start_plan.hpp"
#include "protocol/toml_table.hpp"

namespace infuwatch {

class SymptomShelf;

/// What a part of the catalogue says of the time before the start, over what holds for every drug. `labs`:
/// those a question may read; `symptoms`: those it may name as signs, none: not to be held against any.
StartPlan read_start_plan(TomlTable& table, StartPlan plan, const Labs& labs, const SymptomShelf* symptoms);

/// `labels`, whose labels a fact is of; none: either.
std::optional<LabelRegion> read_labels(TomlTable& row);

/// Counts must begin at 1 and follow each other without gap or overlap to no end; no counts are fine.
void check_counts(TomlTable& table, std::string_view key,
                  const std::vector<std::pair<int, std::optional<int>>>& counts);
template <class Row>
void check_counts_of(TomlTable& table, std::string_view key, const std::vector<Row>& rows) {
  std::vector<std::pair<int, std::optional<int>>> counts;
  for (const auto& row : rows) counts.emplace_back(row.first, row.last);
  check_counts(table, key, counts);
}

}  // namespace infuwatch
