#include "report/timeline.hpp"

#include "base/text.hpp"
#include "report/board.hpp"
#include "report/page.hpp"
#include "report/rates.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

std::string recorded_text(const Charted& act, const Telling& telling) {
  auto out = to_text(act.number) + ", " + shown(telling.site.name_of(act.staff));
  if (act.late())
    out += ", LATE ENTRY recorded " + telling.zone.shown_near(act.recorded_at, at_of(act.said)->from);
  if (is_emergency(act.staff)) out += ", " + emergency_text(act, telling);
  return out;
}

std::vector<std::string> history_text(const Charted& act, const Telling& telling) {
  std::vector<std::string> lines;
  for (const auto& version : act.earlier)
    lines.push_back(
        "before: " + act_text(version.said, telling) +
        (at_of(version.said) ? " at " + telling.zone.shown_near(*at_of(version.said), telling.now) : ""));
  if (act.corrected)
    lines.push_back("corrected " + telling.zone.shown_near(act.corrected->recorded_at, telling.now) + " by " +
                    shown(telling.site.name_of(act.corrected->staff)) + " (" + to_text(act.corrected->entry) +
                    "): " + shown(act.corrected->reason));
  if (act.arrived)
    lines.push_back("came from infusion " + std::to_string(act.arrived->from.value()) + ": moved " +
                    telling.zone.shown_near(act.arrived->at, telling.now) + " by " +
                    shown(telling.site.name_of(act.arrived->staff)) + " (" + to_text(act.arrived->entry) +
                    "): " + shown(act.arrived->reason));
  if (act.struck) {
    const auto where = act.struck->moved_to.value();
    lines.push_back((where ? "MOVED to infusion " + std::to_string(where) : std::string{"RETRACTED"}) + ' ' +
                    telling.zone.shown_near(act.struck->at, telling.now) + " by " +
                    shown(telling.site.name_of(act.struck->staff)) + " (" + to_text(act.struck->entry) +
                    "): " + shown(act.struck->reason));
  }
  if (!act.reason.empty()) lines.push_back("reason: " + shown(act.reason));
  return lines;
}

std::string place_of(const TimelineLine& line) {
  if (!line.placement) return {};
  auto out = placed_text(line.placement->at);
  const auto& observed = std::get<Observed>(line.act->said);
  for (std::size_t i = 0; i < observed.symptoms.size() && i < line.placement->symptoms.size(); ++i)
    if (observed.symptoms[i].onset)
      out +=
          "; " + symptom_name(observed.symptoms[i]) + " began: " + placed_text(line.placement->symptoms[i]);
  return out;
}

std::string state_lines(const Timeline& timeline, const Telling& telling) {
  const auto& i = timeline.infusion;
  const auto wrapped_lines = [](const std::string& text) {
    return joined(wrapped(text, page_width), "\n") + '\n';
  };
  std::string about =
      "Infusion " + std::to_string(i.number.value()) + ": " + i.order.drug + ' ' + to_text(i.order.dose);
  if (i.start)
    about += ", number " + std::to_string(i.terms.drug_count) + (i.terms.count_certain ? "" : " or later") +
             " of this drug for the patient" + course_text(i.terms);
  if (!i.order.lot.empty()) about += ", lot " + shown(i.order.lot);
  if (!i.checked_by.empty()) about += ", checked by " + shown(telling.site.name_of(i.checked_by));
  if (!i.order.chair.empty()) about += ", chair " + shown(i.order.chair);
  if (!i.order.fluid.empty()) about += ", replaced by " + shown(i.order.fluid);
  if (!i.order.provider.empty()) about += ", ordered by " + shown(i.order.provider);
  auto out = wrapped_lines(patient_line(timeline.chart.patient())) + wrapped_lines(about) +
             state_text(i, telling.now) + '\n';
  if (i.high_risk_until()) out += "High-risk window " + until_text(*i.high_risk_until(), telling) + ".\n";
  if (i.follow_up_until())
    out += "Follow-up window " + until_text(*i.follow_up_until(), telling) + ".\n";
  else if (i.start)
    out += "Follow-up window open: no stop is charted.\n";
  return out;
}

}  // namespace

