#include "domain/body.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <type_traits>

namespace infuwatch {
namespace {

using nlohmann::json;

// One description of each value's fields serves both ways: a Writer puts them into JSON, a Reader takes them
// out.

template <class V>
void fields(V& v, Site& s) {
  v("id", s.id), v("name", s.name), v("zone", s.zone), v("shifts", s.shifts), v("training", s.training);
}
template <class V>
void fields(V& v, StaffMember& s) {
  v("badge", s.badge), v("name", s.name), v("role", s.role), v("os_user", s.os_user),
      v("disabled", s.disabled);
}
template <class V>
void fields(V& v, Patient& p) {
  v("patient", p.id), v("mrn", p.mrn), v("name", p.name), v("birth", p.birth), v("sex", p.sex),
      v("phone", p.phone);
  v("weight_kg", p.weight_kg), v("allergies", p.allergies), v("spo2_scale_2", p.spo2_scale_2);
}
template <class V>
void fields(V& v, Prior& p) {
  v("patient", p.patient), v("drug", p.drug), v("count", p.count), v("total_dose", p.total_dose),
      v("last", p.last);
  v("worst", p.worst);
}
template <class V>
void fields(V& v, Order& o) {
  v("patient", o.patient), v("drug", o.drug), v("dose", o.dose), v("chair", o.chair), v("lot", o.lot);
  v("provider", o.provider), v("fluid", o.fluid), v("planned_s", o.planned),
      v("body_surface_m2", o.body_surface);
}
template <class V>
void fields(V& v, SymptomSeen& s) {
  v("symptom", s.symptom), v("words", s.words), v("grade", s.grade), v("onset", s.onset);
}
template <class V>
void fields(V& v, BloodPressure& p) {
  v("sbp", p.systolic), v("dbp", p.diastolic);
}
template <class V>
void fields(V& v, Temperature& t) {
  v("tenths_c", t.tenths_c), v("entered", t.entered);
}
template <class V>
void fields(V& v, Oxygen& o) {
  v("tenths_l_min", o.tenths_l_min);
}
template <class V>
void fields(V& v, Vitals& s) {
  v("hr", s.heart_rate), v("bp", s.pressure), v("temp", s.temperature), v("rr", s.respiratory_rate),
      v("spo2", s.spo2);
  v("oxygen", s.oxygen), v("acvpu", s.consciousness), v("pain", s.pain);
}

template <class V>
void fields(V& v, SiteSet& s) {
  fields(v, s.site);
}
template <class V>
void fields(V& v, StaffSet& s) {
  fields(v, s.member);
}
template <class V>
void fields(V& v, PatientSet& s) {
  fields(v, s.patient);
}
template <class V>
void fields(V& v, PriorSet& s) {
  fields(v, s.prior);
}
template <class V>
void fields(V& v, CatalogueSet& s) {
  v("version", s.version), v("part", s.part), v("toml", s.toml);
}
template <class V>
void fields(V& v, Prepared& s) {
  v("infusion", s.infusion), v("order", s.order);
}
template <class V>
void fields(V& v, Started& s) {
  v("infusion", s.infusion), v("at", s.at), v("order", s.order);
}
template <class V>
void fields(V& v, RateSet& s) {
  v("infusion", s.infusion), v("at", s.at), v("rate", s.rate), v("planned_s", s.planned);
}
template <class V>
void fields(V& v, Paused& s) {
  v("infusion", s.infusion), v("at", s.at);
}
template <class V>
void fields(V& v, Resumed& s) {
  v("infusion", s.infusion), v("at", s.at);
}
template <class V>
void fields(V& v, Stopped& s) {
  v("infusion", s.infusion), v("at", s.at), v("given", s.given), v("why", s.why);
}
template <class V>
void fields(V& v, Released& s) {
  v("infusion", s.infusion), v("at", s.at), v("to", s.to);
}
template <class V>
void fields(V& v, Cancelled& s) {
  v("infusion", s.infusion), v("at", s.at);
}
template <class V>
void fields(V& v, Observed& s) {
  v("infusion", s.infusion), v("at", s.at), v("symptoms", s.symptoms), v("denied", s.denied),
      v("none", s.none);
  v("resolved", s.resolved), v("vitals", s.vitals), v("source", s.source), v("note", s.note);
}
template <class V>
void fields(V& v, Gave& s) {
  v("infusion", s.infusion), v("at", s.at), v("what", s.what), v("response", s.response);
}
template <class V>
void fields(V& v, Notified& s) {
  v("infusion", s.infusion), v("at", s.at), v("who", s.who), v("answer", s.answer);
}
template <class V>
void fields(V& v, Noted& s) {
  v("infusion", s.infusion), v("at", s.at), v("text", s.text);
}
template <class V>
void fields(V& v, Acknowledged& s) {
  v("flag", s.flag), v("action", s.action), v("detail", s.detail);
}
template <class V>
void fields(V& v, Resolved& s) {
  v("flag", s.flag), v("outcome", s.outcome);
}
template <class V>
void fields(V& v, Corrected& s) {
  v("entry", s.entry), v("fields", s.fields), v("now", s.now);
}
template <class V>
void fields(V& v, Retracted& s) {
  v("entry", s.entry);
}
template <class V>
void fields(V& v, Moved::One& s) {
  v("entry", s.entry), v("said", s.said), v("recorded_at", s.recorded_at), v("staff", s.staff);
}
template <class V>
void fields(V& v, Moved& s) {
  v("entries", s.entries), v("from", s.from), v("to", s.to);
}
template <class V>
void fields(V& v, HandoverSigned& s) {
  v("from", s.from), v("to", s.to), v("head", s.head), v("head_hash", s.head_hash), v("items", s.items);
}
template <class V>
void fields(V& v, HandoverAccepted::Exception& s) {
  v("item", s.item), v("reason", s.reason);
}
template <class V>
void fields(V& v, HandoverAccepted& s) {
  v("handover", s.handover), v("except", s.except);
}

template <class V>
void fields(V& v, Terms& t) {
  v("catalogue", t.catalogue), v("high_risk_s", t.high_risk), v("follow_up_s", t.follow_up);
  v("second_call_s", t.second_call), v("observe_after_stop_s", t.observe_after_stop),
      v("planned_s", t.planned);
  v("stop_grace_s", t.stop_grace), v("drug_count", t.drug_count), v("count_certain", t.count_certain);
}
template <class V>
void fields(V& v, Placed& p) {
  v("window", p.window), v("certainty", p.certainty), v("phase", p.phase);
}
template <class V>
void fields(V& v, Placement& p) {
  v("observation", p.observation), v("at", p.at), v("symptoms", p.symptoms);
}
template <class V>
void fields(V& v, Replaced& r) {
  v("now", r.now), v("was", r.was);
}
template <class V>
void fields(V& v, FlagItem& i) {
  v("finding", i.finding), v("course", i.course), v("words", i.words), v("grade", i.grade),
      v("value", i.value);
  v("limit", i.limit), v("against", i.against), v("severity", i.severity), v("onset", i.onset);
  v("window", i.window), v("certainty", i.certainty), v("phase", i.phase), v("priority", i.priority);
  v("also_open", i.also_open), v("source", i.source), v("observation", i.observation);
}
template <class V>
void fields(V& v, Finding& f) {
  v("infusion", f.infusion), v("rule", f.rule), v("priority", f.priority), v("window", f.window);
  v("certainty", f.certainty), v("phase", f.phase), v("items", f.items), v("start", f.start),
      v("stop", f.stop);
  v("also_open", f.also_open), v("source", f.source);
}
template <class V>
void fields(V& v, Judged::Raised& r) {
  v("flag", r.flag), v("finding", r.finding), v("supersedes", r.supersedes);
}
template <class V>
void fields(V& v, std::pair<InfusionId, Terms>& p) {
  v("infusion", p.first), v("terms", p.second);
}
template <class V>
void fields(V& v, std::pair<FlagId, Finding>& p) {
  v("flag", p.first), v("finding", p.second);
}
template <class V>
void fields(V& v, Judged& j) {
  v("patient", j.patient), v("judge", j.judge), v("terms", j.terms), v("placed", j.placed),
      v("raised", j.raised);
  v("amended", j.amended), v("retracted", j.retracted);
}

template <class V>
void fields(V& v, Notice& n) {
  v("kind", n.kind), v("about", n.about);
}

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
  else if constexpr (std::is_same_v<T, Vitals>)
    return value.empty();
  else
    return false;
}

struct Malformed {
  std::string what;
};

template <class T>
json encode(const T& value);
template <class T>
void decode(const json& in, T& value);

struct Writer {
  json& out;
  template <class T>
  void operator()(const char* name, const T& value) {
    if (!absent(value)) out[name] = encode(value);
  }
};

struct Reader {
  const json& in;
  template <class T>
  void operator()(const char* name, T& value) {
    if (const auto found = in.find(name); found != in.end()) decode(*found, value);
  }
};

template <class T>
json object_of(const T& value) {
  json out = json::object();
  Writer writer{out};
  fields(writer, const_cast<T&>(value));  // a Writer only reads
  return out;
}

json encode_bedside(const Bedside& said) {
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
                       std::is_same_v<T, ShiftPlan>) {
    return to_text(value);
  } else if constexpr (std::is_same_v<T, std::chrono::year_month_day>)
    return iso_date(value);
  else if constexpr (std::is_same_v<T, Reading>)
    return value.value ? json(*value.value) : json("none");
  else if constexpr (std::is_same_v<T, Bedside>)
    return encode_bedside(value);
  else
    return object_of(value);
}

