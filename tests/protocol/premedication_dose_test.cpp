// What counts as a premedication, and how much of it.
#include "protocol/premedication_dose.hpp"

#include "base/text.hpp"
#include "protocol/start_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::premedication_dose_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

/// `methylprednisolone 100 mg IV`: name, dose, route.
Medication medication(const std::string& what) {
  auto words = split(what, ' ');
  Medication read;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (const auto amount = decimal(words[i])) {
      read.dose = Quantity{*amount, words[i + 1]};
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                  words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
      break;
    }
  if (words.back() == "IV" || words.back() == "oral") {
    read.route = words.back();
    words.pop_back();
  }
  read.name = joined(words, " ");
  return read;
}

Gave given(const std::string& what) {
  return {InfusionId{1}, Span{nine - 40min}, what, "", medication(what)};
}

/// What the start asks of the classes of a drug after what was given: its kinds, `!` where it was too little.
std::string asked(const char* drug, const std::vector<std::string>& what) {
  Starts starts{drug};
  const auto prepared = starts.h.prepare(drug);
  for (const auto& one : what) {
    auto said = given(one);
    said.infusion = prepared;
    starts.h.record(said, nine - 40min);
  }
  Infusion next;
  next.number = prepared;
  next.terms.course_day = 1;
  std::string kinds;
  for (const auto& open : premedication_open(starts.h.chart(), next, seed().drugs.at(drug), nine))
    kinds += (kinds.empty() ? "" : " ") + open.kind + (open.too_little.empty() ? "" : "!");
  return kinds;
}

TEST_CASE("what acts where it is put is no premedication", "[protocol]") {
  const struct {
    const char *what, *kind;
    bool counts;
  } cases[] = {{"hydrocortisone 1 % cream topical", "corticosteroid", false},
               {"hydrocortisone 1 % cream", "corticosteroid", false},
               {"prednisolone eye drops", "corticosteroid", false},
               {"fluticasone spray nasal", "corticosteroid", false},
               {"budesonide 0.5 mg nebulized", "corticosteroid", false},
               {"budesonide inhaled", "corticosteroid", false},
               {"diphenhydramine cream", "antihistamine", false},
               {"hydrocortisone 100 mg IV", "corticosteroid", true},
               {"dexamethasone 10 mg oral", "corticosteroid", true},
               {"cetirizine 10 mg oral for itchy eyes", "antihistamine", true},
               {"famotidine 20 mg IV", "antihistamine", false}};
  for (const auto& [what, kind, counts] : cases) {
    INFO(what);
    CHECK(gave_of_kind(given(what), *seed().common.substances, kind) == counts);
  }
}

TEST_CASE("names that a class of premedication is told by", "[protocol]") {
  for (const auto* what : {"clemastine 2 mg IV", "bilastine 20 mg oral", "dimetindene 4 mg IV",
                           "desloratadine 5 mg oral", "levocetirizine 5 mg oral", "chlorpheniramine 10 mg IV",
                           "promethazine 25 mg IV", "hydroxyzine 25 mg oral", "diphenhydramin 50 mg IV",
                           "Benadryl 50 mg IV", "Tylenol PM", "rupatadine 10 mg oral"}) {
    INFO(what);
    CHECK(gave_of_kind(given(what), *seed().common.substances, "antihistamine"));
  }
  for (const auto* what :
       {"betamethasone 12 mg IV", "dexamethason 10 mg IV", "methylpred 125 mg IV", "MP 125 mg IV",
        "Solumedrol 125 mg IV", "prednison 50 mg oral", "hydrocortison 100 mg IV"}) {
    INFO(what);
    CHECK(gave_of_kind(given(what), *seed().common.substances, "corticosteroid"));
  }
  CHECK_FALSE(gave_of_kind(given("6-MP 50 mg oral"), *seed().common.substances, "corticosteroid"));
}

