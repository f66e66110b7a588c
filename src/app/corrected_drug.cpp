#include "app/corrected_drug.hpp"

#include "protocol/charted_against.hpp"
#include "protocol/earlier.hpp"
#include "protocol/lab_answer.hpp"
#include "time/opening.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using List = std::shared_ptr<const Catalogue>;

/// The drug list that an infusion runs by.
Result<List, Problem> list_of(const Infusion& infusion, const WriteContext& writing) {
  const auto& drug = infusion.order.drug;
  if (infusion.start && infusion.terms.catalogue > 0) {
    auto began_under = writing.catalogue({drug}, infusion.terms.catalogue);
    if (!began_under || (*began_under)->drugs.contains(drug)) return began_under;
  }
  return writing.catalogue({drug});
}

std::vector<const StartQuestion*> asked_under(const DrugProtocol& drug, const Infusion& infusion,
                                              const Chart& chart, const WriteContext& writing) {
  const auto at = infusion.start ? infusion.start->from : writing.moment.now;
  return drug.before_start.questions_for(infusion.terms, chart, writing.context.zone.day(at));
}

/// Answers to what both protocols ask in the same words.
std::vector<Answered> kept_answers(const std::vector<Answered>& answers, const DrugProtocol& was,
                                   const std::vector<const StartQuestion*>& now) {
  std::vector<Answered> kept;
  for (const auto& answer : answers) {
    const auto& before = was.before_start.questions;
    const auto asked = std::find_if(before.begin(), before.end(),
                                    [&](const StartQuestion& one) { return one.key == answer.question; });
    const bool stands = asked != before.end() && std::any_of(now.begin(), now.end(), [&](const auto* one) {
                          return one->key == asked->key && one->ask == asked->ask;
                        });
    if (stands) kept.push_back(answer);
  }
  return kept;
}

std::vector<Question> asked_at_start(const Chart& chart, const Infusion& infusion, const Catalogue& list,
                                     const Started& said, const WriteContext& writing) {
  const auto at = said.at.from;
  const auto& zone = writing.context.zone;
  return questions_before(chart, infusion, list.drugs.at(infusion.order.drug), list,
                          {.at = at,
                           .day = zone.day(at),
                           .closes = closing_after(writing.site().site.opening, at, zone),
                           .last_start = last_start_day(chart, infusion, zone)},
                          said);
}

/// The infusion as its act would leave it.
Result<Infusion, Problem> as_corrected(const BedsideEvent& now, const Chart& chart, const Infusion& infusion,
                                       const WriteContext& writing) {
  auto next = infusion;
  next.order = *order_in(now);
  if (const auto* started = std::get_if<Started>(&now)) next.start = started->at;
  if (!next.start) return next;
  const auto list = list_of(next, writing);
  if (!list) return Failure{list.error()};
  next.terms = terms_of(chart, next, **list, writing.site().site.labels);
  return next;
}

/// Names the drug by what was read for its field; what is asked of the name of one that is not in the list.
Result<std::vector<Question>, Problem> name_drug(Order& order, const Order& was, bool unlisted,
                                                 const Chart& chart, InfusionId of,
                                                 const WriteContext& writing) {
  const bool renamed = order.drug != was.drug;
  if (!renamed && order.unlisted == was.unlisted) return std::vector<Question>{};
  settle_drug(order, unlisted);
  if (!unlisted) return std::vector<Question>{};
  if (!renamed) order.unlisted = was.unlisted;
  const auto catalogue = writing.catalogue({});
  if (!catalogue) return Failure{catalogue.error()};
  return name_questions(order, chart, **catalogue, of);
}

/// Questions that a start answers nothing to, nor a lab on file, and that nothing asks.
Notice not_asked(const std::vector<const StartQuestion*>& asked, const Started& start, const Chart& chart,
                 const Infusion& infusion, const DrugProtocol& drug, const Zone& zone) {
  Notice open{Notice::Kind::not_asked, {}};
  const auto day = zone.day(start.at.from);
  const auto last_start = last_start_day(chart, infusion, zone);
  for (const auto* question : asked) {
    if (question->must || answered_by_person(start, question->key)) continue;  // that one is asked
    const auto labs = lab_answer(chart, *question, day, last_start);
    if (labs.says == LabAnswer::Says::open && !labs.otherwise &&
        !contradicted(chart, infusion, drug, *question, start.at.from))
      open.about.push_back(question->ask);
  }
  return open;
}

}  // namespace

Result<DrugCorrected, Problem> settled_drug(BedsideEvent& now, const BedsideEvent& was, bool unlisted,
                                            const Chart& chart, const Infusion& infusion,
                                            const WriteContext& writing) {
  DrugCorrected corrected{.next = infusion};
  auto* order = order_in(now);
  if (!order) return corrected;
  auto asked = name_drug(*order, *order_in(was), unlisted, chart, infusion.number, writing);
  if (!asked) return Failure{asked.error()};
  corrected.questions = std::move(*asked);
  corrected.another = other_drug(*order_in(was), *order);
  if (!corrected.another) return corrected;
  auto next = as_corrected(now, chart, infusion, writing);
  if (!next) return Failure{next.error()};
  corrected.next = std::move(*next);
  auto* started = std::get_if<Started>(&now);
  if (!started) return corrected;
  const auto old_list = list_of(infusion, writing), list = list_of(corrected.next, writing);
  if (!old_list) return Failure{old_list.error()};
  if (!list) return Failure{list.error()};
  started->answers =
      kept_answers(started->answers, (*old_list)->drugs.at(infusion.order.drug),
                   asked_under((*list)->drugs.at(order->drug), corrected.next, chart, writing));
  return corrected;
}

Result<Done, Problem> ask_of_drug(DrugCorrected& corrected, const BedsideEvent& now, const Chart& chart,
                                  const Infusion& was, const WriteContext& writing) {
  const auto& next = corrected.next;
  if (!corrected.another) return Done{};
  const auto list = list_of(next, writing), old_list = list_of(was, writing);
  if (!list) return Failure{list.error()};
  if (!old_list) return Failure{old_list.error()};
  const auto* began = was.start ? chart.act(was.started_by) : nullptr;
  if (!began) {
    start_notices(next.order, writing, chart, **list, corrected.notices, next.number);
    tell_questions(writing, chart, next, **list, corrected.notices);
    return Done{};
  }
  if (!next.order.unlisted.empty())
    corrected.notices.push_back({Notice::Kind::no_protocol, {next.order.unlisted}});
  const auto& said = std::get<Started>(began->said);
  const auto& drug = (*list)->drugs.at(next.order.drug);
  const auto asked = asked_under(drug, next, chart, writing);
  auto start = said;
  if (const auto* started = std::get_if<Started>(&now))
    start = *started;
  else
    start.answers = kept_answers(said.answers, (*old_list)->drugs.at(was.order.drug), asked);
  if (auto open = not_asked(asked, start, chart, next, drug, writing.context.zone); !open.about.empty())
    corrected.notices.push_back(std::move(open));
  auto before = other_drug(began->ordered, next.order) ? std::vector<Notice>{} : began->asked;
  for (const auto& question : asked_at_start(chart, was, **old_list, said, writing))
    before.push_back(kept_question(question));
  for (auto& question : asked_at_start(chart, next, **list, start, writing))
    if (std::find(before.begin(), before.end(), kept_question(question)) == before.end())
      corrected.questions.push_back(std::move(question));
  return Done{};
}

}  // namespace infuwatch::app
