#include "tui/form.hpp"

#include "base/text.hpp"
#include "report/problem_facts.hpp"
#include "report/problem_words.hpp"
#include "report/words.hpp"
#include "tui/text.hpp"

#include <algorithm>
#include <utility>

namespace infuwatch::tui {
namespace {

using Name = Key::Name;

/// A step over one letter with its marks.
std::size_t left_of(const std::string& text, std::size_t at) {
  const auto before = clusters(std::string_view{text}.substr(0, at));
  if (before.empty()) return 0;
  std::size_t start = at;
  while (start > 0) {
    --start;
    const bool letter_begins = (static_cast<unsigned char>(text[start]) & 0xC0) != 0x80;
    if (letter_begins && clusters(std::string_view{text}.substr(0, start)).size() < before.size()) break;
  }
  return start;
}

std::size_t right_of(const std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    ++end;
    const bool letter_ends = end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (letter_ends &&
        (end == text.size() || clusters(std::string_view{text}.substr(at, end - at + 4)).size() > 1))
      break;
  }
  return end;
}

bool one_line(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; }

}  // namespace

bool edit(std::string& text, std::size_t& caret, const Key& key) {
  caret = std::min(caret, text.size());
  switch (key.name) {
    case Name::letter:
    case Name::burst: {
      std::string typed;
      std::copy_if(key.text.begin(), key.text.end(), std::back_inserter(typed), one_line);
      if (text.size() + typed.size() > longest_text) return false;
      text.insert(caret, typed);
      caret += typed.size();
      return !typed.empty();
    }
    case Name::backspace: {
      const auto start = left_of(text, caret);
      const bool some = start < caret;
      text.erase(start, caret - start);
      caret = start;
      return some;
    }
    case Name::erase: {
      const auto end = right_of(text, caret);
      const bool some = end > caret;
      text.erase(caret, end - caret);
      return some;
    }
    case Name::left: caret = left_of(text, caret); return false;
    case Name::right: caret = right_of(text, caret); return false;
    case Name::home: caret = 0; return false;
    case Name::end: caret = text.size(); return false;
    default: return false;
  }
}

bool numbered(const Field& field) {
  const auto& words = field.choices;
  const auto begins_as_another = [&](const std::string& word) {
    return std::count_if(words.begin(), words.end(),
                         [&](const std::string& other) { return other.front() == word.front(); }) > 1;
  };
  const auto with_digit = [](const std::string& word) { return word.front() >= '0' && word.front() <= '9'; };
  return words.size() <= 9 && std::any_of(words.begin(), words.end(), begins_as_another) &&
         std::none_of(words.begin(), words.end(), with_digit);
}

bool choose(Field& field, const Key& key) {
  const auto& words = field.choices;
  if (key.name == Name::letter && numbered(field) && key.text.size() == 1 && key.text[0] >= '1' &&
      key.text[0] < '1' + static_cast<int>(words.size())) {
    field.begun.clear();
    const auto& chosen = words[static_cast<std::size_t>(key.text[0] - '1')];
    return std::exchange(field.text, chosen) != chosen;
  }
  const auto at = std::find(words.begin(), words.end(), field.text);
  const bool letter = key.name == Name::letter && key.text != " ";
  const auto beginning = [&](const std::string& letters) {
    return std::count_if(words.begin(), words.end(),
                         [&](const std::string& word) { return word.starts_with(letters); });
  };
  auto chosen = words.end();
  if (letter) {
    field.begun += key.text;
    if (beginning(field.begun) == 0) field.begun = key.text;
    const auto could_be = beginning(field.begun);
    if (could_be == 0) field.begun.clear();
    if (could_be == 1 && field.begun.size() >= field.letters)
      chosen = std::find_if(words.begin(), words.end(),
                            [&](const std::string& word) { return word.starts_with(field.begun); });
  } else if (key.name == Name::right || key.name == Name::letter) {
    field.begun.clear();
    chosen = at == words.end() || at + 1 == words.end() ? words.begin() : at + 1;
  } else if (key.name == Name::left) {
    field.begun.clear();
    chosen = at == words.begin() || at == words.end() ? words.end() - 1 : at - 1;
  } else if (key.name == Name::backspace && !field.begun.empty()) {
    field.begun.pop_back();
  }
  if (chosen == words.end() || *chosen == field.text) return false;
  field.text = *chosen;
  return true;
}

