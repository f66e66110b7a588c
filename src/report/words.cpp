#include "report/words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "report/close_out_words.hpp"
#include "report/drug_words.hpp"
#include "report/lab_words.hpp"
#include "report/sentences_of_receipts.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

/// ` (+28)`, ` (-0.4)`; nothing where there is nothing to compare, or no difference.
std::string change_text(const VitalSign& sign, std::optional<int> now, std::optional<int> before) {
  if (!now || !before || *now == *before) return {};
  const int change = *now - *before;
  return std::string{change > 0 ? " (+" : " (-"} + number_text(sign, std::abs(change)) + ')';
}

// A reading in words, for each kind of it.

std::string sign_words(const VitalSign& sign, std::optional<int> number, std::optional<int> before) {
  const std::string told{sign.told};
  if (!number) return told + " not obtainable";
  const auto unit = sign.unit.empty() ? std::string{} : ' ' + std::string{sign.unit};
  return told + ' ' + number_text(sign, *number) + unit + change_text(sign, number, before);
}
std::string reading_words(const VitalSign& sign, const auto&, std::optional<int> number,
                          std::optional<int> before) {
  return sign_words(sign, number, before);
}
std::string reading_words(const VitalSign& sign, const Measured& reading, std::optional<int> number,
                          std::optional<int> before) {
  const auto entered = entered_otherwise(sign, reading);
  return sign_words(sign, number, before) + (entered.empty() ? "" : " (entered as " + entered + ')');
}
std::string reading_words(const VitalSign& sign, const BloodPressure& pressure, std::optional<int> number,
                          std::optional<int> before) {
  if (!number) return sign_words(sign, number, before);
  return std::string{sign.told} + ' ' + std::to_string(*number) + '/' +
         (pressure.diastolic ? std::to_string(*pressure.diastolic) : "p") + change_text(sign, number, before);
}
std::string reading_words(const VitalSign& sign, Consciousness level, std::optional<int>,
                          std::optional<int>) {
  return level == Consciousness::alert ? "alert" : std::string{sign.told} + ' ' + std::string{name(level)};
}
std::string reading_words(const VitalSign& sign, Oxygen oxygen, std::optional<int> number,
                          std::optional<int>) {
  return oxygen.tenths_l_min == 0 ? "on air" : "on " + sign_words(sign, number, std::nullopt);
}

/// Readings that were confirmed, by what they are told as.
std::string confirmed_text(const std::vector<std::string>& keys) {
  std::vector<std::string> names;
  for (const auto& key : keys) {
    const auto signs = vital_signs();
    const auto sign =
        std::find_if(signs.begin(), signs.end(), [&](const VitalSign& one) { return one.field.key == key; });
    names.push_back(sign == signs.end() ? key : std::string{sign->told});
  }
  return joined(names, ", ");
}

std::string answers_text(const Started& said, const RenderContext& rendering) {
  std::vector<std::string> parts;
  const bool all_expected =
      !said.answers.empty() && std::all_of(said.answers.begin(), said.answers.end(), [](const Answered& one) {
        return one.answer == "as expected" || one.by_chart();
      });
  if (all_expected) {
    parts.push_back("asked before the start, all as expected");
    for (const auto& one : said.answers)
      if (one.answer != "as expected") parts.push_back(plain(one.question) + ": " + answered_text(one));
  }
  if (!all_expected)
    for (const auto& one : said.answers) parts.push_back(plain(one.question) + ": " + answered_text(one));
  if (!said.checked_by.empty()) parts.push_back("checked by " + rendering.site.name_of(said.checked_by));
  return joined(parts, "; ");
}

std::string or_nothing(std::string_view before, const std::string& text) {
  return text.empty() ? std::string{} : std::string{before} + text;
}

std::string keys_text(std::string_view before, const std::vector<std::string>& keys) {
  std::vector<std::string> names;
  std::transform(keys.begin(), keys.end(), std::back_inserter(names), plain);
  return names.empty() ? std::string{} : std::string{before} + joined(names, ", ");
}

std::string place_text(const std::string& to) {
  return to == "home"             ? " home"
         : to == "against-advice" ? " against advice"
         : to == "ed"             ? " to the emergency department"
                                  : " to the " + to;
}

