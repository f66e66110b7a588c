// A drug that is not in the list, in the console: chosen below the drug's field, never passed over into.
#include "support/console.hpp"

namespace infuwatch::unlisted_form_test {
namespace {

using namespace test;

/// The form of an order, its patient chosen, at the drug.
void order_of(Console& console, const std::string& typed) {
  console.ward.patient("T-1");
  console.look();
  console.press("nT-1<Enter>" + typed);
}

std::string said(const Console& console, FieldId field) {
  const auto* asked = console.state.form ? console.state.form->field(field) : nullptr;
  return asked ? asked->text : "none";
}

void to_the_drug(Console& console) {
  REQUIRE(console.state.form);
  const auto& form = *console.state.form;
  while (form.fields[form.focus].id != FieldId::drug) console.press("<BackTab>");
}

}  // namespace

TEST_CASE("a drug that is not in the list is chosen in the drug's list, and asks what it needs", "[tui]") {
  Console console;
  order_of(console, "tezepelumab");
  CHECK(console.shows("Not in the list"));
  CHECK(said(console, FieldId::unlisted) == "none");
  console.press("<Enter>");
  CHECK(said(console, FieldId::drug) == "tezepelumab");
  CHECK(said(console, FieldId::unlisted) == "yes");
  CHECK(console.state.form->title.find("MRN T-1") != std::string::npos);  // whose order it is stays in sight
  for (const auto& [columns, rows] : {std::pair{80, 24}, {120, 40}})
    for (const auto* label : {"Not in list", "Route", "Rate"}) {
      INFO(console.text(columns, rows));
      CHECK(console.shows(label, columns, rows));
    }
  CHECK(said(console, FieldId::route).empty());
  console.press("1<Tab>60 mL/h<Tab>210 mg<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::provider)->faulty);  // required
  console.press("Dr. Vega");
  CHECK(console.shows("NO PROTOCOL stands behind tezepelumab"));
  console.press("<Save>");
  REQUIRE_FALSE(console.state.form);
  CHECK(console.shows("tezepelumab (no protocol)"));
  const auto chart = console.ward.chart(InfusionId{1});
  const auto& order = chart->infusion(InfusionId{1})->order;
  CHECK(order.drug == "generic");
  CHECK(order.unlisted == "tezepelumab");
  CHECK(order.route == "IV");
  CHECK(order.rate == Quantity{{60000}, "mL/h"});
}

TEST_CASE("Tab passes over it, a drug of the list takes it back, and a name near one asks", "[tui]") {
  Console console;
  order_of(console, "ocrelizumb<Tab>");
  CHECK(said(console, FieldId::unlisted) == "none");
  console.press("300 mg<Save>");
  CHECK(console.shows("Did you mean"));
  to_the_drug(console);
  console.press("x<Back><Enter>");
  CHECK(said(console, FieldId::unlisted) == "yes");
  console.press("1<Tab>60 mL/h<Save>");
  console.press("Dr. Vega<Save>");
  REQUIRE(console.state.form);
  CHECK(console.shows("may be ocrelizumab"));
  to_the_drug(console);
  console.press("<Back><Back><Back><Enter>");
  CHECK(said(console, FieldId::drug) == "ocrelizumab");
  CHECK(said(console, FieldId::unlisted) == "none");
  CHECK(said(console, FieldId::route) == "none");
}

}  // namespace infuwatch::unlisted_form_test
