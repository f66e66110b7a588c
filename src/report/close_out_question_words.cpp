#include "report/close_out_question_words.hpp"

#include "report/sentences_of_questions.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

namespace s = sentence;

Listed symptoms_told(std::vector<std::string> symptoms) {
  for (auto& symptom : symptoms) symptom = plain(symptom);
  return Listed{std::move(symptoms), " and "};
}

Message asked_at_close_out(const FatalWhileRunning& q) {
  return {&s::fatal_while_running, {{"infusion", q.infusion.value()}}};
}
Message asked_at_close_out(const FatalWhileObserved& q) {
  return {&s::fatal_while_observed, {{"last", q.last}}};
}
Message asked_at_close_out(const AllGone& q) {
  return {&s::all_gone, {{"symptoms", symptoms_told(q.symptoms)}}};
}
Message asked_at_close_out(const CameBack& q) { return {&s::came_back, {{"restart", q.restart}}}; }
Message asked_at_close_out(const EpinephrineGiven& q) {
  return {&s::epinephrine_given, {{"first", q.first}}};
}
Message asked_at_close_out(const DeathCharted& q) {
  return {&s::death_charted, {{"symptoms", symptoms_told(q.symptoms)}}};
}
Message asked_at_close_out(const NeverWithdrawn& q) {
  return {&s::never_withdrawn, {{"infusion", q.infusion.value()}}};
}
Message asked_at_close_out(const NaranjoOtherwise& q) {
  return {&s::naranjo_otherwise,
          {{"causality", Typed{std::string{name(q.causality)}}},
           {"score", std::int64_t{q.score}},
           {"category", Typed{std::string{name(naranjo_category(q.score))}}}}};
}
Message asked_at_close_out(const NoPregnancy&) { return {&s::no_pregnancy}; }
Message asked_at_close_out(const NotTransferred& q) {
  return {&s::not_transferred, {{"infusion", q.infusion.value()}}};
}

}  // namespace infuwatch::report
