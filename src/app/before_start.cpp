#include "app/before_start.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "protocol/charted_against.hpp"
#include "protocol/earlier.hpp"
#include "protocol/lab_answer.hpp"
#include "time/opening.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using Questions = std::vector<const StartQuestion*>;

const DrugProtocol& begin(Infusion& infusion, Span at, const WriteContext& writing, const Chart& chart,
                          const Catalogue& catalogue) {
  infusion.start = at;
  infusion.terms = terms_of(chart, infusion, catalogue, writing.site().site.labels);
  return catalogue.drugs.at(infusion.order.drug);
}

std::string_view called(const Question& question) {
  if (std::holds_alternative<PastDoseLimit>(question)) return "the dose limit";
  if (std::holds_alternative<DoseUnknown>(question)) return "a total dose that is not known";
  if (std::holds_alternative<TooSoon>(question)) return "the interval";
  if (std::holds_alternative<ReactedBefore>(question)) return "an earlier reaction";
  if (std::holds_alternative<AllergyNamed>(question)) return "an allergy";
  if (std::holds_alternative<AllergiesNotAsked>(question)) return "allergies that were not asked";
  if (std::holds_alternative<FlagsUnanswered>(question)) return "a flag that waits for an answer";
  if (std::holds_alternative<DoseOutside>(question)) return "the dose";
  if (std::holds_alternative<DoseNeeds>(question)) return "a dose that cannot be checked";
  if (std::holds_alternative<BagExpired>(question)) return "a bag that has expired";
  if (std::holds_alternative<BagExpiresFirst>(question)) return "a bag that expires before the planned end";
  if (std::holds_alternative<OrderExpired>(question)) return "an order that has expired";
  if (std::holds_alternative<StartedAlready>(question)) return "an infusion of the drug just before";
  if (std::holds_alternative<TooYoung>(question)) return "the patient's age";
  if (std::holds_alternative<OffSchedule>(question)) return "a start off the schedule";
  if (std::holds_alternative<LabOtherwise>(question)) return "a lab that is not as expected";
  if (std::holds_alternative<PlannedShort>(question)) return "the planned time";
  if (std::holds_alternative<RateAboveSteps>(question)) return "the first rate";
  if (std::holds_alternative<RouteOtherwise>(question)) return "the route";
  if (std::holds_alternative<NotTogether>(question)) return "another drug of this patient";
  if (std::holds_alternative<CourseFull>(question)) return "a course that is full";
  if (std::holds_alternative<Contradicted>(question)) return "what is charted against a question";
  if (std::holds_alternative<EarlierDosesOpen>(question)) return "what is not known of the earlier doses";
  return {};
}

/// `chart E41, E43; lab=alt|22 U/L|2026-11-20|1`: which entries answer a question, and what of them.
std::string by_chart(const StartQuestion& question, const LabAnswer& labs) {
  std::vector<std::string> names;
  for (const auto entry : labs.entries) names.push_back(to_text(entry));
  auto answer = "chart " + joined(names, ", ");
  for (const auto& lab : labs.last) {
    const bool answers =
        std::any_of(question.labs.begin(), question.labs.end(),
                    [&](const LabWanted& wanted) { return wanted.answers && wanted.term->key == lab.key; });
    if (answers) answer += "; " + kept_lab(lab);
  }
  return answer;
}

/// The questions as they were listed when an infusion was prepared, or its drug corrected since.
class Listed {
 public:
  Listed(const Chart& chart, const Infusion& infusion, const Zone& zone)
      : chart_{chart}, terms_{infusion.terms}, last_start_{last_start_day(chart, infusion, zone)} {
    const auto* order = chart.act(infusion.ordered_by);
    if (!order) return;
    auto versions = order->earlier;
    if (order->corrected) versions.push_back(*order->corrected);
    by_ = order->number;
    auto at = order->recorded_at;
    for (std::size_t i = 1; i < versions.size(); ++i)
      if (other_drug(*order_in(versions[i - 1].said), *order_in(versions[i].said))) {
        by_ = versions[i].entry;
        at = versions[i].recorded_at;
      }
    day_ = zone.day(at);
  }
  bool shown(const StartQuestion& question) const {
    return by_ && asked_then(question) && !answered_then(question);
  }
  /// Whether it was a question when they were listed, and labs answered it.
  bool answered_then(const StartQuestion& question) const {
    return by_ && asked_then(question) && labs_then(question).says == LabAnswer::Says::meets;
  }

 private:
  LabAnswer labs_then(const StartQuestion& question) const {
    return lab_answer(chart_, question, day_, last_start_, by_);
  }
  /// Not where only a lab that came since asks it.
  bool asked_then(const StartQuestion& question) const {
    const auto labs = labs_then(question);
    if (question.where_charted && labs.last.empty()) return false;
    return question.of_count(terms_) || labs.otherwise.has_value();
  }

  const Chart& chart_;
  AppliedProtocol terms_;
  std::optional<std::chrono::year_month_day> last_start_;
  std::optional<EntryNumber> by_{};
  std::chrono::year_month_day day_{};
};

Question not_answered(const StartQuestion& question, const LabAnswer& labs) {
  return NotAnswered{.question = question.key,
                     .ask = question.ask,
                     .source = question.source,
                     .expected = question.expected,
                     .last = labs.last};
}

/// A question in a notice, with what is on file for it, and what is charted against it.
void put_question(Notice& notice, const std::string& ask, const LabAnswer& labs,
                  const std::optional<Contradicted>& against) {
  notice.about.push_back(ask);
  for (const auto& lab : labs.last) notice.about.push_back(kept_lab(lab));
  if (against) notice.about.push_back(kept_against(*against));
}

}  // namespace

