#include "report/checks.hpp"

#include "base/text.hpp"
#include "report/board.hpp"
#include "report/drug_words.hpp"
#include "report/sentences_of_calls.hpp"
#include "report/sentences_of_receipts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace infuwatch::report {
namespace {

/// Lower is more urgent.
int urgency(const Check& check) {
  switch (check.state) {
    case CheckState::overdue: return 0;
    case CheckState::due: return 1;
    case CheckState::soon: return 2;
    case CheckState::ok: return 3;
    default: return 4;
  }
}

json check_json(const CheckLine& line, const Zone& zone) {
  const auto& check = line.check;
  json out{{"key", key_of(check, zone)},
           {"infusion", check.infusion.value()},
           {"kind", name(check.kind)},
           {"due_at", iso(check.due)},
           {"closes_at", when(check.closes)},
           {"state", name(check.state)},
           {"overdue_s", check.overdue.count()},
           {"last_taken_at", when(check.last_taken)},
           {"priority", check.priority ? json(name(*check.priority)) : json(nullptr)},
           {"done_at", when(check.done_at)},
           {"by", check.by ? json(to_text(*check.by)) : json(nullptr)},
           {"why", check.why},
           {"attempts", check.attempts},
           {"counts_from", when(check.counts_from)},
           {"window_closed", check.window_closed},
           {"owner", check.owner},
           {"covered", check.covered},
           {"patient", line.patient.name},
           {"mrn", line.patient.mrn},
           {"drug", line.drug}};
  if (!line.unlisted.empty()) out["unlisted"] = line.unlisted;
  return out;
}

}  // namespace

void sort_by_urgency(std::vector<CheckLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const CheckLine& a, const CheckLine& b) {
    return std::tuple{urgency(a.check), a.check.due, a.check.infusion} <
           std::tuple{urgency(b.check), b.check.due, b.check.infusion};
  });
}

std::string check_name(CheckKind kind) {
  switch (kind) {
    case CheckKind::vitals: return "vitals";
    case CheckKind::stop: return "chart the stop";
    case CheckKind::release: return "release";
    case CheckKind::call: return "follow-up call";
    case CheckKind::second_call: return "second call";
    case CheckKind::screening: return "screening";
  }
  return {};
}

std::string check_state_text(const Check& check, const RenderContext& rendering) {
  if (check.held) return "held: look at flags, symptoms and vital signs first";
  switch (check.state) {
    case CheckState::ok: return "due " + rendering.zone.shown_near(check.due, rendering.now);
    case CheckState::soon: return "soon, due " + rendering.zone.shown_near(check.due, rendering.now);
    case CheckState::due: return "DUE";
    case CheckState::overdue: {
      if (check.window_closed) return "NOT MADE, due " + rendering.zone.shown_near(check.due, rendering.now);
      const Seconds whole = std::chrono::floor<std::chrono::minutes>(check.overdue);
      return whole > Seconds{0} ? "OVERDUE by " + duration_text(whole) : "OVERDUE";
    }
    case CheckState::missed: return "missed";
    case CheckState::not_done: return "not done: " + check.why;
    case CheckState::done: break;
  }
  const auto late = check.done_at && *check.done_at > check.due
                        ? " (" + duration_text(*check.done_at - check.due) + " late)"
                        : std::string{};
  return "done " + rendering.zone.shown_near(*check.done_at, rendering.now) + late;
}

std::string last_taken_text(const Check& check, const RenderContext& rendering) {
  if (check.kind != CheckKind::vitals || check.state != CheckState::overdue) return {};
  if (!check.last_taken) return "no vital signs charted";
  return "last vital signs " + rendering.zone.shown_near(*check.last_taken, rendering.now);
}

Document document_of(const std::vector<CheckLine>& lines, const RenderContext& rendering) {
  Document out{.heading = heading_of("checks", rendering)};
  Section all;
  for (const auto& [check, patient, drug, unlisted] : lines) {
    const auto last = last_taken_text(check, rendering);
    auto one =
        line(Role::due, padded(key_of(check, rendering.zone), 18) + ' ' + padded(shown(patient.name), 24) +
                            ' ' + (check.kind == CheckKind::vitals ? "" : check_name(check.kind) + ", ") +
                            check_state_text(check, rendering) + (last.empty() ? "" : ", " + last));
    one.priority = check.priority;
    one.margin = 3;
    all.lines.push_back(std::move(one));
  }
  if (lines.empty()) all.lines.push_back(line(Role::text, Message{&sentence::nothing_due}));
  out.sections.push_back(std::move(all));
  return out;
}

json checks_json(const std::vector<CheckLine>& lines, const Zone& zone) {
  json out = json::array();
  for (const auto& line : lines) out.push_back(check_json(line, zone));
  return out;
}

Document document_of(const std::vector<CallLine>& lines, const RenderContext& rendering) {
  constexpr int indent = 4;
  Document out{.heading = heading_of("follow-up calls", rendering)};
  for (const auto& [call, ask] : lines) {
    const auto& check = call.check;
    Section one{{line(Role::identity, patient_line(call.patient) + "  " + drug_shown(call) + ", infusion " +
                                          std::to_string(check.infusion.value()))}};
    const auto add = [&](Role role, std::string text) {
      one.lines.push_back(line(role, std::move(text), indent));
    };
    add(Role::due, "Phone " +
                       (call.patient.phone.empty() ? std::string{"not charted"} : shown(call.patient.phone)) +
                       ". " + capital(check_name(check.kind)) + ": " + check_state_text(check, rendering) +
                       "; window " + until_text(*check.closes, rendering) + '.');
    if (check.attempts > 0)
      add(Role::text, counted(static_cast<std::size_t>(check.attempts), "attempt", "attempts") +
                          " without reaching anybody.");
    if (!check.contacts.empty() && check.counts_from)
      one.lines.push_back(line(
          Role::text,
          Message{&sentence::contacts_before,
                  {{"when", Near{Span{check.contacts.back()}}}, {"from", Near{Span{*check.counts_from}}}}},
          indent));
    if (!check.covered && !check.window_closed)
      one.lines.push_back(line(Role::warning, Message{&sentence::call_before_closing}, indent));
    for (auto& message : ask_messages(ask)) one.lines.push_back(line(Role::hint, std::move(message), indent));
    out.sections.push_back(std::move(one));
  }
  if (lines.empty()) out.sections.push_back({{line(Role::text, Message{&sentence::nobody_to_call})}});
  return out;
}

std::vector<Message> ask_messages(const CallScript& script) {
  const auto questions = [](const CallQuestions& part) { return Listed{part.asks, " ", " "}; };
  if (script.empty()) return {{&sentence::ask_anything}};
  if (script.size() == 1) return {{&sentence::ask_all, {{"questions", questions(script.front())}}}};
  std::vector<Message> told{{&sentence::ask_in_parts}};
  for (const auto& part : script)
    if (part.part.empty())
      told.push_back({&sentence::ask_of_no_part, {{"questions", questions(part)}}});
    else
      told.push_back({&sentence::ask_of_part, {{"part", Typed{part.part}}, {"questions", questions(part)}}});
  told.push_back({&sentence::ask_rest});
  return told;
}

json calls_json(const std::vector<CallLine>& lines, const Zone& zone) {
  json out = json::array();
  for (const auto& [line, ask] : lines) {
    auto one = check_json(line, zone);
    one["phone"] = line.patient.phone;
    one["ask"] = json::array();
    for (const auto& part : ask)
      for (const auto& question : part.asks) one["ask"].push_back(question);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace infuwatch::report
