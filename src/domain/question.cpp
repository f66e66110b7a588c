#include "domain/question.hpp"

#include "base/folded.hpp"
#include "base/one_of_compiled.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "time/zone.hpp"

#include <algorithm>
#include <map>

namespace infuwatch {

template class OneOf<QuestionKinds>;

namespace {

using Facts = std::vector<std::string>;

constexpr std::string_view kept_against_begins = "against=";

Facts numbers(const std::vector<FlagId>& flags) {
  Facts facts;
  for (const auto flag : flags) facts.push_back(to_text(flag));
  return facts;
}

/// `1h30m`, `20m`; a part of a minute does not count.
std::string minutes(Seconds length) {
  const auto hours = length.count() / 3600, rest = length.count() / 60 % 60;
  const auto whole = hours > 0 ? std::to_string(hours) + 'h' : std::string{};
  return hours > 0 && rest == 0 ? whole : whole + std::to_string(rest) + 'm';
}

/// Whether a word is built as a question's key is: small letters, digits and -, with a letter first.
bool is_key(std::string_view word) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !word.empty() && small(word.front()) && std::all_of(word.begin(), word.end(), [&](char c) {
    return small(c) || (c >= '0' && c <= '9') || c == '-';
  });
}

/// A kind of substance as part of a key.
std::string key_of(std::string kind) {
  std::replace(kind.begin(), kind.end(), ' ', '-');
  return kind;
}

Facts facts_of(const Question& question) {
  return std::visit(
      Overloaded{
          [](const ReleasedEarly& q) -> Facts { return {iso(q.observe_until)}; },
          [](const ReleasedUnstopped& q) -> Facts { return {iso(q.observe_until)}; },
          [](const TakenUpAfterRelease& q) -> Facts { return {iso(q.released)}; },
          [](const PastDoseLimit& q) -> Facts {
            return {q.drug, to_text(q.with), to_text(q.limit)};
          },
          [](const DoseUnknown& q) -> Facts { return {q.drug}; },
          [](const TooSoon& q) -> Facts {
            return {q.drug, iso(q.last), std::to_string(q.days), std::to_string(q.shortest)};
          },
          [](const ReactedBefore& q) -> Facts {
            return {q.drug, q.infusion.value() > 0 ? std::to_string(q.infusion.value()) : std::string{}};
          },
          [](const AnsweredOtherwise& q) -> Facts {
            return {q.ask, q.answer};
          },
          [](const NotChecked& q) -> Facts { return {q.drug}; },
          [](const Improbable& q) -> Facts {
            return {(q.of.empty() ? std::string{} : q.of + ' ') + to_text(q.given) + q.unit};
          },
          [](const FlagsUnanswered& q) -> Facts { return numbers(q.flags); },
          [](const StillPresent& q) -> Facts { return q.symptoms; },
          [](const NotSerious& q) -> Facts { return numbers(q.flags); },
          [](const FatalWhileRunning&) -> Facts { return {}; },
          [](const FatalWhileObserved& q) -> Facts { return {iso(q.last)}; },
          [](const AllGone& q) -> Facts { return q.symptoms; },
          [](const CameBack& q) -> Facts { return {iso(q.restart)}; },
          [](const EpinephrineGiven& q) -> Facts { return {iso(q.first)}; },
          [](const OwnWordsGrave& q) -> Facts {
            Facts facts{q.words};
            facts.insert(facts.end(), q.signs.begin(), q.signs.end());
            return facts;
          },
          [](const DeathCharted& q) -> Facts { return q.symptoms; },
          [](const NeverWithdrawn&) -> Facts { return {}; },
          [](const NaranjoOtherwise& q) -> Facts {
            return {std::string{name(q.causality)}, std::to_string(q.score)};
          },
          [](const NoPregnancy&) -> Facts { return {}; },
          [](const NotTransferred&) -> Facts { return {}; },
          [](const ReadingsOutside& q) -> Facts {
            Facts facts;
            for (const auto& reading : q.readings) facts.push_back(reading.words);
            return facts;
          },
          [](const NoReadingsSince& q) -> Facts { return {iso(q.since)}; },
          [](const ProviderNotNotified& q) -> Facts { return numbers(q.flags); },
          [](const StartedAlready& q) -> Facts {
            return {q.drug, std::to_string(q.infusion.value()), iso(q.start)};
          },
          [](const DoseOutside& q) -> Facts {
            return {q.drug, to_text(q.dose), to_text(q.least), to_text(q.most)};
          },
          [](const DoseNeeds& q) -> Facts {
            return {q.drug, q.body_surface ? "bsa" : "weight"};
          },
          [](const AllergyNamed& q) -> Facts {
            if (q.through.empty()) return {q.given, q.allergies};
            return {q.given, q.allergies, q.through};
          },
          [](const StoppedEarly& q) -> Facts { return {iso(q.planned_end)}; },
          [](const StopLongPast& q) -> Facts { return {iso(q.planned_end)}; },
          [](const OverAlready& q) -> Facts {
            return {q.released ? "released" : "stopped", iso(q.since)};
          },
          [](const ChartedAlready& q) -> Facts {
            return {to_text(q.entry), iso(q.at)};
          },
          [](const RateAboveSteps& q) -> Facts {
            return {to_text(q.rate), to_text(q.highest)};
          },
          [](const RestartAbove& q) -> Facts {
            return {to_text(q.rate), to_text(q.most)};
          },
          [](const RateJump& q) -> Facts {
            return {to_text(q.rate), to_text(q.last)};
          },
          [](const NeverAgain& q) -> Facts { return numbers(q.flags); },
          [](const GivenLately& q) -> Facts {
            return {q.medication, iso(q.last)};
          },
          [](const FeverOtherwise& q) -> Facts {
            return {std::to_string(q.grade), to_text(q.measured)};
          },
          [](const WeightFar& q) -> Facts {
            return {to_text(q.weight), to_text(q.last)};
          },
          [](const LeavesTo& q) -> Facts { return {q.to}; },
          [](const DischargeOpen& q) -> Facts {
            return {q.ask, q.because};
          },
          [](const DischargeLeft& q) -> Facts { return q.asks; },
          [](const ScreeningNotShown& q) -> Facts { return q.keys; },
          [](const AllergiesNotAsked&) -> Facts { return {}; },
          [](const AllergiesDropped& q) -> Facts { return {q.allergies}; },
          [](const Contradicted& q) -> Facts {
            Facts facts{q.ask, joined(facts_against(q), ", ")};
            for (const auto entry : q.entries) facts.push_back(to_text(entry));
            return facts;
          },
          [](const EarlierDosesOpen& q) -> Facts {
            Facts facts{q.drug};
            if (q.last) facts.emplace_back("last");
            if (q.worst) facts.emplace_back("worst");
            return facts;
          },
          [](const HandedOverOpen& q) -> Facts {
            Facts keys;
            for (const auto& item : q.items) keys.push_back(item.key);
            return keys;
          },
          [](const RegisteredAlready& q) -> Facts {
            return {q.name, q.mrn};
          },
          [](const NoReadingsBefore& q) -> Facts {
            Facts facts;
            for (const auto sign : q.signs) facts.emplace_back(vital_sign(sign).field.key);
            return facts;
          },
          [](const PremedicationOpen& q) -> Facts {
            if (!q.given) return {q.kind};
            if (q.too_little.empty()) return {q.kind, iso(*q.given)};
            return {q.kind, iso(*q.given), joined(q.too_little, ", "), q.name + ' ' + q.dose};
          },
          [](const OffSchedule& q) -> Facts {
            return {q.drug, iso(q.last), std::to_string(q.days)};
          },
          [](const NotAnswered& q) -> Facts { return {q.ask}; },
          [](const TooYoung& q) -> Facts {
            return {q.drug, std::to_string(q.age), std::to_string(q.from_years)};
          },
          [](const AfterClosing& q) -> Facts {
            return {iso(q.over), iso(q.closes)};
          },
          [](const GivenMore& q) -> Facts {
            return {to_text(q.given), to_text(q.ordered)};
          },
          [](const BagExpired& q) -> Facts {
            if (q.lot.empty()) return {iso(q.expires.last)};
            return {iso(q.expires.last), q.lot};
          },
          [](const BagExpiresFirst& q) -> Facts {
            if (q.lot.empty()) return {iso(q.expires.last), iso(q.planned_end)};
            return {iso(q.expires.last), iso(q.planned_end), q.lot};
          },
          [](const OrderExpired& q) -> Facts { return {iso(q.expires.last)}; },
          [](const LabOtherwise& q) -> Facts {
            if (!q.then) return {q.ask, kept_lab(q.found)};
            return {q.ask, kept_lab(q.found), kept_lab(*q.then)};
          },
          [](const PlannedShort& q) -> Facts {
            return {q.drug, minutes(q.planned), minutes(q.shortest)};
          },
          [](const RouteOtherwise& q) -> Facts {
            return {q.drug, q.route};
          },
          [](const NotTogether& q) -> Facts {
            return {q.drug, q.other, std::to_string(q.infusion.value())};
          },
          [](const CourseFull& q) -> Facts {
            const auto told = [&](const Quantity& one) {
              return q.doses ? to_text(one.amount) : to_text(one);
            };
            return {q.drug, told(q.with), told(q.most), std::to_string(q.within_days)};
          },
          [](const NameAlike& q) -> Facts {
            return {q.typed, joined(q.names, ", ")};
          }},
      question);
}

bool says_something(std::string_view text) { return !folded(text).empty(); }

/// The keys that a reason has, each with whether a text stands behind it; of what stands before the first one
/// the key is empty.
std::map<std::string, bool> answered_by(std::string_view reason) {
  std::map<std::string, bool> answered;
  std::string key;
  for (const auto& part : split(reason, ';')) {
    const auto equals = part.find('=');
    const auto begins = lower(trimmed(std::string_view{part}.substr(0, equals)));
    const bool has_key = equals != std::string::npos && is_key(begins);
    if (has_key) key = begins;
    const auto text = has_key ? std::string_view{part}.substr(equals + 1) : std::string_view{part};
    answered[key] = answered[key] || says_something(text);
  }
  return answered;
}

std::vector<Question> left_open(const std::vector<Question>& questions,
                                const std::map<std::string, bool>& answered) {
  std::vector<Question> open;
  for (const auto& question : questions) {
    const auto found = answered.find(question_key(question));
    if (found == answered.end() || !found->second) open.push_back(question);
  }
  return open;
}

}  // namespace

