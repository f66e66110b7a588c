#pragma once

#include "storage/store.hpp"

#include <functional>
#include <map>

namespace infuwatch::storage {

/// Charts folded so far, brought up to date by reading only the entries that came since. One connection's
/// own.
class ChartCache {
 public:
  /// The patient's entries after a number, in order.
  using ReadSince = std::function<std::vector<Entry>(PatientId, EntryNumber)>;

  ChartPointer upto_date(PatientId patient, const ReadSince& since);
  /// Takes in a chart that was written; `forget` drops one whose writing failed.
  void keep(PatientId patient, std::shared_ptr<Chart> chart);
  void forget(PatientId patient) { charts_.erase(patient); }

 private:
  static constexpr std::size_t most_kept = 256;
  std::map<PatientId, std::shared_ptr<Chart>> charts_;
};

/// A chart folded from these entries.
std::shared_ptr<Chart> fold(const std::vector<Entry>& entries);

}  // namespace infuwatch::storage
