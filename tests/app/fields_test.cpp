#include "app/fields.hpp"

#include "app/observe.hpp"
#include "app/room.hpp"
#include "domain/vital_reading.hpp"
#include "support/history.hpp"

namespace infuwatch::fields_test {
namespace {

using test::refusal;

/// A text, and what it is read as; `bad-field` and the like where it is refused.
struct Case {
  std::string text;
  std::string want;
};

void read_as(const std::vector<Case>& cases, const std::function<std::string(const std::string&)>& read) {
  for (const auto& [text, want] : cases) {
    INFO('[' << text << ']');
    CHECK(read(text) == want);
  }
}

std::string text_of(const std::optional<int>& value) { return value ? std::to_string(*value) : "none"; }

/// What is read of a sign, as `tell` tells it; or how it is refused.
std::string read_of(Sign sign, const std::string& text,
                    const std::function<std::string(const Vitals&)>& tell) {
  Vitals vitals;
  const auto taken = read_sign(vital_sign(sign), text, vitals);
  return taken ? tell(vitals) : refusal(taken);
}

std::string read_as_number(Sign sign, const std::string& text) {
  return read_of(sign, text, [&](const Vitals& v) { return text_of(number_of(vital_sign(sign), v)); });
}

Result<Vitals, Problem> vitals_of(const app::VitalFields& fields) {
  app::Answers answers;
  for (const auto& [sign, text] : fields.typed) answers.add_some(field_id(sign), text);
  app::AnswerReader reader{answers};
  std::vector<std::string> confirmed;
  auto vitals = app::read_vitals(reader, confirmed);
  if (auto problem = reader.problem()) return Failure{std::move(*problem)};
  return vitals;
}

TEST_CASE("a reading is a whole number within its limits, or none where it could not be obtained", "[app]") {
  struct Edges {
    Sign sign;
    int least, most;
  };
  for (const auto& [sign, least, most] :
       {Edges{Sign::heart_rate, 0, 300}, {Sign::respiratory_rate, 0, 70}, {Sign::spo2, 1, 100}}) {
    INFO(vital_sign(sign).field.key);
    const auto read = [&, sign = sign](const std::string& text) { return read_as_number(sign, text); };
    read_as({{std::to_string(least), std::to_string(least)},
             {std::to_string(least - 1), "out-of-range"},
             {std::to_string(most), std::to_string(most)},
             {std::to_string(most + 1), "out-of-range"},
             {" 50 ", "50"},
             {"none", "none"},
             {"None", "none"},
             {"", "bad-field"},
             {"98.6", "bad-field"},
             {"fast", "bad-field"},
             {"92kg", "bad-field"},
             {"99999999999999999999", "bad-field"}},
            read);
  }
}

TEST_CASE("the vital signs of an observation are read within the limits of a body", "[app]") {
  struct Edge {
    Sign sign;
    std::string last, beyond;
  };
  for (const auto& [sign, last, beyond] : {Edge{Sign::heart_rate, "0", "-1"},
                                           {Sign::heart_rate, "300", "301"},
                                           {Sign::respiratory_rate, "0", "-1"},
                                           {Sign::respiratory_rate, "70", "71"},
                                           {Sign::spo2, "1", "0"},
                                           {Sign::spo2, "100", "101"},
                                           {Sign::pain, "0", "-1"},
                                           {Sign::pain, "10", "11"},
                                           {Sign::temperature, "10.1C", "10.0C"},
                                           {Sign::temperature, "49.9C", "50.0C"},
                                           {Sign::glucose, "1 mg/dL", "0 mg/dL"},
                                           {Sign::glucose, "2200 mg/dL", "2201 mg/dL"},
                                           {Sign::height, "30 cm", "29 cm"},
                                           {Sign::height, "107 in", "108 in"}}) {
    INFO(last << ' ' << beyond);
    app::VitalFields fields;
    fields[sign] = last;
    CHECK(refusal(vitals_of(fields)) == "recorded");
    CHECK_FALSE(vitals_of(fields)->empty());
    fields[sign] = beyond;
    CHECK(refusal(vitals_of(fields)) != "recorded");
  }
}

TEST_CASE("a blood pressure is two numbers, a felt pulse, or none", "[app]") {
  read_as({{"118/70", "118/70"},
           {" 118 / 70 ", "118/70"},
           {"80/p", "80/none"},
           {"80/P", "80/none"},
           {"80/palp", "80/none"},
           {"none", "none/none"},
           {"NONE", "none/none"},
           {"399/299", "399/299"},
           {"400/70", "out-of-range"},
           {"399/300", "out-of-range"},
           {"2/1", "2/1"},
           {"1/p", "1/none"},
           {"0/p", "out-of-range"},
           {"118/0", "out-of-range"},
           {"118/117", "118/117"},
           {"118/118", "bad-field"},
           {"70/118", "bad-field"},
           {"118", "bad-field"},
           {"118/", "bad-field"},
           {"/70", "bad-field"},
           {"118/70/60", "bad-field"},
           {"118-70", "bad-field"},
           {"p/70", "bad-field"},
           {"", "bad-field"},
           {"118/none", "bad-field"},
           {"118.5/70", "bad-field"}},
          [](const std::string& text) {
            return read_of(Sign::pressure, text, [](const Vitals& v) {
              return text_of(v.pressure->systolic) + '/' + text_of(v.pressure->diastolic);
            });
          });
}

TEST_CASE("a temperature says its scale and is one a body can have", "[app]") {
  read_as({{"37.2C", "372"},
           {"37.2 c", "372"},
           {"99.0F", "372"},
           {"38.0C", "380"},
           {"100.4F", "380"},
           {"10C", "bad-field"},
           {"10.1C", "101"},
           {"49.9C", "499"},
           {"50C", "bad-field"},
           {"50F", "bad-field"},
           {"51F", "106"},
           {"121F", "494"},
           {"122F", "bad-field"},
           {"37.2", "bad-field"},
           {"none", "bad-field"},
           {"", "bad-field"},
           {"C", "bad-field"},
           {"37.2K", "bad-field"}},
          [](const std::string& text) { return read_as_number(Sign::temperature, text); });
}

TEST_CASE("oxygen is air, or litres per minute to a tenth", "[app]") {
  read_as({{"air", "0"},
           {"Room air", "0"},
           {"RA", "0"},
           {"AIR", "0"},
           {"0", "0"},
           {"2", "20"},
           {"0.5", "5"},
           {"2.25", "bad-field"},
           {"100", "1000"},
           {"100.1", "bad-field"},
           {"-1", "bad-field"},
           {"none", "bad-field"},
           {"", "bad-field"},
           {"2 mg", "bad-field"}},
          [](const std::string& text) { return read_as_number(Sign::oxygen, text); });
}

TEST_CASE("consciousness is one of five letters", "[app]") {
  read_as({{"A", "A"},
           {"c", "C"},
           {"V", "V"},
           {"p", "P"},
           {" u ", "U"},
           {"X", "bad-field"},
           {"AV", "bad-field"},
           {"alert", "bad-field"},
           {"", "bad-field"}},
          [](const std::string& text) {
            return read_of(Sign::consciousness, text,
                           [](const Vitals& v) { return std::string{name(*v.consciousness)}; });
          });
}

TEST_CASE("pain is 0 to 10 and cannot be unobtainable", "[app]") {
  read_as({{"0", "0"},
           {"10", "10"},
           {"11", "bad-field"},
           {"-1", "bad-field"},
           {"none", "bad-field"},
           {"3.5", "bad-field"},
           {"", "bad-field"}},
          [](const std::string& text) { return read_as_number(Sign::pain, text); });
}

TEST_CASE("a vital sign that was not measured stays unsaid, one that was not obtainable is said", "[app]") {
  CHECK(test::taken(vitals_of({})).empty());
  app::VitalFields fields;
  fields[Sign::heart_rate] = "none";
  fields[Sign::pressure] = "none";
  fields[Sign::oxygen] = "air";
  const auto vitals = test::taken(vitals_of(fields));
  CHECK(vitals.heart_rate == Reading{});
  CHECK(vitals.pressure == BloodPressure{});
  CHECK(vitals.oxygen == Oxygen{0});
  CHECK_FALSE(vitals.respiratory_rate);
  CHECK_FALSE(vitals.spo2);
  CHECK_FALSE(vitals.temperature);
  CHECK_FALSE(vitals.consciousness);
  CHECK_FALSE(vitals.pain);
  fields[Sign::heart_rate] = "301";
  CHECK(test::problem<OutOfRange>(vitals_of(fields)).field == field_id(Sign::heart_rate));
}

TEST_CASE("a body surface lies from 0.2 to 3.5 square metres", "[app]") {
  read_as({{"0.2", "200"},
           {"0.199", "bad-field"},
           {"3.5", "3500"},
           {"3.501", "bad-field"},
           {"1.8", "1800"},
           {" 1.85 ", "1850"},
           {"0", "bad-field"},
           {"-1.8", "bad-field"},
           {"1.8 m2", "bad-field"},
           {"", "bad-field"}},
          [](const std::string& text) {
            const auto got = app::read<Decimal>(FieldId::body_surface, text);
            return got ? std::to_string(got->thousandths) : refusal(got);
          });
}

TEST_CASE("an MRN or a badge is 1 to 40 letters and digits with - _ . and /", "[app]") {
  const auto read = [](const std::string& text) {
    const auto got = app::read<std::string>(FieldId::new_mrn, text);
    return got ? *got : refusal(got);
  };
  read_as({{"0042137", "0042137"},
           {"T-1/b_2.c", "T-1/b_2.c"},
           {" 42 ", "42"},
           {"", "bad-field"},
           {"   ", "bad-field"},
           {"4 2", "bad-field"},
           {"4\n2", "bad-field"},
           {"N\xc3\xa4he", "bad-field"},
           {std::string(40, 'a'), std::string(40, 'a')},
           {std::string(41, 'a'), "bad-field"}},
          read);
  const std::string known = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
  for (int c = 33; c < 127; ++c) {
    const std::string text = {'x', static_cast<char>(c), 'x'};
    INFO(text);
    CHECK((read(text) == text) == (known.find(static_cast<char>(c)) != std::string::npos));
  }
}

TEST_CASE("a length of time is above nothing and at most 7 days", "[app]") {
  read_as({{"90m", "5400"},
           {"2h30m", "9000"},
           {"1s", "1"},
           {"0m", "bad-field"},
           {"168h", "604800"},
           {"7d", "604800"},
           {"169h", "bad-field"},
           {"-10m", "bad-field"},
           {"90", "bad-field"},
           {"", "bad-field"}},
          [](const std::string& text) {
            const auto got = app::read<Seconds>(FieldId::planned, text);
            return got ? std::to_string(got->count()) : refusal(got);
          });
}

TEST_CASE("days, sources, doses and rates are read, or refused with what they take", "[app]") {
  read_as({{"1984-03-09", "1984-03-09"},
           {"09-Mar-1984", "1984-03-09"},
           {" 09MAR1984 ", "1984-03-09"},
           {"2024-02-29", "2024-02-29"},
           {"2026-02-29", "bad-field"},
           {"03/09/1984", "bad-field"},
           {"", "bad-field"}},
          [](const std::string& text) {
            const auto got = app::read<std::chrono::year_month_day>(FieldId::birth, text);
            return got ? iso_date(*got) : refusal(got);
          });
  read_as(
      {{"", "bad-field"}, {"chair", "chair"}, {"phone", "phone"}, {"paper", "paper"}, {"fax", "bad-field"}},
      [](const std::string& text) {
        const auto got = app::read<Source>(FieldId::source, text);
        return got ? std::string{name(*got)} : refusal(got);
      });
  read_as({{"300 mg", "300 mg"},
           {"300", "bad-field"},
           {"mg", "bad-field"},
           {"300 mgx", "bad-field"},
           {"-300 mg", "bad-field"},
           {"60 mL/h", "bad-field"},
           {"", "bad-field"}},
          [](const std::string& text) {
            const auto got = app::read<Quantity>(FieldId::dose, text);
            return got ? to_text(*got) : refusal(got);
          });
  read_as({{"60 mL/h", "60 mL/h"}, {"60", "bad-field"}, {"60 mg", "bad-field"}, {"", "bad-field"}},
          [](const std::string& text) {
            const auto got = app::read<Quantity>(FieldId::rate, text);
            return got ? to_text(*got) : refusal(got);
          });
}

TEST_CASE("a symptom or drug is known by any of its names; else the nearest are told", "[app]") {
  const auto symptom = [](const std::string& text) {
    const auto got = app::read<std::string>(FieldId::denied, text, {&test::seed()});
    return got ? *got : refusal(got);
  };
  read_as({{"hives", "hives"},
           {"Urticaria", "hives"},
           {"chest pain", "chest-pain"},
           {"SOB", "shortness-of-breath"},
           {"hvies", "unknown-word"},
           {"", "unknown-word"},
           {"hi\xff", "bad-text"}},
          symptom);
  const auto drug = [](const std::string& text) {
    const auto got = app::read<std::string>(FieldId::drug, text, {&test::seed()});
    return got ? *got : refusal(got);
  };
  read_as({{"ocrelizumab", "ocrelizumab"},
           {"OCREVUS", "ocrelizumab"},
           {"Tysabri", "natalizumab"},
           {"ocrevis", "unknown-word"},
           {"", "unknown-word"},
           {std::string("a\0b", 3), "bad-text"}},
          drug);
  const auto near =
      test::problem<UnknownWord>(app::read<std::string>(FieldId::drug, "ocrevis", {&test::seed()})).nearest;
  CHECK_FALSE(near.empty());
}

TEST_CASE("an order fits a drug in its units, above nothing, and with fluid only for an exchange", "[app]") {
  const auto fits = [](const std::string& drug, std::int64_t thousandths, const std::string& unit,
                       const std::string& fluid) {
    Order order;
    order.drug = drug;
    order.dose = {Decimal{thousandths}, unit};
    order.fluid = fluid;
    return refusal(app::fits(order, test::seed().drugs.at(drug)));
  };
  CHECK(fits("ocrelizumab", 300000, "mg", "") == "recorded");
  CHECK(fits("ocrelizumab", 1, "mg", "") == "recorded");
  CHECK(fits("ocrelizumab", 0, "mg", "") == "bad-field");
  CHECK(fits("ocrelizumab", 300000, "g", "") == "bad-field");
  CHECK(fits("ocrelizumab", 300000, "mg", "albumin") == "bad-field");
  CHECK(fits("plasmapheresis", 1000, "L", "albumin") == "recorded");
  CHECK(fits("plasmapheresis", 1000, "L", "") == "missing-field");
  CHECK(fits("plasmapheresis", 1000, "L", "milk") == "bad-field");
  CHECK(fits("plasmapheresis", 0, "L", "albumin") == "bad-field");
}

}  // namespace
}  // namespace infuwatch::fields_test
