#include "domain/last_labs.hpp"

#include <algorithm>
#include <map>

namespace infuwatch {
namespace {

/// What an act said before an entry; none: it was not there yet, or did not stand.
const BedsideEvent* said_before(const ChartedEvent& act, std::optional<EntryNumber> before) {
  if (!before) return act.stands() ? &act.said : nullptr;
  if (act.number >= *before || (act.struck && act.struck->entry < *before)) return nullptr;
  if (!act.corrected || act.corrected->entry < *before) return &act.said;
  const BedsideEvent* said = nullptr;
  for (const auto& version : act.earlier)
    if (version.entry < *before) said = &version.said;
  return said;
}

}  // namespace

std::vector<LabOnFile> last_labs(const Chart& chart, std::optional<std::chrono::year_month_day> upto) {
  std::map<std::string, LabOnFile> last;
  for (const auto& [number, act] : chart.acts()) {
    const auto* said = act.stands() ? std::get_if<LabsCharted>(&act.said) : nullptr;
    if (!said) continue;
    for (const auto& lab : said->labs) {
      if (upto && lab.on > *upto) continue;
      const auto known = last.find(lab.lab);
      if (known == last.end() || latest_day(known->second.lab) <= latest_day(lab))
        last.insert_or_assign(lab.lab, LabOnFile{.entry = number, .lab = lab});
    }
  }
  std::vector<LabOnFile> found;
  for (auto& [key, lab] : last) found.push_back(std::move(lab));
  return found;
}

std::vector<LabOnFile> labs_of(const Chart& chart, std::string_view lab, std::chrono::year_month_day upto,
                               std::optional<EntryNumber> before) {
  std::vector<LabOnFile> found;
  for (const auto& [number, act] : chart.acts()) {
    const auto* content = said_before(act, before);
    const auto* said = content ? std::get_if<LabsCharted>(content) : nullptr;
    if (!said) continue;
    for (const auto& one : said->labs)
      if (one.lab == lab && one.on <= upto) found.push_back({.entry = number, .lab = one});
  }
  std::reverse(found.begin(), found.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const LabOnFile& a, const LabOnFile& b) { return a.lab.on > b.lab.on; });
  return found;
}

int days_from(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace infuwatch
