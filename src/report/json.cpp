#include "report/json.hpp"

#include "base/overloaded.hpp"
#include "domain/vital_sign.hpp"
#include "protocol/news2.hpp"
#include "protocol/rate_course.hpp"
#include "report/flag_order.hpp"
#include "report/order_json.hpp"
#include "report/receipt.hpp"
#include "report/why.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

template <class Of>
json numbers(const std::vector<Id<Of>>& ids) {
  json out = json::array();
  for (const auto id : ids) out.push_back(id.value());
  return out;
}

/// A stored number in the sign's unit; null: not obtainable.
json in_unit(const VitalSign& sign, std::optional<int> number) {
  if (!number) return nullptr;
  return sign.scale == 1 ? json(*number) : json(static_cast<double>(*number) / sign.scale);
}

void put_reading(json& out, const VitalSign& sign, const auto&, std::optional<int> number) {
  out[std::string{sign.json}] = in_unit(sign, number);
}
void put_reading(json& out, const VitalSign& sign, const BloodPressure& pressure, std::optional<int>) {
  out[std::string{sign.json}] = in_unit(sign, pressure.systolic);
  out["dbp"] = in_unit(sign, pressure.diastolic);
}
void put_reading(json& out, const VitalSign& sign, Consciousness level, std::optional<int>) {
  out[std::string{sign.json}] = name(level);
}

void put_placed(json& out, const Placed& placed) {
  out["window"] = name(placed.window);
  out["certainty"] = name(placed.certainty);
}

json symptom_json(const SymptomSeen& seen, const Observed& observed, const Infusion* infusion,
                  const Placed* placed) {
  const auto onset = seen.onset.value_or(observed.at);
  json out{{"symptom", seen.symptom},
           {"grade", seen.grade ? json(*seen.grade) : json(nullptr)},
           {"onset", iso(onset.from)}};
  if (!seen.words.empty()) out["words"] = seen.words;
  if (!seen.grading.empty()) out["grading"] = seen.grading;
  if (seen.surface) out["surface_percent"] = *seen.surface;
  if (!onset.exact()) {
    out["onset_from"] = iso(onset.from);
    out["onset_to"] = iso(onset.to);
  }
  if (seen.ended) {
    out["ended"] = iso(seen.ended->from);
    if (!seen.ended->exact()) out["ended_to"] = iso(seen.ended->to);
  }
  if (placed) put_placed(out, *placed);
  put_distance(out, "since_start", infusion ? infusion->start : std::nullopt, onset);
  put_distance(out, "since_stop", infusion ? infusion->stop : std::nullopt, onset);
  return out;
}

/// The score of a whole set; null while it is partial, under 16, or in pregnancy.
json news2_json(const Vitals& vitals, const Patient& patient, Span at) {
  if (!scores_news2(patient, at.from)) return nullptr;
  const auto scored = news2_of(vitals, patient.spo2_scale_2);
  if (!scored || !scored->complete) return nullptr;
  return {{"score", scored->score}, {"red", scored->red}};
}

json rates_json(const Finding& finding, const Chart& chart) {
  const auto* infusion = chart.infusion(finding.infusion);
  const auto course = infusion ? rate_course(*infusion, finding.leading().onset.from) : std::nullopt;
  if (!course) return nullptr;
  return {{"at_onset", to_text(course->at_onset)},
          {"paused_at", when(course->paused)},
          {"after", course->after ? json(to_text(*course->after)) : json(nullptr)},
          {"after_from", when(course->after_from)},
          {"percent", course->percent ? json(*course->percent) : json(nullptr)}};
}

/// How far readings lie from the infusion's baseline; of a blood pressure, the systolic one.
json from_baseline(const Vitals& vitals, const Vitals* baseline) {
  json out = json::object();
  if (!baseline) return out;
  for (const auto& sign : vital_signs()) {
    const auto now = number_of(sign, vitals), before = number_of(sign, *baseline);
    if (now && before) out[std::string{sign.json}] = in_unit(sign, *now - *before);
  }
  return out;
}

