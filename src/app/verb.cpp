// The table of verbs: what can be recorded, who may, what it takes, and what does it.
#include "app/verb.hpp"

#include "app/checks.hpp"
#include "app/close_out.hpp"
#include "app/correction.hpp"
#include "app/flags.hpp"
#include "app/handover.hpp"
#include "app/labs.hpp"
#include "app/observe.hpp"
#include "app/people.hpp"
#include "domain/vital_sign.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using F = FieldId;
using Uses = std::vector<FieldUse>;

constexpr std::string_view bedside = "At the bedside", flags_and_handover = "Flags and handover",
                           calls = "Follow-up calls", corrections = "Corrections",
                           patients = "Patients and drugs", the_site = "The site", the_record = "The record";

FieldUse needed(F field) { return {.field = field, .needed = true}; }
FieldUse many(F field) { return {.field = field, .many = true}; }

Uses joined_uses(Uses first, const Uses& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Uses order_uses() {
  Uses uses;
  for (const auto field : order_fields()) uses.push_back({.field = field});
  return uses;
}

Uses sign_uses() {
  Uses uses;
  for (const auto& sign : vital_signs()) uses.push_back({.field = sign.field.id});
  return uses;
}

Uses symptom_uses() { return {many(F::symptom), many(F::denied), {.field = F::none}, many(F::resolved)}; }

/// What is known of a patient: two identifiers are needed for a new one; of a known one, some of it may be
/// emptied.
Uses patient_uses(bool fresh) {
  return {needed(F::new_mrn),
          {.field = F::name, .needed = fresh},
          {.field = F::birth, .needed = fresh},
          {.field = F::sex, .clears = !fresh},
          {.field = F::phone, .clears = !fresh},
          {.field = F::patient_weight},
          {.field = F::allergy, .clears = !fresh},
          {.field = F::spo2_scale},
          {.field = F::pregnant},
          {.field = F::reason}};
}

std::vector<Verb> all_verbs() {
  const FieldUse at{.field = F::at}, reason{.field = F::reason}, infusion = needed(F::infusion);
  return {
      {.id = VerbId::prepare,
       .group = bedside,
       .help = "Prepare an infusion: who is to get what. It is started later.",
       .examples =
           {"prepare --patient 0042137 --birth 1984-03-09 --drug natalizumab --dose \"300 mg\" --chair 4 --lot A1193 --expires 2026-11-24",
            "prepare --patient 0042137 --birth 1984-03-09 --drug natalizumab --dose \"300 mg\" --access peripheral --access-site \"left forearm\" --gauge 22"},
       .fields = joined_uses({reason}, order_uses()),
       .run = prepare},
      {.id = VerbId::start,
       .group = bedside,
       .help = "The drug reaches the patient: start a prepared infusion, or one at once.",
       .examples =
           {"start 17", "start 17 --at -5m --screened",
            "start 17 --screened --answer lvef=60 --checked-by n2",
            "start --patient 0042137 --birth 1984-03-09 --drug ocrelizumab --dose \"300 mg\" --chair 4",
            "start --patient 0042137 --birth 1984-03-09 --drug tezepelumab --unlisted --dose \"210 mg\" --route IV --rate \"60 mL/h\" --provider \"Dr. Vega\" --checked-by n2"},
       .fields = joined_uses({{.field = F::infusion},
                              {.field = F::screened},
                              many(F::answer),
                              {.field = F::checked_by},
                              at,
                              reason},
                             order_uses()),
       .run = start},
      {.id = VerbId::rate,
       .group = bedside,
       .help = "A new rate, or how long the infusion still runs.",
       .examples = {"rate 17 \"60 mL/h\"", "rate 17 \"60 mL/h\" --planned 1h30m", "rate 17 --planned 30m"},
       .fields = {infusion, {.field = F::rate}, {.field = F::still_to_run}, at, reason},
       .run = change_rate},
      {.id = VerbId::bag,
       .group = bedside,
       .help = "A further bag was hung: its label.",
       .examples = {"bag 17 --lot B2207 --expires 2026-11-24 --amount \"300 mg\" --volume \"250 mL\"",
                    "bag 17 --lot B2207 --at -5m"},
       .fields = {infusion,
                  {.field = F::lot},
                  {.field = F::expires},
                  {.field = F::amount},
                  {.field = F::volume},
                  at,
                  reason},
       .run = hang_bag},
      {.id = VerbId::pause,
       .group = bedside,
       .help = "Pause an infusion. A pause extends the planned end; it does not change the windows.",
       .examples = {"pause 17", "pause 17 --at -5m"},
       .emergency = true,
       .fields = {infusion, at, reason},
       .run = pause},
      {.id = VerbId::resume,
       .group = bedside,
       .help = "Resume an infusion after a pause or a stop.",
       .examples = {"resume 17", "resume 17 --at -5m"},
       .fields = {infusion, at, reason},
       .run = resume},
      {.id = VerbId::stop,
       .group = bedside,
       .help = "The drug no longer reaches the patient (flush excluded).",
       .examples = {"stop 17", "stop 17 --at 16:40 --why reaction --given \"180 mg\""},
       .emergency = true,
       .fields = {infusion, at, {.field = F::given}, {.field = F::stop_reason}, reason},
       .run = stop},
      {.id = VerbId::release,
       .group = bedside,
       .help = "The patient leaves.",
       .examples = {"release 17", "release 17 --discharge all",
                    "release 17 --to ed --at 17:10 --reason \"reported to Dr. Vega\""},
       .fields = {infusion, at, {.field = F::destination}, many(F::discharge), reason},
       .run = release},
      {.id = VerbId::cancel,
       .group = bedside,
       .help = "Cancel what was prepared and not started.",
       .examples = {"cancel 17", "cancel 17 --at -5m"},
       .fields = {infusion, at, reason},
       .run = cancel},
      {.id = VerbId::observe,
       .group = bedside,
       .help = "What you saw, measured, or were told at one moment.",
       .examples = {"observe 17 --symptom hives:2 --bp 92/60",
                    "observe 17 --symptom hives:2@-40m --symptom rash:12% --hr 104",
                    "observe 17 --none --hr 72 --bp 118/70 --temp 36.8C --spo2 98 --o2 air",
                    "observe 17 --resolved hives --at 15:20",
                    "observe 17 --source phone --symptom fever:1@~21:00 --denied rash"},
       .emergency = true,
       .fields = joined_uses(joined_uses(joined_uses({infusion, at}, symptom_uses()), sign_uses()),
                             {{.field = F::source}, {.field = F::note}, reason}),
       .run = observe},
      {.id = VerbId::log,
       .group = bedside,
       .help = "An observation in one line; an unknown word refuses the whole line.",
       .examples = {"log \"17 hives g2 bp 92/60 -10m\"",
                    "log \"17 itching g1 @-40m hr 88 t 37.1C spo2 97 air\"", "log \"17 hives gone 15:20\"",
                    "log \"17 none hr 72 bp 118/70\"",
                    "log \"17 fever g1 @~21:00 no rash phone note called back\""},
       .emergency = true,
       .fields = {needed(F::line), reason},
       .run = log},
      {.id = VerbId::give,
       .group = bedside,
       .help = "A medication was given: before the start, or for a reaction.",
       .examples = {"give 17 \"diphenhydramine 50 mg IV\"",
                    "give 17 \"methylprednisolone 100 mg IV\" --at -30m",
                    "give 17 \"paracetamol 1 g oral\" --response \"fever down after 40 min\""},
       .emergency = true,
       .fields = {infusion, needed(F::medication), {.field = F::response}, at, reason},
       .run = give},
      {.id = VerbId::notify,
       .group = bedside,
       .help = "A provider was notified.",
       .examples = {"notify 17 --who \"Dr. Vega\" --answer \"pause, observe, call again at 15:00\"",
                    "notify 17 --who \"Dr. Vega\" --answer \"keep the patient longer\" --observe 4h"},
       .emergency = true,
       .fields = {infusion, needed(F::who), {.field = F::provider_answer}, {.field = F::observe}, at, reason},
       .run = notify},
      {.id = VerbId::note,
       .group = bedside,
       .help = "Anything else worth keeping.",
       .examples = {"note 17 \"line flushed, second cannula in the left forearm\""},
       .emergency = true,
       .fields = {infusion, needed(F::text), at, reason},
       .run = note},
      {.id = VerbId::not_done,
       .group = bedside,
       .help = "Say why a check is not done.",
       .examples = {"not-done 17/vitals/14:15 --reason asleep"},
       .fields = {needed(F::check), needed(F::not_done_reason), at},
       .run = not_done},
      {.id = VerbId::call,
       .group = calls,
       .help = "A follow-up call: how it ended, and what was told.",
       .examples = {"call 17 --outcome well --none", "call 17 --outcome no-answer",
                    "call 17 --outcome symptoms --symptom \"rash:1@~yesterday 21:00\" --denied fever"},
       .fields = joined_uses(joined_uses({infusion, needed(F::call_outcome), at}, symptom_uses()),
                             {{.field = F::note}, reason}),
       .run = call},
      {.id = VerbId::ack,
       .group = flags_and_handover,
       .help = "Answer a flag with the action taken.",
       .examples = {"ack F9 --action paused",
                    "ack F9 --action medication --detail \"diphenhydramine, line kept open\""},
       .fields = {needed(F::flag), {.field = F::action}, {.field = F::detail}, reason},
       .run = acknowledge},
      {.id = VerbId::resolve,
       .group = flags_and_handover,
       .help = "Close a flag with its outcome.",
       .examples = {"resolve F9 --outcome \"hives gone after 40 min, infusion completed at half rate\""},
       .fields = {needed(F::flag), needed(F::outcome), reason},
       .run = resolve},
      {.id = VerbId::unack,
       .group = flags_and_handover,
       .help = "Take back the last answer to a flag; it waits again.",
       .examples = {"unack F9 --reason \"the pump was slowed, not stopped\""},
       .fields = {needed(F::flag), needed(F::reason)},
       .run = take_back},
      {.id = VerbId::close_out,
       .group = flags_and_handover,
       .help = "Close out a reaction: seriousness, causality and outcome, as a named person judges them.",
       .examples =
           {"close-out 17 --seriousness none --causality probable --outcome recovered --by \"Dr. Vega\"",
            "close-out 17 --episode F9 --seriousness hospitalization,life-threatening --causality probable --outcome sequelae",
            "close-out 17 --seriousness none --causality possible --outcome recovered --naranjo 1=yes,2=yes,3=yes,4=unknown,5=no,6=unknown,7=unknown,8=unknown,9=no,10=yes"},
       .fields = {infusion,
                  {.field = F::episode},
                  {.field = F::seriousness, .needed = true, .many = true},
                  needed(F::causality),
                  needed(F::reaction_outcome),
                  many(F::naranjo),
                  {.field = F::judged_by},
                  {.field = F::note},
                  at,
                  reason},
       .run = close_out},
      {.id = VerbId::handover_sign,
       .group = flags_and_handover,
       .help = "The outgoing nurse signs what is open.",
       .examples = {"handover sign"},
       .fields = {{.field = F::shift}, {.field = F::from}, {.field = F::to}, reason},
       .run = sign_handover},
      {.id = VerbId::handover_accept,
       .group = flags_and_handover,
       .help = "The incoming nurse accepts, all or all except some items.",
       .examples = {"handover accept",
                    "handover accept --except 17 --reason \"still in the chair of the day shift\""},
       .fields = {many(F::except), many(F::except_reason)},
       .run = accept_handover},
      {.id = VerbId::correct,
       .group = corrections,
       .help = "Correct an entry; what it said before stays in the record.",
       .examples = {"correct E41 --set at=14:10 --reason \"clock misread\"",
                    "correct E41 --set symptom=hives:3 --set bp=88/52 --reason \"mistyped\"",
                    "correct E41 --set symptom=-itching --reason \"other patient\""},
       .by_key = true,
       .fields = {needed(F::entry), {.field = F::set, .needed = true, .many = true}, needed(F::reason)},
       .run = correct},
      {.id = VerbId::retract,
       .group = corrections,
       .help = "Say that an entry should never have been made; it stays, struck out.",
       .examples = {"retract E41 --reason \"entered twice\""},
       .fields = {needed(F::entry), needed(F::reason)},
       .run = retract},
      {.id = VerbId::move,
       .group = corrections,
       .help = "Put entries made on the wrong infusion on the right one; both charts say so.",
       .examples = {"move E41 E42 --to 18 --reason \"wrong patient\""},
       .fields = {{.field = F::entry, .needed = true, .many = true}, needed(F::move_to), needed(F::reason)},
       .run = move},
      {.id = VerbId::claim,
       .group = corrections,
       .help = "Say that an emergency entry, made without signing in, is yours.",
       .examples = {"claim E41", "claim E41 --for n2 --reason \"told by phone\""},
       .fields = {needed(F::entry), {.field = F::claim_for}, reason},
       .run = claim},
      {.id = VerbId::patient_add,
       .group = patients,
       .help = "Register a patient by both identifiers.",
       .examples = {"patient add 0042137 --name \"Testa, Ana\" --birth 1984-03-09"},
       .fields = patient_uses(true),
       .run = add_patient},
      {.id = VerbId::patient_set,
       .group = patients,
       .help = "Change what is known of a patient.",
       .examples = {"patient set 0042137 --weight 72.5 --allergy penicillin",
                    "patient set 0042137 --spo2-scale 2"},
       .fields = patient_uses(false),
       .run = set_patient},
      {.id = VerbId::patient_prior,
       .group = patients,
       .help = "What a patient had of a drug before this record began.",
       .examples = {"patient prior 0042137 --drug natalizumab --count 11 --last 2026-10-25 --worst none",
                    "patient prior 0042137 --drug mitoxantrone --count unknown"},
       .fields = {needed(F::new_mrn),
                  needed(F::drug),
                  {.field = F::unlisted},
                  needed(F::count),
                  {.field = F::total_dose},
                  {.field = F::last},
                  {.field = F::worst},
                  reason},
       .run = set_prior},
      {.id = VerbId::patient_allergy,
       .group = patients,
       .help = "Add an allergy, or say that none is known.",
       .examples = {"patient allergy 0042137 \"penicillin: hives\"", "patient allergy 0042137 none-known"},
       .fields = {needed(F::new_mrn), needed(F::allergen), reason},
       .run = add_allergy},
      {.id = VerbId::patient_lab,
       .group = patients,
       .help = "Chart dated labs; the questions before a start read them.",
       .examples = {"patient lab 0042137 \"lvef 55 % 2026-10-01\"",
                    "patient lab 0042137 \"hbsag negative 2026-10\" \"anti-hbc negative 2026-10\""},
       .fields = {needed(F::new_mrn), {.field = F::lab, .needed = true, .many = true}, reason},
       .run = chart_labs},
      {.id = VerbId::drugs_import,
       .group = patients,
       .help = "Take a catalogue file in: infusions that start from then on run by it.",
       .examples = {"drugs import ocrelizumab.toml --reason \"label of 2026\""},
       .rights = Rights::charge,
       .fields = {needed(F::part), needed(F::reason)},
       .run = import_catalogue_part},
      {.id = VerbId::init, .group = the_site, .rights = Rights::charge},
      {.id = VerbId::staff_add,
       .group = the_site,
       .help = "Add someone who may use the store.",
       .examples = {"staff add 4711 --name \"R. Osei\" --role nurse --os-user rosei"},
       .rights = Rights::charge,
       .fields = {needed(F::badge), needed(F::staff_name), needed(F::role), {.field = F::os_user}},
       .run = add_staff},
      {.id = VerbId::staff_disable,
       .group = the_site,
       .help = "A badge that writes nothing more; its entries stay.",
       .examples = {"staff disable 4711"},
       .rights = Rights::charge,
       .fields = {needed(F::badge), reason},
       .run = disable_staff},
      {.id = VerbId::staff_set_pin, .group = the_site, .rights = Rights::charge},
      {.id = VerbId::site_set,
       .group = the_site,
       .help = "Change the site's settings.",
       .examples = {"site set --shifts 07:30,19:30"},
       .rights = Rights::charge,
       .fields = {{.field = F::site},
                  {.field = F::zone},
                  {.field = F::shifts},
                  {.field = F::opening},
                  {.field = F::labels},
                  reason},
       .run = set_site},
      {.id = VerbId::site_ready,
       .group = the_site,
       .help =
           "Confirm emergency drugs, oxygen and a provider on site for today; a line on the board until midnight.",
       .examples = {"site ready --provider \"Dr. Lee\""},
       .fields = {{.field = F::provider_on_site}},
       .run = confirm_ready},
      {.id = VerbId::rebuild, .group = the_record},
      {.id = VerbId::backup, .group = the_record, .rights = Rights::charge},
  };
}

}  // namespace

std::span<const Verb> verbs() {
  static const auto all = all_verbs();
  return all;
}

const Verb& verb_of(VerbId id) {
  return *std::find_if(verbs().begin(), verbs().end(), [&](const Verb& verb) { return verb.id == id; });
}

Recording carry_out(const AppContext& context, const Request& request) {
  return verb_of(request.verb).run(context, request);
}

}  // namespace infuwatch::app
