#include "base/text.hpp"
#include "report/checks.hpp"
#include "report/drug_words.hpp"
#include "report/handover.hpp"
#include "report/page.hpp"
#include "report/rates.hpp"
#include "report/receipt.hpp"
#include "report/sentences_of_close_outs.hpp"
#include "report/shift.hpp"
#include "report/why.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

/// What is told, and the page it is told on.
struct ShiftPage : Page {
  const RenderContext& rendering;
};

/// `4 doses, 2.6 g`, `2 doses, 1 g, 1 without an amount`.
std::string total_text(const MedicationTotal& total) {
  auto text = counted(static_cast<std::size_t>(total.doses), "dose", "doses");
  if (!total.given.empty()) text += ", " + to_text(total.given);
  if (total.without_amount == total.doses) return text + ", no amount charted";
  if (total.unlikely)
    text += ", " + std::to_string(total.unlikely) + " with a dose outside the expected range";
  return text +
         (total.without_amount ? ", " + std::to_string(total.without_amount) + " without an amount" : "");
}

std::string who(const BoardRow& row) {
  return shown(row.patient.name) + ", infusion " + std::to_string(row.infusion.value()) + " (" +
         drug_shown(row.order) + ')';
}

/// What belongs to the event and its grade, with a blank behind; empty where there is neither.
std::string told_with(const FlagRow& row, const ShiftPage& page) {
  const auto told = text_of(event_messages(row), style_of(page.rendering));
  return told.empty() ? told : told + ' ';
}

void first_things(const ShiftReport& report, ShiftPage& page) {
  page.title("NEEDS ACTION FIRST");
  bool any = false;
  std::vector<std::pair<const BoardRow*, FlagRow>> waiting;
  for (const auto& infusion : report.infusions)
    for (auto& one : flag_rows(infusion.row.flags, infusion.row.events))
      if (one.lead->waiting()) waiting.emplace_back(&infusion.row, std::move(one));
  std::stable_sort(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) {
    return a.second.lead->finding.priority > b.second.lead->finding.priority;
  });
  for (const auto& [row, event] : waiting) {
    any = true;
    page.line(headline(*event.lead));
    page.line(who(*row) + ". " + told_with(event, page) + answer_text(*event.lead, page.rendering) + '.', 4);
  }
  for (const auto& infusion : report.infusions) {
    const auto& row = infusion.row;
    if (!row.stop_missing) continue;
    any = true;
    page.line("Stop not charted: " + who(row) + ", planned end " +
              page.rendering.zone.shown(*row.planned_end) + '.');
  }
  for (const auto& infusion : report.infusions)
    if (infusion.row.clock_set) {
      any = true;
      page.line("The clock was " + clock_step_text(*infusion.row.clock_set) + " since the start of " +
                who(infusion.row) + ": its times since then are off by as much.");
    }
  for (const auto& infusion : report.infusions)
    for (const auto entry : infusion.row.unclaimed) {
      any = true;
      page.line("Emergency entry " + to_text(entry) + " not claimed: " + who(infusion.row) + '.');
    }
  for (const auto& infusion : report.infusions)
    for (const auto& check : infusion.row.checks) {
      if (!check.waits() || check.kind == CheckKind::stop) continue;
      any = true;
      const auto owner =
          check.window_closed ? " (" + shown(page.rendering.site.name_of(check.owner)) + ')' : std::string{};
      page.line(capital(check_name(check.kind)) + ' ' + check_state_text(check, page.rendering) + ": " +
                who(infusion.row) + owner + '.');
    }
  if (!any) page.line("Nothing.");
}

/// What nobody did or answered, a line for each kind and infusion; calls stand among what needs action.
void left_undone(const ShiftReport& report, ShiftPage& page) {
  bool titled = false;
  for (const auto& infusion : report.infusions)
    for (const auto& message : undone_messages(infusion.row.undone.without_calls(), page.rendering)) {
      if (!titled) page.title("NOT DONE, NOT ANSWERED");
      titled = true;
      page.line(who(infusion.row) + ": " + text_of(message, style_of(page.rendering)));
    }
}

void reaction_lines(const ShiftInfusion& infusion, ShiftPage& page) {
  for (const auto& [item, from_start, from_stop, resolved] : infusion.reactions) {
    auto text = item_text(item) + ": onset " + page.rendering.zone.shown_near(item.onset, page.rendering.now);
    text += from_start ? ", " + distance_text(*from_start, "start") : "";
    text += from_stop ? ", " + distance_text(*from_stop, "stop") : from_start ? ", no stop charted" : "";
    const bool before = item.window == Window::before && item.certainty == Certainty::definite;
    text += before ? "; before the start" : "; " + window_text(item.window, item.certainty);
    text += resolved ? "; resolved " + page.rendering.zone.shown_near(*resolved, page.rendering.now)
                     : "; not charted as resolved";
    page.line("- " + text, 2);
  }
}

