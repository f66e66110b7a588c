// What comes back from the store about a form: what saving would mean, and what was recorded.
#include "app/pin.hpp"
#include "base/text.hpp"
#include "report/problem_words.hpp"
#include "report/receipt.hpp"
#include "report/sentences_of_receipts.hpp"
#include "tui/forms.hpp"
#include "tui/observe_form.hpp"
#include "tui/text.hpp"
#include "tui/updating.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

report::Receipt receipt_of(const storage::Recorded& told, const State& state, Instant now) {
  auto rendering = state.rendering(now);
  std::vector<const Chart*> charts;
  for (const auto& chart : told.charts) charts.push_back(chart.get());
  const auto about = charts.empty() ? std::nullopt : report::infusion_about(told.entry, *charts.front());
  if (const auto* watched = about ? state.watched(*about) : nullptr; watched && watched->protocol) {
    rendering.substances = watched->protocol->substances.get();
    rendering.protocol = watched->protocol.get();
  }
  LimitsByInfusion limits;
  for (const auto* chart : charts)
    for (const auto& [number, infusion] : chart->infusions())
      if (const auto* watched = state.watched(number); watched && watched->protocol)
        limits.emplace(number, watched->protocol->limits);
  rendering.limits = &limits;
  return report::receipt(told.entry, charts, told.repeated, rendering);
}

void add(std::vector<report::Line>& to, const std::vector<report::Line>& lines) {
  to.insert(to.end(), lines.begin(), lines.end());
}

/// What an act that is not recorded yet would mean. Whom it is about, and what was picked, stand above.
std::vector<report::Line> meaning(const report::Receipt& told, const Form& form) {
  std::vector<report::Line> lines;
  const std::ptrdiff_t above = form.infusion ? 1 : 0;
  lines.assign(told.about.begin() + std::min(above, std::ssize(told.about)), told.about.end());
  if (form.picks.empty()) {
    lines.push_back(report::line(report::Role::value, told.what));
    add(lines, told.plan);
  }
  add(lines, told.outcome);
  const auto flags = [](const report::Line& line) { return line.priority.has_value(); };
  if (!form.picks.empty() && std::none_of(lines.begin(), lines.end(), flags))
    lines.push_back(report::line(report::Role::text, report::Message{&report::sentence::no_new_flag}));
  return lines;
}

/// A person with both identifiers, in one line.

}  // namespace

void Updating::rehearsed(const Answer& told) {
  auto& form = *state.form;
  form.preview.clear();
  form.closed = false;
  for (const auto& one : told.recorded)
    for (const auto& notice : one.entry.notices)
      form.closed = form.closed || notice.kind == Notice::Kind::windows_closed;
  if (!told.recorded.empty()) {
    form.preview = meaning(receipt_of(told.recorded.front(), state, now), form);
    return;
  }
  if (!told.problem) return;
  const bool reason = std::holds_alternative<ReasonNeeded>(*told.problem);
  const bool told_above = reason && !form.questions.empty();
  if (std::holds_alternative<MissingField>(*told.problem) || told_above || (!reason && !form.dirty)) return;
  const auto sentences = report::sentences(*told.problem, state.zone, report::Edge::console);
  const auto text = reason ? "A reason is required. " + sentences.wrong : words(*told.problem);
  form.preview = {report::line(report::Role::text, text)};
  for (const auto& line : sentences.lines)
    form.preview.push_back(report::line(report::Role::text, "- " + line));
}

void Updating::recorded(const Answer& told) {
  if (!state.form) return;
  if (told.problem && told.recorded.empty()) {
    state.form->uuid = told.task.request.uuid;
    state.form->refuse(*told.problem, state.zone);
    return;
  }
  const auto verb = state.form->verb;
  const auto was = [&](VerbId one) { return one == verb; };
  state.form.reset();
  if (!told.recorded.empty() && !told.recorded[0].charts.empty())
    if (const auto about = report::infusion_about(told.recorded[0].entry, *told.recorded[0].charts[0]))
      state.cursor[Screen::board] = std::to_string(about->value());
  state.receipt.clear();
  const auto stops = [](const storage::Recorded& one) {
    return std::holds_alternative<Stopped>(one.entry.said);
  };
  const bool stopped_with_it = std::any_of(told.recorded.begin(), told.recorded.end(), stops);
  for (auto one : told.recorded) {
    if (stopped_with_it)
      std::erase_if(one.entry.notices,
                    [](const Notice& notice) { return notice.kind == Notice::Kind::still_running; });
    auto told_of_it = receipt_of(one, state, now);
    if (!state.receipt.empty() && !told_of_it.about.empty()) told_of_it.about.erase(told_of_it.about.begin());
    for (const auto& section : report::document_of(told_of_it).sections) add(state.receipt, section.lines);
  }
  for (const auto& problem : told.undone)
    state.receipt.insert(state.receipt.begin(),
                         report::line(report::Role::warning, "NOT DONE: " + words(problem)));
  if (was(VerbId::report_shift))
    state.receipt = {report::line(report::Role::text,
                                  "Wrote the report to " + told.task.request.text(FieldId::file) + ".")};
  if (!told.recorded.empty())
    if (const auto* set = std::get_if<PatientSet>(&told.recorded[0].entry.said))
      state.registered = set->patient;
  const auto next = [&](const char* text) {
    state.receipt.push_back(report::line(report::Role::text, std::string{text}));
  };
  if (was(VerbId::patient_add))
    next("Next: n starts an infusion for this patient; b charts the history before this record.");
  if (was(VerbId::init)) {
    state.receipt.clear();
    next("The site is set up. You are its first charge nurse.");
    next("Next: i registers a patient, n prepares an infusion.");
    next("Then s starts it, o charts an observation, a answers a flag. ? lists all keys.");
  }
  if (state.screen == Screen::patient && state.patient_detail)
    ask(Task::Kind::patient, {.subject = state.patient_detail->infusion.value()}, false);
  if (state.screen == Screen::report) ask(Task::Kind::report, {.subject = state.shifts_back}, false);
}

}  // namespace infuwatch::tui
