// A form that opens, and its keys.
#include "app/pin.hpp"
#include "base/text.hpp"
#include "report/problem_words.hpp"
#include "report/receipt.hpp"
#include "report/sentences_of_receipts.hpp"
#include "tui/forms.hpp"
#include "tui/observe_form.hpp"
#include "tui/text.hpp"
#include "tui/updating.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

using Name = Key::Name;

template <class Person>
std::string person(const Person& one) {
  return shown(one.name) + "  MRN " + shown(one.mrn) + "  born " + shown_date(one.birth);
}
std::string order_title(const std::string& whose) { return "NEW INFUSION  " + whose; }

/// Whether a patient is looked for by what is typed.
constexpr bool finds(FieldId id) { return id == FieldId::mrn || id == FieldId::new_mrn; }

constexpr std::size_t most_offers = 5;
constexpr const char* not_in_the_list = "Not in the list: Enter takes the name as it is typed";
constexpr std::size_t least_of_a_name = 3;

bool fills(const Offer& offer, FieldId field) {
  return std::any_of(offer.fills.begin(), offer.fills.end(),
                     [&](const auto& fill) { return fill.first == field; });
}

/// The drugs of the list that are called so, and that it is none of them: in a correction a field says that.
std::vector<Offer> drugs_called(const std::string& typed, const std::vector<std::string>& listed,
                                bool corrects) {
  std::vector<Offer> offers;
  for (const auto& drug : listed)
    if (lower(drug).find(lower(typed)) != std::string::npos && offers.size() < most_offers)
      offers.push_back({drug, {{FieldId::drug, drug.substr(0, drug.find(','))}}});
  if (!corrects && typed.size() >= least_of_a_name)
    offers.push_back({not_in_the_list, {{FieldId::drug, typed}, {FieldId::unlisted, "yes"}}});
  return offers;
}

}  // namespace

void Updating::open_form(VerbId verb, const Item& about) {
  state.receipt.clear();
  if (asks_symptoms(verb)) {
    state.waiting = verb;
    return ask(Task::Kind::patient, {.subject = about.infusion->value(), .looks = true}, true);
  }
  state.form = form_for(verb, state, about);
  if (!state.form) {
    state.message = "Select an item first.";
    return;
  }
  auto& form = *state.form;
  if (const auto fresh = form.is(VerbId::prepare) ? std::exchange(state.registered, {}) : std::nullopt) {
    form.field(FieldId::mrn)->text = fresh->mrn;
    form.field(FieldId::birth)->text = iso_date(fresh->birth);
    form.title = order_title(person(*fresh));
    state.form->go_to(2);
  }
  if (form.is(VerbId::stop) && about.infusion)  // before its time: `completed` and `all of it` may not be so
    if (const auto* one = state.watched(*about.infusion); one && one->infusion().planned_end > now) {
      state.form->title += ", planned end " + state.zone->shown_near(*one->infusion().planned_end, now);
      form.field(FieldId::stop_reason)->text.clear();
      form.field(FieldId::given)->blank = "not stated";
      state.form->go_to(1);
    }
  if (form.is(VerbId::report_shift)) {
    state.form->subject = state.shifts_back;
    const auto when = iso(Instant{state.zone->local(now).time_since_epoch()});
    const auto name = "report-" + when.substr(0, 10) + '-' + when.substr(11, 2) + when.substr(14, 2) + ".txt";
    state.form->fields[0].text = name;
    state.form->go_to(0);
  }
  if (form.of_known_patient() && about.infusion)
    if (const auto* one = state.watched(*about.infusion)) {
      form.field(FieldId::new_mrn)->text = one->chart->patient().mrn;
      const auto& order = one->infusion().order;
      auto* drug = form.field(FieldId::drug);
      if (drug) drug->text = order.unlisted.empty() ? order.drug : order.unlisted;
      if (drug && !order.unlisted.empty()) fit_unlisted(form, true);
      state.form->go_to(drug ? 2 : 1);
    }
  changed();
}

