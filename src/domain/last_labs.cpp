#include "domain/last_labs.hpp"

#include <map>

namespace infuwatch {

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

std::optional<LabOnFile> last_lab(const Chart& chart, std::string_view lab,
                                  std::chrono::year_month_day upto) {
  for (auto& one : last_labs(chart, upto))
    if (one.lab.lab == lab) return std::move(one);
  return std::nullopt;
}

std::string ago_text(int days) {
  if (days == 0) return "today";
  return days == 1 ? "1 day ago" : std::to_string(days) + " days ago";
}

int days_from(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace infuwatch
