#include "report/shift.hpp"

#include "domain/drug_name.hpp"
#include "protocol/close_out.hpp"
#include "report/flag_order.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch::report {
namespace {

bool within(const Shift& shift, Instant at) { return shift.from <= at && at < shift.to; }
bool within(const Shift& shift, const Span& span) { return span.to >= shift.from && span.from < shift.to; }

bool concerns(const Shift& shift, const ChartedEvent& act) {
  const auto at = at_of(act.said);
  const bool later = (act.corrected && within(shift, act.corrected->recorded_at)) ||
                     (act.struck && within(shift, act.struck->at));
  return within(shift, act.recorded_at) || (at && within(shift, *at)) || later;
}

std::optional<Instant> resolution(const Chart& chart, const SymptomCourse& course) {
  const auto last = course.mentions.back().onset.from;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& observed = std::get<Observed>(act->said);
    const auto& resolved = observed.resolved;
    if (observed.at.from >= last &&
        std::find(resolved.begin(), resolved.end(), course.symptom) != resolved.end())
      return observed.at.from;
  }
  return std::nullopt;
}

/// One course as it is told: what was there before the start, and since then was neither charted with a
/// higher grade nor flagged as worse or back, is no reaction of the drug and is told as it was then, with the
/// medication it came after.
FlagItem told_as(const Chart& chart, const Infusion& infusion, const SymptomCourse& course) {
  auto item = course.item(infusion);
  const auto known = part_before(course, infusion);
  if (!known) return item;
  auto before = known->item(infusion);
  const bool graver =
      std::any_of(course.mentions.begin(), course.mentions.end(), [&](const Mention& mention) {
        return mention.seen.grade && severity_of(mention.seen.grade) > before.severity;
      });
  if (graver) return item;
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.finding.infusion != infusion.number || flag.retracted_by || flag.superseded_by) continue;
    for (const auto& flagged : flag.finding.items) {
      if (!flagged.same(item)) continue;
      if (flagged.window != Window::before) return item;
      if (before.after.empty()) before.after = flagged.after;
    }
  }
  return before;
}

void add_reactions(const Chart& chart, const Infusion& infusion, const Shift& shift, ShiftInfusion& out) {
  for (const auto& course : courses(chart, infusion, mentions(chart))) {
    const bool told_now =
        std::any_of(course.mentions.begin(), course.mentions.end(), [&](const Mention& mention) {
          const auto* act = chart.act(mention.observation);
          return within(shift, mention.onset) || (act && concerns(shift, *act));
        });
    if (!told_now) continue;
    auto item = told_as(chart, infusion, course);
    const auto from_start = since(infusion.start, item.onset), from_stop = since(infusion.stop, item.onset);
    out.reactions.push_back({std::move(item), from_start, from_stop, resolution(chart, course)});
  }
}

/// A close-out has its own lines.
bool is_action(const ChartedEvent& act) {
  if (std::holds_alternative<ClosedOut>(act.said)) return false;
  return std::holds_alternative<Gave>(act.said) || std::holds_alternative<Notified>(act.said) ||
         std::holds_alternative<RateSet>(act.said) || std::holds_alternative<Paused>(act.said) ||
         std::holds_alternative<Resumed>(act.said) || std::holds_alternative<Noted>(act.said) ||
         std::holds_alternative<NotDone>(act.said) || std::holds_alternative<BagHung>(act.said) ||
         !act.reason.empty() || is_emergency(act.staff) ||
         (std::holds_alternative<Observed>(act.said) && std::get<Observed>(act.said).call);
}

