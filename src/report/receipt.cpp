#include "report/receipt.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "protocol/stay.hpp"
#include "report/board.hpp"
#include "report/close_out_words.hpp"
#include "report/drug_words.hpp"
#include "report/flag_order.hpp"
#include "report/flag_rows.hpp"
#include "report/medication_lines.hpp"
#include "report/rates.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

struct Lines {
  std::vector<Line> lines{};
  void add(Role role, std::string phrase, int indent = 0) {
    lines.push_back(line(role, std::move(phrase), indent));
  }
  void say(Role role, const Sentence& sentence, std::vector<std::pair<const char*, Arg>> args = {},
           int indent = 0) {
    lines.push_back(line(role, Message{&sentence, std::move(args)}, indent));
  }
};

namespace s = sentence;

std::string event_text(const ChartedEvent& act, const Chart& chart, const RenderContext& rendering) {
  const auto at = at_of(act.said);
  const auto* infusion = chart.infusion(act.infusion());
  std::string out = act_text(act.said, rendering, infusion);
  if (at) out += ", " + rendering.zone.shown_near(*at, rendering.now);
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
std::string before_text(const ChartedEvent& act, const RenderContext& rendering) {
  const auto& before = act.earlier.back().said;
  const auto at = at_of(before);
  return act_text(before, rendering) + order_beside(before, rendering) +
         (at ? ", " + rendering.zone.shown_near(*at, rendering.now) : "");
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

/// The other flags whose answer it was too.
std::vector<FlagId> taken_back_with(EntryNumber answer, const Chart& chart) {
  std::vector<FlagId> found;
  for (const auto& [id, flag] : chart.flags())
    if (std::any_of(flag.taken_back.begin(), flag.taken_back.end(),
                    [&](const Flag::TakenBack& taken) { return taken.answer == answer; }))
      found.push_back(id);
  if (!found.empty()) found.erase(found.begin());
  return found;
}

/// Which flags of the same event an answer, or taking it back, holds for too.
void same_event_line(const Entry& entry, const Chart& chart, Lines& out) {
  const auto say = [&](const Sentence& sentence, FlagId flag, const std::vector<FlagId>& others) {
    if (!others.empty()) out.say(Role::value, sentence, {{"flag", flag}, {"others", listed(others)}});
  };
  if (const auto* said = std::get_if<Acknowledged>(&entry.said))
    say(s::answered_with, said->flag, said->also);
  if (const auto* said = std::get_if<Resolved>(&entry.said)) say(s::resolved_with, said->flag, said->also);
  if (const auto* said = std::get_if<Retracted>(&entry.said))
    say(s::taken_back_with, {}, taken_back_with(said->entry, chart));
}

std::string patient_details(const Patient& patient) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view what, const std::string& text) {
    if (!text.empty()) parts.push_back(std::string{what} + ' ' + shown(text));
  };
  add("sex", patient.sex);
  add("phone", patient.phone);
  add("weight", patient.weight_kg ? to_text(*patient.weight_kg) + " kg" : "");
  add("allergies", patient.allergies);
  parts.push_back(patient.spo2_scale_2 ? "SpO2 scale 2 (target 88-92 %)" : "SpO2 scale 1");
  if (patient.pregnant) parts.push_back("pregnant");
  return joined(parts, "; ");
}

void count_line(const Infusion& infusion, Lines& out) {
  const auto& terms = infusion.terms;
  const bool course = terms.course > 0;
  out.say(Role::text,
          terms.count_certain ? course ? s::drug_count_of_course : s::drug_count
          : course            ? s::drug_count_at_least_of_course
                              : s::drug_count_at_least,
          {{"count", std::int64_t{terms.drug_count}},
           {"infusion", infusion.number},
           {"day", std::int64_t{terms.course_day}},
           {"course", std::int64_t{terms.course}}});
}

