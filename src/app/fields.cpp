#include "app/fields.hpp"

#include "app/medication.hpp"
#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "protocol/grades.hpp"
#include "protocol/symptom_phrase.hpp"
#include "protocol/unlisted.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

std::optional<int> number_in(std::string_view text) {
  const auto number = whole_number(trimmed(text));
  if (!number || *number < -1000000 || *number > 1000000) return std::nullopt;
  return static_cast<int>(*number);
}

/// The parts of `NAME:GRADE@ONSET..END`; the name may be quoted, or `other:WORDS`.
struct SymptomText {
  std::string name, words, grade, onset, ended;
};

std::optional<SymptomText> taken_apart(std::string_view text) {
  SymptomText parts;
  std::string rest = trimmed(text);
  if (lower(rest).starts_with("other:")) {
    parts.name = "other";
    rest = trimmed(rest.substr(6));
    if (rest.starts_with('"')) {
      const auto end = rest.find('"', 1);
      if (end == std::string::npos) return std::nullopt;
      parts.words = trimmed(rest.substr(1, end - 1));
      rest = trimmed(rest.substr(end + 1));
    } else {
      const auto end = std::min(rest.find(':'), rest.find('@'));
      parts.words = trimmed(rest.substr(0, end));
      rest = end == std::string::npos ? std::string{} : rest.substr(end);
    }
    if (parts.words.empty()) return std::nullopt;
  } else {
    const auto end = std::min(rest.find(':'), rest.find('@'));
    parts.name = trimmed(rest.substr(0, end));
    if (lower(parts.name) == "other") parts.name = "other";
    rest = end == std::string::npos ? std::string{} : rest.substr(end);
  }
  if (rest.starts_with(':')) {
    const auto end = rest.find('@');
    parts.grade = trimmed(rest.substr(1, end == std::string::npos ? end : end - 1));
    if (parts.grade.empty()) return std::nullopt;
    rest = end == std::string::npos ? std::string{} : rest.substr(end);
  }
  if (rest.starts_with('@')) {
    parts.onset = trimmed(rest.substr(1));
    if (const auto until = parts.onset.find(".."); until != std::string::npos) {
      parts.ended = trimmed(parts.onset.substr(until + 2));
      parts.onset = trimmed(parts.onset.substr(0, until));
      if (parts.ended.empty()) return std::nullopt;
    }
    if (parts.onset.empty()) return std::nullopt;
    rest.clear();
  }
  return rest.empty() && !parts.name.empty() ? std::optional{parts} : std::nullopt;
}

/// An MRN or a badge: ASCII letters, digits, `-`, `_`, `.`, `/`, at most 40.
Result<std::string, Problem> identifier(FieldId field, std::string_view text) {
  constexpr std::string_view known = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
  const auto key = trimmed(text);
  if (key.empty() || key.size() > 40 || key.find_first_not_of(known) != std::string::npos)
    return bad(field, text, Takes::key);
  return key;
}

/// An amount among the words of a medication that can mean two: `ondansetron 4.000 mg IV`.
std::optional<std::vector<std::string>> amount_in_doubt(std::string_view text) {
  const auto words = medication_words(text);
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const auto& amount : {words[i], i + 1 < words.size() ? words[i] + ' ' + words[i + 1] : words[i]})
      if (auto two = doubtful(amount); two && dose(two->one))
        return std::vector{std::move(two->one), std::move(two->thousand)};
  return std::nullopt;
}

Result<std::string, Problem> symptom_key(FieldId field, std::string_view word, const Catalogue& catalogue) {
  if (const auto fault = text_fault(word)) return Failure{Problem{BadText{field, *fault}}};
  if (const auto* term = catalogue.symptom_called(word)) return term->key;
  return Failure{
      Problem{UnknownWord{UnknownWord::What::symptom, std::string{word}, catalogue.nearest_symptoms(word)}}};
}

Result<std::string, Problem> drug_key(std::string_view word, const Catalogue& catalogue) {
  if (const auto fault = text_fault(word)) return Failure{Problem{BadText{FieldId::drug, *fault}}};
  if (const auto* drug = catalogue.drug_called(word); drug && drug->key != generic_drug) return drug->key;
  return Failure{
      Problem{UnknownWord{UnknownWord::What::drug, std::string{word}, catalogue.nearest_drugs(word)}}};
}

