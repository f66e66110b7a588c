// An emergency entry from the lock screen, and the first run's PIN.
#include "app/pin.hpp"
#include "support/morning.hpp"

namespace infuwatch::tui_emergency_test {
using namespace test;

namespace {

/// The console of a morning, locked with an observation half typed.
struct Locked : Morning {
  Locked() {
    taken(app::set_pin(ward.context("n1"), "n1", "4711"));
    wait(Seconds{61});
    press("oh2<Lock>");
    keys = 0;
  }
};

}  // namespace

TEST_CASE("From the lock to a saved emergency entry without signing in", "[tui]") {
  Locked console;
  CHECK(console.shows("F4 EMERGENCY ENTRY"));
  const auto before = console.kept.head().number;
  console.press("<Extra>");
  CHECK(console.shows("EMERGENCY ENTRY, without signing in"));
  CHECK(console.shows("nobody signed in"));
  CHECK(console.shows("T.A."));
  CHECK_FALSE(console.shows("Testa"));  // names stay hidden until somebody is named by number
  console.press("1 hives g3 bp 80/50");
  CHECK(console.shows("Testa, Ana  MRN T-1"));
  CHECK(console.shows("IF SAVED NOW"));
  CHECK(console.shows("*** F"));
  console.press("<Save>");
  CHECK(console.kept.head().number == EntryNumber{before.value() + 1});
  CHECK(console.kept.find_entry(console.kept.head().number)->staff == "*");
  CHECK(console.shows("RECORDED, TO BE CLAIMED"));
  CHECK(console.state.locked);
  console.press("x");
  CHECK(console.shows("LOCKED"));
  CHECK_FALSE(console.shows("Testa"));
  console.press("<Enter>4711<Enter>");
  REQUIRE(console.state.form);  // what she had half typed before
  CHECK(console.shows("[2] hives"));
  CHECK(console.state.form->infusion == console.dee);
}

TEST_CASE("Seen, stopped, given and told are four entries of one save, each with the name that was said",
          "[tui]") {
  Locked console;
  const auto before = console.kept.head().number.value();
  console.press("<Extra>1 hives g3<Tab><Right><Tab>epinephrine 0.3 mg IM<Tab>Dr. Vega<Tab>M. Brandt<Save>");
  CHECK(console.kept.head().number.value() == before + 4);
  std::string kinds;
  for (auto number = before + 1; number <= before + 4; ++number) {
    const auto entry = *console.kept.find_entry(EntryNumber{number});
    kinds += std::string{kind(entry.said)} + ' ';
    CHECK(entry.staff == "*M. Brandt");
  }
  CHECK(kinds == "observe stop give notify ");
}

TEST_CASE("What cannot be done any more does not keep the rest from being recorded", "[tui]") {
  Locked console;
  taken(app::stop(console.ward.context("n2"), {}, {console.ana, "", "", "reaction"}));
  const auto before = console.kept.head().number.value();
  console.press("<Extra>1 hives g3<Tab><Right><Tab>epinephrine 0.3 mg IM<Save>");
  CHECK(console.kept.head().number.value() == before + 2);
  CHECK(console.shows("NOT DONE: Infusion 1 was already stopped"));
}

TEST_CASE("A number alone says whom a medication was given", "[tui]") {
  Locked console;
  const auto before = console.kept.head().number.value();
  console.press("<Extra>1<Tab><Tab>epinephrine 0.3 mg IM<Save>");
  CHECK(console.kept.head().number.value() == before + 1);
  CHECK(kind(console.kept.find_entry(console.kept.head().number)->said) == "give");
  console.press("x<Extra>1<Save>");
  CHECK(console.kept.head().number.value() == before + 1);
  CHECK(console.state.form);  // nothing was said: it is asked for
}

TEST_CASE("An emergency entry nobody finishes gives way to the lock, and is kept", "[tui]") {
  Locked console;
  console.press("<Extra>1 hives g3");
  console.wait(tui::emergency_shown_for - Seconds{1});
  CHECK(console.state.emergency);
  console.wait(Seconds{1});
  CHECK_FALSE(console.state.emergency);
  CHECK(console.shows("LOCKED"));
  CHECK_FALSE(console.shows("Testa"));
  console.press("<Extra>");
  CHECK(console.shows("[1 hives g3"));
  console.press("<Esc>y");
  CHECK(console.shows("LOCKED"));
  console.press("<Extra>");
  CHECK_FALSE(console.shows("[1 hives g3"));
}

TEST_CASE("Where nobody of the site works an emergency entry is made all the same", "[tui]") {
  Console console;
  console.started("T-1", "Testa, Ana");
  taken(app::disable_staff(console.ward.context("c1"), {}, "n1"));
  console.wait(Seconds{2});
  REQUIRE(console.state.locked);
  const auto before = console.kept.head().number.value();
  console.press("<Extra>1 hives g3<Save>");
  CHECK(console.kept.head().number.value() == before + 1);
}

TEST_CASE("Where one infusion is open an emergency entry need not say which", "[tui]") {
  for (const auto* typed : {"hives g3", "1 hives g3"}) {
    Console console;
    const auto infusion = console.started("T-1", "Testa, Ana");
    console.wait(Seconds{2});
    console.press(std::string{"<Lock><Extra>"} + typed + "<Save>");
    INFO(typed);
    CHECK(console.ward.chart(infusion)->standing<Observed>().size() == 1);
  }
  Morning console;  // several: the number has to be said
  console.press("<Lock><Extra>hives g3");
  CHECK(console.shows("Begin with the infusion's number"));
}

TEST_CASE("An emergency entry stands on the board until it is claimed with one key", "[tui]") {
  Morning console;
  console.press("<Lock><Extra>2 hives g1<Save>x<Enter>");
  console.look();
  CHECK(console.shows("NOT CLAIMED"));
  const auto entry = console.kept.head().number;
  for (int i = 0; i < 5 && tui::selected(console.state, console.ward.clock.now())->infusion != console.bo;
       ++i)
    console.press("<Down>");
  console.press("!<Save>");
  CHECK(console.shows("Whose entry is required."));
  REQUIRE_FALSE(console.ward.chart(console.bo)->act(entry)->claim);
  console.press("mine<Save>");
  REQUIRE(console.ward.chart(console.bo)->act(entry)->claim);
  CHECK(console.ward.chart(console.bo)->act(entry)->claim->by == "n1");
  console.look();
  CHECK_FALSE(console.shows("NOT CLAIMED"));
  console.press("!");
  CHECK(console.shows("No emergency entry waits here."));
}

TEST_CASE("The first run asks for a PIN, twice, and shows none of it", "[tui]") {
  Console console{false};
  console.press("North Infusion<Tab>America/New_York<Tab>C. Okafor<Tab><Tab>4711<Tab>4712");
  CHECK(console.shows("[****"));
  CHECK_FALSE(console.shows("4711"));
  console.press("<Save>");
  CHECK(console.shows("The two PINs differ"));
  CHECK_FALSE(console.host.site_made);
  console.press("1111<Tab>1111<Save>");
  CHECK(console.shows("not all the same"));
  CHECK_FALSE(console.host.site_made);
  console.press("4711<Tab>4711<Save>");
  CHECK(console.host.site_made);
  console.look();
  CHECK_FALSE(console.state.locked);  // she has just typed it
  console.press("<Lock>1234<Enter>");
  CHECK(console.state.locked);
  console.press("4711<Enter>");
  CHECK_FALSE(console.state.locked);
}

}  // namespace infuwatch::tui_emergency_test
