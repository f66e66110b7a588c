// The fields of each kind of act, as its members declare them: what they are called, what they are changed
// to, what they say.
#include "app/before_start.hpp"
#include "app/close_out.hpp"
#include "app/correction.hpp"
#include "app/field_change.hpp"
#include "app/medication.hpp"
#include "app/observe.hpp"
#include "base/text.hpp"
#include "domain/vital_reading.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using Value = FieldChange::Value;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Calls `visit` with each field of a value and the member it stands in, those of its members among them.
/// Vital signs come by their rows.
template <class Kind, class Visit>
void each_place(Kind& value, const Visit& visit) {
  each_member(value, [&]<class T>(const auto& member, T& held) {
    using Bare = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Bare, Vitals>) {
      for (const auto& sign : vital_signs()) visit(sign.field.id, held);
    } else if constexpr (std::remove_cvref_t<decltype(member)>::has_field) {
      visit(member.field, held);
    } else if constexpr (is_optional<Bare>) {
      if constexpr (has_members<typename Bare::value_type>)
        if (held) each_place(*held, visit);
    } else if constexpr (has_members<Bare>) {
      each_place(held, visit);
    }
  });
}

const VitalSign& sign_of(FieldId field) {
  return *std::find_if(vital_signs().begin(), vital_signs().end(),
                       [&](const VitalSign& sign) { return sign.field.id == field; });
}

// Text → what a member is changed to, by its type.

template <class T>
Value value_of(FieldReader& reader, FieldId field, const std::string& text, const T&) {
  if constexpr (std::is_enum_v<T>)
    if (text.empty()) {
      reader.missing(field);
      return std::monostate{};
    }
  if constexpr (is_optional<T>) {
    if (text.empty() && field != FieldId::call_outcome) return std::monostate{};
    return reader.one<typename T::value_type>(field, text);
  } else {
    return reader.one<T>(field, text);
  }
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const std::string&) {
  const auto& row = field_of(field);
  const bool by_default =
      !row.words.empty() && !row.blank.empty();  // empty it would say what it says by default
  if (!text.empty() || by_default) return reader.one<std::string>(field, text);
  if (row.needed) reader.missing(field);
  return std::monostate{};
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const Span&) {
  if (text.empty()) {  // nothing is no time: it would mean now
    reader.missing(field);
    return std::monostate{};
  }
  return reader.one<EnteredTime>(field, text);
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const Source&) {
  return text.empty() ? Source::chair : reader.one<Source>(field, text);
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const std::vector<std::string>&) {
  std::vector<std::string> keys;
  for (const auto& word : reader.members(field, text).value_or(std::vector<std::string>{}))
    keys.push_back(reader.one<std::string>(field, word));
  return keys;
}

/// `symptom=-hives` takes it out.
Value value_of(FieldReader& reader, FieldId field, const std::string& text, const std::vector<SymptomSeen>&) {
  const bool out = text.starts_with('-');
  return SymptomChange{
      .symptom = reader.one<SymptomEntered>(field, out ? text.substr(1) : text), .out = out, .typed = text};
}

/// `lab=-lvef` takes it out.
Value value_of(FieldReader& reader, FieldId field, const std::string& text, const std::vector<LabResult>&) {
  if (!text.starts_with('-')) return LabChange{.entered = reader.one<LabEntered>(field, text)};
  auto named = trimmed(text.substr(1));
  const auto* catalogue = reader.catalogue({std::string{generic_drug}});
  if (const auto* term = catalogue ? catalogue->common.labs->called(named) : nullptr) named = term->key;
  LabEntered out{.lab = {.lab = std::move(named)}, .typed = text};
  return LabChange{.entered = std::move(out), .out = true};
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const std::vector<Answered>&) {
  return reader.one<AnswerEntered>(field, text);
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const std::vector<Seriousness>&) {
  const auto all = read_seriousness(reader, text);
  if (all && all->empty()) reader.missing(field);
  return all.value_or(std::vector<Seriousness>{});
}

Value value_of(FieldReader& reader, FieldId, const std::string& text, const std::vector<NaranjoReply>&) {
  return read_naranjo(reader, {text}).value_or(std::vector<NaranjoEntered>{});
}

Value value_of(FieldReader& reader, FieldId field, const std::string& text, const Vitals&) {
  SignChange changed{.sign = sign_of(field).sign};
  auto reading = text;
  changed.confirmed = take_confirmation(reading);
  if (!reading.empty())
    if (const auto taken = read_sign(sign_of(field), reading, changed.reading); !taken)
      reader.fault(taken.error());
  return changed;
}

/// `1=yes, 2=no`.
std::string naranjo_text(const std::vector<NaranjoEntered>& entered) {
  std::vector<std::string> parts;
  for (const auto& [question, reply] : entered)
    parts.push_back(std::to_string(question) + '=' + std::string{name(reply)});
  return joined(parts, ", ");
}

