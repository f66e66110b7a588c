#include "tui/keys.hpp"

#include "protocol/close_out.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

using Name = Key::Name;
using enum Action;

/// The chart of the infusion that is selected.
const Chart* chart_with(const State& state, const std::optional<Item>& about) {
  if (!about || !about->infusion) return nullptr;
  if (const auto* one = state.watched(*about->infusion)) return one->chart.get();
  const bool there = state.patient_detail && state.patient_detail->infusion == *about->infusion;
  return there ? state.patient_detail->chart.get() : nullptr;
}

const Infusion* selected_infusion(const State& state, const std::optional<Item>& about) {
  const auto* chart = chart_with(state, about);
  return chart ? chart->infusion(*about->infusion) : nullptr;
}

const ChartedEvent* charted(const State& state, const Item& about) {
  const auto* one = about.infusion ? state.watched(*about.infusion) : nullptr;
  if (const auto* act = one ? one->chart->act(*about.entry) : nullptr) return act;
  return state.patient_detail ? state.patient_detail->chart->act(*about.entry) : nullptr;
}

const Flag* flag_of(const State& state, const std::optional<Item>& about) {
  if (!about || !about->flag) return nullptr;
  for (const auto& row : state.rows)
    for (const auto& flag : row.flags)
      if (flag.id == *about->flag) return &flag;
  return state.patient_detail ? state.patient_detail->chart->flag(*about->flag) : nullptr;
}

}  // namespace

const std::vector<Binding>& bindings() {
  using enum Screen;
  static const std::vector<Screen> at_bedside{board, patient, flags, checks};
  static const std::vector<Binding> all{
      {Name::enter,
       0,
       open,
       "open",
       "course, chart, flags' reasons",
       {board, flags, checks, calls, handover}},
      {Name::letter, 'o', observe, "observe", "symptoms, vital signs, a note", at_bedside},
      {Name::letter,
       'a',
       acknowledge,
       "ack",
       "answer the flag: action taken",
       {board, patient, flags, handover}},
      {Name::letter, 's', begin, "start", "start it, or chart the stop", at_bedside},
      {Name::letter, 'p', pause, "pause", "pause or resume", at_bedside},
      {Name::letter, 'n', order, "new", "prepare or start an infusion", {board}},
      {Name::letter, ':', line, "line", "observe in one line: hives g2", {board, patient, flags, checks}},
      {Name::letter, 'i', add_patient, "patient", "register a patient", {board}},
      {Name::letter, 'r', show_report, "report", "the shift report", {board, handover}},
      {Name::letter, 'f', show_flags, "flags", "every flag, with its reason", {board}},
      {Name::letter, 'w', show_checks, "due", "what is due by the clock", {board}},
      {Name::letter, 'c', show_calls, "calls", "follow-up calls", {board}},
      {Name::letter, 'h', show_handover, "handover", "sign or accept the handover", {board, report}},
      {Name::letter, 'c', correct, "correct", "correct this entry", {patient}},
      {Name::letter, 'u', retract, "retract", "retract this entry, or the flag's answer", {patient, flags}},
      {Name::letter, '!', claim, "claim", "claim an emergency entry", {board, patient}},
      {Name::letter, '>', move, "move", "to the infusion it belongs to", {patient}},
      {Name::letter, 'c', call, "call", "chart this call", {calls}},
      {Name::letter, 'x', not_done, "not done", "chart why it was not done", {checks, calls}},
      {Name::letter, 's', sign, "sign", "hand over what is open now", {handover}},
      {Name::letter, 'y', accept, "accept", "take over, all or all except", {handover}},
      {Name::letter, 'w', save_report, "to a file", "write it to a new file", {report}},
      {Name::letter, '[', earlier_shift, "earlier", "the shift before this one", {report}},
      {Name::letter, ']', later_shift, "later", "the shift after this one", {report}},
      {Name::letter, 'd', resolve, "resolve", "close the flag: its outcome", {board, patient, flags}, false},
      {Name::letter, 't', rate, "rate", "new rate, or still running", at_bedside, false},
      {Name::letter, 'k', bag, "bag", "a further bag: lot, expiration", {board, patient}, false},
      {Name::letter, 'x', close_out, "close out", "close out a reaction", {board, patient, flags}, false},
      {Name::letter, 'l', release, "release", "release the patient", {board, patient}, false},
      {Name::letter, 'g', give, "give", "premedication, treatment", at_bedside, false},
      {Name::letter, 'y', notify, "notify", "provider notified, answer", at_bedside, false},
      {Name::letter, 'e', note, "note", "a note", at_bedside, false},
      {Name::letter, 'z', cancel, "cancel", "cancel what was prepared", {board, patient}, false},
      {Name::letter, 'b', prior, "earlier", "infusions before this record", {board, patient}, false},
      {Name::letter, '+', labs, "labs", "labs with their dates", {board, patient}, false},
      {Name::erase, 0, take_off, "take off", "a row that has closed", {board}},
      {Name::letter, 'j', ready, "ready", "emergency drugs, oxygen today", {board}, false},
      {Name::letter, '/', filter, "find", "only rows with these letters", {board}, false},
      {Name::letter, 'v', privacy, "private", "initials instead of names", {}, false},
      {Name::letter, 'm', mute, "mute", "silence the bell for 2 min", {}, false},
      {Name::lock, 0, lock, "lock", "lock; what is typed stays", {}, false},
      {Name::repaint, 0, repaint, "redraw", "redraw the screen", {}, false},
      {Name::letter, '?', help, "help", "these keys; F1 in a form", {}, false},
      {Name::help, 0, help, "help", "the same", {}, false},
      {Name::escape, 0, back, "back", "one step back", {patient, flags, checks, calls, report, handover}},
      {Name::letter, 'q', quit, "leave", "leave the console", {board}, false}};
  return all;
}