std::string observed_text(const Observed& said, const RenderContext& rendering, const Infusion* infusion) {
  std::vector<std::string> parts;
  for (const auto& seen : said.symptoms)
    parts.push_back(symptom_text(seen) +
                    (seen.onset ? " from " + rendering.zone.shown_near(*seen.onset, said.at.from) : "") +
                    (seen.ended ? " until " + rendering.zone.shown_near(*seen.ended, said.at.from) : ""));
  const auto add = [&](std::string part) {
    if (!part.empty()) parts.push_back(std::move(part));
  };
  add(keys_text("resolved: ", said.resolved));
  add(said.none ? "asked and denied: the whole list" : keys_text("denied: ", said.denied));
  add(vitals_text(said.vitals, baseline_for(infusion, said.at)));
  if (!said.confirmed.empty()) add("confirmed: " + confirmed_text(said.confirmed));
  if (said.call)
    add("call: " + plain(name(*said.call)) + (said.too_early_for.empty() ? "" : " (early contact)"));
  add(said.call || said.source == Source::chair ? ""
      : said.source == Source::phone            ? "by phone"
                                                : "from paper");
  add(said.note);
  return joined(parts, "; ");
}

}  // namespace

std::string number_text(const VitalSign& sign, int number) {
  return sign.scale == 10     ? tenths(number)
         : sign.scale == 1000 ? to_text(Decimal{number})
                              : std::to_string(number);
}

std::string plain(std::string_view key) {
  std::string out{key};
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

std::string allergies_text(const Patient& patient) {
  if (patient.allergies.empty()) return "Allergies not asked";
  if (!allergies_asked(patient.allergies)) return "Allergies not asked: " + shown(patient.allergies);
  return no_known_allergies(patient.allergies) ? "No known allergies"
                                               : "Allergies: " + shown(patient.allergies);
}

std::string patient_line(const Patient& patient) {
  return shown(patient.name) + "  MRN " + shown(patient.mrn) + "  born " + shown_date(patient.birth);
}

std::string distance_text(const Distance& distance, std::string_view event) {
  const auto one = [&](Seconds length) {
    if (length == Seconds{0}) return "at the " + std::string{event};
    return duration_text(length) + (length < Seconds{0} ? " before the " : " after the ") +
           std::string{event};
  };
  if (distance.least == distance.most) return one(distance.least);
  const bool same_side = (distance.least < Seconds{0}) == (distance.most < Seconds{0});
  if (!same_side) return "between " + one(distance.least) + " and " + one(distance.most);
  const auto near = std::min(distance.least, distance.most,
                             [](Seconds a, Seconds b) { return std::abs(a.count()) < std::abs(b.count()); });
  const auto far = near == distance.least ? distance.most : distance.least;
  return "between " + duration_text(near) + " and " + one(far);
}

std::string window_text(Window window, Certainty certainty) {
  return (certainty == Certainty::possible ? "possibly " : "") + std::string{name(window)};
}

std::string placed_text(const Placed& placed) {
  if (placed.window == Window::before && placed.certainty == Certainty::definite) return "before the start";
  return window_text(placed.window, placed.certainty) + " window, " + plain(name(placed.phase));
}

std::string symptom_name(const SymptomSeen& seen) {
  return seen.symptom == "other" ? '"' + shown(seen.words) + '"' : plain(seen.symptom);
}

std::string symptom_text(const SymptomSeen& seen) {
  const bool told_otherwise = seen.symptom != "other" && !seen.words.empty();
  return symptom_name(seen) + (told_otherwise ? " (\"" + shown(seen.words) + "\")" : "") +
         (seen.grade ? " grade " + std::to_string(*seen.grade) : ", no grade") +
         (seen.surface ? " (" + std::to_string(*seen.surface) + " % of the skin)" : "");
}

const Vitals* baseline_for(const Infusion* infusion, Span at) {
  return infusion && infusion->start && at.from >= infusion->start->from ? &infusion->terms.baseline
                                                                         : nullptr;
}

std::string vitals_text(const Vitals& vitals, const Vitals* baseline) {
  const auto before = baseline ? *baseline : Vitals{};
  std::vector<std::string> parts;
  for (const auto& sign : vital_signs())
    with_reading(sign, vitals, [&](const auto& reading) {
      auto words = reading_words(sign, reading, number_of(sign, vitals), number_of(sign, before));
      if (sign.sign == Sign::oxygen && vitals.spo2)  // what is breathed belongs to the saturation
        parts.back() += ' ' + words;
      else
        parts.push_back(std::move(words));
    });
  return joined(parts, ", ");
}

std::string access_text(const IvAccess& access) {
  std::vector<std::string> parts;
  each_member(access, [&]<class T>(const auto& member, const T& held) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (!held.empty()) parts.push_back(shown(held));
    } else if (held) {
      parts.push_back(lower(field_of(member.field).label) + ' ' + std::to_string(*held));
    }
  });
  return joined(parts, ", ");
}

