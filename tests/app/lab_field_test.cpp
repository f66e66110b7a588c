// Labs as they are typed.
#include "app/fields.hpp"
#include "app/room.hpp"
#include "base/text.hpp"
#include "support/history.hpp"

namespace infuwatch::lab_field_test {
namespace {

/// `lvef 2026-10-01 55 %`, with `(…)` as typed in another unit and `!` where it was confirmed; or the kind of
/// its refusal.
std::string read(const std::string& text) {
  const auto zone = *Zone::open("America/New_York");
  const auto entered = app::read(FieldId::lab, text, {&test::seed(), &zone}, app::As<app::LabEntered>{});
  if (!entered) return test::refusal(entered);
  const auto& lab = entered->lab;
  return lab.lab + ' ' + iso_date(lab.on) + (lab.month ? ".." + iso_date(latest_day(lab)) : "") +
         (lab.value ? ' ' + to_text(*lab.value) : "") + (lab.result.empty() ? "" : ' ' + lab.result) +
         (lab.entered.empty() ? "" : " (" + lab.entered + ')') + (lab.confirmed ? "!" : "");
}

TEST_CASE("a lab is read from its name, its value and its date", "[app]") {
  const std::pair<const char*, const char*> cases[] = {
      {"lvef 55 % 2026-10-01", "lvef 2026-10-01 55 %"},
      {"LVEF 55% 01-Oct-2026", "lvef 2026-10-01 55 %"},
      {"ejection fraction 55 2026-10-01", "lvef 2026-10-01 55 %"},
      {"lvef 55 % 2026-10", "lvef 2026-10-01..2026-10-31 55 %"},
      {"lvef 55 % 2026-02", "lvef 2026-02-01..2026-02-28 55 %"},
      {"lvef 55 % 2024-02", "lvef 2024-02-01..2024-02-29 55 %"},
      {"lvef 5 %! 2026-10-01", "lvef 2026-10-01 5 %!"},
      {"plt 180 10^9/L 2026-10-01", "platelets 2026-10-01 180000 /mm3 (180 10^9/L)"},
      {"plt 180 \xC3\x97 10^9/L 2026-10-01", "platelets 2026-10-01 180000 /mm3 (180 \xC3\x97 10^9/L)"},
      {"plt 180x10^9/L 2026-10-01", "platelets 2026-10-01 180000 /mm3 (180 x10^9/L)"},
      {"platelets 180000 /\xC2\xB5L 2026-10-01", "platelets 2026-10-01 180000 /mm3"},
      {"platelets 180 2026-10-01", "bad-field"},
      {"platelets 180 g/L 2026-10-01", "bad-field"},
      {"anc 1,400 /mm3 2026-10-01", "bad-field"},
      {"creatinine 88.4 umol/L 2026-10-01", "creatinine 2026-10-01 1 mg/dL (88.4 umol/L)"},
      {"igg 650 mg/dL 2026-10-01", "igg 2026-10-01 6.5 g/L (650 mg/dL)"},
      {"hbsag neg 2026-10-01", "hbsag 2026-10-01 negative"},
      {"HBsAg negative 2026-10-01", "hbsag 2026-10-01 negative"},
      {"hbsag nonreactive 2026-10-01", "hbsag 2026-10-01 negative"},
      {"hbsag Non-Reactive 2026-10-01", "hbsag 2026-10-01 negative"},
      {"HBV core antibody reactive 2026-10-01", "anti-hbc 2026-10-01 positive"},
      {"hepatitis B core antibody not detected 2026-10-01", "anti-hbc 2026-10-01 negative"},
      {"TB gold negative 2026-10-01", "tb-screen 2026-10-01 negative"},
      {"QuantiFERON pos 2026-10-01", "tb-screen 2026-10-01 positive"},
      {"g6pd reactive 2026-10-01", "bad-field"},  // no result of it
      {"jcv 0.3 2026-10-01", "jcv-index 2026-10-01 0.3 index"},
      {"jcv antibody 0.3 index 2026-10-01", "jcv-index 2026-10-01 0.3 index"},
      {"jcv neg 2026-10-01", "jcv-antibody 2026-10-01 negative"},
      {"hbsag 0.3 2026-10-01", "bad-field"},  // numbers under it are of no lab
      {"aria-mri no aria 2026-10-01", "aria-mri 2026-10-01 no aria"},
      {"aria-mri aria 2026-10-01", "aria-mri 2026-10-01 aria"},
      {"mri aria 2026-10-01", "bad-field"},
      {"crcl 40 mL/min 2026-10-01", "crcl 2026-10-01 40 mL/min"},
      {"gfr 40 mL/min/1.73m2 2026-10-01", "egfr 2026-10-01 40 mL/min"},
      {"hbsag maybe 2026-10-01", "bad-field"},
      {"hbsag ne 2026-10-01", "bad-field"},
      {"mri no new lesions 2026-10-01", "mri 2026-10-01 no new lesions"},
      {"mri new lesions 2026-10-01", "mri 2026-10-01 new lesions"},
      {"men-b-vaccine 2026-10-01", "men-b-vaccine 2026-10-01"},
      {"men-b-vaccine given 2026-10-01", "bad-field"},
      {"anc < 1500 /mm3 2026-10-01", "bad-field"},
      {"anc <1500 /mm3 2026-10-01", "bad-field"},
      {"anc<1500 /mm3 2026-10-01", "bad-field"},
      {"anc 1500 /mm3 2026-10-01", "anc 2026-10-01 1500 /mm3"},
      {"anc: 1500 /mm3 2026-10-01", "anc 2026-10-01 1500 /mm3"},
      {"anc > 1500 /mm3 2026-10-01", "bad-field"},
      {"anc = 1500 /mm3 2026-10-01", "bad-field"},
      {"anc \xE2\x89\xA4 1500 /mm3 2026-10-01", "bad-field"},
      {"anc \xE2\x89\xA5"
       "1500 /mm3 2026-10-01",
       "bad-field"},
      {"anc ~ 1500 /mm3 2026-10-01", "bad-field"},
      {"anc * 1500 /mm3 2026-10-01", "bad-field"},
      {"egfr - 60 2026-10-01", "bad-field"},
      {"egfr \xE2\x88\x92 60 2026-10-01", "bad-field"},
      {"lvef 55 %? 2026-10-01", "bad-field"},
      {"lvef 55 % ? 2026-10-01", "bad-field"},
      {"lvef 55 % ! 2026-10-01", "lvef 2026-10-01 55 %!"},
      {"hbsag neg? 2026-10-01", "bad-field"},
      {"hbsag ? neg 2026-10-01", "bad-field"},
      {"hbsag - negative 2026-10-01", "bad-field"},
      {"hbsag -negative 2026-10-01", "bad-field"},
      {"hbsag- negative 2026-10-01", "bad-field"},
      {"hbsag + 2026-10-01", "bad-field"},
      {"hbsag neg. 2026-10-01", "hbsag 2026-10-01 negative"},
      {"g6pd normal? 2026-10-01", "bad-field"},
      {"men-b-vaccine ? 2026-10-01", "bad-field"},
      {"tb positive 2026-10-01", "tb-screen 2026-10-01 positive"},
      {"PPD neg 2026-10-01", "tb-screen 2026-10-01 negative"},
      {"wbc 5 K/uL 2026-10-01", "wbc 2026-10-01 5000 /mm3 (5 K/uL)"},
      {"wbc 5 2026-10-01", "bad-field"},
      {"HBV DNA not detected 2026-10-01", "hbv-dna 2026-10-01 negative"},
      {"anti-HBs positive 2026-10-01", "anti-hbs 2026-10-01 positive"},
      {"hep b negative 2026-10-01", "unknown-word"},
      {"ALT 22 2026-10-01", "alt 2026-10-01 22 U/L"},  // its units are of one size
      {"creatinine 0.9 2026-10-01", "bad-field"},      // those of this one are not
      {"JCV positive 1.2 2026-10-01", "jcv-antibody 2026-10-01 positive (positive 1.2)"},
      {"jcv pos 1.2 2026-10-01", "jcv-antibody 2026-10-01 positive (positive 1.2)"},
      {"jcv positive low 2026-10-01", "bad-field"},
      {"jcv maybe 1.2 2026-10-01", "bad-field"},
      {"hbsag positive 1.2 2026-10-01", "bad-field"},
      {"lvff 55 % 2026-10-01", "unknown-word"},
      {"lvef 55 %", "bad-field"},
      {"lvef 2026-10-01", "bad-field"},
      {"lvef", "bad-field"},
      {"", "bad-field"},
      {"lvef 55 % 2026-02-30", "bad-field"},
      {"lvef 55 % 03/04/2026", "bad-field"}};
  for (const auto& [text, want] : cases) {
    INFO('[' << text << ']');
    CHECK(read(text) == want);
  }
}

TEST_CASE("a lab whose date is missing is told with it", "[app]") {
  const auto zone = *Zone::open("America/New_York");
  const std::pair<const char*, bool> cases[] = {{"hbsag negative", true},       {"ALT 22", true},
                                                {"creatinine 0.9 mg/dL", true}, {"men-b-vaccine", false},
                                                {"hbsag maybe", false},         {"creatinine 0.9", false},
                                                {"hbsag negative soon", false}, {"lvff 55 %", false}};
  for (const auto& [text, undated] : cases) {
    INFO(text);
    const auto entered = app::read(FieldId::lab, text, {&test::seed(), &zone}, app::As<app::LabEntered>{});
    REQUIRE_FALSE(entered);
    const auto* bad = std::get_if<BadField>(&entered.error());
    CHECK((bad && bad->takes == Takes::lab_day && bad->of == text) == undated);
  }
}

TEST_CASE("a word that may mean several labs names them, and is taken for none", "[app]") {
  const auto zone = *Zone::open("America/New_York");
  const auto near = [&](const char* text) {
    const auto entered = app::read(FieldId::lab, text, {&test::seed(), &zone}, app::As<app::LabEntered>{});
    const auto* unknown = entered ? nullptr : std::get_if<UnknownWord>(&entered.error());
    return unknown ? unknown->word + ":" + joined(unknown->nearest, " ") : std::string{"taken"};
  };
  CHECK(near("hep b negative 2026-10-01") == "hep b:hbsag anti-hbc anti-hbs hbv-dna");
  CHECK(near("Hepatitis B positive 2026-10-01") == "Hepatitis B:hbsag anti-hbc anti-hbs hbv-dna");
  CHECK(near("hep 2026-10-01") == "hep:hbsag anti-hbc anti-hbs");
  CHECK(near("qqq negative 2026-10-01") == "qqq:");
}

}  // namespace
}  // namespace infuwatch::lab_field_test
