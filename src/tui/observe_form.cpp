#include "tui/observe_form.hpp"

#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "protocol/call_script.hpp"
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
  auto field = asked(sign.field.id);
  field.beside = std::move(beside);
  field.sign = true;
  field.with_unit = !sign.units.empty();
  return field;
}

}  // namespace

std::vector<Pick> picks_of(const std::vector<SymptomTerm>& terms, const std::map<char, std::string>& common) {
  std::string free = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ06789,./;=+";
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

std::optional<Form> observe_form(VerbId verb, const State& state, const Item& about) {
  if (!state.patient_detail || !about.infusion || state.patient_detail->infusion != *about.infusion)
    return std::nullopt;
  const auto& patient_detail = *state.patient_detail;
  const bool call = VerbId::call == verb;
  Form form;
  form.verb = verb;
  form.title = call ? "FOLLOW-UP CALL" : "OBSERVE";
  form.subject = about.infusion->value();
  form.about = FieldId::infusion;
  form.infusion = about.infusion;
  const bool of_call = call && !patient_detail.of_call.empty();
  form.picks =
      picks_of(of_call ? patient_detail.of_call : patient_detail.symptoms, patient_detail.common_signs);
  if (call) {
    if (const auto& phone = patient_detail.chart->patient().phone; !phone.empty())
      form.title += "  phone " + shown(phone);
    for (auto& pick : form.picks) pick.question = call_question(pick.term);
    form.fields.push_back(asked(FieldId::call_outcome));
    form.fields.back().letters = 2;  // the key that opened the form, pressed twice, chooses nothing
    form.fields.back().help +=
        " Nobody reached: it comes back in " +
        duration_text(patient_detail.protocol ? patient_detail.protocol->checks.call_again
                                              : CheckPlan{}.call_again) +
        '.';
  }
  auto at = asked(FieldId::at);
  at.hint = "Left/Right, or 14:05";
  at.help = "When it was seen: Left/Right for 5, 10, 15, 30 min ago, or type 14:05, yesterday 23:50, ~14:00.";
  at.presets = {"", "-5m", "-10m", "-15m", "-30m"};
  form.fields.push_back(std::move(at));
  form.fields.push_back(asked(FieldId::other_symptom));
  if (!call) {
    for (const auto& sign : vital_signs())
      form.fields.push_back(sign_field(sign, known(*patient_detail.chart, *about.infusion, sign)));
    form.fields.push_back(asked(FieldId::source));
    form.fields.back().blank.clear();
    form.fields.back().text = "chair";
  }
  form.fields.push_back(asked(FieldId::note));
  form.go_to(call ? 1 : 0);
  return form;
}

}  // namespace infuwatch::tui