void add_close_outs(const Chart& chart, const Infusion& infusion, const Shift& shift, ShiftInfusion& out) {
  const auto told_here = [&](const ClosableEvent& event) {
    return std::any_of(out.flags.begin(), out.flags.end(), [&](const Flag& flag) {
      return flag.raised_at < shift.to && event_with({event}, flag.id);
    });
  };
  const auto events = closable_events(chart, infusion, out.row.events);
  for (const auto& event : events) {
    const auto* act = close_out_of(chart, infusion.number, event);
    const bool told_of_event = told_here(event);
    const bool again = act && changed_since(chart, event, *act);
    if (act ? told_of_event || again || concerns(shift, *act) : told_of_event && event.missed)
      out.close_outs.push_back({.event = event.number, .act = act, .again = again});
  }
  for (const auto* act : withdrawn_close_outs(chart, infusion.number, events)) {
    const auto flag = std::get<ClosedOut>(act->said).episode;
    const auto* withdrawn_flag = chart.flag(flag);
    const auto* by =
        withdrawn_flag && withdrawn_flag->retracted_by ? chart.act(*withdrawn_flag->retracted_by) : nullptr;
    if (concerns(shift, *act) || (by && concerns(shift, *by)))
      out.close_outs.push_back({.event = flag, .act = act, .withdrawn = true});
  }
}

ShiftInfusion told(const Chart& chart, const Infusion& infusion, const ShiftFacts& facts) {
  const auto& shift = facts.shift;
  ShiftInfusion out;
  const auto checks = facts.checks.find(infusion.number);
  const auto events = facts.events.find(infusion.number);
  const auto set = facts.clock_sets.find(infusion.number);
  const auto limits = facts.limits.find(infusion.number);
  out.row = board_row(chart, infusion, facts.now,
                      checks == facts.checks.end() ? std::vector<Check>{} : checks->second,
                      set == facts.clock_sets.end() ? std::nullopt : std::optional{set->second},
                      events == facts.events.end() ? std::vector<Episode>{} : events->second,
                      limits == facts.limits.end() ? nullptr : &limits->second);
  out.release = infusion.release;
  out.released_to = infusion.released_to;
  if (infusion.stop) out.stop_why = infusion.stopping.why;
  out.given = given_in_all(infusion);
  out.lots = lots_of(infusion);
  add_reactions(chart, infusion, shift, out);
  std::vector<const ChartedEvent*> acts;
  for (const auto& [number, act] : chart.acts())
    if (act.infusion() == infusion.number) acts.push_back(&act);
  for (const auto* act : in_order(std::move(acts))) {
    out.in_span = out.in_span || concerns(shift, *act);
    const auto at = at_of(act->said);
    if (act->stands() && is_action(*act) && at && (within(shift, *at) || within(shift, act->recorded_at)))
      out.actions.push_back(act);
    if (act->stands() && act->late() && within(shift, act->recorded_at)) out.late_entries.push_back(act);
    const bool changed = (act->corrected && within(shift, act->corrected->recorded_at)) ||
                         (act->struck && within(shift, act->struck->at));
    if (changed) out.changed.push_back(act);
  }
  FlagOrder order{chart, limits == facts.limits.end() ? LimitsByInfusion{} : LimitsByInfusion{*limits}};
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number &&
        (flag.state() != FlagState::superseded || flag.acknowledged) &&
        (flag.waiting() || flag.raised_at < shift.to) &&
        (flag.standing() || flag.waiting() || within(shift, flag.raised_at) ||
         (flag.resolved && within(shift, flag.resolved->at))))
      out.flags.push_back(order.shown(flag));
  add_close_outs(chart, infusion, shift, out);
  return out;
}

void add_totals(const ShiftInfusion& infusion, const Shift& shift,
                std::map<std::string, DrugTotals>& totals) {
  const auto& order = infusion.row.order;
  auto& of_drug = totals[drug_counted(order)];
  if (of_drug.drug.empty() || order.unlisted.empty()) {
    of_drug.drug = order.drug;
    of_drug.unlisted = order.unlisted;
  }
  if (infusion.row.start && within(shift, infusion.row.start->from)) ++of_drug.started;
  if (infusion.row.stop && within(shift, infusion.row.stop->from)) ++of_drug.stopped;
  for (const auto& reaction : infusion.reactions) {
    ++of_drug.by_window[reaction.item.window];
    ++of_drug.by_grade[reaction.item.grade.value_or(0)];
  }
}

