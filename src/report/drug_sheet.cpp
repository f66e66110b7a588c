#include "report/drug_sheet.hpp"

#include "base/text.hpp"
#include "report/dose_words.hpp"
#include "report/lab_words.hpp"
#include "report/page.hpp"
#include "report/premedication_words.hpp"
#include "report/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace infuwatch::report {
namespace {

std::string counts_text(int first, const std::optional<int>& last) {
  if (first == 1 && !last) return "every infusion";
  if (!last) return "infusion " + std::to_string(first) + " and later";
  if (*last == first) return "infusion " + std::to_string(first);
  return "infusions " + std::to_string(first) + " to " + std::to_string(*last);
}

struct Sheet {
  std::string text;
  void title(std::string_view words) { text += '\n' + std::string{words} + '\n'; }
  void fact(std::string_view words, std::string_view source) {
    for (const auto& line : wrapped(words, page_width - 2)) text += "  " + line + '\n';
    for (const auto& line : wrapped("[" + std::string{source} + "]", page_width - 6))
      text += "      " + line + '\n';
  }
};

std::string name_of_symptom(const std::string& key, const Catalogue& catalogue) {
  const auto* term = catalogue.symptom(key);
  return term ? term->name : key;
}

void effects(Sheet& sheet, std::string_view title, const std::vector<Effect>& effects,
             const Catalogue& catalogue) {
  sheet.title(title);
  for (const auto& effect : effects) {
    const auto called = effect.symptom.empty() ? effect.name : name_of_symptom(effect.symptom, catalogue);
    const auto within = effect.within ? ", within " + duration_text(*effect.within) + " of the stop" : "";
    const auto emergency = effect.priority == Priority::emergency ? ", an emergency" : "";
    sheet.fact(called + emergency + within + (effect.often.empty() ? "" : ": " + effect.often),
               effect.source);
  }
}

/// Its name only where another is for the same counts, weight and age.
std::string regimen_text(const Regimen& r, const DrugProtocol& drug) {
  const bool several = std::count_if(drug.regimens.begin(), drug.regimens.end(), [&](const Regimen& other) {
                         return other.first == r.first && other.last == r.last && other.band == r.band;
                       }) > 1;
  const auto band = band_text(r.band);
  return counts_text(r.first, r.last) + (band.empty() ? "" : ", " + band) +
         (several ? " (" + r.name + ')' : "") + ": " + r.dose +
         (r.most ? ", at most " + to_text(*r.most) : "") + " over " + duration_text(r.duration) +
         (r.shortest ? ", at least " + duration_text(*r.shortest) : "") +
         (r.rate.empty() ? "" : ", " + r.rate) + "; " + r.interval;
}

std::string whose(const std::optional<LabelRegion>& labels) {
  return !labels ? "" : *labels == LabelRegion::us ? " (US labels)" : " (EU labels)";
}

/// The labs that answer a question, or those that are only held against it.
std::vector<std::string> labs_wanted(const StartQuestion& question, bool answering) {
  std::vector<std::string> each;
  for (const auto& wanted : question.labs)
    if (wanted.answers == answering) each.push_back(lab_wanted_text(question, wanted));
  return each;
}

/// `lvef: answered by labs on file: LVEF at least 50 %, not older than 30 days`.
std::string answering_labs(const StartQuestion& question, const std::vector<std::string>& each) {
  return question.key + ": answered by labs on file: " + joined(each, ", ") +
         (question.within_days ? ", not older than " + std::to_string(*question.within_days) + " days"
                               : ", of any date") +
         (question.since_last_start ? ", dated after the last start" : "") +
         (question.where_charted ? "; asked only where one is charted" : "");
}

/// What contradicts the expected answer: `infection: asks where charted: fever, cough`.
void put_against(Sheet& sheet, const StartQuestion& question) {
  const auto& source = question.labs_source.empty() ? question.source : question.labs_source;
  if (const auto held = labs_wanted(question, false); !held.empty())
    sheet.fact(question.key + ": asks unless, where on file: " + joined(held, ", ") +
                   (question.held_days ? ", not older than " + std::to_string(*question.held_days) + " days"
                                       : std::string{}),
               source);
  const auto told = [&](const std::vector<std::string>& signs, const std::string& where) {
    std::vector<std::string> names;
    for (const auto& sign : signs) names.push_back(plain(sign));
    if (!names.empty())
      sheet.fact(question.key + ": asks where charted" + where + ": " + joined(names, ", "), question.source);
  };
  told(question.signs, "");
  told(question.new_signs, ", begun in the last " + std::to_string(question.new_days) + " days or worse");
}

void before_start(Sheet& sheet, const StartPlan& plan) {
  sheet.title("Before the start");
  for (const auto& question : plan.questions) {
    auto when =
        question.first == 1 && !question.last ? "" : "; " + counts_text(question.first, question.last);
    if (question.last_day)
      when += "; days " + std::to_string(question.first_day) + " to " + std::to_string(*question.last_day) +
              " of a course";
    if (question.must) when += "; must be answered";
    sheet.fact(question.key + ": " + question.ask + " Expected: " + question.expectation() + when +
                   whose(question.labels),
               question.source);
    if (const auto labs = labs_wanted(question, true); !labs.empty())
      sheet.fact(answering_labs(question, labs),
                 question.labs_source.empty() ? question.source : question.labs_source);
    put_against(sheet, question);
  }
  if (plan.youngest)
    sheet.fact("for patients from " +
                   counted(static_cast<std::size_t>(plan.youngest->years), "year", "years") + " on",
               plan.youngest->source);
  for (const auto& limit : plan.dose_limits)
    sheet.fact("lifetime limit " + to_text(limit.most) + whose(limit.labels), limit.source);
  for (const auto& interval : plan.intervals)
    sheet.fact(counts_text(interval.first, interval.last) + ": at least " + std::to_string(interval.days) +
                   " days after the one before" + whose(interval.labels),
               interval.source);
  for (const auto& schedule : plan.schedules) {
    std::vector<std::string> days;
    for (const auto every : schedule.every_days) days.push_back(std::to_string(every));
    const auto band = band_text(schedule.band);
    sheet.fact(counts_text(schedule.first, schedule.last) + (band.empty() ? "" : ", " + band) + ": " +
                   joined(days, " or ") + " days after the one before" + whose(schedule.labels),
               schedule.source);
  }
  for (const auto& limit : plan.course_limits) {
    const auto band = band_text(limit.band);
    sheet.fact((band.empty() ? "" : band + ": ") + "a course has at most " +
                   (limit.doses ? counted(static_cast<std::size_t>(*limit.doses), "infusion", "infusions")
                                : to_text(*limit.amount)) +
                   " within " + counted(static_cast<std::size_t>(limit.within_days), "day", "days") +
                   whose(limit.labels),
               limit.source);
  }
  for (const auto& apart : plan.not_with)
    sheet.fact("not given within " + counted(static_cast<std::size_t>(apart.days), "day", "days") +
                   " of: " + joined(apart.what, ", "),
               apart.source);
  if (!plan.routes.empty()) sheet.fact("route: " + joined(plan.routes, " or "), plan.routes_source);
  for (const auto& one : plan.premedications)
    sheet.fact("premedication: " + one.kind + ", " + label_text(one.name, one.dose, one.route, one.before) +
                   (one.last_day ? "; days " + std::to_string(one.first_day) + " to " +
                                       std::to_string(*one.last_day) + " of a course"
                                 : ""),
               one.source);
  if (plan.readings_within)
    sheet.fact("heart rate, blood pressure and temperature charted in the " +
                   duration_text(*plan.readings_within) + " before",
               plan.readings_source);
  if (plan.courses) {
    std::vector<std::string> days;
    for (const auto length : plan.courses->days) days.push_back(std::to_string(length));
    sheet.fact("courses of " + joined(days, ", then ") + " days; " +
                   std::to_string(plan.courses->apart_days) + " days between them; a break of " +
                   std::to_string(plan.courses->new_after_days) + " days begins a new one",
               plan.courses->source);
  }
  sheet.fact(plan.ask_after == AskAfter::any ? "any earlier reaction asks for a reason"
                                             : "an earlier severe reaction asks for a reason",
             plan.ask_after_source);
  if (plan.second_check) sheet.fact("a second nurse checks before the start", plan.second_check_source);
}

}  // namespace

