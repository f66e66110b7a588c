// Keys in a form, and what comes back from the store about it.
#include "app/pin.hpp"
#include "base/text.hpp"
#include "report/problem_words.hpp"
#include "report/receipt.hpp"
#include "tui/forms.hpp"
#include "tui/text.hpp"
#include "tui/updating.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

using Name = Key::Name;

/// A receipt's lines without those that say whom it is about.
std::vector<std::string> meaning(const storage::Recorded& told, const report::Telling& telling) {
  std::vector<const Chart*> charts;
  for (const auto& chart : told.charts) charts.push_back(chart.get());
  auto lines = split(report::receipt_text(told.entry, charts, told.repeated, telling), '\n');
  std::erase(lines, std::string{});
  std::erase(lines, std::string{"TRAINING"});
  return lines;
}

/// A person with both identifiers, in one line.
template <class Person>
std::string person(const Person& one) {
  return shown(one.name) + "  MRN " + shown(one.mrn) + "  born " + shown_date(one.birth);
}
std::string order_title(const std::string& whose) { return "NEW INFUSION  " + whose; }

constexpr std::size_t most_offers = 5;
constexpr int least_preview = 78;

}  // namespace

void Updating::open_form(const std::string& verb, const Item& about) {
  if (verb.empty()) return;
  state.receipt.clear();
  if (verb == "observe" || verb == "call") {
    state.waiting = verb;
    return ask(Task::Kind::patient, {"look", about.infusion->value()}, true);
  }
  state.form = form_for(verb, state, about);
  if (!state.form) {
    state.message = "Select something first.";
    return;
  }
  if (const auto hers = verb == "order" ? std::exchange(state.registered, {}) : std::nullopt) {
    state.form->field("--patient")->text = hers->mrn;
    state.form->field("--birth")->text = iso_date(hers->birth);
    state.form->title = order_title(person(*hers));
    state.form->go_to(2);
  }
  if (verb == "stop" && about.infusion)  // before its time: `completed` and `all of it` may not be so
    if (const auto* one = state.watched(*about.infusion); one && one->infusion().planned_end > now) {
      state.form->title += ", planned end " + state.zone->shown_near(*one->infusion().planned_end, now);
      state.form->field("--why")->text.clear();
      state.form->field("--given")->blank = "not said";
      state.form->go_to(1);
    }
  if (verb == "save") {
    state.form->subject = state.shifts_back;
    const auto when = iso(Instant{state.zone->local(now).time_since_epoch()});
    const auto name = "report-" + when.substr(0, 10) + '-' + when.substr(11, 2) + when.substr(14, 2) + ".txt";
    state.form->fields[0].text = name;
    state.form->go_to(0);
  }
  if (verb == "prior" && about.infusion)
    if (const auto* one = state.watched(*about.infusion)) {
      state.form->field("--patient")->text = one->chart->patient().mrn;
      state.form->field("--drug")->text = one->infusion().order.drug;
      state.form->go_to(2);
    }
  changed();
}

void Updating::patient_read(const Answer& told, bool awaited) {
  if (told.problem) state.message = words(*told.problem);
  if (!told.dossier) return;
  if (!awaited) {
    if (state.dossier && state.dossier->infusion == told.dossier->infusion) state.dossier = told.dossier;
    return;
  }
  state.dossier = told.dossier;
  const auto verb = std::exchange(state.waiting, {});
  if (verb == "patient") {
    state.cursor.erase(Screen::patient);
    return go(Screen::patient);
  }
  state.form = form_for(verb, state, Item{"", {}, told.dossier->infusion});
}

/// What it would mean to save now is asked for after every change; only the answer to the last is shown.
void Updating::changed() {
  if (!state.form) return;
  const auto& verb = state.form->verb;
  if (verb == "found" || verb == "save") return;
  state.previewed_at = floor_to_minute(now);
  if (const auto* field = state.form->unsaid(); field && state.form->infusion) {
    state.wanted = ++state.ticket;  // an earlier answer comes too late
    state.form->preview = {field->label + ": not said yet."};
    return;
  }
  ask(Task::Kind::rehearse, request_of(*state.form), false);
}

/// Not over a refusal, which says it, nor while somebody is being found.
void Updating::preview_anew() {
  const auto& form = *state.form;
  const bool finding = form.focus < form.fields.size() && form.fields[form.focus].name == "--patient";
  const bool away = state.locked && !state.emergency;
  if (state.zone && !state.awaited && form.fault.empty() && !finding && !away) changed();
}

void Updating::send(std::vector<Request> then) {
  if (state.form->closed && !std::exchange(state.form->confirmed, true)) {
    state.form->fault = "All windows of this infusion have closed. If it is meant for this one, save again.";
    return;
  }
  if (!founding_fits()) return;
  if (const auto* field = state.form->unsaid()) {
    state.form->fault = field->label + " is not said yet.";
    return state.form->mark_needed();
  }
  auto request = request_of(*state.form);
  if (!then.empty()) request.then = std::move(then);
  const auto kind = state.form->verb == "found"  ? Task::Kind::found
                    : state.form->verb == "save" ? Task::Kind::save
                                                 : Task::Kind::record;
  state.welcomed = state.welcomed || kind == Task::Kind::found;
  ask(kind, std::move(request), true);
}

