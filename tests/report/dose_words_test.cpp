// How a dose of the protocol and whom it is for are told.
#include "report/dose_words.hpp"

#include "report/question_words.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::dose_words_test {
namespace {

constexpr Decimal kg(std::int64_t whole) { return {whole * 1000}; }

TEST_CASE("a band is told by its ends", "[report]") {
  const std::pair<DoseBand, const char*> cases[] = {
      {{}, ""},
      {{.weight_from = kg(60)}, "from 60 kg"},
      {{.weight_over = kg(100)}, "over 100 kg"},
      {{.weight_to = kg(60)}, "up to 60 kg"},
      {{.weight_under = Decimal{59900}}, "under 59.9 kg"},
      {{.weight_from = kg(60), .weight_to = kg(100)}, "from 60 kg to 100 kg"},
      {{.weight_from = kg(60), .weight_under = kg(100)}, "from 60 kg to under 100 kg"},
      {{.years_from = 18}, "from 18 years"},
      {{.years_under = 18}, "under 18 years"},
      {{.years_from = 6, .years_under = 18}, "from 6 to under 18 years"},
      {{.weight_under = kg(75), .years_under = 18}, "under 75 kg, under 18 years"}};
  for (const auto& [band, words] : cases) CHECK(report::band_text(band) == words);
}

DoseOutside outside() {
  return {.drug = "Testumab",
          .dose = *dose("700 mg"),
          .least = *dose("600 mg"),
          .most = *dose("600 mg"),
          .comes_to = {},
          .source = "label"};
}

std::string told(const DoseOutside& question) {
  return report::text_of(report::question_message(question), {.zone = nullptr});
}

TEST_CASE("a dose is told against all that the protocol has, where one range does not tell it", "[report]") {
  auto question = outside();
  CHECK(told(question) == "Testumab 700 mg is not the protocol's dose, 600 mg [label].");
  question.doses = {{.name = "PNH", .least = *dose("600 mg"), .most = *dose("600 mg")},
                    {.name = "by weight",
                     .least = *dose("4 mg/kg"),
                     .most = *dose("8 mg/kg"),
                     .cap = *dose("800 mg"),
                     .band = {.weight_from = kg(40)}}};
  const std::string doses = "600 mg (PNH); 4 mg/kg to 8 mg/kg, at most 800 mg (by weight; from 40 kg)";
  CHECK(told(question) == "Testumab 700 mg is not what the protocol has: " + doses + " [label].");
  question.weight = Weighed{Decimal{61200}, test::at("2026-11-20T14:00")};
  CHECK(told(question) ==
        "Testumab 700 mg is not what the protocol has for 61.2 kg of 2026-11-20: " + doses + " [label].");
  question.comes_to = *dose("11.439 mg/kg");
  CHECK(told(question) ==
        "Testumab 700 mg comes to 11.439 mg/kg; for 61.2 kg of 2026-11-20 the protocol has " + doses +
            " [label].");
  auto alone = outside();
  alone.weight = question.weight;
  alone.comes_to = question.comes_to;
  CHECK(
      told(alone) ==
      "Testumab 700 mg comes to 11.439 mg/kg by 61.2 kg of 2026-11-20; the protocol's dose is 600 mg [label].");
  alone.most = *dose("650 mg");
  CHECK(
      told(alone) ==
      "Testumab 700 mg comes to 11.439 mg/kg by 61.2 kg of 2026-11-20; the protocol's range is 600 mg to 650 mg "
      "[label].");
  question.weight = {};
  CHECK(told(question) == "Testumab 700 mg comes to 11.439 mg/kg; the protocol has " + doses + " [label].");
  question.of_others = true;
  CHECK(told(question) ==
        "Testumab 700 mg: the protocol has no dose for this weight and age, only " + doses + " [label].");
  question.weight = alone.weight;
  CHECK(told(question) ==
        "Testumab 700 mg: the protocol has no dose for 61.2 kg of 2026-11-20 and this age, only " + doses +
            " [label].");
}

}  // namespace
}  // namespace infuwatch::dose_words_test
