#include "report/board.hpp"

#include "base/text.hpp"
#include "domain/open.hpp"
#include "report/checks.hpp"
#include "report/drug_words.hpp"
#include "report/flag_order.hpp"
#include "report/sentences_of_receipts.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch::report {
namespace {

/// Lower is more urgent.
int rank(const BoardRow& row) {
  const auto waiting = row.waiting();
  if (waiting == Priority::emergency) return 0;
  if (waiting == Priority::urgent) return 1;
  const auto late = [&](Priority priority) {
    return std::any_of(row.checks.begin(), row.checks.end(), [&](const Check& check) {
      return check.priority >= std::optional{priority} && !check.window_closed;
    });
  };
  if (row.stop_missing || !row.unclaimed.empty() || late(Priority::urgent)) return 2;
  if (row.status == Status::release_due || late(Priority::review)) return 3;
  if (row.phase && in_the_chair(*row.phase)) return 4;
  return row.state == InfusionState::released ? 5 : 6;
}

Instant next_end(const BoardRow& row) {
  const auto end = row.phase && in_the_chair(*row.phase) ? row.high_risk_until : row.follow_up_until;
  return end.value_or(Instant::max());
}

std::string windows_line(const BoardRow& row, const RenderContext& rendering) {
  const auto status = status_text(row.status, row.released_to);
  const auto state =
      (row.order.unlisted.empty() ? capital(status) : "No protocol: " + status) +
      (row.order.chair.empty() || row.state == InfusionState::released ? ""
                                                                       : ", chair " + shown(row.order.chair));
  if (!row.start) return state;
  std::vector<std::string> parts{state + ": start " + rendering.zone.shown_near(*row.start, rendering.now)};
  if (row.stop) parts.push_back("stop " + rendering.zone.shown_near(*row.stop, rendering.now));
  if (row.high_risk_until && rendering.now <= *row.high_risk_until)
    parts.push_back("high-risk " + until_text(*row.high_risk_until, rendering));
  if (row.follow_up_until)
    parts.push_back("follow-up " + until_text(*row.follow_up_until, rendering));
  else
    parts.push_back("follow-up open");
  return joined(parts, ", ");
}

/// Checks that wait or come soon, and the next one of vital signs.
std::string checks_line(const BoardRow& row, const RenderContext& rendering) {
  std::vector<std::string> parts;
  for (const auto& check : row.checks) {
    const bool told_above = check.kind == CheckKind::stop || check.kind == CheckKind::release;
    const bool first_window = !row.follow_up_until || rendering.now <= *row.follow_up_until;
    const bool ahead = check.state == CheckState::ok && check.kind == CheckKind::second_call;
    if (told_above || (ahead && first_window)) continue;
    const bool later = check.closes && check.closes != row.follow_up_until && !check.window_closed;
    parts.push_back(check_name(check.kind) + ' ' + check_state_text(check, rendering) +
                    (later ? ", " + until_text(*check.closes, rendering) : ""));
  }
  if (row.missed > 0)
    parts.push_back(counted(static_cast<std::size_t>(row.missed), "check", "checks") + " missed");
  for (const auto& check : row.undone.checks)
    if (check.kind == CheckKind::screening)
      parts.push_back("screening not asked: " + counted(check.questions.size(), "question", "questions"));
  return joined(parts, "; ");
}

std::string now_line(const BoardRow& row, const RenderContext& rendering) {
  std::vector<std::string> parts;
  if (row.stop_missing)
    parts.push_back("planned end was " + rendering.zone.shown_near(*row.planned_end, rendering.now) +
                    ": chart the stop");
  else if (row.start && !row.stop && row.planned_end)
    parts.push_back("planned end " + rendering.zone.shown_near(*row.planned_end, rendering.now));
  if (row.state == InfusionState::stopped && row.observe_until) {
    const bool over = rendering.now > *row.observe_until;
    parts.push_back(!over         ? "observe " + until_text(*row.observe_until, rendering)
                    : row.goes_on ? "observation goes on: a symptom or a reading outside the limits"
                                  : "observation over since " +
                                        rendering.zone.shown_near(*row.observe_until, rendering.now));
  }
  if (row.last_vitals)
    parts.push_back(rendering.zone.shown_near(row.last_vitals->at, rendering.now) + " " +
                    vitals_text(row.last_vitals->vitals,
                                row.phase && *row.phase != Phase::before ? &row.terms.baseline : nullptr));
  else if (row.start)
    parts.push_back("no vital signs charted");
  return joined(parts, "; ");
}

}  // namespace

std::optional<Priority> BoardRow::waiting() const {
  std::optional<Priority> highest;
  for (const auto& flag : flags)
    if (flag.waiting() && (!highest || flag.finding.priority > *highest)) highest = flag.finding.priority;
  return highest;
}