std::string drug_text(const DrugProtocol& drug, const Catalogue& catalogue) {
  Sheet sheet;
  const auto first = drug.name + (drug.brands.empty() ? "" : " (" + joined(drug.brands, ", ") + ")") + ": " +
                     drug.about + ". Catalogue version " + std::to_string(catalogue.version) + ".";
  sheet.text = joined(wrapped(first, page_width), "\n") + '\n';
  sheet.title("How it is given");
  for (const auto& r : drug.regimens) sheet.fact(regimen_text(r, drug), r.source);
  if (drug.restart)
    sheet.fact("after a reaction at most " + std::to_string(drug.restart->percent) +
                   " % of the rate before, for " + duration_text(drug.restart->lasts),
               drug.restart->source);
  sheet.title("What is watched");
  auto windows = "high-risk window " + duration_text(drug.windows.high_risk) +
                 " from the start; follow-up window " + duration_text(drug.windows.follow_up) +
                 " from the later of start and stop";
  if (drug.windows.second_call)
    windows += "; second call " + duration_text(*drug.windows.second_call) + " after the stop";
  sheet.fact(windows, drug.windows.source);
  for (const auto& stay : drug.observations)
    sheet.fact(
        counts_text(stay.first, stay.last) + ": in the chair " + duration_text(stay.time) +
            " after the stop" + whose(stay.labels) +
            (stay.after_reaction ? " where a reaction was ever seen, or earlier history is unknown" : ""),
        stay.source);
  before_start(sheet, drug.before_start);
  std::vector<std::string> names;
  for (const auto& key : drug.reactions) names.push_back(name_of_symptom(key, catalogue));
  sheet.title("Reactions the label names");
  sheet.fact(joined(names, ", "), drug.reactions_source);
  if (!drug.expected.empty()) {
    names.clear();
    for (const auto& key : drug.expected) names.push_back(name_of_symptom(key, catalogue));
    sheet.fact("expected, and not flagged at grade 1: " + joined(names, ", "), drug.expected_source);
  }
  if (drug.vesicant) {
    names.clear();
    for (const auto& key : drug.site_symptoms) names.push_back(name_of_symptom(key, catalogue));
    sheet.title("At the vein");
    sheet.fact("destroys tissue outside the vein; urgent: " + joined(names, ", "), drug.vesicant_source);
  }
  effects(sheet, "Common effects", drug.common, catalogue);
  effects(sheet, "Serious effects", drug.serious, catalogue);
  if (!drug.notes.empty()) sheet.title("What else the sources say");
  for (const auto& note : drug.notes) sheet.fact(note.words + whose(note.labels), note.source);
  return sheet.text;
}

