// The lists of the console, worked out from what the state holds.
#include "base/text.hpp"
#include "report/checks.hpp"
#include "report/close_out_words.hpp"
#include "report/drug_words.hpp"
#include "report/flag_order.hpp"
#include "report/handover.hpp"
#include "report/timeline.hpp"
#include "report/why.hpp"
#include "tui/state.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch::tui {
namespace {

Role role_in_list(const Flag& flag) {
  if (!flag.waiting()) return flag.standing() ? Role::review : Role::faint;
  return flag.finding.priority == Priority::emergency ? Role::emergency : Role::urgent;
}

std::string about(const State& state, const Patient& patient, InfusionId infusion, const std::string& drug) {
  return state.name_of(patient) + "  " + state.identified(patient) + "  " + drug + ", infusion " +
         std::to_string(infusion.value());
}

std::vector<Item> board_items(const State& state) {
  std::vector<Item> out;
  for (const auto& row : state.rows) {
    const auto text = lower(row.patient.name + ' ' + row.patient.mrn + ' ' + report::drug_shown(row.order) +
                            ' ' + row.order.chair + ' ' + std::to_string(row.infusion.value()));
    if (text.find(lower(trimmed(state.filter))) == std::string::npos) continue;
    Item item{std::to_string(row.infusion.value()), {}, row.infusion};
    if (!row.flags.empty()) item.flag = row.flags.front().id;
    if (!row.unclaimed.empty()) item.entry = row.unclaimed.front();
    for (const auto& check : row.checks)
      if (item.check.empty() && check.waits()) item.check = key_of(check, *state.zone);
    out.push_back(std::move(item));
  }
  return out;
}

/// That others belong to the event, the grade of the reaction, and the others, each in its own line.
void add_event(const report::FlagRow& row, const std::vector<Flag>& flags, const State& state, Instant now,
               Item& item) {
  const auto style = style_of(state.rendering(now), report::Edge::console);
  if (auto told = text_of(report::event_messages(row), style); !told.empty())
    item.lines.push_back({std::move(told)});
  for (const auto& flag : flags)
    if (std::binary_search(row.others.begin(), row.others.end(), flag.id))
      item.lines.push_back({report::headline(flag), role_in_list(flag)});
}

std::vector<Item> flags(const State& state, Instant now) {
  struct Found {
    const report::BoardRow* of;
    report::FlagRow row;
  };
  std::vector<Found> found;
  for (const auto& row : state.rows)
    for (auto& one : report::flag_rows(row.flags, row.events)) found.push_back({&row, std::move(one)});
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    const auto &one = *a.row.lead, &other = *b.row.lead;
    return std::tuple{one.waiting(), one.finding.priority, one.standing(), other.id} >
           std::tuple{other.waiting(), other.finding.priority, other.standing(), one.id};
  });
  std::vector<Item> out;
  for (const auto& [of, row] : found) {
    const auto& flag = *row.lead;
    Item item{to_text(row.event), {{report::headline(flag), role_in_list(flag)}}, of->infusion, flag.id};
    add_event(row, of->flags, state, now, item);
    item.lines.push_back({about(state, of->patient, of->infusion, report::drug_shown(of->order))});
    item.lines.push_back({report::circumstances(flag.finding, flag.read_at), Role::faint});
    item.lines.push_back({"Source: " + flag.finding.source, Role::faint});
    item.lines.push_back({report::answer_text(flag, state.rendering(now))});
    out.push_back(std::move(item));
  }
  return out;
}

Role role_in_list(const Check& check) {
  if (check.state == CheckState::overdue)
    return check.priority == Priority::urgent ? Role::urgent : Role::review;
  return check.state == CheckState::due ? Role::review : Role::plain;
}

/// What nobody did, an item for each kind and infusion, behind what is due.
void add_undone(const State& state, Instant now, std::vector<Item>& out) {
  for (const auto& row : state.rows) {
    const auto add = [&](const std::string& key, const report::Undone& undone) {
      Item item{key, {}, row.infusion, {}, {}, key};
      for (const auto& message : report::undone_messages(undone, state.rendering(now)))
        item.lines.push_back(
            {text_of(message, style_of(state.rendering(now), report::Edge::console)), Role::review});
      item.lines.push_back({about(state, row.patient, row.infusion, report::drug_shown(row.order))});
      out.push_back(std::move(item));
    };
    report::Undone vitals, screening;
    for (const auto& check : row.undone.checks)
      if (check.kind == CheckKind::vitals)
        vitals.checks.push_back(check);
      else if (check.kind == CheckKind::screening)
        screening.checks.push_back(check);
    if (!vitals.checks.empty()) add(key_of_vitals(row.infusion), vitals);
    if (!screening.checks.empty()) add(key_of(screening.checks[0], *state.zone), screening);
  }
}