TEST_CASE("less than half of the protocol's corticosteroid asks, by what acts like it", "[protocol]") {
  const struct {
    const char* drug;
    std::vector<std::string> what;
    const char* asked;
  } cases[] = {
      {"alemtuzumab", {"methylprednisolone 1 g IV"}, ""},
      {"alemtuzumab", {"methylprednisolone 500 mg IV"}, ""},
      {"alemtuzumab", {"methylprednisolone 499.999 mg IV"}, "corticosteroid!"},
      {"alemtuzumab", {"methylprednisolone 250 mg IV", "Solu-Medrol 250 mg IV"}, ""},
      {"alemtuzumab", {"methylprednisolone 100 mg IV"}, "corticosteroid!"},
      {"alemtuzumab", {"methylprednisolone 1 mg IV"}, "corticosteroid!"},
      {"alemtuzumab", {"dexamethasone 4 mg oral"}, "corticosteroid!"},
      {"alemtuzumab", {"dexamethasone 93.75 mg IV"}, ""},
      {"alemtuzumab", {"dexamethasone 93.749 mg IV"}, "corticosteroid!"},
      {"alemtuzumab", {"methylprednisolone IV"}, ""},  // no dose is charted
      {"alemtuzumab", {"methylprednisolone 1 mg IV", "methylprednisolone IV"}, ""},
      {"alemtuzumab", {"methylprednisolone 15 mg/kg IV"}, ""},
      {"alemtuzumab", {"hydrocortisone 1 % cream"}, "corticosteroid"},
      {"ocrelizumab-sc", {"dexamethasone 20 mg oral", "cetirizine 10 mg oral"}, ""},
      {"ocrelizumab-sc", {"methylprednisolone 100 mg IV", "loratadine 10 mg oral"}, ""},
      {"ocrelizumab", {"dexamethasone 10 mg IV", "fexofenadine 180 mg oral"}, ""},
      {"ocrelizumab", {"methylprednisolone 125 mg IV", "diphenhydramine 25 mg IV"}, ""},
      {"ocrelizumab", {"prednisone 62.5 mg oral", "cetirizine 1 mg oral"}, ""},
      {"ocrelizumab", {"prednisone 62.499 mg oral", "Benadryl 50 mg IV"}, "corticosteroid!"},
      {"ocrelizumab", {"hydrocortisone 100 mg IV", "famotidine 20 mg IV"}, "corticosteroid! antihistamine"},
      // 80 to 125 mg: half of the lowest; the antihistamine only where it is the label's own
      {"inebilizumab",
       {"methylprednisolone 40 mg IV", "diphenhydramine 12.5 mg oral", "acetaminophen 250 mg oral"},
       ""},
      {"inebilizumab",
       {"methylprednisolone 39.999 mg IV", "diphenhydramine 12.499 mg oral", "acetaminophen 249.999 mg oral"},
       "corticosteroid! antihistamine! antipyretic!"},
      {"inebilizumab",
       {"methylprednisolone 100 mg IV", "cetirizine 10 mg oral", "ibuprofen 200 mg oral"},
       ""},
      {"inebilizumab", {"methylprednisolone 100 mg IV", "Tylenol PM 1 mg"}, ""},  // of several
      {"pegloticase", {"prednisone 1 mg oral", "cetirizine 5 mg oral"}, ""}};     // no dose in the label
  for (const auto& [drug, what, expected] : cases) {
    INFO(drug << ' ' << what.front());
    CHECK(asked(drug, what) == expected);
  }
}

TEST_CASE("too little of a premedication names both doses, and is kept so", "[protocol]") {
  Starts starts{"alemtuzumab"};
  const auto prepared = starts.h.prepare("alemtuzumab");
  for (const auto* what : {"dexamethasone 4 mg oral", "prednisone 5 mg oral"}) {
    auto said = given(what);
    said.infusion = prepared;
    starts.h.record(said, nine - 40min);
  }
  const auto questions = starts.questions(nine, order("alemtuzumab", 12000, "mg"));
  const auto open = one<PremedicationOpen>(questions);
  REQUIRE(open);
  CHECK(open->too_little == std::vector<std::string>{"dexamethasone 4 mg", "prednisone 5 mg"});
  const auto kept = kept_question(*open).about;
  CHECK(kept.front() == "premedication-corticosteroid");
  CHECK(std::vector<std::string>(kept.begin() + 3, kept.end()) ==
        std::vector<std::string>{"dexamethasone 4 mg, prednisone 5 mg", "methylprednisolone 1000 mg"});
}

}  // namespace
}  // namespace infuwatch::premedication_dose_test
