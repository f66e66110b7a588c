// Labs out of range, labs that are only held against a question, and those that ask at every count.
#include "base/text.hpp"
#include "protocol/lab_answer.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

#include <algorithm>

namespace infuwatch::held_labs_test {
namespace {

using namespace test;
using std::chrono::year_month_day;

const Instant nine = at("2026-11-21T14:00");
constexpr year_month_day day = std::chrono::year{2026} / 11 / 21;

struct OneLab {
  const char* lab;
  std::int64_t thousandths;  // of a number
  const char* text;          // its unit, or the result
  int days = 1;
};

LabsCharted charted(const OneLab& one) {
  LabResult lab{.lab = one.lab, .on = std::chrono::sys_days{day} - std::chrono::days{one.days}};
  if (one.thousandths > 0)
    lab.value = Quantity{Decimal{one.thousandths}, one.text};
  else
    lab.result = one.text;
  return {.patient = PatientId{1}, .labs = {lab}};
}

/// The questions that a lab on file asks about at a count.
std::string asked(const char* drug, int count, const std::vector<OneLab>& labs, const Started& said = {}) {
  Starts starts{drug, {.count = count - 1, .last = std::chrono::year{2026} / 11 / 1}};
  for (const auto& one : labs) starts.h.record(charted(one));
  std::string out;
  for (const auto& question : starts.questions(nine, order(drug, 1000, "mg"), LabelRegion::us, said))
    if (const auto* found = std::get_if<LabOtherwise>(&question))
      out += (out.empty() ? "" : " ") + found->question + '=' + found->found.key;
  return out;
}

TEST_CASE("a lab far out of range is against its question, on both sides of each limit", "[protocol]") {
  struct Case {
    const char* drug;
    OneLab within, outside;
    const char* question;
  };
  const Case cases[] = {
      {"ivig", {"creatinine", 2000, "mg/dL"}, {"creatinine", 2001, "mg/dL"}, "kidney-tests"},
      {"ivig", {"egfr", 30000, "mL/min"}, {"egfr", 29999, "mL/min"}, "kidney-tests"},
      {"ivig", {"egfr", 29999, "mL/min", 92}, {"egfr", 29999, "mL/min", 91}, "kidney-tests"},
      {"alemtuzumab", {"anc", 1000000, "/mm3"}, {"anc", 999999, "/mm3"}, "blood-count"},
      {"alemtuzumab", {"platelets", 100000000, "/mm3"}, {"platelets", 99999999, "/mm3"}, "blood-count"},
      {"alemtuzumab", {"hemoglobin", 8000, "g/dL"}, {"hemoglobin", 7999, "g/dL"}, "blood-count"},
      {"alemtuzumab", {"creatinine", 2000, "mg/dL"}, {"creatinine", 2001, "mg/dL"}, "kidney-tests"},
      {"alemtuzumab", {"urinalysis", 0, "normal"}, {"urinalysis", 0, "abnormal"}, "kidney-tests"},
      {"alemtuzumab", {"urine-protein", 200000, "mg/g"}, {"urine-protein", 200001, "mg/g"}, "urine-protein"},
      {"alemtuzumab", {"tsh", 100, "mIU/L"}, {"tsh", 99, "mIU/L"}, "thyroid-test"},
      {"alemtuzumab", {"tsh", 10000, "mIU/L"}, {"tsh", 10001, "mIU/L"}, "thyroid-test"},
      {"alemtuzumab", {"alt", 120000, "U/L"}, {"alt", 120001, "U/L"}, "liver-tests"},
      {"alemtuzumab", {"ast", 120000, "U/L"}, {"ast", 120001, "U/L"}, "liver-tests"},
      {"alemtuzumab", {"bilirubin", 2400, "mg/dL"}, {"bilirubin", 2401, "mg/dL"}, "liver-tests"},
      {"ocrelizumab", {"alt", 120000, "U/L"}, {"alt", 120001, "U/L"}, "liver-tests"},
      {"ocrelizumab-sc", {"alp", 360000, "U/L"}, {"alp", 360001, "U/L"}, "liver-tests"},
      {"ublituximab", {"bilirubin", 2400, "mg/dL"}, {"bilirubin", 2401, "mg/dL"}, "liver-tests"},
      {"rituximab", {"hemoglobin", 8000, "g/dL"}, {"hemoglobin", 7999, "g/dL"}, "blood-count"},
      {"rituximab", {"platelets", 50000000, "/mm3"}, {"platelets", 49999999, "/mm3"}, "blood-count"},
      {"rituximab", {"anc", 1000000, "/mm3"}, {"anc", 999999, "/mm3"}, "blood-count"},
      {"rituximab", {"wbc", 2000000, "/mm3"}, {"wbc", 1999999, "/mm3"}, "blood-count"},
      {"mitoxantrone", {"platelets", 100000000, "/mm3"}, {"platelets", 99999999, "/mm3"}, "blood-count"},
      {"zoledronic-acid", {"egfr", 35000, "mL/min"}, {"egfr", 34999, "mL/min"}, "creatinine-clearance"},
      {"zoledronic-acid",
       {"creatinine", 2000, "mg/dL"},
       {"creatinine", 2001, "mg/dL"},
       "creatinine-clearance"},
      {"zoledronic-acid",
       {"egfr", 20000, "mL/min", 92},
       {"egfr", 20000, "mL/min", 91},
       "creatinine-clearance"},
      {"infliximab", {"hbv-dna", 0, "negative"}, {"hbv-dna", 0, "positive"}, "hepatitis-b"},
      {"natalizumab", {"pregnancy-test", 0, "negative"}, {"pregnancy-test", 0, "positive"}, "pregnancy"},
      {"natalizumab",
       {"pregnancy-test", 0, "positive", 281},
       {"pregnancy-test", 0, "positive", 280},
       "pregnancy"},
  };
  for (const auto& [drug, within, outside, question] : cases) {
    INFO(drug << ' ' << outside.lab << ' ' << outside.thousandths);
    CHECK(asked(drug, 1, {within}).empty());
    CHECK(asked(drug, 1, {outside}) == std::string{question} + '=' + outside.lab);
  }
}

TEST_CASE("a lab that is held against a question answers nothing, and asks whatever is answered",
          "[protocol]") {
  const auto& all = seed().drugs.at("zoledronic-acid").before_start.questions;
  const auto clearance = std::find_if(
      all.begin(), all.end(), [](const StartQuestion& one) { return one.key == "creatinine-clearance"; });
  const auto says = [&](const std::vector<OneLab>& labs) {
    History h;
    for (const auto& one : labs) h.record(charted(one));
    const auto answer = lab_answer(h.chart(), *clearance, day);
    const auto said = answer.says == LabAnswer::Says::meets     ? "meets "
                      : answer.says == LabAnswer::Says::against ? "against "
                                                                : "open ";
    return said + std::to_string(answer.last.size()) + ' ' + std::to_string(answer.entries.size());
  };
  CHECK(says({{"egfr", 60000, "mL/min"}}) == "open 1 0");
  CHECK(says({{"crcl", 60000, "mL/min"}}) == "meets 1 1");
  CHECK(says({{"crcl", 60000, "mL/min"}, {"egfr", 60000, "mL/min"}}) == "meets 2 1");
  CHECK(says({{"crcl", 60000, "mL/min"}, {"egfr", 20000, "mL/min"}}) == "against 2 1");
  CHECK(says({{"egfr", 20000, "mL/min"}}) == "against 1 0");
  CHECK(says({{"egfr", 20000, "mL/min", 3}, {"egfr", 60000, "mL/min"}}) == "open 1 0");  // the newest is well

  const Started sixty{.infusion = InfusionId{1}, .answers = {{"creatinine-clearance", "60"}}};
  CHECK(asked("zoledronic-acid", 2, {{"creatinine", 6000, "mg/dL"}}, sixty) ==
        "creatinine-clearance=creatinine");
  CHECK(asked("zoledronic-acid", 2, {{"creatinine", 900, "mg/dL"}}, sixty).empty());
}

TEST_CASE("the newest result asks at every count, under one question, while no other reads it",
          "[protocol]") {
  struct Case {
    const char* drug;
    int count;
    std::vector<OneLab> labs;
    const char* want;
  };
  const Case cases[] = {
      {"ocrelizumab", 6, {{"igg", 2000, "g/L"}}, "immunoglobulins=igg"},
      {"ocrelizumab", 6, {{"igg", 7000, "g/L"}}, ""},
      {"ocrelizumab", 6, {{"igg", 2000, "g/L", 400}}, "immunoglobulins=igg"},  // the newest there is
      {"ocrelizumab", 6, {{"igg", 2000, "g/L", 9}, {"igg", 8000, "g/L", 1}}, ""},
      {"infliximab", 5, {{"tb-screen", 0, "positive"}}, "tuberculosis=tb-screen"},
      {"infliximab", 5, {{"tb-screen", 0, "positive", 9}, {"tb-screen", 0, "negative"}}, ""},
      {"lecanemab", 2, {{"aria-mri", 0, "aria"}}, "mri-3=aria-mri"},
      {"lecanemab", 3, {{"aria-mri", 0, "aria"}}, "mri-3=aria-mri"},
      {"lecanemab", 4, {{"aria-mri", 0, "aria"}}, "mri-3=aria-mri"},
      {"lecanemab", 5, {{"aria-mri", 0, "aria"}}, "mri-5=aria-mri"},
      {"lecanemab", 6, {{"aria-mri", 0, "aria"}}, "mri-5=aria-mri"},
      {"lecanemab", 20, {{"aria-mri", 0, "aria"}}, "mri-14=aria-mri"},
      {"lecanemab", 20, {{"aria-mri", 0, "no aria"}}, ""},
      {"lecanemab", 20, {{"aria-mri", 0, "no aria", 9}, {"aria-mri", 0, "aria"}}, "mri-14=aria-mri"},
      {"donanemab", 12, {{"aria-mri", 0, "aria"}}, "mri-7=aria-mri"},
      {"tocilizumab", 5, {{"anc", 1500000, "/mm3"}}, ""},  // enough for this count
      {"tocilizumab", 5, {{"anc", 1000000, "/mm3"}}, "neutrophils=anc"},
      {"tocilizumab", 1, {{"anc", 1500000, "/mm3"}}, "neutrophils-first=anc"},
      {"rituximab", 4, {{"hemoglobin", 5000, "g/dL"}}, "blood-count=hemoglobin"},
      {"rituximab", 4, {{"anc", 300000, "/mm3"}}, "blood-count=anc"},
      {"rituximab", 4, {{"anc", 300000, "/mm3", 15}}, ""},  // held against it for 14 days
      {"rituximab",
       1,
       {{"platelets", 20000000, "/mm3"}, {"hemoglobin", 9000, "g/dL"}, {"anc", 300000, "/mm3"}},
       "blood-count=platelets blood-count=anc"},  // each of them is told
  };
  for (const auto& [drug, count, labs, want] : cases) {
    INFO(drug << ' ' << count << ' ' << labs.back().lab);
    CHECK(asked(drug, count, labs) == want);
  }
}

TEST_CASE("a question of another count that a lab asks does not have to be answered besides", "[protocol]") {
  for (const auto& [count, must] : {std::pair{3, true}, {4, false}}) {
    INFO(count);
    Starts starts{"lecanemab", {.count = count - 1}};
    starts.h.record(charted({"aria-mri", 0, "aria", 3}));
    const auto questions = starts.questions(nine, order("lecanemab", 700000, "mg"));
    CHECK(std::any_of(questions.begin(), questions.end(), [](const Question& one) {
            const auto* open = std::get_if<NotAnswered>(&one);
            return open && open->question == "mri-3";
          }) == must);
  }
}

TEST_CASE("earlier doses elsewhere are asked about once, for what is missing of them", "[protocol]") {
  constexpr auto october = std::chrono::year{2026} / 10 / 24;
  struct Case {
    Told told;
    const char* drug;
    const char* want;
  };
  constexpr auto unknown = EarlierReaction::unknown;
  const Case cases[] = {{{.count = 5, .worst = unknown}, "natalizumab", "last worst"},
                        {{.count = 5, .last = october, .worst = unknown}, "natalizumab", "worst"},
                        {{.count = 5}, "natalizumab", "last"},
                        {{.count = 5, .last = october}, "natalizumab", ""},
                        {{.count = 1}, "natalizumab", "last"},
                        {{.count = 0}, "natalizumab", ""},
                        {{.count = 0, .worst = unknown}, "natalizumab", ""},
                        {{.count = {}, .worst = unknown}, "natalizumab", ""},
                        {{.count = {}, .last = october, .worst = unknown}, "natalizumab", "worst"},
                        {{.count = 3, .worst = unknown}, "plasmapheresis", "worst"}};  // it has no interval
  for (const auto& [told, drug, want] : cases) {
    INFO(drug << ' ' << told.count.value_or(-1) << ' ' << want);
    Starts starts{drug, told};
    const auto open = [&](Instant when) {
      const auto questions = starts.questions(when, order(drug, 300000, "mg"));
      const auto found = one<EarlierDosesOpen>(questions);
      return !found ? std::string{} : joined(kept_question(*found).about, " ");
    };
    const auto key = std::string{"earlier-doses "} + drug + ' ';
    CHECK(open(nine) == (*want == 0 ? "" : key + want));
    starts.start(nine, 300000, "mg");
    CHECK(open(nine + std::chrono::hours{28 * 24}).empty());
  }
}

}  // namespace
}  // namespace infuwatch::held_labs_test