/// The name of a drug that is not in the list, as typed: letters that can be seen, in one line.
Result<std::string, Problem> unlisted_name(std::string_view word, const Catalogue& catalogue) {
  constexpr int widest = 80;  // columns
  const auto fault = text_fault(word);
  if (fault == TextFault::too_long) return bad(FieldId::drug, "…", Takes::drug_width);
  if (fault) return Failure{Problem{BadText{FieldId::drug, *fault}}};
  const auto* listed = listed_as(catalogue, word);
  if (listed && listed->key != generic_drug)
    return bad(FieldId::drug, word, Takes::listed_name, {}, listed->key);
  auto name = trimmed(word);
  if (listed) return bad(FieldId::drug, word, Takes::drug_name);
  const bool all_seen = shown(name) == name;
  if (!all_seen || !has_letter(name)) return bad(FieldId::drug, word, Takes::drug_letters);
  if (columns(name) > widest) return bad(FieldId::drug, word, Takes::drug_width);
  return name;
}

/// `iv` is `IV`.
std::string route_word(std::string_view text) {
  for (const auto& word : split(field_of(FieldId::route).words, ' '))
    if (lower(word) == lower(trimmed(text))) return word;
  return std::string{text};
}

/// Puts a grade that was told in words with the parts; false: another one was told in figures.
bool take_grade(SymptomText& parts, const SymptomPhrase& phrase) {
  if (!phrase.grade) return true;
  const auto told = std::to_string(*phrase.grade);
  if (parts.grade.empty()) parts.grade = told;
  return parts.grade == told;
}

/// The listed symptom that somebody's own words name, where its grades have the one that was told.
const SymptomTerm* listed_term(SymptomText& parts, const Catalogue& catalogue) {
  const auto phrase = symptom_phrase(catalogue, parts.words);
  if (!phrase) return nullptr;
  auto graded = parts;
  const auto grade = take_grade(graded, *phrase) ? number_in(graded.grade) : std::nullopt;
  if (!graded.grade.empty() && (!grade || !phrase->term->grades.contains(*grade))) return nullptr;
  parts = std::move(graded);
  return phrase->term;
}

/// Words that only repeat how the list calls it tell nothing of their own.
bool is_its_name(const std::string& words, const SymptomTerm& term) {
  return lower(words) == lower(term.name) || lower(words) == term.key;
}

}  // namespace

std::string told_otherwise(const SymptomEntered& entered, const Catalogue& catalogue) {
  const auto* term = catalogue.symptom(entered.seen.symptom);
  return term && is_its_name(entered.told, *term) ? std::string{} : entered.told;
}

Failure<Problem> bad(FieldRef field, std::string_view given, Takes takes, std::vector<std::string> choices,
                     std::string of) {
  return {Problem{BadField{std::move(field), std::string{given}, takes, std::move(choices), std::move(of)}}};
}

Result<std::string, Problem> free_text(FieldRef field, std::string_view text) {
  if (const auto fault = text_fault(text)) return Failure{Problem{BadText{std::move(field), *fault}}};
  return trimmed(text);
}

Result<std::string, Problem> read(FieldId field, std::string_view text, const ReadContext& with,
                                  As<std::string>) {
  switch (field) {
    case FieldId::drug:
      return with.unlisted ? unlisted_name(text, *with.catalogue) : drug_key(text, *with.catalogue);
    case FieldId::denied:
    case FieldId::resolved: return symptom_key(field, text, *with.catalogue);
    case FieldId::new_mrn:
    case FieldId::badge: return identifier(field, text);
    case FieldId::fluid: return lower(text);
    case FieldId::medication:
      if (auto choices = amount_in_doubt(text)) return bad(field, text, Takes::no_doubt, std::move(*choices));
      if (const auto fault = free_text(field, text); !fault) return Failure{fault.error()};
      if (trimmed(text).empty()) break;  // nothing was entered
      if (const auto fault = medication_fault(text)) return bad(field, text, *fault);
      break;
    case FieldId::name: {
      const auto called = free_text(field, text);
      if (called && called->find(',') == std::string::npos) return bad(field, text, Takes::family_given);
      return called;
    }
    default: break;
  }
  const auto words = field_of(field).words;
  if (words.empty()) return free_text(field, text);
  auto known = split(words, ' ');
  const auto word = field == FieldId::route ? route_word(text) : std::string{text};
  if (std::find(known.begin(), known.end(), word) != known.end()) return word;
  if (field == FieldId::spo2_scale) return bad(field, text, Takes::spo2_scale);
  return bad(field, text, Takes::one_of, std::move(known));
}

