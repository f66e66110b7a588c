#include "base/quantity.hpp"

#include "support/catch.hpp"
#include "support/property.hpp"

namespace infuwatch::quantity_test {
namespace {

struct Number {
  const char* text;
  std::int64_t thousandths;
};

TEST_CASE("a decimal is exact to the thousandth", "[base]") {
  const auto row = GENERATE(values<Number>({
      {"0", 0},
      {"300", 300000},
      {"37.2", 37200},
      {"37,2", 37200},
      {"0.5", 500},
      {"0.001", 1},
      {"1.050", 1050},
      {"007", 7000},
      {"999999999.999", 999999999999},
  }));
  INFO(row.text);
  REQUIRE(decimal(row.text));
  CHECK(decimal(row.text)->thousandths == row.thousandths);
}

TEST_CASE("anything but digits and one point is no decimal", "[base]") {
  for (const auto* text :
       {"",      ".",     ",",   ".5",   "5.",   "1.2345", "1.0000",     "1.2.3",
        "1,2,3", "1.2,3", "-1",  "+1",   "1e3",  "1 ",     " 1",         "1 000",
        "0x10",  "inf",   "nan", "1.-5", "1.+5", "1.5e",   "1000000000", "99999999999999999999",
        "\u00BD"}) {
    INFO(text);
    CHECK_FALSE(decimal(text));
  }
}

TEST_CASE("a decimal is written in its shortest exact form and reads back", "[base]") {
  CHECK(to_text(Decimal{37200}) == "37.2");
  CHECK(to_text(Decimal{300000}) == "300");
  CHECK(to_text(Decimal{1}) == "0.001");
  CHECK(to_text(Decimal{1050}) == "1.05");
  CHECK(to_text(Decimal{0}) == "0");
  test::holds_always("every decimal reads back", [] {
    const Decimal value{*rc::gen::inRange<std::int64_t>(0, 1000000000000)};
    RC_ASSERT(decimal(to_text(value)) == std::optional{value});
    RC_ASSERT(!to_text(value).ends_with('.'));
    RC_ASSERT((value.thousandths % 1000 == 0 || !to_text(value).ends_with('0')));
  });
}

struct Amount {
  const char* text;
  std::int64_t thousandths;
  const char* unit;
};

TEST_CASE("a dose is a number and one of the known units", "[base]") {
  const auto row = GENERATE(values<Amount>({
      {"300 mg", 300000, "mg"},
      {"300mg", 300000, "mg"},
      {" 12 mg/m2 ", 12000, "mg/m2"},
      {"12 MG/M2", 12000, "mg/m2"},
      {"30 g", 30000, "g"},
      {"0.4 g/kg", 400, "g/kg"},
      {"2.5 L", 2500, "L"},
      {"2,5 l", 2500, "L"},
      {"50 ml", 50000, "mL"},
      {"500 mcg", 500000, "mcg"},
      {"10 units", 10000, "units"},
      {"1.5 plasma volumes", 1500, "plasma volumes"},
      {"1 plasma volume", 1000, "plasma volumes"},
      {"300 \u00B5g", 300000, "mcg"},
      {"300\u03BCg", 300000, "mcg"},
      {"300 ug", 300000, "mcg"},
      {"300 micrograms", 300000, "mcg"},
      {"8 mgs", 8000, "mg"},
      {"8 Milligrams", 8000, "mg"},
      {"1 gm", 1000, "g"},
      {"1 gram", 1000, "g"},
      {"30 grams", 30000, "g"},
      {"50 cc", 50000, "mL"},
      {"50 milliliters", 50000, "mL"},
      {"2 liters", 2000, "L"},
      {"5000 IU", 5000000, "units"},
      {"5000 international units", 5000000, "units"},
      {"1 unit", 1000, "units"},
      {"20 mEq", 20000, "mEq"},
      {"20 MEQ", 20000, "mEq"},
      {"15 mmol", 15000, "mmol"},
      {"12 mg/m\u00B2", 12000, "mg/m2"},
      {"12 mg / m^2", 12000, "mg/m2"},
      {"12 mg per m2", 12000, "mg/m2"},
      {"5 \u00B5g/kg", 5000, "mcg/kg"},
      {"80 units/kg", 80000, "units/kg"},
  }));
  INFO(row.text);
  const auto read = dose(row.text);
  REQUIRE(read);
  CHECK(read->amount.thousandths == row.thousandths);
  CHECK(read->unit == row.unit);
}

struct Refused {
  const char* text;
  QuantityFault want;
};

TEST_CASE("a dose without a number, a unit or a known unit is refused", "[base]") {
  const auto row = GENERATE(values<Refused>({
      {"", QuantityFault::no_number},
      {"mg", QuantityFault::no_number},
      {"-300 mg", QuantityFault::no_number},
      {"1.2345 mg", QuantityFault::no_number},
      {"1.2.3 mg", QuantityFault::no_number},
      {"300", QuantityFault::no_unit},
      {"300 ", QuantityFault::no_unit},
      {"300 mgx", QuantityFault::unknown_unit},
      {"300 gr", QuantityFault::unknown_unit},  // grains
      {"10 U", QuantityFault::unknown_unit},    // read as a zero
      {"10 mg/", QuantityFault::unknown_unit},
      {"300 m g", QuantityFault::unknown_unit},
      {"300 mg 2", QuantityFault::unknown_unit},
      {"300 mg/h", QuantityFault::unknown_unit},  // a rate
      {"3e2 mg", QuantityFault::unknown_unit},
  }));
  INFO(row.text);
  const auto read = dose(row.text);
  REQUIRE_FALSE(read);
  CHECK((read.error() == row.want));
}

TEST_CASE("a rate takes units of rate and no others", "[base]") {
  CHECK((*rate("60 mL/h") == Quantity{Decimal{60000}, "mL/h"}));
  CHECK((*rate("50 mg/h") == Quantity{Decimal{50000}, "mg/h"}));
  CHECK((*rate("0.5 mg/kg/min") == Quantity{Decimal{500}, "mg/kg/min"}));
  CHECK((*rate("1.5ML/MIN") == Quantity{Decimal{1500}, "mL/min"}));
  CHECK((rate("60").error() == QuantityFault::no_unit));
  CHECK((rate("60 mg").error() == QuantityFault::unknown_unit));
  for (const auto* text : {"60 ml/h", "60 mL/hr", "60 ML/HOUR", "60 cc/hr", "60 cc/hour", "60 mL per hour",
                           "60 mL / h", "20 gtt/min 20 gtt/mL", "20 gtts/min (20 gtt/mL)",
                           "15 drops/min at 15 gtt/mL", "10 gtt/min x 10 drops/ml", "60gtt/min, 60gtt/mL"}) {
    INFO(text);
    const auto read = rate(text);
    REQUIRE(read);
    CHECK((*read == Quantity{Decimal{60000}, "mL/h"}));
  }
  CHECK((*rate("7 gtt/min 20 gtt/mL") == Quantity{Decimal{21000}, "mL/h"}));
  CHECK((*rate("10 gtt/min 15 gtt/mL") == Quantity{Decimal{40000}, "mL/h"}));
  CHECK((*rate("0.1 mcg/kg/min") == Quantity{Decimal{100}, "mcg/kg/min"}));
  CHECK((*rate("0.1 \u00B5g/kg/min") == Quantity{Decimal{100}, "mcg/kg/min"}));
  CHECK((*rate("1000 units/hr") == Quantity{Decimal{1000000}, "units/h"}));
  CHECK((*rate("1000 IU/h") == Quantity{Decimal{1000000}, "units/h"}));
  CHECK((*rate("10 mEq/hr") == Quantity{Decimal{10000}, "mEq/h"}));
  CHECK((rate("60 drops/min").error() == QuantityFault::no_drop_factor));
  CHECK((rate("20 gtt/min").error() == QuantityFault::no_drop_factor));
  CHECK((rate("20 gtt/min 0 gtt/mL").error() == QuantityFault::unknown_unit));
  CHECK((rate("20 gtt/min 20").error() == QuantityFault::unknown_unit));
  CHECK((rate("999999999 gtt/min 0.001 gtt/mL").error() == QuantityFault::unknown_unit));
  CHECK((rate("fast").error() == QuantityFault::no_number));
}

TEST_CASE("units are kept, never converted", "[base]") {
  CHECK_FALSE((*dose("1 g") == *dose("999 mg")));
  CHECK(to_text(*dose("1 G")) == "1 g");
  CHECK(to_text(*dose("2,50 l")) == "2.5 L");
}

TEST_CASE("every unit that is listed is taken and written back", "[base]") {
  const auto text = GENERATE(std::string{"mcg"}, "mg", "g", "mL", "L", "units", "mg/m2", "mg/kg", "g/kg",
                             "mL/kg", "plasma volumes", "mEq", "mmol", "mcg/kg", "units/kg", "mmol/kg");
  CHECK((", " + dose_units() + ",").find(", " + text + ",") != std::string::npos);
  test::holds_always("a dose in " + text, [&] {
    const Quantity quantity{Decimal{*rc::gen::inRange<std::int64_t>(0, 1000000000000)}, text};
    const auto read = dose(to_text(quantity));
    RC_ASSERT((read && *read == quantity));
  });
}

TEST_CASE("every rate that is listed is taken and written back", "[base]") {
  const auto text =
      GENERATE(std::string{"mL/h"}, "mL/min", "mg/h", "mg/min", "mg/kg/h", "mg/kg/min", "mL/kg/h",
               "mL/kg/min", "g/h", "mcg/h", "mcg/min", "units/h", "units/min", "mEq/h", "mmol/h", "mcg/kg/h",
               "mcg/kg/min", "g/kg/h", "units/kg/h", "mg/m2/h", "mmol/kg/h");
  CHECK((", " + rate_units() + ",").find(", " + text + ",") != std::string::npos);
  test::holds_always("a rate in " + text, [&] {
    const Quantity quantity{Decimal{*rc::gen::inRange<std::int64_t>(0, 1000000000000)}, text};
    const auto read = rate(to_text(quantity));
    RC_ASSERT((read && *read == quantity));
  });
}

TEST_CASE("a number that is a thousand to some and one to others is in doubt", "[base]") {
  const auto two = [](const char* text) {
    const auto meant = doubtful(text);
    return meant ? meant->one + " or " + meant->thousand : "clear";
  };
  CHECK(two("1.000 mg") == "1 mg or 1000 mg");
  CHECK(two("1,000 mg") == "1 mg or 1000 mg");
  CHECK(two("1,500mL") == "1.5 mL or 1500 mL");
  CHECK(two("12.500 units") == "12.5 units or 12500 units");
  CHECK(two("300.000") == "300 or 300000");
  for (const auto* text : {"1.00 mg", "1.0 mg", "1.125 mg", "0.500 mg", "0,500 mg", "1000.000 mg", "1000 mg",
                           "1 mg", "1.0000 mg", "1,000,000 units", "mg", "", ".500 mg"})
    CHECK(two(text) == std::string{"clear"});
  // What was stored is never in doubt.
  test::holds_always("a number as it is written back", [] {
    const Decimal value{*rc::gen::inRange<std::int64_t>(0, 1000000000000)};
    RC_ASSERT_FALSE(doubtful(to_text(value) + " mg").has_value());
  });
}

TEST_CASE("a weight is in kilograms unless its unit says pounds", "[base]") {
  CHECK(kilograms("72.5") == std::optional{Decimal{72500}});
  CHECK(kilograms("72.5 kg") == std::optional{Decimal{72500}});
  CHECK(kilograms("72.5KG") == std::optional{Decimal{72500}});
  CHECK(kilograms("150 lb") == std::optional{Decimal{68040}});
  CHECK(kilograms("150lbs") == std::optional{Decimal{68040}});
  CHECK(kilograms("2.2 pounds") == std::optional{Decimal{1000}});
  for (const auto* text : {"", "kg", "150 st", "150 lb 3", "999999999 lb", "-1 kg"})
    CHECK_FALSE(kilograms(text));
}

struct Degrees {
  const char* text;
  int tenths_c;
};

TEST_CASE("a temperature is kept in tenths of a degree Celsius, rounded half up", "[base]") {
  const auto row = GENERATE(values<Degrees>({
      {"37.2C", 372},
      {"37.2c", 372},
      {"37,2 C", 372},
      {"37.2\u00B0C", 372},
      {"37.2 \u00B0 C", 372},
      {"38C", 380},
      {"37.949C", 379},
      {"37.95C", 380},
      {"37.25C", 373},
      {"99.0F", 372},   // 37.22
      {"100.4F", 380},  // 38.0, where fever begins
      {"100.3F", 379},  // 37.94
      {"100.4 \u00B0F", 380},
      {"98.6f", 370},
      {"98.69F", 371},  // 37.05: half, up
      {"98.68F", 370},  // 37.04
      {"32F", 0},
      {"31.91F", 0},  // -0.05: half, up
      {"31.9F", -1},  // -0.06
      {"31F", -6},    // -0.56
  }));
  INFO(row.text);
  const auto read = temperature(row.text);
  REQUIRE(read);
  CHECK(read->tenths_c == row.tenths_c);
  CHECK(read->entered == row.text);
}

TEST_CASE("a temperature's scale is never guessed", "[base]") {
  for (const auto* text : {"38.2", "100.4", "38.2 ", "38.2\u00B0", "38"}) {
    INFO(text);
    REQUIRE_FALSE(temperature(text));
    CHECK((temperature(text).error() == TemperatureFault::no_scale));
  }
  for (const auto* text :
       {"", "C", "F", "warm", "38.2K", "38.2CF", "-1C", "-0F", "38.2.1C", "C38.2", "\u00B0C"}) {
    INFO(text);
    REQUIRE_FALSE(temperature(text));
    CHECK((temperature(text).error() == TemperatureFault::no_number));
  }
}

TEST_CASE("Fahrenheit comes to the nearest tenth, and never goes down as it rises", "[base]") {
  test::holds_always("nearest", [] {
    const auto thousandths = *rc::gen::inRange<std::int64_t>(80000, 120000);
    const auto read = temperature(to_text(Decimal{thousandths}) + "F");
    RC_ASSERT(static_cast<bool>(read));
    // 9 * tenths of a degree against (F - 32) * 50, both in thousandths
    const auto exact = (thousandths - 32000) * 50, got = std::int64_t{read->tenths_c} * 9000;
    RC_ASSERT((got - exact <= 4500 && exact - got < 4500));
  });
}

}  // namespace
}  // namespace infuwatch::quantity_test