void course_line(const ShiftInfusion& infusion, ShiftPage& page) {
  const auto& row = infusion.row;
  const auto near = [&](const std::optional<Span>& span) {
    return span ? page.rendering.zone.shown_near(*span, page.rendering.now) : std::string{"not charted"};
  };
  std::string text = "start " + near(row.start);
  if (row.start) {
    text += ", stop " + near(row.stop);
    if (row.stop)
      text += " (" + infusion.stop_why +
              (infusion.given.empty() ? "" : ", " + to_text(infusion.given) + " given") + ')';
    text +=
        ", release " + near(infusion.release) + (infusion.release ? " (" + infusion.released_to + ')' : "");
  }
  page.line(text + ". Now: " +
                (infusion.release && row.stop ? "released" : status_text(row.status, row.released_to)) + '.',
            2);
}

/// What stood there before a correction, and what stands there now.
std::string changed_text(const ChartedEvent& act, const RenderContext& rendering) {
  if (act.earlier.empty()) return act_text(act.said, rendering);
  const auto said = [&](const BedsideEvent& bedside) {
    const auto at = at_of(bedside);
    return act_text(bedside, rendering) + order_beside(bedside, rendering) +
           (at ? " at " + rendering.zone.shown_near(*at, rendering.now) : "");
  };
  return said(act.earlier.back().said) + " -> " + said(act.said);
}

const Chart* chart_in(const ShiftReport& report, PatientId patient) {
  for (const auto& chart : report.charts)
    if (chart->patient().id == patient) return chart.get();
  return nullptr;
}

/// A row for each event: the gravest flag with the answer, the others beneath, with theirs where it is
/// another.
void flag_lines(const ShiftInfusion& infusion, const ShiftReport& report, ShiftPage& page) {
  auto flags = infusion.flags;
  std::erase_if(flags, [&](const Flag& flag) { return flag.raised_at >= report.shift.to; });
  std::stable_sort(flags.begin(), flags.end(), [](const Flag& a, const Flag& b) {
    return std::tuple{a.waiting(), !a.superseded_by, a.finding.priority} >
           std::tuple{b.waiting(), !b.superseded_by, b.finding.priority};
  });
  auto rows = flag_rows(flags, infusion.row.events);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const FlagRow& a, const FlagRow& b) { return a.event < b.event; });
  const auto* chart = chart_in(report, infusion.row.patient.id);
  for (const auto& row : rows) {
    const auto answer = answer_text(*row.lead, page.rendering);
    const auto rates = chart ? rates_text(row.lead->finding, *chart, page.rendering) : std::string{};
    page.line("flag " + headline(*row.lead) + ". " + (rates.empty() ? "" : rates + ' ') +
                  told_with(row, page) + answer + '.',
              2);
    for (const auto& flag : flags) {
      if (!std::binary_search(row.others.begin(), row.others.end(), flag.id)) continue;
      const auto own = answer_text(flag, page.rendering);
      page.line(headline(flag) + (own == answer ? "." : ". " + own + '.'), 4);
    }
  }
}

void close_out_lines(const ShiftInfusion& infusion, ShiftPage& page) {
  const auto say = [&](const Sentence& sentence, const CloseOutLine& one, int indent) {
    std::vector<std::pair<const char*, Arg>> args{{"event", one.event}, {"flag", one.event}};
    if (one.act) args.emplace_back("entry", one.act->number);
    page.line(text_of(Message{&sentence, std::move(args)}, style_of(page.rendering)), indent);
  };
  for (const auto& one : infusion.close_outs) {
    if (!one.act) {
      say(sentence::not_closed_out, one, 2);
      continue;
    }
    page.line(act_text(one.act->said, page.rendering) +
                  (one.act->reason.empty() ? "" : "; reason: " + shown(one.act->reason)),
              2);
    for (const auto& asked : one.act->asked)
      page.line(text_of(notice_message(asked, kept_with(one.act->reason, one.act->staff)),
                        style_of(page.rendering)),
                4);
    if (one.withdrawn) say(sentence::close_out_withdrawn, one, 4);
    if (one.again) say(sentence::close_out_again, one, 4);
  }
}

