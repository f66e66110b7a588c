#include "storage/verification.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace infuwatch::storage {
namespace {

/// The patients an entry is about: those it was judged for, or whom it registers.
std::set<PatientId> patients_of(const Entry& entry) {
  std::set<PatientId> found;
  for (const auto& judged : entry.judged) found.insert(judged.patient);
  if (const auto* set = std::get_if<PatientSet>(&entry.said)) found.insert(set->patient.id);
  if (const auto* set = std::get_if<PriorSet>(&entry.said)) found.insert(set->prior.patient);
  return found;
}

}  // namespace

void ChainWalk::take(const StoredEntry& row) {
  using What = EntryFault::What;
  for (; expected_ < row.number; ++expected_) faults_.push_back({EntryNumber{expected_}, What::missing});
  ++expected_;
  ++entries_;
  const EntryNumber number{row.number};
  if (hash_of(row) != row.hash)
    faults_.push_back({number, What::changed});
  else if (row.previous_hash != previous_)
    faults_.push_back({number, What::out_of_chain});
  else if (const auto entry = entry_of(row); !entry)
    faults_.push_back({number, What::unreadable, entry.error().what});
  previous_ = row.hash;
}

bool ChainWalk::readable() const {
  return std::all_of(faults_.begin(), faults_.end(),
                     [](const EntryFault& fault) { return fault.what == EntryFault::What::out_of_chain; });
}

void replay(const View& view,
            const std::function<void(const ProjectionChanges&, Instant recorded_at)>& project_in) {
  std::map<PatientId, std::shared_ptr<Chart>> charts;
  constexpr std::size_t at_once = 500;
  for (EntryNumber at;;) {
    const auto entries = view.since(at, at_once);
    for (const auto& entry : entries) {
      std::vector<ChartChange> changes;
      for (const auto patient : patients_of(entry)) {
        auto& chart = charts[patient];
        if (!chart) chart = std::make_shared<Chart>();
        auto touched = chart->apply(entry);
        changes.push_back({patient, chart, std::move(touched)});
      }
      project_in(project(entry, changes), entry.recorded_at);
    }
    if (entries.size() < at_once) return;
    at = entries.back().number;
  }
}

void compare(const Table& table, const std::vector<std::vector<Value>>& there,
             const std::vector<std::vector<Value>>& wanted, std::vector<ProjectionFault>& faults) {
  const auto key = [&](const std::vector<Value>& row) {
    return std::vector<Value>{row.begin(), row.begin() + table.keys};
  };
  auto a = there.begin(), b = wanted.begin();
  const auto fault = [&](const std::vector<Value>& row, ProjectionFault::What what) {
    faults.push_back({std::string{table.name}, row_name(table, row), what});
  };
  while (a != there.end() || b != wanted.end()) {
    if (b == wanted.end() || (a != there.end() && key(*a) < key(*b))) {
      fault(*a++, ProjectionFault::What::not_in_record);
    } else if (a == there.end() || key(*b) < key(*a)) {
      fault(*b++, ProjectionFault::What::missing);
    } else {
      if (*a != *b) fault(*a, ProjectionFault::What::differs);
      ++a;
      ++b;
    }
  }
}

}  // namespace infuwatch::storage
