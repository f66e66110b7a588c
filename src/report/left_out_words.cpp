#include "report/left_out_words.hpp"

#include "report/sentences_of_receipts.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

namespace s = sentence;

const Sentence& sentence_about(const LeftOut& one) {
  using What = LeftOut::What;
  switch (one.what) {
    case What::limit: return s::limit_left_out;
    case What::limits_of_age: return s::limits_of_age_left_out;
    case What::question: return s::question_left_out;
    case What::dose_limit: return one.labels ? s::dose_limit_of_labels_left_out : s::dose_limit_left_out;
    case What::interval: return one.labels ? s::interval_of_labels_left_out : s::interval_left_out;
    case What::schedule: return one.labels ? s::schedule_of_labels_left_out : s::schedule_left_out;
    case What::course_limit: return s::course_limit_left_out;
    case What::not_with: return s::not_with_left_out;
    case What::route: return s::route_left_out;
    case What::premedication: return s::premedication_left_out;
    case What::readings: return s::readings_left_out;
    case What::youngest_age: return s::youngest_age_left_out;
    case What::second_check: return s::second_check_left_out;
    case What::never_again: return s::never_again_left_out;
    case What::restart: return s::restart_left_out;
    case What::rate_steps: return s::rate_steps_left_out;
    case What::vesicant: return s::vesicant_left_out;
    case What::stay: return s::stay_left_out;
    case What::serious: return s::serious_left_out;
    case What::reaction: return s::reaction_left_out;
    case What::lab: return s::lab_left_out;
  }
  return s::limit_left_out;
}

}  // namespace

std::vector<Message> left_out_messages(const std::vector<LeftOut>& found) {
  std::vector<Message> told;
  for (const auto& one : found)
    told.push_back(
        {&sentence_about(one),
         {{"what", Typed{one.told}}, {"labels", Typed{one.labels == LabelRegion::eu ? "EU" : "US"}}}});
  return told;
}

std::vector<Message> number_change_messages(const std::vector<NumberChange>& found) {
  const auto or_none = [](const std::string& written) { return written.empty() ? "none" : written; };
  std::vector<Message> told;
  for (const auto& one : found)
    told.push_back({one.same_source ? &s::number_changed_same_source : &s::number_changed,
                    {{"where", Typed{one.where.empty() ? "" : one.where + ", "}},
                     {"key", Typed{one.key}},
                     {"was", Typed{or_none(one.was)}},
                     {"now", Typed{or_none(one.now)}}}});
  return told;
}

nlohmann::json number_change_json(const std::vector<NumberChange>& found) {
  using nlohmann::json;
  auto out = json::array();
  for (const auto& one : found)
    out.push_back({{"where", one.where},
                   {"key", one.key},
                   {"was", one.was.empty() ? json(nullptr) : json(one.was)},
                   {"now", one.now.empty() ? json(nullptr) : json(one.now)},
                   {"same_source", one.same_source}});
  return out;
}

nlohmann::json left_out_json(const std::vector<LeftOut>& found) {
  using nlohmann::json;
  auto out = json::array();
  for (const auto& one : found)
    out.push_back({{"kind", name(one.what)},
                   {"what", one.told.empty() ? json(nullptr) : json(one.told)},
                   {"labels", one.labels ? json(name(*one.labels)) : json(nullptr)}});
  return out;
}

}  // namespace infuwatch::report