/// A PIN of the first run is held against its rules before there is a site it could belong to.
bool Updating::founding_fits() {
  auto& form = *state.form;
  if (form.verb != "found") return true;
  auto &pin = *form.field("--pin"), &again = *form.field("--pin-again");
  const bool same = pin.text == again.text;
  if (same && (pin.text.empty() || app::acceptable_pin(pin.text))) return true;
  form.fault = same ? "A PIN is 4 to 12 digits, not all the same. Type another, or leave both empty."
                    : "The two PINs differ. Type both again.";
  for (auto* field : {&pin, &again}) field->text.clear(), field->caret = 0, field->faulty = true;
  while (form.fields[form.focus].name != "--pin") form.go_to((form.focus + 1) % form.fields.size());
  return false;
}

/// While something is offered, Up, Down and Enter choose among it.
bool Updating::offered(const Key& pressed) {
  auto& form = *state.form;
  if (form.offers.empty()) return false;
  const auto count = form.offers.size();
  if (pressed.name == Name::up || pressed.name == Name::down) {
    form.offer = (form.offer + (pressed.name == Name::down ? 1 : count - 1)) % count;
    return true;
  }
  if (pressed.name != Name::enter && pressed.name != Name::tab) {
    return false;
  }
  const auto taken = form.offers[form.offer];
  form.offers.clear();
  for (const auto& [name, text] : taken.fills) {
    auto* field = form.field(name);
    field->text = text, field->faulty = false;
  }
  if (form.verb == "order" && taken.fills.size() > 1) form.title = order_title(taken.words);
  form.go_to(form.focus + taken.fills.size());
  changed();
  return true;
}

void Updating::form_key(const Key& pressed) {
  auto& form = *state.form;
  state.message.clear();
  if (form.discarding) {
    form.discarding = false;
    if (pressed.name == Name::letter && pressed.text == "y") state.form.reset();
    return;
  }
  if (pressed.name == Name::escape) {
    if (form.verb == "found") return effects.push_back(Quit{});
    if (form.onset) {
      form.onset = false;
    } else if (!form.offers.empty()) {
      form.offers.clear();
    } else if (form.dirty) {
      form.discarding = true;
    } else {
      state.form.reset();
    }
    return;
  }
  const bool asks =
      pressed.name == Name::letter && pressed.text == "?" &&
      (form.picking || (form.focus < form.fields.size() && !form.fields[form.focus].choices.empty()));
  if (pressed.name == Name::help || asks) {
    state.help = true;
    return;
  }
  const bool one_drug =
      form.offers.size() == 1 && form.focus < form.fields.size() && form.fields[form.focus].name == "--drug";
  if (pressed.name == Name::save && one_drug) offered({Name::enter});
  if (pressed.name == Name::save || (form.verb == "log" && pressed.name == Name::enter)) return send();
  if (pressed.name == Name::extra && !form.extra.empty()) {
    const auto infusion = form.infusion ? form.infusion->value() : 0;
    auto& action = form.field("--action")->text;
    if (action == "paused") return send({{"pause", infusion, {}}});
    action = "stopped";
    return send({{"stop", infusion, {{"--why", "reaction"}}}});
  }
  const bool digit = !pressed.text.empty() && pressed.text[0] >= '0' && pressed.text[0] <= '9';
  const bool line = form.verb == "log" || form.verb == "emergency";
  if (line && form.focus == 0 && !form.dirty && digit)
    form.fields[0].text.clear();  // another infusion's line
  const bool text = pressed.name == Name::letter || pressed.name == Name::burst;
  if (form.verb == "save" && !form.dirty && text) form.fields[0].text.clear();  // a name of her own
  if (offered(pressed)) return;
  const auto before = form.focus;
  if (!form.take(pressed)) {
    if (form.focus != before) form.offers.clear();
    return;
  }
  fit_order(form);
  fit_founding(form);
  if (form.verb == "stop")
    form.field("--given")->blank = form.field("--why")->text == "completed" ? "all of it" : "not said";
  if (form.verb == "ack") form.extra = second_save(form.field("--action")->text);
  const auto* field = form.picking ? nullptr : &form.fields[form.focus];
  if (field && form.verb == "order" && (field->name == "--patient" || field->name == "--birth"))
    form.title = order_title({});  // whose it is has to be found again
  if (field && field->name == "--patient")
    return ask(Task::Kind::find, {"", 0, {{"words", field->text}}}, false);
  form.offers.clear(), form.offer = 0;
  if (field && field->name == "--drug" && !trimmed(field->text).empty()) {
    for (const auto& drug : state.snapshot->drugs)
      if (lower(drug).find(lower(trimmed(field->text))) != std::string::npos &&
          form.offers.size() < most_offers)
        form.offers.push_back({drug, {{"--drug", drug.substr(0, drug.find(','))}}});
  }
  changed();
}

