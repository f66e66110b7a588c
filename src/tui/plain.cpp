#include "tui/plain.hpp"

#include "base/text.hpp"
#include "tui/forms.hpp"
#include "tui/update.hpp"
#include "tui/view.hpp"

#include <poll.h>
#include <unistd.h>

#include <clocale>
#include <map>
#include <ostream>

namespace infuwatch::tui {
namespace {

using Name = Key::Name;
constexpr int plain_columns = 80, plain_rows = 200;

const std::map<std::string, Name>& words() {
  static const std::map<std::string, Name> all{
      {"save", Name::save},  {"esc", Name::escape},    {"up", Name::up},     {"down", Name::down},
      {"tab", Name::tab},    {"back", Name::back_tab}, {"left", Name::left}, {"right", Name::right},
      {"f4", Name::extra},   {"help", Name::help},     {"lock", Name::lock}, {"enter", Name::enter},
      {"first", Name::home}, {"last", Name::end}};
  return all;
}

class Speaking {
 public:
  Speaking(ConsoleHost& host, const Opened& opened, std::ostream& out)
      : executor_{host}, opened_{opened}, out_{out} {
    state_.os_user = opened.os_user;
    state_.last_key = now();
    if (!host.site_made) state_.form = new_site_form(opened.os_user);
  }
  bool left() const { return left_; }
  void take(const Event& event) {
    for (auto& effect : update(state_, event, now())) {
      if (std::holds_alternative<Quit>(effect)) left_ = true;
      if (std::holds_alternative<Bell>(effect)) ring_ = true;
      if (auto* task = std::get_if<Task>(&effect)) take(executor_.carry_out(std::move(*task)));
    }
  }
  void line(const std::string& text) {
    for (const auto& key : keys_of(text, state_)) take(key);
    executor_.checkpoint();
  }
  void speak() {
    out_ << (ring_ ? "\a" : "") << lines_of(state_, now()) << "> " << std::flush;
    ring_ = false;
  }
  /// Only what rings is told between the lines.
  void listen() {
    take(Tick{});
    if (ring_) {
      out_ << '\n';
      speak();
    }
  }

 private:
  Instant now() const { return opened_.clock.read().now; }

  StoreExecutor executor_;
  const Opened& opened_;
  std::ostream& out_;
  State state_;
  bool left_ = false, ring_ = false;
};

}  // namespace

std::vector<Key> keys_of(const std::string& line, const State& state) {
  const auto word = words().find(lower(trimmed(line)));
  if (word != words().end()) return {{word->second}};
  if (line.empty()) return {{Name::enter}};
  const auto* field = state.form && !state.form->picking && state.form->focus < state.form->fields.size()
                          ? &state.form->fields[state.form->focus]
                          : nullptr;
  if (field && field->choices.empty() && !state.form->discarding && !state.help)
    return {{Name::burst, line}, {state.form->is(VerbId::log) ? Name::save : Name::tab}};
  std::vector<Key> keys;
  for (const auto& cluster : clusters(line)) keys.push_back({Name::letter, cluster.bytes});
  return keys;
}

std::string lines_of(const State& state, Instant now) {
  std::string out;
  for (const auto& line : split(view(state, plain_columns, plain_rows, now).text(), '\n'))
    if (!trimmed(line).empty()) out += line + '\n';
  return out;
}

int run_plain(ConsoleHost& host, const Opened& opened, int in, std::ostream& out) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  constexpr int second = 1000;
  Speaking console{host, opened, out};
  out << "Type a key's letter, or text for the field you are in, then Enter. Words that are keys: save, esc, up, "
         "down, tab, back, left, right, f4, help, lock.\n";
  console.take(Tick{});
  console.speak();
  std::string typed;
  while (!console.left()) {
    pollfd watched{in, POLLIN, 0};
    const int ready = poll(&watched, 1, second);
    if (ready == 0) {
      console.listen();
      continue;
    }
    char bytes[1024];
    const auto got = read(in, bytes, sizeof bytes);
    if (got <= 0) return 0;
    typed.append(bytes, static_cast<std::size_t>(got));
    for (auto end = typed.find('\n'); end != std::string::npos && !console.left(); end = typed.find('\n')) {
      console.line(trimmed(typed.substr(0, end)));
      typed.erase(0, end + 1);
      console.take(Tick{});
      if (!console.left()) console.speak();
    }
  }
  return 0;
}

}  // namespace infuwatch::tui
