#include "report/receipt.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "report/board.hpp"
#include "report/page.hpp"
#include "report/rates.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

const Chart* chart_of(const std::vector<const Chart*>& charts, PatientId patient) {
  for (const auto* chart : charts)
    if (chart->patient().id == patient) return chart;
  return nullptr;
}

bool about_item(const Finding& finding, EntryNumber observation, const std::string& symptom) {
  return std::any_of(finding.items.begin(), finding.items.end(), [&](const FlagItem& item) {
    return item.observation == observation &&
           (symptom.empty() || item.finding == symptom || item.words == symptom);
  });
}

/// A symptom's key, or the nurse's words for it.
std::string called(const SymptomSeen& seen) { return seen.symptom == "other" ? seen.words : seen.symptom; }

bool differs(const Placed& now, const Placed& was) {
  return now.window != was.window || now.certainty != was.certainty;
}

void attach_flags(WindowChange& change, const Judged& judged, const Chart& chart) {
  for (const auto& raised : judged.raised)
    if (about_item(raised.finding, change.observation, change.symptom)) change.raised.push_back(raised.flag);
  for (const auto id : judged.retracted)
    if (const auto* flag = chart.flag(id);
        flag && about_item(flag->finding, change.observation, change.symptom))
      change.retracted.push_back(id);
}

/// Whether a flag about a symptom that was charted before came or went.
bool reflagged(const Judged& judged, const Chart& chart, EntryNumber observation,
               const std::string& symptom) {
  WindowChange change{observation, {}, symptom, {}, {}, {}, {}};
  attach_flags(change, judged, chart);
  return !change.raised.empty() || !change.retracted.empty();
}

struct Lines {
  std::string text;
  void add(std::string_view words, int indent = 0) {
    for (const auto& part : wrapped(words, page_width - indent))
      text += std::string(static_cast<std::size_t>(indent), ' ') + part + '\n';
  }
};

std::string event_text(const Charted& act, const Chart& chart, const Telling& telling) {
  const auto at = at_of(act.said);
  const auto* infusion = chart.infusion(act.infusion());
  std::string out = act_text(act.said, telling, infusion);
  if (at) out += ", " + telling.zone.shown_near(*at, telling.now);
  const auto from_start = infusion && at ? since(infusion->start, *at) : std::nullopt;
  const auto from_stop = infusion && at ? since(infusion->stop, *at) : std::nullopt;
  if (from_start && !std::holds_alternative<Started>(act.said))
    out += ", " + distance_text(*from_start, "start");
  if (from_stop && !std::holds_alternative<Stopped>(act.said))
    out += ", " + distance_text(*from_stop, "stop");
  if (act.late()) out += " (LATE ENTRY)";
  return out;
}

/// What the act said before its last correction.
std::string before_text(const Charted& act, const Telling& telling) {
  const auto& before = act.earlier.back().said;
  const auto at = at_of(before);
  return act_text(before, telling) + (at ? ", " + telling.zone.shown_near(*at, telling.now) : "");
}

std::string answer_taken_back(EntryNumber answer, const Chart* chart) {
  if (!chart) return {};
  for (const auto& [id, flag] : chart->flags())
    for (const auto& taken : flag.taken_back)
      if (taken.answer == answer)
        return ", the answer to " + headline(flag) + " (infusion " +
               std::to_string(flag.finding.infusion.value()) + "). It waits for one again";
  return {};
}

std::string patient_details(const Patient& patient) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view what, const std::string& text) {
    if (!text.empty()) parts.push_back(std::string{what} + ' ' + shown(text));
  };
  add("sex", patient.sex), add("phone", patient.phone);
  add("weight", patient.weight_kg ? to_text(*patient.weight_kg) + " kg" : "");
  add("allergies", patient.allergies);
  parts.push_back(patient.spo2_scale_2 ? "SpO2 scale 2 (target 88-92 %)" : "SpO2 scale 1");
  if (patient.pregnant) parts.push_back("pregnant");
  return joined(parts, "; ");
}

