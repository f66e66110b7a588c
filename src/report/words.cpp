#include "report/words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

/// ` (+28)`, ` (-0.4)`; nothing where there is nothing to compare, or no difference.
std::string change_text(std::optional<int> now, std::optional<int> before, bool in_tenths = false) {
  if (!now || !before || *now == *before) return {};
  const int change = *now - *before, size = std::abs(change);
  return std::string{change > 0 ? " (+" : " (-"} + (in_tenths ? tenths(size) : std::to_string(size)) + ')';
}

std::optional<int> measured(const std::optional<Reading>& reading) {
  return reading ? reading->value : std::nullopt;
}

std::string reading_text(std::string_view name, const std::optional<Reading>& reading,
                         const std::optional<Reading>& before, std::string_view unit) {
  if (!reading) return {};
  if (!reading->value) return std::string{name} + " not obtainable";
  return std::string{name} + ' ' + std::to_string(*reading->value) + std::string{unit} +
         change_text(reading->value, measured(before));
}

std::string pressure_text(const BloodPressure& pressure, const std::optional<BloodPressure>& before) {
  if (!pressure.systolic) return "BP not obtainable";
  return "BP " + std::to_string(*pressure.systolic) + '/' +
         (pressure.diastolic ? std::to_string(*pressure.diastolic) : "p") +
         change_text(pressure.systolic, before ? before->systolic : std::nullopt);
}

std::string answers_text(const Started& said, const Telling& telling) {
  std::vector<std::string> parts;
  const bool all_expected =
      !said.answers.empty() && std::all_of(said.answers.begin(), said.answers.end(),
                                           [](const Answered& one) { return one.answer == "as expected"; });
  if (all_expected) parts.push_back("asked before the start, all as expected");
  if (!all_expected)
    for (const auto& [question, answer] : said.answers) parts.push_back(plain(question) + ": " + answer);
  if (!said.checked_by.empty()) parts.push_back("checked by " + telling.site.name_of(said.checked_by));
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
  return to == "home" ? " home" : to == "ed" ? " to the emergency department" : " to the " + to;
}

std::string observed_text(const Observed& said, const Telling& telling, const Infusion* infusion) {
  std::vector<std::string> parts;
  for (const auto& seen : said.symptoms)
    parts.push_back(symptom_text(seen) +
                    (seen.onset ? " from " + telling.zone.shown_near(*seen.onset, said.at.from) : ""));
  const auto add = [&](std::string part) {
    if (!part.empty()) parts.push_back(std::move(part));
  };
  add(keys_text("resolved: ", said.resolved));
  add(said.none ? "asked and denied: the whole list" : keys_text("denied: ", said.denied));
  add(vitals_text(said.vitals, baseline_for(infusion, said.at)));
  if (!said.confirmed.empty()) add("said to be right: " + joined(said.confirmed, ", "));
  if (said.call) add("call: " + plain(name(*said.call)));
  add(said.call || said.source == Source::chair ? ""
      : said.source == Source::phone            ? "by phone"
                                                : "from paper");
  add(said.note);
  return joined(parts, "; ");
}

}  // namespace

std::string plain(std::string_view key) {
  std::string out{key};
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
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
  return symptom_name(seen) + (seen.grade ? " grade " + std::to_string(*seen.grade) : ", no grade") +
         (seen.surface ? " (" + std::to_string(*seen.surface) + " % of the skin)" : "");
}

const Vitals* baseline_for(const Infusion* infusion, Span at) {
  return infusion && infusion->start && at.from >= infusion->start->from ? &infusion->terms.baseline
                                                                         : nullptr;
}

