#pragma once

#include "storage/projection.hpp"
#include "storage/store.hpp"
#include "storage/stored_entry.hpp"

#include <functional>
#include <string>
#include <vector>

namespace infuwatch::storage {

/// Takes every entry of a record, in order, and finds those that are not whole or do not follow the one
/// before.
class ChainWalk {
 public:
  void take(const StoredEntry& row);
  std::size_t entries() const { return entries_; }
  const std::vector<EntryFault>& faults() const { return faults_; }
  /// Whether the tables can be made from these entries, to compare with.
  bool readable() const;

 private:
  std::vector<EntryFault> faults_;
  std::string previous_;
  std::int64_t expected_ = 1;
  std::size_t entries_ = 0;
};

/// Makes the tables' rows from every entry, in order, as they were made when it was recorded. A view throws
/// where an entry cannot be read.
void replay(const View& view,
            const std::function<void(const ProjectionChanges&, Instant recorded_at)>& project);

/// Compares a table's rows with those the record makes, both in the order of their keys.
void compare(const Table& table, const std::vector<std::vector<Value>>& there,
             const std::vector<std::vector<Value>>& wanted, std::vector<ProjectionFault>& faults);

}  // namespace infuwatch::storage
