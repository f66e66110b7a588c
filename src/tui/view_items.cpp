// Lists of items, the report's page, help and lock.
#include "base/text.hpp"
#include "report/drug_words.hpp"
#include "tui/keys.hpp"
#include "tui/view.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

struct Row {
  std::string text;
  Role role;
  bool first;
};

/// An item's lines, wrapped; the second and later ones stand in.
std::vector<Row> rows_of(const Item& item, int columns) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < item.lines.size(); ++i)
    for (const auto& part : wrapped(shown(item.lines[i].text), columns - (i ? 6 : 2)))
      rows.push_back({(i ? "    " : "") + part, item.lines[i].role, rows.empty()});
  return rows;
}

std::string empty_words(const State& state) {
  switch (state.screen) {
    case Screen::flags: return "No flag stands.";
    case Screen::checks: return "Nothing is due.";
    case Screen::calls: return "No call is due.";
    case Screen::handover: return "No handover yet. s signs what is open now.";
    default: return "Nothing is charted.";
  }
}

}  // namespace

void draw_items(Frame& frame, Area area, const State& state, Instant now) {
  const auto all = items(state, now);
  if (all.empty()) {
    frame.put(2, area.top + 1, empty_words(state));
    return;
  }
  const auto chosen = selected(state, now);
  std::vector<Row> rows;
  std::size_t from = 0, to = 0;
  for (const auto& item : all) {
    auto lines = rows_of(item, frame.columns());
    if (chosen && item.key == chosen->key) {
      from = rows.size();
      to = rows.size() + lines.size();
    }
    rows.insert(rows.end(), lines.begin(), lines.end());
  }
  const auto room = static_cast<std::size_t>(std::max(1, area.height() - 1));
  const std::size_t top = to <= room ? 0 : std::min(from, to - room);
  const auto end = std::min(rows.size(), top + room);
  int y = area.top;
  for (auto i = top; i < end; ++i, ++y) {
    const bool here = i >= from && i < to;
    const bool first = here && i == std::max(from, top);
    if (first) frame.focus = {0, y};
    frame.put(0, y, first ? ">" : " ", {Role::plain, here, true});
    frame.put(2, y, rows[i].text, {rows[i].role, first, rows[i].first});
  }
  if (end < rows.size() || top > 0)
    frame.put(2, area.bottom - 1,
              std::to_string(top) + " lines above, " + std::to_string(rows.size() - end) + " below",
              {Role::faint});
}

namespace {

/// The shift report is printed text: its lines stand out by the marks it prints.
Role role_of_mark(std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  const auto text = first == std::string_view::npos ? line : line.substr(first);
  if (text.starts_with("*** ")) return Role::emergency;
  if (text.starts_with("** ")) return Role::urgent;
  return text.starts_with("* ") ? Role::review : Role::plain;
}

}  // namespace

void draw_page(Frame& frame, Area area, const State& state) {
  const auto lines = split(shown(state.page, Lines::many), '\n');
  const auto top = static_cast<std::size_t>(std::max(0, state.scroll));
  for (int y = area.top; y < area.bottom; ++y) {
    const auto i = top + static_cast<std::size_t>(y - area.top);
    if (i >= lines.size()) break;
    frame.put(0, y, lines[i], {role_of_mark(lines[i])});
  }
}