Result<int, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<int>) {
  const auto number = number_in(text);
  const auto& row = field_of(field);
  if (!number) return bad(field, text, Takes::whole_number);
  if (*number < row.least || *number > row.most)
    return Failure{Problem{OutOfRange{field, std::string{text}, row.least, row.most}}};
  return *number;
}

Result<Quantity, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Quantity>) {
  const bool of_rate = field == FieldId::rate || field == FieldId::order_rate;
  if (auto two = doubtful(text))
    return bad(field, text, Takes::no_doubt, {std::move(two->one), std::move(two->thousand)});
  const auto quantity = of_rate ? rate(text) : dose(text);
  if (!quantity && quantity.error() == QuantityFault::no_drop_factor)
    return bad(field, text, of_rate ? Takes::drop_factor : Takes::dose);
  const bool volume =
      field == FieldId::volume && quantity && (quantity->unit == "mL" || quantity->unit == "L");
  if (field == FieldId::volume && !volume) return bad(field, text, Takes::volume);
  if (!quantity) return bad(field, text, of_rate ? Takes::rate : Takes::dose);
  return *quantity;
}

Result<Decimal, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Decimal>) {
  const bool surface = field == FieldId::body_surface;
  const auto number = surface ? decimal(trimmed(text)) : kilograms(text);
  const std::int64_t least = surface ? 200 : 500, most = surface ? 3500 : 500000;  // thousandths
  if (!number || number->thousandths < least || number->thousandths > most)
    return Failure{
        Problem{surface ? BadField{.field = field, .given = std::string{text}, .takes = Takes::body_surface}
                        : BadField{.field = field,
                                   .given = std::string{text},
                                   .takes = Takes::reading,
                                   .sign = Sign::weight}}};
  return *number;
}

Result<Seconds, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Seconds>) {
  const auto length = parse_duration(text);
  if (!length || *length <= Seconds{0} || *length > Seconds{7 * 86400})
    return bad(field, text, Takes::duration);
  return *length;
}

Result<std::chrono::year_month_day, Problem> read(FieldId field, std::string_view text, const ReadContext&,
                                                  As<std::chrono::year_month_day>) {
  const auto day = parse_date(trimmed(text));
  std::vector<std::string> choices;
  for (const auto meant : days_in_numbers(trimmed(text))) choices.push_back(shown_date(meant));
  if (!day && choices.size() > 1) return bad(field, text, Takes::day_or_month, std::move(choices));
  if (!day && !choices.empty()) return bad(field, text, Takes::one_of, std::move(choices));
  if (!day) return bad(field, text, Takes::date);
  return *day;
}

Result<EnteredTime, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<EnteredTime>) {
  auto time = read_time(text);
  if (!time) return Failure{Problem{BadTime{field, time.error()}}};
  return std::move(*time);
}

Result<Expiry, Problem> read(FieldId field, std::string_view text, const ReadContext& with, As<Expiry>) {
  auto until = expiry(text, *with.zone);
  if (until) return *until;
  if (until.error().why == TimeProblem::Why::not_understood) return bad(field, text, Takes::expiry);
  return Failure{Problem{BadTime{field, std::move(until.error())}}};
}

Result<InfusionId, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<InfusionId>) {
  const auto number = whole_number(text);
  if (!number || *number < 1) return bad(field, text, Takes::infusion_number);
  return InfusionId{*number};
}

Result<EntryNumber, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<EntryNumber>) {
  const auto number = entry_number(text);
  if (!number) return bad(field, text, Takes::entry_number);
  return *number;
}

Result<FlagId, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<FlagId>) {
  const auto flag = flag_id(text);
  if (!flag) return bad(field, text, Takes::flag_number);
  return *flag;
}

Result<Instant, Problem> read(FieldId field, std::string_view text, const ReadContext&, As<Instant>) {
  const auto instant = parse_iso(std::string{text});
  if (!instant) return bad(field, text, Takes::one_moment);
  return *instant;
}