void Updating::patient_read(const Answer& told, bool awaited) {
  if (told.problem) state.message = words(*told.problem);
  if (!told.patient_detail) return;
  if (!awaited) {
    if (state.patient_detail && state.patient_detail->infusion == told.patient_detail->infusion)
      state.patient_detail = told.patient_detail;
    return;
  }
  state.patient_detail = told.patient_detail;
  const auto waiting = std::exchange(state.waiting, {});
  if (!waiting) {
    state.cursor.erase(Screen::patient);
    return go(Screen::patient);
  }
  state.form = form_for(*waiting, state, Item{"", {}, told.patient_detail->infusion});
}

/// What it would mean to save now is asked for after every change; only the answer to the last is shown.
void Updating::changed() {
  if (!state.form) return;
  if (state.form->is(VerbId::init) || state.form->is(VerbId::report_shift)) return;
  state.previewed_at = floor_to_minute(now);
  if (const auto* field = state.form->unsaid(); field && state.form->infusion) {
    state.wanted = ++state.ticket;  // an earlier answer comes too late
    state.form->preview = {report::line(report::Role::text, field->label + " is required.")};
    return;
  }
  ask(Task::Kind::rehearse, request_of(*state.form), false);
}

/// Not over a refusal, which says it, nor while somebody is being found.
void Updating::preview_anew() {
  const auto& form = *state.form;
  const bool finding = form.focus < form.fields.size() && form.fields[form.focus].id == FieldId::mrn;
  const bool away = state.locked && !state.emergency;
  if (state.zone && !state.awaited && form.fault.empty() && !finding && !away) changed();
}

void Updating::send(std::vector<Request> then) {
  if (state.form->closed && !std::exchange(state.form->confirmed, true)) {
    state.form->fault =
        "All windows of this infusion have closed. If this is the right infusion, save again.";
    return;
  }
  if (!founding_fits()) return;
  if (const auto* field = state.form->unsaid()) {
    state.form->fault = field->label + " is required.";
    return state.form->mark_needed();
  }
  auto request = request_of(*state.form);
  if (!then.empty()) request.then = std::move(then);
  const auto kind = state.form->is(VerbId::init)           ? Task::Kind::found
                    : state.form->is(VerbId::report_shift) ? Task::Kind::save
                                                           : Task::Kind::record;
  state.welcomed = state.welcomed || kind == Task::Kind::found;
  ask(kind, std::move(request), true);
}