std::vector<std::string> facts_against(const Contradicted& contradicted) {
  std::vector<std::string> facts;
  if (contradicted.pregnant) facts.emplace_back("pregnant");
  if (contradicted.measured) facts.push_back(contradicted.measured->entered);
  facts.insert(facts.end(), contradicted.signs.begin(), contradicted.signs.end());
  return facts;
}

std::string kept_against(const Contradicted& contradicted) {
  return std::string{kept_against_begins} + joined(facts_against(contradicted), "|");
}

std::optional<std::vector<std::string>> against_kept(const std::string& text) {
  if (!text.starts_with(kept_against_begins)) return std::nullopt;
  return split(text.substr(kept_against_begins.size()), '|');
}

std::string question_key(const Question& question) {
  return std::visit(
      Overloaded{[](const ReleasedEarly&) { return std::string{"released-early"}; },
                 [](const ReleasedUnstopped&) { return std::string{"released-unstopped"}; },
                 [](const TakenUpAfterRelease&) { return std::string{"taken-up-after-release"}; },
                 [](const PastDoseLimit&) { return std::string{"dose-limit"}; },
                 [](const DoseUnknown&) { return std::string{"dose-unknown"}; },
                 [](const TooSoon&) { return std::string{"interval"}; },
                 [](const ReactedBefore&) { return std::string{"prior-reaction"}; },
                 [](const AnsweredOtherwise& q) { return q.question; },
                 [](const NotChecked&) { return std::string{"second-check"}; },
                 [](const Improbable& q) {
                   if (q.field == FieldId::medication) return std::string{"medication-dose"};
                   return std::string{q.of.empty() ? field_of(q.field).option : field_of(q.field).key};
                 },
                 [](const FlagsUnanswered&) { return std::string{"unanswered-flags"}; },
                 [](const StillPresent&) { return std::string{"still-present"}; },
                 [](const NotSerious&) { return std::string{"not-serious"}; },
                 [](const FatalWhileRunning&) { return std::string{"fatal-running"}; },
                 [](const FatalWhileObserved&) { return std::string{"fatal-observed"}; },
                 [](const AllGone&) { return std::string{"all-gone"}; },
                 [](const CameBack&) { return std::string{"came-back"}; },
                 [](const EpinephrineGiven&) { return std::string{"epinephrine"}; },
                 [](const OwnWordsGrave&) { return std::string{"own-words"}; },
                 [](const DeathCharted&) { return std::string{"death-charted"}; },
                 [](const NeverWithdrawn&) { return std::string{"never-withdrawn"}; },
                 [](const NaranjoOtherwise&) { return std::string{"naranjo"}; },
                 [](const NoPregnancy&) { return std::string{"no-pregnancy"}; },
                 [](const NotTransferred&) { return std::string{"not-transferred"}; },
                 [](const ReadingsOutside&) { return std::string{"readings-outside"}; },
                 [](const NoReadingsSince&) { return std::string{"no-readings"}; },
                 [](const ProviderNotNotified&) { return std::string{"provider-not-notified"}; },
                 [](const StartedAlready&) { return std::string{"started-already"}; },
                 [](const DoseOutside&) { return std::string{"dose"}; },
                 [](const DoseNeeds&) { return std::string{"dose-needs"}; },
                 [](const AllergyNamed&) { return std::string{"allergy"}; },
                 [](const StoppedEarly&) { return std::string{"stopped-early"}; },
                 [](const StopLongPast&) { return std::string{"stop-long-past"}; },
                 [](const OverAlready&) { return std::string{"over-already"}; },
                 [](const ChartedAlready&) { return std::string{"charted-already"}; },
                 [](const RateAboveSteps&) { return std::string{"rate-steps"}; },
                 [](const RestartAbove&) { return std::string{"restart-rate"}; },
                 [](const RateJump&) { return std::string{"rate-jump"}; },
                 [](const NeverAgain&) { return std::string{"never-again"}; },
                 [](const GivenLately&) { return std::string{"given-lately"}; },
                 [](const FeverOtherwise&) { return std::string{"fever-grade"}; },
                 [](const WeightFar&) { return std::string{"weight-differs"}; },
                 [](const LeavesTo&) { return std::string{"leaves-to"}; },
                 [](const DischargeOpen&) { return std::string{"discharge"}; },
                 [](const DischargeLeft&) { return std::string{"discharge-left"}; },
                 [](const ScreeningNotShown&) { return std::string{"screening"}; },
                 [](const AllergiesNotAsked&) { return std::string{"allergies-not-asked"}; },
                 [](const AllergiesDropped&) { return std::string{"allergies-dropped"}; },
                 [](const Contradicted&) { return std::string{"contradicted"}; },
                 [](const EarlierDosesOpen&) { return std::string{"earlier-doses"}; },
                 [](const HandedOverOpen&) { return std::string{"handed-over-open"}; },
                 [](const RegisteredAlready&) { return std::string{"registered"}; },
                 [](const NoReadingsBefore&) { return std::string{"no-readings-before"}; },
                 [](const PremedicationOpen& q) { return "premedication-" + key_of(q.kind); },
                 [](const OffSchedule&) { return std::string{"off-schedule"}; },
                 [](const NotAnswered& q) { return q.question; },
                 [](const TooYoung&) { return std::string{"youngest-age"}; },
                 [](const AfterClosing&) { return std::string{"after-closing"}; },
                 [](const GivenMore&) { return std::string{"given-more"}; },
                 [](const BagExpired&) { return std::string{"bag-expired"}; },
                 [](const BagExpiresFirst&) { return std::string{"bag-expires-first"}; },
                 [](const OrderExpired&) { return std::string{"order-expired"}; },
                 [](const LabOtherwise& q) { return "lab-" + q.question; },
                 [](const PlannedShort&) { return std::string{"planned-time"}; },
                 [](const RouteOtherwise&) { return std::string{"route"}; },
                 [](const NotTogether&) { return std::string{"not-together"}; },
                 [](const CourseFull&) { return std::string{"course"}; },
                 [](const NameAlike&) { return std::string{"drug-name"}; }},
      question);
}

std::vector<Question> without_reason(const std::vector<Question>& questions, std::string_view reason) {
  const auto answered = answered_by(reason);
  const bool by_key =
      std::any_of(answered.begin(), answered.end(), [](const auto& one) { return !one.first.empty(); });
  return by_key || !says_something(reason) ? left_open(questions, answered) : std::vector<Question>{};
}

std::vector<Question> without_answer(const std::vector<Question>& questions, std::string_view reason) {
  return left_open(questions, answered_by(reason));
}

std::vector<std::string> keys_unasked(const std::vector<Question>& questions, std::string_view reason) {
  std::vector<std::string> unasked;
  for (const auto& [key, says] : answered_by(reason)) {
    const auto asked = [&key = key](const Question& one) { return question_key(one) == key; };
    if (!key.empty() && std::none_of(questions.begin(), questions.end(), asked)) unasked.push_back(key);
  }
  return unasked;
}

Notice kept_question(const Question& question) {
  Notice notice{Notice::Kind::asked, {question_key(question)}};
  for (auto& fact : facts_of(question)) notice.about.push_back(std::move(fact));
  return notice;
}

}  // namespace infuwatch
