#pragma once

#include "storage/store.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch::storage {

using Value = std::variant<std::monostate, std::int64_t, std::string>;

/// A table that pictures the record; its first `keys` columns name a row.
struct Table {
  std::string_view name;
  int keys;
  std::vector<std::string_view> columns;
};

/// Every picture, the same for every engine.
std::span<const Table> tables();

struct Row {
  const Table* table;
  std::vector<Value> values;
};

/// What an entry changes in the pictures: first rows go whose first column has a value, then rows are put in,
/// taking the place of those with the same key.
struct ProjectionChanges {
  struct Erased {
    const Table* table;
    Value first;
  };
  std::vector<Erased> erased;
  std::vector<Row> rows;
};

/// What to draw once an entry is in; the charts have taken it in already.
ProjectionChanges project(const Entry& entry, const std::vector<ChartChange>& charts);

/// Open infusions whose end lies further back than this from the entry being drawn leave the table of what is
/// open.
inline constexpr Seconds open_kept{7 * 86400};

/// `infusion=17`: how a row is named to a person.
std::string row_name(const Table& table, const std::vector<Value>& values);

}  // namespace infuwatch::storage
