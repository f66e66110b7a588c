// The fields of each kind of entry, as `correct --set` names them.
#include "app/checks.hpp"
#include "app/correction.hpp"
#include "app/fields.hpp"
#include "app/infusion.hpp"
#include "app/medication.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "domain/vital_reading.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using Set = Result<bool, Problem>;  // false: the kind has no such field

struct Setting {
  std::string_view field;
  const std::string& value;
  const Sitting& sitting;
  const Chart& chart;
  const Infusion& infusion;

  /// Takes a value that was read into a member, or hands its problem on.
  template <class T, class Into>
  Set take(const Result<T, Problem>& read, Into& into) const {
    if (!read) return Failure{read.error()};
    into = *read;
    return true;
  }
  template <class T, class Into, class Read>
  Set take_or_clear(Into& into, Read read) const {
    if (value.empty()) return into.reset(), true;
    return take<T>(read(), into);
  }
  Set text(std::string& into) const { return take<std::string>(free_text(field, value), into); }
  Set required(std::string& into) const {
    if (value.empty())
      return Failure{Problem{MissingField{MissingField::What::the_fields, {std::string{field}}}}};
    return text(into);
  }
  Set at(Span& into) const { return take<Span>(sitting.time(field, value, chart, &infusion), into); }

  Set order(Order& o) const {
    if (field == "dose") return take<Quantity>(dose_field(field, value), o.dose);
    if (field == "chair") return text(o.chair);
    if (field == "lot") return text(o.lot);
    if (field == "provider") return text(o.provider);
    if (field == "planned")
      return take_or_clear<Seconds>(o.planned, [&] { return duration_field(field, value); });
    if (field == "fluid") return o.fluid = lower(value), true;
    if (field == "bsa")
      return take_or_clear<Decimal>(o.body_surface, [&] { return surface_field(field, value); });
    if (field == "drug") {
      const auto catalogue = sitting.catalogue_naming(value);
      if (!catalogue) return Failure{catalogue.error()};
      return take<std::string>(drug_key(value, **catalogue), o.drug);
    }
    return false;
  }

  Set operator()(Prepared& s) const { return order(s.order); }
  /// `answer=lvef=60` puts an answer in, or in place of the one that was given.
  Set answer(Started& s) const {
    const auto catalogue = sitting.catalogue({infusion.order.drug});
    if (!catalogue) return Failure{catalogue.error()};
    const auto& plan = (*catalogue)->drugs.at(infusion.order.drug).before_start;
    auto given =
        answer_field(value, plan.questions_for(infusion.terms.drug_count, infusion.terms.course_day));
    if (!given) return Failure{given.error()};
    std::erase_if(s.answers, [&](const Answered& old) { return old.question == given->question; });
    return s.answers.push_back(std::move(*given)), true;
  }
  Set operator()(Started& s) const {
    if (field == "at") return at(s.at);
    if (field == "answer") return answer(s);
    if (field == "checked-by") return take<std::string>(second_nurse(value, sitting), s.checked_by);
    return s.order ? order(*s.order) : Set{false};
  }
  Set operator()(RateSet& s) const {
    if (field == "at") return at(s.at);
    if (field == "rate") return take_or_clear<Quantity>(s.rate, [&] { return rate_field(value); });
    if (field == "planned")
      return take_or_clear<Seconds>(s.planned, [&] { return duration_field(field, value); });
    return false;
  }
  Set operator()(Paused& s) const { return field == "at" ? at(s.at) : Set{false}; }
  Set operator()(Resumed& s) const { return field == "at" ? at(s.at) : Set{false}; }
  Set operator()(Cancelled& s) const { return field == "at" ? at(s.at) : Set{false}; }
  Set operator()(Stopped& s) const {
    if (field == "at") return at(s.at);
    if (field == "given") return take_or_clear<Quantity>(s.given, [&] { return dose_field(field, value); });
    if (field != "why") return false;
    if (!lists(stop_reasons, value))
      return Failure{Problem{BadField{"why", value, Takes::one_of, words_of(stop_reasons)}}};
    return s.why = value, true;
  }
  Set operator()(Released& s) const {
    if (field == "at") return at(s.at);
    if (field != "to") return false;
    if (!lists(release_places, value))
      return Failure{Problem{BadField{"to", value, Takes::one_of, words_of(release_places)}}};
    return s.to = value, true;
  }
  Set medication(Gave& s) const {
    auto set = required(s.what);
    if (set) s.medication = medication_of(s.what);
    return set;
  }
  Set operator()(Gave& s) const {
    return field == "at"         ? at(s.at)
           : field == "what"     ? medication(s)
           : field == "response" ? text(s.response)
                                 : Set{false};
  }
  Set operator()(Notified& s) const {
    return field == "at"       ? at(s.at)
           : field == "who"    ? required(s.who)
           : field == "answer" ? text(s.answer)
           : field == "observe"
               ? take_or_clear<Seconds>(s.observe, [&] { return duration_field(field, value); })
               : Set{false};
  }
  Set operator()(Noted& s) const {
    return field == "at" ? at(s.at) : field == "text" ? required(s.text) : Set{false};
  }
  Set operator()(NotDone& s) const {
    if (field == "at") return at(s.at);
    if (field != "why") return false;
    if (!lists(not_done_reasons, value))
      return Failure{Problem{BadField{"why", value, Takes::one_of, words_of(not_done_reasons)}}};
    return s.why = value, true;
  }
  Set operator()(Observed& s) const;
  Set sign(const VitalSign& sign, Vitals& vitals) const {
    if (value.empty()) return clear_sign(sign, vitals), true;
    if (const auto taken = read_sign(sign, value, vitals); !taken) return Failure{taken.error()};
    return true;
  }