Screening read_screening(FieldReader& reader) {
  return {.answers = reader.all<AnswerEntered>(FieldId::answer),
          .as_expected = reader.given(FieldId::screened),
          .checked_by = reader.text(FieldId::checked_by)};
}

Result<Answered, Problem> answered_one(const AnswerEntered& entered, const Questions& questions) {
  const auto& [key, answer, text] = entered;
  std::vector<std::string> known;
  for (const auto* question : questions) {
    known.push_back(question->key);
    if (question->key != key) continue;
    const bool fits = answer == "unknown" ||
                      (question->at_least ? decimal(answer).has_value() : answer == "yes" || answer == "no");
    if (fits) return Answered{key, answer};
    return bad(FieldId::answer, text, question->at_least ? Takes::number_answer : Takes::yes_no_answer, {},
               key);
  }
  const auto takes = known.empty() ? Takes::no_answer : Takes::answer_to;
  return bad(FieldId::answer, text, takes, std::move(known));
}

Result<std::string, Problem> second_nurse(const std::string& badge, const WriteContext& writing) {
  if (badge.empty()) return badge;
  const auto* member = writing.site().member(badge);
  if (!member || member->disabled) return Failure{Problem{NoSuch{NoSuch::What::badge, badge}}};
  if (badge == writing.who.badge || member->role == Role::auditor)
    return bad(FieldId::checked_by, badge, Takes::second_badge);
  return badge;
}

Result<Started, Problem> screened(Started said, const Screening& screening, const WriteContext& writing,
                                  const Chart& chart, Infusion infusion, const Catalogue& catalogue,
                                  std::vector<Notice>& notices, std::vector<Question>& questions) {
  const auto& drug = begin(infusion, said.at, writing, chart, catalogue);
  const auto day = writing.context.zone.day(said.at.from);
  const auto asked = drug.before_start.questions_for(infusion.terms, chart, day);
  const auto last_start = last_start_day(chart, infusion, writing.context.zone);
  const auto answered = [&](std::string_view key) {
    return std::any_of(said.answers.begin(), said.answers.end(),
                       [&](const Answered& one) { return one.question == key; });
  };
  for (const auto& entered : screening.answers) {
    auto answer = answered_one(entered, asked);
    if (!answer) return Failure{answer.error()};
    if (answered(answer->question)) return bad(FieldId::answer, entered.typed, Takes::question_once);
    said.answers.push_back(std::move(*answer));
  }
  Notice open{Notice::Kind::not_asked, {}};
  ScreeningNotShown not_shown;
  const Listed listed{chart, infusion, writing.context.zone};
  std::vector<Question> numbers;
  for (const auto* question : asked) {
    if (answered(question->key)) continue;
    const auto labs = lab_answer(chart, *question, day, last_start);
    if (labs.says == LabAnswer::Says::meets) {
      if (screening.as_expected) said.answers.push_back({question->key, by_chart(*question, labs)});
    } else if (screening.as_expected && question->at_least) {  // a number is told, not that it is as expected
      if (!question->must && !labs.otherwise) numbers.push_back(not_answered(*question, labs));
    } else if (screening.as_expected && question->by_list()) {
      said.answers.push_back({question->key, "as expected"});
      if (!said.order && listed.shown(*question)) continue;
      not_shown.keys.push_back(question->key);
      auto& asks = said.order || listed.answered_then(*question) ? not_shown.asks : not_shown.new_asks;
      asks.push_back({.ask = question->ask, .last = labs.last});
    } else if (!question->must && !labs.otherwise &&
               !contradicted(chart, infusion, drug, *question, said.at.from)) {  // those are asked
      put_question(open, question->ask, labs, {});
    }
  }
  if (!open.about.empty()) notices.push_back(std::move(open));
  auto second = second_nurse(screening.checked_by, writing);
  if (!second) return Failure{second.error()};
  said.checked_by = std::move(*second);
  questions = questions_before(
      chart, infusion, drug, catalogue,
      {.at = said.at.from,
       .day = day,
       .closes = closing_after(writing.site().site.opening, said.at.from, writing.context.zone),
       .last_start = last_start},
      said);
  questions.insert(questions.end(), numbers.begin(), numbers.end());
  not_shown.prepared = !said.order;
  if (!not_shown.keys.empty()) questions.insert(questions.begin(), std::move(not_shown));
  return said;
}

void tell_questions(const WriteContext& writing, const Chart& chart, Infusion infusion,
                    const Catalogue& catalogue, std::vector<Notice>& notices) {
  const auto& drug = begin(infusion, writing.moment.now, writing, chart, catalogue);
  Notice to_ask{Notice::Kind::to_ask, {}}, will_ask{Notice::Kind::start_will_ask, {}};
  const auto now = writing.moment.now;
  const auto day = writing.context.zone.day(now);
  const auto last_start = last_start_day(chart, infusion, writing.context.zone);
  for (const auto* question : drug.before_start.questions_for(infusion.terms, chart, day)) {
    const auto labs = lab_answer(chart, *question, day, last_start);
    if (labs.says == LabAnswer::Says::meets) continue;
    put_question(to_ask, question->ask + " (" + question->key + '=' + question->expectation() + ')', labs,
                 contradicted(chart, infusion, drug, *question, now));
  }
  for (const auto& question : questions_before(chart, infusion, drug, catalogue,
                                               {.at = now, .day = day, .last_start = last_start}, {}))
    if (const auto told = called(question);
        !told.empty() &&
        std::find(will_ask.about.begin(), will_ask.about.end(), told) == will_ask.about.end())
      will_ask.about.emplace_back(told);
  if (!to_ask.about.empty()) notices.push_back(std::move(to_ask));
  if (!will_ask.about.empty()) notices.push_back(std::move(will_ask));
}

}  // namespace infuwatch::app