json observation_json(const ChartedEvent& act, const Observed& said, const Chart& chart) {
  const auto* infusion = chart.infusion(said.infusion);
  const auto* placement = chart.placement(act.number);
  json out{{"observation", act.number.value()},
           {"infusion", said.infusion.value()},
           {"observed_at", iso(said.at.from)},
           {"recorded_at", iso(act.recorded_at)},
           {"late_entry", act.late()},
           {"source", name(said.source)},
           {"denied", said.denied},
           {"resolved", said.resolved},
           {"none", said.none},
           {"vitals", vitals_json(said.vitals)},
           {"from_baseline", from_baseline(said.vitals, baseline_for(infusion, said.at))},
           {"news2", news2_json(said.vitals, chart.patient(), said.at)},
           {"note", said.note}};
  if (!said.at.exact()) {
    out["observed_from"] = iso(said.at.from);
    out["observed_to"] = iso(said.at.to);
  }
  if (placement) {
    put_placed(out, placement->at);
    out["phase"] = name(placement->at.phase);
  }
  put_distance(out, "since_start", infusion ? infusion->start : std::nullopt, said.at);
  put_distance(out, "since_stop", infusion ? infusion->stop : std::nullopt, said.at);
  out["symptoms"] = json::array();
  for (std::size_t i = 0; i < said.symptoms.size(); ++i)
    out["symptoms"].push_back(
        symptom_json(said.symptoms[i], said, infusion,
                     placement && i < placement->symptoms.size() ? &placement->symptoms[i] : nullptr));
  return out;
}

json changes_json(const Entry& entry, const std::vector<const Chart*>& charts) {
  json out = json::array();
  for (const auto& change : changes(entry, charts)) {
    json raised = json::array(), retracted = json::array();
    for (const auto flag : change.raised) raised.push_back(flag.value());
    for (const auto flag : change.retracted) retracted.push_back(flag.value());
    out.push_back({{"observation", change.observation.value()},
                   {"symptom", change.symptom.empty() ? json(nullptr) : json(change.symptom)},
                   {"window", {{"from", name(change.was.window)}, {"to", name(change.now.window)}}},
                   {"certainty", {{"from", name(change.was.certainty)}, {"to", name(change.now.certainty)}}},
                   {"raised", raised},
                   {"retracted", retracted}});
  }
  return out;
}

json raised_json(const Entry& entry, const std::vector<const Chart*>& charts) {
  json out = json::array();
  for (const auto& judged : entry.judged)
    for (const auto* chart : charts)
      if (chart->patient().id == judged.patient)
        for (const auto& raised : judged.raised)
          if (const auto* flag = chart->flag(raised.flag)) out.push_back(flag_json(*flag, *chart));
  return out;
}

}  // namespace

json when(const std::optional<Instant>& instant) { return instant ? json(iso(*instant)) : json(nullptr); }

void put_distance(json& out, const std::string& name, const std::optional<Span>& event, Span moment) {
  const auto distance = since(event, moment);
  out[name + "_s"] = distance ? json(distance->least.count()) : json(nullptr);
  if (!distance || distance->least == distance->most) return;
  out[name + "_min_s"] = distance->least.count();
  out[name + "_max_s"] = distance->most.count();
}

json vitals_json(const Vitals& vitals) {
  json out = json::object();
  for (const auto& sign : vital_signs())
    with_reading(sign, vitals,
                 [&](const auto& reading) { put_reading(out, sign, reading, number_of(sign, vitals)); });
  return out;
}

static json criteria_json(const Finding& finding) {
  json out = json::array();
  for (const auto criterion : finding.criteria) out.push_back(name(criterion));
  return out;
}

