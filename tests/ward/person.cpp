#include "ward/person.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace infuwatch::ward {
namespace {

/// How a vital sign spreads, each as a standard deviation. Site default: about one reading in a hundred of a
/// young adult's systolic pressure lies under 90, and one person's differs by some 6 to 10 mmHg from visit to
/// visit.
struct Spread {
  double mean, people, days, readings;
};
constexpr Spread heart_rate{.mean = 74, .people = 9, .days = 5, .readings = 4};
constexpr Spread systolic{.mean = 121, .people = 11, .days = 6, .readings = 5};
constexpr Spread diastolic{.mean = 75, .people = 7, .days = 4, .readings = 4};
constexpr Spread temperature{.mean = 366, .people = 2, .days = 1.5, .readings = 1.2};
constexpr Spread breathing{.mean = 15.5, .people = 1.4, .days = 0.5, .readings = 1.1};
constexpr Spread saturation{.mean = 97.6, .people = 0.8, .days = 0.3, .readings = 0.6};

/// What a symptom adds to the signs, by grade. Site default.
struct Effect {
  std::string_view symptom;
  double hr, hr_a_grade, sbp_a_grade, rr_a_grade, spo2_a_grade;
};
constexpr Effect effects[] = {
    {.symptom = "low-blood-pressure",
     .hr = 4,
     .hr_a_grade = 6,
     .sbp_a_grade = -0.13,
     .rr_a_grade = 0,
     .spo2_a_grade = 0},
    {.symptom = "high-blood-pressure",
     .hr = 0,
     .hr_a_grade = 3,
     .sbp_a_grade = 0.13,
     .rr_a_grade = 0,
     .spo2_a_grade = 0},
    {.symptom = "fast-heartbeat",
     .hr = 26,
     .hr_a_grade = 10,
     .sbp_a_grade = 0,
     .rr_a_grade = 0,
     .spo2_a_grade = 0},
    {.symptom = "shortness-of-breath",
     .hr = 0,
     .hr_a_grade = 6,
     .sbp_a_grade = 0,
     .rr_a_grade = 3,
     .spo2_a_grade = -1.5},
    {.symptom = "wheezing", .hr = 0, .hr_a_grade = 8, .sbp_a_grade = 0, .rr_a_grade = 4, .spo2_a_grade = -2},
    {.symptom = "fever", .hr = 2, .hr_a_grade = 7, .sbp_a_grade = 0, .rr_a_grade = 1, .spo2_a_grade = 0},
    {.symptom = "chills", .hr = 0, .hr_a_grade = 7, .sbp_a_grade = 0.02, .rr_a_grade = 1, .spo2_a_grade = 0},
    {.symptom = "chest-pain",
     .hr = 4,
     .hr_a_grade = 4,
     .sbp_a_grade = 0.02,
     .rr_a_grade = 1,
     .spo2_a_grade = 0}};
constexpr Effect any_other{
    .symptom = "", .hr = 0, .hr_a_grade = 2, .sbp_a_grade = 0, .rr_a_grade = 0, .spo2_a_grade = 0};

// Nobody here is real. Families are put together of two parts, so that as few names look alike as at a real
// center.
constexpr std::string_view beginnings[] = {
    "Abr", "Bel", "Cor", "Dan", "Esk", "Fin", "Gol", "Hur", "Ivo", "Jas", "Kem", "Lud", "Mir", "Nov",
    "Ost", "Pal", "Rud", "Sic", "Tom", "Ulm", "Vas", "Wen", "Yor", "Zim", "Arn", "Bru", "Che", "Dol",
    "Egg", "Fro", "Gis", "Hel", "Ing", "Jor", "Kla", "Lem", "Mos", "Nid", "Orb", "Pet"};
constexpr std::string_view endings[] = {"bach", "dorf",  "feld", "gren", "hausen", "kamp", "lund", "mann",
                                        "nick", "quist", "rode", "sson", "thal",   "vik",  "wald", "zyk"};
constexpr std::string_view women[] = {"Ada",  "Bea",  "Cora", "Dina", "Elsa", "Faye", "Gina", "Hanna",
                                      "Ines", "Jana", "Kira", "Lena", "Mona", "Nora", "Olga", "Petra"};
constexpr std::string_view men[] = {"Adam", "Bruno", "Carl",  "Dario", "Emil",  "Felix", "Georg", "Hugo",
                                    "Igor", "Jonas", "Karel", "Luca",  "Marek", "Nils",  "Otto",  "Paul"};

int whole(double value, int least, int most) {
  return std::clamp(static_cast<int>(std::lround(value)), least, most);
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

Person drawn_person(Random& random) {
  const auto of = [&](const Spread& spread) { return spread.mean + spread.people * random.normal(); };
  return {.hr = std::clamp(of(heart_rate), 52.0, 104.0),
          .sbp = std::clamp(of(systolic), 96.0, 165.0),
          .dbp = std::clamp(of(diastolic), 55.0, 98.0),
          .temp_tenths = of(temperature),
          .rr = std::clamp(of(breathing), 12.0, 20.0),
          .spo2 = std::min(of(saturation), 99.0)};
}

Person on_a_day(const Person& person, Random& random) {
  return {.hr = person.hr + heart_rate.days * random.normal(),
          .sbp = person.sbp + systolic.days * random.normal(),
          .dbp = person.dbp + diastolic.days * random.normal(),
          .temp_tenths = person.temp_tenths + temperature.days * random.normal(),
          .rr = person.rr + breathing.days * random.normal(),
          .spo2 = person.spo2 + saturation.days * random.normal()};
}

void add(Shift& shift, const std::string& symptom, int grade) {
  const auto* found = std::find_if(std::begin(effects), std::end(effects),
                                   [&](const Effect& effect) { return effect.symptom == symptom; });
  const auto& effect = found == std::end(effects) ? any_other : *found;
  shift.hr += effect.hr + effect.hr_a_grade * grade;
  shift.sbp += effect.sbp_a_grade * grade;
  shift.rr += effect.rr_a_grade * grade;
  shift.spo2 += effect.spo2_a_grade * grade;
  if (symptom == "fever") shift.fever_grade = std::max(grade, shift.fever_grade.value_or(1));
  if (symptom == "chills") shift.temp_tenths += 4;
}

Readings measured(const Person& today, const Shift& shift, Random& random) {
  Readings readings;
  readings.hr = whole(today.hr + shift.hr + heart_rate.readings * random.normal(), 38, 190);
  readings.sbp = whole((today.sbp + systolic.readings * random.normal()) * (1 + shift.sbp), 62, 230);
  readings.dbp = whole((today.dbp + diastolic.readings * random.normal()) * (1 + shift.sbp), 32,
                       std::min(130, *readings.sbp - 12));
  readings.temp_tenths =
      whole(today.temp_tenths + shift.temp_tenths + temperature.readings * random.normal(), 350, 379);
  if (shift.fever_grade) {  // CTCAE: 38.0-39.0, to 40.0, above
    constexpr std::pair<int, int> grades[] = {{381, 389}, {391, 399}, {401, 404}};
    const auto [least, most] = grades[*shift.fever_grade - 1];
    readings.temp_tenths = random.between(least, most);
  }
  readings.rr = whole(today.rr + shift.rr + breathing.readings * random.normal(), 9, 40);
  readings.spo2 = whole(today.spo2 + shift.spo2 + saturation.readings * random.normal(), 78, 100);
  readings.o2 = 0;
  return readings;
}

Patient drawn_patient(int number, Random& random) {
  constexpr double allergic[] = {0.74, 0.1, 0.06, 0.05, 0.05};
  constexpr std::string_view allergies[] = {"none known", "penicillin", "sulfonamides", "latex", "shellfish"};
  const bool woman = random.chance(0.74);  // three women to one man, as in multiple sclerosis
  const auto family = std::string{random.one_of(beginnings)} + std::string{random.one_of(endings)};
  const auto given = woman ? random.one_of(women) : random.one_of(men);
  const auto kilograms = std::clamp((woman ? 71 : 84) + 13 * random.normal(), 42.0, 140.0);
  const auto mrn = std::to_string(number);
  return {.mrn = "W-" + std::string(mrn.size() < 6 ? 6 - mrn.size() : 0, '0') + mrn,
          .name = family + ", " + std::string{given},
          .birth = std::to_string(random.between(1952, 2005)) + '-' + two_digits(random.between(1, 12)) +
                   '-' + two_digits(random.between(1, 28)),
          .sex = woman ? "female" : "male",
          .phone = "555-01" + two_digits(random.between(0, 99)),
          .allergies = std::string{allergies[random.weighted(allergic)]},
          .weight_tenths = static_cast<int>(std::lround(kilograms * 10)),
          .surface_hundredths =
              static_cast<int>(std::lround(100 * std::sqrt(kilograms * (woman ? 164 : 178) / 3600))),
          .spo2_scale_2 = random.chance(0.004),
          .prior_count = "0",
          .prior_worst = "none"};
}

}  // namespace infuwatch::ward
