// A reaction is closed out in the console: nothing is filled in, Naranjo's questions are asked.
#include "support/console.hpp"

namespace infuwatch::close_out_form_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

}  // namespace

TEST_CASE("x closes out a reaction; without one it says so", "[tui][close-out]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + 10min);
  console.look();
  console.press("x");
  REQUIRE_FALSE(console.state.form);
  CHECK(console.shows("Nothing that could be closed out is flagged here."));
  console.ward.log(console.nine + 20min, "1 hives g2");
  console.ward.log(console.nine + 30min, "1 hives gone");
  console.at(console.nine + 2h);
  console.look();
  console.press("x");
  REQUIRE(console.state.form);
  for (const auto& field : console.state.form->fields) {
    INFO(field.label);
    CHECK(field.text.empty());
  }
  for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}})
    for (const auto* label : {"CLOSE OUT", "Serious", "Causality", "Outcome", "Judged by",
                              "2 Appeared after the drug was given?"}) {
      INFO(console.text(columns, rows));
      CHECK(console.shows(label, columns, rows));
    }
  console.press("<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::seriousness)->faulty);
  CHECK(console.shows("3 hospitalization"));  // what it takes stands below it
  CHECK(console.shows("8 none"));
  const auto said_serious = [&] { return console.state.form->field(FieldId::seriousness)->text; };
  for (const auto& [key, want] : {std::pair{"2", "life-threatening"},
                                  {"3", "life-threatening,hospitalization"},
                                  {"2", "hospitalization"},
                                  {"8", "none"},
                                  {"8", ""},
                                  {"8", "none"},
                                  {"7", "other"},
                                  {"9", "other9"},
                                  {"<Back>", "other"},
                                  {"8", "none"}}) {
    console.press(key);
    CHECK(said_serious() == want);
  }
  console.press("<Tab>2<Tab>1<Tab>Dr. Vega<Tab><Tab><Tab>");
  const std::string replies = "yyyunuuunn";
  for (const auto reply : replies) console.press(std::string(1, reply) + "<Tab>");
  INFO(console.text());
  CHECK(console.shows("F1 closed out by Dr. Vega: not serious, probable (Naranjo 6), recovered"));
  CHECK(console.shows("score 6, which suggests probable"));
  console.press("<Save>");
  REQUIRE_FALSE(console.state.form);
  const auto chart = console.ward.chart(ana);
  const auto closed = chart->standing<ClosedOut>(ana);
  REQUIRE(closed.size() == 1);
  const auto& said = std::get<ClosedOut>(closed[0]->said);
  CHECK(said.causality == Causality::probable);
  CHECK(said.outcome == ReactionOutcome::recovered);
  CHECK(said.seriousness == std::vector{Seriousness::none});
  CHECK(naranjo_score(said.naranjo) == 6);
}

TEST_CASE("Naranjo's questions are answered all or none, and several events ask for one",
          "[tui][close-out]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.ward.log(console.nine + 20min, "1 hives g2");
  console.ward.log(console.nine + 30min, "1 hives gone");
  console.ward.log(console.nine + 91min, "1 rash g2");
  console.at(console.nine + 2h);
  console.look();
  console.press("x<Tab>other<Tab>3<Tab>2<Tab><Tab><Tab><Tab>y<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::naranjo)->faulty);
  console.press("<Esc>y");
  REQUIRE_FALSE(console.state.form);
  console.press("x<Tab>other<Tab>3<Tab>2<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::episode)->faulty);
  CHECK(console.shows("Infusion 1 has several events"));
  console.press("F1<Save>");
  REQUIRE_FALSE(console.state.form);
  CHECK(console.ward.chart(ana)->standing<ClosedOut>(ana).size() == 1);
}

}  // namespace infuwatch::close_out_form_test