/// Puts what was read into the members.
struct Change {
  const FieldChange& to;
  const WriteContext& writing;
  const Chart& chart;
  const Infusion& infusion;

  template <class T>
  Result<Done, Problem> operator()(T& held) const {
    if constexpr (is_optional<T>) {
      if (const auto* value = std::get_if<typename T::value_type>(&to.value))
        held = *value;
      else
        held.reset();
    } else {
      held = std::get<T>(to.value);
    }
    return Done{};
  }
  Result<Done, Problem> operator()(std::string& held) const {
    const auto* text = std::get_if<std::string>(&to.value);
    held = text ? *text : std::string{};
    if (to.field != FieldId::checked_by) return Done{};
    const auto second = second_nurse(held, writing);
    if (!second) return Failure{second.error()};
    return Done{};
  }
  Result<Done, Problem> operator()(Span& held) const {
    const auto at = writing.time(std::get<EnteredTime>(to.value), chart, &infusion);
    if (!at) return Failure{at.error()};
    held = *at;
    return Done{};
  }
  Result<Done, Problem> operator()(std::vector<SymptomSeen>& held) const {
    const auto& [entered, out, typed] = std::get<SymptomChange>(to.value);
    const auto same = [&seen = entered.seen](const SymptomSeen& other) {
      return other.symptom == seen.symptom && other.apart_by() == seen.apart_by();
    };
    const auto known = std::find_if(held.begin(), held.end(), same);
    if (out && known == held.end())
      return Failure{Problem{NoSuch{NoSuch::What::symptom_of_entry, typed.substr(1)}}};
    if (out) {
      held.erase(known);
      return Done{};
    }
    auto seen = entered.seen;
    const Span upto{writing.moment.now};
    if (const auto taken = take_times(seen, entered, upto, writing, chart, infusion); !taken)
      return Failure{taken.error()};
    if (known == held.end()) {
      held.push_back(std::move(seen));
    } else {
      if (seen.words.empty()) seen.words = known->words;
      if (!seen.onset) seen.onset = known->onset;
      if (!seen.ended) seen.ended = known->ended;
      *known = std::move(seen);
    }
    return Done{};
  }
  /// `answer=lvef=60` puts an answer in, or in place of the one that was given.
  Result<Done, Problem> operator()(std::vector<Answered>& held) const {
    const auto catalogue = writing.catalogue({infusion.order.drug});
    if (!catalogue) return Failure{catalogue.error()};
    const auto& plan = (*catalogue)->drugs.at(infusion.order.drug).before_start;
    const auto day = writing.context.zone.day(infusion.start ? infusion.start->from : writing.moment.now);
    auto given =
        answered_one(std::get<AnswerEntered>(to.value), plan.questions_for(infusion.terms, chart, day));
    if (!given) return Failure{given.error()};
    std::erase_if(held, [&](const Answered& old) { return old.question == given->question; });
    held.push_back(std::move(*given));
    return Done{};
  }
  /// In place of the same lab of the same day, else of the only one of that lab; else beside the others.
  Result<Done, Problem> operator()(std::vector<LabResult>& held) const {
    const auto& [entered, out] = std::get<LabChange>(to.value);
    const auto same_lab = [&one = entered.lab](const LabResult& other) { return other.lab == one.lab; };
    const auto same_day = [&one = entered.lab](const LabResult& other) {
      return other.lab == one.lab && other.on == one.on;
    };
    const auto there = std::count_if(held.begin(), held.end(), same_lab);
    if (out && there == 0) return Failure{Problem{NoSuch{NoSuch::What::lab_of_entry, entered.lab.lab}}};
    if (out) {
      std::erase_if(held, same_lab);
      if (held.empty()) return Failure{Problem{MissingField{MissingField::What::the_fields, {to.field}}}};
      return Done{};
    }
    auto known = std::find_if(held.begin(), held.end(), same_day);
    if (known == held.end() && there == 1) known = std::find_if(held.begin(), held.end(), same_lab);
    if (known == held.end())
      held.push_back(entered.lab);
    else
      *known = entered.lab;
    return Done{};
  }
  /// `naranjo=3=no` puts an answer in; nothing takes all ten out.
  Result<Done, Problem> operator()(std::vector<NaranjoReply>& held) const {
    const auto& entered = std::get<std::vector<NaranjoEntered>>(to.value);
    if (entered.empty()) {
      held.clear();
      return Done{};
    }
    std::vector<std::string> without;
    for (const auto question : take_naranjo(held, entered)) without.push_back(std::to_string(question));
    if (without.empty()) return Done{};
    return bad(FieldId::naranjo, naranjo_text(entered), Takes::naranjo_all, std::move(without));
  }
  Result<Done, Problem> operator()(Vitals& held) const {
    const auto& [changed, reading, confirmed] = std::get<SignChange>(to.value);
    const auto& sign = vital_sign(changed);
    clear_sign(sign, held);
    if (const auto text = typed_sign(sign, reading); !text.empty()) return read_sign(sign, text, held);
    return Done{};
  }
};

