#include "report/premedication_words.hpp"

#include "base/text.hpp"
#include "report/sentences_of_premedication.hpp"
#include "report/words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

using nlohmann::json;
namespace s = sentence;

constexpr int below_premedication = 4;

std::string given_words(const GivenBefore& one) {
  auto words = shown(one.name);
  if (one.dose) words += ' ' + to_text(*one.dose);
  if (!one.route.empty()) words += ' ' + one.route;
  if (one.at_home && !words_in(one.name).contains("home")) words += " at home";
  return words + ", " + distance_text(one.from_start, "start");
}

json given_before_json(const GivenBefore& one) {
  const auto least = one.from_start.least.count(), most = one.from_start.most.count();
  json out{{"entry", to_text(one.entry)},
           {"name", one.name},
           {"dose", one.dose ? json(to_text(*one.dose)) : json(nullptr)},
           {"route", one.route},
           {"at", iso(one.at.from)},
           {"since_start_s", least},
           {"at_home", one.at_home}};
  if (least != most) out.update({{"since_start_min_s", least}, {"since_start_max_s", most}});
  return out;
}

}  // namespace

std::string label_text(const std::string& name, const std::string& dose, const std::string& route,
                       Seconds before) {
  std::vector<std::string> words;
  for (const auto& word : {name, dose, route})
    if (!word.empty()) words.push_back(shown(word));
  const auto when = before > Seconds{0} ? duration_text(before) + " before" : std::string{"just before"};
  return words.empty() ? when : joined(words, " ") + ", " + when;
}

Section premedication_section(const PremedicationRecord& record) {
  Section out;
  if (record.classes.empty() && record.others.empty()) return out;
  out.lines.push_back(line(Role::title, Message{&s::premedication_title}));
  for (const auto& [wanted, given] : record.classes) {
    Listed words{.words = {}, .last = "; ", .between = "; "};
    for (const auto& one : given) words.words.push_back(given_words(one));
    out.lines.push_back(
        line(given.empty() ? Role::due : Role::text,
             Message{given.empty() ? &s::premedication_missing : &s::premedication_given,
                     {{"kind", Typed{wanted.kind}},
                      {"given", std::move(words)},
                      {"label", Typed{label_text(wanted.name, wanted.dose, wanted.route, wanted.before)}}}},
             below_premedication));
  }
  for (const auto& one : record.others)
    out.lines.push_back(line(Role::text,
                             Message{&s::premedication_more, {{"given", Typed{given_words(one)}}}},
                             below_premedication));
  return out;
}

json premedication_json(const PremedicationRecord& record) {
  json out{{"classes", json::array()}, {"others", json::array()}};
  for (const auto& [wanted, given] : record.classes) {
    json list = json::array();
    for (const auto& one : given) list.push_back(given_before_json(one));
    out["classes"].push_back({{"kind", wanted.kind},
                              {"label",
                               {{"name", wanted.name},
                                {"dose", wanted.dose},
                                {"route", wanted.route},
                                {"before_s", wanted.before.count()},
                                {"source", wanted.source}}},
                              {"given", std::move(list)}});
  }
  for (const auto& one : record.others) out["others"].push_back(given_before_json(one));
  return out;
}

}  // namespace infuwatch::report
