#include "app/fields.hpp"

#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "protocol/grades.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

Failure<Problem> out_of_range(std::string_view field, std::string_view given, int least, int most) {
  return {Problem{OutOfRange{std::string{field}, std::string{given}, least, most}}};
}

std::optional<int> number_in(std::string_view text) {
  const auto number = whole_number(trimmed(text));
  if (!number || *number < -1000000 || *number > 1000000) return std::nullopt;
  return static_cast<int>(*number);
}

/// The parts of `NAME:GRADE@ONSET`; the name may be quoted, or `other:WORDS`.
struct SymptomText {
  std::string name, words, grade, onset;
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
    if (parts.onset.empty()) return std::nullopt;
    rest.clear();
  }
  return rest.empty() && !parts.name.empty() ? std::optional{parts} : std::nullopt;
}

}  // namespace

Failure<Problem> bad(std::string_view field, std::string_view given, Takes takes,
                     std::vector<std::string> choices, std::string of) {
  return {
      Problem{BadField{std::string{field}, std::string{given}, takes, std::move(choices), std::move(of)}}};
}

const std::string& VitalFields::text(Sign sign) const {
  static const std::string none;
  const auto found = typed.find(sign);
  return found == typed.end() ? none : found->second;
}

/// The first nine stand in their places, as they always have; what came later says what it is, and only where
/// it was typed, so that a request sent again to a newer program is the same request.
Asked VitalFields::asked() const {
  Asked all;
  for (const auto& sign : vital_signs()) {
    const auto& typed_text = text(sign.sign);
    if (sign.sign <= Sign::weight)
      all.push_back(typed_text);
    else if (!typed_text.empty())
      all.push_back(std::string{sign.field.key} + '=' + typed_text);
  }
  return all;
}

bool VitalFields::empty() const {
  return std::all_of(typed.begin(), typed.end(), [](const auto& one) { return one.second.empty(); });
}

Result<Vitals, Problem> vitals_of(const VitalFields& fields, std::vector<std::string>& confirmed) {
  Vitals vitals;
  for (const auto& sign : vital_signs()) {
    auto text = fields.text(sign.sign);
    if (text.empty()) continue;
    text = trimmed(text);
    if (text.ends_with('!')) {
      confirmed.emplace_back(sign.field.key);
      text.pop_back();
    }
    if (const auto taken = read_sign(sign, text, vitals); !taken) return Failure{taken.error()};
  }
  return vitals;
}

Result<std::string, Problem> symptom_key(std::string_view field, std::string_view word,
                                         const Catalogue& catalogue) {
  if (const auto fault = text_fault(word)) return Failure{Problem{BadText{std::string{field}, *fault}}};
  if (const auto* term = catalogue.symptom_called(word)) return term->key;
  return Failure{
      Problem{UnknownWord{UnknownWord::What::symptom, std::string{word}, catalogue.nearest_symptoms(word)}}};
}

Result<std::string, Problem> drug_key(std::string_view word, const Catalogue& catalogue) {
  if (const auto fault = text_fault(word)) return Failure{Problem{BadText{"--drug", *fault}}};
  if (const auto* drug = catalogue.drug_called(word)) return drug->key;
  return Failure{
      Problem{UnknownWord{UnknownWord::What::drug, std::string{word}, catalogue.nearest_drugs(word)}}};
}

Result<SymptomSeen, Problem> symptom_field(std::string_view text, const Catalogue& catalogue,
                                           const Sitting& sitting, const Chart& chart,
                                           const Infusion* infusion) {
  if (const auto fault = text_fault(text)) return Failure{Problem{BadText{"--symptom", *fault}}};
  const auto parts = taken_apart(text);
  if (!parts) return bad("--symptom", text, Takes::symptom);
  SymptomSeen seen;
  const SymptomTerm* term = nullptr;
  if (parts->name == "other") {
    if (parts->words.empty()) return bad("--symptom", text, Takes::own_words);
    seen.symptom = "other", seen.words = parts->words;
  } else {
    const auto key = symptom_key("--symptom", parts->name, catalogue);
    if (!key) return Failure{key.error()};
    seen.symptom = *key;
    term = catalogue.symptom(*key);
  }
  if (parts->grade.ends_with('%')) {
    const auto percent = number_in(parts->grade.substr(0, parts->grade.size() - 1));
    const bool on_skin = term && !term->surface_grades.empty();
    if (!on_skin || !percent || *percent < 1 || *percent > 100)
      return bad("--symptom", text, on_skin ? Takes::skin_percent : Takes::grade_not_percent, {},
                 seen.symptom);
    seen.surface = percent, seen.grade = surface_grade(*term, *percent);
  } else if (!parts->grade.empty()) {
    const auto grade = number_in(parts->grade);
    const int least = term ? term->grades.begin()->first : 1, most = term ? term->grades.rbegin()->first : 5;
    const bool exists = grade && (term ? term->grades.contains(*grade) : *grade >= 1 && *grade <= 5);
    if (!exists)
      return out_of_range("the grade of " + (term ? term->name : seen.words), parts->grade, least, most);
    seen.grade = grade;
  }
  if (!parts->onset.empty()) {
    const auto onset =
        sitting.time("the onset of " + (term ? term->name : seen.words), parts->onset, chart, infusion);
    if (!onset) return Failure{onset.error()};
    seen.onset = *onset;
  }
  grade_by(seen, catalogue);
  return seen;
}

void grade_by(SymptomSeen& seen, const Catalogue& catalogue) {
  const auto* term = catalogue.symptom(seen.symptom);
  seen.grading = seen.grade && term && !term->ctcae_term.empty() ? catalogue.common.grading : std::string{};
}

Result<Quantity, Problem> dose_field(std::string_view field, std::string_view text) {
  const auto read = dose(text);
  if (!read) return bad(field, text, Takes::dose);
  return *read;
}

Result<Quantity, Problem> rate_field(std::string_view text) {
  const auto read = rate(text);
  if (!read) return bad("the rate", text, Takes::rate);
  return *read;
}

Result<Decimal, Problem> surface_field(std::string_view field, std::string_view text) {
  const auto surface = decimal(trimmed(text));
  if (!surface || surface->thousandths < 200 || surface->thousandths > 3500)
    return bad(field, text, Takes::body_surface);
  return *surface;
}

Result<Decimal, Problem> weight_field(std::string_view text) {
  Vitals vitals;
  if (const auto taken = read_sign(vital_sign(Sign::weight), text, vitals); !taken)
    return Failure{taken.error()};
  return *vitals.weight_kg;
}

Result<std::string, Problem> key_field(std::string_view field, std::string_view text) {
  constexpr std::string_view known = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
  const auto key = trimmed(text);
  if (key.empty() || key.size() > 40 || key.find_first_not_of(known) != std::string::npos)
    return bad(field, text, Takes::key);
  return key;
}

Result<Seconds, Problem> duration_field(std::string_view field, std::string_view text) {
  const auto read = parse_duration(text);
  if (!read || *read <= Seconds{0} || *read > Seconds{7 * 86400}) return bad(field, text, Takes::duration);
  return *read;
}

Result<std::chrono::year_month_day, Problem> date_field(std::string_view field, std::string_view text) {
  const auto read = parse_date(trimmed(text));
  if (!read) return bad(field, text, Takes::date);
  return *read;
}

Result<Source, Problem> source_field(std::string_view text) {
  if (text.empty()) return Source::chair;
  if (const auto known = named<Source>(text)) return *known;
  return bad("--source", text, Takes::one_of, {"chair", "phone", "paper"});
}

}  // namespace infuwatch::app
