// A further bag in the console: its form, what it asks, and an order's form with its bag.
#include "support/console.hpp"

namespace infuwatch::bag_form_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

}  // namespace

TEST_CASE("k hangs a further bag; one that has expired asks for a reason", "[tui]") {
  Console console;
  const auto ana = console.started("T-1", "Testa, Ana");
  console.at(console.nine + 10min);
  console.look();
  console.press("kB2207<Tab>2026-11-20<Tab>300 mg<Tab>250 mL");
  for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}})
    for (const auto* label : {"FURTHER BAG", "Lot", "Bag expires", "Amount", "Volume"}) {
      INFO(console.text(columns, rows));
      CHECK(console.shows(label, columns, rows));
    }
  CHECK(console.shows("A reason is required. The bag (lot B2207) expired 20-Nov-2026."));
  console.press("<Save>");
  REQUIRE(console.state.form);
  console.press("checked with the pharmacy<Save>");
  REQUIRE_FALSE(console.state.form);
  const auto chart = console.ward.chart(ana);
  REQUIRE(chart->infusion(ana)->bags.size() == 1);
  CHECK(chart->infusion(ana)->bags[0].volume == Quantity{{250000}, "mL"});
}

TEST_CASE("a bag's expiration without its date goes back to its field", "[tui]") {
  Console console;
  console.started("T-1", "Testa, Ana");
  console.look();
  console.press("k<Tab>14:00<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::expires)->faulty);
  CHECK(console.shows("! Bag expires"));
}

}  // namespace infuwatch::bag_form_test
