#include "tui/view.hpp"

#include "base/text.hpp"
#include "report/handover.hpp"
#include "report/machine_words.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/site.hpp"
#include "tui/keys.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

std::string_view title_of(const State& state) {
  if (state.emergency) return "EMERGENCY";
  if (state.locked) return "LOCKED";
  if (!state.zone) return "INFUWATCH";
  switch (state.screen) {
    case Screen::board: return "BOARD";
    case Screen::patient: return "PATIENT";
    case Screen::flags: return "FLAGS";
    case Screen::checks: return "WHAT IS DUE";
    case Screen::calls: return "CALLS";
    case Screen::report: return "SHIFT REPORT";
    case Screen::handover: return "HANDOVER";
  }
  return {};
}

/// Who and where, how many flags wait, the time. The counts are never hidden.
void draw_head(Frame& frame, const State& state, Instant now) {
  auto x = frame.put(0, 0, title_of(state), {Role::title, false, true}) + 2;
  auto clock = state.zone ? state.zone->shown_with_name(floor_to_minute(now)) : std::string{};
  const auto seconds = (now - floor_to_minute(now)).count();
  if (!clock.empty()) clock.insert(clock.rfind(' '), (seconds < 10 ? ":0" : ":") + std::to_string(seconds));
  const int right = frame.columns() - width(clock);
  int counts = right - 2;
  for (const auto priority : {Priority::review, Priority::urgent, Priority::emergency}) {
    int waiting = state.waiting_flags(priority);
    if (priority == Priority::review)
      for (const auto& row : state.rows)
        waiting += static_cast<int>(std::count_if(row.flags.begin(), row.flags.end(), [](const Flag& flag) {
          return flag.standing() && flag.finding.priority == Priority::review;
        }));
    if (waiting == 0) continue;
    const auto text = ' ' + std::string{stars(priority)} + std::to_string(waiting) + ' ';
    counts -= width(text) + 1;
    const auto role = priority == Priority::emergency ? Role::emergency
                      : priority == Priority::urgent  ? Role::urgent
                                                      : Role::review;
    frame.put(counts, 0, text, {role, false, true});
  }
  const auto who =
      state.emergency ? std::string{"nobody signed in"} : shown(state.site().name_of(state.badge));
  const auto where = shown(state.site().site.name);
  const int room = std::max(0, counts - x - 1), left = room - width(who) - 2;
  frame.put(x, 0, (left > 3 ? fitted(where, left) + "  " : "") + fitted(who, room), {Role::title}, room);
  frame.put(right, 0, clock, {Role::title});
}

/// What has to be said on every screen. Where there is much of it, TRAINING is said in a word.
void draw_status(Frame& frame, const State& state, Instant now) {
  std::vector<std::pair<std::string, Role>> told;
  const auto add = [&](const std::string& text, Role role) { told.emplace_back(' ' + text + ' ', role); };
  if (state.site().site.training) add("TRAINING: nothing here is about a real person", Role::banner);
  if (state.muted_until) {
    const auto left = (*state.muted_until - now).count();
    add("BELL MUTED " + std::to_string(left / 60) + (left % 60 < 10 ? ":0" : ":") + std::to_string(left % 60),
        Role::review);
  }
  if (state.clock_set)
    add("CLOCK " + report::clock_step_text(*state.clock_set, true) + ": windows are off", Role::urgent);
  for (const auto& fault : state.machine)
    if (const auto text = report::machine_banner(fault); !text.empty()) add(text, Role::review);
  if (!state.locked && state.screen == Screen::board && state.snapshot && state.snapshot->upgrades > 0)
    add("DRUG LIST UPGRADE WAITS: infuwatch drugs upgrade", Role::review);
  if (!state.locked && state.screen == Screen::board && state.zone && state.snapshot &&
      state.snapshot->handover)
    for (const auto& note : report::handover_notes(*state.snapshot->handover, state.rows))
      add(report::text_of(note, {.zone = state.zone, .now = now, .edge = report::Edge::console}),
          Role::review);
  if (!state.locked && state.screen == Screen::board && state.zone)
    if (const auto ready = report::ready_message(state.site(), *state.zone, now))
      add(report::text_of(*ready, {.zone = state.zone, .now = now, .edge = report::Edge::console}),
          ready->sentence == &report::sentence::not_ready_today ? Role::review : Role::title);
  if (state.private_names) add("PRIVATE", Role::banner);
  if (!state.locked && (state.filtering || !state.filter.empty()))
    add("FIND " + state.filter + (state.filtering ? "_" : ""), Role::banner);
  if (!state.trouble.empty()) add("STORE: " + state.trouble, Role::fault);
  int columns = 0, x = 0;
  for (const auto& [text, role] : told) columns += width(text) + 1;
  if (state.site().site.training && columns > frame.columns()) told.front().first = " TRAINING ";
  for (const auto& [text, role] : told) x = frame.put(x, 1, text, {role, false, true}) + 1;
}

constexpr std::string_view to_help = "  ? help";

