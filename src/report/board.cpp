#include "report/board.hpp"

#include "base/text.hpp"
#include "domain/open.hpp"
#include "report/checks.hpp"
#include "report/page.hpp"
#include "report/why.hpp"

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
    return std::any_of(row.checks.begin(), row.checks.end(),
                       [&](const Check& check) { return check.priority >= std::optional{priority}; });
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

std::string windows_line(const BoardRow& row, const Telling& telling) {
  const auto state =
      capital(status_text(row.status, row.released_to)) +
      (row.order.chair.empty() || row.state == InfusionState::released ? ""
                                                                       : ", chair " + shown(row.order.chair));
  if (!row.start) return state;
  std::vector<std::string> parts{state + ": start " + telling.zone.shown_near(*row.start, telling.now)};
  if (row.stop) parts.push_back("stop " + telling.zone.shown_near(*row.stop, telling.now));
  if (row.high_risk_until && telling.now <= *row.high_risk_until)
    parts.push_back("high-risk " + until_text(*row.high_risk_until, telling));
  if (row.follow_up_until)
    parts.push_back("follow-up " + until_text(*row.follow_up_until, telling));
  else
    parts.push_back("follow-up open");
  return joined(parts, ", ");
}

/// Checks that wait or come soon, and the next one of vital signs.
std::string checks_line(const BoardRow& row, const Telling& telling) {
  std::vector<std::string> parts;
  for (const auto& check : row.checks) {
    const bool told_above = check.kind == CheckKind::stop || check.kind == CheckKind::release;
    if (told_above || (check.state == CheckState::ok && check.kind == CheckKind::second_call)) continue;
    parts.push_back(check_name(check.kind) + ' ' + check_state_text(check, telling));
  }
  if (row.missed > 0 && row.phase && in_the_chair(*row.phase))
    parts.push_back(counted(static_cast<std::size_t>(row.missed), "check", "checks") + " missed");
  return joined(parts, "; ");
}

std::string now_line(const BoardRow& row, const Telling& telling) {
  std::vector<std::string> parts;
  if (row.stop_missing)
    parts.push_back("planned end was " + telling.zone.shown_near(*row.planned_end, telling.now) +
                    ": chart the stop");
  else if (row.start && !row.stop && row.planned_end)
    parts.push_back("planned end " + telling.zone.shown_near(*row.planned_end, telling.now));
  if (row.state == InfusionState::stopped && row.observe_until)
    parts.push_back(telling.now > *row.observe_until
                        ? "observation over since " + telling.zone.shown_near(*row.observe_until, telling.now)
                        : "observe " + until_text(*row.observe_until, telling));
  const auto call =
      row.stop && row.terms.second_call ? std::optional{row.stop->to + *row.terms.second_call} : std::nullopt;
  if (call && telling.now <= *call && row.follow_up_until && telling.now > *row.follow_up_until)
    parts.push_back("second call " + until_text(*call, telling));
  if (row.last_vitals)
    parts.push_back(telling.zone.shown_near(row.last_vitals->at, telling.now) + " " +
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
                   const std::vector<Check>& checks, std::optional<Seconds> clock_set) {
  BoardRow row;
  row.clock_set = clock_set;
  for (const auto& check : checks) {
    if (check.pending()) row.checks.push_back(check);
    if (check.state == CheckState::missed) ++row.missed;
  }
  row.infusion = infusion.number, row.patient = chart.patient(), row.order = infusion.order,
  row.terms = infusion.terms;
  row.state = infusion.state, row.status = status_of(infusion, now), row.released_to = infusion.released_to;
  if (infusion.start)
    row.phase = infusion.state == InfusionState::paused ? Phase::paused : phase_at(infusion, now);
  row.start = infusion.start, row.stop = infusion.stop, row.planned_end = infusion.planned_end;
  row.high_risk_until = infusion.high_risk_until(), row.follow_up_until = infusion.follow_up_until();
  row.observe_until = infusion.observe_until(), row.open_until = openness(chart, infusion).until;
  row.stop_missing = stop_missing(infusion, now), row.unclaimed = chart.unclaimed(infusion.number);
  for (const auto* act : chart.standing<Observed>(infusion.number)) {
    const auto& observed = std::get<Observed>(act->said);
    if (!observed.vitals.empty()) row.last_vitals = {act->number, observed.at.from, observed.vitals};
  }
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number && (flag.standing() || flag.waiting()))
      row.flags.push_back(flag);
  std::stable_sort(row.flags.begin(), row.flags.end(), [](const Flag& a, const Flag& b) {
    return std::tuple{a.waiting(), a.finding.priority} > std::tuple{b.waiting(), b.finding.priority};
  });
  return row;
}

