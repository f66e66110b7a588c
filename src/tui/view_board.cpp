#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "report/checks.hpp"
#include "report/drug_words.hpp"
#include "report/why.hpp"
#include "tui/view.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// `1:35:12`: what is left of the high-risk window, running by the second.
std::string countdown(Seconds left) {
  const auto s = left.count();
  return std::to_string(s / 3600) + ':' + two(s / 60 % 60) + ':' + two(s % 60);
}

std::string hours(Seconds left) {
  return std::to_string(left.count() / 3600) + ':' + two(left.count() / 60 % 60);
}

/// `marked`: that no protocol stands behind the drug did not fit behind its name.
std::string state_words(const report::BoardRow& row, bool closed, bool marked) {
  if (closed) return "WINDOWS CLOSED";
  const auto status = report::status_text(row.status, row.released_to);
  auto text = marked ? "No protocol: " + status : report::capital(status);
  if (!row.order.chair.empty() && row.state != InfusionState::released)
    text += ", chair " + shown(row.order.chair);
  return text;
}

constexpr int window_columns = 10;

/// `2h 1:35:12`; by the minute where seconds do not fit behind the window's length.
std::string high_risk(const report::BoardRow& row, Instant now) {
  if (!row.high_risk_until) return {};
  const auto window = report::window_length(row.terms.high_risk) + ' ';
  if (now > *row.high_risk_until) return window + "over";
  const auto left = *row.high_risk_until - now;
  auto running = window + countdown(left);
  return width(running) <= window_columns ? running : window + hours(left);
}

std::string follow_up(const report::BoardRow& row, Instant now) {
  if (!row.start) return {};
  const auto window = report::window_length(row.terms.follow_up) + ' ';
  if (!row.follow_up_until) return window + "open";
  return window + (now > *row.follow_up_until ? "closed" : hours(*row.follow_up_until - now));
}

struct Next {
  std::string text;
  Role role = Role::plain;
};

bool was_screened(const report::BoardRow& row) {
  const auto& undone = row.undone.checks;
  return std::none_of(undone.begin(), undone.end(),
                      [](const Check& check) { return check.kind == CheckKind::screening; });
}

std::string missed_mark(const report::BoardRow& row) {
  if (row.missed == 0) return was_screened(row) ? std::string{} : "screening not asked";
  return report::counted(static_cast<std::size_t>(row.missed), "check", "checks") + " missed";
}

/// `*2`: so many review flags that nobody has answered, where no graver one waits.
std::string review_mark(const report::BoardRow& row) {
  const auto count = row.undone.review.size();
  return count == 0 ? std::string{} : '*' + (count > 1 ? std::to_string(count) : std::string{});
}

/// What has to be done first, by the clock.
Next next_check(const report::BoardRow& row, const State& state, Instant now) {
  if (row.stop_missing) return {"chart the stop", Role::urgent};
  const Check* first = nullptr;
  for (const auto& check : row.checks) {
    const bool calls = check.closes && check.state == CheckState::ok && row.state != InfusionState::released;
    if (calls || (first && first->waits() >= check.waits())) continue;
    first = &check;
  }
  if (!first) return {missed_mark(row), Role::review};
  const auto role = first->state != CheckState::overdue
                        ? first->state == CheckState::due ? Role::review : Role::plain
                    : first->priority == Priority::urgent ? Role::urgent
                                                          : Role::review;
  const bool call = first->kind == CheckKind::call || first->kind == CheckKind::second_call;
  const auto what = call ? "call" : report::check_name(first->kind);
  if (first->window_closed) return {"call NOT MADE", role};
  const Seconds overdue = std::chrono::floor<std::chrono::minutes>(first->overdue);
  if (first->state == CheckState::overdue && overdue > Seconds{0})  // shorter, so that it fits its column
    return {what + " OVERDUE " + duration_text(overdue), role};
  return {what + ' ' + report::check_state_text(*first, state.rendering(now)), role};
}

std::string vitals(const report::BoardRow& row) {
  if (!row.last_vitals) return {};
  auto few = row.last_vitals->vitals;
  for (const auto& sign : vital_signs())
    if (!sign.leading) clear_sign(sign, few);
  return report::vitals_text(few.empty() ? row.last_vitals->vitals : few);
}