std::string vitals_text(const Vitals& vitals, const Vitals* baseline) {
  const auto before = baseline ? *baseline : Vitals{};
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (!part.empty()) parts.push_back(std::move(part));
  };
  add(reading_text("HR", vitals.heart_rate, before.heart_rate, ""));
  if (vitals.pressure) add(pressure_text(*vitals.pressure, before.pressure));
  if (vitals.temperature)
    add("T " + tenths(vitals.temperature->tenths_c) + " C" +
        change_text(vitals.temperature->tenths_c,
                    before.temperature ? std::optional{before.temperature->tenths_c} : std::nullopt, true));
  add(reading_text("RR", vitals.respiratory_rate, before.respiratory_rate, ""));
  auto oxygen = std::string{};
  if (vitals.oxygen)
    oxygen = vitals.oxygen->tenths_l_min == 0 ? " on air"
                                              : " on O2 " + tenths(vitals.oxygen->tenths_l_min) + " L/min";
  if (vitals.spo2)
    add(reading_text("SpO2", vitals.spo2, before.spo2, " %") + oxygen);
  else if (!oxygen.empty())
    add(oxygen.substr(1));
  if (vitals.consciousness)
    add(vitals.consciousness == Consciousness::alert ? "alert"
                                                     : "ACVPU " + std::string{name(*vitals.consciousness)});
  if (vitals.pain) add("pain " + std::to_string(*vitals.pain));
  if (vitals.weight_kg) add("weight " + to_text(*vitals.weight_kg) + " kg");
  return joined(parts, ", ");
}

std::string act_text(const Bedside& said, const Telling& telling, const Infusion* infusion) {
  const auto text = std::visit(
      Overloaded{
          [](const Prepared& a) { return "prepared: " + a.order.drug + ' ' + to_text(a.order.dose); },
          [&](const Started& a) {
            return "started" +
                   (a.order ? ": " + a.order->drug + ' ' + to_text(a.order->dose) : std::string{}) +
                   or_nothing("; ", answers_text(a, telling));
          },
          [](const RateSet& a) {
            return (a.rate ? "rate " + to_text(*a.rate) : std::string{"still running"}) +
                   (a.planned ? ", planned for " + duration_text(*a.planned) + " more" : std::string{});
          },
          [](const Paused&) { return std::string{"paused"}; },
          [](const Resumed&) { return std::string{"taken up again"}; },
          [](const Stopped& a) {
            return "stopped: " + a.why + (a.given ? ", " + to_text(*a.given) + " given" : std::string{});
          },
          [](const Released& a) { return "released" + place_text(a.to); },
          [](const Cancelled&) { return std::string{"cancelled"}; },
          [&](const Observed& a) { return observed_text(a, telling, infusion); },
          [](const Gave& a) { return "given: " + a.what + or_nothing("; response: ", a.response); },
          [](const Notified& a) {
            return "told " + a.who + or_nothing("; answer: ", a.answer) +
                   (a.observe ? "; to be watched " + duration_text(*a.observe) + " after the stop"
                              : std::string{});
          },
          [](const Noted& a) { return "note: " + a.text; },
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

std::string emergency_text(const Charted& act, const Telling& telling) {
  if (!is_emergency(act.staff)) return {};
  if (!act.claim) return "EMERGENCY ENTRY, NOT CLAIMED";
  const auto& claim = *act.claim;
  return "emergency entry, claimed " +
         (claim.by == claim.staff ? std::string{} : "for " + shown(telling.site.name_of(claim.by)) + ' ') +
         "by " + shown(telling.site.name_of(claim.staff)) + ' ' +
         telling.zone.shown_near(claim.at, telling.now) + " (" + to_text(claim.entry) + ')';
}

std::string clock_step_text(Seconds by, bool loud) {
  const auto span = by < Seconds{0} ? -by : by;
  return std::string{by < Seconds{0} ? (loud ? "SET BACK by " : "set back by ")
                                     : (loud ? "SET ON by " : "set on by ")} +
         (span < Seconds{60} ? std::to_string(span.count()) + " s" : duration_text(span));
}

std::string course_text(const Terms& terms) {
  if (terms.course == 0) return {};
  return ", day " + std::to_string(terms.course_day) + " of course " + std::to_string(terms.course);
}

std::string backquoted(std::string_view text) { return "`" + shown(text) + "`"; }

std::string tenths(int value) { return std::to_string(value / 10) + '.' + std::to_string(value % 10); }

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

}  // namespace infuwatch::report
