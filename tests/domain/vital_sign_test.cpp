// Every vital sign, by its row: what is typed, what is kept, and the edges of what a body can give.
#include "domain/vital_reading.hpp"
#include "support/catch.hpp"

#include <set>

namespace infuwatch::vital_sign_test {
namespace {

/// A sign as it is typed: what is kept of it, how it would be typed again, and what lies just inside and just
/// outside of what a body can give.
struct Case {
  Sign sign;
  std::string text;
  std::optional<int> number;
  std::string again;
  std::string least, below, most, above;
};

const std::vector<Case> cases{
    {Sign::heart_rate, " 92 ", 92, "92", "0", "-1", "300", "301"},
    {Sign::pressure, "118/70", 118, "118/70", "1/p", "0/p", "399/299", "400/299"},
    {Sign::temperature, "99.0F", 372, "99.0F", "10.1C", "10.0C", "49.9C", "50.0C"},
    {Sign::respiratory_rate, "18", 18, "18", "0", "-1", "70", "71"},
    {Sign::spo2, "97", 97, "97", "1", "0", "100", "101"},
    {Sign::oxygen, "2.5", 25, "2.5", "air", "-0.1", "100", "100.1"},
    {Sign::consciousness, "v", 2, "V", "A", "@", "U", "W"},
    {Sign::pain, "3", 3, "3", "0", "-1", "10", "11"},
    {Sign::weight, "72.5", 72500, "72.5 kg", "0.5", "0.499", "500", "500.001"},
    {Sign::glucose, "5.5 mmol/L", 99, "5.5 mmol/L", "1 mg/dL", "0.4 mg/dL", "2200 mg/dL", "2201 mg/dL"},
    {Sign::height, "68 in", 173, "68 in", "30 cm", "29 cm", "272 cm", "273 cm"}};

Vitals taken(const VitalSign& sign, const std::string& text) {
  Vitals vitals;
  INFO(sign.field.key << ' ' << text);
  CHECK(read_sign(sign, text, vitals));
  return vitals;
}

/// The check digit of a LOINC code (mod 10).
int check_digit(std::string_view digits) {
  int sum = 0;
  bool twice = true;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    const int value = (*digit - '0') * (twice ? 2 : 1);
    sum += value / 10 + value % 10;
    twice = !twice;
  }
  return (10 - sum % 10) % 10;
}

}  // namespace

TEST_CASE("there is a case for every vital sign, and a row for every case", "[domain][sign]") {
  REQUIRE(cases.size() == vital_signs().size());
  for (std::size_t i = 0; i < cases.size(); ++i) CHECK(cases[i].sign == vital_signs()[i].sign);
}

TEST_CASE("a sign is kept as a number, and told as it would be typed again", "[domain][sign]") {
  for (const auto& one : cases) {
    const auto& sign = vital_sign(one.sign);
    INFO(sign.field.key);
    const auto vitals = taken(sign, one.text);
    CHECK(number_of(sign, vitals) == one.number);
    CHECK(typed_sign(sign, vitals) == one.again);
    CHECK(taken(sign, one.again).empty() == false);
    CHECK(number_of(sign, taken(sign, one.again)) == one.number);
    for (const auto& other : vital_signs())
      if (other.sign != one.sign) CHECK(typed_sign(other, vitals).empty());
    auto cleared = vitals;
    clear_sign(sign, cleared);
    CHECK(cleared.empty());
    CHECK_FALSE(number_of(sign, cleared));
  }
}

TEST_CASE("what a body can give is taken up to both edges, and no further", "[domain][sign]") {
  for (const auto& one : cases) {
    const auto& sign = vital_sign(one.sign);
    INFO(sign.field.key);
    CHECK(number_of(sign, taken(sign, one.least)) == sign.possible.least);
    CHECK(number_of(sign, taken(sign, one.most)) == sign.possible.most);
    for (const auto& text : {one.below, one.above}) {
      INFO(text);
      Vitals vitals;
      const auto refused = read_sign(sign, text, vitals);
      CHECK_FALSE(refused);
      CHECK(vitals.empty());
      if (!refused)
        std::visit(
            [&](const auto& problem) {
              if constexpr (requires { problem.field; }) CHECK(problem.field == sign.field.id);
            },
            refused.error());
    }
  }
}

