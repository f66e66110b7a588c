// What the labs on file say to the questions before a start, on both sides of every edge.
#include "protocol/lab_answer.hpp"

#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::lab_answer_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using std::chrono::year_month_day;

const Instant nine = at("2026-11-21T14:00");
constexpr year_month_day day = std::chrono::year{2026} / 11 / 21;

year_month_day before(int days) { return std::chrono::sys_days{day} - std::chrono::days{days}; }

LabsCharted number(const char* lab, std::int64_t thousandths, const char* unit, int days) {
  return {.patient = PatientId{1},
          .labs = {{.lab = lab, .on = before(days), .value = Quantity{Decimal{thousandths}, unit}}}};
}
LabsCharted word(const char* lab, const char* result, int days) {
  return {.patient = PatientId{1}, .labs = {{.lab = lab, .on = before(days), .result = result}}};
}

/// The question of a drug that is asked at this count.
const StartQuestion& question(const char* drug, const char* key) {
  const auto& all = seed().drugs.at(drug).before_start.questions;
  return *std::find_if(all.begin(), all.end(), [&](const StartQuestion& one) { return one.key == key; });
}

const char* says(const History& h, const char* drug, const char* key) {
  using Says = LabAnswer::Says;
  const auto said = lab_answer(h.chart(), question(drug, key), day).says;
  return said == Says::meets ? "meets" : said == Says::against ? "against" : "open";
}

TEST_CASE("a lab answers by its date and its value, both ends included", "[protocol]") {
  struct Case {
    const char* drug;
    const char* key;
    LabsCharted lab;
    const char* want;
  };
  const Case cases[] = {
      {"mitoxantrone", "lvef", number("lvef", 50000, "%", 0), "meets"},
      {"mitoxantrone", "lvef", number("lvef", 49999, "%", 0), "against"},
      {"mitoxantrone", "lvef", number("lvef", 50000, "%", 30), "meets"},
      {"mitoxantrone", "lvef", number("lvef", 49999, "%", 30), "against"},
      {"mitoxantrone", "lvef", number("lvef", 50000, "%", 31), "open"},
      {"mitoxantrone", "lvef", number("lvef", 49999, "%", 31), "open"},
      {"mitoxantrone", "lvef", number("lvef", 50000, "%", -1), "open"},  // dated after the start
      {"mitoxantrone", "lvef", number("lvef", 10000, "%", -1), "open"},
      {"mitoxantrone", "neutrophils", number("anc", 1500000, "/mm3", 7), "meets"},
      {"mitoxantrone", "neutrophils", number("anc", 1499000, "/mm3", 7), "against"},
      {"mitoxantrone", "neutrophils", number("anc", 1500, "10^9/L", 7), "meets"},  // another unit
      {"mitoxantrone", "neutrophils", number("anc", 1499, "10^9/L", 7), "against"},
      {"mitoxantrone", "neutrophils", number("anc", 1500, "g/L", 7), "open"},  // no unit of it any more
      {"mitoxantrone", "pregnancy-test", word("pregnancy-test", "negative", 7), "meets"},
      {"mitoxantrone", "pregnancy-test", word("pregnancy-test", "positive", 7), "against"},
      {"mitoxantrone", "pregnancy-test", word("pregnancy-test", "negative", 8), "open"},
      {"pegloticase", "uric-acid", number("uric-acid", 6000, "mg/dL", 2), "meets"},
      {"pegloticase", "uric-acid", number("uric-acid", 6001, "mg/dL", 2), "against"},
      {"pegloticase", "uric-acid", number("uric-acid", 6001, "mg/dL", 3), "open"},
      {"pegloticase", "g6pd", word("g6pd", "normal", 4000), "meets"},  // of any date
      {"pegloticase", "g6pd", word("g6pd", "deficient", 4000), "against"},
      {"alemtuzumab", "thyroid-test", number("tsh", 9000, "mIU/L", 91), "meets"},
      {"alemtuzumab", "thyroid-test", number("tsh", 9000, "mIU/L", 92), "open"},
      {"lecanemab", "mri-baseline", word("mri", "new lesions", 365), "meets"},  // whatever it says
      {"lecanemab", "mri-baseline", word("mri", "new lesions", 366), "open"},
      {"lecanemab", "mri-5", word("aria-mri", "no aria", 1), "open"},  // the start before is not known
      {"lecanemab", "mri-5-cleared", word("aria-mri", "no aria", 1), "open"},  // a person clears
      {"donanemab", "mri-2-to-4-cleared", word("aria-mri", "no aria", 1), "open"},
      {"zoledronic-acid", "creatinine-clearance", number("crcl", 35000, "mL/min", 30), "meets"},
      {"zoledronic-acid", "creatinine-clearance", number("egfr", 60000, "mL/min", 1), "open"},
      {"eculizumab", "meningococcal-vaccines", word("men-acwy-vaccine", "", 0), "open"},
      {"ravulizumab", "meningococcal-vaccines", word("men-acwy-vaccine", "", 0), "open"},
      {"ocrelizumab", "immunoglobulins", number("igg", 7000, "g/L", 90), "meets"},
      {"ocrelizumab", "immunoglobulins", number("igg", 6999, "g/L", 90), "against"},
      {"ocrelizumab", "immunoglobulins", number("igg", 700000, "mg/dL", 90), "meets"},
      {"mitoxantrone", "heart-check", number("lvef", 50000, "%", 0), "open"}};  // no lab answers it
  for (const auto& [drug, key, lab, want] : cases) {
    INFO(drug << ' ' << key << ' ' << value_text(lab.labs.front()) << ' ' << iso_date(lab.labs.front().on));
    History h;
    h.record(lab);
    CHECK(std::string{says(h, drug, key)} == want);
  }
}

