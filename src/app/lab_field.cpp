// A lab as it is typed: `lvef 55 % 2026-10-01`, `hbsag negative 2026-10`, `mri no new lesions 2026-10-01`.
#include "app/fields.hpp"
#include "base/folded.hpp"
#include "base/text.hpp"
#include "time/entered.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

/// What was typed, taken apart: the lab, what stands between it and the date, and the date.
struct LabText {
  const LabTerm* term;
  std::string value;
  std::string date;
};

std::string words_from(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  return joined(
      {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)},
      " ");
}

/// The lab is the longest beginning that names one; with a number, that which its numbers are of.
std::optional<LabText> lab_text(const std::vector<std::string>& words, const Labs& labs) {
  for (auto end = words.size() - 1; end > 0; --end)
    if (const auto* term = labs.called(words_from(words, 0, end))) {
      auto value = words_from(words, end, words.size() - 1);
      const bool number = value.find_first_of("0123456789") == 0;
      if (number && !term->numbers.empty()) term = labs.find(term->numbers).get();
      return LabText{.term = term, .value = std::move(value), .date = words.back()};
    }
  return std::nullopt;
}

/// Signs of a bound or of doubt, wherever they stand in a word.
constexpr std::string_view bounds_and_doubt[] = {"<", ">", "=", "?", "~",  "≤",  "≥",  "≦",  "≧", "⩽",
                                                 "⩾", "≈", "≠", "±", "＜", "＞", "＝", "？", "¿"};
constexpr std::string_view plus_and_minus[] = {"+", "-", "\u2010", "\u2011", "–", "—", "−"};

/// Whether a word says more or less than its letters and digits do, so that they alone would say something
/// else: `<5`, `neg?`, `-60`, `1500+`, a `-` by itself.
bool has_sign(const std::string& word) {
  const auto holds = [&](std::string_view sign) { return word.find(sign) != std::string::npos; };
  const auto edged = [&](std::string_view sign) { return word.starts_with(sign) || word.ends_with(sign); };
  const bool alone =
      folded(word).empty() && word.find_first_not_of("%!:/") != std::string::npos && word != "×";
  return alone || std::any_of(std::begin(bounds_and_doubt), std::end(bounds_and_doubt), holds) ||
         std::any_of(std::begin(plus_and_minus), std::end(plus_and_minus), edged);
}

/// Whether one of each of its units is as much.
bool one_size(const LabTerm& term) {
  return std::all_of(term.units.begin(), term.units.end(),
                     [](const LabUnit& unit) { return unit.times == unit.over; });
}

/// The number and the unit of `55 %`, `55%`, `180x10^9/L`; of a lab whose units are all of one size the
/// number alone will do.
std::optional<Quantity> lab_amount(const std::string& text, const LabTerm& term) {
  const auto end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  const auto number = decimal(text.substr(0, end));
  auto unit = trimmed(text.substr(end));
  if (unit.empty() && one_size(term)) unit = term.unit;
  return number && !unit.empty() ? std::optional{Quantity{*number, unit}} : std::nullopt;
}

Result<Done, Problem> take_value(FieldId field, std::string_view typed, std::string text, const LabTerm& term,
                                 LabResult& lab) {
  if (!term.number()) {
    if (term.results.empty())
      return text.empty() ? Result<Done, Problem>{Done{}} : bad(field, typed, Takes::lab_date, {}, term.name);
    const auto* result = term.result_called(text);
    if (!result && !term.numbers.empty()) {  // `positive 1.2`: the number stays beside the word
      const auto blank = std::min(text.rfind(' '), text.size());
      result = decimal(trimmed(text.substr(blank))) ? term.result_called(text.substr(0, blank)) : nullptr;
      if (result) lab.entered = *result + text.substr(blank);
    }
    if (!result) return bad(field, typed, Takes::lab_result, term.results, term.name);
    lab.result = *result;
    return Done{};
  }
  lab.confirmed = text.find('!') != std::string::npos;
  std::erase(text, '!');
  text = trimmed(text);
  if (auto two = doubtful(text))
    return bad(field, typed, Takes::no_doubt, {std::move(two->one), std::move(two->thousand)});
  const auto amount = lab_amount(text, term);
  const auto own = amount ? term.in_own_unit(*amount) : std::nullopt;
  if (!own) return bad(field, typed, Takes::lab_number, term.unit_names(), term.name);
  lab.value = Quantity{*own, term.unit};
  if (*own != amount->amount) lab.entered = to_text(*amount);
  return Done{};
}

/// A day, or a month for its first day.
Result<Done, Problem> take_day(FieldId field, const std::string& text, const ReadContext& with,
                               LabResult& lab) {
  const auto time = read_time(text);
  const auto* month = time ? std::get_if<EnteredTime::Month>(&time->what) : nullptr;
  lab.month = month != nullptr;
  if (month) {
    lab.on = std::chrono::year_month_day{month->month / 1};
    return Done{};
  }
  const auto day = read(field, text, with, As<std::chrono::year_month_day>{});
  if (!day) return Failure{day.error()};
  lab.on = *day;
  return Done{};
}

/// A lab whose last word is no date: it is missing, where the whole names a lab or its last word may be part
/// of a value.
Failure<Problem> undated(FieldId field, std::string_view typed, const std::vector<std::string>& words,
                         const Labs& labs) {
  std::string whole = joined(words, " ");
  auto with_day = words;
  with_day.emplace_back();
  const auto parts = lab_text(with_day, labs);
  LabResult lab;
  if (parts && take_value(field, typed, parts->value, *parts->term, lab))
    return bad(field, typed, Takes::lab_day, {}, std::move(whole));
  return bad(field, typed, Takes::lab);
}

}  // namespace

Result<LabEntered, Problem> read(FieldId field, std::string_view text, const ReadContext& with,
                                 As<LabEntered>) {
  if (const auto fault = text_fault(text)) return Failure{Problem{BadText{field, *fault}}};
  auto words = split(trimmed(text), ' ');
  std::erase(words, std::string{});
  const auto& labs = *with.catalogue->common.labs;
  if (words.size() < 2) return bad(field, text, Takes::lab);
  if (std::any_of(words.begin(), words.end() - 1, has_sign)) return bad(field, text, Takes::lab_no_sign);
  const auto parts = lab_text(words, labs);
  if (!parts) {
    const auto number = std::find_if(words.begin() + 1, words.end(), [](const std::string& word) {
      return word.find_first_of("0123456789") == 0;
    });
    auto end = static_cast<std::size_t>(number - words.begin());
    auto near = labs.nearest(words_from(words, 0, end));
    while (near.empty() && end > 1) near = labs.nearest(words_from(words, 0, --end));
    auto word = near.empty() ? words.front() : words_from(words, 0, end);
    return Failure{Problem{UnknownWord{UnknownWord::What::lab, std::move(word), std::move(near)}}};
  }
  LabEntered entered{.lab = {.lab = parts->term->key}, .typed = std::string{text}};
  const auto on = take_day(field, parts->date, with, entered.lab);
  const auto* fault = on ? nullptr : std::get_if<BadField>(&on.error());
  if (fault && fault->takes == Takes::date) return undated(field, text, words, labs);
  if (!on) return Failure{on.error()};
  if (const auto taken = take_value(field, text, parts->value, *parts->term, entered.lab); !taken)
    return Failure{taken.error()};
  return entered;
}

}  // namespace infuwatch::app
