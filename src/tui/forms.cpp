// The forms of the verbs: which fields each asks, in which order.
#include "tui/forms.hpp"

#include "app/correction.hpp"
#include "base/text.hpp"
#include "protocol/window.hpp"
#include "report/why.hpp"
#include "tui/observe_form.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

using F = FieldId;

struct Spec {
  VerbId verb;
  std::string_view title;
  std::optional<F> about;  // what has to be selected; none: nothing has
  std::vector<F> fields;
  bool is_of(VerbId other) const { return other == verb; }
};

const std::vector<Spec>& specs() {
  static const std::vector<Spec> all{
      {VerbId::prepare, "NEW INFUSION", {}, {}},
      {VerbId::start, "START", F::infusion, {F::at, F::screened, F::answer, F::checked_by}},
      {VerbId::rate, "RATE", F::infusion, {F::rate, F::still_to_run, F::at}},
      {VerbId::bag, "FURTHER BAG", F::infusion, {F::lot, F::expires, F::amount, F::volume, F::at}},
      {VerbId::pause, "PAUSE", F::infusion, {F::at}},
      {VerbId::resume, "RESUME", F::infusion, {F::at}},
      {VerbId::stop, "STOP", F::infusion, {F::at, F::stop_reason, F::given}},
      {VerbId::release, "RELEASE", F::infusion, {F::at, F::destination, F::discharge}},
      {VerbId::cancel, "CANCEL what was prepared", F::infusion, {F::at}},
      {VerbId::give, "GIVEN", F::infusion, {F::medication, F::response, F::at}},
      {VerbId::notify, "PROVIDER NOTIFIED", F::infusion, {F::who, F::provider_answer, F::observe, F::at}},
      {VerbId::note, "NOTE", F::infusion, {F::text, F::at}},
      {VerbId::ack, "ACKNOWLEDGE", F::flag, {F::action, F::detail}},
      {VerbId::resolve, "RESOLVE", F::flag, {F::outcome}},
      {VerbId::unack, "TAKE BACK the answer to", F::flag, {F::reason}},
      {VerbId::close_out,
       "CLOSE OUT a reaction",
       F::infusion,
       {F::episode, F::seriousness, F::causality, F::reaction_outcome, F::judged_by, F::note, F::at}},
      {VerbId::not_done, "NOT DONE", {}, {F::not_done_reason}},
      {VerbId::retract, "RETRACT what should never have been entered", F::entry, {F::reason}},
      {VerbId::move, "MOVE to the infusion it belongs to", F::entry, {F::move_to, F::reason}},
      {VerbId::patient_add,
       "NEW PATIENT",
       {},
       {F::new_mrn, F::name, F::birth, F::sex, F::phone, F::patient_weight, F::allergy}},
      {VerbId::patient_prior,
       "EARLIER INFUSIONS, before this record began",
       {},
       {F::new_mrn, F::drug, F::count, F::worst, F::last, F::total_dose}},
      {VerbId::patient_lab, "LABS, with their dates", {}, {F::new_mrn, F::lab}},
      {VerbId::claim, "CLAIM an emergency entry", F::entry, {F::claim_for}},
      {VerbId::log, "ONE LINE", {}, {F::line}},
      {VerbId::handover_sign, "SIGN THE HANDOVER", {}, {}},
      {VerbId::handover_accept, "ACCEPT THE HANDOVER", {}, {F::except, F::except_reason}},
      {VerbId::site_ready,
       "READY TODAY: emergency drugs, oxygen, provider on site",
       {},
       {F::provider_on_site}},
      {VerbId::report_shift, "REPORT TO A FILE", {}, {F::file}}};
  return all;
}

/// A field as a form begins with it.
Field begun(F id) {
  auto field = asked(id);
  if (id == F::screened) field.choices = {"not yet", std::string{as_expected}};
  if (id == F::discharge) field.choices = {"not charted", std::string{whole_list}};
  const bool a_judgement =
      id == F::action || id == F::worst || id == F::causality || id == F::reaction_outcome;
  if (!field.choices.empty() && !a_judgement) field.text = field.choices.front();
  return field;
}

