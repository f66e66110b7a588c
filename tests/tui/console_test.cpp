// The console without a terminal: screens against golden text, and what keys do.
#include "support/console.hpp"

#include "app/pin.hpp"
#include "tui/keys.hpp"
#include "tui/observe_form.hpp"
#include "tui/plain.hpp"

#include <set>

using namespace infuwatch;
using namespace infuwatch::test;
using tui::Key;
using tui::Role;

namespace {

/// A morning: somebody reacting, somebody fine, somebody whose stop is not charted, somebody gone home.
struct Morning : Console {
  InfusionId ana, bo, cleo, dee;

  Morning() {
    ana = started("T-1", "Testa, Ana");
    bo = started("T-2", "Muster, Bo", "natalizumab");
    cleo = started("T-3", "Sample, Cleo", "natalizumab");
    at(nine + Seconds{600});
    taken(app::observe(ward.desk(), {}, request(ana, "78", "120/76")));
    at(nine + Seconds{3600});
    taken(app::stop(ward.desk(), {}, {bo, "", "", ""}));
    at(nine + Seconds{7500});
    dee = started("T-4", "Gone, Dee", "rituximab", "1000 mg");
    taken(app::release(ward.desk(), {"", "at her own wish"}, {bo, "", "home"}));
    ward.log(nine + Seconds{7800}, std::to_string(dee.value()) + " hives g2 itching g1 bp 104/62 hr 104");
    look();
  }