BoardRow board_row(const Chart& chart, const Infusion& infusion, Instant now,
                   const std::vector<Check>& checks, std::optional<Seconds> clock_set,
                   std::vector<Episode> events, const VitalLimits* limits) {
  BoardRow row;
  row.events = std::move(events);
  row.clock_set = clock_set;
  for (const auto& check : checks) {
    if (check.pending()) row.checks.push_back(check);
  }
  row.undone = undone_on(chart, infusion, checks);
  row.missed = row.undone.vitals();
  row.infusion = infusion.number;
  row.patient = chart.patient();
  row.order = infusion.order;
  row.terms = infusion.terms;
  row.state = infusion.state;
  row.observe_until = infusion.observe_until();
  const auto release = std::find_if(checks.begin(), checks.end(),
                                    [](const Check& check) { return check.kind == CheckKind::release; });
  if (release != checks.end()) row.observe_until = release->due;
  row.goes_on = release != checks.end() && release->goes_on;
  row.status = status_of(infusion, now, row.observe_until, release != checks.end() && release->held);
  row.released_to = infusion.released_to;
  if (infusion.start)
    row.phase = infusion.state == InfusionState::paused ? Phase::paused : phase_at(infusion, now);
  row.start = infusion.start;
  row.stop = infusion.stop;
  row.planned_end = infusion.planned_end;
  row.high_risk_until = infusion.high_risk_until();
  row.follow_up_until = infusion.follow_up_until();
  row.open_until = in_sight(chart, infusion).until;
  row.stop_missing = stop_missing(infusion, now);
  row.unclaimed = chart.unclaimed(infusion.number);
  for (const auto* act : chart.standing<Observed>(infusion.number)) {
    const auto& observed = std::get<Observed>(act->said);
    if (!observed.vitals.empty()) row.last_vitals = {act->number, observed.at.from, observed.vitals};
  }
  FlagOrder order{chart, limits ? LimitsByInfusion{{infusion.number, *limits}} : LimitsByInfusion{}};
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number && (flag.standing() || flag.waiting()))
      row.flags.push_back(order.shown(flag));
  std::stable_sort(row.flags.begin(), row.flags.end(), [](const Flag& a, const Flag& b) {
    return std::tuple{a.waiting(), a.finding.priority, a.standing()} >
           std::tuple{b.waiting(), b.finding.priority, b.standing()};
  });
  return row;
}

void sort_by_urgency(std::vector<BoardRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const BoardRow& a, const BoardRow& b) {
    return std::tuple{rank(a), next_end(a), a.infusion} < std::tuple{rank(b), next_end(b), b.infusion};
  });
}

std::string until_text(Instant until, const RenderContext& rendering) {
  if (rendering.now > until) return "closed " + rendering.zone.shown_near(until, rendering.now);
  return "until " + rendering.zone.shown_near(until, rendering.now) + " (" +
         duration_text(floor_to_minute(until) - floor_to_minute(rendering.now)) + " left)";
}

Heading heading_of(std::string_view title, const RenderContext& rendering) {
  const auto& site = rendering.site.site;
  return {std::string{title}, site.name, rendering.now, site.training, rendering.as_of};
}

std::string heading(std::string_view title, const RenderContext& rendering, int columns_wide) {
  const auto minute = floor_to_minute(rendering.now);
  const auto right = rendering.zone.shown_with_name(minute);
  const auto room = columns_wide - columns(right) - columns(title) - 4;
  const auto left = fitted(shown(rendering.site.site.name), room) + "  " + std::string{title};
  const auto gap = std::max(2, columns_wide - columns(left) - columns(right));
  auto out = left + std::string(static_cast<std::size_t>(gap), ' ') + right + '\n';
  if (rendering.site.site.training) out += "TRAINING: nothing here is about a real person.\n";
  if (!rendering.as_of.empty()) out += "As recorded by " + rendering.as_of + "\n";
  return out;
}

namespace {

constexpr int row_indent = 8;

Section section_of(const BoardRow& row, const RenderContext& rendering) {
  const auto count =
      row.start ? " #" + std::to_string(row.terms.drug_count) + (row.terms.count_certain ? "" : "+") : "";
  Section out;
  auto whom = line(Role::identity,
                   padded(std::to_string(row.infusion.value()), 5) + padded(shown(row.patient.name), 26) +
                       "  MRN " + padded(shown(row.patient.mrn), 14) + ' ' + drug_shown(row.order) + count);
  whom.priority = row.waiting();
  whom.margin = 4;
  whom.clipped = true;
  out.lines.push_back(std::move(whom));
  out.lines.push_back(line(Role::text, windows_line(row, rendering), row_indent));
  if (const auto text = now_line(row, rendering); !text.empty())
    out.lines.push_back(line(Role::value, text, row_indent));
  if (const auto text = checks_line(row, rendering); !text.empty())
    out.lines.push_back(line(Role::due, text, row_indent));
  if (row.clock_set)
    out.lines.push_back(
        line(Role::warning,
             Message{&sentence::clock_was_set, {{"step", Typed{clock_step_text(*row.clock_set, true)}}}},
             row_indent));
  for (const auto entry : row.unclaimed)
    out.lines.push_back(line(Role::warning, Message{&sentence::not_claimed, {{"entry", entry}}}, row_indent));
  for (const auto& one : flag_rows(row.flags, row.events))
    out.lines.push_back(flag_row_line(one, rendering, row_indent));
  return out;
}

}  // namespace

Document board(const std::vector<BoardRow>& rows, const RenderContext& rendering,
               const std::vector<Message>& notes) {
  Document out{.heading = heading_of("board", rendering)};
  for (const auto& note : notes)
    out.notes.push_back({.pieces = {{Message{&sentence::board_note}, Role::warning}, {note, Role::warning}},
                         .role = Role::warning});
  if (rows.empty()) out.sections.push_back({{line(Role::hint, Message{&sentence::nothing_open})}});
  for (const auto& row : rows) out.sections.push_back(section_of(row, rendering));
  return out;
}

}  // namespace infuwatch::report
