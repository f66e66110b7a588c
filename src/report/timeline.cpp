#include "report/timeline.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "domain/last_labs.hpp"
#include "report/board.hpp"
#include "report/close_out_words.hpp"
#include "report/drug_words.hpp"
#include "report/flag_order.hpp"
#include "report/premedication_words.hpp"
#include "report/rates.hpp"
#include "report/reaction_words.hpp"
#include "report/receipt.hpp"
#include "report/sentences_of_notices.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

std::string recorded_text(const ChartedEvent& act, const RenderContext& rendering) {
  auto out = to_text(act.number) + ", " + shown(rendering.site.name_of(act.staff));
  if (act.late())
    out += ", LATE ENTRY recorded " + rendering.zone.shown_near(act.recorded_at, at_of(act.said)->from);
  if (is_emergency(act.staff)) out += ", " + emergency_text(act, rendering);
  return out;
}

std::vector<std::string> history_text(const ChartedEvent& act, const Infusion& infusion,
                                      const RenderContext& rendering) {
  std::vector<std::string> lines;
  const auto add_asked = [&](const std::vector<Notice>& asked, KeptWith with) {
    for (const auto& one : asked) lines.push_back(text_of(notice_message(one, with), style_of(rendering)));
  };
  for (const auto& version : act.earlier) {
    lines.push_back(
        "before: " + act_text(version.said, rendering) + order_beside(version.said, rendering) +
        (at_of(version.said) ? " at " + rendering.zone.shown_near(*at_of(version.said), rendering.now) : ""));
    add_asked(version.asked, kept_with(version.reason, version.staff));
  }
  if (act.corrected) {
    lines.push_back("corrected " + rendering.zone.shown_near(act.corrected->recorded_at, rendering.now) +
                    " by " + shown(rendering.site.name_of(act.corrected->staff)) + " (" +
                    to_text(act.corrected->entry) + "): " + shown(act.corrected->reason));
    add_asked(act.corrected->asked, KeptWith::reason);
  }
  if (act.arrived)
    lines.push_back("came from infusion " + std::to_string(act.arrived->from.value()) + ": moved " +
                    rendering.zone.shown_near(act.arrived->at, rendering.now) + " by " +
                    shown(rendering.site.name_of(act.arrived->staff)) + " (" + to_text(act.arrived->entry) +
                    "): " + shown(act.arrived->reason));
  if (act.struck) {
    const auto where = act.struck->moved_to.value();
    lines.push_back((where ? "MOVED to infusion " + std::to_string(where) : std::string{"RETRACTED"}) + ' ' +
                    rendering.zone.shown_near(act.struck->at, rendering.now) + " by " +
                    shown(rendering.site.name_of(act.struck->staff)) + " (" + to_text(act.struck->entry) +
                    "): " + shown(act.struck->reason));
  }
  if (asked_of_another_drug(act, infusion))
    lines.push_back(text_of(Message{&sentence::order_was_for, {{"drug", Typed{drug_shown(act.ordered)}}}},
                            style_of(rendering)));
  add_asked(act.asked, kept_with(act.reason, act.staff));
  if (!act.reason.empty()) lines.push_back("reason: " + shown(act.reason));
  return lines;
}

std::string place_of(const TimelineLine& line) {
  if (!line.placement) return {};
  auto out = placed_text(line.placement->at);
  const auto& observed = std::get<Observed>(line.act->said);
  for (std::size_t i = 0; i < observed.symptoms.size() && i < line.placement->symptoms.size(); ++i)
    if (observed.symptoms[i].onset)
      out +=
          "; " + symptom_name(observed.symptoms[i]) + " began: " + placed_text(line.placement->symptoms[i]);
  return out;
}

