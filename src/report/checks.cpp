#include "report/checks.hpp"

#include "base/text.hpp"
#include "report/board.hpp"
#include "report/page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace infuwatch::report {
namespace {

void add(std::string& out, const std::string& words, int indent) {
  for (const auto& line : wrapped(words, page_width - indent))
    out += std::string(static_cast<std::size_t>(indent), ' ') + line + '\n';
}

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
  return {{"key", key_of(check, zone)},
          {"infusion", check.infusion.value()},
          {"kind", name(check.kind)},
          {"due_at", iso(check.due)},
          {"closes_at", when(check.closes)},
          {"state", name(check.state)},
          {"overdue_s", check.overdue.count()},
          {"priority", check.priority ? json(name(*check.priority)) : json(nullptr)},
          {"done_at", when(check.done_at)},
          {"by", check.by ? json(to_text(*check.by)) : json(nullptr)},
          {"why", check.why},
          {"attempts", check.attempts},
          {"covered", check.covered},
          {"patient", line.patient.name},
          {"mrn", line.patient.mrn},
          {"drug", line.drug}};
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
  }
  return {};
}

std::string check_state_text(const Check& check, const Telling& telling) {
  switch (check.state) {
    case CheckState::ok: return "due " + telling.zone.shown_near(check.due, telling.now);
    case CheckState::soon: return "soon, due " + telling.zone.shown_near(check.due, telling.now);
    case CheckState::due: return "DUE";
    case CheckState::overdue: {
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
  return "done " + telling.zone.shown_near(*check.done_at, telling.now) + late;
}

std::string checks_text(const std::vector<CheckLine>& lines, const Telling& telling) {
  auto out = heading("checks", telling);
  if (lines.empty()) return out + "\nNothing is due.\n";
  out += '\n';
  for (const auto& [check, patient, drug] : lines) {
    const auto mark = check.priority == Priority::urgent ? "** " : check.priority ? "*  " : "   ";
    add(out,
        mark + padded(key_of(check, telling.zone), 18) + ' ' + padded(shown(patient.name), 24) + ' ' +
            (check.kind == CheckKind::vitals ? "" : check_name(check.kind) + ", ") +
            check_state_text(check, telling),
        0);
  }
  return out;
}

json checks_json(const std::vector<CheckLine>& lines, const Zone& zone) {
  json out = json::array();
  for (const auto& line : lines) out.push_back(check_json(line, zone));
  return out;
}

std::string calls_text(const std::vector<CallLine>& lines, const Telling& telling) {
  auto out = heading("follow-up calls", telling);
  if (lines.empty()) return out + "\nNobody is to be called.\n";
  for (const auto& [line, ask] : lines) {
    const auto& check = line.check;
    out += '\n';
    add(out,
        patient_line(line.patient) + "  " + line.drug + ", infusion " +
            std::to_string(check.infusion.value()),
        0);
    add(out,
        "Phone " + (line.patient.phone.empty() ? std::string{"not charted"} : shown(line.patient.phone)) +
            ". " + capital(check_name(check.kind)) + ": " + check_state_text(check, telling) + "; window " +
            until_text(*check.closes, telling) + '.',
        4);
    if (check.attempts > 0)
      add(out,
          counted(static_cast<std::size_t>(check.attempts), "attempt", "attempts") +
              " without reaching anybody.",
          4);
    if (!check.covered) add(out, "NO OPENING HOUR before the window closes: call before the site closes.", 4);
    add(out, "Ask: " + joined(ask, ", ") + "; anything else new.", 4);
  }
  return out;
}

json calls_json(const std::vector<CallLine>& lines, const Zone& zone) {
  json out = json::array();
  for (const auto& [line, ask] : lines) {
    auto one = check_json(line, zone);
    one["phone"] = line.patient.phone, one["ask"] = ask;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace infuwatch::report