std::string order_text(const Order& order) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view what, const std::string& text) {
    if (!text.empty()) parts.push_back(std::string{what} + ' ' + shown(text));
  };
  add("chair", order.chair), add("lot", order.lot), add("ordered by", order.provider);
  add("replaced by", order.fluid);
  add("planned for", order.planned ? duration_text(*order.planned) : "");
  add("body surface", order.body_surface ? to_text(*order.body_surface) + " m2" : "");
  return joined(parts, ", ");
}

void infusion_lines(const Entry& entry, const Infusion& infusion, const Telling& telling, Lines& out) {
  const bool orders =
      std::holds_alternative<Started>(entry.said) || std::holds_alternative<Prepared>(entry.said);
  if (const auto details = order_text(infusion.order); orders && !details.empty())
    out.add(capital(details) + '.');
  if (std::holds_alternative<Started>(entry.said)) {
    out.add("Number " + std::to_string(infusion.terms.drug_count) +
            (infusion.terms.count_certain ? "" : " or later") + " of this drug for this patient" +
            course_text(infusion.terms) + '.');
    out.add("High-risk window " + until_text(*infusion.high_risk_until(), telling) +
            "; follow-up window at least until " +
            telling.zone.shown_near(infusion.start->to + infusion.terms.follow_up, telling.now) + ", and " +
            duration_text(infusion.terms.follow_up) + " from the stop.");
  }
  const bool runs_on = std::holds_alternative<Started>(entry.said) ||
                       std::holds_alternative<RateSet>(entry.said) ||
                       std::holds_alternative<Resumed>(entry.said);
  if (runs_on && infusion.planned_end && infusion.state == InfusionState::running)
    out.add("Planned end " + telling.zone.shown_near(*infusion.planned_end, telling.now) + '.');
  if (std::holds_alternative<Stopped>(entry.said) && infusion.stop)
    out.add(
        (telling.now > *infusion.observe_until()
             ? "Observation was over at " + telling.zone.shown_near(*infusion.observe_until(), telling.now)
             : "Observe " + until_text(*infusion.observe_until(), telling)) +
        "; follow-up window " + until_text(*infusion.follow_up_until(), telling) + '.');
}

/// How often a medication was given under the infusion so far, from the second time on.
void medication_line(const Entry& entry, const Chart& chart, Lines& out) {
  const auto* gave = std::get_if<Gave>(&entry.said);
  if (!gave || !gave->medication) return;
  std::size_t times = 0;
  for (const auto* act : chart.standing<Gave>(gave->infusion)) {
    const auto& other = std::get<Gave>(act->said);
    if (other.medication && other.medication->name == gave->medication->name) ++times;
  }
  if (times > 1)
    out.add(capital(shown(gave->medication->name)) + ": " + std::to_string(times) +
            " times under this infusion.");
}

void placement_line(const Entry& entry, const Chart& chart, Lines& out) {
  const auto* act = chart.act(entry.number);
  const auto* placement = act ? chart.placement(act->number) : nullptr;
  if (!placement || !std::holds_alternative<Observed>(entry.said)) return;
  const auto& observed = std::get<Observed>(act->said);
  out.add("This was: " + placed_text(placement->at) + '.');
  for (std::size_t i = 0; i < observed.symptoms.size() && i < placement->symptoms.size(); ++i)
    if (observed.symptoms[i].onset)
      out.add(symptom_text(observed.symptoms[i]) + " began: " + placed_text(placement->symptoms[i]) + '.');
}

}  // namespace

std::vector<WindowChange> changes(const Entry& entry, const std::vector<const Chart*>& charts) {
  std::vector<WindowChange> found;
  for (const auto& judged : entry.judged) {
    const auto* chart = chart_of(charts, judged.patient);
    if (!chart) continue;
    for (const auto& [now, was] : judged.placed) {
      const auto* act = chart->act(now.observation);
      const auto* said = act ? std::get_if<Observed>(&act->said) : nullptr;
      if (!said || !was) continue;
      if (said->symptoms.empty() && differs(now.at, was->at))
        found.push_back({now.observation, said->infusion, {}, was->at, now.at, {}, {}});
      for (std::size_t i = 0;
           i < said->symptoms.size() && i < now.symptoms.size() && i < was->symptoms.size(); ++i)
        if (differs(now.symptoms[i], was->symptoms[i]) ||
            reflagged(judged, *chart, now.observation, called(said->symptoms[i])))
          found.push_back({now.observation,
                           said->infusion,
                           called(said->symptoms[i]),
                           was->symptoms[i],
                           now.symptoms[i],
                           {},
                           {}});
    }
    for (auto& change : found) attach_flags(change, judged, *chart);
  }
  return found;
}