std::string text_in(const json& in) {
  if (!in.is_string()) throw Malformed{"a text was expected"};
  return in.get<std::string>();
}

template <class Value, class Read>
void decode_text(const json& in, Value& value, Read read) {
  const auto parsed = read(text_in(in));
  if (!parsed) throw Malformed{"cannot be read: " + text_in(in)};
  value = *parsed;
}

template <std::size_t I = 0>
Bedside bedside_named(std::string_view wanted) {
  if constexpr (I < std::variant_size_v<Bedside>) {
    Bedside candidate{std::in_place_index<I>};
    return kind(candidate) == wanted ? candidate : bedside_named<I + 1>(wanted);
  } else {
    throw Malformed{"no such kind: " + std::string{wanted}};
  }
}

template <std::size_t I = 0>
Said said_named(std::string_view wanted) {
  if constexpr (I < std::variant_size_v<Said>) {
    Said candidate{std::in_place_index<I>};
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
    value = in.get<int>();
  else if constexpr (std::is_same_v<T, std::string>)
    value = text_in(in);
  else if constexpr (is_id<T>::value)
    value = T{in.get<std::int64_t>()};
  else if constexpr (Enumeration<T>)
    decode_text(in, value, [](const std::string& text) { return named<T>(text); });
  else if constexpr (is_optional<T>::value)
    decode(in, value.emplace());
  else if constexpr (is_vector<T>::value) {
    for (const auto& one : in) decode(one, value.emplace_back());
  } else if constexpr (std::is_same_v<T, Instant>)
    decode_text(in, value, parse_iso);
  else if constexpr (std::is_same_v<T, Seconds>)
    value = Seconds{in.get<std::int64_t>()};
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
  else if constexpr (std::is_same_v<T, std::chrono::year_month_day>)
    decode_text(in, value, parse_date);
  else if constexpr (std::is_same_v<T, Reading>) {
    if (in.is_number()) value.value = in.get<int>();
  } else if constexpr (std::is_same_v<T, Bedside>) {
    value = bedside_named(text_in(in.at("kind")));
    std::visit(
        [&](auto& act) {
          Reader reader{in};
          fields(reader, act);
        },
        value);
  } else {
    Reader reader{in};
    fields(reader, value);
  }
}

}  // namespace

std::string body_of(const Entry& entry) {
  json out{{"v", body_version}};
  out["said"] = std::visit([](const auto& said) { return object_of(said); }, entry.said);
  Writer writer{out};
  writer("asked", entry.asked);
  writer("judged", entry.judged);
  writer("notices", entry.notices);
  return out.dump();
}

Result<Done, BodyFault> read_body(std::string_view kind, std::string_view body, Entry& entry) {
  try {
    const auto in = json::parse(body);
    if (in.at("v").get<int>() > body_version) return Failure{BodyFault{"written by a newer program"}};
    entry.said = said_named(kind);
    std::visit(
        [&](auto& said) {
          Reader reader{in.at("said")};
          fields(reader, said);
        },
        entry.said);
    entry.judged.clear();
    Reader reader{in};
    reader("asked", entry.asked);
    reader("judged", entry.judged);
    entry.notices.clear();
    reader("notices", entry.notices);
    return Done{};
  } catch (const Malformed& fault) {
    return Failure{BodyFault{fault.what}};
  } catch (const json::exception& fault) {
    return Failure{BodyFault{fault.what()}};
  }
}

}  // namespace infuwatch