bool on_screen(const Binding& binding, Screen screen) {
  return binding.on.empty() || std::find(binding.on.begin(), binding.on.end(), screen) != binding.on.end();
}

const Binding* binding_of(const State& state, const Key& key) {
  for (const auto& binding : bindings()) {
    if (!on_screen(binding, state.screen) || binding.name != key.name) continue;
    if (key.name != Name::letter || (key.text.size() == 1 && key.text[0] == binding.letter)) return &binding;
  }
  return nullptr;
}

std::string key_text(const Binding& binding) {
  switch (binding.name) {
    case Name::letter: return std::string(1, binding.letter);
    case Name::enter: return "Enter";
    case Name::erase: return "Del";
    case Name::escape: return "Esc";
    case Name::lock: return "Ctrl-K";
    case Name::repaint: return "Ctrl-L";
    case Name::help: return "F1";
    default: return {};
  }
}

std::string words_of(const State& state, const Binding& binding, const std::optional<Item>& about) {
  const auto* infusion = selected_infusion(state, about);
  if (binding.action == begin && infusion && infusion->state != InfusionState::prepared) return "stop";
  if (binding.action == Action::pause && infusion &&
      (infusion->state == InfusionState::paused || infusion->stop))
    return "resume";
  return std::string{binding.words};
}

std::string why_not(const State& state, Action action, const std::optional<Item>& about) {
  const auto* infusion = selected_infusion(state, about);
  switch (action) {
    case open:
    case observe:
    case give:
    case notify:
    case note:
    case call: return infusion ? "" : "Nothing is selected.";
    case begin:
    case Action::pause:
    case rate:
    case bag:
    case release:
      if (!infusion) return "Nothing is selected.";
      return action != begin && !infusion->start ? "This infusion has not started." : "";
    case close_out: {
      if (!infusion) return "Nothing is selected.";
      const auto* chart = chart_with(state, about);
      return chart && closable(*chart, infusion->number)
                 ? ""
                 : "Nothing that could be closed out is flagged here.";
    }
    case cancel:
      return infusion && infusion->state == InfusionState::prepared
                 ? ""
                 : "Only what is prepared and not started can be cancelled.";
    case acknowledge: {
      auto answered = about;
      if (answered && answered->flag) answered->flag = flag_to_answer(state, *answered->flag);
      const auto* flag = flag_of(state, answered);
      return !flag ? "No flag is raised here."
             : flag->waiting() || flag->state() == FlagState::raised
                 ? ""
                 : to_text(flag->id) + " has been answered; u on the list of flags takes it back.";
    }
    case resolve: return flag_of(state, about) ? "" : "No flag is raised here.";
    case correct: return about && about->entry ? "" : "Select an entry.";
    case retract:
      if (const auto* flag = about && !about->entry ? flag_of(state, about) : nullptr)
        return flag->acknowledged || flag->resolved || flag->retraction_acknowledged
                   ? ""
                   : to_text(flag->id) + " has not been answered.";
      return about && about->entry ? "" : "Select an entry.";
    case Action::move: return about && about->entry ? "" : "Select an entry.";
    case claim: {
      const auto* act = about && about->entry ? charted(state, *about) : nullptr;
      return act && act->unclaimed() ? "" : "No emergency entry waits here.";
    }
    case take_off: return infusion && state.has_closed(*about->infusion) ? "" : "It stays while it is open.";
    case later_shift: return state.shifts_back > 0 ? "" : "This is the latest shift.";
    case not_done: return about && !about->check.empty() ? "" : "Nothing is due.";
    case accept:
      return state.snapshot && state.snapshot->handover && !state.snapshot->handover->accepted
                 ? ""
                 : "No handover waits.";
    default: return {};
  }
}

std::optional<VerbId> verb_of(const State& state, Action action, const std::optional<Item>& about) {
  const auto* infusion = selected_infusion(state, about);
  switch (action) {
    case observe: return VerbId::observe;
    case line: return VerbId::log;
    case order: return VerbId::prepare;
    case begin: return infusion && infusion->state == InfusionState::prepared ? VerbId::start : VerbId::stop;
    case Action::pause:
      return infusion && (infusion->state == InfusionState::paused || infusion->stop) ? VerbId::resume
                                                                                      : VerbId::pause;
    case rate: return VerbId::rate;
    case bag: return VerbId::bag;
    case close_out: return VerbId::close_out;
    case release: return VerbId::release;
    case give: return VerbId::give;
    case notify: return VerbId::notify;
    case note: return VerbId::note;
    case cancel: return VerbId::cancel;
    case acknowledge: return VerbId::ack;
    case resolve: return VerbId::resolve;
    case not_done: return VerbId::not_done;
    case call: return VerbId::call;
    case sign: return VerbId::handover_sign;
    case accept: return VerbId::handover_accept;
    case Action::ready: return VerbId::site_ready;
    case save_report: return VerbId::report_shift;
    case correct: return VerbId::correct;
    case retract: return about && !about->entry && flag_of(state, about) ? VerbId::unack : VerbId::retract;
    case claim: return VerbId::claim;
    case Action::move: return VerbId::move;
    case add_patient: return VerbId::patient_add;
    case prior: return VerbId::patient_prior;
    case labs: return VerbId::patient_lab;
    default: return std::nullopt;
  }
}

}  // namespace infuwatch::tui
