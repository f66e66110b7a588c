#include "tui/update.hpp"

#include "domain/open.hpp"
#include "tui/updating.hpp"

#include <algorithm>

namespace infuwatch::tui {

void Updating::rows() {
  if (!state.snapshot || !state.zone) return;
  state.rows.clear();
  state.rows_at = floor_to_minute(now);
  for (const auto* list : {&state.snapshot->watched, &std::as_const(state.closed)})
    for (const auto& one : *list)
      state.rows.push_back(report::board_row(*one.chart, one.infusion(), now,
                                             one.checks(state.site().site, *state.zone, now), one.clock_set,
                                             one.events(), one.limits()));
  report::sort_by_urgency(state.rows);
}

/// What is not open any more has been closed by an act, or by time alone; the latter stays in sight.
void Updating::take_in(std::shared_ptr<const Snapshot> fresh) {
  std::vector<app::Watched> closed;
  const auto keep = [&](const std::vector<app::Watched>& before) {
    for (const auto& one : before) {
      const auto same = [&](const app::Watched& other) { return other.number == one.number; };
      const auto until = in_sight(*one.chart, one.infusion()).until;
      if (until && *until < now && std::none_of(fresh->watched.begin(), fresh->watched.end(), same))
        closed.push_back(one);
    }
  };
  const bool first = !state.snapshot;
  keep(state.closed);
  if (state.snapshot) keep(state.snapshot->watched);
  state.closed = std::move(closed);
  state.snapshot = std::move(fresh);
  state.zone = state.snapshot->zone;
  state.badge = state.snapshot->badge;
  rows();
  alarms();
  const bool at_the_door = first && state.snapshot->has_pin && !state.welcomed;
  if (!state.locked && (at_the_door || state.nobody())) lock();  // somebody of the site signs in first
}

/// One bell, however many flags are new; again for those that go on waiting.
void Updating::alarms() {
  if (state.muted_until && now >= *state.muted_until) state.muted_until.reset();
  std::map<FlagId, Instant> rung;
  bool ring = false;
  for (const auto& row : state.rows)
    for (const auto& flag : row.flags) {
      if (!flag.waiting()) continue;
      const auto before = state.rung.find(flag.id);
      const bool fresh = before == state.rung.end();
      const bool again = !fresh && !state.muted_until && now - before->second >= ring_every;
      ring = ring || fresh || again;
      rung[flag.id] = fresh || again ? now : before->second;
    }
  state.rung = std::move(rung);
  if (ring) effects.push_back(Bell{});
}

void Updating::tick() {
  if (state.snapshot && floor_to_minute(now) != state.rows_at) rows();
  if (state.form && floor_to_minute(now) != state.previewed_at) preview_anew();
  alarms();
  if (!state.locked && state.zone && now - state.last_key >= lock_after) lock();
  if (state.emergency && !state.awaited && now - state.last_key >= emergency_shown_for) end_emergency();
  effects.push_back(Task{Task::Kind::refresh});
}

void Updating::lock() {
  state.locked = true;
  state.help = false;
  state.sign_in = {};
  state.sign_in.at_pin = state.snapshot && state.snapshot->has_pin;
  effects.push_back(Repaint{});
}

void Updating::ask(Task::Kind kind, Request request, bool wait) {
  Task task{kind, std::move(request), ++state.ticket};
  if (wait) state.awaited = task.ticket;
  if (kind == Task::Kind::rehearse || kind == Task::Kind::find) state.wanted = task.ticket;
  effects.push_back(std::move(task));
}

void Updating::key(const Key& pressed) {
  state.last_key = now;
  if (pressed.name == Key::Name::repaint) return effects.push_back(Repaint{});
  if (state.emergency) return emergency_key(pressed);
  if (state.locked) return locked_key(pressed);
  if (pressed.name == Key::Name::lock) return lock();
  if (state.awaited) return state.held.push_back(pressed);
  if (state.help) {
    state.help = false;
    return;
  }
  if (state.form) return form_key(pressed);
  if (state.filtering) return filter_key(pressed);
  screen_key(pressed);
}

void Updating::answer(const Answer& told) {
  if (told.snapshot) {
    state.trouble.clear();
    take_in(told.snapshot);
    if (state.screen == Screen::patient && state.patient_detail &&
        state.patient_detail->upto != told.snapshot->head.number)
      ask(Task::Kind::patient, {.subject = state.patient_detail->infusion.value()}, false);
  }
  if (told.machine) state.machine = *told.machine;
  if (told.task.kind == Task::Kind::refresh && !told.problem) state.clock_set = told.clock_set;
  const bool awaited = state.awaited == told.task.ticket;
  if (awaited) state.awaited.reset();
  switch (told.task.kind) {
    case Task::Kind::refresh: state.trouble = told.problem ? words(*told.problem) : std::string{}; break;
    case Task::Kind::rehearse:
      if (state.form && told.task.ticket == state.wanted) rehearsed(told);
      break;
    case Task::Kind::find:
      if (state.form && told.task.ticket == state.wanted &&
          (state.form->field(FieldId::mrn) || state.form->of_known_patient()))
        found(told);
      break;
    case Task::Kind::record:
    case Task::Kind::found:
    case Task::Kind::save: recorded(told); break;
    case Task::Kind::sign_in: signed_in(told); break;
    case Task::Kind::patient: patient_read(told, awaited); break;
    case Task::Kind::report:
      if (told.problem) state.message = words(*told.problem);
      state.page = told.page;
      break;
  }
  if (!awaited) return;
  auto held = std::exchange(state.held, {});
  if (told.problem || !told.undone.empty()) return;  // what was typed on was meant for another screen
  for (const auto& pressed : held) key(pressed);
}

std::vector<Effect> update(State& state, const Event& event, Instant now) {
  Updating updating{state, now, {}};
  if (const auto* pressed = std::get_if<Key>(&event)) updating.key(*pressed);
  if (std::holds_alternative<Tick>(event)) updating.tick();
  if (const auto* told = std::get_if<Answer>(&event)) updating.answer(*told);
  return std::move(updating.effects);
}

}  // namespace infuwatch::tui
