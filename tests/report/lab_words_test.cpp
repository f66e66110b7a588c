// Labs in words, and as an entry keeps them.
#include "report/lab_words.hpp"

#include "support/catch.hpp"

namespace infuwatch::lab_words_test {
namespace {

using Lines = std::vector<std::string>;
constexpr auto march = std::chrono::year{2026} / 3 / 12;

TEST_CASE("a lab is told with its value, its day and its age", "[report]") {
  const LabTold lvef{.key = "lvef", .name = "LVEF", .value = "55 %", .on = march, .days = 262};
  CHECK(report::told_text(lvef) == "LVEF 55 %, 12-Mar-2026, 262 days ago");
  const LabTold vaccine{.key = "men-b-vaccine", .name = "meningococcal B vaccine", .on = march, .days = 1};
  CHECK(report::told_text(vaccine) == "meningococcal B vaccine, 12-Mar-2026, 1 day ago");
  CHECK(report::ago_text(0) == "today");
  CHECK(report::ago_text(2) == "2 days ago");
  CHECK(report::question_told_text({.ask = "Seen?"}) == "Seen?");
  CHECK(report::question_told_text({.ask = "Seen?", .last = {lvef}}) ==
        "Seen? [last LVEF 55 %, 12-Mar-2026, 262 days ago]");
}

TEST_CASE("what is expected of a lab is told by its word or its bound", "[report]") {
  CHECK(report::expected_text({.result = "negative"}) == "negative");
  CHECK(report::expected_text({.least = Decimal{50000}, .unit = "%"}) == "at least 50 %");
  CHECK(report::expected_text({.most = Decimal{1200}, .unit = "mg/dL"}) == "at most 1.2 mg/dL");
  CHECK(report::expected_text({.least = Decimal{100}, .most = Decimal{10000}, .unit = "mIU/L"}) ==
        "0.1 to 10 mIU/L");
  CHECK(report::expected_text({.unit = "mg/dL"}).empty());
}

TEST_CASE("a lab is kept as its key, value, day and age, and read again", "[domain]") {
  const LabTold lvef{.key = "lvef", .name = "LVEF", .value = "55 %", .on = march, .days = 262};
  CHECK(kept_lab(lvef) == "lab=lvef|55 %|2026-03-12|262");
  const auto again = lab_kept(kept_lab(lvef));
  REQUIRE(again);
  CHECK((again->key == "lvef" && again->name == "lvef" && again->value == "55 %"));
  CHECK((again->on == march && again->days == 262));
  for (const char* other : {"LVEF 55 %, 12-Mar-2026", "lab=lvef|55 %|2026-03-12", "lab=lvef|55 %|March|262",
                            "lab=lvef|55 %|2026-03-12|long ago", ""}) {
    INFO(other);
    CHECK_FALSE(lab_kept(other));
  }
}

TEST_CASE("kept questions and labs are worded, those of older entries as they stand", "[report]") {
  CHECK(report::kept_questions(
            {"Seen? (lvef=at least 50)", "lab=lvef|55 %|2026-03-12|262", "Fever? (fever=no)"}) ==
        Lines{"Seen? [last lvef 55 %, 12-Mar-2026, 262 days ago] (lvef=at least 50)", "Fever? (fever=no)"});
  CHECK(report::kept_questions({"Seen?", "lab=alt|20 U/L|2026-03-12|1", "lab=ast|18 U/L|2026-03-12|0"}) ==
        Lines{"Seen? [last alt 20 U/L, 12-Mar-2026, 1 day ago; last ast 18 U/L, 12-Mar-2026, today]"});
  CHECK(report::kept_questions({"Seen? [last LVEF 55 %, 12-Mar-2026, 254 days ago] (lvef=at least 50)"}) ==
        Lines{"Seen? [last LVEF 55 %, 12-Mar-2026, 254 days ago] (lvef=at least 50)"});
  CHECK(report::kept_questions({"Fever? (fever=no)", "against=38.4C|common-cold"}) ==
        Lines{"Fever? [charted: 38.4C, common cold] (fever=no)"});
  CHECK(report::kept_labs({"lab-lvef", "Seen?", "lab=lvef|45 %|2026-03-12|3"}) == "lvef 45 %, 12-Mar-2026");
  CHECK(report::kept_labs({"lab-lvef", "Seen?", "LVEF 45 %, 12-Mar-2026"}) == "LVEF 45 %, 12-Mar-2026");
  CHECK(
      report::kept_labs({"lab-lvef", "Seen?", "lab=lvef|45 %|2026-03-12|3", "lab=lvef|60 %|2026-03-13|2"}) ==
      "lvef 45 %, 12-Mar-2026, then lvef 60 %, 13-Mar-2026");
}

TEST_CASE("what labs answered is told with what they were, in older entries by the entry alone", "[report]") {
  const auto told = [](const char* answer) { return report::answered_text({"q", answer}); };
  CHECK(told("chart E4, E5; lab=alt|20 U/L|2026-03-12|1; lab=anti-hbc|negative|2026-03-11|2") ==
        "alt 20 U/L, 12-Mar-2026; anti-hbc negative, 11-Mar-2026 (chart E4, E5)");
  CHECK(told("chart E4") == "chart E4");
  CHECK(told("as expected") == "as expected");
  CHECK(told("60") == "60");
}

}  // namespace
}  // namespace infuwatch::lab_words_test