std::vector<Item> checks(const State& state, Instant now, bool calls) {
  std::vector<report::CheckLine> found;
  for (const auto& row : state.rows)
    for (const auto& check : row.checks)
      if (check.closes.has_value() == calls)
        found.push_back({check, row.patient, row.order.drug, row.order.unlisted});
  report::sort_by_urgency(found);
  std::vector<Item> out;
  for (const auto& [check, patient, drug, unlisted] : found) {
    Item item{key_of(check, *state.zone), {}, check.infusion, {}, {}, key_of(check, *state.zone)};
    item.lines.push_back({report::capital(report::check_state_text(check, state.rendering(now))) + ": " +
                              report::check_name(check.kind),
                          role_in_list(check)});
    if (auto last = report::last_taken_text(check, state.rendering(now)); !last.empty())
      item.lines.push_back({report::capital(std::move(last)), role_in_list(check)});
    item.lines.push_back({about(state, patient, check.infusion, report::drug_shown(drug, unlisted))});
    if (calls) {
      const auto* one = state.watched(check.infusion);
      if (!state.private_names)
        item.lines.push_back(
            {"phone " + (patient.phone.empty() ? "not charted" : patient.phone) +
             (check.window_closed ? "; window closed " : "; window closes ") +
             state.zone->shown_near(*check.closes, now) +
             (check.attempts ? "; nobody reached " +
                                   report::counted(static_cast<std::size_t>(check.attempts), "time", "times")
                             : "")});
      const auto asked = !one                                   ? CallScript{}
                         : check.kind == CheckKind::second_call ? one->second_call
                                                                : one->first_call;
      for (const auto& message : report::ask_messages(asked))
        item.lines.push_back(
            {text_of(message, style_of(state.rendering(now), report::Edge::console)), Role::faint});
    }
    out.push_back(std::move(item));
  }
  if (!calls) add_undone(state, now, out);
  return out;
}

std::string recorded(const ChartedEvent& act, const State& state, Instant now) {
  auto out = to_text(act.number) + ", " + state.site().name_of(act.staff);
  if (act.late()) out += ", LATE ENTRY, recorded " + state.zone->shown_near(act.recorded_at, now);
  if (is_emergency(act.staff)) out += ", " + report::emergency_text(act, state.rendering(now));
  return out;
}

void add_history(const ChartedEvent& act, const State& state, Instant now, Item& item) {
  const auto rendering = state.rendering(now);
  for (const auto& version : act.earlier)
    item.lines.push_back(
        {"before: " + report::act_text(version.said, rendering) +
             (at_of(version.said) ? ", " + state.zone->shown_near(*at_of(version.said), now) : ""),
         Role::faint});
  const auto told = [&](const std::string& what, const std::string& staff, const std::string& reason) {
    item.lines.push_back({what + " by " + state.site().name_of(staff) + ": " + reason, Role::faint});
  };
  if (act.corrected) told("corrected", act.corrected->staff, act.corrected->reason);
  if (act.arrived)
    told("moved here from infusion " + std::to_string(act.arrived->from.value()), act.arrived->staff,
         act.arrived->reason);
  if (act.struck)
    told(act.struck->moved_to.value() ? "MOVED to infusion " + std::to_string(act.struck->moved_to.value())
                                      : "RETRACTED",
         act.struck->staff, act.struck->reason);
}

/// Flags that one entry raised, those of one event in one row; the item's is the gravest that waits.
void add_flags(const std::vector<const Flag*>& raised, const std::vector<Episode>& events,
               report::FlagOrder& order, const State& state, Instant now, Item& item) {
  std::vector<Flag> all;
  for (const auto* flag : raised) all.push_back(order.shown(*flag));
  std::stable_sort(all.begin(), all.end(), [](const Flag& a, const Flag& b) {
    return std::tuple{a.waiting(), a.standing(), a.finding.priority} >
           std::tuple{b.waiting(), b.standing(), b.finding.priority};
  });
  for (const auto& row : report::flag_rows(all, events)) {
    const auto& lead = *row.lead;
    const auto answer = report::answer_text(lead, state.rendering(now));
    item.lines.push_back({report::headline(lead), role_in_list(lead)});
    add_event(row, all, state, now, item);
    item.lines.push_back({report::circumstances(lead.finding, lead.read_at), Role::faint});
    item.lines.push_back({"Source: " + lead.finding.source + ". " + answer, Role::faint});
    for (const auto& flag : all) {
      if (!std::binary_search(row.others.begin(), row.others.end(), flag.id)) continue;
      if (const auto own = report::answer_text(flag, state.rendering(now)); own != answer)
        item.lines.push_back({to_text(flag.id) + ' ' + own, Role::faint});
    }
  }
  if (!all.empty()) item.flag = all.front().id;
}

