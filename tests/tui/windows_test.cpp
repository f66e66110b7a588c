// The windows are printed from the protocol: under other windows no screen speaks of 2 h and 24 h.
#include "support/console.hpp"

#include <algorithm>
#include <regex>

namespace infuwatch::windows_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

/// Windows of 90 min and 36 h for every drug that has none of its own.
void other_windows(Console& console) {
  auto common = std::string{};
  for (auto& [part, toml] : console.kept.catalogue(0, {}))
    if (part == "common") common = toml;
  const auto replace = [&](const std::string& from, const std::string& to) {
    const auto at = common.find(from);
    REQUIRE(at != std::string::npos);
    common.replace(at, from.size(), to);
  };
  replace("high_risk = \"2h\"", "high_risk = \"90m\"");
  replace("follow_up = \"24h\"", "follow_up = \"36h\"");
  replace("call_again = \"2h\"", "call_again = \"3h\"");
  taken(app::import_catalogue_part(console.ward.context("c1"), {{}, "ours"}, "common", common));
}

/// What a screen says of two hours, or of twenty-four.
std::string of_other_windows(const std::string& text) {
  static const std::regex words{"(^|[^0-9])(2|24) ?(h|hours)([^a-z]|$)"};
  std::smatch found;
  return std::regex_search(text, found, words) ? found.str() : std::string{};
}

}  // namespace

TEST_CASE("No screen says 2 h or 24 h under a protocol of 90 min and 36 h", "[tui]") {
  Console console;
  other_windows(console);
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + 10min);
  app::ObserveRequest request;
  request.infusion = ana;
  request.vitals[Sign::heart_rate] = "78";
  request.vitals[Sign::pressure] = "120/76";
  taken(app::observe(console.ward.context(), {}, request));
  console.look();
  CHECK(console.shows("90m 1:20:00") == false);
  CHECK(console.shows("90m 1:20"));
  CHECK(console.shows("36h open"));
  const auto walk = [&] {
    for (const auto* keys :
         {"", "<Enter>", "<Esc>o", "<Esc><Esc>f", "<Esc>w", "<Esc>c", "<Esc>r", "<Esc>h", "<Esc>?"}) {
      console.press(keys);
      console.look();
      for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}}) {
        const auto text = console.text(columns, rows);
        INFO(keys << '\n' << text);
        CHECK(of_other_windows(text).empty());
      }
    }
    console.press("<Esc><Esc>");
  };
  walk();
  console.at(console.nine + 100min);
  taken(app::stop(console.ward.context(), {}, {ana, "", "", ""}));
  console.at(console.nine + 105min);
  taken(app::release(console.ward.context(), {"", "wishes to go"}, {ana, "", "home"}));
  console.at(console.nine + 110min);
  console.look();
  CHECK(console.shows("90m over"));
  CHECK(console.shows("36h 35:50"));
  walk();
  console.press("<Enter>");
  CHECK(console.shows("90m="));
  CHECK(console.shows("36h-"));
}

TEST_CASE("The form of a call says when it comes back, from the protocol", "[tui]") {
  Console console;
  other_windows(console);
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + 2h);
  taken(app::stop(console.ward.context(), {}, {ana, "", "", ""}));
  taken(app::release(console.ward.context(), {"", "wishes to go"}, {ana, "", "home"}));
  console.at(console.nine + 27h);
  console.look();
  console.press("cc<Help>");
  INFO(console.text());
  CHECK(console.shows("Nobody reached: it comes back in 3 h"));
}

TEST_CASE("The form of a call offers what the call asks, signs of serious harm among it", "[tui]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + 2h);
  taken(app::stop(console.ward.context(), {}, {ana, "", "", ""}));
  taken(app::release(console.ward.context(), {"", "wishes to go"}, {ana, "", "home"}));
  console.at(console.nine + 25h);
  console.look();
  const auto offers = [&](const char* key) {
    REQUIRE(console.state.form);
    const auto& picks = console.state.form->picks;
    return std::any_of(picks.begin(), picks.end(),
                       [&](const tui::Pick& pick) { return pick.term.key == key; });
  };
  console.press("cc");
  CHECK((offers("hives") && offers("pml-signs") && !offers("anaphylaxis")));
  for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}}) {
    INFO(console.text(columns, rows));
    CHECK(console.shows("Hives, or raised itchy welts?", columns, rows));  // what is read, from the first
  }
  console.press("1");
  CHECK(console.shows("IF SAVED NOW"));
  CHECK_FALSE(console.shows("Hives, or raised itchy welts?"));
  console.press("<BackTab>");
  CHECK(console.shows("Hives, or raised itchy welts?"));
  console.press("<Esc>y<Esc>");
  console.press("<Enter>o");
  CHECK((offers("hives") && !offers("pml-signs")));
}

}  // namespace infuwatch::windows_test