Timeline timeline(const Chart& chart, const Infusion& infusion) {
  Timeline out{chart, infusion, {}, {}};
  std::vector<const Charted*> acts;
  for (const auto& [number, act] : chart.acts())
    if (act.infusion() == infusion.number || (act.arrived && act.arrived->from == infusion.number))
      acts.push_back(&act);
  for (const auto* act : in_order(std::move(acts))) {
    TimelineLine line{act, at_of(act->said), std::nullopt, std::nullopt, chart.placement(act->number), {}};
    if (line.at)
      line.from_start = since(infusion.start, *line.at), line.from_stop = since(infusion.stop, *line.at);
    for (const auto& [id, flag] : chart.flags())
      if (flag.raised_by == act->number || chart.act(flag.raised_by) == act) line.flags.push_back(&flag);
    out.lines.push_back(std::move(line));
  }
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number) {
      out.flags.push_back(&flag);
      const auto* act = chart.act(flag.raised_by);
      const auto told = [&](const TimelineLine& line) { return line.act == act; };
      if (std::none_of(out.lines.begin(), out.lines.end(), told)) out.elsewhere.push_back(&flag);
    }
  return out;
}

std::string timeline_text(const Timeline& timeline, const Telling& telling) {
  auto out = heading("timeline", telling) + '\n' + state_lines(timeline, telling) + '\n';
  const auto add = [&](const std::string& text) {
    for (const auto& part : wrapped(text, page_width - 4)) out += "    " + part + '\n';
  };
  const auto add_flag = [&](const Flag& flag, const std::string& where) {
    add(headline(flag) + where);
    add(circumstances(flag.finding));
    if (const auto rates = rates_text(flag.finding, timeline.chart, telling); !rates.empty()) add(rates);
    add("Source: " + flag.finding.source);
    add(answer_text(flag, telling));
  };
  for (const auto& line : timeline.lines) {
    const auto when = line.at ? telling.zone.shown_near(*line.at, telling.now)
                              : telling.zone.shown_near(floor_to_minute(line.act->recorded_at), telling.now);
    const auto distance = line.from_start && !std::holds_alternative<Started>(line.act->said)
                              ? ", " + distance_text(*line.from_start, "start") +
                                    (line.from_stop && line.from_stop->least >= Seconds{0} &&
                                             !std::holds_alternative<Stopped>(line.act->said)
                                         ? ", " + distance_text(*line.from_stop, "stop")
                                         : "")
                              : "";
    const auto away = line.act->infusion() != timeline.infusion.number;
    for (const auto& part :
         wrapped(when + distance + "  (" + recorded_text(*line.act, telling) + ")", page_width))
      out += part + '\n';
    add((line.act->struck || away ? "[" : "") + act_text(line.act->said, telling, &timeline.infusion) +
        (line.act->struck || away ? "]" : ""));
    if (away) add("MOVED to infusion " + std::to_string(line.act->infusion().value()));
    if (const auto place = place_of(line); !place.empty()) add(place);
    for (const auto& text : history_text(*line.act, telling)) add(text);
    for (const auto* flag : line.flags) {
      const auto on = flag->finding.infusion;
      add_flag(
          *flag,
          (on == timeline.infusion.number ? "" : " (on infusion " + std::to_string(on.value()) + ')') +
              (flag->raised_by == line.act->number ? "" : " (raised by " + to_text(flag->raised_by) + ')'));
    }
  }
  if (!timeline.elsewhere.empty()) out += "Flags raised by what is charted elsewhere\n";
  for (const auto* flag : timeline.elsewhere) {
    const auto* act = timeline.chart.act(flag->raised_by);
    add_flag(*flag, " (raised by " + to_text(flag->raised_by) +
                        (act ? ", infusion " + std::to_string(act->infusion().value()) : "") + ')');
  }
  return out;
}

}  // namespace infuwatch::report
