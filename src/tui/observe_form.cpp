#include "tui/observe_form.hpp"

#include "base/text.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

/// The keys of the commonest signs are the same for every drug; no other symptom ever gets one of them.
constexpr std::pair<std::string_view, char> usual_keys[] = {{"hives", 'h'},
                                                            {"itching", 'i'},
                                                            {"rash", 'r'},
                                                            {"flushing", 'f'},
                                                            {"chills", 'c'},
                                                            {"fever", 'e'},
                                                            {"nausea", 'n'},
                                                            {"headache", 'k'},
                                                            {"dizziness", 'd'},
                                                            {"wheezing", 'w'},
                                                            {"shortness-of-breath", 'b'},
                                                            {"throat-irritation", 't'}};

std::string number(const std::optional<Reading>& reading) {
  return !reading ? "" : reading->value ? std::to_string(*reading->value) : "none";
}

/// A reading as it is typed.
std::string shown_sign(const Vitals& vitals, std::string_view name) {
  if (name == "--hr") return number(vitals.heart_rate);
  if (name == "--rr") return number(vitals.respiratory_rate);
  if (name == "--spo2") return number(vitals.spo2);
  if (name == "--bp" && vitals.pressure)
    return vitals.pressure->systolic
               ? std::to_string(*vitals.pressure->systolic) + '/' +
                     (vitals.pressure->diastolic ? std::to_string(*vitals.pressure->diastolic) : "p")
               : "none";
  if (name == "--temp" && vitals.temperature)
    return to_text(Decimal{vitals.temperature->tenths_c * 100}) + "C";
  if (name == "--o2" && vitals.oxygen)
    return vitals.oxygen->tenths_l_min == 0 ? "air" : to_text(Decimal{vitals.oxygen->tenths_l_min * 100});
  if (name == "--acvpu" && vitals.consciousness) return std::string{infuwatch::name(*vitals.consciousness)};
  if (name == "--pain" && vitals.pain) return std::to_string(*vitals.pain);
  return {};
}

/// `last 84, base 78`: the last reading of each sign, and the earliest from before the start.
std::string known(const Chart& chart, InfusionId infusion, std::string_view name) {
  const auto& start = chart.infusion(infusion)->start;
  std::string last, base;
  for (const auto* act : chart.standing<Observed>(infusion)) {
    const auto& said = std::get<Observed>(act->said);
    const auto text = shown_sign(said.vitals, name);
    if (text.empty()) continue;
    last = text;
    if (base.empty() && (!start || said.at.to <= start->from)) base = text;
  }
  if (last.empty()) return {};
  return base.empty() ? "last " + last : "last " + last + ", base " + base;
}

void add_sign(Form& form, const char* name, const char* label, const char* help, std::string beside) {
  Field field{name, label, "", help};
  field.beside = std::move(beside), field.sign = true;
  form.fields.push_back(std::move(field));
}

}  // namespace

std::vector<Pick> picks_of(const std::vector<SymptomTerm>& terms) {
  std::string free = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const auto& [key, letter] : usual_keys) free.erase(free.find(letter), 1);
  std::vector<Pick> picks;
  for (const auto& term : terms) {
    const auto usual = std::find_if(std::begin(usual_keys), std::end(usual_keys),
                                    [&](const auto& known) { return known.first == term.key; });
    if (usual != std::end(usual_keys)) {
      picks.push_back({term, usual->second});
      continue;
    }
    if (free.empty()) break;
    const auto own = term.name.find_first_of(free);
    const auto at = own != std::string::npos ? free.find(term.name[own]) : 0;
    picks.push_back({term, free[at]});
    free.erase(at, 1);
  }
  return picks;
}

std::optional<Form> observe_form(const std::string& verb, const State& state, const Item& about) {
  if (!state.dossier || !about.infusion || state.dossier->infusion != *about.infusion) return std::nullopt;
  const auto& dossier = *state.dossier;
  const bool call = verb == "call";
  Form form{verb, call ? "FOLLOW-UP CALL" : "OBSERVE", about.infusion->value(), about.infusion, {}};
  form.picks = picks_of(dossier.symptoms);
  if (call)
    form.fields.push_back({"--outcome",
                           "Outcome",
                           "how it ended",
                           "How the call ended. Nobody reached: it comes back in 2 h.",
                           {},
                           {"well", "symptoms", "no-answer", "message", "wrong-number", "caregiver",
                            "declined", "sent-to-ed"}});
  Field at{"--at", "Time", "Left/Right, or 14:05",
           "When it was seen: Left/Right for 5, 10, 15, 30 min ago, or type 14:05, yesterday 23:50, ~14:00.",
           "now"};
  at.presets = {"", "-5m", "-10m", "-15m", "-30m"};
  form.fields.push_back(std::move(at));
  form.fields.push_back(
      {"--other", "Other", "any symptom: dizziness:2; other:\"tingling lips\":1",
       "Symptoms that are not on the drug's list, parted by semicolons; a grade behind a colon."});
  if (!call)
    for (const auto& [name, label, hint, help] :
         {std::tuple{"--hr", "HR", "", "Heart rate, per minute; `none` where it could not be obtained."},
          {"--bp", "BP", "",
           "Blood pressure, 118/70; 80/p where only the pulse was felt; `none` unobtainable."},
          {"--temp", "Temp", "", "With its scale: 37.2C or 99.0F."},
          {"--rr", "RR", "", "Breaths per minute."},
          {"--spo2", "SpO2", "", "Oxygen saturation, %."},
          {"--o2", "O2", "", "`air`, or litres per minute."},
          {"--acvpu", "ACVPU", "", "A alert, C newly confused, V voice, P pain, U unresponsive."},
          {"--pain", "Pain", "", "0 to 10."}})
      add_sign(form, name, label, help, known(*dossier.chart, *about.infusion, name));
  if (!call)
    form.fields.push_back(
        {"--source", "Source", "", "Where it comes from.", {}, {"chair", "phone", "paper"}, {}, {}, "chair"});
  form.fields.push_back({"--note", "Note", "", "Anything else."});
  form.go_to(call ? 1 : 0);
  return form;
}

}  // namespace infuwatch::tui
