// The form of an observation: the drug's symptoms by key, vital signs beside the last ones.
#include "base/text.hpp"
#include "tui/view_form.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

/// Rows that list, grades, fields and preview want together.
constexpr int rows_for_all = 34, below_a_label = 17;

std::string pick_text(const Pick& pick) {
  switch (pick.state) {
    case Pick::State::seen: return pick.grade ? "[" + std::to_string(*pick.grade) + "]" : "[x]";
    case Pick::State::denied: return "[-]";
    case Pick::State::gone: return "[!]";
    case Pick::State::untouched: break;
  }
  return "[ ]";
}

/// What was picked, in a line: `hives 2; itching 1; denied rash`.
std::string picked(const Form& form) {
  std::vector<std::string> parts;
  for (const auto& pick : form.picks) {
    if (pick.state == Pick::State::untouched) continue;
    auto text = pick.term.name + (pick.grade ? " " + std::to_string(*pick.grade) : "");
    if (!pick.onset.empty()) text += " @" + pick.onset;
    if (pick.state == Pick::State::denied) text = "denied " + text;
    if (pick.state == Pick::State::gone) text += " gone";
    parts.push_back(std::move(text));
  }
  if (form.none) parts.push_back("the whole list denied");
  return parts.empty() ? "none picked" : joined(parts, "; ");
}

/// What the fields hold, in a line: `Time now  HR 104  BP 104/62`.
std::string filled(const Form& form) {
  std::string out;
  for (const auto& field : form.fields) {
    if (field.id == FieldId::at || !field.text.empty())
      out += (out.empty() ? "" : "  ") + field.label + ' ' + (field.text.empty() ? "now" : field.text);
  }
  return out;
}

bool reads_questions(const Form& form) { return !form.picks.empty() && !form.picks.front().question.empty(); }

int symptom_columns(const Frame& frame, const Form& form) {
  if (reads_questions(form)) return frame.columns() >= 110 ? 3 : 2;
  return frame.columns() >= 110 || form.picks.size() > 21 ? 4 : 3;
}

/// The drug's list in columns, as far as there are rows; returns the row below.
int draw_picks(Frame& frame, int y, int bottom, const Form& form) {
  const int columns = symptom_columns(frame, form), wide = frame.columns() / columns;
  const auto count = static_cast<int>(form.picks.size());
  const int rows = (count + columns - 1) / columns;
  frame.put(0, y, form.picking ? "> SYMPTOMS" : "  SYMPTOMS", {Role::title, false, form.picking});
  frame.put(12, y, "again: next  1-5 grade  - denied  ! gone  @ onset  * all denied", {Role::faint});
  if (form.none) frame.put_right(y, " ALL DENIED ", {Role::banner, false, true});
  for (int i = 0; i < count; ++i) {
    const auto& pick = form.picks[static_cast<std::size_t>(i)];
    const int x = (i / rows) * wide + 2, row = y + 1 + i % rows;
    if (row >= bottom) continue;
    const bool last = form.picking && form.last && *form.last == static_cast<std::size_t>(i);
    const bool on = pick.state != Pick::State::untouched;
    frame.put(x, row, std::string(1, pick.key), {Role::key, false, true});
    frame.put(x + 2, row, pick_text(pick), {on ? Role::review : Role::plain, false, on});
    const auto& told = pick.question.empty() ? pick.term.name : pick.question;
    frame.put_fixed(x + 6, row, told, wide - 7, {Role::plain, last, on});
    if (last || (form.picking && i == 0 && !form.last)) frame.focus = {x, row};
  }
  return std::min(bottom, y + rows + 1);
}

/// The grades of the last pick in words, or its onset while that is typed; returns the row below.
int draw_prompt(Frame& frame, int y, const Form& form) {
  if (!form.last || !form.picking) return y;
  const auto& pick = form.picks[*form.last];
  if (form.onset) {
    const int end = frame.put(2, y, pick.term.name + " began: " + pick.onset, {Role::field, false, true});
    frame.put(end + 2, y, "-40m, 14:05, ~14:00; Enter ends it", {Role::faint});
    frame.focus = {end, y};
    frame.caret = true;
    return y + 1;
  }
  for (const auto& [grade, words] : pick.term.grades) {
    const bool on = pick.grade == grade;
    const auto text = std::to_string(grade) + (on ? " > " : "   ") + pick.term.name + ": " + words;
    frame.put_fixed(2, y++, text, frame.columns() - 4, {on ? Role::review : Role::faint, false, on});
  }
  return y;
}

/// Fields one below the other, vital signs two by two.
int draw_fields(Frame& frame, int y, int bottom, const Form& form) {
  const int half = frame.columns() / 2;
  bool left = true;
  for (std::size_t i = 0; i < form.fields.size() && y < bottom; ++i) {
    const auto& field = form.fields[i];
    const bool focus = !form.picking && form.focus == i;
    if (!field.sign) {
      if (!left) ++y;  // the last sign stands alone
      left = true;
      if (y >= bottom) break;
      y = draw_field(frame, 0, y, frame.columns(), field, focus);
      if (!focus) continue;
      for (const auto& line : choices_below(field, frame.columns()))
        if (y < bottom) frame.put(below_a_label, y++, line);
      continue;
    }
    draw_field(frame, left ? 0 : half, y, half, field, focus);
    if (!left) ++y;
    left = !left;
  }
  return y;
}

}  // namespace

void draw_observation(Frame& frame, Area area, const State& state, Instant now) {
  const auto& form = *state.form;
  const bool all = area.height() >= rows_for_all;
  int y = area.top;
  if (form.picking || all) {
    y = draw_prompt(frame, draw_picks(frame, y, area.bottom, form), form);
  } else {
    frame.put_fixed(2, y++, "SYMPTOMS  " + picked(form), frame.columns() - 2, {Role::title});
  }
  if (!form.picking || all)
    y = draw_fields(frame, y, area.bottom, form);
  else
    frame.put_fixed(2, y++, "Tab: " + filled(form), frame.columns() - 2, {Role::title});
  // What is read to the patient stays in sight until there is something to tell.
  const bool silent = form.preview.empty() && form.fault.empty() && form.questions.empty();
  if (reads_questions(form) && !form.picking && !all && silent) y = draw_picks(frame, y, area.bottom, form);
  draw_meaning(frame, {y, area.bottom}, state, now);
}

}  // namespace infuwatch::tui
