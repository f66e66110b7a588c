#include "report/patient.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "domain/last_labs.hpp"
#include "protocol/worst_flag.hpp"
#include "report/drug_words.hpp"
#include "report/json.hpp"
#include "report/lab_words.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/why.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace infuwatch::report {
namespace {

using nlohmann::json;

std::string known(const std::string& text) { return text.empty() ? "not charted" : shown(text); }

/// The last of each lab; where those of the last 90 days differ from one another, all of these.
std::vector<LabOnFile> labs_shown(const Chart& chart, std::chrono::year_month_day today) {
  constexpr int shown_days = 90;
  std::vector<LabOnFile> found;
  for (const auto& last : last_labs(chart)) {
    auto all = labs_of(chart, last.lab.lab, last.lab.on);
    std::erase_if(all, [&](const LabOnFile& one) { return days_from(one.lab.on, today) > shown_days; });
    const bool differ = std::any_of(all.begin(), all.end(), [&](const LabOnFile& one) {
      return value_text(one.lab) != value_text(last.lab);
    });
    if (differ)
      found.insert(found.end(), all.begin(), all.end());
    else
      found.push_back(last);
  }
  return found;
}

std::string labs_lines(const Chart& chart, const RenderContext& rendering) {
  std::string out;
  const auto today = rendering.zone.day(rendering.now);
  for (const auto& [entry, lab] : labs_shown(chart, today)) {
    out += "lab        " + padded(plain(lab.lab), 22) + padded(shown(value_text(lab)), 16) +
           shown_date(lab.on) + ", " + ago_text(days_from(lab.on, today)) + "  (" + to_text(entry) + ")\n";
  }
  return out;
}

/// Beside a reported history: the worst reaction that this record has under the drug; empty: it has none.
std::string worst_in_record(const Chart& chart, const Prior& prior, const RenderContext& rendering) {
  const auto* flag = worst_reaction_under(chart, drug_counted(prior));
  if (!flag) return {};
  const auto& finding = flag->finding;
  const bool anaphylaxis = finding.rule == Rule::anaphylaxis_criteria;
  const Message told{&sentence::worst_in_record,
                     {{"drug", Typed{drug_shown(prior)}},
                      {"reaction", Typed{anaphylaxis ? "anaphylaxis" : item_text(finding.items.front())}},
                      {"day", Typed{shown_date(rendering.zone.day(finding.leading().onset.from))}},
                      {"infusion", finding.infusion.value()}}};
  return text_of(told, style_of(rendering)) + '\n';
}

json lab_json(const LabResult& lab) {
  json out{{"lab", lab.lab}, {"date", iso_date(lab.on)}};
  if (lab.value) {
    out["value"] = to_text(lab.value->amount);
    out["unit"] = lab.value->unit;
  }
  if (!lab.result.empty()) out["result"] = lab.result;
  if (!lab.entered.empty()) out["entered"] = lab.entered;
  return out;
}

}  // namespace

std::string patient_text(const Chart& chart, const RenderContext& rendering) {
  const auto& p = chart.patient();
  std::string out = patient_line(p) + "\n\n";
  const auto& weighed = chart.weights_on_file();
  out += "sex        " + known(p.sex) + "\nphone      " + known(p.phone) + "\nweight     " +
         (weighed.empty()
              ? "not charted"
              : to_text(weighed.back().kg) + " kg, " + shown_date(rendering.zone.day(weighed.back().at))) +
         "\nallergies  " + (p.allergies.empty() ? "not asked" : shown(p.allergies)) + "\nSpO2 scale " +
         (p.spo2_scale_2 ? "2 (target 88-92 %)" : "1") + (p.pregnant ? "\npregnant   yes" : "") + '\n';
  for (const auto& prior : chart.priors())
    out += "before this record: " + drug_shown(prior) + ", " +
           (prior.count ? std::to_string(*prior.count) + " infusions" : "unknown number") +
           (prior.last ? ", last " + shown_date(*prior.last) : "") + ", worst reaction " +
           std::string{name(prior.worst)} + '\n' + worst_in_record(chart, prior, rendering);
  out += labs_lines(chart, rendering) + '\n';
  for (const auto& [number, infusion] : chart.infusions()) {
    const auto what = drug_shown(infusion.order) + ' ' + to_text(infusion.order.dose);
    const bool wide = !infusion.order.unlisted.empty();
    out += padded(std::to_string(number.value()), 5) + (wide ? what + "  " : padded(what, 26)) +
           padded(infusion.start ? rendering.zone.shown(infusion.start->from) : "", 19) +
           state_text(infusion, rendering.now) + '\n';
  }
  return out;
}

