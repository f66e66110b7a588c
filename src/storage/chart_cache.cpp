#include "storage/chart_cache.hpp"

namespace infuwatch::storage {

std::shared_ptr<Chart> fold(const std::vector<Entry>& entries) {
  auto chart = std::make_shared<Chart>();
  for (const auto& entry : entries) chart->apply(entry);
  return chart;
}

ChartPointer ChartCache::upto_date(PatientId patient, const ReadSince& since) {
  auto& chart = charts_[patient];
  const auto entries = since(patient, chart ? chart->upto() : EntryNumber{});
  if (!chart) chart = std::make_shared<Chart>();
  if (!entries.empty() && chart.use_count() > 1)
    chart = std::make_shared<Chart>(*chart);  // someone still reads it
  for (const auto& entry : entries) chart->apply(entry);
  return chart;
}

void ChartCache::keep(PatientId patient, std::shared_ptr<Chart> chart) {
  if (charts_.size() >= most_kept) charts_.clear();
  charts_[patient] = std::move(chart);
}

}  // namespace infuwatch::storage
