// A form: who it is about, its fields, what saving would mean.
#include "base/text.hpp"
#include "tui/view.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

constexpr int label_columns = 14;

/// Whom it is about stands above every form: name, both identifiers, drug.
void draw_whom(Frame& frame, int y, const State& state) {
  const auto& form = *state.form;
  frame.put(0, y, form.title, {Role::title, false, true});
  if (!form.infusion) return;
  const Chart* chart = nullptr;
  if (const auto* one = state.watched(*form.infusion)) chart = one->chart.get();
  if (state.dossier && state.dossier->infusion == *form.infusion) chart = state.dossier->chart.get();
  const auto* infusion = chart ? chart->infusion(*form.infusion) : nullptr;
  if (!infusion) return;
  const auto& patient = chart->patient();
  auto who = shown(patient.name) + "  MRN " + shown(patient.mrn) + "  born " + shown_date(patient.birth) +
             "  " + infusion->order.drug + ", infusion " + std::to_string(infusion->number.value());
  if (!infusion->order.chair.empty()) who += ", chair " + shown(infusion->order.chair);
  frame.put_fixed(0, y + 1, who, frame.columns(), {Role::plain, false, true});
  if (!patient.allergies.empty())
    frame.put_right(y, "Allergies: " + fitted(shown(patient.allergies), frame.columns() / 2),
                    {Role::review, false, true});
}

/// One field in one row; returns the row below it.
int draw_field(Frame& frame, int x, int y, int columns, const Field& field, bool focus) {
  frame.put(x, y,
            field.faulty ? "!"
            : focus      ? ">"
                         : " ",
            {field.faulty ? Role::fault : Role::plain, false, true});
  frame.put_fixed(x + 2, y, field.label, label_columns,
                  {field.faulty ? Role::fault : Role::plain, false, focus});
  const int at = x + 2 + label_columns;
  const int beside = width(field.beside);
  const int room = std::max(8, columns - label_columns - 4 - (beside ? beside + 1 : 0));
  frame.put(at, y, "[", {Role::faint});
  frame.put(at + room + 1, y, "]", {Role::faint});
  if (beside) frame.put(at + room + 3, y, field.beside, {Role::faint});
  if (!field.choices.empty()) {
    int cx = at + 1;
    for (const auto& word : field.choices) {
      const bool on = word == field.text;
      const auto text = on ? '<' + word + '>' : ' ' + word + ' ';
      if (cx + width(text) > at + room + 1) break;
      cx = frame.put(cx, y, text, {on ? Role::field : Role::faint, on && focus, on});
    }
  } else {
    // The end that is being typed stays in sight.
    auto text = shown(field.text);
    const int before = width(shown(std::string_view{field.text}.substr(0, field.caret)));
    int skipped = 0;
    while (before - skipped > room - 1 && !text.empty()) {
      const auto first = clusters(text).front();
      skipped += first.width;
      text.erase(0, first.bytes.size());
    }
    if (field.text.empty() && !focus) frame.put(at + 1, y, fitted(field.hint, room), {Role::faint});
    frame.put(at + 1, y, text, {Role::field, false, focus}, room);
    if (focus)
      frame.focus = {std::min(at + 1 + before - skipped, frame.columns() - 1), y}, frame.caret = true;
    if (focus && field.text.empty()) frame.put(at + 2, y, fitted(field.hint, room - 1), {Role::faint});
  }
  if (focus && !field.choices.empty()) frame.focus = {at + 1, y};
  return y + 1;
}

std::string pick_text(const Pick& pick) {
  switch (pick.state) {
    case Pick::State::seen: return pick.grade ? "[" + std::to_string(*pick.grade) + "]" : "[x]";
    case Pick::State::denied: return "[-]";
    case Pick::State::gone: return "[!]";
    case Pick::State::untouched: break;
  }
  return "[ ]";
}