TEST_CASE("several labs answer together; one that is against it is enough", "[protocol]") {
  History h;
  h.record(word("hbsag", "negative", 10));
  CHECK(std::string{says(h, "ocrelizumab", "hepatitis-b")} == "open");
  h.record(word("anti-hbc", "negative", 365));
  CHECK(std::string{says(h, "ocrelizumab", "hepatitis-b")} == "meets");
  const auto answer = lab_answer(h.chart(), question("ocrelizumab", "hepatitis-b"), day);
  CHECK(answer.entries.size() == 2);
  CHECK(answer.last.size() == 2);
  h.record(word("anti-hbc", "positive", 9));
  CHECK(std::string{says(h, "ocrelizumab", "hepatitis-b")} == "against");
}

TEST_CASE("the last of a lab counts, by its date", "[protocol]") {
  History h;
  h.record(number("lvef", 60000, "%", 5));
  h.record(number("lvef", 40000, "%", 31));  // older than the question takes
  CHECK(std::string{says(h, "mitoxantrone", "lvef")} == "meets");
  h.record(number("lvef", 45000, "%", 5));
  CHECK(std::string{says(h, "mitoxantrone", "lvef")} == "against");
  const auto answer = lab_answer(h.chart(), question("mitoxantrone", "lvef"), day);
  CHECK(kept_lab(answer.otherwise.value().found) == "lab=lvef|45 %|2026-11-16|5");
  CHECK(answer.otherwise->expected.least == Decimal{50000});
}

TEST_CASE("a lab of a month alone is not outranked by one of a day in it", "[protocol]") {
  struct Case {
    int month_before, day_before;  // days before the start
    const char* want;              // of LVEF 45 % in the month, 60 % on the day
  };
  const Case cases[] = {{20, 20, "against"},  // 01-Nov: the month may end on any day up to the start
                        {20, 6, "against"},
                        {20, 21, "against"},
                        {20, 22, "against"}};
  for (const auto& [month_before, day_before, want] : cases) {
    INFO(month_before << ' ' << day_before);
    History h;
    auto month = number("lvef", 45000, "%", month_before);
    month.labs.front().month = true;
    h.record(month);
    h.record(number("lvef", 60000, "%", day_before));
    CHECK(std::string{says(h, "mitoxantrone", "lvef")} == want);
  }
  History h;
  auto month = number("lvef", 60000, "%", 51);  // October
  month.labs.front().month = true;
  h.record(month);
  h.record(number("lvef", 55000, "%", 21));  // 31-Oct: the same latest day, charted last
  CHECK(std::string{says(h, "mitoxantrone", "lvef")} == "meets");
  h.record(number("lvef", 45000, "%", 20));  // 01-Nov
  CHECK(std::string{says(h, "mitoxantrone", "lvef")} == "against");
}

TEST_CASE("a retracted lab answers nothing, a corrected one as it stands now", "[protocol]") {
  History h;
  const auto entry = h.record(number("lvef", 45000, "%", 1));
  h.correct<LabsCharted>(entry, [](LabsCharted& said) { said.labs[0].value->amount = Decimal{55000}; });
  CHECK(std::string{says(h, "mitoxantrone", "lvef")} == "meets");
  CHECK(h.chart().act(entry)->earlier.size() == 1);
  h.retract(entry);
  CHECK(std::string{says(h, "mitoxantrone", "lvef")} == "open");
  CHECK(last_labs(h.chart()).empty());
}