TEST_CASE("a unit behind a reading is read, and the same is kept as without it", "[domain][sign]") {
  struct Row {
    Sign sign;
    const char *text, *kept;
  };
  for (const auto& [sign, text, kept] : std::vector<Row>{{Sign::heart_rate, "88 bpm", "88"},
                                                         {Sign::heart_rate, "88/min", "88"},
                                                         {Sign::heart_rate, "none", "none"},
                                                         {Sign::pressure, "118/70 mmHg", "118/70"},
                                                         {Sign::pressure, "80/p mmHg", "80/p"},
                                                         {Sign::pressure, "80/palp", "80/p"},
                                                         {Sign::respiratory_rate, "16/min", "16"},
                                                         {Sign::spo2, "97%", "97"},
                                                         {Sign::spo2, "97 %", "97"},
                                                         {Sign::oxygen, "2L", "2"},
                                                         {Sign::oxygen, "2.5 L/min", "2.5"},
                                                         {Sign::oxygen, "RA", "air"},
                                                         {Sign::pain, "3/10", "3"},
                                                         {Sign::pain, "10/10", "10"},
                                                         {Sign::weight, "150 lb", "68.04 kg"},
                                                         {Sign::weight, "72.5", "72.5 kg"}}) {
    INFO(text);
    const auto& row = vital_sign(sign);
    Vitals vitals;
    REQUIRE(read_sign(row, text, vitals));
    CHECK(typed_sign(row, vitals) == kept);
  }
  for (const auto& [sign, text, kept] : std::vector<Row>{{Sign::heart_rate, "88%", ""},
                                                         {Sign::heart_rate, "bpm", ""},
                                                         {Sign::spo2, "97 bpm", ""},
                                                         {Sign::spo2, "97%%", ""},
                                                         {Sign::pain, "3/9", ""},
                                                         {Sign::pressure, "118 mmHg", ""},
                                                         {Sign::oxygen, "2 bpm", ""},
                                                         {Sign::weight, "150 st", ""}}) {
    INFO(text << kept);
    Vitals vitals;
    CHECK_FALSE(read_sign(vital_sign(sign), text, vitals));
  }
}

TEST_CASE("a glucose names its unit, is kept in mg/dL, and keeps what it was entered as", "[domain][sign]") {
  const auto& sign = vital_sign(Sign::glucose);
  const auto kept = [&](const std::string& text) -> std::string {
    Vitals vitals;
    if (!read_sign(sign, text, vitals)) return "refused";
    const auto& reading = vitals.more.at(Sign::glucose);
    return (reading.value ? std::to_string(*reading.value) : "none") + '|' + reading.entered + '|' +
           entered_otherwise(sign, reading);
  };
  CHECK(kept("99 mg/dL") == "99|99 mg/dL|");
  CHECK(kept("99mg/dl") == "99|99 mg/dL|");
  CHECK(kept("5.5 mmol/L") == "99|5.5 mmol/L|5.5 mmol/L");
  CHECK(kept(" 5,5MMOL/L ") == "99|5.5 mmol/L|5.5 mmol/L");
  CHECK(kept("10 mmol/L") == "180|10 mmol/L|10 mmol/L");
  CHECK(kept("122 mmol/L") == "2198|122 mmol/L|122 mmol/L");
  CHECK(kept("123 mmol/L") == "refused");
  CHECK(kept("0.1 mmol/L") == "2|0.1 mmol/L|0.1 mmol/L");
  CHECK(kept("none") == "none|none|");
  for (const auto* text :
       {"99", "5.5", "", "mg/dL", "99 mg", "high", "-5 mg/dL", "99 mg/dL mmol/L", "9e2 mg/dL"})
    CHECK(kept(text) == "refused");
  CHECK(is_unit_of(sign, "MG/DL"));
  CHECK(is_unit_of(sign, "mmol/l"));
  CHECK_FALSE(is_unit_of(sign, "mg"));
  CHECK_FALSE(is_unit_of(vital_sign(Sign::heart_rate), "mg/dL"));
}

TEST_CASE("a tenth of a mmol/L comes back from the mg/dL it is kept in", "[domain][sign]") {
  const auto& sign = vital_sign(Sign::glucose);
  for (int tenths = 1; tenths <= 1220; ++tenths) {
    Vitals vitals;
    const auto text = to_text(Decimal{tenths * 100}) + " mmol/L";
    REQUIRE(read_sign(sign, text, vitals));
    const auto number = *number_of(sign, vitals);
    REQUIRE((number * 100000 + 90080) / 180160 == tenths);
  }
}

TEST_CASE("no two signs share a name that is stored, public or typed", "[domain][sign]") {
  std::set<std::string_view> bodies, json, columns, typed, told;
  for (const auto& sign : vital_signs()) {
    INFO(sign.field.key);
    CHECK(bodies.insert(sign.body).second);
    CHECK(json.insert(sign.json).second);
    CHECK(columns.insert(sign.column).second);
    CHECK(typed.insert(sign.field.key).second);
    if (!sign.also_log.empty()) CHECK(typed.insert(sign.also_log).second);
    CHECK(told.insert(sign.told).second);
    CHECK(sign.field.option == "--" + std::string{sign.field.key});
    CHECK_FALSE(sign.column_unit.empty());
    CHECK_FALSE(sign.takes.empty());
    CHECK_FALSE(sign.name.empty());
    CHECK(std::holds_alternative<std::monostate>(sign.slot) == !sign.units.empty());
  }
}

TEST_CASE("the ranges of a sign lie within one another, and its codes are codes", "[domain][sign]") {
  for (const auto& sign : vital_signs()) {
    INFO(sign.field.key);
    CHECK(sign.possible.least < sign.possible.most);
    for (const auto& range : {sign.probable, sign.strip}) {
      if (!range) continue;
      CHECK(range->least < range->most);
      CHECK(sign.possible.holds(range->least));
      CHECK(sign.possible.holds(range->most));
    }
    CHECK((sign.scale == 1 || sign.scale == 10 || sign.scale == 1000));
    const auto dash = sign.loinc.find('-');
    REQUIRE(dash != std::string_view::npos);
    CHECK(check_digit(sign.loinc.substr(0, dash)) == sign.loinc[dash + 1] - '0');
  }
}

}  // namespace infuwatch::vital_sign_test
