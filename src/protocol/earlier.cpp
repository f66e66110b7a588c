#include "protocol/earlier.hpp"

#include "base/overloaded.hpp"
#include "domain/drug_name.hpp"
#include "protocol/allergy.hpp"
#include "protocol/charted_against.hpp"
#include "protocol/dose.hpp"
#include "protocol/dose_question.hpp"
#include "protocol/lab_answer.hpp"
#include "protocol/order_limits.hpp"
#include "protocol/order_questions.hpp"
#include "protocol/running_questions.hpp"
#include "protocol/start_questions.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

Instant noon(std::chrono::year_month_day day) { return std::chrono::sys_days{day} + 12h; }

struct Position {
  int course = 1, day = 0;

  void step(const CoursePlan& plan, std::optional<int> days_since) {
    const bool broken = days_since && *days_since >= plan.new_after_days;
    if (day > 0 && (broken || day >= plan.days_of(course))) {
      ++course;
      day = 1;
    } else
      ++day;
  }
};

/// What was given, where that was charted, else the dose ordered; the larger of both where one of several
/// stops does not say how much was given until then.
std::optional<Decimal> dose_in(std::string_view unit, const Chart& chart, const Infusion& infusion,
                               Instant at) {
  const BodySize size{.surface = surface_at(chart, infusion.order, at)};
  const auto ordered = amount_in(unit, infusion.order.dose, size);
  const auto given = given_in_all(infusion);
  if (given.empty()) return ordered;
  Decimal sum;
  for (const auto& part : given) {
    const auto amount = amount_in(unit, part, size);
    if (!amount) return std::nullopt;
    sum.thousandths += amount->thousandths;
  }
  const auto& before = infusion.stopped_before;
  const bool partly =
      std::any_of(before.begin(), before.end(), [](const Stopped& one) { return !one.given; });
  return partly && ordered ? std::max(sum, *ordered) : sum;
}

std::pair<Instant, InfusionId> began(const Infusion& infusion) {
  return {infusion.start->from, infusion.number};
}

bool of_reaction(const Flag& flag) {
  const auto& finding = flag.finding;
  return tells_a_reaction(finding.rule) && !flag.retracted_by && finding.priority > Priority::review &&
         finding.window != Window::before;
}

bool on_label(const FlagItem& item, const DrugProtocol& drug) {
  return std::find(drug.reactions.begin(), drug.reactions.end(), item.finding) != drug.reactions.end();
}

/// How grave an earlier reaction was, for choosing the gravest; 0: it does not count.
int weight(const Flag& flag, const DrugProtocol& drug) {
  const auto& finding = flag.finding;
  if (flag.retracted_by || flag.superseded_by || finding.window == Window::before ||
      finding.priority == Priority::review)
    return 0;
  if (finding.rule == Rule::life_threatening || finding.rule == Rule::anaphylaxis_criteria) return 3;
  if (finding.rule != Rule::reaction && finding.rule != Rule::recurrence) return 0;
  const auto& items = finding.items;
  if (std::any_of(items.begin(), items.end(), [](const FlagItem& i) { return i.grade.value_or(0) >= 3; }))
    return 2;
  const bool named =
      std::any_of(items.begin(), items.end(), [&](const FlagItem& i) { return on_label(i, drug); });
  return named && drug.before_start.ask_after == AskAfter::any ? 1 : 0;
}

}  // namespace

int days_between(Instant from, Instant to) { return static_cast<int>((to - from + 12h) / 24h); }

std::vector<std::string> forms_of(const Infusion& infusion, const DrugProtocol& drug) {
  std::vector forms{drug_counted(infusion.order)};
  if (!drug.same_substance.empty()) forms.push_back(drug_counted(drug.same_substance, {}));
  return forms;
}

bool of_forms(const std::vector<std::string>& forms, const Infusion& other) {
  const auto among = [&](const std::string& name) {
    return std::find(forms.begin(), forms.end(), name) != forms.end();
  };
  const bool as_it_stands = other.order.unlisted.empty() && among(other.order.drug);
  return as_it_stands || among(drug_counted(other.order));
}

