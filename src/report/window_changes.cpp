#include "report/window_changes.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

bool about_item(const Finding& finding, EntryNumber observation, const std::string& symptom) {
  return std::any_of(finding.items.begin(), finding.items.end(), [&](const FlagItem& item) {
    return item.observation == observation &&
           (symptom.empty() || item.finding == symptom || item.words == symptom);
  });
}

/// A symptom's key, or the nurse's words for it.
std::string called(const SymptomSeen& seen) { return seen.symptom == "other" ? seen.words : seen.symptom; }

void attach_flags(WindowChange& change, const Judged& judged, const Chart& chart) {
  for (const auto& raised : judged.raised)
    if (about_item(raised.finding, change.observation, change.symptom)) change.raised.push_back(raised.flag);
  for (const auto id : judged.retracted)
    if (const auto* flag = chart.flag(id);
        flag && about_item(flag->finding, change.observation, change.symptom))
      change.retracted.push_back(id);
}

/// Whether a flag about a symptom that was charted before came or went.
bool reflagged(const Judged& judged, const Chart& chart, EntryNumber observation,
               const std::string& symptom) {
  WindowChange change{observation, {}, symptom, {}, {}, {}, {}};
  attach_flags(change, judged, chart);
  return !change.raised.empty() || !change.retracted.empty();
}

}  // namespace

bool differs(const Placed& now, const Placed& was) {
  return now.window != was.window || now.certainty != was.certainty;
}

const Chart* chart_of(const std::vector<const Chart*>& charts, PatientId patient) {
  for (const auto* chart : charts)
    if (chart->patient().id == patient) return chart;
  return nullptr;
}

std::vector<WindowChange> changes(const Entry& entry, const std::vector<const Chart*>& charts) {
  std::vector<WindowChange> found;
  for (const auto& judged : entry.judged) {
    const auto* chart = chart_of(charts, judged.patient);
    if (!chart) continue;
    for (const auto& [now, was] : judged.placed) {
      const auto* act = chart->act(now.observation);
      const auto* said = act ? std::get_if<Observed>(&act->said) : nullptr;
      if (!said || !was) continue;
      if (said->symptoms.empty() && differs(now.at, was->at))
        found.push_back({now.observation, said->infusion, {}, was->at, now.at, {}, {}});
      for (std::size_t i = 0;
           i < said->symptoms.size() && i < now.symptoms.size() && i < was->symptoms.size(); ++i)
        if (differs(now.symptoms[i], was->symptoms[i]) ||
            reflagged(judged, *chart, now.observation, called(said->symptoms[i])))
          found.push_back({now.observation,
                           said->infusion,
                           called(said->symptoms[i]),
                           was->symptoms[i],
                           now.symptoms[i],
                           {},
                           {}});
    }
    for (auto& change : found) attach_flags(change, judged, *chart);
  }
  return found;
}

}  // namespace infuwatch::report