void sort_by_urgency(std::vector<BoardRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const BoardRow& a, const BoardRow& b) {
    return std::tuple{rank(a), next_end(a), a.infusion} < std::tuple{rank(b), next_end(b), b.infusion};
  });
}

std::string until_text(Instant until, const Telling& telling) {
  if (telling.now > until) return "closed " + telling.zone.shown_near(until, telling.now);
  return "until " + telling.zone.shown_near(until, telling.now) + " (" +
         duration_text(floor_to_minute(until) - floor_to_minute(telling.now)) + " left)";
}

std::string heading(std::string_view title, const Telling& telling, int columns_wide) {
  const auto minute = floor_to_minute(telling.now);
  const auto right = telling.zone.shown(minute) + ' ' + telling.zone.abbreviation(minute);
  const auto room = columns_wide - columns(right) - columns(title) - 4;
  const auto left = fitted(shown(telling.site.site.name), room) + "  " + std::string{title};
  const auto gap = std::max(2, columns_wide - columns(left) - columns(right));
  auto out = left + std::string(static_cast<std::size_t>(gap), ' ') + right + '\n';
  if (telling.site.site.training) out += "TRAINING: nothing here is about a real person.\n";
  if (!telling.as_of.empty()) out += "As recorded by " + telling.as_of + "\n";
  return out;
}

std::string board_text(const std::vector<BoardRow>& rows, const Telling& telling,
                       const std::vector<std::string>& notes) {
  auto out = heading("board", telling);
  for (const auto& note : notes)
    for (const auto& line : wrapped("NOTE " + note, page_width)) out += line + '\n';
  if (rows.empty())
    return out +
           "\nNothing is open. Start one: infuwatch start --patient MRN --birth DATE --drug DRUG --dose DOSE\n";
  for (const auto& row : rows) {
    const auto waiting = row.waiting();
    const auto mark = padded(waiting ? stars(*waiting) : "", 3) + ' ';
    const auto count =
        row.start ? " #" + std::to_string(row.terms.drug_count) + (row.terms.count_certain ? "" : "+") : "";
    out += '\n' + mark +
           fitted(padded(std::to_string(row.infusion.value()), 5) + padded(shown(row.patient.name), 26) +
                      "  MRN " + padded(shown(row.patient.mrn), 14) + ' ' + row.order.drug + count,
                  page_width - 4);
    for (const auto& line : wrapped(windows_line(row, telling), page_width - 8)) out += "\n        " + line;
    if (const auto text = now_line(row, telling); !text.empty())
      for (const auto& line : wrapped(text, page_width - 8)) out += "\n        " + line;
    if (const auto text = checks_line(row, telling); !text.empty())
      for (const auto& line : wrapped(text, page_width - 8)) out += "\n        " + line;
    if (row.clock_set)
      for (const auto& line : wrapped("THE CLOCK WAS " + clock_step_text(*row.clock_set, true) +
                                          " since the start: times since then are off by as much",
                                      page_width - 8))
        out += "\n        " + line;
    for (const auto entry : row.unclaimed)
      out +=
          "\n        EMERGENCY ENTRY " + to_text(entry) + " NOT CLAIMED: infuwatch claim " + to_text(entry);
    for (const auto& flag : row.flags)
      for (const auto& line : wrapped(headline(flag) + ". " + answer_text(flag, telling), page_width - 8))
        out += "\n        " + line;
    out += '\n';
  }
  return out;
}

}  // namespace infuwatch::report
