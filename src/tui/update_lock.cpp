// The lock screen: whose console it is, and who takes it over.
#include "tui/forms.hpp"
#include "tui/updating.hpp"

namespace infuwatch::tui {
namespace {

/// Takes the last cluster off a text.
void shorten(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace

void Updating::locked_key(const Key& pressed) {
  auto& typed = state.sign_in;
  if (state.awaited) return;
  switch (pressed.name) {
    case Key::Name::enter:
      if (!state.wants_pin()) {
        state.locked = false;
      } else if (!typed.at_pin) {
        typed.at_pin = true;
      } else if (!typed.pin.empty()) {
        Request request;
        request.answers = {{FieldId::badge, typed.badge.empty() ? state.badge : typed.badge},
                           {FieldId::pin, typed.pin},
                           {FieldId::as, state.badge}};
        typed.pin.clear();
        ask(Task::Kind::sign_in, std::move(request), true);
      }
      return;
    case Key::Name::tab:
    case Key::Name::back_tab:
    case Key::Name::up:
    case Key::Name::down: typed.at_pin = !typed.at_pin; return;
    case Key::Name::escape:
      typed = {};
      typed.at_pin = state.snapshot && state.snapshot->has_pin;
      return;
    case Key::Name::backspace: shorten(typed.at_pin ? typed.pin : typed.badge); return;
    case Key::Name::letter:
    case Key::Name::burst:
      (typed.at_pin ? typed.pin : typed.badge) += pressed.text;
      typed.fault.clear();
      return;
    case Key::Name::extra: return begin_emergency();
    default: return;
  }
}

/// Nobody signs in: what whoever had begun to type waits, and what is saved waits to be claimed.
void Updating::begin_emergency() {
  if (!state.snapshot) return;
  state.emergency = true;
  state.aside = std::exchange(state.form, std::exchange(state.unsaved_emergency, {}));
  if (!state.form) state.form = emergency_form();
  if (auto* line = state.form->field(FieldId::line); line && line->text.empty() && state.rows.size() == 1) {
    line->text = std::to_string(state.rows.front().infusion.value()) + ' ';
    line->caret = line->text.size();
  }
  state.receipt.clear();
  state.message.clear();
}

void Updating::end_emergency() {
  state.emergency = false;
  if (state.form && state.form->dirty) state.unsaved_emergency = std::move(state.form);
  state.form = std::exchange(state.aside, {});
  state.receipt.clear();
  state.message.clear();
  state.sign_in = {};
  state.sign_in.at_pin = state.snapshot && state.snapshot->has_pin;
  effects.push_back(Repaint{});
}

void Updating::emergency_key(const Key& pressed) {
  if (state.awaited) return state.held.push_back(pressed);
  if (pressed.name == Key::Name::lock || !state.form) return end_emergency();
  if (std::exchange(state.help, false)) return;
  form_key(pressed);
  if (!state.form) end_emergency();
}

/// Whoever signs in finds her own half-typed form; what others had begun waits for them.
void Updating::signed_in(const Answer& told) {
  auto& typed = state.sign_in;
  if (told.problem) {
    typed.pin.clear();
    typed.fault = words(*told.problem);
    return;
  }
  const auto before = told.task.request.text(FieldId::as);
  if (state.badge != before) {
    if (state.form) state.drafts[before] = std::move(*state.form);
    state.form.reset();
    if (const auto kept = state.drafts.find(state.badge); kept != state.drafts.end()) {
      state.form = std::move(kept->second);
      state.drafts.erase(kept);
    }
  }
  typed = {};
  state.locked = false;
}

}  // namespace infuwatch::tui