json patient_json(const Chart& chart, const RenderContext& rendering) {
  const auto& p = chart.patient();
  json out{{"patient", p.name},
           {"mrn", p.mrn},
           {"birth", iso_date(p.birth)},
           {"sex", p.sex},
           {"phone", p.phone},
           {"weight_kg", p.weight_kg ? json(to_text(*p.weight_kg)) : json(nullptr)},
           {"allergies", p.allergies},
           {"pregnant", p.pregnant},
           {"spo2_scale", p.spo2_scale_2 ? 2 : 1},
           {"prior", json::array()},
           {"infusions", json::array()}};
  if (!chart.weights_on_file().empty()) out["weight_told_at"] = iso(chart.weights_on_file().back().at);
  for (const auto& prior : chart.priors())
    out["prior"].push_back(
        {{"drug", prior.drug},
         {"count", prior.count ? json(*prior.count) : json(nullptr)},
         {"total_dose", prior.total_dose ? json(to_text(*prior.total_dose)) : json(nullptr)},
         {"last", prior.last ? json(iso_date(*prior.last)) : json(nullptr)},
         {"worst", name(prior.worst)}});
  for (std::size_t i = 0; i < chart.priors().size(); ++i) {
    const auto& prior = chart.priors()[i];
    if (!prior.unlisted.empty()) out["prior"][i]["unlisted"] = prior.unlisted;
    if (const auto* flag = worst_reaction_under(chart, drug_counted(prior)))
      out["prior"][i]["worst_in_record"] = {{"flag", flag->id.value()},
                                            {"rule", name(flag->finding.rule)},
                                            {"finding", flag->finding.items.front().finding},
                                            {"onset", iso(flag->finding.leading().onset.from)},
                                            {"infusion", flag->finding.infusion.value()}};
  }
  for (const auto& [number, infusion] : chart.infusions())
    out["infusions"].push_back(
        {{"infusion", number.value()},
         {"drug", infusion.order.drug},
         {"dose", to_text(infusion.order.dose)},
         {"state", name(infusion.state)},
         {"started_at", infusion.start ? json(iso(infusion.start->from)) : json(nullptr)},
         {"stopped_at", infusion.stop ? json(iso(infusion.stop->from)) : json(nullptr)},
         {"drug_count", infusion.start ? json(infusion.terms.drug_count) : json(nullptr)}});
  std::size_t row = 0;
  for (const auto& [number, infusion] : chart.infusions()) {
    if (!infusion.order.unlisted.empty()) out["infusions"][row]["unlisted"] = infusion.order.unlisted;
    ++row;
  }
  for (const auto& [entry, lab] : last_labs(chart)) {
    auto one = lab_json(lab);
    one["age_days"] = days_from(lab.on, rendering.zone.day(rendering.now));
    one["entry"] = to_text(entry);
    out["labs"].push_back(std::move(one));
  }
  return out;
}

void put_labs(json& out, const ChartedEvent& act) {
  if (const auto* labs = std::get_if<LabsCharted>(&act.said))
    for (const auto& lab : labs->labs) out["labs"].push_back(lab_json(lab));
}

}  // namespace infuwatch::report