/// Whether an urgent or emergency reaction stands under the infusion: the stay may be longer than the
/// label's.
bool reacted(const Chart& chart, InfusionId infusion) {
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
    const auto& [id, flag] = one;
    return flag.standing() && flag.finding.infusion == infusion && flag.finding.priority > Priority::review &&
           tells_a_reaction(flag.finding.rule);
  });
}

void infusion_lines(const Entry& entry, const Infusion& infusion, const Chart& chart,
                    const RenderContext& rendering, Lines& out) {
  const bool started = std::holds_alternative<Started>(entry.said);
  if (const auto details = order_text(infusion.order, rendering.zone);
      (started || std::holds_alternative<Prepared>(entry.said)) && !details.empty())
    out.add(Role::text, capital(details) + '.');
  if (started) {
    count_line(infusion, out);
    out.say(Role::due, s::windows_from_start,
            {{"high_risk", Typed{until_text(*infusion.high_risk_until(), rendering)}},
             {"follow_up", Near{infusion.start->to + infusion.terms.follow_up}},
             {"length", infusion.terms.follow_up}});
  }
  const bool runs_on =
      started || std::holds_alternative<RateSet>(entry.said) || std::holds_alternative<Resumed>(entry.said);
  if (runs_on && infusion.planned_end && infusion.state == InfusionState::running)
    out.say(Role::due, s::planned_end, {{"end", Near{*infusion.planned_end}}});
  if (std::holds_alternative<Stopped>(entry.said) && infusion.stop) {
    if (auto given = given_message(infusion)) out.lines.push_back(line(Role::value, std::move(*given)));
    const auto* drug = rendering.protocol;
    const auto stay = drug ? stay_of(chart, infusion, *drug) : std::nullopt;
    const auto reaction = drug ? reaction_under(chart, infusion, *drug) : std::nullopt;
    const auto observe_until = stay ? stay->until : *infusion.observe_until();
    const bool over = rendering.now > observe_until, known = reaction && reaction->over;
    const bool longer = !known && reacted(chart, infusion.number);
    const auto& told = over     ? (longer ? s::observation_ended_after_reaction : s::observation_ended)
                       : longer ? s::observe_after_reaction
                       : observe_until > *infusion.observe_until() ? s::observe_for_reaction
                                                                   : s::observe_after_stop;
    out.say(Role::due, told,
            {{"end", Near{observe_until}},
             {"until", Typed{until_text(observe_until, rendering)}},
             {"follow_up", Typed{until_text(*infusion.follow_up_until(), rendering)}}});
  }
}

/// What stands beside a close-out, as charted or as corrected.
void judgement_lines(const Entry& entry, const Chart& chart, const RenderContext& rendering, Lines& out) {
  const auto* act = chart.act(entry.number);
  if (!act || !std::holds_alternative<ClosedOut>(act->said) || std::holds_alternative<Retracted>(entry.said))
    return;
  for (auto& message : beside_close_out(*act, chart, rendering))
    out.lines.push_back(line(Role::value, std::move(message)));
}

void placement_lines(const Entry& entry, const Chart& chart, Lines& out) {
  const auto* act = chart.act(entry.number);
  const auto* placement = act ? chart.placement(act->number) : nullptr;
  if (!placement || !std::holds_alternative<Observed>(entry.said)) return;
  const auto& observed = std::get<Observed>(act->said);
  out.say(Role::value, s::this_was, {{"place", Typed{placed_text(placement->at)}}});
  for (std::size_t i = 0; i < observed.symptoms.size() && i < placement->symptoms.size(); ++i)
    if (observed.symptoms[i].onset)
      out.say(Role::value, s::symptom_began,
              {{"symptom", Typed{capital(symptom_text(observed.symptoms[i]))}},
               {"place", Typed{placed_text(placement->symptoms[i])}}});
}

