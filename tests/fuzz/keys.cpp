// Keys in a form, and a whole session of the console in lines.
#include "fuzz/target.hpp"
#include "support/naughty.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"
#include "tui/forms.hpp"
#include "tui/plain.hpp"
#include "tui/store_executor.hpp"
#include "tui/text.hpp"
#include "tui/update.hpp"
#include "tui/view.hpp"

namespace infuwatch::fuzz {
namespace {

/// Bytes as keys: some are keys of their own, letters are letters, the rest is pasted.
std::vector<tui::Key> keys_in(std::string_view bytes) {
  using Name = tui::Key::Name;
  static constexpr Name special[] = {Name::enter,     Name::escape, Name::tab,     Name::back_tab, Name::up,
                                     Name::down,      Name::left,   Name::right,   Name::home,     Name::end,
                                     Name::backspace, Name::erase,  Name::extra,   Name::help,     Name::lock,
                                     Name::repaint,   Name::save,   Name::page_up, Name::page_down};
  std::vector<tui::Key> keys;
  for (const auto& cluster : tui::clusters(std::string{bytes})) {
    const auto first = static_cast<unsigned char>(cluster.bytes.empty() ? 0 : cluster.bytes[0]);
    if (cluster.bytes.size() == 1 && first < std::size(special))
      keys.push_back({special[first]});
    else
      keys.push_back({cluster.bytes.size() > 3 ? Name::burst : Name::letter, cluster.bytes});
  }
  return keys;
}

void take_edit(std::string_view bytes) {
  std::string text;
  std::size_t caret = 0;
  for (const auto& key : keys_in(bytes)) {
    tui::edit(text, caret, key);
    must(caret <= text.size(), "the caret stays in the text");
    must(!text_fault(text) || text_fault(text) == TextFault::invalid_utf8, "a text stays within its length");
  }
  auto form = tui::emergency_form();
  for (const auto& key : keys_in(bytes)) form.take(key);
  static_cast<void>(tui::request_of(form));
}

/// A console without a terminal on a record in memory, from its first screen on.
void take_session(std::string_view bytes) {
  static const Instant opens = test::at("2026-11-21T14:00");
  test::MemoryStore store;
  test::Ward ward{store, opens};
  ward.patient("T-1");
  ward.start("T-1", "natalizumab", "300 mg");
  ward.log(opens + Seconds{60}, "1 hives g2");
  tui::ConsoleHost host{[&] { return ward.context("n1"); },
                        [](const tui::Request&) -> Result<Done, Problem> { return Done{}; }, true};
  tui::StoreExecutor executor{host};
  tui::State state;
  state.last_key = ward.clock.now();
  const std::function<void(const tui::Event&)> take = [&](const tui::Event& event) {
    for (auto& effect : tui::update(state, event, ward.clock.now()))
      if (auto* task = std::get_if<tui::Task>(&effect);
          task && task->kind != tui::Task::Kind::save && task->kind != tui::Task::Kind::sign_in)
        take(executor.carry_out(*task));
  };
  take(tui::Tick{});
  constexpr std::size_t most = 60;
  std::size_t pressed = 0;
  for (const auto& key : keys_in(bytes)) {
    if (++pressed > most) break;
    take(key);
  }
  const auto frame = tui::view(state, 80, 24, ward.clock.now()).text();
  must(test::forbidden_letter(frame).empty(), "a screen can be shown");
  must(store.find_entry(store.head().number).has_value(), "the record is whole");
}

const Registered edit_target{{"keys", take_edit}};
const Registered session_target{{"session", take_session}};

}  // namespace
}  // namespace infuwatch::fuzz
