#include "app/handover.hpp"

#include "app/checks.hpp"
#include "base/text.hpp"
#include "protocol/window.hpp"

#include <algorithm>
#include <map>

namespace infuwatch::app {

Result<std::vector<std::string>, Problem> handover_items(const Desk& desk, const storage::View& view,
                                                         Instant now) {
  std::map<PatientId, std::vector<InfusionId>> open;
  for (const auto& one : view.open(now)) open[one.patient].push_back(one.infusion);
  std::vector<std::pair<InfusionId, std::vector<std::string>>> items;
  for (const auto& [patient, infusions] : open) {
    const auto chart = view.history(patient, {.upto = {}, .infusions = infusions});
    for (const auto number : infusions) {
      const auto& infusion = *chart->infusion(number);
      const auto key = std::to_string(number.value());
      std::vector<std::string> of_infusion{key};
      if (stop_missing(infusion, now)) of_infusion.push_back(key + "/stop");
      if (infusion.state == InfusionState::stopped) of_infusion.push_back(key + "/release");
      for (const auto entry : chart->unclaimed(number))
        of_infusion.push_back(key + "/claim/" + to_text(entry));
      for (const auto& [id, flag] : chart->flags())
        if (flag.finding.infusion == number && (flag.standing() || flag.waiting()))
          of_infusion.push_back("flag/" + std::to_string(id.value()));
      const auto checks = checks_on(view, desk.shelf, desk.zone, *chart, infusion, now);
      if (!checks) return Failure{checks.error()};
      for (const auto& check : *checks)
        if (check.closes && check.pending()) of_infusion.push_back(key_of(check, desk.zone));
      items.emplace_back(number, std::move(of_infusion));
    }
  }
  std::sort(items.begin(), items.end());
  std::vector<std::string> out;
  for (const auto& [number, keys] : items) out.insert(out.end(), keys.begin(), keys.end());
  return out;
}

Result<storage::Recorded, Problem> sign_handover(const Desk& desk, const Common& common, Instant from,
                                                 Instant to) {
  return write(
      desk, "handover", common, {iso(from), iso(to)}, [&](const Sitting& sitting) -> Result<Act, Problem> {
        const auto latest = sitting.view.handovers(1);
        if (!latest.empty() && !latest[0].accepted && latest[0].signed_by != sitting.who.badge)
          return Failure{Problem{LostRace{LostRace::Fact::handover_waiting, latest[0].entry, latest[0].entry,
                                          sitting.site().name_of(latest[0].signed_by), latest[0].signed_at}}};
        const auto head = sitting.view.head();
        auto items = handover_items(desk, sitting.view, sitting.moment.now);
        if (!items) return Failure{items.error()};
        return Act{HandoverSigned{from, to, head.number, head.hash, std::move(*items)}, {}, {}, {}, {}};
      });
}

Result<storage::Recorded, Problem> accept_handover(const Desk& desk, const Common& common,
                                                   const std::vector<std::string>& except,
                                                   const std::vector<std::string>& reasons) {
  Asked asked = except;
  asked.insert(asked.end(), reasons.begin(), reasons.end());
  return write(desk, "accept", common, asked, [&](const Sitting& sitting) -> Result<Act, Problem> {
    const auto latest = sitting.view.handovers(1);
    if (latest.empty()) return Failure{Problem{NoSuch{NoSuch::What::handover_to_accept}}};
    const auto& handover = latest[0];
    if (handover.accepted)
      return Failure{
          Problem{LostRace{LostRace::Fact::handover_accepted, handover.entry, handover.accepted->entry,
                           sitting.site().name_of(handover.accepted->staff), handover.accepted->at}}};
    if (handover.signed_by == sitting.who.badge) return Failure{Problem{OwnHandover{handover.entry}}};
    if (except.size() != reasons.size())
      return Failure{Problem{MissingField{MissingField::What::exception_reasons}}};
    HandoverAccepted said{handover.entry, {}};
    for (std::size_t i = 0; i < except.size(); ++i) {
      const auto& items = handover.signed_.items;
      if (std::find(items.begin(), items.end(), except[i]) == items.end())
        return Failure{Problem{BadField{"--except", except[i], Takes::handed_over, items}}};
      const auto reason = free_text("--reason", reasons[i]);
      if (!reason) return Failure{reason.error()};
      if (reason->empty()) return Failure{Problem{MissingField{MissingField::What::exception_reasons}}};
      const auto again = [&](const auto& one) { return one.item == except[i]; };
      if (std::any_of(said.except.begin(), said.except.end(), again))
        return Failure{Problem{BadField{"--except", except[i], Takes::item_once}}};
      said.except.push_back({except[i], *reason});
    }
    return Act{said, {}, {}, {}, {}};
  });
}

}  // namespace infuwatch::app