/// When they were taken, and the few.
std::string vitals_with_time(const report::BoardRow& row, const State& state, Instant now) {
  if (!row.last_vitals) return {};
  return state.zone->shown_near(row.last_vitals->at, now) + ' ' + vitals(row);
}

constexpr int wide_enough = 100;  // for the vital signs in the second line

/// Whoever is in the chair has her last vital signs in a line of their own where there is no room beside.
bool vitals_below(const report::BoardRow& row, int columns) {
  return columns < wide_enough && row.last_vitals && row.phase && in_the_chair(*row.phase);
}

/// The event a row tells: the gravest that waits, else the gravest urgent one that was answered and still
/// stands.
std::optional<report::FlagRow> told_event(const report::BoardRow& row) {
  for (auto& one : report::flag_rows(row.flags, row.events))
    if (one.lead->waiting() || (one.lead->standing() && one.lead->finding.priority > Priority::review))
      return std::move(one);
  return std::nullopt;
}

/// `, with F1, F2 (+1)`: what belongs to the event, and how many flags do not.
std::string others_of(const report::FlagRow& told, const report::BoardRow& row) {
  std::string text;
  for (const auto flag : told.others) text += (text.empty() ? ", with " : ", ") + to_text(flag);
  const auto apart = row.flags.size() - told.others.size() - 1;
  return text + (apart > 0 ? " (+" + std::to_string(apart) + ')' : "");
}

int height_of(const report::BoardRow& row, int columns) {
  return 2 + (told_event(row) ? 1 : 0) + (row.unclaimed.empty() ? 0 : 1) + (row.clock_set ? 1 : 0) +
         (vitals_below(row, columns) ? 1 : 0);
}

void draw_row(Frame& frame, int y, const report::BoardRow& row, bool chosen, const State& state,
              Instant now) {
  const int columns = frame.columns(), spare = columns - 80;
  const auto waiting = row.waiting();
  const auto loud = waiting == Priority::emergency ? Role::emergency : Role::urgent;
  const Style plain{Role::plain, chosen, true};
  frame.paint_row(y, {Role::plain, chosen});
  frame.put(0, y, chosen ? ">" : " ", plain);
  if (waiting)
    frame.put(1, y, stars(*waiting), {loud, false, true});
  else
    frame.put(1, y, fitted(review_mark(row), 3), {Role::review, false, true});
  const int name_columns = 22 + std::min(spare, 16);
  frame.put_fixed(5, y, std::to_string(row.infusion.value()), 5, plain);
  frame.put_fixed(10, y, state.name_of(row.patient), name_columns, plain);
  frame.put_fixed(11 + name_columns, y, state.identified(row.patient), 28, {Role::plain, chosen});
  const auto count =
      row.start ? " #" + std::to_string(row.terms.drug_count) + (row.terms.count_certain ? "" : "+") : "";
  const int drug_at = 40 + name_columns;
  const auto drug = report::drug_shown(row.order) + count;
  const bool cut = !row.order.unlisted.empty() && width(drug) > columns - drug_at;
  const auto name = fitted(shown(row.order.unlisted), columns - drug_at - width(count)) + count;
  frame.put_fixed(drug_at, y, cut ? name : drug, columns - drug_at, plain);
  const bool missing = row.stop_missing || row.status == Status::release_due;
  frame.put_fixed(5, y + 1, state_words(row, state.has_closed(row.infusion), cut), 26,
                  {missing ? Role::urgent : Role::plain});
  frame.put_fixed(32, y + 1, high_risk(row, now), window_columns);
  frame.put_fixed(43, y + 1, follow_up(row, now), window_columns);
  const auto next = next_check(row, state, now);
  const int room = columns - 54, vital_columns = columns >= wide_enough ? 40 : 0;
  const int next_columns = room - vital_columns - (vital_columns ? 1 : 0);
  const auto missed = row.missed > 0      ? "; " + std::to_string(row.missed) + " missed"
                      : was_screened(row) ? std::string{}
                                          : "; not screened";
  const bool both = next.text != missed_mark(row) && width(next.text + missed) <= next_columns;
  frame.put(54, y + 1, fitted(next.text + (both ? missed : ""), next_columns), {next.role});
  if (vital_columns)
    frame.put_fixed(columns - vital_columns, y + 1, vitals_with_time(row, state, now), vital_columns,
                    {Role::faint});
  int below = y + 2;
  if (vitals_below(row, columns))
    frame.put_fixed(5, below++,
                    "last " + state.zone->shown_near(row.last_vitals->at, now) + ": " +
                        report::vitals_text(row.last_vitals->vitals),
                    columns - 5, {Role::faint});
  if (row.clock_set)
    frame.put(5, below++,
              "CLOCK " + report::clock_step_text(*row.clock_set, true) +
                  " SINCE THE START: times are off by as much",
              {Role::urgent});
  if (!row.unclaimed.empty()) {
    const auto more =
        row.unclaimed.size() > 1 ? " (+" + std::to_string(row.unclaimed.size() - 1) + ')' : std::string{};
    frame.put(5, below++, "EMERGENCY ENTRY " + to_text(row.unclaimed.front()) + more + " NOT CLAIMED",
              {Role::urgent});
  }
  const auto told = told_event(row);
  if (!told) return;
  const auto* flag = told->lead;
  const auto grade =
      told->grade && columns >= wide_enough ? ". Reaction grade " + std::to_string(*told->grade) : "";
  const auto tail = others_of(*told, row) + grade +
                    (waiting ? flag->standing() ? ". NOT ANSWERED" : ". WITHDRAWN, NOT ANSWERED"
                     : flag->acknowledged && !flag->acknowledged->action.empty()
                         ? ". acknowledged: " + flag->acknowledged->action
                         : ". acknowledged");
  frame.put(5, below, fitted(report::headline(*flag), columns - 5 - width(tail)) + tail,
            {waiting ? loud : Role::review});
}

