#include "report/json.hpp"
#include "report/why.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {

json undone_json(const Undone& undone) {
  json out = json::array();
  json vitals;  // of all its times one value: there may be any number of them
  for (const auto& check : undone.checks) {
    const bool another = check.kind == CheckKind::vitals && !vitals.is_null();
    if (another) {
      vitals["last_due_at"] = iso(check.due);
      continue;
    }
    json one{
        {"kind", name(check.kind)},        {"count", check.kind == CheckKind::vitals ? undone.vitals() : 1},
        {"due_at", iso(check.due)},        {"last_due_at", iso(check.due)},
        {"closes_at", when(check.closes)}, {"owner", check.owner},
        {"questions", check.questions}};
    (check.kind == CheckKind::vitals ? vitals : out.emplace_back()) = std::move(one);
  }
  if (!vitals.is_null()) out.insert(out.begin(), std::move(vitals));
  for (const auto& [flag, owner] : undone.review)
    out.push_back({{"kind", "review-flag"}, {"flag", flag.value()}, {"owner", owner}});
  return out;
}

json board_json(const std::vector<BoardRow>& rows) {
  json out = json::array();
  for (const auto& row : rows) {
    json one{{"infusion", row.infusion.value()},
             {"patient", row.patient.name},
             {"mrn", row.patient.mrn},
             {"birth", iso_date(row.patient.birth)},
             {"drug", row.order.drug},
             {"dose", to_text(row.order.dose)},
             {"chair", row.order.chair},
             {"state", name(row.state)},
             {"phase", row.phase ? json(name(*row.phase)) : json(nullptr)},
             {"stop_missing", row.stop_missing},
             {"drug_count", row.start ? json(row.terms.drug_count) : json(nullptr)},
             {"started_at", when(row.start ? std::optional{row.start->from} : std::nullopt)},
             {"stopped_at", when(row.stop ? std::optional{row.stop->from} : std::nullopt)},
             {"planned_end", when(row.planned_end)},
             {"high_risk_until", when(row.high_risk_until)},
             {"follow_up_until", when(row.follow_up_until)},
             {"observe_until", when(row.observe_until)},
             {"vitals", nullptr},
             {"missed_checks", row.missed},
             {"unclaimed", json::array()},
             {"clock_set_s", row.clock_set ? json(row.clock_set->count()) : json(nullptr)},
             {"checks", json::array()},
             {"undone", undone_json(row.undone)},
             {"flags", json::array()}};
    if (!row.order.unlisted.empty()) one["unlisted"] = row.order.unlisted;
    for (const auto& check : row.checks)
      one["checks"].push_back({{"kind", name(check.kind)},
                               {"due_at", iso(check.due)},
                               {"state", name(check.state)},
                               {"overdue_s", check.overdue.count()}});
    for (const auto entry : row.unclaimed) one["unclaimed"].push_back(to_text(entry));
    if (row.last_vitals) {
      one["vitals"] = vitals_json(row.last_vitals->vitals);
      one["vitals"]["at"] = iso(row.last_vitals->at);
    }
    for (const auto& flag : row.flags)
      one["flags"].push_back({{"flag", flag.id.value()},
                              {"episode", episode_number(row.events, flag.id)},
                              {"rule", name(flag.finding.rule)},
                              {"priority", name(flag.finding.priority)},
                              {"state", name(flag.state())},
                              {"waiting", flag.waiting()},
                              {"why", why(flag.finding, flag.read_at)}});
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace infuwatch::report
