// Keys on a screen.
#include "report/problem_words.hpp"
#include "tui/forms.hpp"
#include "tui/updating.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

using Name = Key::Name;
constexpr int page_of = 8;

}  // namespace

std::string Updating::words(const Problem& problem) const {
  const auto told = report::sentences(problem, state.zone, report::Edge::console);
  return told.remedy.empty() ? told.wrong : told.wrong + ' ' + told.remedy;
}

void Updating::go(Screen screen) {
  state.screen = screen;
  state.scroll = 0;
  state.receipt.clear();
  if (screen == Screen::report) report_of(0);
}

void Updating::report_of(int shifts_back) {
  state.shifts_back = shifts_back;
  state.scroll = 0;
  ask(Task::Kind::report, {.subject = shifts_back}, false);
}

void Updating::filter_key(const Key& pressed) {
  if (pressed.name == Name::escape) state.filter.clear();
  if (pressed.name == Name::escape || pressed.name == Name::enter) {
    state.filtering = false;
    return;
  }
  if (pressed.name == Name::up || pressed.name == Name::down) return step(pressed);
  auto caret = state.filter.size();
  edit(state.filter, caret, pressed);
}

void Updating::step(const Key& pressed) {
  int steps = 0;
  switch (pressed.name) {
    case Name::up: steps = -1; break;
    case Name::down: steps = 1; break;
    case Name::page_up: steps = -page_of; break;
    case Name::page_down: steps = page_of; break;
    case Name::home: steps = -100000; break;
    case Name::end: steps = 100000; break;
    default: return;
  }
  if (state.screen == Screen::report) {
    const auto lines = static_cast<int>(std::count(state.page.begin(), state.page.end(), '\n'));
    state.scroll = std::clamp(state.scroll + steps, 0, std::max(0, lines - 1));
    return;
  }
  const auto all = items(state, now);
  if (all.empty()) return;
  const auto here = std::find_if(all.begin(), all.end(),
                                 [&](const Item& item) { return item.key == state.cursor[state.screen]; });
  const int at = here == all.end() ? 0 : static_cast<int>(here - all.begin());
  const int to = std::clamp(at + steps, 0, static_cast<int>(all.size()) - 1);
  state.cursor[state.screen] = all[static_cast<std::size_t>(to)].key;
}

void Updating::screen_key(const Key& pressed) {
  state.message.clear();
  if (pressed.name == Name::burst) {
    if (state.screen != Screen::board) return;
    state.filter = pressed.text;
    state.message = "Filtered by what was scanned or pasted; Esc shows all again.";
    return;
  }
  if (pressed.name == Name::escape && (!state.receipt.empty() || state.screen == Screen::board)) {
    if (state.receipt.empty()) state.filter.clear();
    state.receipt.clear();
    return;
  }
  const auto* binding = binding_of(state, pressed);
  if (!binding || binding->action != Action::quit) state.quitting = false;
  if (!binding) return step(pressed);
  const auto about = selected(state, now);
  if (about) state.cursor[state.screen] = about->key;
  if (auto why = why_not(state, binding->action, about); !why.empty()) {
    state.message = std::move(why);
    return;
  }
  act(binding->action, about);
}

void Updating::act(Action action, const std::optional<Item>& about) {
  switch (action) {
    case Action::back: return go(Screen::board);
    case Action::show_flags: return go(Screen::flags);
    case Action::show_checks: return go(Screen::checks);
    case Action::show_calls: return go(Screen::calls);
    case Action::show_report: return go(Screen::report);
    case Action::show_handover: return go(Screen::handover);
    case Action::filter: state.filtering = true; return;
    case Action::privacy: state.private_names = !state.private_names; return;
    case Action::help: state.help = true; return;
    case Action::lock: return lock();
    case Action::repaint: return effects.push_back(Repaint{});
    case Action::mute:
      if (state.muted_until)
        state.muted_until.reset();
      else
        state.muted_until = now + mute_for;
      return;
    case Action::quit: {
      const int waiting = state.waiting_flags(Priority::emergency) + state.waiting_flags(Priority::urgent);
      if (waiting == 0 || state.quitting) return effects.push_back(Quit{});
      state.quitting = true;
      state.message = report::counted(static_cast<std::size_t>(waiting), "flag waits", "flags wait") +
                      " for an answer. q again quits anyway.";
      return;
    }
    case Action::earlier_shift: return report_of(state.shifts_back + 1);
    case Action::later_shift: return report_of(state.shifts_back - 1);
    case Action::take_off:
      std::erase_if(state.closed, [&](const app::Watched& one) { return one.number == *about->infusion; });
      return rows();
    case Action::open:
      state.waiting.reset();
      return ask(Task::Kind::patient, {.subject = about->infusion->value(), .looks = true}, true);
    default:
      if (const auto verb = verb_of(state, action, about)) open_form(*verb, about.value_or(Item{}));
  }
}

}  // namespace infuwatch::tui