/// What follows from a changed field in the rest of an act.
template <class Kind>
void follow(Kind& said, FieldId field) {
  if constexpr (std::is_same_v<Kind, Gave>)
    if (field == FieldId::medication) said.medication = medication_of(said.what);
  if constexpr (std::is_same_v<Kind, Observed>)
    if (field == FieldId::denied) said.none = false;
}

/// An observation that was no call does not become one.
bool has_place(const BedsideEvent& said, FieldId field) {
  const auto* observed = std::get_if<Observed>(&said);
  return field != FieldId::call_outcome || (observed && observed->call);
}

// What a member says, as it would be typed.

std::string typed(const std::string& text) { return text; }
std::string typed(int number) { return std::to_string(number); }
std::string typed(Decimal number) { return to_text(number); }
std::string typed(const Quantity& quantity) { return to_text(quantity); }
std::string typed(Seconds length) {
  const auto hours = length.count() / 3600, minutes = length.count() / 60 % 60;
  return (hours > 0 ? std::to_string(hours) + 'h' : "") +
         (minutes > 0 || hours == 0 ? std::to_string(minutes) + 'm' : "");
}
template <class E>
requires std::is_enum_v<E> std::string typed(E value) { return std::string{name(value)}; }
std::string typed(const std::vector<std::string>& keys) { return joined(keys, ", "); }
std::string typed(FlagId flag) { return to_text(flag); }
std::string typed(const std::vector<Seriousness>& all) { return to_text(all, ", "); }
std::string typed(const std::vector<NaranjoReply>& replies) {
  std::vector<NaranjoEntered> numbered;
  for (const auto reply : replies) numbered.push_back({static_cast<int>(numbered.size()) + 1, reply});
  return naranjo_text(numbered);
}
std::string typed(const std::vector<SymptomSeen>&) { return {}; }
std::string typed(const std::vector<LabResult>&) { return {}; }
std::string typed(const std::vector<Answered>&) { return {}; }
template <class T>
std::string typed(const std::optional<T>& value) {
  return value ? typed(*value) : std::string{};
}

}  // namespace

std::vector<FieldId> correctable(const BedsideEvent& said) {
  std::vector<FieldId> fields;
  std::visit(
      [&](const auto& act) {
        each_place(act, [&](FieldId field, const auto&) {
          if (has_place(said, field)) fields.push_back(field);
        });
      },
      said);
  return fields;
}

std::optional<FieldChange> read_change(FieldReader& reader, const BedsideEvent& said,
                                       const std::string& typed_text) {
  const auto equals = typed_text.find('=');
  if (equals == std::string::npos || equals == 0) {
    reader.fault(BadField{FieldId::set, typed_text, Takes::field_and_value});
    return std::nullopt;
  }
  const auto key = lower(trimmed(typed_text.substr(0, equals)));
  const auto value = trimmed(typed_text.substr(equals + 1));
  std::optional<FieldChange> found;
  std::visit(
      [&](const auto& act) {
        each_place(act, [&](FieldId field, const auto& held) {
          if (!found && field_of(field).key == key && has_place(said, field))
            found = FieldChange{.field = field, .value = value_of(reader, field, value, held)};
        });
      },
      said);
  if (found) return found;
  std::vector<std::string> keys;
  for (const auto field : correctable(said)) keys.emplace_back(field_of(field).key);
  reader.fault(BadField{FieldId::set, key, Takes::field_of_entry, std::move(keys)});
  return std::nullopt;
}

Result<Done, Problem> change(BedsideEvent& said, const FieldChange& to, const WriteContext& writing,
                             const Chart& chart, const Infusion& infusion) {
  Result<Done, Problem> done = Done{};
  const Change put{to, writing, chart, infusion};
  std::visit(
      [&](auto& act) {
        each_place(act, [&](FieldId field, auto& held) {
          if (field == to.field) done = put(held);
        });
        if (done) follow(act, to.field);
      },
      said);
  return done;
}

std::string typed_in(const BedsideEvent& said, FieldId field, const Zone& zone) {
  std::string text;
  std::visit(
      [&](const auto& act) {
        each_place(act, [&]<class T>(FieldId one, const T& held) {
          if (one != field) return;
          const auto* order = order_in(said);
          const bool unlisted = order && !order->unlisted.empty();
          if (unlisted && (field == FieldId::drug || field == FieldId::unlisted))
            text = field == FieldId::drug ? order->unlisted : "yes";
          else if constexpr (std::is_same_v<T, Vitals>)
            text = typed_sign(sign_of(field), held);
          else if constexpr (std::is_same_v<T, std::optional<Expiry>>)
            text = held ? shown(*held, zone) : std::string{};
          else if constexpr (std::is_same_v<T, Span>)
            text = held.exact() ? zone.shown(held.from) : std::string{};
          else
            text = typed(held);
        });
      },
      said);
  return text;
}

}  // namespace infuwatch::app