void draw_help(Frame& frame, Area area, const State& state, Instant now) {
  int y = area.top;
  if (state.form) {
    const auto& form = *state.form;
    const bool picks = form.picking;
    frame.put(2, y,
              form.title + (picks                             ? ": SYMPTOMS"
                            : form.focus < form.fields.size() ? ": " + form.fields[form.focus].label
                                                              : ""),
              {Role::title, false, true});
    y += 2;
    std::vector<std::string> lines;
    if (picks)
      lines = {"The letter before a symptom picks it; again: the next grade.",
               "1 to 5   its grade, as described below the list",
               "-        denied",
               "!        resolved",
               "@        when it began, if not now: -40m, 14:05; Enter ends it",
               "*        the whole list was denied",
               "Backspace takes the last pick back",
               "Tab      to time, vital signs and the rest"};
    else if (form.focus < form.fields.size()) {
      const auto& field = form.fields[form.focus];
      lines = wrapped(field.help, frame.columns() - 4);
      if (!field.choices.empty())
        for (auto& line : wrapped("One of: " + joined(field.choices, ", ") +
                                      (numbered(field) ? ". Space, its number or its first letters choose."
                                                       : ". Space or its first letters choose."),
                                  frame.columns() - 4))
          lines.push_back(std::move(line));
      else if (!field.hint.empty())
        lines.push_back("Example: " + field.hint);
    }
    for (const auto& line : lines)
      if (y < area.bottom) frame.put(4, y++, line);
    return;
  }
  const auto about = selected(state, now);
  const auto& keys = bindings();
  const auto count =
      std::count_if(keys.begin(), keys.end(), [&](const Binding& b) { return on_screen(b, state.screen); });
  const int half = count > area.height() ? frame.columns() / 2 : frame.columns();
  int x = 2;
  for (const auto& binding : bindings()) {
    if (!on_screen(binding, state.screen)) continue;
    if (y >= area.bottom) {
      if (x + half >= frame.columns()) break;
      x += half;
      y = area.top;
    }
    const bool can = why_not(state, binding.action, about).empty();
    frame.put(x, y, key_text(binding), {Role::key, false, true});
    frame.put_fixed(x + 8, y, binding.help, half - 9, {can ? Role::plain : Role::faint});
    ++y;
  }
}

void draw_lock(Frame& frame, Area area, const State& state) {
  int y = area.top + 2;
  frame.put(5, y++, "Locked. What you typed is kept.", {Role::title, false, true});
  const auto& typed = state.sign_in;
  if (!state.wants_pin()) {
    frame.put(5, y++, "Enter goes on as " + shown(state.site().name_of(state.badge)) + ".");
  } else {
    const auto badge = typed.badge.empty() ? state.badge : typed.badge;
    const auto* known = state.site().member(badge);
    frame.put(5, y++,
              (typed.at_pin ? "  Badge [" : "> Badge [") + shown(badge) + "]  " +
                  (known ? shown(known->name) : std::string{}),
              {Role::title});
    frame.put(5, y++, (typed.at_pin ? "> PIN   [" : "  PIN   [") + std::string(typed.pin.size(), '*') + "]",
              {Role::title});
    if (!typed.fault.empty()) frame.put(5, y++, typed.fault, {Role::fault});
  }
  ++y;
  bool some = false;
  for (const auto& row : state.rows) {
    const auto waiting = row.waiting();
    if (!waiting || y >= area.bottom) continue;
    some = true;
    frame.put(5, y, stars(*waiting),
              {*waiting == Priority::emergency ? Role::emergency : Role::urgent, false, true});
    frame.put(9, y++,
              std::string{name(*waiting)} + "  infusion " + std::to_string(row.infusion.value()) + "  " +
                  state.name_of(row.patient) +
                  (row.order.chair.empty() ? "" : "  chair " + shown(row.order.chair)));
  }
  if (!some) frame.put(5, y++, "No flag waits for an answer.");
  frame.put(5, std::min(y + 1, area.bottom - 1),
            report::counted(state.rows.size(), "infusion", "infusions") + " open.");
}

int draw_whom_there(Frame& frame, Area area, const State& state) {
  constexpr int column = 40, most = 6;
  const int across = std::max(1, frame.columns() / column), count = static_cast<int>(state.rows.size());
  const int rows = std::min(most, (count + across - 1) / across),
            shown_there = std::min(count, rows * across);
  const int top = area.bottom - rows - 1;
  frame.put(0, top, count > shown_there ? "OPEN INFUSIONS, the most urgent" : "OPEN INFUSIONS",
            {Role::title});
  for (int i = 0; i < shown_there; ++i) {
    const auto& row = state.rows[static_cast<std::size_t>(i)];
    const auto chair = row.order.chair.empty() ? std::string{} : "  chair " + shown(row.order.chair);
    frame.put_fixed(i % across * column, top + 1 + i / across,
                    padded(std::to_string(row.infusion.value()), 5) + padded(state.name_of(row.patient), 6) +
                        state.identified(row.patient) + chair + "  " + report::drug_shown(row.order),
                    column - 1);
  }
  return top;
}

}  // namespace infuwatch::tui
