// The lock: what it hides and keeps, who opens it, and whose entries follow.
#include "app/pin.hpp"
#include "support/morning.hpp"

namespace infuwatch::sign_in_test {
using namespace test;
using tui::Key;
using tui::Role;

TEST_CASE("Typed text is not lost by a key pressed by mistake, nor by the lock", "[tui]") {
  Morning console;
  console.press("oh2<Esc>");
  CHECK(console.shows("Discard what you typed?"));
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

TEST_CASE("A console that is opened asks whoever has a PIN for it, and nobody else", "[tui]") {
  for (const bool has_pin : {true, false}) {
    Console console;
    if (has_pin) taken(app::set_pin(console.ward.context("n1"), "n1", "4711"));
    console.state.snapshot.reset();  // as when it is opened
    console.started("T-1", "Testa, Ana");
    console.look();
    CHECK(console.state.locked == has_pin);
    console.press("4711<Enter>");
    CHECK_FALSE(console.state.locked);
  }
}

TEST_CASE("A lock opens with the PIN of whoever works here, or of somebody else who takes over", "[tui]") {
  Console console;
  taken(app::set_pin(console.ward.context("n1"), "n1", "4711"));
  taken(app::set_pin(console.ward.context("n2"), "n2", "2580"));
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
  CHECK(console.shows("do not match"));
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
  taken(app::set_pin(console.ward.context("n1"), "n1", "4711"));
  taken(app::set_pin(console.ward.context("n2"), "n2", "2580"));
  console.started("T-1", "Testa, Ana");
  taken(app::disable_staff(console.ward.context("c1"), {}, "n1"));
  console.wait(Seconds{2});
  REQUIRE(console.state.locked);
  CHECK_FALSE(console.shows("Testa"));
  console.press("4711<Enter>");
  CHECK(console.state.locked);
  console.press("<Esc><Tab>n2<Enter>2580<Enter>");
  CHECK_FALSE(console.state.locked);
  CHECK(console.state.badge == "n2");
}

TEST_CASE("What is recorded after somebody else signed in is hers", "[tui]") {
  Console console;
  taken(app::set_pin(console.ward.context("n2"), "n2", "2580"));
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

}  // namespace infuwatch::sign_in_test
