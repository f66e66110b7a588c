// A form: who it is about, its fields, what saving would mean.
#include "tui/view_form.hpp"

#include "base/text.hpp"
#include "protocol/substance.hpp"
#include "report/drug_words.hpp"

#include <algorithm>
#include <span>

namespace infuwatch::tui {
namespace {

/// Columns that words to choose from take, each with its mark.
int choice_columns(const Field& field, std::span<const std::string> words) {
  const int beside = numbered(field) ? 3 : 2;
  int wide = 0;
  for (const auto& word : words) wide += width(word) + beside;
  return wide;
}

/// The words from which on the one that is chosen stays in sight.
std::span<const std::string> choices_in_sight(const Field& field, int room) {
  std::span<const std::string> words{field.choices};
  const auto chosen = std::find(words.begin(), words.end(), field.text);
  if (chosen == words.end()) return words;
  const int beside = numbered(field) ? 3 : 2;
  int wide = choice_columns(field, {words.begin(), chosen + 1});
  while (wide > room && words.front() != field.text) {
    wide -= width(words.front()) + beside;
    words = words.subspan(1);
  }
  return words;
}

constexpr int label_columns = 14, least_fields = 4;
constexpr int question_room = 22;
constexpr int sign_label_columns = 8, sign_room = 8, sign_room_with_unit = 11;

int label_of(const Field& field, int columns) {
  return field.question ? std::max(label_columns, columns - question_room - 4)
         : field.sign   ? sign_label_columns
                        : label_columns;
}

int room_of(const Field& field, int columns) {
  return field.with_unit ? sign_room_with_unit
         : field.sign    ? sign_room
                         : std::max(8, columns - label_of(field, columns) - 4);
}

constexpr std::string_view founding_words =
    "There is no record here yet. Enter where this is and who you are; all of it can be changed later. Entries are only ever added to the record.";

/// Whom it is about stands above every form: name, both identifiers, drug.
void draw_whom(Frame& frame, int y, const State& state) {
  const auto& form = *state.form;
  const auto put_title = [&](int beside) {
    frame.put_fixed(0, y, form.title, frame.columns() - beside, {Role::title, false, true});
  };
  put_title(0);
  if (!form.infusion) return;
  const Chart* chart = nullptr;
  if (const auto* one = state.watched(*form.infusion)) chart = one->chart.get();
  if (state.patient_detail && state.patient_detail->infusion == *form.infusion)
    chart = state.patient_detail->chart.get();
  const auto* infusion = chart ? chart->infusion(*form.infusion) : nullptr;
  if (!infusion) return;
  const auto& patient = chart->patient();
  auto who = shown(patient.name) + "  MRN " + shown(patient.mrn) + "  born " + shown_date(patient.birth) +
             "  " + report::drug_shown(infusion->order) + ", infusion " +
             std::to_string(infusion->number.value());
  if (!infusion->order.chair.empty()) who += ", chair " + shown(infusion->order.chair);
  frame.put_fixed(0, y + 1, who, frame.columns(), {Role::plain, false, true});
  const auto allergies = "  " + fitted(report::allergies_text(patient), frame.columns() / 2);
  const bool none = no_known_allergies(patient.allergies);
  put_title(width(allergies));
  frame.put_right(y, allergies, {none ? Role::faint : Role::review, false, !none});
}

}  // namespace

int draw_field(Frame& frame, int x, int y, int columns, const Field& field, bool focus) {
  const int label = label_of(field, columns), room = room_of(field, columns);
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
    const bool numbers = numbered(field);
    const auto in_sight = choices_in_sight(field, room);
    if (in_sight.size() < field.choices.size()) frame.put(at, y, "<", {Role::faint});
    for (const auto& word : in_sight) {
      const bool on = word == field.text;
      const auto text = on ? '<' + word + '>' : ' ' + word;
      if (cx + numbers + width(text) > at + room + 1) {
        frame.put(at + room + 1, y, ">", {Role::faint});  // there are more
        break;
      }
      if (numbers) cx = frame.put(cx, y, std::to_string(&word - field.choices.data() + 1), {Role::faint});
      const bool could_be = focus && !field.begun.empty() && word.starts_with(field.begun);
      cx = frame.put(cx, y, text, {on || could_be ? Role::field : Role::faint, on && focus, on || could_be}) +
           !on;
    }
    if (focus && !field.begun.empty() && !field.text.starts_with(field.begun))
      frame.put(x + 1 + label - width(field.begun), y, field.begun + '_', {Role::field, false, true});
  } else {
    // The end that is being typed stays in sight.
    auto text = field.secret ? std::string(field.text.size(), '*') : shown(field.text);
    const int before = field.secret ? static_cast<int>(field.caret)
                                    : width(shown(std::string_view{field.text}.substr(0, field.caret)));
    int skipped = 0;
    while (before - skipped > room - 1 && !text.empty()) {
      const auto first = clusters(text).front();
      skipped += first.width;
      text.erase(0, first.bytes.size());
    }

    frame.put(at + 1, y, text, {Role::field, false, focus}, room);
    if (focus) {
      frame.focus = {std::min(at + 1 + before - skipped, frame.columns() - 1), y};
      frame.caret = true;
    }
    if (!focus && field.text.empty()) frame.put(at + 1, y, fitted(field.blank, room), {Role::faint});
    if (focus && field.text.empty() && !field.hint.empty())  // never to be taken for what is charted
      frame.put(at + 2, y, fitted('(' + field.hint + ')', room - 1), {Role::faint});
  }
  if (focus && !field.choices.empty()) frame.focus = {at + 1, y};
  return y + 1;
}

