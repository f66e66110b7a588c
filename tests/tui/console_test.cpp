// The console without a terminal: what keys do.
#include "report/document_text.hpp"
#include "support/morning.hpp"
#include "tui/keys.hpp"
#include "tui/observe_form.hpp"
#include "tui/plain.hpp"
#include "tui/text.hpp"

#include <set>

namespace infuwatch::console_test {
using namespace test;
using tui::Key;
using tui::Role;

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

TEST_CASE(
    "A clock that is set while the console is open is said at once, and then of everyone who began before",
    "[tui]") {
  Morning console;
  CHECK_FALSE(console.shows("CLOCK"));
  console.ward.clock.step(Seconds{3600});
  console.look();
  CHECK(console.shows("CLOCK SET FORWARD by 1 h 00 min: windows are off"));
  console.ward.log(console.ward.clock.now(), "3 note quiet");
  console.look();
  CHECK_FALSE(console.shows("windows are off"));
  CHECK(console.shows("CLOCK SET FORWARD by 1 h 00 min SINCE THE START"));
}

TEST_CASE("What about the machine makes times doubtful stands on every screen", "[tui]") {
  Morning console;
  console.host.machine = [] {
    return std::vector<MachineFault>{{MachineFault::Kind::clock_loose, {}},
                                     {MachineFault::Kind::disk_low, {"12"}}};
  };
  console.wait(Seconds{61});
  CHECK(console.shows("CLOCK NOT SYNCHRONIZED"));
  CHECK(console.shows("DISK NEARLY FULL"));
  console.press("f");
  CHECK(console.shows("CLOCK NOT SYNCHRONIZED"));
}

TEST_CASE("The keys of a start, an observation, an answer and a call are as many as the README says",
          "[tui]") {
  Console console;
  console.ward.patient("T-9", "Testa, Ana");
  console.look();
  SECTION("start of what is prepared") {
    console.press("nT-9<Enter>ocre<Enter>300 mg<Save>");
    CHECK(console.shows("prepared: ocrelizumab 300 mg"));
    console.ward.ready(InfusionId{1});
    console.look();
    console.keys = 0;
    console.press("s<Tab>a<Save>");  // what must be answered before a first dose is as expected
    CHECK(console.keys == 4);
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
  SECTION("answer, and the pause with it") {
    const auto ana = console.started("T-1", "Testa, Eva");
    console.ward.log(console.nine + Seconds{60}, std::to_string(ana.value()) + " hives g2");
    console.look();
    console.press("apa");
    CHECK(console.shows("F4 and chart the pause"));
    console.press("<Extra>");
    CHECK(console.shows("acknowledged F1: paused"));
    CHECK(console.ward.chart(ana)->infusion(ana)->state == InfusionState::paused);
  }
  SECTION("call") {
    const auto ana = console.started("T-1", "Testa, Eva");
    console.at(console.nine + Seconds{3600});
    taken(app::stop(console.ward.context(), {}, {ana, "", "", ""}));
    taken(app::release(console.ward.context(), {"", "asked to go"}, {ana, "", ""}));
    console.look();
    console.keys = 0;
    console.press("cc1<Save>");
    CHECK(console.keys == 4);
    CHECK(console.shows("call: well (early contact)"));
    CHECK(console.shows("An early contact: the follow-up call stays due"));
  }
}

TEST_CASE("What has to be there today is confirmed from the board", "[tui]") {
  Morning console;
  CHECK_FALSE(console.shows("READY"));
  CHECK_FALSE(console.shows("NOT CONFIRMED"));
  console.press("jDr. Lee<Save>");
  CHECK(console.shows("READY SINCE"));
  CHECK(console.shows("Dr. Lee"));
  console.at(console.nine + Seconds{24 * 3600});
  console.look();
  CHECK(console.shows("NOT CONFIRMED TODAY: emergency drugs, oxygen, provider"));
}

TEST_CASE("Letters choose an outcome only once they can be no other; its number chooses it", "[tui]") {
  struct Case {
    const char* keys;
    const char* chosen;
  };
  const auto [keys, chosen] = GENERATE(values<Case>({{"w", ""},
                                                     {"we", "well"},
                                                     {"wr", "wrong-number"},
                                                     {"c", ""},
                                                     {"cc", ""},
                                                     {"ca", "caregiver"},
                                                     {"s", ""},
                                                     {"se", "sent-to-ed"},
                                                     {"sy", "symptoms"},
                                                     {"wwe", "well"},
                                                     {"xno", "no-answer"},
                                                     {"wa", ""},
                                                     {" ", "well"},
                                                     {" w", "well"},
                                                     {"1", "well"},
                                                     {"5", "wrong-number"},
                                                     {"w5", "wrong-number"},
                                                     {"8", "sent-to-ed"},
                                                     {"9", ""},
                                                     {"0", ""},
                                                     {" wr", "wrong-number"}}));
  INFO('"' << keys << '"');
  tui::Form form;
  form.fields.push_back(tui::asked(FieldId::call_outcome));
  form.fields.back().letters = 2;
  for (const char* key = keys; *key; ++key) form.take({Key::Name::letter, std::string{*key}});
  CHECK(form.fields.back().text == chosen);
}

TEST_CASE("A letter that two words begin with answers no flag", "[tui]") {
  tui::Form form;
  form.fields.push_back(tui::asked(FieldId::action));
  form.take({Key::Name::letter, "s"});
  CHECK(form.fields.back().text.empty());
  form.take({Key::Name::letter, "t"});
  CHECK(form.fields.back().text == "stopped");
  form.take({Key::Name::letter, "m"});
  CHECK(form.fields.back().text == "medication");
}

TEST_CASE("A stop before the planned end says why; after it completed is likely", "[tui]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.look();
  console.press("s");
  CHECK(console.shows("Why is required."));
  console.press("<Save>");
  CHECK(console.shows("Why is required."));
  CHECK_FALSE(console.ward.chart(ana)->infusion(ana)->stop);
  console.press("r");
  CHECK(console.shows("stopped: reaction"));
  CHECK(console.shows("[not stated"));  // how much reached her
  console.press("c");
  CHECK(console.shows("[all of it"));
  console.press("<Esc>y");
  console.at(*console.ward.chart(ana)->infusion(ana)->planned_end);
  console.look();
  console.press("s<Save>");
  REQUIRE(console.ward.chart(ana)->infusion(ana)->stop);
  CHECK(console.ward.chart(ana)->infusion(ana)->stopping.why == "completed");
}

TEST_CASE("What saving would mean is told anew each minute", "[tui]") {
  Morning console;
  console.press(":" + std::to_string(console.ana.value()) + " chest pain g2 -5m");
  const auto told = [&] {
    const report::WordStyle context{console.state.zone, {}, report::Edge::console};
    return report::to_text({.sections = {{console.state.form->preview}}}, context, 80);
  };
  const auto before = told();
  console.wait(Seconds{60});
  CHECK(told() != before);
  const auto seconds = console.state.ticket;
  console.wait(Seconds{59});
  CHECK(console.state.ticket == seconds);  // not each second
}

TEST_CASE("No message sends anybody to a shell, and none loses what was typed", "[tui]") {
  Console console;
  console.press("iT-1<Tab>Testa, Ana<Tab>see --help. `infuwatch x`<Save>");
  CHECK(console.shows("Born cannot be `see --help. "));
  console.press("<Esc>yn<Save>");
  CHECK(console.shows("is required. Enter --") == false);
  CHECK(console.shows("Enter them, then save."));
  CHECK_FALSE(console.shows("help shows"));
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
  CHECK(console.state.form->field(field_id(Sign::heart_rate))->text == "999");
  CHECK(console.state.form->field(field_id(Sign::heart_rate))->faulty);
  CHECK(console.shows("! HR"));
}

TEST_CASE("What needs a reason is asked and sent again, under the same uuid", "[tui]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + Seconds{3600});
  taken(app::stop(console.ward.context(), {}, {ana, "", "", ""}));
  console.look();
  console.press("l<Save>");
  REQUIRE(console.state.form);
  CHECK(console.shows("needs a reason"));
  const auto uuid = console.state.form->uuid;
  CHECK_FALSE(uuid.empty());
  console.press("asked to go<Save>");
  CHECK_FALSE(console.state.form);
  CHECK(taken(app::reading<bool>(console.kept, [&](const storage::View& view) -> Result<bool, Problem> {
    return view.find_entry(std::string_view{uuid}).has_value();
  })));
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

}  // namespace infuwatch::console_test
