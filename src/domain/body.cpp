#include "domain/body.hpp"

#include "base/text.hpp"
#include "domain/content_members.hpp"
#include "domain/judged_members.hpp"
#include "domain/vital_sign.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <type_traits>
#include <utility>

namespace infuwatch {
namespace {

using nlohmann::json;

template <class T>
concept Enumeration = std::is_enum_v<T>;
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<Id<T>> : std::true_type {};

/// Left out of the body: what was not said.
template <class T>
bool absent(const T& value) {
  if constexpr (std::is_same_v<T, bool>)
    return !value;
  else if constexpr (std::is_same_v<T, std::string> || is_vector<T>::value)
    return value.empty();
  else if constexpr (is_optional<T>::value)
    return !value.has_value();
  else if constexpr (std::is_same_v<T, Vitals> || std::is_same_v<T, IvAccess>)
    return value.empty();
  else if constexpr (std::is_same_v<T, OpeningHours>)
    return value.open.empty();
  else
    return false;
}

/// What has no value that could stand for none: a body without it is damaged.
template <class T>
constexpr bool is_time =
    std::is_same_v<T, std::chrono::year_month_day> || std::is_same_v<T, Instant> || std::is_same_v<T, Span>;

struct Malformed {
  std::string what;
};

template <class T>
json encode(const T& value);
template <class T>
void decode(const json& in, T& value);
json object_of(const Vitals& vitals);
void take_members(const json& in, Vitals& vitals);

template <class T>
void put(json& out, std::string_view key, const T& value) {
  if (!absent(value)) out[std::string{key}] = encode(value);
}

template <class T>
void take(const json& in, std::string_view key, T& value) {
  if (const auto found = in.find(key); found != in.end())
    decode(*found, value);
  else if (is_time<T>)
    throw Malformed{std::string{key} + " is missing"};
}

template <class T>
json object_of(const T& value) {
  json out = json::object();
  each_member(value, [&](const auto& member, const auto& held) { put(out, member.body, held); });
  return out;
}

template <class T>
void take_members(const json& in, T& value) {
  each_member(value, [&](const auto& member, auto& held) { take(in, member.body, held); });
}

json object_of(const Vitals& vitals) {
  json out = json::object();
  for (const auto& sign : vital_signs())
    with_reading(sign, vitals, [&](const auto& reading) { out[std::string{sign.body}] = encode(reading); });
  return out;
}

void take_members(const json& in, Vitals& vitals) {
  for (const auto& sign : vital_signs()) {
    const auto found = in.find(sign.body);
    if (found == in.end()) continue;
    std::visit(
        [&](auto slot) {
          if constexpr (std::is_same_v<decltype(slot), std::monostate>)
            decode(*found, vitals.more[sign.sign]);
          else
            decode(*found, vitals.*slot);
        },
        sign.slot);
  }
}

json encode_bedside(const BedsideEvent& said) {
  auto out = std::visit([](const auto& act) { return object_of(act); }, said);
  out["kind"] = kind(said);
  return out;
}

template <class T>
json encode(const T& value) {
  if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int> || std::is_same_v<T, std::string>)
    return value;
  else if constexpr (is_id<T>::value)
    return value.value();
  else if constexpr (Enumeration<T>)
    return name(value);
  else if constexpr (is_optional<T>::value)
    return encode(*value);
  else if constexpr (is_vector<T>::value) {
    json out = json::array();
    for (const auto& one : value) out.push_back(encode(one));
    return out;
  } else if constexpr (std::is_same_v<T, Instant>)
    return iso(value);
  else if constexpr (std::is_same_v<T, Seconds>)
    return value.count();
  else if constexpr (std::is_same_v<T, Span>) {
    return value.exact() ? json(iso(value.from)) : json{{"from", iso(value.from)}, {"to", iso(value.to)}};
  } else if constexpr (std::is_same_v<T, Decimal> || std::is_same_v<T, Quantity> ||
                       std::is_same_v<T, ShiftPlan> || std::is_same_v<T, OpeningHours>) {
    return to_text(value);
  } else if constexpr (std::is_same_v<T, std::chrono::year_month_day>)
    return iso_date(value);
  else if constexpr (std::is_same_v<T, Expiry>)
    return iso(value.last);
  else if constexpr (std::is_same_v<T, Reading>)
    return value.value ? json(*value.value) : json("none");
  else if constexpr (std::is_same_v<T, BedsideEvent>)
    return encode_bedside(value);
  else
    return object_of(value);
}

std::string text_in(const json& in) {
  if (!in.is_string()) throw Malformed{"a text was expected"};
  return in.get<std::string>();
}

/// A body holds whole numbers only; JSON's others, and those too large, are none of ours.
template <class Number>
Number whole_in(const json& in) {
  const bool too_large =
      in.is_number_unsigned() && in.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max();
  if (!in.is_number_integer() || too_large || !std::in_range<Number>(in.get<std::int64_t>()))
    throw Malformed{"a whole number was expected"};
  return static_cast<Number>(in.get<std::int64_t>());
}

template <class Value, class Read>
void decode_text(const json& in, Value& value, Read read) {
  const auto parsed = read(text_in(in));
  if (!parsed) throw Malformed{"cannot be read: " + text_in(in)};
  value = *parsed;
}

template <std::size_t I = 0>
BedsideEvent bedside_named(std::string_view wanted) {
  if constexpr (I < std::variant_size_v<BedsideKinds>) {
    BedsideEvent candidate{std::variant_alternative_t<I, BedsideKinds>{}};
    return kind(candidate) == wanted ? candidate : bedside_named<I + 1>(wanted);
  } else {
    throw Malformed{"no such kind: " + std::string{wanted}};
  }
}

template <std::size_t I = 0>
EntryContent said_named(std::string_view wanted) {
  if constexpr (I < std::variant_size_v<EntryKinds>) {
    EntryContent candidate{std::variant_alternative_t<I, EntryKinds>{}};
    return kind(candidate) == wanted ? candidate : said_named<I + 1>(wanted);
  } else {
    throw Malformed{"no such kind: " + std::string{wanted}};
  }
}

template <class T>
void decode(const json& in, T& value) {
  if constexpr (std::is_same_v<T, bool>)
    value = in.get<bool>();
  else if constexpr (std::is_same_v<T, int>)
    value = whole_in<int>(in);
  else if constexpr (std::is_same_v<T, std::string>)
    value = text_in(in);
  else if constexpr (is_id<T>::value)
    value = T{whole_in<std::int64_t>(in)};
  else if constexpr (Enumeration<T>)
    decode_text(in, value, [](const std::string& text) { return named<T>(text); });
  else if constexpr (is_optional<T>::value)
    decode(in, value.emplace());
  else if constexpr (is_vector<T>::value) {
    for (const auto& one : in) decode(one, value.emplace_back());
  } else if constexpr (std::is_same_v<T, Instant>)
    decode_text(in, value, parse_iso);
  else if constexpr (std::is_same_v<T, Expiry>)
    decode_text(in, value.last, parse_iso);
  else if constexpr (std::is_same_v<T, Seconds>)
    value = Seconds{whole_in<std::int64_t>(in)};
  else if constexpr (std::is_same_v<T, Span>) {
    decode(in.is_object() ? in.at("from") : in, value.from);
    decode(in.is_object() ? in.at("to") : in, value.to);
  } else if constexpr (std::is_same_v<T, Decimal>)
    decode_text(in, value, decimal);
  else if constexpr (std::is_same_v<T, Quantity>) {
    const auto text = text_in(in);
    const auto blank = text.find(' ');
    const auto amount = decimal(text.substr(0, blank));
    if (!amount || blank == std::string::npos) throw Malformed{"cannot be read: " + text};
    value = Quantity{*amount, text.substr(blank + 1)};
  } else if constexpr (std::is_same_v<T, ShiftPlan>)
    decode_text(in, value, parse_shifts);
  else if constexpr (std::is_same_v<T, OpeningHours>)
    decode_text(in, value, parse_opening);
  else if constexpr (std::is_same_v<T, std::chrono::year_month_day>)
    decode_text(in, value, parse_date);
  else if constexpr (std::is_same_v<T, Reading>) {
    if (in.is_number()) value.value = whole_in<int>(in);
  } else if constexpr (std::is_same_v<T, BedsideEvent>) {
    value = bedside_named(text_in(in.at("kind")));
    std::visit([&](auto& act) { take_members(in, act); }, value);
  } else {
    take_members(in, value);
  }
}

}  // namespace

std::string body_of(const Entry& entry) {
  json out{{"v", body_version}};
  out["said"] = std::visit([](const auto& said) { return object_of(said); }, entry.said);
  put(out, "asked", entry.asked);
  put(out, "judged", entry.judged);
  put(out, "notices", entry.notices);
  return out.dump();
}

Result<Done, BodyFault> read_body(std::string_view kind, std::string_view body, Entry& entry) {
  try {
    const auto in = json::parse(body);
    if (whole_in<int>(in.at("v")) > body_version) return Failure{BodyFault{"written by a newer program"}};
    entry.said = said_named(kind);
    std::visit([&](auto& said) { take_members(in.at("said"), said); }, entry.said);
    entry.judged.clear();
    take(in, "asked", entry.asked);
    take(in, "judged", entry.judged);
    entry.notices.clear();
    take(in, "notices", entry.notices);
    return Done{};
  } catch (const Malformed& fault) {
    return Failure{BodyFault{fault.what}};
  } catch (const json::exception& fault) {
    return Failure{BodyFault{fault.what()}};
  }
}

}  // namespace infuwatch
