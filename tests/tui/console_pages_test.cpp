// The console without a terminal: what keys do on its pages, and in plain mode.
#include "report/document_text.hpp"
#include "support/morning.hpp"
#include "tui/keys.hpp"
#include "tui/observe_form.hpp"
#include "tui/plain.hpp"
#include "tui/text.hpp"

#include <set>

namespace infuwatch::console_pages_test {
using namespace test;
using tui::Key;
using tui::Role;

TEST_CASE("An act is put right, struck out and moved from the patient's course", "[tui]") {
  Morning console;
  console.press("<Home><Enter>");
  CHECK(console.state.screen == tui::Screen::patient);
  console.press("c");
  REQUIRE(console.state.form);
  auto* at = console.state.form->field(FieldId::at);
  REQUIRE(at);
  at->text = "-1m";
  console.state.form->field(FieldId::reason)->text = "clock misread";
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
  CHECK(console.shows("Nobody has answered for flag/"));
  console.press("M. Brandt answers<Save>");
  CHECK(console.shows("NOT ACCEPTED YET"));
  console.host.context = [&] { return console.ward.context("n2"); };
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

TEST_CASE("A row stays when its windows close and nobody has called", "[tui]") {
  Morning console;
  console.at(console.nine + Seconds{3600 + 24 * 3600 + 120});
  console.look();
  CHECK(console.shows("call NOT MADE"));
  CHECK_FALSE(console.shows("WINDOWS CLOSED"));
  console.press("/Muster<Enter><Del>");
  CHECK(console.shows("Muster, Bo"));
}

TEST_CASE("A row whose windows have closed stays until a nurse takes it off", "[tui]") {
  Morning console;
  taken(
      app::not_done(console.ward.context(), {}, std::to_string(console.bo.value()) + "/call", "refused", ""));
  console.look();
  console.at(console.nine + Seconds{3600 + 24 * 3600 + 120});
  console.look();
  INFO(console.text());
  CHECK(console.shows("Muster, Bo"));
  CHECK(console.shows("WINDOWS CLOSED"));
  console.press("/Muster<Enter><Del>");
  CHECK_FALSE(console.shows("Muster, Bo"));
  console.press("<Esc><Home><Del>");
  CHECK(console.shows("It stays while it is open."));
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
  CHECK(console.state.form->field(FieldId::text)->text == "line flushed");
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

}  // namespace infuwatch::console_pages_test