void Updating::found(const Answer& told) {
  auto& form = *state.form;
  form.offers.clear(), form.offer = 0;
  if (trimmed(form.field("--patient")->text).empty()) return;
  for (const auto& row : told.patients) {
    if (form.offers.size() == most_offers) break;
    Offer offer{person(row), {{"--patient", row.mrn}}};
    if (form.field("--birth")) offer.fills.push_back({"--birth", iso_date(row.birth)});
    form.offers.push_back(std::move(offer));
  }
  if (form.offers.empty())
    form.offers.push_back({"Nobody is called so. Esc, then i registers a new patient.", {}});
  changed();
}

void Updating::rehearsed(const Answer& told) {
  auto& form = *state.form;
  form.preview.clear();
  form.closed = false;
  for (const auto& one : told.recorded)
    for (const auto& notice : one.entry.notices)
      form.closed = form.closed || notice.kind == Notice::Kind::windows_closed;
  if (!told.recorded.empty()) {
    const auto lines = meaning(told.recorded.front(), state.telling(now));
    const std::ptrdiff_t told_above = form.infusion ? 1 : 0;  // whom it is about
    form.preview = {lines.begin() + std::min(told_above, std::ssize(lines)), lines.end()};
    for (auto& line : form.preview)  // there is no entry yet
      if (const auto end = line.find(' '); line.size() > 1 && line[0] == 'E' && end != std::string::npos &&
                                           line.find_first_not_of("0123456789", 1) == end)
        line = line.substr(end + 1);
    if (!form.picks.empty())  // what was picked stands above
      while (form.preview.size() > 1 && !form.preview.front().starts_with("This was"))
        form.preview.erase(form.preview.begin());
    const auto flags = [](const std::string& line) { return line.starts_with('*'); };
    if (!form.picks.empty() && std::none_of(form.preview.begin(), form.preview.end(), flags))
      form.preview.push_back("No new flag.");
    return;
  }
  if (!told.problem) return;
  const bool reason = std::holds_alternative<ReasonNeeded>(*told.problem);
  const bool told_above = reason && !form.questions.empty();
  if (std::holds_alternative<MissingField>(*told.problem) || told_above || !form.dirty) return;
  const auto sentences = report::sentences(*told.problem, state.zone);
  auto text = sentences.wrong + (reason ? "" : ' ' + without_commands(sentences.remedy));
  if (reason) text = "A reason will be asked for. " + text;
  form.preview = wrapped(form.in_own_words(text), least_preview);
  for (const auto& line : sentences.lines)
    for (const auto& part : wrapped("- " + form.in_own_words(line), least_preview))
      form.preview.push_back(part);
}

void Updating::recorded(const Answer& told) {
  if (!state.form) return;
  if (told.problem && told.recorded.empty()) {
    state.form->uuid = told.task.request.uuid;
    state.form->refuse(*told.problem, state.zone);
    return;
  }
  const auto verb = state.form->verb;
  state.form.reset();
  if (!told.recorded.empty() && !told.recorded[0].charts.empty())
    if (const auto about = report::infusion_about(told.recorded[0].entry, *told.recorded[0].charts[0]))
      state.cursor[Screen::board] = std::to_string(about->value());
  state.receipt.clear();
  const auto stops = [](const storage::Recorded& one) {
    return std::holds_alternative<Stopped>(one.entry.said);
  };
  const bool stopped_with_it = std::any_of(told.recorded.begin(), told.recorded.end(), stops);
  for (auto one : told.recorded) {
    if (stopped_with_it)
      std::erase_if(one.entry.notices,
                    [](const Notice& notice) { return notice.kind == Notice::Kind::still_running; });
    const auto lines = meaning(one, state.telling(now));
    state.receipt.insert(
        state.receipt.end(),
        lines.begin() + (state.receipt.empty() ? 0 : std::min<std::ptrdiff_t>(1, std::ssize(lines))),
        lines.end());
  }
  for (const auto& problem : told.undone) {
    const auto lines = wrapped("NOT DONE: " + words(problem), least_preview);
    state.receipt.insert(state.receipt.begin(), lines.begin(), lines.end());
  }
  if (verb == "save") state.receipt = {"Wrote the report to " + told.task.request.field("file") + "."};
  if (!told.recorded.empty())
    if (const auto* set = std::get_if<PatientSet>(&told.recorded[0].entry.said))
      state.registered = set->patient;
  if (verb == "patient")
    state.receipt.push_back("Next: n starts an infusion for her; b says what she had before this record.");
  if (verb == "found")
    state.receipt = {"The site is made. You are its first charge nurse.",
                     "Next: i registers a patient, n prepares an infusion for her.",
                     "Then s starts it, o observes, a answers a flag. ? tells all keys."};
  if (state.screen == Screen::patient && state.dossier)
    ask(Task::Kind::patient, {"", state.dossier->infusion.value()}, false);
  if (state.screen == Screen::report) ask(Task::Kind::report, {"", state.shifts_back}, false);
}

}  // namespace infuwatch::tui