bool choose_some(Field& field, const Key& key) {
  const auto& words = field.any_of;
  if (key.name != Name::letter || key.text.size() != 1 || key.text[0] < '1' ||
      key.text[0] >= '1' + static_cast<int>(words.size()))
    return false;
  const auto& chosen = words[static_cast<std::size_t>(key.text[0] - '1')];
  auto said = field.text.empty() ? std::vector<std::string>{} : split(field.text, ',');
  const bool taken_back = std::erase(said, chosen) > 0;
  if (chosen == words.back()) said.clear();
  std::erase(said, words.back());
  if (!taken_back) said.push_back(chosen);
  field.text = joined(said, ",");
  field.caret = field.text.size();
  return true;
}

std::string Pick::typed() const {
  return term.key + (grade ? ":" + std::to_string(*grade) : "") + (onset.empty() ? "" : "@" + onset);
}

Field asked(FieldId id) {
  const auto& row = field_of(id);
  Field field{.id = id,
              .label = std::string{row.label},
              .hint = std::string{row.hint},
              .help = report::capital(std::string{row.help}) + '.',
              .blank = std::string{row.blank}};
  if (!row.words.empty()) field.choices = split(row.words, ' ');
  return field;
}

Field* Form::field(FieldId id) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& one) { return one.id == id; });
  return found == fields.end() ? nullptr : &*found;
}
const Field* Form::field(FieldId id) const { return const_cast<Form*>(this)->field(id); }

const Field* Form::unsaid() const {
  for (const auto& one : fields)
    if (one.needed && trimmed(one.text).empty()) return &one;
  return nullptr;
}

void Form::mark_needed() {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (&fields[i] == unsaid()) {
      go_to(i + (picks.empty() ? 0 : 1));
      fields[i].faulty = true;
      return;
    }
}

/// Place 0 is the list of symptoms where there is one; the fields follow.
void Form::go_to(std::size_t place) {
  onset = false;
  picking = !picks.empty() && place == 0;
  focus = picks.empty() ? place : place > 0 ? place - 1 : 0;
  for (auto& field : fields) field.begun.clear();
  if (focus < fields.size()) fields[focus].caret = fields[focus].text.size();
}

bool Form::move(int steps) {
  const auto places = static_cast<int>(fields.size() + (picks.empty() ? 0 : 1));
  if (places == 0) return false;
  const int here = picks.empty() ? static_cast<int>(focus) : picking ? 0 : static_cast<int>(focus) + 1;
  go_to(static_cast<std::size_t>((here + steps + places) % places));
  return false;
}

bool Form::pick(const Key& key) {
  if (onset) {
    if (key.name == Name::enter || key.name == Name::tab) {
      onset = false;
      return false;
    }
    auto& text = picks[*last].onset;
    auto end = text.size();
    return edit(text, end, key);
  }
  if (key.name == Name::backspace && last) {
    picks[*last].state = Pick::State::untouched;
    picks[*last].grade.reset();
    picks[*last].onset.clear();
    return true;
  }
  if (key.name != Name::letter || key.text.size() != 1) return false;
  const char c = key.text[0];
  if (c == '*') {
    none = !none;
    return true;
  }
  for (std::size_t i = 0; i < picks.size(); ++i) {
    auto& one = picks[i];
    if (one.key != c) continue;
    if (one.state != Pick::State::seen) {
      one.state = Pick::State::seen;
      one.grade.reset();
    } else {
      const auto& grades = one.term.grades;
      const auto next = one.grade ? grades.upper_bound(*one.grade) : grades.begin();
      if (next == grades.end()) {
        one.state = Pick::State::untouched;
        one.onset.clear();
      }
      one.grade = next == grades.end() ? std::nullopt : std::optional{next->first};
    }
    last = i;
    none = false;
    return true;
  }
  if (!last) return false;
  auto& one = picks[*last];
  if (c >= '1' && c <= '5') {
    if (!one.term.grades.contains(c - '0')) return false;
    one.state = Pick::State::seen;
    one.grade = c - '0';
    return true;
  }
  if (c == '@' && one.state == Pick::State::seen) {
    onset = true;
    return false;
  }
  if (c != '-' && c != '!') return false;
  one.state = c == '-' ? Pick::State::denied : Pick::State::gone;
  one.grade.reset();
  one.onset.clear();
  return true;
}

