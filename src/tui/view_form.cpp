// A form: who it is about, its fields, what saving would mean.
#include "tui/view_form.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

constexpr std::string_view founding_words =
    "No record is kept here yet. Say where this is and who you are; all of it can be changed later. The record itself, once begun, only grows.";
constexpr int label_columns = 14;
constexpr int sign_label_columns = 6, sign_room = 8;

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

}  // namespace

int draw_field(Frame& frame, int x, int y, int columns, const Field& field, bool focus) {
  const int label = field.sign ? sign_label_columns : label_columns;
  const int room = field.sign ? sign_room : std::max(8, columns - label - 4);
  const Style marked{field.faulty ? Role::fault : Role::plain, false, focus || field.faulty};
  const std::string_view mark = field.faulty ? "!" : focus ? ">" : " ";
  frame.put(x, y, mark, marked);
  frame.put_fixed(x + 2, y, field.label, label, marked);
  const int at = x + 2 + label;
  frame.put(at, y, "[", {Role::faint});
  frame.put(at + room + 1, y, "]", {Role::faint});
  if (!field.beside.empty())
    frame.put_fixed(at + room + 3, y, field.beside, x + columns - at - room - 4, {Role::faint});
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

    frame.put(at + 1, y, text, {Role::field, false, focus}, room);
    if (focus)
      frame.focus = {std::min(at + 1 + before - skipped, frame.columns() - 1), y}, frame.caret = true;
    if (!focus && field.text.empty()) frame.put(at + 1, y, fitted(field.blank, room), {Role::faint});
    if (focus && field.text.empty() && !field.hint.empty())  // never to be taken for what is charted
      frame.put(at + 2, y, fitted('(' + field.hint + ')', room - 1), {Role::faint});
  }
  if (focus && !field.choices.empty()) frame.focus = {at + 1, y};
  return y + 1;
}

void draw_meaning(Frame& frame, Area area, const State& state) {
  int y = area.top;
  const int bottom = area.bottom;
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
    if (y < bottom) frame.put_fixed(0, y++, line, frame.columns(), {role_of_line(line)});
}

void draw_form(Frame& frame, Area area, const State& state, Instant) {
  const auto& form = *state.form;
  draw_whom(frame, area.top, state);
  int y = area.top + 2;
  if (!form.picks.empty()) return draw_observation(frame, {y, area.bottom}, state);
  if (form.infusion) ++y;
  if (form.verb == "found")
    for (const auto& line : wrapped(founding_words, frame.columns() - 4)) frame.put(2, y++, line);
  for (std::size_t i = 0; i < form.fields.size() && y < area.bottom; ++i) {
    const bool focus = form.focus == i;
    y = draw_field(frame, 0, y, frame.columns(), form.fields[i], focus);
    for (std::size_t k = 0; focus && k < form.offers.size() && y < area.bottom; ++k) {
      const bool on = k == form.offer;
      frame.put_fixed(label_columns + 3, y++, (on ? "> " : "  ") + form.offers[k].words,
                      frame.columns() - label_columns - 4, {on ? Role::review : Role::plain, false, on});
    }
  }
  draw_meaning(frame, {y, area.bottom}, state);
}

}  // namespace infuwatch::tui