std::string lots_text(std::vector<std::string> lots) {
  if (lots.empty()) return {};
  for (auto& lot : lots) lot = shown(lot);
  const auto last = lots.back();
  lots.pop_back();
  return lots.empty() ? ", lot " + last : ", lots " + joined(lots, ", ") + " and " + last;
}

std::string bag_text(const BagHung& bag, const Zone& zone) {
  std::vector<std::string> parts;
  if (!bag.lot.empty()) parts.push_back("lot " + shown(bag.lot));
  if (bag.expires) parts.push_back("expires " + shown(*bag.expires, zone));
  if (bag.amount && bag.volume)
    parts.push_back(to_text(*bag.amount) + " in " + to_text(*bag.volume));
  else if (bag.amount || bag.volume)
    parts.push_back(to_text(bag.amount ? *bag.amount : *bag.volume));
  return joined(parts, ", ");
}

std::string order_text(const Order& order, const Zone& zone) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view what, const std::string& text) {
    if (!text.empty()) parts.push_back(std::string{what} + ' ' + shown(text));
  };
  add("chair", order.chair);
  add("lot", order.lot);
  add("bag expires", order.expires ? shown(*order.expires, zone) : "");
  add("volume", order.volume ? to_text(*order.volume) : "");
  add("route", order.route);
  add("rate", order.rate ? to_text(*order.rate) : "");
  add("ordered by", order.provider);
  add("order expires", order.order_expires ? shown(*order.order_expires, zone) : "");
  add("replacement fluid", order.fluid);
  add("IV access", access_text(order.access));
  add("planned for", order.planned ? duration_text(*order.planned) : "");
  add("body surface area", order.body_surface ? to_text(*order.body_surface) + " m2" : "");
  return joined(parts, ", ");
}

std::string order_beside(const BedsideEvent& said, const RenderContext& rendering) {
  const auto* order = order_in(said);
  const auto text = order ? order_text(*order, rendering.zone) : std::string{};
  return text.empty() ? text : " (" + text + ')';
}

std::optional<Message> given_message(const Infusion& infusion) {
  const auto sum = given_in_all(infusion);
  const auto& before = infusion.stopped_before;
  if (before.empty() || sum.empty()) return std::nullopt;
  const bool partly =
      std::any_of(before.begin(), before.end(), [](const Stopped& one) { return !one.given; });
  return Message{partly ? &sentence::given_in_part : &sentence::given_in_all,
                 {{"sum", Typed{to_text(sum)}}, {"ordered", infusion.order.dose}}};
}

std::string labs_text(const std::vector<LabResult>& labs) {
  std::vector<std::string> parts;
  for (const auto& lab : labs) {
    const auto value = value_text(lab);
    parts.push_back(plain(lab.lab) + (value.empty() ? "" : ' ' + value) + ", " + shown_date(lab.on) +
                    (lab.confirmed ? " (confirmed)" : ""));
  }
  return joined(parts, "; ");
}