/// What an order asks only of a drug that is not in the list.
constexpr bool of_unlisted(F id) { return id == F::unlisted || id == F::route || id == F::order_rate; }

std::vector<Field> order_form_fields() {
  std::vector<Field> fields;
  for (const auto id : app::order_fields()) {
    if (of_unlisted(id)) continue;
    fields.push_back(begun(id));
    fields.back().half = !field_of(id).needed && id != F::mrn && id != F::birth && id != F::access_kind;
    if (id == F::access_kind) fields.back().text.clear();
  }
  fields.push_back(begun(F::order_now));
  return fields;
}

/// What an order asks only where it is started at once.
std::vector<Field> of_a_start() {
  std::vector<Field> fields;
  for (const auto id : {F::at, F::screened, F::answer, F::checked_by}) fields.push_back(begun(id));
  return fields;
}

/// An act is changed by the entry that says what it says now: its last correction where it has one.
EntryNumber standing_entry(const ChartedEvent& act) {
  return act.corrected ? act.corrected->entry : act.number;
}

Form form_of(VerbId verb, std::string title, std::int64_t subject, std::optional<F> about,
             std::optional<InfusionId> infusion) {
  Form form;
  form.verb = verb;
  form.title = std::move(title);
  form.subject = subject;
  form.about = about;
  form.infusion = infusion;
  return form;
}

}  // namespace

Form correction_form(const ChartedEvent& act, const Zone& zone) {
  auto form = form_of(VerbId::correct, "CORRECT " + to_text(act.number), standing_entry(act).value(),
                      F::entry, act.infusion());
  for (const auto id : app::correctable(act.said)) {
    auto field = asked(id);
    field.blank.clear();
    field.choices.clear();
    field.text = field.was = app::typed_in(act.said, id, zone);
    field.help += " Left as it is it stays; `-` takes it out. What it said before stays in the record.";
    form.fields.push_back(std::move(field));
  }
  form.fields.push_back(asked(F::reason));
  form.fields.back().hint = "clock misread";
  form.go_to(0);
  return form;
}

void fit_order(Form& form) {
  const auto* what = form.field(F::order_now);
  const bool starts = what && what->text == "start", has = form.field(F::screened) != nullptr;
  if (!what || starts == has) return;
  const auto more = of_a_start();
  if (starts)
    form.fields.insert(form.fields.end(), more.begin(), more.end());
  else
    form.fields.erase(form.fields.end() - static_cast<std::ptrdiff_t>(more.size()), form.fields.end());
}

void fit_unlisted(Form& form, bool unlisted) {
  std::erase_if(form.fields, [](const Field& field) { return of_unlisted(field.id); });
  if (!unlisted) return;
  std::vector<Field> more{begun(F::unlisted)};
  more.front().text = "yes";
  if (form.is(VerbId::prepare))
    for (const auto id : {F::route, F::order_rate}) {
      more.push_back(begun(id));
      more.back().text.clear();
    }
  const auto drug = std::find_if(form.fields.begin(), form.fields.end(),
                                 [](const Field& field) { return field.id == F::drug; });
  form.fields.insert(drug + 1, more.begin(), more.end());
}

std::string second_save(std::string_view action) {
  return action == "paused" ? "F4 and chart the pause" : "F4 stopped, and chart the stop";
}

void fit_new_site(Form& form) {
  if (!form.is(VerbId::init) || form.fields[form.focus].id != F::zone) return;
  const auto zone = trimmed(form.field(F::zone)->text);
  form.field(F::labels)->text = zone.empty() ? std::string{} : std::string{name(proposed_labels(zone))};
}