  static app::ObserveRequest request(InfusionId infusion, const std::string& hr, const std::string& bp) {
    app::ObserveRequest out;
    out.infusion = infusion, out.vitals.hr = hr, out.vitals.bp = bp, out.vitals.spo2 = "98";
    return out;
  }
};

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
    console.press("<Esc>hs<Save>");
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
      console.ward.desk("c1"), {}, "T-4",
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

TEST_CASE("Hives, grade 2, now: saved in few keys, with the verdict on the screen", "[tui]") {
  Morning console;
  console.press("<Down>");
  console.keys = 0;
  console.press("oh2<Save>");
  CHECK(console.keys == 4);
  CHECK(console.shows("RECORDED"));
  CHECK(console.shows("** F"));
  CHECK(console.shows("hives grade 2"));
}

TEST_CASE("The keys of a start, an observation, an answer and a call are as many as the README says",
          "[tui]") {
  Console console;
  console.ward.patient("T-9", "Testa, Ana");
  console.look();
  SECTION("start of what is prepared") {
    console.press("nT-9<Enter>ocre<Enter>300 mg<Save>");
    CHECK(console.shows("prepared: ocrelizumab 300 mg"));
    console.keys = 0;
    console.press("s<Save>");
    CHECK(console.keys == 2);
    CHECK(console.shows("High-risk window until 11:00"));
  }
  SECTION("answer") {
    const auto ana = console.started("T-1", "Testa, Eva");
    console.ward.log(console.nine + Seconds{60}, std::to_string(ana.value()) + " hives g2");
    console.look();
    console.keys = 0;
    console.press("aw<Save>");
    CHECK(console.keys == 3);
    CHECK(console.shows("acknowledged F1: watching"));
    CHECK(console.state.rung.empty());
  }
  SECTION("answer, and the stop with it") {
    const auto ana = console.started("T-1", "Testa, Eva");
    console.ward.log(console.nine + Seconds{60}, std::to_string(ana.value()) + " hives g2");
    console.look();
    console.press("a<Extra>");
    CHECK(console.shows("acknowledged F1: stopped"));
    CHECK(console.shows("stopped: reaction"));
    CHECK(console.ward.chart(ana)->infusion(ana)->stop);
  }
  SECTION("call") {
    const auto ana = console.started("T-1", "Testa, Eva");
    console.at(console.nine + Seconds{3600});
    taken(app::stop(console.ward.desk(), {}, {ana, "", "", ""}));
    taken(app::release(console.ward.desk(), {"", "asked to go"}, {ana, "", ""}));
    console.look();
    console.keys = 0;
    console.press("ccw<Save>");
    CHECK(console.keys == 4);
    CHECK(console.shows("call: well"));
  }
}

TEST_CASE("A line is an observation, and says before it is saved what it will mean", "[tui]") {
  Morning console;
  console.press(":" + std::to_string(console.ana.value()) + " wheezing g2");
  CHECK(console.shows("IF SAVED NOW"));
  CHECK(console.shows("reaction: wheezing grade 2"));
  const auto before = console.kept.head().number;
  CHECK(console.kept.head().number == before);
  console.press("<Enter>");
  CHECK(console.kept.head().number > before);
  console.press(":" + std::to_string(console.ana.value()) + " whezing<Enter>");
  CHECK(console.state.form);
  CHECK(console.shows("wheezing"));
}

TEST_CASE("What is refused keeps what was typed, and goes to its field", "[tui]") {
  Morning console;
  console.press("<Home>o<Tab><Tab><Tab>999<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field("--hr")->text == "999");
  CHECK(console.state.form->field("--hr")->faulty);
  CHECK(console.shows("! HR"));
}

TEST_CASE("What needs a reason is asked and sent again, under the same uuid", "[tui]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + Seconds{3600});
  taken(app::stop(console.ward.desk(), {}, {ana, "", "", ""}));
  console.look();
  console.press("l<Save>");
  REQUIRE(console.state.form);
  CHECK(console.shows("asks for a reason"));
  const auto uuid = console.state.form->uuid;
  CHECK_FALSE(uuid.empty());
  console.press("asked to go<Save>");
  CHECK_FALSE(console.state.form);
  CHECK(taken(app::reading<bool>(console.kept, [&](const storage::View& view) -> Result<bool, Problem> {
    return view.find_entry(std::string_view{uuid}).has_value();
  })));
}

TEST_CASE("Typed text is not lost by a key pressed by mistake, nor by the lock", "[tui]") {
  Morning console;
  console.press("oh2<Esc>");
  CHECK(console.shows("Discard what was typed?"));
  console.press("n");
  REQUIRE(console.state.form);
  console.press("<Lock>");
  CHECK_FALSE(console.shows("Testa"));
  CHECK(console.shows("LOCKED"));
  console.press("x<Save>");  // begins another badge
  CHECK(console.shows("[x]"));
  console.press("<Esc><Enter>");
  REQUIRE(console.state.form);
  CHECK(console.shows("[2]"));
  console.press("<Esc>y");
  CHECK_FALSE(console.state.form);
}

TEST_CASE("A lock opens with the PIN of whoever works here, or of somebody else who takes over", "[tui]") {
  Console console;
  taken(app::set_pin(console.ward.desk("n1"), "n1", "4711"));
  taken(app::set_pin(console.ward.desk("n2"), "n2", "2580"));
  console.started("T-1", "Testa, Ana");
  console.wait(Seconds{61});
  console.press("oh2");  // an observation is begun
  REQUIRE(console.state.form);
  console.press("<Lock>");
  REQUIRE(console.state.locked);
  console.press("<Enter>");
  CHECK(console.state.locked);
  console.press("1111");
  CHECK(console.shows("[****]"));
  CHECK_FALSE(console.shows("1111"));
  console.press("<Enter>");
  CHECK(console.state.locked);
  CHECK(console.shows("do not go together"));
  console.press("4711<Enter>");
  CHECK_FALSE(console.state.locked);
  CHECK(console.state.form);
  CHECK(console.state.badge == "n1");
  console.press("<Lock><Tab>n2<Enter>2580<Enter>");
  CHECK_FALSE(console.state.locked);
  CHECK(console.state.badge == "n2");
  CHECK_FALSE(console.state.form);  // what n1 had begun waits for her
  console.press("<Lock><Tab>n1<Enter>4711<Enter>");
  CHECK(console.state.badge == "n1");
  CHECK(console.state.form);
  CHECK(console.state.drafts.empty());
}

TEST_CASE("Whose badge is disabled while she works finds the console locked, and her PIN does not open it",
          "[tui]") {
  Console console;
  taken(app::set_pin(console.ward.desk("n1"), "n1", "4711"));
  taken(app::set_pin(console.ward.desk("n2"), "n2", "2580"));
  console.started("T-1", "Testa, Ana");
  taken(app::disable_staff(console.ward.desk("c1"), {}, "n1"));
  console.wait(Seconds{2});
  REQUIRE(console.state.locked);
  CHECK_FALSE(console.shows("Testa"));
  console.press("4711<Enter>");
  CHECK(console.state.locked);
  console.press("<Esc><Tab>n2<Enter>2580<Enter>");
  CHECK_FALSE(console.state.locked);
  CHECK(console.state.badge == "n2");
}

TEST_CASE("A stop before its time shows when it was planned", "[tui]") {
  Console console;
  console.started("T-1", "Testa, Ana");
  console.wait(Seconds{60});
  console.press("s");
  CHECK(console.shows("STOP, planned end 11:30"));
  console.press("<Esc>");
  console.at(console.nine + Seconds{2 * 3600 + 31 * 60});
  console.look();
  console.press("s");
  CHECK(console.shows("STOP"));
  CHECK_FALSE(console.shows("planned end"));
}

TEST_CASE("What is recorded after somebody else signed in is hers", "[tui]") {
  Console console;
  taken(app::set_pin(console.ward.desk("n2"), "n2", "2580"));
  console.started("T-1", "Testa, Ana");
  console.press("<Lock>n2<Enter>2580<Enter>:1 hives g2<Enter>");
  CHECK(console.kept.head().number.value() > 0);
  const auto last = console.kept.since(EntryNumber{console.kept.head().number.value() - 1}, 1);
  REQUIRE(last.size() == 1);
  CHECK(last.front().staff == "n2");
}

TEST_CASE("Nobody at the keys: the console locks, counts and bell go on", "[tui]") {
  Morning console;
  console.press("o");
  console.wait(tui::lock_after);
  CHECK(console.state.locked);
  CHECK(console.shows("**1"));
  const int bells = console.bells;
  console.wait(tui::ring_every + Seconds{1});
  CHECK(console.bells == bells + 1);
  CHECK(console.shows("G.D."));
}

TEST_CASE("The bell rings once for a new flag, again until it is answered, and keeps still while muted",
          "[tui]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.look();
  CHECK(console.bells == 0);
  console.ward.log(console.nine + Seconds{60}, std::to_string(ana.value()) + " hives g2");
  console.wait(Seconds{2});
  CHECK(console.bells == 1);
  CHECK(console.state.screen == tui::Screen::board);
  CHECK_FALSE(console.state.form);
  console.wait(tui::ring_every);
  CHECK(console.bells == 2);
  console.press("m");
  CHECK(console.shows("BELL MUTED"));
  console.wait(tui::mute_for - Seconds{1});
  CHECK(console.bells == 2);
  console.wait(Seconds{2});
  CHECK(console.bells == 3);
  console.press("m");
  console.ward.log(console.ward.clock.now(), std::to_string(ana.value()) + " wheezing g4");
  console.wait(Seconds{1});
  CHECK(console.bells == 4);
  console.press("<Home>aw<Save>aw<Save>aw<Save>m");
  console.wait(tui::ring_every * 2);
  CHECK(console.bells == 4);
}

TEST_CASE("Selection follows the infusion when the board sorts itself anew", "[tui]") {
  Morning console;
  console.press("<End>");
  const auto chosen = tui::selected(console.state, console.ward.clock.now())->key;
  console.ward.log(console.ward.clock.now(), std::to_string(console.cleo.value()) + " stridor g3");
  console.look();
  CHECK(console.state.rows.front().infusion == console.cleo);
  CHECK(tui::selected(console.state, console.ward.clock.now())->key == chosen);
}

TEST_CASE("The filter hides rows and no count", "[tui]") {
  Morning console;
  console.press("/cleo<Enter>");
  CHECK(console.shows("Sample, Cleo"));
  CHECK_FALSE(console.shows("Testa, Ana"));
  CHECK(console.shows("**1"));
  console.press("<Esc>");
  CHECK(console.shows("Testa, Ana"));
}

TEST_CASE("What a scanner types is never a command", "[tui]") {
  Morning console;
  console.take(Key{Key::Name::burst, "T-3sqoa"});
  CHECK_FALSE(console.state.form);
  CHECK_FALSE(console.left);
  CHECK(console.state.filter == "T-3sqoa");
  console.press("<Esc>o");
  console.take(Key{Key::Name::burst, "hhhhhh"});
  CHECK(console.shows("[ ] hives"));
}

TEST_CASE("Keys typed while the store is slow are kept, in their order", "[tui]") {
  Morning console;
  console.press("<Home><Down>");
  console.slow = true;
  console.press("oh2<Save>");
  CHECK_FALSE(console.state.form);
  CHECK(console.shows("waiting for the store"));
  console.slow = false;
  console.answer();
  CHECK(console.shows("RECORDED"));
  CHECK(console.shows("hives grade 2"));
}

TEST_CASE("An act is put right, struck out and moved from the patient's course", "[tui]") {
  Morning console;
  console.press("<Home><Enter>");
  CHECK(console.state.screen == tui::Screen::patient);
  console.press("c");
  REQUIRE(console.state.form);
  auto* at = console.state.form->field("at");
  REQUIRE(at);
  at->text = "-1m";
  console.state.form->field("--reason")->text = "clock misread";
  console.press("<Save>");
  CHECK(console.shows("corrected E"));
  CHECK(console.shows("before:"));
  console.press("<Esc>uentered twice<Save>");
  INFO(console.text());
  CHECK(console.shows("retracted E"));
  CHECK(console.shows("RETRACTED"));
}

TEST_CASE("A handover is signed by one and accepted by the other, except what she names", "[tui]") {
  Morning console;
  console.press("hs<Save>");
  CHECK(console.shows("NOT ACCEPTED YET"));
  console.seat.desk = [&] { return console.ward.desk("n2"); };
  console.press("y");
  console.press(std::to_string(console.cleo.value()) + "/stop<Tab>the pump log tells it<Save>");
  CHECK(console.shows("except " + std::to_string(console.cleo.value()) + "/stop: the pump log tells it"));
}

TEST_CASE("The report goes back shift by shift", "[tui]") {
  Morning console;
  console.press("r");
  CHECK(console.shows("Shift: day"));
  console.press("[");
  CHECK(console.shows("Shift: night"));
  console.press("]");
  CHECK(console.shows("Shift: day"));
  console.press("]");
  CHECK(console.shows("This is the latest shift."));
}

TEST_CASE("A flag can be answered from any entry of the course", "[tui]") {
  Morning console;
  console.press("<Home><Enter><End>a");
  CHECK(console.shows("ACKNOWLEDGE F1"));
}

TEST_CASE("Whoever was just registered is the one the next order is for", "[tui]") {
  Console console;
  console.press("iT-7<Tab>Fresh, Fay<Tab>1990-01-02<Save>n");
  CHECK(console.shows("Patient       [T-7"));
  CHECK(console.shows("> Drug"));
  console.press("nata<Enter>300 mg<Save>");
  CHECK(console.shows("Fresh, Fay"));
  console.press("n");
  CHECK_FALSE(console.shows("[T-7"));
}

TEST_CASE("A row whose windows have closed stays until a nurse takes it off", "[tui]") {
  Morning console;
  console.at(console.nine + Seconds{3600 + 24 * 3600 + 120});
  console.look();
  INFO(console.text());
  CHECK(console.shows("Muster, Bo"));
  CHECK(console.shows("WINDOWS CLOSED"));
  console.press("/Muster<Enter><Del>");
  CHECK_FALSE(console.shows("Muster, Bo"));
  console.press("<Esc><Home><Del>");
  CHECK(console.shows("It stays while somebody has to look after it."));
}

TEST_CASE("An entry on an infusion whose windows have all closed is asked about once", "[tui]") {
  Morning console;
  console.at(console.nine + Seconds{3600 + 24 * 3600 + 120});
  console.look();
  const auto before = console.kept.head().number;
  console.press(":" + std::to_string(console.bo.value()) + " rash g1 phone<Enter>");
  CHECK(console.shows("All windows of this infusion have closed."));
  CHECK(console.kept.head().number == before);
  console.press("<Enter>");
  CHECK(console.kept.head().number > before);
}

TEST_CASE("Plain mode: a word is a key, in a field a line is its text", "[tui]") {
  Morning console;
  const auto type = [&](const std::string& line) {
    for (const auto& key : tui::keys_of(line, console.state)) console.take(key);
  };
  type("e");
  type("line flushed");
  CHECK(console.state.form->field("text")->text == "line flushed");
  type("save");
  const auto lines = tui::lines_of(console.state, console.ward.clock.now());
  CHECK(lines.find("note: line flushed") != std::string::npos);
  CHECK(lines.find("** F1 urgent") != std::string::npos);
  CHECK(lines.find("\n\n") == std::string::npos);
  type(":");
  type(std::to_string(console.ana.value()) + " hives g1");
  CHECK(console.shows("hives grade 1"));
  type("esc");
  type("q");
  CHECK_FALSE(console.left);
  type("q");
  CHECK(console.left);
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
    std::vector<SymptomTerm> terms;
    for (const auto& symptom : drug.reactions) terms.push_back(*catalogue->symptom(symptom));
    std::set<char> used;
    const auto picks = tui::picks_of(terms);
    CHECK(picks.size() == terms.size());
    for (const auto& pick : picks) {
      CHECK(used.insert(pick.key).second);
      if (pick.term.key == "hives") CHECK(pick.key == 'h');
    }
  }
}

TEST_CASE("Text is cut between letters, and what nobody can see is shown", "[tui]") {
  CHECK(tui::width("e\u0301") == 1);
  CHECK(tui::fixed("\u6f22\u5b57", 3) == "\u6f22~");
  CHECK(tui::clusters("a\x1b[2J\u202e\xff").at(1).bytes == "\uFFFD");
  for (const auto& cluster : tui::clusters("a\x1b\r\n\t\x7f\u0085\u202e\u2066\ufeff\xff\xc3"))
    CHECK((cluster.bytes == "a" || cluster.bytes == "\uFFFD"));
  std::string text = "e\u0301x";
  std::size_t caret = text.size();
  CHECK(tui::edit(text, caret, {Key::Name::backspace}));
  CHECK(text == "e\u0301");
  CHECK(tui::edit(text, caret, {Key::Name::backspace}));
  CHECK(text.empty());
}
