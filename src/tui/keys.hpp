#pragma once

#include "tui/state.hpp"

namespace infuwatch::tui {

enum class Action {
  open,
  back,
  observe,
  line,
  order,
  begin,
  pause,
  rate,
  bag,
  close_out,
  release,
  give,
  notify,
  note,
  cancel,
  acknowledge,
  resolve,
  ready,
  show_flags,
  show_checks,
  show_calls,
  show_report,
  show_handover,
  not_done,
  call,
  sign,
  accept,
  save_report,
  correct,
  claim,
  retract,
  move,
  add_patient,
  prior,
  labs,
  take_off,
  earlier_shift,
  later_shift,
  filter,
  privacy,
  mute,
  help,
  lock,
  repaint,
  quit
};

/// A key, what it does where, and in which words the footer and the help tell it.
struct Binding {
  Key::Name name;
  char letter;  // where `name` is a letter
  Action action;
  std::string_view words;
  std::string_view help;
  std::vector<Screen> on;  // empty: everywhere
  bool footer = true;
};
const std::vector<Binding>& bindings();

/// Why an action cannot be done now; empty: it can.
std::string why_not(const State& state, Action action, const std::optional<Item>& about);
/// The binding of a key on the present screen; none where it does nothing.
const Binding* binding_of(const State& state, const Key& key);
bool on_screen(const Binding& binding, Screen screen);
/// How the key is written: `o`, `Enter`, `Ctrl-K`.
std::string key_text(const Binding& binding);
/// Its words at this moment: `start` or `stop`, `pause` or `resume`.
std::string words_of(const State& state, const Binding& binding, const std::optional<Item>& about);
/// The verb of the form an action opens; none: it opens none.
std::optional<VerbId> verb_of(const State& state, Action action, const std::optional<Item>& about);

}  // namespace infuwatch::tui