std::vector<Item> course(const State& state, Instant now) {
  std::vector<Item> out;
  if (!state.patient_detail) return out;
  const auto& chart = *state.patient_detail->chart;
  const auto* infusion = chart.infusion(state.patient_detail->infusion);
  if (!infusion) return out;
  const auto& protocol = state.patient_detail->protocol;
  const auto told = report::timeline(
      chart, *infusion,
      protocol ? checks_of(chart, *infusion, {*protocol, state.site().site.opening, *state.zone}, now)
               : std::vector<Check>{});
  const auto events = episodes(chart, *infusion, protocol ? protocol->limits : VitalLimits{});
  auto rendering = state.rendering(now);
  LimitsByInfusion limits;
  if (protocol) limits.emplace(infusion->number, protocol->limits);
  rendering.limits = &limits;
  report::FlagOrder order{chart, rendering};
  for (const auto& line : told.lines) {
    Item item{to_text(line.act->number), {}, infusion->number, {}, line.act->number};
    const auto when =
        state.zone->shown_near(line.at.value_or(Span{floor_to_minute(line.act->recorded_at)}), now);
    const bool stands = line.act->stands();
    item.lines.push_back({when + "  " + (stands ? "" : "(") +
                              report::act_text(line.act->said, state.rendering(now)) + (stands ? "" : ")"),
                          stands ? Role::plain : Role::faint});
    auto where = recorded(*line.act, state, now);
    if (line.from_start && !std::holds_alternative<Started>(line.act->said))
      where += "; " + report::distance_text(*line.from_start, "start");
    if (line.placement) where += ", " + report::placed_text(line.placement->at);
    item.lines.push_back({where, Role::faint});
    if (std::holds_alternative<ClosedOut>(line.act->said))
      for (const auto& message : report::beside_close_out(*line.act, chart, rendering))
        item.lines.push_back(
            {text_of(message, style_of(state.rendering(now), report::Edge::console)), Role::faint});
    add_history(*line.act, state, now, item);
    add_flags(line.flags, events, order, state, now, item);
    out.push_back(std::move(item));
  }
  for (const auto* flag : told.elsewhere) {
    Item item{to_text(flag->id), {}, infusion->number, flag->id};
    add_flags({flag}, events, order, state, now, item);
    out.push_back(std::move(item));
  }
  if (const auto undone = report::undone_messages(told.undone, state.rendering(now)); !undone.empty()) {
    Item item{"undone", {}, infusion->number};
    for (const auto& message : undone)
      item.lines.push_back(
          {text_of(message, style_of(state.rendering(now), report::Edge::console)), Role::review});
    out.push_back(std::move(item));
  }
  std::reverse(out.begin(), out.end());  // the latest stands first
  return out;
}

std::vector<Item> handover(const State& state, Instant now) {
  std::vector<Item> out;
  const auto& last = state.snapshot ? state.snapshot->handover : std::optional<Handover>{};
  if (!last) return out;
  Item head{
      "head",
      {{"Handover " + to_text(last->entry) + ", signed " + state.zone->shown_near(last->signed_at, now) +
            " by " + state.site().name_of(last->signed_by),
        Role::title}}};
  head.lines.push_back({"Span " + state.zone->shown(last->signed_.from) + " to " +
                            state.zone->shown(last->signed_.to) + ", after " + to_text(last->signed_.head) +
                            " " + last->signed_.head_hash,
                        Role::faint});
  if (last->accepted) {
    head.lines.push_back({"Accepted " + state.zone->shown_near(last->accepted->at, now) + " by " +
                              state.site().name_of(last->accepted->staff),
                          Role::good});
    for (const auto& [item, reason] : last->accepted->except)
      head.lines.push_back({"except " + item + ": " + reason, Role::review});
  } else {
    head.lines.push_back({"NOT ACCEPTED YET", Role::review});
  }
  out.push_back(std::move(head));
  for (const auto& handed : state.snapshot->handed_over) {
    const auto& key = handed.key;
    Item item{key, {{key}}};
    if (handed.patient) {
      item.infusion = handed.infusion;
      item.lines[0].text +=
          "  " + about(state, *handed.patient, handed.infusion, report::drug_shown(handed.order));
    }
    const auto words = report::item_words(key, handed.flag ? &*handed.flag : nullptr);
    if (!words.empty()) item.lines[0].text += "  " + words;
    if (const auto flag = key.starts_with("flag/") ? whole_number(key.substr(5)) : std::nullopt)
      for (const auto& row : state.rows)
        for (const auto& found : row.flags)
          if (found.id.value() == *flag) {
            item.flag = found.id;
            item.infusion = row.infusion;
          }
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace

std::vector<Item> items(const State& state, Instant now) {
  if (!state.zone) return {};
  switch (state.screen) {
    case Screen::board: return board_items(state);
    case Screen::patient: return course(state, now);
    case Screen::flags: return flags(state, now);
    case Screen::checks: return checks(state, now, false);
    case Screen::calls: return checks(state, now, true);
    case Screen::handover: return handover(state, now);
    case Screen::report: return {};
  }
  return {};
}

std::optional<Item> selected(const State& state, Instant now) {
  const auto all = items(state, now);
  const auto cursor = state.cursor.find(state.screen);
  std::optional<Item> found;
  for (const auto& item : all)
    if (cursor != state.cursor.end() && item.key == cursor->second) found = item;
  if (!found && !all.empty()) found = all.front();
  if (state.screen != Screen::patient || !state.patient_detail) return found;
  if (!found) found = Item{"", {}, state.patient_detail->infusion};
  if (!found->flag)  // the answer is wanted, whichever entry is looked at
    for (const auto& row : state.rows)
      if (row.infusion == state.patient_detail->infusion && row.waiting()) found->flag = row.flags.front().id;
  return found;
}

}  // namespace infuwatch::tui