json flag_json(const Flag& flag, const Chart& chart) {
  const auto& f = flag.finding;
  json symptoms = json::array();
  for (const auto& item : f.items) symptoms.push_back(item.finding == "other" ? item.words : item.finding);
  json out{{"flag", flag.id.value()},
           {"infusion", f.infusion.value()},
           {"rule", name(f.rule)},
           {"priority", name(f.priority)},
           {"window", name(f.window)},
           {"certainty", name(f.certainty)},
           {"phase", name(f.phase)},
           {"symptoms", symptoms},
           {"why", why(f, read_at(f, chart))},
           {"source", f.source},
           {"criteria", criteria_json(f)},
           {"rate", rates_json(f, chart)},
           {"state", name(flag.state())},
           {"waiting", flag.waiting()},
           {"also_open", numbers(f.also_open)},
           {"raised_at", iso(flag.raised_at)},
           {"raised_by", to_text(flag.raised_by)},
           {"patient", chart.patient().name},
           {"mrn", chart.patient().mrn}};
  put_distance(out, "since_start", f.start, f.leading().onset);
  put_distance(out, "since_stop", f.stop, f.leading().onset);
  return out;
}

std::int64_t episode_number(const std::vector<Episode>& events, FlagId flag) {
  const auto* event = episode_of(events, flag);
  return (event ? event->number() : flag).value();
}

json notices_json(const Entry& entry, const RenderContext& rendering) {
  json out = json::array();
  const auto with = kept_with(entry.reason, entry.staff);
  for (const auto& notice : entry.notices)
    out.push_back({{"kind", name(notice.kind)},
                   {"about", notice.about},
                   {"message", notice_text(notice, rendering, with)}});
  return out;
}

json receipt_json(const Entry& entry, const std::vector<const Chart*>& charts,
                  const RenderContext& rendering) {
  json out{{"entry", entry.uuid},
           {"number", to_text(entry.number)},
           {"kind", kind(entry.said)},
           {"recorded_at", iso(entry.recorded_at)},
           {"warnings", notices_json(entry, rendering)}};
  if (const auto* signed_ = std::get_if<HandoverSigned>(&entry.said)) {
    out["items"] = signed_->items;
    out["head"] = to_text(signed_->head);
    out["head_hash"] = signed_->head_hash;
  }
  if (const auto* accepted = std::get_if<HandoverAccepted>(&entry.said)) {
    out["handover"] = to_text(accepted->handover);
    out["except"] = json::array();
    for (const auto& [item, reason] : accepted->except)
      out["except"].push_back({{"item", item}, {"reason", reason}});
  }
  if (charts.empty()) return out;
  if (const auto* moved = std::get_if<Moved>(&entry.said)) {
    const auto& to = *charts.back();
    out["to"] = {{"infusion", moved->to.value()}, {"patient", to.patient().name}, {"mrn", to.patient().mrn}};
    out["from"] = {{"infusion", moved->from.value()},
                   {"patient", charts.front()->patient().name},
                   {"mrn", charts.front()->patient().mrn}};
  }
  if (const auto* corrected = std::get_if<Corrected>(&entry.said)) {
    out["corrects"] = to_text(corrected->entry);
    out["fields"] = corrected->fields;
  }
  if (const auto* retracted = std::get_if<Retracted>(&entry.said))
    out["retracts"] = to_text(retracted->entry);
  if (is_emergency(entry.staff)) out["emergency"] = true;
  if (const auto* claimed = std::get_if<Claimed>(&entry.said)) {
    out["claims"] = to_text(claimed->entry);
    out["for"] = claimed->by;
  }
  const auto put_answer = [&](const auto* answered) {
    if (!answered) return;
    out["flag"] = answered->flag.value();
    if (!answered->also.empty()) out["also"] = numbers(answered->also);
  };
  put_answer(std::get_if<Acknowledged>(&entry.said));
  put_answer(std::get_if<Resolved>(&entry.said));
  const auto& chart = *charts.front();
  out["patient"] = chart.patient().name;
  out["mrn"] = chart.patient().mrn;
  const auto about = infusion_about(entry, chart);
  if (const auto* infusion = about ? chart.infusion(*about) : nullptr) {
    put_infusion(out, *infusion);
    if (std::holds_alternative<Started>(entry.said)) put_started(out, *infusion);
  }
  const auto* act = chart.act(entry.number);
  if (const auto* said = act ? std::get_if<Observed>(&act->said) : nullptr;
      said && std::holds_alternative<Observed>(entry.said))
    out.update(observation_json(*act, *said, chart));
  put_overtaken(out, entry, charts, rendering);
  if (act && !std::holds_alternative<Retracted>(entry.said)) put_close_out(out, *act, chart, rendering);
  if (act) put_labs(out, *act);
  if (bedside(entry.said) || !changes(entry, charts).empty() ||
      std::holds_alternative<Corrected>(entry.said) || std::holds_alternative<Retracted>(entry.said) ||
      std::holds_alternative<Moved>(entry.said)) {
    out["flags"] = raised_json(entry, charts);
    if (!std::holds_alternative<Observed>(entry.said)) out["changes"] = changes_json(entry, charts);
  }
  return out;
}