std::optional<StartBefore> last_start(const Chart& chart, const Infusion& infusion,
                                      const DrugProtocol& drug) {
  const auto histories = drug_histories(chart);
  std::optional<StartBefore> last;
  for (const auto& form : forms_of(infusion, drug)) {
    std::optional<StartBefore> of_form;
    const auto history = histories.find(form);
    const auto before = history == histories.end() ? std::vector<const Infusion*>{}
                                                   : infusions_before(history->second, infusion);
    const auto* prior = chart.prior(form);
    if (!before.empty())
      of_form = {before.back()->start->from, drug_named(before.back()->order)};
    else if (prior && prior->last)
      of_form = {noon(*prior->last), drug_named(*prior)};
    if (of_form && (!last || of_form->at > last->at)) last = std::move(of_form);
  }
  if (last && last->drug != drug.same_substance) last->drug = drug_named(infusion.order);
  return last;
}

std::optional<std::chrono::year_month_day> last_start_day(const Chart& chart, const Infusion& infusion,
                                                          const Zone& zone) {
  const auto before = infusions_before(chart, infusion);
  if (!before.empty()) return zone.day(before.back()->start->from);
  const auto* prior = chart.prior(drug_counted(infusion.order));
  return prior ? prior->last : std::nullopt;
}

DrugHistories drug_histories(const Chart& chart) {
  DrugHistories histories;
  for (const auto& [number, infusion] : chart.infusions())
    if (infusion.start && infusion.state != InfusionState::voided)
      histories[drug_counted(infusion.order)].started.push_back(&infusion);
  for (auto& [drug, history] : histories)
    std::sort(history.started.begin(), history.started.end(),
              [](const Infusion* a, const Infusion* b) { return began(*a) < began(*b); });
  for (const auto& [id, flag] : chart.flags()) {
    if (!of_reaction(flag)) continue;
    const auto* infusion = chart.infusion(flag.finding.infusion);
    if (infusion) histories[drug_counted(infusion->order)].reacted = true;
  }
  return histories;
}

std::vector<const Infusion*> infusions_before(const DrugHistory& history, const Infusion& infusion) {
  const auto& started = history.started;
  auto end = started.end();
  if (infusion.start)
    end = std::partition_point(started.begin(), end,
                               [&](const Infusion* one) { return began(*one) < began(infusion); });
  std::vector<const Infusion*> before{started.begin(), end};
  std::erase_if(before, [&](const Infusion* one) { return one->number == infusion.number; });
  return before;
}

std::vector<const Infusion*> infusions_before(const Chart& chart, const Infusion& infusion) {
  const auto histories = drug_histories(chart);
  const auto history = histories.find(drug_counted(infusion.order));
  if (history == histories.end()) return {};
  return infusions_before(history->second, infusion);
}

std::pair<int, int> course_day(const Prior* prior, const std::vector<const Infusion*>& before,
                               const Infusion& infusion, const StartPlan& plan) {
  if (!plan.courses || !prior || !prior->count) return {0, 0};
  Position position;
  for (int i = 0; i < *prior->count; ++i) position.step(*plan.courses, std::nullopt);
  auto last = prior->last ? std::optional{noon(*prior->last)} : std::nullopt;
  const auto step_to = [&](std::optional<Instant> at) {
    position.step(*plan.courses, last && at ? std::optional{days_between(*last, *at)} : std::nullopt);
    last = at;
  };
  for (const auto* one : before) step_to(one->start->from);
  step_to(infusion.start ? std::optional{infusion.start->from} : std::nullopt);
  return {position.course, position.day};
}

CumulativeDose cumulative_dose(const Chart& chart, const Infusion& infusion, std::string_view unit,
                               Instant at) {
  CumulativeDose sum;
  const auto* prior = chart.prior(drug_counted(infusion.order));
  const auto told =
      prior && prior->total_dose ? amount_in(unit, *prior->total_dose, BodySize{}) : std::nullopt;
  if (told)
    sum.before = *told;
  else if (!prior || prior->count != 0)
    sum.whole = false;
  for (const auto* one : infusions_before(chart, infusion)) {
    if (const auto dose = dose_in(unit, chart, *one, one->start->to))
      sum.before.thousandths += dose->thousandths;
    else
      sum.whole = false;
  }
  sum.with = sum.before;
  if (const auto dose = dose_in(unit, chart, infusion, at)) {
    sum.with.thousandths += dose->thousandths;
  } else {
    sum.whole = false;
    sum.surface_missing = true;
  }
  return sum;
}