void change_lines(const Entry& entry, const std::vector<const Chart*>& charts, Lines& out) {
  for (const auto& change : changes(entry, charts)) {
    auto text =
        to_text(change.observation) + (change.symptom.empty() ? "" : ' ' + shown(plain(change.symptom))) +
        ": " + window_text(change.was.window, change.was.certainty) +
        (differs(change.now, change.was) ? " -> " + window_text(change.now.window, change.now.certainty)
                                         : " as before");
    for (const auto flag : change.retracted) text += ", " + to_text(flag) + " withdrawn";
    for (const auto flag : change.raised) text += ", " + to_text(flag) + " raised";
    out.add(Role::value, "Changed: " + text);
  }
}

void raised_lines(const Judged& judged, const Chart& chart, std::optional<InfusionId> about,
                  const RenderContext& rendering, Lines& out) {
  auto gravest_first = judged.raised;
  std::stable_sort(gravest_first.begin(), gravest_first.end(),
                   [](const auto& a, const auto& b) { return a.finding.priority > b.finding.priority; });
  FlagOrder order{chart, rendering};
  for (const auto& raised : gravest_first) {
    const auto* stored = chart.flag(raised.flag);
    if (!stored) continue;
    const auto flag = order.shown(*stored);
    const auto on = flag.finding.infusion;
    const auto elsewhere =
        about && *about != on ? " (on infusion " + std::to_string(on.value()) + ')' : std::string{};
    const auto instead =
        raised.supersedes ? " (in place of " + to_text(*raised.supersedes) + ')' : std::string{};
    out.lines.push_back(flag_line(flag, elsewhere + instead));
    out.add(Role::text, circumstances(flag.finding, flag.read_at), 4);
    if (const auto rates = rates_text(flag.finding, chart, rendering); !rates.empty())
      out.add(Role::text, rates, 4);
    out.say(Role::source, s::source_of_flag, {{"source", Typed{flag.finding.source}}}, 4);
  }
}

void judged_lines(const Entry& entry, const std::vector<const Chart*>& charts, const RenderContext& rendering,
                  Lines& out) {
  const bool about_earlier = std::holds_alternative<Corrected>(entry.said) ||
                             std::holds_alternative<Retracted>(entry.said) ||
                             std::holds_alternative<Moved>(entry.said);
  for (const auto& judged : entry.judged) {
    const auto* of = chart_of(charts, judged.patient);
    if (!of) continue;
    const bool nothing = judged.raised.empty() && judged.amended.empty() && judged.retracted.empty();
    if (charts.size() > 1 && !nothing) out.add(Role::identity, shown(of->patient().name) + ":");
    raised_lines(judged, *of, infusion_about(entry, *of), rendering, out);
    for (const auto& [id, finding] : judged.amended)
      if (const auto* flag = of->flag(id); flag && about_earlier)
        out.add(Role::flag, "Stands, with other facts: " + headline(*flag) + ". " + circumstances(finding));
    for (const auto id : judged.retracted)
      if (const auto* flag = of->flag(id))
        out.add(Role::flag, "Withdrawn: " + headline(*flag) +
                                (flag->waiting() ? ". It stays on the board until it is acknowledged." : ""));
  }
}

}  // namespace

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