void draw_empty(Frame& frame, Area area, const State& state) {
  const bool found = !state.filter.empty();
  const std::vector<std::string> lines =
      found ? std::vector<std::string>{"Nothing open matches \"" + state.filter + "\". Esc shows all."}
            : std::vector<std::string>{"No infusion is open.", "",
                                       "i  registers a patient: MRN, name, birth date",
                                       "n  prepares or starts an infusion", "?  lists all keys"};
  for (std::size_t i = 0; i < lines.size(); ++i) frame.put(5, area.top + 2 + static_cast<int>(i), lines[i]);
}

}  // namespace

void draw_board(Frame& frame, Area area, const State& state, Instant now) {
  const auto shown_items = items(state, now);
  if (!state.snapshot) return;
  if (shown_items.empty()) return draw_empty(frame, area, state);
  const auto chosen = selected(state, now);
  std::vector<const report::BoardRow*> rows;
  std::size_t at = 0;
  for (const auto& item : shown_items)
    for (const auto& row : state.rows)
      if (row.infusion == item.infusion) {
        if (chosen && item.key == chosen->key) at = rows.size();
        rows.push_back(&row);
      }
  --area.bottom;  // what is not on the screen is said there
  std::size_t top = 0;
  const auto fits = [&](std::size_t from) {
    int y = area.top;
    for (auto i = from; i <= at; ++i) y += height_of(*rows[i], frame.columns());
    return y <= area.bottom;
  };
  while (top < at && !fits(top)) ++top;
  int y = area.top;
  auto next = top;
  for (; next < rows.size() && y + height_of(*rows[next], frame.columns()) <= area.bottom; ++next) {
    if (next == at) frame.focus = {0, y};
    draw_row(frame, y, *rows[next], next == at, state, now);
    y += height_of(*rows[next], frame.columns());
  }
  auto count = report::counted(state.rows.size(), "infusion", "infusions") + " open";
  if (rows.size() < state.rows.size()) count += ", " + std::to_string(rows.size()) + " found";
  if (top > 0) count += ", " + std::to_string(top) + " above";
  if (next < rows.size()) count += ", " + std::to_string(rows.size() - next) + " below";
  frame.put(5, area.bottom, count, {Role::faint});
}

}  // namespace infuwatch::tui