/// The drug's list in columns, and below it the grades of the last pick in words; returns the row below.
int draw_picks(Frame& frame, int y, const Form& form, int most_rows) {
  const int columns = frame.columns() >= 110 ? 4 : 3, wide = frame.columns() / columns;
  const auto count = static_cast<int>(form.picks.size());
  const int rows = std::min(most_rows, (count + columns - 1) / columns);
  frame.put(0, y,
            form.picking
                ? "> SYMPTOMS  letter picks, again: next grade; 1-5 grade; - denied; ! gone; @ onset; * none"
                : "  SYMPTOMS",
            {Role::title, false, form.picking});
  if (form.none) frame.put_right(y, " ALL DENIED ", {Role::banner, false, true});
  for (int i = 0; i < count && i < rows * columns; ++i) {
    const auto& pick = form.picks[static_cast<std::size_t>(i)];
    const int x = (i / rows) * wide + 2, py = y + 1 + i % rows;
    const bool last = form.last && *form.last == static_cast<std::size_t>(i);
    const bool on = pick.state != Pick::State::untouched;
    frame.put(x, py, std::string(1, pick.key), {Role::key, false, true});
    frame.put(x + 2, py, pick_text(pick), {on ? Role::review : Role::plain, false, on});
    frame.put_fixed(x + 6, py, pick.term.name, wide - 8, {Role::plain, last && form.picking, on});
    if (last && form.picking) frame.focus = {x, py};
  }
  y += rows + 1;
  if (!form.last || !form.picking) return y;
  const auto& pick = form.picks[*form.last];
  if (form.onset || !pick.onset.empty()) {
    const int end = frame.put(2, y, pick.term.name + " began: " + pick.onset + (form.onset ? "" : " "),
                              {Role::field, false, true});
    if (form.onset)
      frame.put(end + 2, y, "-40m, 14:05, ~14:00; Enter ends it", {Role::faint}), frame.focus = {end, y},
                                                                                  frame.caret = true;
    return y + 1;
  }
  for (const auto& [grade, words] : pick.term.grades) {
    const bool on = pick.grade == grade;
    frame.put_fixed(2, y++, std::to_string(grade) + (on ? " > " : "   ") + pick.term.name + ": " + words,
                    frame.columns() - 4, {on ? Role::review : Role::faint, false, on});
  }
  return y;
}

void draw_below(Frame& frame, int y, int bottom, const State& state) {
  const auto& form = *state.form;
  const auto put = [&](const std::string& text, Style style) {
    for (const auto& line : wrapped(shown(text), frame.columns() - 2))
      if (y < bottom) frame.put(1, y++, line, style);
  };
  if (!form.fault.empty()) put("! " + form.fault, {Role::fault, false, true});
  for (const auto& question : form.questions) put("? " + question, {Role::urgent});
  if (form.verb == "sign")
    put("Every open infusion, flag, missing stop, release and call is handed over, with the head of the record.",
        {});
  if (form.preview.empty() || y >= bottom) return;
  frame.put(0, y++, "IF SAVED NOW", {Role::title});
  for (const auto& line : form.preview)
    if (y < bottom) frame.put_fixed(1, y++, line, frame.columns() - 1, {role_of_line(line)});
}

}  // namespace

void draw_form(Frame& frame, Area area, const State& state, Instant) {
  const auto& form = *state.form;
  draw_whom(frame, area.top, state);
  int y = area.top + (form.infusion ? 3 : 2);
  if (form.verb == "found")
    for (
        const auto& line : wrapped(
            "No record is kept here yet. Say where this is and who you are; everything can be changed later. The record itself, once begun, only grows.",
            frame.columns() - 4))
      frame.put(2, y++, line);
  const bool observing = !form.picks.empty();
  if (observing) y = draw_picks(frame, y - 1, form, std::max(4, area.height() - 14));
  const int wide = frame.columns();
  const bool pairs = observing;  // vital signs stand two by two
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const auto& field = form.fields[i];
    const bool focus = !form.picking && form.focus == i;
    const bool half = pairs && !field.beside.empty();
    const bool sign = pairs && (field.name == "--hr" || field.name == "--bp" || field.name == "--temp" ||
                                field.name == "--rr" || field.name == "--spo2" || field.name == "--o2" ||
                                field.name == "--acvpu" || field.name == "--pain");
    static_cast<void>(half);
    if (y >= area.bottom) break;
    if (!sign) {
      y = draw_field(frame, 0, y, wide, field, focus);
    } else {
      const bool left = (i - static_cast<std::size_t>(form.field("--hr") - form.fields.data())) % 2 == 0;
      draw_field(frame, left ? 0 : wide / 2, y, wide / 2, field, focus);
      if (!left) ++y;
    }
    if (focus)
      for (std::size_t k = 0; k < form.offers.size() && y < area.bottom; ++k)
        frame.put_fixed(label_columns + 3, y++, (k == form.offer ? "> " : "  ") + form.offers[k].words,
                        wide - label_columns - 4,
                        {k == form.offer ? Role::review : Role::plain, false, k == form.offer});
  }
  draw_below(frame, y, area.bottom, state);
}

}  // namespace infuwatch::tui