std::vector<std::string> choices_below(const Field& field, int columns) {
  if (choice_columns(field, field.choices) <= room_of(field, field.half ? columns / 2 : columns)) return {};
  std::vector<std::string> lines{""};
  for (const auto& word : field.choices) {
    const auto told =
        (numbered(field) ? std::to_string(&word - field.choices.data() + 1) + ' ' : std::string{}) + word;
    if (!lines.back().empty() && width(lines.back()) + width(told) + 2 > columns - label_columns - 4)
      lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : "  ") + told;
  }
  return lines;
}

void draw_meaning(Frame& frame, Area area, const State& state, Instant now) {
  int y = area.top;
  const int bottom = area.bottom;
  const auto& form = *state.form;
  const auto put = [&](const std::string& text, Style style) {
    for (const auto& line : wrapped(shown(text), frame.columns() - 2))
      if (y < bottom) frame.put(1, y++, line, style);
  };
  if (!form.fault.empty()) put("! " + form.fault, {Role::fault, false, true});
  for (const auto& question : form.questions) put("? " + question, {Role::urgent});
  if (form.is(VerbId::handover_sign))
    put("Every open infusion, flag, missing stop, release and call is handed over, with the head of the record.",
        {});
  if (form.preview.empty() || y >= bottom) return;
  frame.put(0, y++, "IF SAVED NOW", {Role::title});
  for (const auto& line : told_lines(form.preview, state, now, frame.columns()))
    if (y < bottom) frame.put_fixed(0, y++, line.text, frame.columns(), {role_of(line)});
}

namespace {

/// Rows that what is wrong, asked and meant would like, within reason: it is never pushed off the screen.
int meaning_rows(const Frame& frame, const State& state, Instant now) {
  const auto& form = *state.form;
  constexpr std::size_t most = 10;
  std::size_t rows =
      form.preview.empty() ? 0 : told_lines(form.preview, state, now, frame.columns()).size() + 1;
  const auto add = [&](const std::string& text) { rows += wrapped(text, frame.columns() - 2).size(); };
  if (!form.fault.empty()) add(form.fault);
  for (const auto& question : form.questions) add(question);
  return static_cast<int>(std::min(rows, most));
}

struct Below {
  std::string text;
  bool chosen = false;
};

/// What stands below the field in focus: what was found, or the words it takes.
std::vector<Below> below_focus(const Form& form, int columns) {
  std::vector<Below> lines;
  for (std::size_t i = 0; i < form.offers.size(); ++i)
    lines.push_back({(i == form.offer ? "> " : "  ") + form.offers[i].words, i == form.offer});
  if (form.focus >= form.fields.size()) return lines;
  std::string words;
  for (const auto& word : form.fields[form.focus].any_of)
    words += std::to_string(&word - form.fields[form.focus].any_of.data() + 1) + ' ' + word + "  ";
  if (!words.empty())
    for (auto& line : wrapped(trimmed(words), columns)) lines.push_back({std::move(line)});
  for (auto& line : choices_below(form.fields[form.focus], columns + label_columns + 4))
    lines.push_back({std::move(line)});
  return lines;
}

/// The fields that fit, those around the one in focus; returns the row below.
int draw_some(Frame& frame, int y, int bottom, const Form& form) {
  const int half = frame.columns() / 2;
  std::vector<int> row_of;  // of each field, from 0
  int rows = 0;
  bool left = true;
  for (const auto& field : form.fields) {
    left = field.half ? left : true;
    if (!(field.half && !left)) ++rows;
    row_of.push_back(rows - 1);
    left = !(field.half && left);
  }
  const int below_columns = frame.columns() - label_columns - 4;
  const auto below = below_focus(form, below_columns);
  const int here = form.focus < row_of.size() ? row_of[form.focus] : 0;
  const int room = std::max(1, bottom - y - static_cast<int>(below.size()));
  const int top = std::clamp(here - room / 2, 0, std::max(0, rows - room));
  int last = y, shift = 0;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const int at = y + row_of[i] - top + shift;
    if (row_of[i] < top || row_of[i] >= top + room) continue;
    const auto& field = form.fields[i];
    const bool focus = form.focus == i, right = i > 0 && field.half && row_of[i] == row_of[i - 1];
    draw_field(frame, right ? half : 0, at, field.half ? half : frame.columns(), field, focus);
    last = std::max(last, at + 1);
    if (!focus) continue;
    for (const auto& [text, chosen] : below) {
      ++shift;
      frame.put_fixed(label_columns + 3, last++, text, below_columns,
                      {chosen ? Role::review : Role::plain, false, chosen});
    }
  }
  if (top > 0) frame.put(0, y, "^", {Role::faint});
  if (top + room < rows) frame.put(0, last - 1, "v", {Role::faint});
  return last;
}

}  // namespace

void draw_form(Frame& frame, Area area, const State& state, Instant now) {
  const auto& form = *state.form;
  draw_whom(frame, area.top, state);
  int y = area.top + 2;
  if (!form.picks.empty()) return draw_observation(frame, {y, area.bottom}, state, now);
  if (form.infusion) ++y;
  if (form.is(VerbId::init))
    for (const auto& line : wrapped(founding_words, frame.columns() - 4)) frame.put(2, y++, line);
  const int room = std::max(least_fields, area.bottom - y - meaning_rows(frame, state, now));
  y = draw_some(frame, y, y + room, form);
  draw_meaning(frame, {y, area.bottom}, state, now);
}

}  // namespace infuwatch::tui