std::optional<TooSoon> too_soon(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                                Instant at) {
  const auto last = last_start(chart, infusion, drug);
  if (!last) return std::nullopt;
  const auto& plan = drug.before_start;
  TooSoon found{last->drug, last->at, days_between(last->at, at), 0, {}};
  if (plan.courses && infusion.terms.course > 0) {
    const bool first_day = infusion.terms.course_day == 1;
    found.shortest = !first_day ? 1 : infusion.terms.course > 1 ? plan.courses->apart_days : 0;
    found.source = plan.courses->source;
  } else if (const auto* interval =
                 plan.interval(infusion.terms.labels, std::max(infusion.terms.drug_count, 2))) {
    found.shortest = interval->days;
    found.source = interval->source;
  }
  return found.shortest > 0 && found.days < found.shortest ? std::optional{found} : std::nullopt;
}

std::optional<ReactedBefore> reacted_before(const Chart& chart, const Infusion& infusion,
                                            const DrugProtocol& drug) {
  const auto& plan = drug.before_start;
  ReactedBefore found{drug_named(infusion.order), {}, EarlierReaction::none, plan.ask_after_source};
  const auto forms = forms_of(infusion, drug);
  const auto earlier = [&](InfusionId number) {
    const auto* other = chart.infusion(number);
    return other && number != infusion.number && other->start && other->state != InfusionState::voided &&
           of_forms(forms, *other) && (!infusion.start || began(*other) < began(infusion));
  };
  const Finding* gravest = nullptr;
  int weighs = 0;
  const auto key = [](const Finding& finding) {  // of equally grave ones the first, in time and by its rule
    return std::tuple{finding.leading().onset.from, finding.infusion, finding.rule};
  };
  for (const auto& [id, flag] : chart.flags()) {
    const int grave = weight(flag, drug);
    if (grave == 0 || grave < weighs || !earlier(flag.finding.infusion)) continue;
    if (grave == weighs && key(*gravest) < key(flag.finding)) continue;
    weighs = grave;
    gravest = &flag.finding;
  }
  if (gravest) {
    const auto& items = gravest->items;
    const auto named = std::find_if(items.begin(), items.end(),
                                    [&](const FlagItem& i) { return weighs > 1 || on_label(i, drug); });
    const auto& item = *named;
    found.infusion = gravest->infusion;
    if (const auto& of = chart.infusion(gravest->infusion)->order; of.drug == drug.same_substance)
      found.drug = drug_named(of);
    if (gravest->rule == Rule::anaphylaxis_criteria) {
      found.what = ReactedBefore::ByCriteria{};
    } else {
      found.what = ReactedBefore::Symptom{item.finding == "other" ? item.words : item.finding, item.grade};
    }
    return found;
  }
  auto worst = EarlierReaction::none;
  for (const auto& form : forms) {
    const auto* prior = chart.prior(form);
    if (!prior || prior->worst == EarlierReaction::unknown || prior->worst <= worst) continue;
    worst = prior->worst;
    if (prior->drug == drug.same_substance) found.drug = drug_named(*prior);
  }
  if (worst < EarlierReaction::hypersensitivity) return std::nullopt;
  found.what = worst;
  return found;
}

std::string stored_words(const ReactedBefore& reacted) {
  return std::visit(
      Overloaded{[](EarlierReaction worst) { return std::string{name(worst)}; },
                 [](ReactedBefore::ByCriteria) { return std::string{"anaphylaxis by its criteria"}; },
                 [](const ReactedBefore::Symptom& symptom) {
                   return symptom.named +
                          (symptom.grade ? " grade " + std::to_string(*symptom.grade) : std::string{});
                 }},
      reacted.what);
}