bool Form::take(const Key& key) {
  if (key.name == Name::back_tab || (key.name == Name::up && !picking)) return move(-1);
  if (!onset && (key.name == Name::tab || key.name == Name::down || key.name == Name::enter)) return move(1);
  bool changed = false;
  if (picking) {
    changed = pick(key);
  } else if (focus < fields.size()) {
    auto& field = fields[focus];
    if (!field.choices.empty()) {
      changed = choose(field, key);
    } else if (choose_some(field, key)) {
      changed = true;
    } else if (const auto at = std::find(field.presets.begin(), field.presets.end(), field.text);
               at != field.presets.end() && (key.name == Name::left || key.name == Name::right)) {
      const auto count = field.presets.size(), here = static_cast<std::size_t>(at - field.presets.begin());
      field.text = field.presets[(here + (key.name == Name::right ? 1 : count - 1)) % count];
      field.caret = field.text.size();
      changed = true;
    } else {
      changed = edit(field.text, field.caret, key);
    }
    if (changed) field.faulty = false;
  }
  dirty = dirty || changed;
  if (changed) fault.clear();
  return changed;
}

void Form::answer(const Field& field, app::Answers& answers) const {
  const auto typed = trimmed(field.text);
  const auto each = [&](FieldId id) {
    for (const auto& one : split(typed, ';')) answers.add_some(id, trimmed(one));
  };
  switch (field.id) {
    case FieldId::other_symptom: return each(FieldId::symptom);
    case FieldId::answer:
    case FieldId::except: return each(field.id);
    case FieldId::lab:
      if (is(VerbId::correct)) break;
      return each(field.id);
    case FieldId::order_now:
    case FieldId::emergency: return;
    case FieldId::unlisted:
      if (is(VerbId::correct)) break;
      return answers.add_some(field.id, typed == "yes" ? typed : "");
    case FieldId::discharge: return answers.add_some(field.id, typed == whole_list ? "all" : "");
    case FieldId::screened: return answers.add_some(field.id, typed == as_expected ? typed : "");
    case FieldId::claim_for: return answers.add_some(field.id, typed == "mine" ? "" : typed);
    default: break;
  }
  if (!field.number.empty())
    return answers.add_some(field.id, typed.empty() ? typed : field.number + '=' + typed);
  if (!is(VerbId::correct) || field.id == FieldId::reason) return answers.add_some(field.id, typed);
  if (typed == field.was) return;
  answers.add(FieldId::set, std::string{field_of(field.id).key} + '=' + (typed == "-" ? "" : typed));
}

Request Form::request() const {
  Request out{.verb = verb, .subject = subject, .uuid = uuid};
  if (const auto* now = field(FieldId::order_now); now && now->text == "start") out.verb = VerbId::start;
  if (about) out.answers.add(*about, std::to_string(subject));
  for (const auto& one : fields) answer(one, out.answers);
  for (const auto& one : picks) {
    if (one.state == Pick::State::seen) out.answers.add(FieldId::symptom, one.typed());
    if (one.state == Pick::State::denied) out.answers.add(FieldId::denied, one.term.key);
    if (one.state == Pick::State::gone) out.answers.add(FieldId::resolved, one.term.key);
  }
  if (none) out.answers.add(FieldId::none, "yes");
  return out;
}

void Form::refuse(const Problem& problem, const Zone* zone) {
  const auto words = report::sentences(problem, zone, report::Edge::console);
  for (auto& field : fields) field.faulty = false;
  preview.clear();  // the refusal says it
  if (std::holds_alternative<ReasonNeeded>(problem)) {
    questions = {words.wrong};
    questions.insert(questions.end(), words.lines.begin(), words.lines.end());
    fault = words.remedy;
    const auto* doubted = mark(problem);
    if (doubted && doubted->sign) return;  // a reading is typed again
    if (!field(FieldId::reason)) {
      fields.push_back(asked(FieldId::reason));
      fields.back().hint = "why it is recorded anyway";
    }
    go_to(fields.size() - (picks.empty() ? 1 : 0));
    return;
  }
  fault = words.wrong + ' ' + words.remedy;
  for (const auto& line : words.lines) fault += ' ' + line;
  mark(problem);
}

/// Goes to the first field a problem is about; none where it is about none of them.
const Field* Form::mark(const Problem& problem) {
  const Field* first = nullptr;
  for (const auto id : report::field_ids_of(problem))
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].id != id) continue;
      fields[i].faulty = true;
      if (!first) {
        go_to(i + (picks.empty() ? 0 : 1));
        first = &fields[i];
      }
    }
  return first;
}

}  // namespace infuwatch::tui
