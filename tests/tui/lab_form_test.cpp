// Labs in the console: of the selected patient, several in one form, and what is refused stays in its field.
#include "support/morning.hpp"

namespace infuwatch::lab_form_test {
namespace {

using test::Morning;

std::vector<LabResult> labs_of(Morning& console) {
  std::vector<LabResult> all;
  const auto chart = console.ward.chart(console.dee);
  for (const auto& [number, act] : chart->acts())
    if (const auto* said = std::get_if<LabsCharted>(&act.said))
      all.insert(all.end(), said->labs.begin(), said->labs.end());
  return all;
}

}  // namespace

TEST_CASE("labs of the selected patient are charted in one form", "[tui][lab]") {
  Morning console;
  console.press("<Home>+");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::new_mrn)->text == "T-4");
  CHECK(console.shows("LABS, with their dates"));
  console.press("lvef 55 % 2026-10-01; hbsag negative 2026-09-12<Save>");
  REQUIRE_FALSE(console.state.form);
  CHECK(labs_of(console).size() == 2);
}

TEST_CASE("a lab nobody knows stays in its field with what it may be", "[tui][lab]") {
  Morning console;
  console.press("<Home>+lvfe 55 % 2026-10-01<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(FieldId::lab)->faulty);
  CHECK(console.state.form->field(FieldId::lab)->text == "lvfe 55 % 2026-10-01");
  CHECK(console.state.form->fault.find("lvef") != std::string::npos);
  CHECK(labs_of(console).empty());
}

TEST_CASE("a lab's patient is found by part of the name", "[tui][lab]") {
  Morning console;
  console.press("<Home>+<BackTab><Back><Back><Back>Must");
  REQUIRE(console.state.form->offers.size() == 1);
  CHECK(console.state.form->offers[0].fills[0].second == "T-2");
}

}  // namespace infuwatch::lab_form_test