/// A PIN of the first run is held against its rules before there is a site it could belong to.
bool Updating::founding_fits() {
  auto& form = *state.form;
  if (!form.is(VerbId::init)) return true;
  auto &pin = *form.field(FieldId::pin), &again = *form.field(FieldId::pin_again);
  const bool same = pin.text == again.text;
  if (same && pin.text.empty() && pin.faulty) {  // what was refused is not taken for a wish to have none
    form.fault = "No PIN is entered. F2 saves without a PIN; or type it twice.";
    pin.faulty = again.faulty = false;
    return false;
  }
  if (same && (pin.text.empty() || app::acceptable_pin(pin.text))) return true;
  form.fault = same ? "A PIN is 4 to 12 digits, not all the same. Type another, or leave both empty."
                    : "The two PINs differ. Type both again.";
  for (auto* field : {&pin, &again}) {
    field->text.clear();
    field->caret = 0;
    field->faulty = true;
  }
  while (form.fields[form.focus].id != FieldId::pin) form.go_to((form.focus + 1) % form.fields.size());
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
  if (pressed.name != Name::enter && pressed.name != Name::tab) return false;
  const auto taken = form.offers[form.offer];
  form.offers.clear();
  const bool of_a_drug = fills(taken, FieldId::drug), unlisted = fills(taken, FieldId::unlisted);
  if (unlisted && pressed.name == Name::tab) return false;  // it is chosen, never passed over into
  if (of_a_drug && !form.is(VerbId::correct)) fit_unlisted(form, unlisted);
  for (const auto& [name, text] : taken.fills) {
    auto* field = form.field(name);
    field->text = text;
    field->faulty = false;
  }
  if (form.is(VerbId::prepare) && !of_a_drug) form.title = order_title(taken.words);
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
    if (form.is(VerbId::init)) return effects.push_back(Quit{});
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
  const auto listed = std::count_if(form.offers.begin(), form.offers.end(),
                                    [](const Offer& offer) { return !fills(offer, FieldId::unlisted); });
  const bool one_drug = listed == 1 && form.offer == 0 && form.focus < form.fields.size() &&
                        form.fields[form.focus].id == FieldId::drug;
  if (pressed.name == Name::save && one_drug) offered({Name::enter});
  if (pressed.name == Name::save || (form.is(VerbId::log) && pressed.name == Name::enter)) return send();
  if (pressed.name == Name::extra && !form.extra.empty()) {
    const auto infusion = form.infusion ? form.infusion->value() : 0;
    auto& action = form.field(FieldId::action)->text;
    const app::Answers on{{FieldId::infusion, std::to_string(infusion)}};
    if (action == "paused") return send({{.verb = VerbId::pause, .subject = infusion, .answers = on}});
    action = "stopped";
    auto stopping = on;
    stopping.add(FieldId::stop_reason, "reaction");
    return send({{.verb = VerbId::stop, .subject = infusion, .answers = std::move(stopping)}});
  }
  const bool digit = !pressed.text.empty() && pressed.text[0] >= '0' && pressed.text[0] <= '9';
  const bool line = form.is(VerbId::log) || form.is(VerbId::console);
  if (line && form.focus == 0 && !form.dirty && digit)
    form.fields[0].text.clear();  // another infusion's line
  const bool text = pressed.name == Name::letter || pressed.name == Name::burst;
  if (form.is(VerbId::report_shift) && !form.dirty && text)
    form.fields[0].text.clear();  // a name of one's own
  if (offered(pressed)) return;
  const auto before = form.focus;
  if (!form.take(pressed)) {
    if (form.focus != before) form.offers.clear();
    return;
  }
  fit_order(form);
  fit_new_site(form);
  if (form.is(VerbId::stop))
    form.field(FieldId::given)->blank =
        form.field(FieldId::stop_reason)->text == "completed" ? "all of it" : "not stated";
  if (form.is(VerbId::ack)) form.extra = second_save(form.field(FieldId::action)->text);
  const auto* field = form.picking ? nullptr : &form.fields[form.focus];
  if (field && form.is(VerbId::prepare) && (field->id == FieldId::mrn || field->id == FieldId::birth))
    form.title = order_title({});  // whose it is has to be found again
  if (field && (field->id == FieldId::mrn || form.of_known_patient()) && finds(field->id))
    return ask(Task::Kind::find, {.answers = {{FieldId::mrn, field->text}}}, false);
  form.offers.clear();
  form.offer = 0;
  if (field && field->id == FieldId::drug && !trimmed(field->text).empty())
    form.offers = drugs_called(trimmed(field->text), state.snapshot->drugs, form.is(VerbId::correct));
  changed();
}

void Updating::found(const Answer& told) {
  auto& form = *state.form;
  form.offers.clear();
  form.offer = 0;
  auto* whose = form.field(FieldId::mrn) ? form.field(FieldId::mrn) : form.field(FieldId::new_mrn);
  if (trimmed(whose->text).empty()) return;
  for (const auto& row : told.patients) {
    if (form.offers.size() == most_offers) break;
    Offer offer{person(row), {{whose->id, row.mrn}}};
    if (form.field(FieldId::birth)) offer.fills.push_back({FieldId::birth, iso_date(row.birth)});
    form.offers.push_back(std::move(offer));
  }
  if (form.offers.empty())
    form.offers.push_back({"No matching patient. Esc, then i registers a new patient.", {}});
  changed();
}

}  // namespace infuwatch::tui