Section state_section(const Timeline& timeline, const RenderContext& rendering) {
  const auto& i = timeline.infusion;
  std::string about = "Infusion " + std::to_string(i.number.value()) + ": " + drug_shown(i.order) + ' ' +
                      to_text(i.order.dose);
  if (i.start)
    about += ", infusion " + std::to_string(i.terms.drug_count) + (i.terms.count_certain ? "" : " or later") +
             " of this drug for this patient" + course_text(i.terms);
  about += lots_text(lots_of(i));
  if (i.order.expires) about += ", bag expires " + shown(*i.order.expires, rendering.zone);
  if (i.order.volume) about += ", volume " + to_text(*i.order.volume);
  if (!i.checked_by.empty()) about += ", checked by " + shown(rendering.site.name_of(i.checked_by));
  if (!i.order.chair.empty()) about += ", chair " + shown(i.order.chair);
  if (!i.order.fluid.empty()) about += ", replacement fluid " + shown(i.order.fluid);
  if (!i.order.access.empty()) about += ", IV access " + access_text(i.order.access);
  if (!i.order.route.empty()) about += ", route " + i.order.route;
  if (i.order.rate) about += ", from " + to_text(*i.order.rate);
  if (!i.order.provider.empty()) about += ", ordered by " + shown(i.order.provider);
  if (i.order.order_expires) about += ", order expires " + shown(*i.order.order_expires, rendering.zone);
  Section out{{line(Role::identity, patient_line(timeline.chart.patient())), line(Role::text, about),
               line(Role::text, state_text(i, rendering.now))}};
  if (auto given = given_message(i)) out.lines.push_back(line(Role::value, std::move(*given)));
  const auto day = rendering.zone.day(i.start ? i.start->from : rendering.now);
  std::vector<LabResult> labs;
  for (const auto& [entry, lab] : last_labs(timeline.chart, day)) labs.push_back(lab);
  if (!labs.empty())
    out.lines.push_back(
        line(Role::value, Message{&sentence::labs_on_file, {{"labs", Typed{labs_text(labs)}}}}));
  const auto window = [&](const Sentence& sentence, Instant until) {
    out.lines.push_back(
        line(Role::due, Message{&sentence, {{"until", Typed{until_text(until, rendering)}}}}));
  };
  if (i.high_risk_until()) window(sentence::high_risk_window, *i.high_risk_until());
  if (i.follow_up_until())
    window(sentence::follow_up_window, *i.follow_up_until());
  else if (i.start)
    out.lines.push_back(line(Role::due, Message{&sentence::follow_up_open}));
  return out;
}

constexpr int indent = 4;

void add_flag(const Flag& stored, const std::string& where, const Timeline& timeline, FlagOrder& order,
              const RenderContext& rendering, Section& out) {
  const auto flag = order.shown(stored);
  out.lines.push_back(flag_line(flag, where, indent));
  out.lines.push_back(line(Role::text, circumstances(flag.finding, flag.read_at), indent));
  if (const auto rates = rates_text(flag.finding, timeline.chart, rendering); !rates.empty())
    out.lines.push_back(line(Role::text, rates, indent));
  out.lines.push_back(line(
      Role::source, Message{&sentence::source_of_flag, {{"source", Typed{flag.finding.source}}}}, indent));
  out.lines.push_back(line(Role::text, answer_text(flag, rendering), indent));
}

std::string when_text(const TimelineLine& one, const RenderContext& rendering) {
  const auto when = one.at ? rendering.zone.shown_near(*one.at, rendering.now)
                           : rendering.zone.shown_near(floor_to_minute(one.act->recorded_at), rendering.now);
  if (!one.from_start || std::holds_alternative<Started>(one.act->said)) return when;
  const bool after_stop =
      one.from_stop && one.from_stop->least >= Seconds{0} && !std::holds_alternative<Stopped>(one.act->said);
  return when + ", " + distance_text(*one.from_start, "start") +
         (after_stop ? ", " + distance_text(*one.from_stop, "stop") : "");
}