json timeline_json(const Timeline& timeline, const RenderContext& rendering) {
  json out = json::array();
  for (const auto& line : timeline.lines) {
    const auto& act = *line.act;
    json one = std::holds_alternative<Observed>(act.said)
                   ? observation_json(act, std::get<Observed>(act.said), timeline.chart)
                   : json::object();
    one["number"] = to_text(act.number);
    one["kind"] = kind(act.said);
    one["infusion"] = act.infusion().value();
    one["at"] = when(line.at ? std::optional{line.at->from} : std::nullopt);
    one["recorded_at"] = iso(act.recorded_at);
    one["late_entry"] = act.late();
    one["staff"] = rendering.site.name_of(act.staff);
    one["text"] = act_text(act.said, rendering, &timeline.infusion);
    one["emergency"] = is_emergency(act.staff);
    const bool of_another = asked_of_another_drug(act, timeline.infusion);
    for (const auto& asked : act.asked)
      one[of_another && asked_of_drug(asked) ? "asked_before" : "asked"].push_back(asked.about.front());
    if (act.corrected)
      for (const auto& asked : act.corrected->asked) one["asked"].push_back(asked.about.front());
    if (const auto* prepared = std::get_if<Prepared>(&act.said)) put_order(one, prepared->order);
    if (const auto* started = std::get_if<Started>(&act.said); started && started->order)
      put_order(one, *started->order);
    if (const auto* bag = std::get_if<BagHung>(&act.said)) one["bag"] = bag_json(*bag);
    put_close_out(one, act, timeline.chart, rendering);
    one["claimed"] = act.claim ? json{{"entry", to_text(act.claim->entry)},
                                      {"for", rendering.site.name_of(act.claim->by)},
                                      {"by", rendering.site.name_of(act.claim->staff)},
                                      {"at", iso(act.claim->at)}}
                               : json(nullptr);
    one["standing"] = act.stands() ? "stands" : act.struck->moved_to.value() ? "moved" : "retracted";
    put_distance(one, "since_start", timeline.infusion.start, line.at.value_or(Span{act.recorded_at}));
    put_distance(one, "since_stop", timeline.infusion.stop, line.at.value_or(Span{act.recorded_at}));
    one["corrected_by"] = act.corrected ? json(to_text(act.corrected->entry)) : json(nullptr);
    one["moved_from"] = act.arrived ? json{{"infusion", act.arrived->from.value()},
                                           {"entry", to_text(act.arrived->entry)},
                                           {"at", iso(act.arrived->at)},
                                           {"staff", rendering.site.name_of(act.arrived->staff)},
                                           {"reason", act.arrived->reason}}
                                    : json(nullptr);
    one["flags"] = json::array();
    for (const auto* flag : line.flags) one["flags"].push_back(flag_json(*flag, timeline.chart));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace infuwatch::report