std::string act_text(const BedsideEvent& said, const RenderContext& rendering, const Infusion* infusion) {
  const auto text = std::visit(
      Overloaded{
          [](const Prepared& a) {
            return "prepared: " + drug_shown(a.order) + ' ' + to_text(a.order.dose) +
                   or_nothing(", IV access ", access_text(a.order.access));
          },
          [&](const Started& a) {
            return "started" +
                   (a.order ? ": " + drug_shown(*a.order) + ' ' + to_text(a.order->dose) +
                                  or_nothing(", IV access ", access_text(a.order->access))
                            : std::string{}) +
                   or_nothing("; ", answers_text(a, rendering));
          },
          [](const RateSet& a) {
            return (a.rate ? "rate " + to_text(*a.rate) : std::string{"still running"}) +
                   (a.planned ? ", planned for " + duration_text(*a.planned) + " more" : std::string{});
          },
          [](const Paused&) { return std::string{"paused"}; },
          [](const Resumed&) { return std::string{"resumed"}; },
          [](const Stopped& a) {
            return "stopped: " + a.why + (a.given ? ", " + to_text(*a.given) + " given" : std::string{});
          },
          [](const Released& a) {
            return "released" + place_text(a.to) + keys_text("; discharge list: ", a.discharge);
          },
          [](const Cancelled&) { return std::string{"cancelled"}; },
          [&](const Observed& a) { return observed_text(a, rendering, infusion); },
          [](const Gave& a) { return "given: " + a.what + or_nothing("; response: ", a.response); },
          [](const Notified& a) {
            return a.who + " notified" + or_nothing("; answer: ", a.answer) +
                   (a.observe ? "; observe for " + duration_text(*a.observe) + " after the stop"
                              : std::string{});
          },
          [](const Noted& a) { return "note: " + a.text; },
          [&](const BagHung& a) { return "further bag" + or_nothing(": ", bag_text(a, rendering.zone)); },
          [&](const ClosedOut& a) { return text_of(close_out_message(a), style_of(rendering)); },
          [](const LabsCharted& a) { return "labs: " + labs_text(a.labs); },
          [](const NotDone& a) { return "not done: " + a.check + ", " + a.why; }},
      said);
  return shown(text);
}

std::string status_text(Status status, const std::string& released_to) {
  switch (status) {
    case Status::prepared: return "prepared, not started";
    case Status::infusing: return "infusing";
    case Status::stop_missing: return "STOP NOT CHARTED";
    case Status::paused: return "paused";
    case Status::observing: return "observing";
    case Status::release_due: return "release due";
    case Status::release_held: return "release held";
    case Status::not_released: return "stopped, not released";
    case Status::released: return "released" + place_text(released_to);
    case Status::released_unstopped: return "released, STOP NOT CHARTED";
    case Status::cancelled: return "cancelled";
    case Status::voided: return "void: its start was retracted";
  }
  return {};
}

std::string state_text(const Infusion& infusion, Instant now) {
  return status_text(status_of(infusion, now), infusion.released_to);
}

std::string emergency_text(const ChartedEvent& act, const RenderContext& rendering) {
  if (!is_emergency(act.staff)) return {};
  if (!act.claim) return "EMERGENCY ENTRY, NOT CLAIMED";
  const auto& claim = *act.claim;
  return "emergency entry, claimed " +
         (claim.by == claim.staff ? std::string{} : "for " + shown(rendering.site.name_of(claim.by)) + ' ') +
         "by " + shown(rendering.site.name_of(claim.staff)) + ' ' +
         rendering.zone.shown_near(claim.at, rendering.now) + " (" + to_text(claim.entry) + ')';
}

std::string clock_step_text(Seconds by, bool loud) {
  const auto span = by < Seconds{0} ? -by : by;
  return std::string{by < Seconds{0} ? (loud ? "SET BACK by " : "set back by ")
                                     : (loud ? "SET FORWARD by " : "set forward by ")} +
         (span < Seconds{60} ? std::to_string(span.count()) + " s" : duration_text(span));
}

std::string course_text(const AppliedProtocol& terms) {
  if (terms.course == 0) return {};
  return ", day " + std::to_string(terms.course_day) + " of course " + std::to_string(terms.course);
}

std::string backquoted(std::string_view text) { return "`" + shown(text) + "`"; }

std::string tenths(int value) { return std::to_string(value / 10) + '.' + std::to_string(value % 10); }

std::string window_length(Seconds length) {
  constexpr Seconds minute{60}, hour{3600}, day{86400};
  if (length % hour != Seconds{0}) return std::to_string(length / minute) + 'm';
  const bool long_days = length % day == Seconds{0} && length >= 100 * hour;
  return long_days ? std::to_string(length / day) + 'd' : std::to_string(length / hour) + 'h';
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

}  // namespace infuwatch::report
