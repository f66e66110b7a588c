#include "tui/forms.hpp"

#include "app/correction.hpp"
#include "base/text.hpp"
#include "report/why.hpp"
#include "tui/observe_form.hpp"

namespace infuwatch::tui {
namespace {

const Field at_field{
    "--at", "Time", "now; or 14:05, -10m, yesterday 23:50, ~14:00",
    "When it happened, on the site's clock. Left empty it was now. `~14:00` is uncertain by 15 min.", "now"};

const Field asked_field{
    "--screened",
    "Asked",
    "",
    "The protocol's questions before the start, told below: `as expected` says that all were asked, and what Answers leaves out is as expected.",
    "",
    {"not yet", "as expected"}};
const Field answers_field{"--answer", "Answers", "infection=no; lvef=60",
                          "Answers to the protocol's questions that are to be told, parted by semicolons."};
const Field second_field{"--checked-by", "Second nurse", "badge",
                         "Who else checked drug, dose and patient, where the protocol wants it."};

/// What an order asks only where it is started at once.
const std::vector<Field>& of_a_start() {
  static const std::vector<Field> fields{at_field, asked_field, answers_field, second_field};
  return fields;
}

struct Spec {
  std::string_view verb, title;
  std::vector<Field> fields;
};

const std::vector<Spec>& specs() {
  static const std::vector<Spec> all{
      {"order",
       "NEW INFUSION",
       {{"--patient", "Patient", "MRN, or a part of the name; or scan",
         "Type a part of the name or the MRN. Up/Down and Enter take one of those found: its birth date comes with it."},
        {"--birth", "Born", "1984-03-09 or 09-Mar-1984", "The second identifier: it has to be hers."},
        {"--drug", "Drug", "its name or a brand",
         "Any name of a drug of the catalogue; Up/Down and Enter take one of those found."},
        {"--dose", "Dose", "amount and unit",
         "An amount and its unit. It is held against the protocol's own."},
        {"--chair", "Chair", "", "Where she sits. It never says who she is."},
        {"--lot", "Lot", "", "The lot number; a scanner may type it."},
        {"--planned", "Planned", "the protocol's; or 2h30m",
         "How long it is to take, where that is not the protocol's time.", "the protocol's"},
        {"--bsa", "Body surface", "m2, where the dose goes by it", "In square metres, such as 1.8."},
        {"--provider", "Ordered by", "", "Who ordered it."},
        {"--fluid", "Fluid", "of a plasma exchange only", "The replacement fluid of a procedure."},
        {"do",
         "Do",
         "",
         "`prepare` charts the order: give premedication, take a baseline, start later. `start` starts it now.",
         {},
         {"prepare", "start"}}}},
      {"start", "START", of_a_start()},
      {"rate",
       "RATE",
       {{"the rate", "Rate", "60 mL/h", "The new rate with its unit."},
        {"--planned", "Still to run", "2h",
         "How long it still takes from then on; moves the planned end. Alone it says: still running."},
        at_field}},
      {"pause", "PAUSE", {at_field}},
      {"resume", "TAKE UP AGAIN", {at_field}},
      {"stop",
       "STOP",
       {at_field,
        {"--why",
         "Why",
         "",
         "Why it ended. It has to be said where the planned end is still to come.",
         {},
         {"completed", "reaction", "patient", "other"}},
        {"--given", "Given", "280 mg, where it was not all", "How much reached her, where it was not all.",
         "all of it"}}},
      {"release", "RELEASE", {at_field, {"--to", "To", "", "Where she goes.", {}, {"home", "ed", "ward"}}}},
      {"cancel", "CANCEL what was prepared", {at_field}},
      {"give",
       "GIVEN",
       {{"what", "What", "name, dose, unit, route", "What was given: name, dose, unit, route."},
        {"--response", "Response", "", "What came of it, if it can be said already."},
        at_field}},
      {"notify",
       "TOLD TO A PROVIDER",
       {{"--who", "Who", "such as Dr. Vega", "Who was told."},
        {"--answer", "Answer", "", "What was answered."},
        {"--observe", "Watch how long", "4h",
         "How long after the stop she is to be watched; it counts where it is longer than the protocol's time."},
        at_field}},
      {"note", "NOTE", {{"text", "Note", "", "Anything worth keeping."}, at_field}},
      {"ack",
       "ACKNOWLEDGE",
       {{"--action",
         "Action",
         "",
         "What was done. It is written down, not carried out: pause or stop the infusion as well.",
         {},
         {"slowed", "paused", "stopped", "medication", "provider", "watching"}},
        {"--detail", "Detail", "", "In your own words, if you like."}}},
      {"resolve",
       "RESOLVE",
       {{"--outcome", "Outcome", "gone after 40 min", "How it ended. The flag is closed with it."}}},
      {"not-done",
       "NOT DONE",
       {{"why", "Why", "", "Why this check is not done.", {}, {"asleep", "refused", "away", "other"}}}},
      {"retract",
       "RETRACT what should never have been entered",
       {{"--reason", "Reason", "entered twice", "The entry stays, struck out, with this reason."}}},
      {"move",
       "MOVE to the infusion it belongs to",
       {{"--to", "To infusion", "17", "The number of the infusion it is about."},
        {"--reason", "Reason", "wrong patient", "Both charts say it."}}},
      {"patient",
       "NEW PATIENT",
       {{"the MRN", "MRN", "", "The medical record number; a scanner may type it."},
        {"--name", "Name", "Family, Given", "With a comma between."},
        {"--birth", "Born", "1984-03-09 or 09-Mar-1984", "The second identifier."},
        {"--sex", "Sex", "", "As told."},
        {"--phone", "Phone", "", "For the follow-up call."},
        {"--weight", "Weight", "72.5", "In kilograms."},
        {"--allergy", "Allergies", "", "As told."}}},
      {"prior",
       "EARLIER INFUSIONS, before this record began",
       {{"--patient", "MRN", "", "Whose."},
        {"--drug", "Drug", "its name or a brand", "Brand and biosimilar count together."},
        {"--count", "How many", "4, 0 or unknown",
         "The label hangs rules on it; unknown means the stricter one."},
        {"--worst",
         "Worst reaction",
         "",
         "To this drug.",
         {},
         {"none", "mild", "hypersensitivity", "life-threatening", "unknown"}},
        {"--last", "Last one", "2026-05-20", "Its day."},
        {"--total-dose", "Dose in all", "96 mg/m2", "Where the label limits it."}}},
      {"claim",
       "CLAIM an emergency entry",
       {{"--for", "Whose", "mine; or her badge",
         "Who made it: `mine`, or her badge, which a charge nurse may say. Somebody new gets a badge first, from a charge nurse (staff add)."}}},
      {"log",
       "ONE LINE",
       {{"line", ":", "17 hives g2 bp 92/60 hr 104 -10m",
         "Infusion, symptoms with grade (g2), vital signs (bp hr t rr spo2), a time; `no itching` denies, `hives gone` resolves, `note` takes the rest."}}},
      {"sign", "SIGN THE HANDOVER", {}},
      {"accept",
       "ACCEPT THE HANDOVER",
       {{"--except", "Except", "nothing; or 17/stop; flag/9",
         "The items not taken over, parted by semicolons."},
        {"why", "Why", "", "Why these are not taken over."}}},
      {"save",
       "REPORT TO A FILE",
       {{"file", "File", "such as report.txt",
         "A new file; what is there is never overwritten. Only you may read it."}}}};
  return all;
}

/// An act is changed by the entry that says what it says now: its last correction where it has one.
EntryNumber standing_entry(const Charted& act) { return act.corrected ? act.corrected->entry : act.number; }

}  // namespace

Form correction_form(const Charted& act) {
  Form form{"correct", "CORRECT " + to_text(act.number), standing_entry(act).value(), act.infusion(), {}};
  for (const auto& name : app::field_names(act.said))
    form.fields.push_back(
        {name, name, name == "symptom" ? "hives:3; -hives takes it out" : "",
         "Left empty it stays as it is; `-` takes it out. What it said before stays in the record."});
  form.fields.push_back({"--reason", "Reason", "clock misread", "Why it is put right."});
  return form;
}

void fit_order(Form& form) {
  const auto* what = form.field("do");
  const bool starts = what && what->text == "start", has = form.field("--screened") != nullptr;
  if (!what || starts == has) return;
  const auto& more = of_a_start();
  if (starts)
    form.fields.insert(form.fields.end(), more.begin(), more.end());
  else
    form.fields.resize(form.fields.size() - more.size());
}

std::string second_save(std::string_view action) {
  return action == "paused" ? "F4 and chart the pause" : "F4 stopped, and chart the stop";
}

void fit_founding(Form& form) {
  if (form.verb != "found" || form.fields[form.focus].name != "--zone") return;
  const auto zone = trimmed(form.field("--zone")->text);
  form.field("--labels")->text = zone.empty() ? std::string{} : std::string{name(proposed_labels(zone))};
}

Form founding_form(const std::string& os_user) {
  Form form{"found", "WELCOME TO INFUWATCH", 0, {}, {}};
  form.fields = {
      {"--site", "Site", "such as North Infusion", "The name that stands above every page."},
      {"--zone", "Time zone", "America/New_York, Europe/Berlin",
       "All times are shown on this clock, whatever the machine's is."},
      {"--nurse", "Your name", "",
       "You become the first charge nurse, known as the system's user " + os_user + "."},
      {"--training",
       "For",
       "",
       "`practice` says TRAINING everywhere: nothing in it is about a real person.",
       {},
       {"real work", "practice"}},
      {"--labels",
       "Labels",
       "us or eu",
       "Whose drug labels apply where US and EU labels differ. Proposed for the time zone; Space changes it.",
       {},
       {"us", "eu"}},
      {"--pin", "Your PIN", "4 to 12 digits",
       "It opens the console when it has locked. Without one, whoever stands here opens it.", "none"},
      {"--pin-again", "PIN again", "the same digits", "So that a slip is found now."}};
  form.field("--training")->text = "real work";
  form.field("--labels")->needed = true;
  form.field("--pin")->secret = form.field("--pin-again")->secret = true;
  return form;
}

Form emergency_form() {
  Form form{"emergency", "EMERGENCY ENTRY, without signing in", 0, {}, {}};
  form.fields = {
      {"line", "Seen", "17 hives g3 bp 80/50 spo2 90",
       "The infusion's number from the list, then what is seen: symptoms with grade (g3), vital signs (bp hr t rr spo2), a time."},
      {"stop",
       "Infusion",
       "",
       "Whether it was stopped. It is written down, not carried out.",
       {},
       {"as it was", "stopped"}},
      {"what", "Given", "epinephrine 0.3 mg IM", "What was given: name, dose, unit, route."},
      {"--who", "Told", "such as Dr. Vega", "Who was told."},
      {"emergency", "Your name", "or your badge; scan it",
       "Nobody checks it now. Whoever made the entry claims it afterwards, signed in.", "not said"}};
  form.fields[1].text = form.fields[1].choices.front();
  form.go_to(0);
  return form;
}

Request request_of(const Form& form) {
  auto typed = form.request();
  if (form.verb != "emergency") return typed;
  const auto line = typed.field("line");
  const auto number = line.substr(0, line.find(' '));
  const auto infusion = whole_number(number).value_or(0);
  std::vector<Request> asked;
  const auto add = [&](std::string verb, std::map<std::string, std::string> fields) {
    fields["emergency"] = typed.field("emergency");
    asked.push_back({std::move(verb), infusion, std::move(fields)});
  };
  const bool only_number = number == line && infusion > 0;
  const bool stopped = typed.field("stop") == "stopped";
  const auto given = typed.field("what"), told = typed.field("--who");
  if (!only_number || !(stopped || !given.empty() || !told.empty())) add("log", {{"line", line}});
  if (stopped) add("stop", {{"--why", "reaction"}});
  if (!given.empty()) add("give", {{"what", given}});
  if (!told.empty()) add("notify", {{"--who", told}});
  auto first = std::move(asked.front());
  first.then = {std::make_move_iterator(asked.begin() + 1), std::make_move_iterator(asked.end())};
  first.uuid = typed.uuid, first.reason = typed.reason;
  return first;
}

std::optional<Form> form_for(const std::string& verb, const State& state, const Item& about) {
  if (verb == "observe" || verb == "call") return observe_form(verb, state, about);
  if (verb == "correct") {
    const auto* act = about.entry && state.dossier ? state.dossier->chart->act(*about.entry) : nullptr;
    if (!act) return std::nullopt;
    auto form = correction_form(*act);
    form.title += ": " + report::act_text(act->said, state.telling(state.rows_at));
    return form;
  }
  for (const auto& spec : specs()) {
    if (spec.verb != verb) continue;
    Form form{verb, std::string{spec.title}, 0, about.infusion, spec.fields};
    form.subject = about.infusion ? about.infusion->value() : 0;
    for (auto& field : form.fields)
      if (!field.choices.empty() && verb != "ack" && verb != "prior") field.text = field.choices.front();
    for (const auto* name : {"--chair", "--lot", "--planned", "--bsa", "--provider", "--fluid"})
      if (auto* field = verb == "order" ? form.field(name) : nullptr) field->half = true;
    if (verb == "ack" || verb == "resolve") {
      if (!about.flag) return std::nullopt;
      form.subject = about.flag->value();
      form.title += ' ' + to_text(*about.flag);
      for (const auto& row : state.rows)
        for (const auto& flag : row.flags)
          if (const auto line = report::headline(flag); flag.id == *about.flag)
            form.title = std::string{spec.title} + ' ' + line.substr(line.find(to_text(flag.id)));
      if (verb == "ack") form.extra = second_save({});
    }
    if (verb == "retract" || verb == "move") {
      if (!about.entry) return std::nullopt;
      const auto* act = state.dossier ? state.dossier->chart->act(*about.entry) : nullptr;
      form.subject = (act ? standing_entry(*act) : *about.entry).value();
      form.title = to_text(*about.entry) + ' ' + form.title;
      if (act) form.title += ": " + report::act_text(act->said, state.telling(state.rows_at));
    }
    if (verb == "stop") form.field("--why")->needed = true;
    if (verb == "claim") {
      form.field("--for")->needed = true;
      if (!about.entry) return std::nullopt;
      form.subject = about.entry->value();
      form.title = to_text(*about.entry) + ' ' + form.title;
    }
    if (verb == "not-done") {
      form.title += ": " + about.check;
      form.fields.push_back({"check", "Check", "", "Its key."});
      form.fields.back().text = about.check;
    }
    if (verb == "log" && about.infusion) form.fields[0].text = std::to_string(about.infusion->value()) + ' ';
    if (verb == "order" || verb == "patient" || verb == "log" || verb == "sign" || verb == "accept" ||
        verb == "save")
      form.infusion.reset(), form.subject = 0;
    form.go_to(0);
    return form;
  }
  return std::nullopt;
}

}  // namespace infuwatch::tui
