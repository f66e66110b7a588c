#include "report/json.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

json answer_json(const std::optional<Answer>& answer, const RenderContext& rendering) {
  if (!answer) return nullptr;
  json out{{"entry", to_text(answer->entry)},
           {"by", rendering.site.name_of(answer->staff)},
           {"at", iso(answer->at)}};
  if (!answer->action.empty()) out["action"] = answer->action;
  if (!answer->text.empty()) out["text"] = answer->text;
  return out;
}

}  // namespace

json shift_json(const ShiftReport& report, const RenderContext& rendering) {
  json out{{"site", rendering.site.site.name},
           {"training", rendering.site.site.training},
           {"zone", rendering.zone.name()},
           {"made_at", iso(rendering.now)},
           {"as_of", rendering.as_of.empty() ? json(nullptr) : json(rendering.as_of)},
           {"shift",
            {{"name", report.shift.name}, {"from", iso(report.shift.from)}, {"to", iso(report.shift.to)}}},
           {"head", {{"entry", "E" + std::to_string(report.head_number)}, {"hash", report.head_hash}}}};
  std::vector<BoardRow> rows;
  for (const auto& infusion : report.infusions) rows.push_back(infusion.row);
  out["infusions"] = board_json(rows);
  for (std::size_t i = 0; i < report.infusions.size(); ++i) {
    const auto& infusion = report.infusions[i];
    const Chart* chart = nullptr;
    for (const auto& candidate : report.charts)
      if (candidate->patient().id == infusion.row.patient.id) chart = candidate.get();
    auto& one = out["infusions"][i];
    one["released_at"] = when(infusion.release ? std::optional{infusion.release->from} : std::nullopt);
    one["released_to"] = infusion.released_to;
    one["stop_why"] = infusion.stop_why;
    one["lot"] = infusion.row.order.lot;
    if (infusion.lots.size() > 1) one["lots"] = infusion.lots;
    one["given"] = infusion.given.empty() ? json(nullptr) : json(to_text(infusion.given));
    one["flags"] = json::array();
    one["reactions"] = json::array();
    one["actions"] = json::array();
    one["late_entries"] = json::array();
    one["changed"] = json::array();
    one["close_outs"] = json::array();
    for (const auto& flag : infusion.flags) {
      auto told = flag_json(flag, *chart);
      told["episode"] = episode_number(infusion.row.events, flag.id);
      told["acknowledged"] = answer_json(flag.acknowledged, rendering);
      told["resolved"] = answer_json(flag.resolved, rendering);
      one["flags"].push_back(std::move(told));
    }
    for (const auto& reaction : infusion.reactions) {
      json told{{"symptom", reaction.item.finding == "other" ? reaction.item.words : reaction.item.finding},
                {"course", reaction.item.course},
                {"grade", reaction.item.grade ? json(*reaction.item.grade) : json(nullptr)},
                {"onset", iso(reaction.item.onset.from)},
                {"window", name(reaction.item.window)},
                {"certainty", name(reaction.item.certainty)},
                {"resolved_at", when(reaction.resolved_at)}};
      put_distance(told, "since_start", infusion.row.start, reaction.item.onset);
      put_distance(told, "since_stop", infusion.row.stop, reaction.item.onset);
      one["reactions"].push_back(std::move(told));
    }
    for (const auto* act : infusion.actions)
      one["actions"].push_back({{"number", to_text(act->number)},
                                {"at", iso(at_of(act->said)->from)},
                                {"text", act_text(act->said, rendering)}});
    for (const auto& closed : infusion.close_outs)
      if (closed.act)
        one["close_outs"].push_back({{"number", to_text(closed.act->number)},
                                     {"episode", closed.event.value()},
                                     {"withdrawn", closed.withdrawn},
                                     {"changed_since", closed.again},
                                     {"close_out", close_out_json(std::get<ClosedOut>(closed.act->said))}});
    for (const auto* act : infusion.late_entries)
      one["late_entries"].push_back({{"number", to_text(act->number)},
                                     {"at", iso(at_of(act->said)->from)},
                                     {"recorded_at", iso(act->recorded_at)}});
    for (const auto* act : infusion.changed) one["changed"].push_back(to_text(act->number));
  }
  out["medications"] = json::object();
  out["medication_totals"] = json::object();
  for (const auto& [medication, total] : report.medications) {
    out["medications"][medication] = total.doses;
    out["medication_totals"][medication] = {
        {"doses", total.doses},
        {"given", total.given.empty() ? json(nullptr) : json(to_text(total.given))},
        {"without_amount", total.without_amount}};
  }
  out["totals"] = json::object();
  for (const auto& [counted, totals] : report.totals) {
    json windows = json::object(), grades = json::object();
    for (const auto& [window, count] : totals.by_window) windows[std::string{name(window)}] = count;
    for (const auto& [grade, count] : totals.by_grade)
      grades[grade == 0 ? "none" : std::to_string(grade)] = count;
    auto& of_drug = out["totals"][totals.unlisted.empty() ? totals.drug : counted];
    of_drug = {{"started", totals.started},
               {"stopped", totals.stopped},
               {"by_window", windows},
               {"by_grade", grades}};
    if (!totals.unlisted.empty()) of_drug["unlisted"] = totals.unlisted;
  }
  out["handover"] = nullptr;
  if (report.handover) {
    const auto& given = *report.handover;
    out["handover"] = {
        {"number", to_text(given.entry)},
        {"signed_by", rendering.site.name_of(given.signed_by)},
        {"signed_at", iso(given.signed_at)},
        {"accepted_by", given.accepted ? json(rendering.site.name_of(given.accepted->staff)) : json(nullptr)},
        {"except", json::array()}};
    if (given.accepted)
      for (const auto& [item, reason] : given.accepted->except)
        out["handover"]["except"].push_back({{"item", item}, {"reason", reason}});
  }
  out["next"] = json::array();
  for (const auto& task : report.next)
    out["next"].push_back(
        {{"due_at", when(task.due)}, {"infusion", task.infusion.value()}, {"text", task_text(task)}});
  return out;
}

}  // namespace infuwatch::report
