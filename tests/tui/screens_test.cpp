// Screens against golden text, the laws every screen keeps, its keys and its letters.
#include "protocol/call_script.hpp"
#include "support/morning.hpp"
#include "tui/keys.hpp"
#include "tui/observe_form.hpp"

#include <set>

namespace infuwatch::screens_test {
using namespace test;
using tui::Key;
using tui::Role;

namespace {

void golden_both(const std::string& name, const Console& console) {
  same_as_golden(name + "_80x24", console.text(80, 24));
  same_as_golden(name + "_120x40", console.text(120, 40));
}

}  // namespace

TEST_CASE("Every screen is as it was agreed on", "[tui]") {
  SECTION("nobody is there") {
    Console console;
    golden_both("board_empty", console);
    console.press("f");
    golden_both("flags_empty", console);
  }
  SECTION("an emergency entry") {
    Morning console;
    console.press("<Lock><Extra>");
    golden_both("emergency", console);
    console.press("4 hives g3 bp 80/50");
    golden_both("emergency_typed", console);
    console.press("<Save>");
    golden_both("emergency_saved", console);
    console.press("x<Enter>");
    console.look();
    golden_both("board_emergency", console);
  }
  SECTION("a morning") {
    Morning console;
    golden_both("board", console);
    console.press("?");
    golden_both("help", console);
    console.press("<Esc>v");
    golden_both("board_private", console);
    console.press("v<Lock>");
    golden_both("lock", console);
    console.press("<Enter>f");
    golden_both("flags", console);
    console.press("<Esc>w");
    golden_both("checks", console);
    console.press("<Esc>c");
    golden_both("calls", console);
    console.press("<Esc>r");
    golden_both("report", console);
    console.press("<Esc>hs<Save>M. Brandt answers<Save>");
    console.press("<Esc>");
    golden_both("handover", console);
    console.press("<Esc><Home><Enter>");
    golden_both("patient", console);
    console.press("c");
    golden_both("correct", console);
    console.press("<Esc>oh2i1");
    golden_both("observe", console);
    console.press("<Tab><Tab><Tab>92");
    golden_both("observe_vitals", console);
    console.press("<Save>");
    golden_both("receipt", console);
    console.press("aw");
    golden_both("ack", console);
    console.press("<Esc>y");
    console.press("<Esc>nTest");
    golden_both("order", console);
  }
  SECTION("an empty place") {
    const Console console{false};
    golden_both("first_run", console);
  }
  SECTION("sixty at once") {
    Console console;
    for (int i = 0; i < 60; ++i) {
      console.at(console.nine + Seconds{60 * i});
      console.started("T-" + std::to_string(100 + i), "Patient" + std::to_string(i) + ", Number",
                      i % 2 ? "natalizumab" : "ocrelizumab");
    }
    console.look();
    golden_both("board_overfull", console);
    console.press("<End>");
    CHECK(console.shows("> "));
    CHECK(console.shows("above"));
    golden_both("board_overfull_end", console);
  }
}

TEST_CASE(
    "At every size no letter is cut in half, nothing controls the terminal, and what is urgent is said in words",
    "[tui]") {
  Morning console;
  taken(app::set_patient(
      console.ward.context("c1"), {}, "T-4",
      {"\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57, e\u0301\u202e\x1b[31m", {}, {}, {}, {}, {}, {}}));
  console.look();
  const auto whole = [](const tui::Frame& frame) {
    for (int y = 0; y < frame.rows(); ++y)
      for (int x = 0; x < frame.columns(); ++x) {
        const auto& cell = frame.at(x, y);
        if (cell.width == 2 && (x + 1 >= frame.columns() || frame.at(x + 1, y).width != 0)) return false;
        if (cell.width == 0 && (x == 0 || frame.at(x - 1, y).width != 2)) return false;
        for (const char c : cell.bytes)
          if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
        if (cell.bytes.find("\u202e") != std::string::npos) return false;
      }
    return frame.focus.x >= 0 && frame.focus.x < frame.columns() && frame.focus.y >= 0 &&
           frame.focus.y < frame.rows();
  };
  int sizes = 0;
  for (const auto* keys : {"", "<Enter>", "<Esc>o", "<Tab>", "<Esc>n", "<Esc>f", "<Esc>?"}) {
    console.press(keys);
    bool good = true;
    for (int columns = 20; columns <= 195; columns += 7)
      for (int rows = 5; rows <= 60; rows += 5, ++sizes) {
        const auto frame = console.frame(columns, rows);
        good = good && whole(frame);
        const auto text = frame.text();
        good = good && text.find("**") != std::string::npos;
      }
    CHECK(good);
  }
  CHECK(sizes == 312 * 7);
}

TEST_CASE("Every key does one thing on a screen, and has words", "[tui]") {
  for (const auto screen : {tui::Screen::board, tui::Screen::patient, tui::Screen::flags, tui::Screen::checks,
                            tui::Screen::calls, tui::Screen::report, tui::Screen::handover}) {
    std::set<std::string> keys;
    for (const auto& binding : tui::bindings()) {
      if (!tui::on_screen(binding, screen)) continue;
      CHECK(keys.insert(tui::key_text(binding)).second);
      CHECK_FALSE(binding.words.empty());
      CHECK_FALSE(binding.help.empty());
    }
  }
}

TEST_CASE("The commonest signs have the same key for every drug, and no two symptoms share one", "[tui]") {
  Console console;
  const auto catalogue = taken(app::reading<std::shared_ptr<const Catalogue>>(
      console.kept, [&](const storage::View& view) { return console.ward.shelf.get(view, 0, {}); }));
  for (const auto& [key, drug] : catalogue->drugs) {
    for (const auto& symptoms : {drug.reactions, asked_in_call(drug, *catalogue, false)}) {
      std::vector<SymptomTerm> terms;
      for (const auto& symptom : symptoms) terms.push_back(*catalogue->symptom(symptom));
      std::set<char> used;
      const auto picks = tui::picks_of(terms, catalogue->common.common_signs);
      CHECK(picks.size() == terms.size());
      for (const auto& pick : picks) {
        CHECK(used.insert(pick.key).second);
        CHECK(std::string_view{"12345-!@*"}.find(pick.key) == std::string_view::npos);
        if (pick.term.key == "hives") CHECK(pick.key == 'h');
      }
    }
  }
}

TEST_CASE("Text is cut between letters, and what nobody can see is shown", "[tui]") {
  CHECK(tui::width("e\u0301") == 1);
  CHECK(tui::fixed("\u6f22\u5b57", 3) == "\u6f22~");
  CHECK(tui::clusters("a\x1b[2J\u202e\xff").at(1).bytes == "\uFFFD");
  for (const auto& cluster : tui::clusters("a\x1b\r\n\t\x7f\u0085\u202e\u2066\ufeff\ufe0f\ue000\xff\xc3"))
    CHECK((cluster.bytes == "a" || cluster.bytes == "\uFFFD"));
  std::string text = "e\u0301x";
  std::size_t caret = text.size();
  CHECK(tui::edit(text, caret, {Key::Name::backspace}));
  CHECK(text == "e\u0301");
  CHECK(tui::edit(text, caret, {Key::Name::backspace}));
  CHECK(text.empty());
}

}  // namespace infuwatch::screens_test