Result<SymptomEntered, Problem> read(FieldId field, std::string_view text, const ReadContext& with,
                                     As<SymptomEntered>) {
  if (const auto fault = text_fault(text)) return Failure{Problem{BadText{field, *fault}}};
  auto parts = taken_apart(text);
  if (!parts) return bad(field, text, Takes::symptom);
  SymptomEntered entered;
  auto& seen = entered.seen;
  const SymptomTerm* term = nullptr;
  if (parts->name == "other") {
    if (parts->words.empty()) return bad(field, text, Takes::own_words);
    term = listed_term(*parts, *with.catalogue);
    seen.symptom = term ? term->key : "other";
    if (!term || !is_its_name(parts->words, *term)) seen.words = parts->words;
  } else {
    const auto phrase = symptom_phrase(*with.catalogue, parts->name);
    if (!phrase) return Failure{symptom_key(field, parts->name, *with.catalogue).error()};
    if (!take_grade(*parts, *phrase)) return bad(field, text, Takes::symptom);
    term = phrase->term;
    seen.symptom = term->key;
    if (phrase->beside) seen.words = parts->name;
  }
  entered.told = parts->words.empty() ? parts->name : parts->words;
  entered.name = term ? term->name : seen.words;
  if (parts->grade.ends_with('%')) {
    const auto percent = number_in(parts->grade.substr(0, parts->grade.size() - 1));
    const bool on_skin = term && !term->surface_grades.empty();
    if (!on_skin || !percent || *percent < 1 || *percent > 100)
      return bad(field, text, on_skin ? Takes::skin_percent : Takes::grade_not_percent, {}, seen.symptom);
    seen.surface = percent;
    seen.grade = surface_grade(*term, *percent);
  } else if (!parts->grade.empty()) {
    const auto grade = number_in(parts->grade);
    const int least = term ? term->grades.begin()->first : 1, most = term ? term->grades.rbegin()->first : 5;
    const bool exists = grade && (term ? term->grades.contains(*grade) : *grade >= 1 && *grade <= 5);
    if (!exists) {
      OutOfRange outside{{FieldId::grade, entered.name}, parts->grade, least, most};
      if (term && static_cast<int>(term->grades.size()) <= most - least)
        for (const auto& [one, prompt] : term->grades) outside.only.push_back(one);
      return Failure{Problem{std::move(outside)}};
    }
    seen.grade = grade;
  }
  if (!parts->onset.empty()) {
    auto onset = read_time(parts->onset);
    if (!onset) return Failure{Problem{BadTime{{FieldId::onset, entered.name}, onset.error()}}};
    entered.onset = std::move(*onset);
  }
  if (!parts->ended.empty()) {
    auto ended = read_time(parts->ended);
    if (!ended) return Failure{Problem{BadTime{{FieldId::onset, entered.name}, ended.error()}}};
    auto* clock = std::get_if<EnteredTime::Clock>(&ended->what);
    const auto* from = std::get_if<EnteredTime::Clock>(&entered.onset->what);
    if (clock && from && !clock->date && !clock->days_back) {  // `yesterday 08:42..10:00`
      clock->date = from->date;
      clock->days_back = from->days_back;
    }
    entered.ended = std::move(*ended);
  }
  grade_by(seen, *with.catalogue);
  return entered;
}

Result<NaranjoEntered, Problem> read(FieldId field, std::string_view text, const ReadContext&,
                                     As<NaranjoEntered>) {
  const auto equals = text.find('=');
  const auto number = number_in(text.substr(0, equals));
  const auto reply = equals == std::string_view::npos
                         ? std::nullopt
                         : named<NaranjoReply>(lower(trimmed(text.substr(equals + 1))));
  if (!number || *number < 1 || *number > static_cast<int>(naranjo_count) || !reply)
    return bad(field, text, Takes::naranjo_answer);
  return NaranjoEntered{.question = *number, .reply = *reply};
}

Result<AnswerEntered, Problem> read(FieldId, std::string_view text, const ReadContext&, As<AnswerEntered>) {
  const auto equals = text.find('=');
  return AnswerEntered{
      .question = lower(trimmed(text.substr(0, equals))),
      .answer = equals == std::string_view::npos ? std::string{} : lower(trimmed(text.substr(equals + 1))),
      .typed = std::string{text}};
}

void grade_by(SymptomSeen& seen, const Catalogue& catalogue) {
  const auto* term = catalogue.symptom(seen.symptom);
  seen.grading = seen.grade && term && !term->ctcae_term.empty() ? catalogue.common.grading : std::string{};
}

}  // namespace infuwatch::app
