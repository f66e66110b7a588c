#include "ward/fault.hpp"

#include <algorithm>
#include <array>

namespace infuwatch::ward {
namespace {

using namespace std::chrono_literals;

template <class Kind>
Act* first(Visit& visit) {
  for (auto& act : visit.acts)
    if (std::holds_alternative<Kind>(act.what)) return &act;
  return nullptr;
}

template <class Kind>
bool take_out(Visit& visit) {
  return std::erase_if(visit.acts, [](const Act& act) { return std::holds_alternative<Kind>(act.what); }) > 0;
}

/// Charted at once, `after` the first act of a kind; negative: before it.
template <class Kind>
bool add(Visit& visit, Seconds after, What what) {
  const auto* anchor = first<Kind>(visit);
  if (!anchor) return false;
  const auto at = anchor->at + after;
  const auto behind =
      std::find_if(visit.acts.begin(), visit.acts.end(), [&](const Act& act) { return act.at > at; });
  visit.acts.insert(behind, Act{.at = at, .charted = at + 5s, .what = std::move(what)});
  return true;
}

bool is_first_visit(const Visit& visit) {
  return std::any_of(visit.acts.begin(), visit.acts.end(),
                     [](const Act& act) { return std::holds_alternative<Register>(act.what); });
}

/// The looks between two acts.
template <class From, class To>
std::vector<Observe*> looks(Visit& visit) {
  std::vector<Observe*> found;
  const auto *from = first<From>(visit), *to = first<To>(visit);
  if (!from || !to) return found;
  for (auto& act : visit.acts)
    if (auto* look = std::get_if<Observe>(&act.what); look && act.at >= from->at && act.at <= to->at)
      found.push_back(look);
  return found;
}

bool allergies(Visit& visit, std::string text) {
  if (!is_first_visit(visit)) return false;
  visit.patient.allergies = std::move(text);
  return true;
}

/// Hives of grade 2, half an hour after the start; nobody tells a provider.
bool hives(Visit& visit) {
  const auto* start = first<Start>(visit);
  const auto* stop = first<Stop>(visit);
  if (!start || !stop || stop->at < start->at + 40min || stop->charted > stop->at + 10min) return false;
  const auto onset = start->at + 30min;
  return add<Start>(visit, 31min, Observe{.seen = {{.symptom = "hives", .grade = 2, .onset = onset}}});
}

constexpr std::array known_faults{
    Fault{"the drug among the allergies", "rituximab", "start", "allergy",
          [](Visit& visit) { return allergies(visit, "Rituxan: anaphylaxis"); }},
    Fault{"allergies never asked", "", "start", "allergies-not-asked",
          [](Visit& visit) { return allergies(visit, ""); }},
    Fault{"ten times the dose", "natalizumab", "start", "dose",
          [](Visit& visit) {
            visit.dose = "3000 mg";
            return true;
          }},
    Fault{"a dose of three days ago", "natalizumab", "start", "off-schedule",
          [](Visit& visit) {
            const auto three_days =
                std::chrono::floor<std::chrono::days>(visit.arrives) - std::chrono::days{3};
            if (!is_first_visit(visit) || visit.count < 2) return false;
            visit.patient.prior_last = iso(three_days).substr(0, 10);
            return true;
          }},
    Fault{"an earlier hypersensitivity", "natalizumab", "start", "prior-reaction",
          [](Visit& visit) {
            if (!is_first_visit(visit) || visit.count < 2) return false;
            visit.patient.prior_worst = "hypersensitivity";
            return true;
          }},
    Fault{"premedication forgotten", "ocrelizumab", "start", "premedication-corticosteroid",
          [](Visit& visit) { return first<Start>(visit) && take_out<Give>(visit); }},
    Fault{"no vital signs before the start", "", "start", "no-readings-before",
          [](Visit& visit) {
            const auto* start = first<Start>(visit);
            return start && std::erase_if(visit.acts, [at = start->at](const Act& act) {
                              return act.at <= at && std::holds_alternative<Observe>(act.what);
                            }) > 0;
          }},
    Fault{"a fever, and \"as expected\"", "", "start", "contradicted",
          [](Visit& visit) {
            const auto before = looks<Prepare, Start>(visit);
            if (before.empty()) return false;
            before.back()->readings.temp_tenths = 386;
            return true;
          }},
    Fault{
        "prepared and started twice", "ocrelizumab", "start", "started-already",
        [](Visit& visit) { return add<Start>(visit, 2min, Prepare{}) && add<Start>(visit, 3min, Start{}); }},
    Fault{"no second nurse", "mitoxantrone", "start", "second-check",
          [](Visit& visit) {
            visit.second_nurse = false;
            return first<Start>(visit) != nullptr;
          }},
    Fault{"a rate of 1500", "ocrelizumab", "rate", "rate-steps",
          [](Visit& visit) {
            auto* rate = first<ChangeRate>(visit);
            if (rate) std::get<ChangeRate>(rate->what).rate = "1500 mL/h";
            return rate != nullptr;
          }},
    Fault{"stopped at half time as completed", "rituximab", "stop", "stopped-early",
          [](Visit& visit) {
            auto* stop = first<Stop>(visit);
            const auto* start = first<Start>(visit);
            if (!start || !stop || std::get<Stop>(stop->what).why != "completed") return false;
            stop->at = floor_to_minute(start->at + visit.planned / 2);
            stop->charted = stop->at + 5s;
            std::erase_if(visit.acts, [&, at = stop->at](const Act& act) {
              return act.at > at && std::holds_alternative<ChangeRate>(act.what);
            });
            return true;
          }},
    Fault{"a stop forgotten and charted as now", "natalizumab", "stop", "stop-long-past",
          [](Visit& visit) {
            auto* stop = first<Stop>(visit);
            if (!stop || visit.acts.back().at < stop->at) return false;
            stop->at += visit.planned;
            stop->charted = stop->at + 5s;
            take_out<Release>(visit);
            return true;
          }},
    Fault{"raised after the end", "ublituximab", "rate", "over-already",
          [](Visit& visit) { return add<Stop>(visit, 3min, ChangeRate{.rate = "100 mL/h"}); }},
    Fault{"home before the hour is over", "ocrelizumab", "release", "released-early",
          [](Visit& visit) {
            auto* release = first<Release>(visit);
            const auto* stop = first<Stop>(visit);
            if (!release || !stop || stop->charted > stop->at + 10min) return false;
            release->at = floor_to_minute(stop->at + 20min);
            release->charted = release->at + 5s;
            return true;
          }},
    Fault{"home without a look after the stop", "ocrelizumab", "release", "no-readings",
          [](Visit& visit) {
            const auto* stop = first<Stop>(visit);
            if (!stop || !first<Release>(visit)) return false;
            std::erase_if(visit.acts, [at = stop->at - 1min](const Act& act) {
              return act.at > at && std::holds_alternative<Observe>(act.what);
            });
            return true;
          }},
    Fault{"home with 80/40", "", "release", "readings-outside",
          [](Visit& visit) {
            const auto after = looks<Stop, Release>(visit);
            if (after.empty()) return false;
            after.back()->readings.sbp = 80;
            after.back()->readings.dbp = 40;
            return true;
          }},
    Fault{"home with a flag nobody answered", "ocrelizumab", "release", "unanswered-flags",
          [](Visit& visit) {
            visit.answers_after = 24h;
            return hives(visit);
          }},
    Fault{"home with hives, no provider told", "ublituximab", "release", "provider-not-notified", hives},
    Fault{"a medication among the allergies", "", "give", "allergy",
          [](Visit& visit) {
            return allergies(visit, "diphenhydramine: hives") &&
                   add<Start>(visit, 10min, Give{"Benadryl 25 mg IV"});
          }},
    Fault{"acetaminophen twice in an hour", "", "give", "given-lately",
          [](Visit& visit) {
            return add<Start>(visit, 10min, Give{"paracetamol 1 g oral"}) &&
                   add<Start>(visit, 60min, Give{"Tylenol 650 mg oral"});
          }},
};

bool fits(const Fault& fault, const Visit& visit) {
  return (fault.drug.empty() || fault.drug == visit.drug) && !visit.reaction && !visit.fault;
}

}  // namespace

std::span<const Fault> faults() { return known_faults; }

void plant(Day& day, std::vector<bool>& planted) {
  for (auto& visit : day.visits)
    for (std::size_t i = 0; i < known_faults.size(); ++i) {
      if (planted[i] || !fits(known_faults[i], visit) || !first<Start>(visit)) continue;
      auto changed = visit;
      if (!known_faults[i].plant(changed)) continue;
      visit = std::move(changed);
      visit.fault = i;
      planted[i] = true;
      break;
    }
}

}  // namespace infuwatch::ward
