#include "tui/observe_form.hpp"

#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

/// `last 84, base 78`: the last reading of a sign, and the earliest from before the start.
std::string known(const Chart& chart, InfusionId infusion, const VitalSign& sign) {
  const auto& start = chart.infusion(infusion)->start;
  std::string last, base;
  for (const auto* act : chart.standing<Observed>(infusion)) {
    const auto& said = std::get<Observed>(act->said);
    const auto text = typed_sign(sign, said.vitals);
    if (text.empty()) continue;
    last = text;
    if (base.empty() && (!start || said.at.to <= start->from)) base = text;
  }
  if (last.empty()) return {};
  return base.empty() ? "last " + last : "last " + last + ", base " + base;
}

Field sign_field(const VitalSign& sign, std::string beside) {
  Field field{std::string{sign.field.option}, std::string{sign.field.label}, "",
              report::capital(std::string{sign.field.help}) + '.'};
  field.beside = std::move(beside), field.sign = true, field.with_unit = !sign.units.empty();
  return field;
}

}  // namespace

std::vector<Pick> picks_of(const std::vector<SymptomTerm>& terms, const std::map<char, std::string>& common) {
  std::string free = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const auto& [letter, symptom] : common) std::erase(free, letter);
  std::vector<Pick> picks;
  for (const auto& term : terms) {
    const auto fixed = std::find_if(common.begin(), common.end(),
                                    [&](const auto& known) { return known.second == term.key; });
    if (fixed != common.end()) {
      picks.push_back({term, fixed->first});
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
  form.picks = picks_of(dossier.symptoms, dossier.common_signs);
  if (call)
    form.fields.push_back(
        {"--outcome",
         "Outcome",
         "how it ended",
         "How the call ended. Nobody reached: it comes back in " +
             duration_text(dossier.protocol ? dossier.protocol->checks.call_again : CheckPlan{}.call_again) +
             '.',
         {},
         {"well", "symptoms", "no-answer", "message", "wrong-number", "caregiver", "declined",
          "sent-to-ed"}});
  Field at{"--at", "Time", "Left/Right, or 14:05",
           "When it was seen: Left/Right for 5, 10, 15, 30 min ago, or type 14:05, yesterday 23:50, ~14:00.",
           "now"};
  at.presets = {"", "-5m", "-10m", "-15m", "-30m"};
  form.fields.push_back(std::move(at));
  form.fields.push_back(
      {"--other", "Other", "any symptom: dizziness:2; other:\"tingling lips\":1",
       "Symptoms that are not on the drug's list, parted by semicolons; a grade behind a colon."});
  if (!call)
    for (const auto& sign : vital_signs())
      form.fields.push_back(sign_field(sign, known(*dossier.chart, *about.infusion, sign)));
  if (!call)
    form.fields.push_back(
        {"--source", "Source", "", "Where it comes from.", {}, {"chair", "phone", "paper"}, {}, {}, "chair"});
  form.fields.push_back({"--note", "Note", "", "Anything else."});
  form.go_to(call ? 1 : 0);
  return form;
}

}  // namespace infuwatch::tui
