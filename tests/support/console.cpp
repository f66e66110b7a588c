#include "support/console.hpp"

#include "tui/forms.hpp"

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace infuwatch::test {

using Name = tui::Key::Name;

Console::Console(bool site_made) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  host.context = [this] { return ward.context("n1"); };
  host.initialize_site = [](const tui::Request&) -> Result<Done, Problem> { return Done{}; };
  host.site_made = site_made;
  state.os_user = "rosei";
  state.last_key = ward.clock.now();
  if (!site_made) state.form = tui::new_site_form("rosei");
  take(tui::Tick{});
}

void Console::take(const tui::Event& event) {
  for (auto& effect : tui::update(state, event, ward.clock.now())) {
    if (std::holds_alternative<tui::Bell>(effect)) ++bells;
    if (std::holds_alternative<tui::Quit>(effect)) left = true;
    if (auto* task = std::get_if<tui::Task>(&effect)) tasks.push_back(std::move(*task));
  }
  if (!slow) answer();
}

void Console::answer() {
  auto due = std::exchange(tasks, {});
  for (auto& task : due) take(executor.carry_out(std::move(task)));
}

void Console::press(const std::string& pressed) {
  static const std::map<std::string, Name> named{
      {"Enter", Name::enter},      {"Esc", Name::escape},     {"Tab", Name::tab},
      {"BackTab", Name::back_tab}, {"Up", Name::up},          {"Down", Name::down},
      {"Left", Name::left},        {"Right", Name::right},    {"End", Name::end},
      {"Home", Name::home},        {"PgDn", Name::page_down}, {"PgUp", Name::page_up},
      {"Save", Name::save},        {"Extra", Name::extra},    {"Help", Name::help},
      {"Lock", Name::lock},        {"Back", Name::backspace}, {"Del", Name::erase}};
  for (std::size_t i = 0; i < pressed.size(); ++i) {
    ++keys;
    if (const auto end = pressed.find('>', i); pressed[i] == '<' && end != std::string::npos) {
      take(tui::Key{named.at(pressed.substr(i + 1, end - i - 1))});
      i = end;
    } else {
      take(tui::Key{Name::letter, std::string(1, pressed[i])});
    }
  }
}

void Console::wait(Seconds span) {
  for (auto left_over = span; left_over > Seconds{0}; left_over -= Seconds{1}) {
    ward.clock.set(ward.clock.now() + Seconds{1});
    take(tui::Tick{});
  }
}

std::string Console::text(int columns, int rows) const {
  return std::regex_replace(frame(columns, rows).text(), std::regex{"[0-9a-f]{64}"}, std::string(64, '0'));
}

InfusionId Console::started(const std::string& mrn, const std::string& name, const std::string& drug,
                            const std::string& dose) {
  ward.patient(mrn, name);
  taken(app::set_prior(ward.context(), {}, mrn, {drug, "0", "", "", ""}));
  return ward.start(mrn, drug, dose);
}

void same_as_golden(const std::string& name, const std::string& text) {
  const auto path = std::string{INFUWATCH_SOURCE} + "/tests/tui/golden/" + name + ".txt";
  if (std::getenv("UPDATE_GOLDEN")) {
    std::ofstream{path} << text;
    return;
  }
  std::ifstream file{path};
  std::stringstream kept;
  kept << file.rdbuf();
  CHECK(text == kept.str());
}

}  // namespace infuwatch::test