std::vector<Question> questions_before(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                       const Catalogue& list, const StartMoment& start, const Started& said) {
  const auto at = start.at;
  const auto& known = *list.common.substances;
  std::vector<Question> questions;
  const auto& plan = drug.before_start;
  if (const auto* limit = plan.dose_limit(next.terms.labels)) {
    const auto& unit = limit->most.unit;
    const auto sum = cumulative_dose(chart, next, unit, at);
    if (sum.with > limit->most.amount)
      questions.push_back(PastDoseLimit{.drug = drug_named(next.order),
                                        .before = {sum.before, unit},
                                        .with = {sum.with, unit},
                                        .limit = limit->most,
                                        .source = limit->source});
    else if (!sum.whole)
      questions.push_back(
          DoseUnknown{.drug = drug_named(next.order), .unit = unit, .body_surface = sum.surface_missing});
  }
  if (!allergies_asked(chart.patient().allergies)) questions.push_back(AllergiesNotAsked{});
  const auto& unlisted = next.order.unlisted;
  if (auto allergy = unlisted.empty() ? allergy_to(chart.patient(), drug, known, next.order.fluid)
                                      : allergy_to_unlisted(chart.patient(), unlisted, known))
    questions.push_back(std::move(*allergy));
  if (auto amiss = dose_question(chart, next, drug, at)) questions.push_back(std::move(*amiss));
  if (auto full = course_full(chart, next, drug, at)) questions.push_back(std::move(*full));
  if (auto other = route_otherwise(next.order, drug)) questions.push_back(std::move(*other));
  if (auto little = planned_short(chart, next, drug, at)) questions.push_back(std::move(*little));
  if (auto fast = first_rate_question(chart, next, drug, at)) questions.push_back(std::move(*fast));
  for (auto& other : not_together(chart, next, drug, known, at)) questions.push_back(std::move(other));
  if (auto young = too_young(chart.patient(), next, plan, at)) questions.push_back(std::move(*young));
  if (const auto expired = order_expired(next.order, at)) questions.push_back(*expired);
  const auto planned_end = at + next.order.planned.value_or(next.terms.planned);
  if (auto expires = bag_question(next.order.lot, next.order.expires, at, planned_end))
    questions.push_back(std::move(*expires));
  const auto soon = too_soon(chart, next, drug, at);
  const auto already = started_already(chart, next, drug, at);
  if (already && (already->running || !soon)) questions.push_back(*already);
  if (soon) questions.push_back(*soon);
  if (auto off = off_schedule(chart, next, drug, at); off && !already) questions.push_back(std::move(*off));
  if (const auto reacted = reacted_before(chart, next, drug)) questions.push_back(*reacted);
  if (auto open = earlier_doses_open(chart, next, drug)) questions.push_back(std::move(*open));
  for (const auto* question : plan.questions_for(next.terms, chart, start.day)) {
    const auto* answered = answered_by_person(said, question->key);
    if (answered && !question->meets(answered->answer)) {
      questions.push_back(AnsweredOtherwise{question->key, question->ask, answered->answer,
                                            question->expected, question->at_least, question->source});
      continue;
    }
    auto labs = lab_answer(chart, *question, start.day, start.last_start);
    const auto ask_of = [&](LabAnswer::Otherwise& one) {
      questions.push_back(LabOtherwise{.question = question->key,
                                       .ask = question->ask,
                                       .found = std::move(one.found),
                                       .then = std::move(one.then),
                                       .expected = std::move(one.expected),
                                       .source = question->source});
    };
    if (labs.otherwise) ask_of(*labs.otherwise);
    for (auto& one : labs.more) ask_of(one);
    const bool open = !answered && labs.says == LabAnswer::Says::open;
    const bool must = open && question->must && question->of_count(next.terms);
    if (must)
      questions.push_back(NotAnswered{.question = question->key,
                                      .ask = question->ask,
                                      .source = question->source,
                                      .expected = question->expected,
                                      .last = std::move(labs.last)});
    auto against = must ? std::nullopt : contradicted(chart, next, drug, *question, at);
    if (!against) continue;
    against->answered = answered || labs.says == LabAnswer::Says::meets;
    questions.push_back(std::move(*against));
  }
  if (plan.second_check && said.checked_by.empty())
    questions.push_back(NotChecked{drug_named(next.order), plan.second_check_source});
  for (auto& open : premedication_open(chart, next, drug, at)) questions.push_back(std::move(open));
  if (auto missing = readings_before(chart, plan, at)) questions.push_back(std::move(*missing));
  if (const auto late = after_closing(next, at, start.closes)) questions.push_back(*late);
  if (auto flags = unanswered_before(chart, next, list, drug, at); !flags.empty())
    questions.push_back(FlagsUnanswered{std::move(flags)});
  return questions;
}

}  // namespace infuwatch