/// The keys of this moment, in as many lines as they take.
std::vector<std::string> key_lines(const State& state, int columns, Instant now) {
  if (state.emergency && !state.form) return {"Any key: back to the lock"};
  if (state.locked && !state.emergency)
    return {std::string{state.wants_pin() ? "Type your PIN, Enter  Tab another badge  Esc clear"
                                          : "Enter continues  or type another badge"} +
            (state.snapshot ? "  F4 EMERGENCY ENTRY" : "")};
  if (state.help) return {"Any key closes the help"};
  if (state.form) {
    auto keys = std::string{state.form->is(VerbId::log) ? "Enter save" : "F2 or Ctrl-S save"};
    if (!state.form->extra.empty()) keys += "  " + state.form->extra;
    return {keys + "  Tab next  F1 help  Esc " + (state.form->is(VerbId::init) ? "leave" : "back")};
  }
  if (state.filtering) return {"Type what to find  Enter keep  Esc show all"};
  std::vector<std::string> lines{"Up/Dn"};
  const auto about = selected(state, now);
  for (const auto& binding : bindings()) {
    if (!binding.footer || !on_screen(binding, state.screen)) continue;
    if (!why_not(state, binding.action, about).empty()) continue;
    const auto next = key_text(binding) + ' ' + words_of(state, binding, about);
    if (width(lines.back() + "  " + next) + width(to_help) > columns)
      lines.push_back(next);
    else
      lines.back() += "  " + next;
  }
  lines.back() += to_help;
  return lines;
}

/// What has to be said, and the keys; the second line of keys gives way to what has to be said.
void draw_foot(Frame& frame, const State& state, Instant now) {
  const int last = frame.rows() - 1;
  auto keys = key_lines(state, frame.columns(), now);
  const bool open = !state.locked || state.emergency;
  const bool discarding = open && state.form && state.form->discarding;
  if (discarding)
    frame.put(0, last - 1, "Discard what you typed? y discards it; any other key continues.",
              {Role::review, false, true});
  else if (open && !state.message.empty())
    frame.put(0, last - 1, state.message, {Role::fault});
  else if (keys.size() > 1)
    frame.put(0, last - 1, keys[keys.size() - 2], {Role::key});
  const bool said = discarding || (open && !state.message.empty());
  if (said && keys.size() > 1) keys = {keys.front() + std::string{to_help}};
  frame.put(0, last, keys.back(), {Role::key});
  if (state.awaited) frame.put_right(last - 1, " waiting for the store ", {Role::banner});
}

int draw_receipt(Frame& frame, int bottom, const State& state, Instant now) {
  if (state.receipt.empty()) return bottom;
  const auto lines = told_lines(state.receipt, state, now, frame.columns());
  const int most = state.emergency ? bottom - 3 : std::max(3, frame.rows() / 2 - 2);
  const int count = std::min(most, static_cast<int>(lines.size()));
  const int top = bottom - count - 1;
  frame.put(0, top, std::string(static_cast<std::size_t>(frame.columns()), '-'), {Role::faint});
  frame.put(2, top, state.emergency ? " RECORDED, TO BE CLAIMED " : " RECORDED  Esc closes ",
            {Role::good, false, true});
  for (int i = 0; i < count; ++i) {
    const bool more = i + 1 == count && count < static_cast<int>(lines.size());
    const auto& line = lines[static_cast<std::size_t>(i)];
    frame.put_fixed(0, top + 1 + i, more ? "... more in the patient's course" : line.text, frame.columns(),
                    {more ? Role::plain : role_of(line)});
  }
  return top;
}

/// Whether an emergency's line begins with the number of somebody who is there.
bool names_infusion(const State& state) {
  const auto& line = state.form->fields.front().text;
  const auto number = whole_number(std::string_view{line}.substr(0, line.find(' ')));
  return number && line.find(' ') != std::string::npos && state.watched(InfusionId{*number});
}

}  // namespace

std::vector<report::TextLine> told_lines(const std::vector<report::Line>& lines, const State& state,
                                         Instant now, int columns) {
  const report::WordStyle style{state.zone, now, report::Edge::console};
  return report::text_lines({.sections = {{lines}}}, style, columns);
}

Role role_of(const report::TextLine& line) {
  if (line.priority == Priority::emergency) return Role::emergency;
  if (line.priority == Priority::urgent || line.role == report::Role::warning) return Role::urgent;
  if (line.priority == Priority::review || line.role == report::Role::hint) return Role::review;
  return Role::plain;
}

Frame view(const State& state, int columns, int rows, Instant now) {
  Frame frame{columns, rows};
  if (columns < least_columns || rows < least_rows) {
    frame.put(0, 0, "Too small: " + std::to_string(columns) + "x" + std::to_string(rows) + ", needs 80x24",
              {Role::title});
    std::string waiting;
    for (const auto priority : {Priority::emergency, Priority::urgent})
      if (const int count = state.waiting_flags(priority))
        waiting += std::string{stars(priority)} + ' ' + std::to_string(count) + ' ' +
                   std::string{name(priority)} + "  ";
    frame.put(0, 1, waiting, {Role::emergency, false, true});
    return frame;
  }
  draw_head(frame, state, now);
  draw_status(frame, state, now);
  draw_foot(frame, state, now);
  Area area{2, rows - 2};
  if (state.locked && !state.emergency) {
    draw_lock(frame, area, state);
  } else if (state.help) {
    draw_help(frame, area, state, now);
  } else if (state.form) {
    if (state.emergency && !names_infusion(state)) area.bottom = draw_whom_there(frame, area, state);
    draw_form(frame, area, state, now);
  } else if (state.emergency) {
    draw_receipt(frame, area.bottom, state, now);
  } else {
    area.bottom = draw_receipt(frame, area.bottom, state, now);
    switch (state.screen) {
      case Screen::board: draw_board(frame, area, state, now); break;
      case Screen::patient: draw_patient(frame, area, state, now); break;
      case Screen::report: draw_page(frame, area, state); break;
      default: draw_items(frame, area, state, now);
    }
  }
  return frame;
}

}  // namespace infuwatch::tui