Form new_site_form(const std::string& os_user) {
  auto form = form_of(VerbId::init, "WELCOME TO INFUWATCH", 0, {}, {});
  for (const auto id : {F::site, F::zone, F::nurse, F::training, F::labels, F::pin, F::pin_again})
    form.fields.push_back(asked(id));
  form.field(F::zone)->help = "All times are shown on this clock, whatever the machine's is.";
  form.field(F::nurse)->help =
      "You become the first charge nurse, known as the system's user " + os_user + ".";
  auto* labels = form.field(F::labels);
  labels->hint = "us or eu";
  labels->help =
      "Whose drug labels apply where US and EU labels differ. Proposed for the time zone; Space changes it.";
  labels->needed = true;
  auto* purpose = form.field(F::training);
  purpose->help = "`practice` says TRAINING everywhere: nothing in it is about a real person.";
  purpose->choices = {"real work", "practice"};
  purpose->text = "real work";
  auto* pin = form.field(F::pin);
  pin->label = "Your PIN";
  pin->help = "It opens the console when it has locked. Without one, whoever stands here opens it.";
  for (const auto id : {F::pin, F::pin_again}) form.field(id)->secret = true;
  return form;
}

Form emergency_form() {
  auto form = form_of(VerbId::console, "EMERGENCY ENTRY, without signing in", 0, {}, {});
  for (const auto id : {F::line, F::stop_reason, F::medication, F::who, F::emergency})
    form.fields.push_back(asked(id));
  auto* seen = form.field(F::line);
  seen->label = "Seen";
  seen->hint = "17 hives g3 bp 80/50 spo2 90";
  auto* stopped = form.field(F::stop_reason);
  stopped->label = "Infusion";
  stopped->help = "Whether it was stopped. It is written down, not carried out.";
  stopped->blank.clear();
  stopped->choices = {"as it was", "stopped"};
  stopped->text = stopped->choices.front();
  form.field(F::medication)->label = "Given";
  form.field(F::medication)->hint = "epinephrine 0.3 mg IM";
  form.field(F::who)->label = "Notified";
  form.go_to(0);
  return form;
}

Request request_of(const Form& form) {
  auto typed = form.request();
  if (!form.is(VerbId::console)) return typed;
  const auto line = typed.text(F::line);
  const auto number = line.substr(0, line.find(' '));
  const auto infusion = whole_number(number).value_or(0);
  std::vector<Request> wanted;
  const auto add = [&](VerbId verb, app::Answers answers) {
    wanted.push_back({.verb = verb,
                      .subject = infusion,
                      .answers = std::move(answers),
                      .emergency = trimmed(form.field(F::emergency)->text)});
  };
  const auto on = std::to_string(infusion);
  const bool only_number = number == line && infusion > 0;
  const bool stopped = typed.text(F::stop_reason) == "stopped";
  const auto given = typed.text(F::medication), told = typed.text(F::who);
  if (!only_number || !(stopped || !given.empty() || !told.empty())) add(VerbId::log, {{F::line, line}});
  if (stopped) add(VerbId::stop, {{F::infusion, on}, {F::stop_reason, "reaction"}});
  if (!given.empty()) add(VerbId::give, {{F::infusion, on}, {F::medication, given}});
  if (!told.empty()) add(VerbId::notify, {{F::infusion, on}, {F::who, told}});
  auto first = std::move(wanted.front());
  first.then = {std::make_move_iterator(wanted.begin() + 1), std::make_move_iterator(wanted.end())};
  first.uuid = typed.uuid;
  first.answers.add_some(F::reason, typed.text(F::reason));
  return first;
}