void add_act(const TimelineLine& one, const Timeline& timeline, FlagOrder& order,
             const RenderContext& rendering, Section& out) {
  const auto add = [&](Role role, const std::string& text) { out.lines.push_back(line(role, text, indent)); };
  const auto away = one.act->infusion() != timeline.infusion.number;
  const bool struck = one.act->struck || away;
  out.lines.push_back(
      line(Role::label, when_text(one, rendering) + "  (" + recorded_text(*one.act, rendering) + ")"));
  add(Role::value, (struck ? "[" : "") + act_text(one.act->said, rendering, &timeline.infusion) +
                       (one.act->corrected ? order_beside(one.act->said, rendering) : "") +
                       (struck ? "]" : ""));
  if (away) add(Role::text, "MOVED to infusion " + std::to_string(one.act->infusion().value()));
  if (const auto place = place_of(one); !place.empty()) add(Role::value, place);
  if (std::holds_alternative<ClosedOut>(one.act->said))
    for (auto& message : beside_close_out(*one.act, timeline.chart, rendering))
      out.lines.push_back(line(Role::text, std::move(message), indent));
  for (const auto& text : history_text(*one.act, timeline.infusion, rendering)) add(Role::text, text);
  for (const auto* flag : one.flags) {
    const auto on = flag->finding.infusion;
    add_flag(*flag,
             (on == timeline.infusion.number ? "" : " (on infusion " + std::to_string(on.value()) + ')') +
                 (flag->raised_by == one.act->number ? "" : " (raised by " + to_text(flag->raised_by) + ')'),
             timeline, order, rendering, out);
  }
}

}  // namespace

bool asked_of_another_drug(const ChartedEvent& act, const Infusion& infusion) {
  const auto* started = std::get_if<Started>(&act.said);
  const bool of_its_order = started || std::holds_alternative<Prepared>(act.said) ||
                            std::holds_alternative<RateSet>(act.said) ||
                            std::holds_alternative<Resumed>(act.said);
  const bool anything = std::any_of(act.asked.begin(), act.asked.end(), asked_of_drug) ||
                        (started && !started->answers.empty());
  return of_its_order && anything && !act.ordered.drug.empty() && other_drug(act.ordered, infusion.order);
}

Timeline timeline(const Chart& chart, const Infusion& infusion, const std::vector<Check>& checks) {
  Timeline out{chart, infusion, {}, {}, {}, undone_on(chart, infusion, checks)};
  std::vector<const ChartedEvent*> acts;
  for (const auto& [number, act] : chart.acts())
    if (act.infusion() == infusion.number || (act.arrived && act.arrived->from == infusion.number))
      acts.push_back(&act);
  for (const auto* act : in_order(std::move(acts))) {
    TimelineLine line{act, at_of(act->said), std::nullopt, std::nullopt, chart.placement(act->number), {}};
    if (line.at) {
      line.from_start = since(infusion.start, *line.at);
      line.from_stop = since(infusion.stop, *line.at);
    }
    for (const auto& [id, flag] : chart.flags())
      if (flag.raised_by == act->number || chart.act(flag.raised_by) == act) line.flags.push_back(&flag);
    out.lines.push_back(std::move(line));
  }
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number) {
      out.flags.push_back(&flag);
      const auto* act = chart.act(flag.raised_by);
      const auto told = [&](const TimelineLine& line) { return line.act == act; };
      if (std::none_of(out.lines.begin(), out.lines.end(), told)) out.elsewhere.push_back(&flag);
    }
  return out;
}

Document document_of(const Timeline& timeline, const RenderContext& rendering) {
  Document out{.heading = heading_of("timeline", rendering)};
  out.sections.push_back(state_section(timeline, rendering));
  Section course;
  FlagOrder order{timeline.chart, rendering};
  for (const auto& one : timeline.lines) add_act(one, timeline, order, rendering, course);
  if (!timeline.elsewhere.empty())
    course.lines.push_back(line(Role::title, Message{&sentence::flags_from_elsewhere}));
  for (const auto* flag : timeline.elsewhere) {
    const auto* act = timeline.chart.act(flag->raised_by);
    add_flag(*flag,
             " (raised by " + to_text(flag->raised_by) +
                 (act ? ", infusion " + std::to_string(act->infusion().value()) : "") + ')',
             timeline, order, rendering, course);
  }
  out.sections.push_back(std::move(course));
  if (auto before = premedication_section(timeline.premedication); !before.lines.empty())
    out.sections.push_back(std::move(before));
  if (!timeline.reactions.empty()) out.sections.push_back(reactions_section(timeline.reactions, rendering));
  if (auto undone = undone_messages(timeline.undone, rendering); !undone.empty()) {
    Section left{{line(Role::title, Message{&sentence::not_done_title})}};
    for (auto& message : undone) left.lines.push_back(line(Role::due, std::move(message), indent));
    out.sections.push_back(std::move(left));
  }
  return out;
}

}  // namespace infuwatch::report
