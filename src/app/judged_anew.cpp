#include "app/judged_anew.hpp"

#include "protocol/judge.hpp"

#include <map>
#include <set>

namespace infuwatch::app {
namespace {

void judge_chart(const Chart& chart, const JudgeContext& bench, std::vector<JudgedAnew>& out) {
  using What = JudgedAnew::What;
  std::set<InfusionId> all;
  for (const auto& [number, infusion] : chart.infusions()) all.insert(number);
  const auto judged = judge(chart, all, bench);
  const auto add = [&](What what, std::optional<FlagId> flag, const Finding& finding) {
    out.push_back({finding.infusion, what, flag, finding.rule, finding.priority});
  };
  for (const auto& raised : judged.raised) add(What::raise, std::nullopt, raised.finding);
  for (const auto id : judged.retracted) add(What::take_back, id, chart.flag(id)->finding);
  for (const auto& [id, finding] : judged.amended) add(What::amend, id, finding);
}

}  // namespace

Result<std::vector<JudgedAnew>, Problem> judged_anew(storage::Store& store, CatalogueShelf& shelf) {
  using All = std::vector<JudgedAnew>;
  return reading<All>(store, [&](const storage::View& view) -> Result<All, Problem> {
    All all;
    for (const auto& row : view.find_patients("")) {
      const auto chart = view.history(row.id);
      std::map<int, std::shared_ptr<const Catalogue>> catalogues;
      std::set<int> versions{0};
      for (const auto& [number, infusion] : chart->infusions()) versions.insert(infusion.terms.catalogue);
      for (const auto version : versions) {
        auto read = shelf.get(view, version, {});
        if (!read) return Failure{read.error()};
        catalogues[version] = std::move(*read);
      }
      const JudgeContext bench{[&](int version) -> const Catalogue& { return *catalogues.at(version); },
                               view.next_flag(), view.site().site.labels};
      judge_chart(*chart, bench, all);
    }
    return all;
  });
}

}  // namespace infuwatch::app