namespace {

constexpr bool corrects(VerbId verb) { return VerbId::correct == verb; }

/// What the selected item gives a form: its subject, and what stands in its title.
bool take_subject(Form& form, const State& state, const Item& about) {
  if (!form.about) return true;
  if (*form.about == F::infusion) {
    form.subject = about.infusion ? about.infusion->value() : 0;
    return true;
  }
  if (*form.about == F::flag) {
    if (!about.flag) return false;
    const auto subject = form.is(VerbId::ack) ? flag_to_answer(state, *about.flag) : *about.flag;
    form.subject = subject.value();
    const auto title = form.title;
    form.title += ' ' + to_text(subject);
    for (const auto& row : state.rows)
      for (const auto& flag : row.flags)
        if (flag.id == subject) form.title = title + ' ' + report::flag_text(flag);
    return true;
  }
  if (!about.entry) return false;
  const auto* act = state.patient_detail ? state.patient_detail->chart->act(*about.entry) : nullptr;
  form.subject = (act ? standing_entry(*act) : *about.entry).value();
  form.title = to_text(*about.entry) + ' ' + form.title;
  if (act) form.title += ": " + report::act_text(act->said, state.rendering(state.rows_at));
  return true;
}

/// Nothing is filled in but the event that is looked at; Naranjo's questions are asked in full.
void fit_close_out(Form& form, const State& state, const Item& about) {
  for (const auto id : {F::seriousness, F::causality, F::reaction_outcome}) form.field(id)->needed = true;
  form.field(F::seriousness)->any_of = names<Seriousness>();
  if (about.flag && state.screen != Screen::board) form.field(F::episode)->text = to_text(*about.flag);
  const auto& questions = naranjo_questions();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    auto field = asked(F::naranjo);
    field.number = std::to_string(i + 1);
    field.label = field.number + ' ' + std::string{questions[i].label};
    field.help = std::string{questions[i].text} + " Naranjo's ten questions are all answered, or none.";
    field.choices = names<NaranjoReply>();
    field.question = true;
    form.fields.push_back(std::move(field));
  }
}

/// A stop that was forgotten is not now: its time is asked for.
void fit_stop(Form& form, const State& state) {
  form.field(F::stop_reason)->needed = true;
  const auto* watched = state.watched(InfusionId{form.subject});
  if (!watched || !stop_missing(watched->infusion(), state.rows_at)) return;
  auto* at = form.field(F::at);
  const auto planned = state.zone->shown_near(*watched->infusion().planned_end, state.rows_at);
  at->text.clear();
  at->needed = true;
  at->hint = "~" + planned;
  at->help = "The planned end was " + planned + ". Enter the time of the stop, with ~ if it is not certain.";
}

}  // namespace

std::optional<Form> form_for(VerbId verb, const State& state, const Item& about) {
  if (asks_symptoms(verb)) return observe_form(verb, state, about);
  if (corrects(verb)) {
    const auto* act =
        about.entry && state.patient_detail ? state.patient_detail->chart->act(*about.entry) : nullptr;
    if (!act) return std::nullopt;
    auto form = correction_form(*act, *state.zone);
    form.title += ": " + report::act_text(act->said, state.rendering(state.rows_at));
    return form;
  }
  const auto spec =
      std::find_if(specs().begin(), specs().end(), [&](const Spec& one) { return one.is_of(verb); });
  if (spec == specs().end()) return std::nullopt;
  auto form = form_of(verb, std::string{spec->title}, 0, spec->about, about.infusion);
  if (!take_subject(form, state, about)) return std::nullopt;
  for (const auto id : spec->fields) form.fields.push_back(begun(id));
  switch (verb) {
    case VerbId::prepare: form.fields = order_form_fields(); break;
    case VerbId::ack: form.extra = second_save({}); break;
    case VerbId::stop: fit_stop(form, state); break;
    case VerbId::close_out: fit_close_out(form, state, about); break;
    case VerbId::claim:
      form.subject = about.entry->value();
      form.field(F::claim_for)->needed = true;
      break;
    case VerbId::not_done:
      form.title += ": " + about.check;
      form.fields.push_back(asked(F::check));
      form.fields.back().text = about.check;
      break;
    case VerbId::log:
      form.fields[0].label = ":";
      if (about.infusion) form.fields[0].text = std::to_string(about.infusion->value()) + ' ';
      break;
    default: break;
  }
  if (!form.about && verb != VerbId::not_done && !form.of_known_patient()) form.infusion.reset();
  form.go_to(0);
  return form;
}

}  // namespace infuwatch::tui
