// Every vital sign in the console: a field in the form, its last reading beside it, its strip in the chart.
#include "domain/vital_reading.hpp"
#include "support/morning.hpp"

namespace infuwatch::sign_form_test {
namespace {

using test::Morning;

const std::map<Sign, std::string> texts{
    {Sign::heart_rate, "92"},       {Sign::pressure, "118/70"}, {Sign::temperature, "36.8C"},
    {Sign::respiratory_rate, "16"}, {Sign::spo2, "98"},         {Sign::oxygen, "air"},
    {Sign::consciousness, "A"},     {Sign::pain, "0"},          {Sign::weight, "72.5"},
    {Sign::glucose, "5.5 mmol/L"},  {Sign::height, "172 cm"}};

/// Opens the form of an observation and types every sign into its field.
std::string typed_into_form() {
  std::string keys = "o<Tab><Tab>";
  for (const auto& sign : vital_signs()) keys += "<Tab>" + texts.at(sign.sign);
  return keys;
}

}  // namespace

TEST_CASE("the form of an observation has a field for every vital sign, and saves what is typed",
          "[tui][sign]") {
  Morning console;
  console.press("<Home>" + typed_into_form());
  for (const auto& sign : vital_signs()) {
    INFO(sign.field.key);
    const auto* field = console.state.form->field(sign.field.id);
    REQUIRE(field);
    CHECK(field->text == texts.at(sign.sign));
    CHECK(console.shows(std::string{sign.field.label} + ' '));
  }
  const InfusionId infusion{*console.state.form->infusion};
  console.press("<Save>");
  REQUIRE_FALSE(console.state.form);
  const auto chart = console.ward.chart(infusion);
  const auto& said = std::get<Observed>(chart->standing<Observed>(infusion).back()->said);
  for (const auto& sign : vital_signs()) {
    INFO(sign.field.key);
    Vitals expected;
    REQUIRE(read_sign(sign, texts.at(sign.sign), expected));
    CHECK(typed_sign(sign, said.vitals) == typed_sign(sign, expected));
  }
  console.press("<Esc><Home>o<Tab>");
  for (const auto& sign : vital_signs()) {
    INFO(sign.field.key);
    CHECK(console.state.form->field(sign.field.id)->beside.starts_with("last "));
  }
  CHECK(console.shows("last 5.5 mmol/L", 120, 40));
}

TEST_CASE("a glucose without its unit goes back to its field", "[tui][sign]") {
  Morning console;
  std::string keys = "<Home>o<Tab><Tab>";
  for (int sign = 0; sign <= static_cast<int>(Sign::glucose); ++sign) keys += "<Tab>";
  console.press(keys + "99<Save>");
  REQUIRE(console.state.form);
  CHECK(console.state.form->field(field_id(Sign::glucose))->faulty);
  CHECK(console.shows("! Glucose"));
}

TEST_CASE("a charted glucose has its strip where there is room", "[tui][sign]") {
  Morning console;
  console.press("<Home><Enter>");
  CHECK_FALSE(console.shows("BG 300", 120, 40));
  console.press(typed_into_form() + "<Save><Esc>");
  console.press("<Home><Enter>");
  CHECK(console.shows("BG 300", 120, 40));
  CHECK(console.shows("SpO2 100", 120, 40));
  CHECK_FALSE(console.shows("BG 300", 80, 24));
  CHECK(console.shows("SpO2 100", 80, 24));
}

}  // namespace infuwatch::sign_form_test