Receipt receipt(const Entry& entry, const std::vector<const Chart*>& charts, bool repeated,
                const RenderContext& rendering) {
  Receipt out;
  for (const auto* chart : charts) {
    const auto about = infusion_about(entry, *chart);
    const auto* infusion = about ? chart->infusion(*about) : nullptr;
    out.about.push_back(line(
        Role::identity,
        patient_line(chart->patient()) +
            (infusion ? "  " + drug_shown(infusion->order) + ", infusion " + std::to_string(about->value())
                      : "")));
  }
  const auto* chart = charts.empty() ? nullptr : charts.front();
  const auto* act = chart ? chart->act(entry.number) : nullptr;
  const auto what = std::visit(
      Overloaded{
          [&](const Corrected& s) {
            auto text =
                "corrected " + to_text(s.entry) + ": " + (act ? event_text(*act, *chart, rendering) : "");
            if (act) text += order_beside(act->said, rendering);
            if (act && !act->earlier.empty()) text += "; before: " + before_text(*act, rendering);
            return text;
          },
          [&](const Retracted& s) {
            return "retracted " + to_text(s.entry) +
                   (act ? ": " + act_text(act->said, rendering) : answer_taken_back(s.entry, chart));
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
                   shown(rendering.site.name_of(s.by)) +
                   (claimed ? ": " + event_text(*claimed, *chart, rendering) : "");
          },
          [](const PatientSet& s) { return "patient: " + patient_details(s.patient); },
          [](const PriorSet& s) {
            return "reported history: " + drug_shown(s.prior) + ", " +
                   (s.prior.count ? counted(static_cast<std::size_t>(*s.prior.count), "infusion", "infusions")
                                  : "number unknown") +
                   (s.prior.total_dose ? ", " + to_text(*s.prior.total_dose) + " in all" : "") +
                   (s.prior.last ? ", last " + shown_date(*s.prior.last) : "") + ", worst reaction " +
                   std::string{name(s.prior.worst)};
          },
          [&](const SiteSet& s) {
            if (s.site.ready && s.site.ready->at == entry.recorded_at)
              return "confirmed for today: emergency drugs, oxygen, provider" +
                     (s.site.ready->provider.empty() ? "" : " (" + shown(s.site.ready->provider) + ")");
            return "site " + shown(s.site.name) + ", " + s.site.zone + ", shifts " + to_text(s.site.shifts) +
                   ", open " + to_text(s.site.opening) + ", labels " + std::string{name(s.site.labels)};
          },
          [](const StaffSet& s) {
            return "badge " + shown(s.member.badge) + ": " + shown(s.member.name) + ", " +
                   std::string{name(s.member.role)} + (s.member.disabled ? ", disabled" : "");
          },
          [](const CatalogueSet& s) {
            return "drug list version " + std::to_string(s.version) + ": " + s.part;
          },
          [&](const HandoverSigned& s) {
            return "handover signed, " + counted(s.items.size(), "item", "items") + ", head " + s.head_hash;
          },
          [&](const HandoverAccepted& s) {
            return "handover " + to_text(s.handover) + " accepted" +
                   (s.except.empty() ? "" : " except " + counted(s.except.size(), "item", "items"));
          },
          [&](const auto&) {
            return act ? event_text(*act, *chart, rendering) : std::string{kind(entry.said)};
          }},
      entry.said);
  out.entry = entry.number;
  out.repeated = repeated;
  out.what = what;
  Lines plan, outcome;
  const auto about = chart ? infusion_about(entry, *chart) : std::nullopt;
  if (const auto* infusion = about ? chart->infusion(*about) : nullptr)
    infusion_lines(entry, *infusion, *chart, rendering, plan);
  if (chart) {
    same_event_line(entry, *chart, outcome);
    placement_lines(entry, *chart, outcome);
    for (auto& message : medication_messages(entry, *chart, rendering))
      outcome.lines.push_back(line(Role::text, std::move(message)));
    judgement_lines(entry, *chart, rendering, outcome);
  }
  change_lines(entry, charts, outcome);
  judged_lines(entry, charts, rendering, outcome);
  if (is_emergency(entry.staff))
    outcome.say(Role::warning, s::emergency_entry,
                {{"staff", Typed{rendering.site.name_of(entry.staff)}}, {"entry", entry.number}});
  const auto note = [&](Message told) {
    outcome.lines.push_back(
        {.pieces = {{Message{&s::note}, Role::hint}, {std::move(told), Role::hint}}, .role = Role::hint});
  };
  for (const auto* of : charts)
    for (auto& overtaken : overtaken_close_outs(entry, *of, rendering)) note(std::move(overtaken.told));
  for (const auto& notice : entry.notices) note(notice_message(notice, kept_with(entry.reason, entry.staff)));
  out.plan = std::move(plan.lines);
  out.outcome = std::move(outcome.lines);
  return out;
}

}  // namespace infuwatch::report
