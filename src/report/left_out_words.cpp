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
    case What::premedication: return s::premedication_left_out;
    case What::readings: return s::readings_left_out;
    case What::youngest_age: return s::youngest_age_left_out;
    case What::second_check: return s::second_check_left_out;
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