void add_tasks(const ShiftInfusion& infusion, Instant now, std::vector<NextTask>& tasks) {
  const auto& row = infusion.row;
  using Kind = NextTask::Kind;
  const auto add = [&](Kind kind, std::optional<Instant> due, std::optional<FlagId> flag = {}) {
    tasks.push_back({due, row.infusion, kind, row.patient.name, flag});
  };
  for (const auto& event : flag_rows(row.flags, row.events))
    if (event.lead->waiting()) add(Kind::answer_flag, std::nullopt, event.lead->id);
  for (const auto entry : row.unclaimed)
    tasks.push_back({std::nullopt, row.infusion, Kind::claim, row.patient.name, std::nullopt, entry});
  if (row.state == InfusionState::prepared) add(Kind::start_or_cancel, std::nullopt);
  if (!row.start) return;
  const auto ahead = [&](const std::optional<Instant>& instant) { return instant && *instant > now; };
  if (row.stop_missing)
    add(Kind::chart_stop, std::nullopt);
  else if (!row.stop && row.planned_end && row.state != InfusionState::released)
    add(Kind::planned_end, row.planned_end);
  if (row.status == Status::release_held)
    add(Kind::held_release, std::nullopt);
  else if (row.state == InfusionState::stopped)
    add(Kind::release, ahead(row.observe_until) ? row.observe_until : std::nullopt);
  if (ahead(row.high_risk_until) && row.phase && in_the_chair(*row.phase))
    add(Kind::end_of_high_risk, row.high_risk_until);
  if (ahead(row.follow_up_until)) add(Kind::end_of_follow_up, row.follow_up_until);
  for (const auto& check : row.checks) {
    const auto due = ahead(check.due) ? std::optional{check.due} : std::nullopt;
    if (check.kind == CheckKind::vitals &&
        (check.state == CheckState::due || check.state == CheckState::overdue))
      add(Kind::vitals, std::nullopt);
    if (check.kind == CheckKind::call) add(Kind::call, due);
    if (check.kind == CheckKind::second_call) add(Kind::second_call, due);
  }
}

}  // namespace

ShiftReport shift_report(ShiftFacts facts) {
  ShiftReport report;
  report.shift = facts.shift;
  report.handover = std::move(facts.handover);
  report.head_number = facts.head_number.value();
  report.head_hash = std::move(facts.head_hash);
  const auto& concerned = facts.concerned;
  std::vector<const Medication*> given;
  for (const auto& chart : facts.charts) {
    for (const auto& [number, infusion] : chart->infusions()) {
      if (std::find(concerned.begin(), concerned.end(), number) == concerned.end()) continue;
      auto of_infusion = told(*chart, infusion, facts);
      add_totals(of_infusion, facts.shift, report.totals);
      add_tasks(of_infusion, facts.now, report.next);
      for (const auto* act : of_infusion.actions)
        if (const auto* gave = std::get_if<Gave>(&act->said); gave && gave->medication)
          given.push_back(&*gave->medication);
      report.infusions.push_back(std::move(of_infusion));
    }
  }
  report.medications = medication_totals(given, *facts.substances);
  std::sort(report.infusions.begin(), report.infusions.end(),
            [](const ShiftInfusion& a, const ShiftInfusion& b) {
              return std::tie(a.row.patient.name, a.row.patient.mrn, a.row.infusion) <
                     std::tie(b.row.patient.name, b.row.patient.mrn, b.row.infusion);
            });
  std::stable_sort(report.next.begin(), report.next.end(), [](const NextTask& a, const NextTask& b) {
    return std::tuple{a.due.has_value(), a.due.value_or(Instant{}), a.infusion} <
           std::tuple{b.due.has_value(), b.due.value_or(Instant{}), b.infusion};
  });
  std::erase_if(report.totals, [](const auto& drug) {
    const auto& [name, totals] = drug;
    return totals.started == 0 && totals.stopped == 0 && totals.by_grade.empty();
  });
  report.charts = std::move(facts.charts);
  return report;
}

}  // namespace infuwatch::report