TEST_CASE("a start asks where a lab is against it, whatever was answered as expected", "[protocol]") {
  struct Case {
    std::int64_t lvef;
    const char* answer;  // empty: none
    bool of_the_lab, of_the_answer;
  };
  const Case cases[] = {{50000, "", false, false},   {49000, "", true, false},
                        {49000, "55", true, false},  {49000, "as expected", true, false},
                        {49000, "45", false, true},  {50000, "45", false, true},
                        {50000, "60", false, false}, {50000, "chart E2", false, false}};
  for (const auto& [lvef, answer, of_the_lab, of_the_answer] : cases) {
    INFO(lvef << ' ' << answer);
    Starts starts{"mitoxantrone"};
    starts.h.record(number("lvef", lvef, "%", 3));
    Started said;
    if (*answer) said.answers = {{"lvef", answer}};
    const auto asked = starts.questions(nine, order("mitoxantrone", 12000, "mg/m2"), LabelRegion::us, said);
    CHECK((one<LabOtherwise>(asked) != nullptr) == of_the_lab);
    CHECK((one<AnsweredOtherwise>(asked) != nullptr) == of_the_answer);
  }
}

TEST_CASE("one that must be answered is by the chart; an older lab is told with what is asked",
          "[protocol]") {
  for (const auto& [days, asks] : {std::pair{13, false}, {14, true}}) {  // the last start was 14 days ago
    INFO(days);
    Starts starts{"lecanemab", {.count = 2, .last = before(14)}};
    starts.h.record(word("aria-mri", "no aria", days));
    const Started cleared{.infusion = {}, .at = {}, .answers = {{"mri-3-cleared", "yes"}}};
    const auto asked = starts.questions(nine, order("lecanemab", 700000, "mg"), LabelRegion::us, cleared);
    const auto open = one<NotAnswered>(asked);
    REQUIRE((open != nullptr) == asks);
    if (!open) continue;
    CHECK(open->question == "mri-3");
    REQUIRE(open->last.size() == 1);
    CHECK(kept_lab(open->last.front()) == "lab=aria-mri|no aria|2026-11-07|14");
  }
}

TEST_CASE("an image since the last infusion is one after the day of its start", "[protocol]") {
  struct Case {
    const char* drug;
    const char* key;
    int image, last;  // days before the start; a negative last: not known
    const char* want;
  };
  const Case cases[] = {
      {"donanemab", "mri-2-to-4", 27, 28, "meets"}, {"donanemab", "mri-2-to-4", 28, 28, "open"},
      {"donanemab", "mri-2-to-4", 29, 28, "open"},  {"donanemab", "mri-2-to-4", 1, -1, "open"},
      {"donanemab", "mri-7", 29, 30, "meets"},      {"donanemab", "mri-7", 29, 28, "open"},
      {"lecanemab", "mri-3", 13, 14, "meets"},      {"lecanemab", "mri-3", 14, 14, "open"},
      {"lecanemab", "mri-5", 15, 14, "open"},       {"lecanemab", "mri-7", 14, 14, "open"},
      {"lecanemab", "mri-14", 13, 14, "meets"}};
  for (const auto& [drug, key, image, last, want] : cases) {
    INFO(drug << ' ' << key << ' ' << image << ' ' << last);
    History h;
    h.record(word("aria-mri", "no aria", image));
    const auto since = last < 0 ? std::nullopt : std::optional{before(last)};
    const auto says = lab_answer(h.chart(), question(drug, key), day, since).says;
    CHECK((says == LabAnswer::Says::meets) == (std::string{want} == "meets"));
  }
}

TEST_CASE("liver tests say nothing of a liver disease, which is asked by itself", "[protocol]") {
  History h;
  h.record(number("alt", 20000, "U/L", 1));
  h.record(number("ast", 20000, "U/L", 1));
  CHECK(std::string{says(h, "tocilizumab", "liver-tests-first")} == "meets");
  CHECK(std::string{says(h, "tocilizumab", "liver-disease")} == "open");
}

TEST_CASE("what a site never charts is not asked where the protocol says so", "[protocol]") {
  const auto asked = [](const History& h) {
    const auto all =
        seed().drugs.at("natalizumab").before_start.questions_for({.drug_count = 5}, h.chart(), day);
    return std::any_of(all.begin(), all.end(),
                       [](const StartQuestion* one) { return one->key == "jcv-antibody"; });
  };
  History h;
  CHECK_FALSE(asked(h));
  h.record(word("jcv-antibody", "negative", 400));
  CHECK(asked(h));
  CHECK(std::string{says(h, "natalizumab", "jcv-antibody")} == "open");
  h.record(word("jcv-antibody", "positive", 182));
  CHECK(std::string{says(h, "natalizumab", "jcv-antibody")} == "meets");
}

}  // namespace
}  // namespace infuwatch::lab_answer_test