void patient(const ShiftInfusion& infusion, const ShiftReport& report, ShiftPage& page) {
  const auto& row = infusion.row;
  page.text += '\n';
  page.line(patient_line(row.patient) + "  " + allergies_text(row.patient));
  page.line(
      "infusion " + std::to_string(row.infusion.value()) + ": " + drug_shown(row.order) + ' ' +
          to_text(row.order.dose) +
          (row.start
               ? ", infusion " + std::to_string(row.terms.drug_count) +
                     (row.terms.count_certain ? "" : " or later") + " of this drug" + course_text(row.terms)
               : "") +
          lots_text(infusion.lots) + (row.order.chair.empty() ? "" : ", chair " + shown(row.order.chair)),
      2);
  course_line(infusion, page);
  page.line(row.last_vitals
                ? "last vitals " + page.rendering.zone.shown_near(row.last_vitals->at, page.rendering.now) +
                      ": " +
                      vitals_text(row.last_vitals->vitals,
                                  row.phase && *row.phase != Phase::before ? &row.terms.baseline : nullptr)
                : "no vital signs charted",
            2);
  if (infusion.reactions.empty()) page.line("no symptom in this span", 2);
  reaction_lines(infusion, page);
  for (const auto* act : infusion.actions) {
    page.line("- " + page.rendering.zone.shown_near(*at_of(act->said), page.rendering.now) + ' ' +
                  act_text(act->said, page.rendering) +
                  (is_emergency(act->staff) ? "; " + shown(page.rendering.site.name_of(act->staff)) + ", " +
                                                  emergency_text(*act, page.rendering)
                                            : "") +
                  (act->reason.empty() ? "" : "; reason: " + shown(act->reason)),
              2);
    for (const auto& asked : act->asked)
      page.line(text_of(notice_message(asked, kept_with(act->reason, act->staff)), style_of(page.rendering)),
                4);
  }
  flag_lines(infusion, report, page);
  close_out_lines(infusion, page);
  for (const auto* act : infusion.late_entries)
    page.line("LATE ENTRY " + to_text(act->number) + ": " + act_text(act->said, page.rendering) +
                  ", happened " + page.rendering.zone.shown_near(*at_of(act->said), page.rendering.now) +
                  ", recorded " + page.rendering.zone.shown_near(act->recorded_at, page.rendering.now),
              2);
  for (const auto* act : infusion.changed) {
    const bool struck = act->struck.has_value();
    const auto& by = struck ? act->struck->entry : act->corrected->entry;
    const auto& reason = struck ? act->struck->reason : act->corrected->reason;
    const auto what = struck ? (act->struck->moved_to.value()
                                    ? "moved to infusion " + std::to_string(act->struck->moved_to.value())
                                    : std::string{"retracted"})
                             : std::string{"corrected"};
    page.line(to_text(act->number) + ' ' + what + " (" + to_text(by) +
                  "): " + changed_text(*act, page.rendering) + "; reason: " + shown(reason),
              2);
  }
}

void totals(const ShiftReport& report, ShiftPage& page) {
  page.title("TOTALS OF THIS SPAN");
  if (report.totals.empty()) return page.line("Nothing was started, stopped or seen.");
  page.text += "                infusions        symptoms by window        symptoms by grade\n";
  page.text += "drug            started stopped  high follow late before    1  2  3  4  5 none\n";
  for (const auto& of_drug : report.totals) {
    const auto& t = of_drug.second;
    const auto drug = drug_shown(t);
    const auto number = [](int value, int columns_wide) {
      return std::string(static_cast<std::size_t>(
                             std::max(0, columns_wide - static_cast<int>(std::to_string(value).size()))),
                         ' ') +
             std::to_string(value);
    };
    const auto of_window = [&](Window window) {
      const auto found = t.by_window.find(window);
      return found == t.by_window.end() ? 0 : found->second;
    };
    const auto of_grade = [&](int grade) {
      const auto found = t.by_grade.find(grade);
      return found == t.by_grade.end() ? 0 : found->second;
    };
    const bool long_name = columns(drug) > 15;
    page.text += (long_name ? joined(wrapped(drug, 80), "\n") + '\n' + padded("", 16) : padded(drug, 16)) +
                 number(t.started, 7) + number(t.stopped, 8) + number(of_window(Window::high_risk), 6) +
                 number(of_window(Window::follow_up), 7) + number(of_window(Window::late), 5) +
                 number(of_window(Window::before), 7) + number(of_grade(1), 5) + number(of_grade(2), 3) +
                 number(of_grade(3), 3) + number(of_grade(4), 3) + number(of_grade(5), 3) +
                 number(of_grade(0), 5) + '\n';
  }
  std::vector<std::string> given;
  for (const auto& [medication, total] : report.medications)
    given.push_back(shown(medication) + ' ' + total_text(total));
  if (!given.empty()) page.line("Given: " + joined(given, "; ") + '.');
}