  Set keys(std::vector<std::string>& into, const Catalogue& catalogue) const {
    std::vector<std::string> found;
    for (const auto& word : split(value, ',')) {
      if (trimmed(word).empty()) continue;
      const auto key = symptom_key(field, word, catalogue);
      if (!key) return Failure{key.error()};
      found.push_back(*key);
    }
    return into = std::move(found), true;
  }
  Set symptom(Observed& s, const Catalogue& catalogue) const;
};

/// `symptom=hives:3` puts it in or in place of what was said of it; `symptom=-hives` takes it out.
Set Setting::symptom(Observed& s, const Catalogue& catalogue) const {
  const bool out = value.starts_with('-');
  const auto seen = symptom_field(out ? value.substr(1) : value, catalogue, sitting, chart, &infusion);
  if (!seen) return Failure{seen.error()};
  const auto same = [&](const SymptomSeen& other) {
    return other.symptom == seen->symptom && other.words == seen->words;
  };
  const auto known = std::find_if(s.symptoms.begin(), s.symptoms.end(), same);
  if (out && known == s.symptoms.end())
    return Failure{Problem{NoSuch{NoSuch::What::symptom_of_entry, value.substr(1)}}};
  if (out) return s.symptoms.erase(known), true;
  if (seen->onset && seen->onset->from > s.at.to)
    return Failure{Problem{BadField{"symptom", value, Takes::onset_before_this}}};
  if (known == s.symptoms.end()) return s.symptoms.push_back(*seen), true;
  const auto onset = seen->onset ? seen->onset : known->onset;
  *known = *seen;
  known->onset = onset;
  return true;
}

Set Setting::operator()(Observed& s) const {
  if (field == "at") return at(s.at);
  if (field == "note") return text(s.note);
  if (field == "source") return take<Source>(source_field(value), s.source);
  if (field == "call" && s.call) {
    const auto outcome = named<CallOutcome>(value);
    if (!outcome) return Failure{Problem{BadField{"call", value, Takes::one_of, names<CallOutcome>()}}};
    return s.call = outcome, true;
  }
  for (const auto& known : vital_signs())
    if (field == known.field.key) return sign(known, s.vitals);
  const auto catalogue = sitting.catalogue({infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  if (field == "symptom") return symptom(s, **catalogue);
  if (field == "denied") return s.none = false, keys(s.denied, **catalogue);
  if (field == "resolved") return keys(s.resolved, **catalogue);
  return false;
}

}  // namespace

std::vector<std::string> field_names(const Bedside& said) {
  using Names = std::vector<std::string>;
  return std::visit(
      Overloaded{[](const Prepared&) {
                   return Names{"dose", "drug", "chair", "lot", "provider", "planned", "bsa", "fluid"};
                 },
                 [](const Started& s) {
                   Names names{"at", "answer", "checked-by"};
                   if (s.order)
                     names.insert(names.end(),
                                  {"dose", "drug", "chair", "lot", "provider", "planned", "bsa", "fluid"});
                   return names;
                 },
                 [](const RateSet&) {
                   return Names{"at", "rate", "planned"};
                 },
                 [](const Paused&) { return Names{"at"}; }, [](const Resumed&) { return Names{"at"}; },
                 [](const Stopped&) {
                   return Names{"at", "given", "why"};
                 },
                 [](const Released&) {
                   return Names{"at", "to"};
                 },
                 [](const Cancelled&) { return Names{"at"}; },
                 [](const Observed&) {
                   Names names{"at", "symptom", "denied", "resolved"};
                   for (const auto& sign : vital_signs()) names.emplace_back(sign.field.key);
                   names.insert(names.end(), {"source", "note"});
                   return names;
                 },
                 [](const Gave&) {
                   return Names{"at", "what", "response"};
                 },
                 [](const Notified&) {
                   return Names{"at", "who", "answer", "observe"};
                 },
                 [](const Noted&) {
                   return Names{"at", "text"};
                 },
                 [](const NotDone&) {
                   return Names{"at", "why"};
                 }},
      said);
}

Result<Bedside, Problem> with_field(Bedside said, std::string_view field, const std::string& value,
                                    const Sitting& sitting, const Chart& chart, const Infusion& infusion) {
  const auto set = std::visit(Setting{field, value, sitting, chart, infusion}, said);
  if (!set) return Failure{set.error()};
  if (!*set)
    return Failure{Problem{BadField{"--set", std::string{field}, Takes::field_of_entry, field_names(said)}}};
  return said;
}

}  // namespace infuwatch::app