namespace {

/// Weights in kg; what does not bound it is null.
nlohmann::json band_json(const DoseBand& band) {
  using nlohmann::json;
  const auto kg = [](const std::optional<Decimal>& weight) {
    return weight ? json(to_text(*weight)) : json(nullptr);
  };
  const auto years = [](const std::optional<int>& age) { return age ? json(*age) : json(nullptr); };
  return {{"weight_from_kg", kg(band.weight_from)}, {"weight_over_kg", kg(band.weight_over)},
          {"weight_to_kg", kg(band.weight_to)},     {"weight_under_kg", kg(band.weight_under)},
          {"years_from", years(band.years_from)},   {"years_under", years(band.years_under)}};
}

}  // namespace

std::string drug_json(const DrugProtocol& drug, const Catalogue& catalogue) {
  using nlohmann::json;
  json out{
      {"drug", drug.key},
      {"name", drug.name},
      {"brands", drug.brands},
      {"about", drug.about},
      {"procedure", drug.procedure},
      {"vesicant", drug.vesicant},
      {"catalogue", catalogue.version},
      {"high_risk_s", drug.windows.high_risk.count()},
      {"follow_up_s", drug.windows.follow_up.count()},
      {"windows_source", drug.windows.source},
      {"reactions", drug.reactions},
      {"reactions_source", drug.reactions_source},
      {"expected", drug.expected},
      {"regimens", json::array()},
      {"stays", json::array()},
      {"common", json::array()},
      {"serious", json::array()},
      {"notes", json::array()},
      {"questions", json::array()},
      {"dose_limits", json::array()},
      {"intervals", json::array()},
      {"schedules", json::array()},
      {"premedications", json::array()},
      {"course_limits", json::array()},
      {"not_with", json::array()},
      {"routes", drug.before_start.routes},
      {"readings_before_s",
       drug.before_start.readings_within ? json(drug.before_start.readings_within->count()) : json(nullptr)},
      {"from_years", drug.before_start.youngest ? json(drug.before_start.youngest->years) : json(nullptr)},
      {"from_years_source",
       drug.before_start.youngest ? json(drug.before_start.youngest->source) : json(nullptr)},
      {"second_check", drug.before_start.second_check},
      {"ask_after_reaction", name(drug.before_start.ask_after)},
      {"restart", drug.restart ? json{{"percent", drug.restart->percent},
                                      {"lasts_s", drug.restart->lasts.count()},
                                      {"source", drug.restart->source}}
                               : json(nullptr)}};
  const auto last = [](const std::optional<int>& count) { return count ? json(*count) : json(nullptr); };
  const auto amount = [](const std::optional<Quantity>& one) {
    return one ? json(to_text(*one)) : json(nullptr);
  };
  for (const auto& r : drug.regimens)
    out["regimens"].push_back({{"name", r.name},
                               {"first", r.first},
                               {"last", last(r.last)},
                               {"dose", r.dose},
                               {"lowest", amount(r.lowest)},
                               {"highest", amount(r.highest)},
                               {"most", amount(r.most)},
                               {"for", band_json(r.band)},
                               {"duration_s", r.duration.count()},
                               {"shortest_s", r.shortest_time().count()},
                               {"rate", r.rate},
                               {"interval", r.interval},
                               {"source", r.source}});
  const auto labels = [](const std::optional<LabelRegion>& whose_) {
    return whose_ ? json(name(*whose_)) : json(nullptr);
  };
  for (const auto& s : drug.observations) {
    out["stays"].push_back({{"first", s.first},
                            {"last", last(s.last)},
                            {"after_reaction", s.after_reaction},
                            {"after_stop_s", s.time.count()},
                            {"source", s.source}});
    if (s.labels) out["stays"].back()["labels"] = labels(s.labels);
  }
  for (const auto& [key, list] : {std::pair{"common", &drug.common}, {"serious", &drug.serious}})
    for (const auto& e : *list)
      out[key].push_back(
          {{"symptom", e.symptom.empty() ? json(nullptr) : json(e.symptom)},
           {"name", e.name},
           {"often", e.often},
           {"source", e.source},
           {"priority", key == std::string_view{"serious"} ? json(name(e.priority)) : json(nullptr)},
           {"within_s", e.within ? json(e.within->count()) : json(nullptr)}});
  for (const auto& q : drug.before_start.questions) {
    out["questions"].push_back({{"key", q.key},
                                {"ask", q.ask},
                                {"expected", q.expectation()},
                                {"first", q.first},
                                {"last", last(q.last)},
                                {"must", q.must},
                                {"source", q.source}});
    auto& one = out["questions"].back();
    if (q.list_answers) one["list_answers"] = true;
    if (q.labels) one["labels"] = labels(q.labels);
    for (const auto& wanted : q.labs)
      one[wanted.answers ? "labs" : "held_against"].push_back(lab_wanted_text(q, wanted));
    if (one.contains("labs")) one["within_days"] = q.within_days ? json(*q.within_days) : json(nullptr);
    if (q.held_days) one["held_days"] = *q.held_days;
    if (!q.signs.empty()) one["signs"] = q.signs;
    if (!q.new_signs.empty()) one["new_signs"] = q.new_signs;
    if (q.since_last_start) one["since_last_start"] = true;
  }
  for (const auto& l : drug.before_start.dose_limits)
    out["dose_limits"].push_back(
        {{"labels", labels(l.labels)},
         {"mg_per_m2", l.most.unit == "mg/m2" ? json(to_text(l.most.amount)) : json(nullptr)},
         {"lifetime", to_text(l.most)},
         {"source", l.source}});
  for (const auto& i : drug.before_start.intervals)
    out["intervals"].push_back({{"labels", labels(i.labels)},
                                {"first", i.first},
                                {"last", last(i.last)},
                                {"days", i.days},
                                {"source", i.source}});
  for (const auto& s : drug.before_start.schedules)
    out["schedules"].push_back({{"labels", labels(s.labels)},
                                {"first", s.first},
                                {"last", last(s.last)},
                                {"every_days", s.every_days},
                                {"source", s.source}});
  for (const auto& c : drug.before_start.course_limits)
    out["course_limits"].push_back({{"labels", labels(c.labels)},
                                    {"for", band_json(c.band)},
                                    {"doses", last(c.doses)},
                                    {"amount", amount(c.amount)},
                                    {"within_days", c.within_days},
                                    {"source", c.source}});
  for (const auto& n : drug.before_start.not_with)
    out["not_with"].push_back({{"what", n.what}, {"days", n.days}, {"source", n.source}});
  for (const auto& p : drug.before_start.premedications)
    out["premedications"].push_back({{"kind", p.kind},
                                     {"name", p.name},
                                     {"dose", p.dose},
                                     {"route", p.route},
                                     {"before_s", p.before.count()},
                                     {"first_day", p.first_day},
                                     {"last_day", last(p.last_day)},
                                     {"source", p.source}});
  for (const auto& note : drug.notes) {
    out["notes"].push_back({{"text", note.words}, {"source", note.source}});
    if (note.labels) out["notes"].back()["labels"] = labels(note.labels);
  }
  return out.dump();
}

}  // namespace infuwatch::report
