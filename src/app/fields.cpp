#include "app/fields.hpp"

#include "base/text.hpp"
#include "protocol/grades.hpp"

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

bool none(std::string_view text) { return lower(trimmed(text)) == "none"; }

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

Result<Reading, Problem> reading_field(std::string_view field, std::string_view text, int least, int most) {
  if (none(text)) return Reading{};
  const auto number = number_in(text);
  if (!number) return bad(field, text, Takes::number_or_none);
  if (*number < least || *number > most) return out_of_range(field, text, least, most);
  return Reading{*number};
}

Result<BloodPressure, Problem> pressure_field(std::string_view text) {
  if (none(text)) return BloodPressure{};
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return bad("--bp", text, Takes::pressure);
  const auto systolic = number_in(text.substr(0, slash));
  const auto under = lower(trimmed(text.substr(slash + 1)));
  const bool felt = under == "p" || under == "palp";
  const auto diastolic = felt ? std::nullopt : number_in(under);
  if (!systolic || (!felt && !diastolic)) return bad("--bp", text, Takes::pressure);
  if (*systolic < 1 || *systolic > 399) return out_of_range("--bp", text, 1, 399);
  if (diastolic && (*diastolic < 1 || *diastolic > 299)) return out_of_range("--bp", text, 1, 299);
  if (diastolic && *diastolic >= *systolic) return bad("--bp", text, Takes::higher_pressure_first);
  return BloodPressure{systolic, diastolic};
}

Result<Temperature, Problem> temperature_field(std::string_view text) {
  const auto read = temperature(text);
  if (!read) return bad("--temp", text, Takes::temperature_with_scale);
  if (read->tenths_c <= 100 || read->tenths_c >= 500) return bad("--temp", text, Takes::body_temperature);
  return *read;
}

Result<Oxygen, Problem> oxygen_field(std::string_view text) {
  const auto word = lower(trimmed(text));
  if (word == "air" || word == "room air" || word == "ra") return Oxygen{0};
  const auto litres = decimal(trimmed(text));
  if (!litres || litres->thousandths % 100 != 0 || litres->thousandths > 100000)
    return bad("--o2", text, Takes::oxygen_flow);
  return Oxygen{static_cast<int>(litres->thousandths / 100)};
}

Result<Consciousness, Problem> consciousness_field(std::string_view text) {
  auto letter = trimmed(text);
  if (letter.size() == 1 && letter[0] >= 'a') letter[0] = static_cast<char>(letter[0] - 32);
  if (const auto known = named<Consciousness>(letter)) return *known;
  return bad("--acvpu", text, Takes::consciousness);
}

bool VitalFields::empty() const {
  for (const auto& field : asked())
    if (!field.empty()) return false;
  return true;
}

Result<Vitals, Problem> vitals_of(const VitalFields& fields, std::vector<std::string>& confirmed) {
  Vitals vitals;
  std::optional<Problem> wrong;
  const auto take = [&](std::string_view name, std::string text, auto& into, auto read) {
    if (text.empty() || wrong) return;
    if (text = trimmed(text); text.ends_with('!')) confirmed.emplace_back(name), text.pop_back();
    const auto value = read(text);
    if (value)
      into = *value;
    else
      wrong = value.error();
  };
  using Text = const std::string&;
  take("hr", fields.hr, vitals.heart_rate, [](Text t) { return reading_field("--hr", t, 0, 300); });
  take("bp", fields.bp, vitals.pressure, [](Text t) { return pressure_field(t); });
  take("temp", fields.temp, vitals.temperature, [](Text t) { return temperature_field(t); });
  take("rr", fields.rr, vitals.respiratory_rate, [](Text t) { return reading_field("--rr", t, 0, 70); });
  take("spo2", fields.spo2, vitals.spo2, [](Text t) { return reading_field("--spo2", t, 1, 100); });
  take("o2", fields.o2, vitals.oxygen, [](Text t) { return oxygen_field(t); });
  take("acvpu", fields.acvpu, vitals.consciousness, [](Text t) { return consciousness_field(t); });
  take("pain", fields.pain, vitals.pain, [](Text t) { return pain_field(t); });
  take("weight", fields.weight, vitals.weight_kg, [](Text t) { return weight_field(t); });
  if (wrong) return Failure{*wrong};
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
  auto number = trimmed(text);
  if (number.ends_with("kg")) number = trimmed(number.substr(0, number.size() - 2));
  const auto kilograms = decimal(number);
  if (!kilograms || kilograms->thousandths < 500 || kilograms->thousandths > 500000)
    return bad("--weight", text, Takes::weight);
  return *kilograms;
}

Result<int, Problem> pain_field(std::string_view text) {
  const auto pain = number_in(text);
  if (!pain || *pain < 0 || *pain > 10) return bad("--pain", text, Takes::pain);
  return *pain;
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