/// An item of the handover, as far as the report knows what it is about.
HandoverItem item_in(const ShiftReport& report, const std::string& key) {
  HandoverItem item{.key = key};
  const auto about = handover_key(key);
  for (const auto& chart : report.charts) {
    const auto* found = about.flag ? chart->flag(*about.flag) : nullptr;
    if (found) item.flag = *found;
    if (found || (about.infusion && chart->infusion(*about.infusion))) item.patient = chart->patient();
  }
  return item;
}

void handover(const ShiftReport& report, ShiftPage& page) {
  if (!report.handover) return;
  const auto& given = *report.handover;
  page.title("HANDOVER");
  const auto by = [&](std::string_view what, const std::string& staff, Instant at) {
    return std::string{what} + " by " + shown(page.rendering.site.name_of(staff)) + ", " +
           page.rendering.zone.shown_near(at, page.rendering.now) + '.';
  };
  page.line(to_text(given.entry) + ' ' + by("signed", given.signed_by, given.signed_at) + ' ' +
            (given.accepted ? capital(by("accepted", given.accepted->staff, given.accepted->at))
                            : "NOT ACCEPTED YET."));
  if (!given.accepted) return;
  for (const auto& [item, reason] : given.accepted->except)
    page.line("except " + shown(handover_item_text(item_in(report, item))) + ": " + shown(reason), 2);
}

void next_shift(const ShiftReport& report, ShiftPage& page) {
  page.title("THE NEXT SHIFT");
  if (report.next.empty()) page.line("Nothing is left to do.");
  for (const auto& task : report.next)
    page.line(
        padded(task.due ? page.rendering.zone.shown_near(*task.due, page.rendering.now) : "at once", 13) +
        task_text(task));
}

}  // namespace

std::string task_text(const NextTask& task) {
  using Kind = NextTask::Kind;
  const auto of = shown(task.patient) + ", infusion " + std::to_string(task.infusion.value());
  switch (task.kind) {
    case Kind::answer_flag: return "acknowledge " + to_text(*task.flag) + ": " + of;
    case Kind::claim: return "claim emergency entry " + to_text(*task.entry) + ": " + of;
    case Kind::vitals: return "vital signs: " + of;
    case Kind::chart_stop: return "chart the stop: " + of;
    case Kind::held_release: return "look at flags, symptoms and vital signs before a release: " + of;
    case Kind::release: return "observation over, release: " + of;
    case Kind::start_or_cancel: return "start or cancel what is prepared: " + of;
    case Kind::end_of_high_risk: return "high-risk window closes: " + of;
    case Kind::planned_end: return "planned end: " + of;
    case Kind::end_of_follow_up: return "follow-up window closes: " + of;
    case Kind::call: return "follow-up call: " + of;
    case Kind::second_call: return "second call: " + of;
  }
  return {};
}

std::string shift_text(const ShiftReport& report, const RenderContext& rendering) {
  ShiftPage page{{heading("shift report", rendering)}, rendering};
  page.line("Shift: " + report.shift.name + ", " + rendering.zone.shown(report.shift.from) + " to " +
            rendering.zone.shown(report.shift.to));
  first_things(report, page);
  left_undone(report, page);
  page.title("PATIENTS");
  bool any = false, others = false;
  for (const auto& infusion : report.infusions) {
    if (infusion.in_span) patient(infusion, report, page);
    any = any || infusion.in_span;
    others = others || !infusion.in_span;
  }
  if (!any) page.line("No infusion in this span.");
  if (others) page.title("ALSO OPEN, NOTHING IN THIS SPAN");
  for (const auto& infusion : report.infusions)
    if (!infusion.in_span)
      page.line(who(infusion.row) + ": " + status_text(infusion.row.status, infusion.row.released_to) + '.');
  handover(report, page);
  totals(report, page);
  next_shift(report, page);
  page.title("RECORD");
  page.line("Last entry E" + std::to_string(report.head_number) + ", head of the chain:");
  page.line(report.head_hash);
  page.line("Keep this line: `infuwatch verify --head` compares the record with it.");
  page.line("A monitoring and documentation aid. It recommends no dose and no treatment.");
  return page.text;
}

}  // namespace infuwatch::report