std::optional<InfusionId> infusion_about(const Entry& entry, const Chart& chart) {
  if (const auto act = bedside(entry.said)) return infusion_of(*act);
  if (const auto* moved = std::get_if<Moved>(&entry.said))
    return chart.infusion(moved->to) ? moved->to : moved->from;
  if (const auto* ack = std::get_if<Acknowledged>(&entry.said); ack && chart.flag(ack->flag))
    return chart.flag(ack->flag)->finding.infusion;
  if (const auto* done = std::get_if<Resolved>(&entry.said); done && chart.flag(done->flag))
    return chart.flag(done->flag)->finding.infusion;
  if (const auto* claimed = std::get_if<Claimed>(&entry.said))
    if (const auto* act = chart.act(claimed->entry)) return act->infusion();
  if (const auto* act = chart.act(entry.number)) return act->infusion();
  return std::nullopt;
}

std::string receipt_text(const Entry& entry, const std::vector<const Chart*>& charts, bool repeated,
                         const Telling& telling) {
  Lines out;
  if (telling.site.site.training) out.add("TRAINING");
  for (const auto* chart : charts) {
    const auto about = infusion_about(entry, *chart);
    const auto* infusion = about ? chart->infusion(*about) : nullptr;
    out.add(patient_line(chart->patient()) +
            (infusion ? "  " + infusion->order.drug + ", infusion " + std::to_string(about->value()) : ""));
  }
  const auto* chart = charts.empty() ? nullptr : charts.front();
  const auto* act = chart ? chart->act(entry.number) : nullptr;
  const auto what = std::visit(
      Overloaded{
          [&](const Corrected& s) {
            auto text =
                "corrected " + to_text(s.entry) + ": " + (act ? event_text(*act, *chart, telling) : "");
            if (act && !act->earlier.empty()) text += "; before: " + before_text(*act, telling);
            return text;
          },
          [&](const Retracted& s) {
            return "retracted " + to_text(s.entry) +
                   (act ? ": " + act_text(act->said, telling) : answer_taken_back(s.entry, chart));
          },
          [&](const Moved& s) {
            std::vector<std::string> names;
            for (const auto& one : s.entries) names.push_back(to_text(one.entry));
            return "moved " + joined(names, ", ") + " from infusion " + std::to_string(s.from.value()) +
                   " to " + std::to_string(s.to.value());
          },
          [&](const Acknowledged& s) {
            auto out_text = "acknowledged " + to_text(s.flag);
            if (s.action) out_text += ": " + std::string{name(*s.action)};
            if (!s.detail.empty()) out_text += (s.action ? ", " : ": ") + shown(s.detail);
            return out_text;
          },
          [&](const Resolved& s) { return "resolved " + to_text(s.flag) + ": " + shown(s.outcome); },
          [&](const Claimed& s) {
            const auto* claimed = chart ? chart->act(s.entry) : nullptr;
            return "emergency entry " + to_text(s.entry) + " claimed for " +
                   shown(telling.site.name_of(s.by)) +
                   (claimed ? ": " + event_text(*claimed, *chart, telling) : "");
          },
          [](const PatientSet& s) { return "patient: " + patient_details(s.patient); },
          [](const PriorSet& s) {
            return "before this record: " + s.prior.drug + ", " +
                   (s.prior.count ? counted(static_cast<std::size_t>(*s.prior.count), "infusion", "infusions")
                                  : "number unknown") +
                   (s.prior.total_dose ? ", " + to_text(*s.prior.total_dose) + " in all" : "") +
                   (s.prior.last ? ", last " + shown_date(*s.prior.last) : "") + ", worst reaction " +
                   std::string{name(s.prior.worst)};
          },
          [](const SiteSet& s) {
            return "site " + shown(s.site.name) + ", " + s.site.zone + ", shifts " + to_text(s.site.shifts) +
                   ", open " + to_text(s.site.opening) + ", labels " + std::string{name(s.site.labels)};
          },
          [](const StaffSet& s) {
            return "badge " + shown(s.member.badge) + ": " + shown(s.member.name) + ", " +
                   std::string{name(s.member.role)} + (s.member.disabled ? ", disabled" : "");
          },
          [](const CatalogueSet& s) {
            return "catalogue version " + std::to_string(s.version) + ": " + s.part;
          },
          [&](const HandoverSigned& s) {
            return "handover signed, " + counted(s.items.size(), "item", "items") + ", head " + s.head_hash;
          },
          [&](const HandoverAccepted& s) {
            return "handover " + to_text(s.handover) + " accepted" +
                   (s.except.empty() ? "" : " except " + counted(s.except.size(), "item", "items"));
          },
          [&](const auto&) {
            return act ? event_text(*act, *chart, telling) : std::string{kind(entry.said)};
          }},
      entry.said);
  out.add(to_text(entry.number) + (repeated ? " (recorded before) " : " ") + what);
  const auto about = chart ? infusion_about(entry, *chart) : std::nullopt;
  if (const auto* infusion = about ? chart->infusion(*about) : nullptr)
    infusion_lines(entry, *infusion, telling, out);
  if (chart) placement_line(entry, *chart, out), medication_line(entry, *chart, out);
  const bool about_earlier = std::holds_alternative<Corrected>(entry.said) ||
                             std::holds_alternative<Retracted>(entry.said) ||
                             std::holds_alternative<Moved>(entry.said);
  for (const auto& change : changes(entry, charts)) {
    auto line =
        to_text(change.observation) + (change.symptom.empty() ? "" : ' ' + shown(plain(change.symptom))) +
        ": " + window_text(change.was.window, change.was.certainty) +
        (differs(change.now, change.was) ? " -> " + window_text(change.now.window, change.now.certainty)
                                         : " as before");
    for (const auto flag : change.retracted) line += ", " + to_text(flag) + " taken back";
    for (const auto flag : change.raised) line += ", " + to_text(flag) + " raised";
    out.add("Changed: " + line);
  }
  for (const auto& judged : entry.judged) {
    const auto* of = chart_of(charts, judged.patient);
    if (!of) continue;
    if (charts.size() > 1 && !(judged.raised.empty() && judged.amended.empty() && judged.retracted.empty()))
      out.add(shown(of->patient().name) + ":");
    const auto named_infusion = infusion_about(entry, *of);
    auto gravest_first = judged.raised;
    std::stable_sort(gravest_first.begin(), gravest_first.end(),
                     [](const auto& a, const auto& b) { return a.finding.priority > b.finding.priority; });
    for (const auto& raised : gravest_first) {
      const auto* flag = of->flag(raised.flag);
      if (!flag) continue;
      const auto on = flag->finding.infusion;
      out.add(headline(*flag) +
              (named_infusion && *named_infusion != on ? " (on infusion " + std::to_string(on.value()) + ')'
                                                       : "") +
              (raised.supersedes ? " (in place of " + to_text(*raised.supersedes) + ')' : ""));
      out.add(circumstances(flag->finding), 4);
      if (const auto rates = rates_text(flag->finding, *of, telling); !rates.empty()) out.add(rates, 4);
      out.add("Source: " + flag->finding.source, 4);
    }
    for (const auto& [id, finding] : judged.amended)
      if (const auto* flag = of->flag(id))
        if (about_earlier)
          out.add("Stands, with other facts: " + headline(*flag) + ". " + circumstances(finding));
    for (const auto id : judged.retracted)
      if (const auto* flag = of->flag(id))
        out.add("Taken back: " + headline(*flag) +
                (flag->waiting() ? ". It stays on the board until it is acknowledged." : ""));
  }
  if (is_emergency(entry.staff))
    out.add("EMERGENCY ENTRY by " + shown(telling.site.name_of(entry.staff)) +
            ". It waits to be claimed: claim " + to_text(entry.number) + '.');
  for (const auto& notice : entry.notices) out.add("Note: " + notice_text(notice, telling));
  return out.text;
}

}  // namespace infuwatch::report
