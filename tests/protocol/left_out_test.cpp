// What a new version of a catalogue's part no longer has.
#include "protocol/left_out.hpp"

#include "protocol/catalogue_text.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::left_out_test {
namespace {

using test::CatalogueTexts;
using What = LeftOut::What;

const char* const here = "[site]\n";  // before the last tables of the small drug
const std::string limit_us = "[[dose_limit]]\nsource = \"s\"\nlabels = \"us\"\nlifetime = \"140 mg/m2\"\n\n";
const std::string limit = "[[dose_limit]]\nsource = \"s\"\nlifetime = \"100 mg/m2\"\n\n";
const std::string interval = "[[interval]]\nsource = \"s\"\ncounts = \"2-\"\ndays = 150\n\n";
const std::string interval_later = "[[interval]]\nsource = \"s\"\ncounts = \"3-\"\ndays = 150\n\n";
const std::string question =
    "[[question]]\nsource = \"s\"\nkey = \"fever\"\nask = \"Fever?\"\nexpected = \"no\"\n\n";
const std::string second = "[second_check]\nsource = \"s\"\nwanted = true\n\n";

const std::string course = "[[course_limit]]\ndoses = 5\nwithin_days = 14\nsource = \"s\"\n\n";
const std::string course_amount = "[[course_limit]]\namount = \"2 g\"\nwithin_days = 14\nsource = \"s\"\n\n";
const std::string apart =
    "[[not_with]]\nwhat = [\"TNF blocker\", \"abatacept\"]\ndays = 28\nsource = \"s\"\n\n";
const std::string apart_less = "[[not_with]]\nwhat = [\"TNF blocker\"]\ndays = 7\nsource = \"s\"\n\n";

const std::string never_again = "[never_again]\nafter = \"hypersensitivity\"\nsource = \"s\"\n\n";
const std::string restart = "[restart]\npercent = 50\nlasts = \"30m\"\nsource = \"s\"\n\n";
const std::string steps =
    "[[rate_steps]]\ncounts = \"1-\"\nsteps = [\"30 mL/h for 30m\", \"60 mL/h\"]\nsource = \"s\"\n\n";
const std::string serious_fever = "[[serious]]\nname = \"a new disease\"\nsource = \"s\"\n\n";

Catalogue read(const char* part, const std::string& tables) {
  auto texts = CatalogueTexts{};
  texts.change(part, here, tables + here);
  return *read_catalogue(1, texts.parts());
}

TEST_CASE("what a drug's new version lacks is named, what only changed is not", "[protocol]") {
  const struct {
    std::string was, now;
    std::vector<std::pair<What, std::string>> lacks;
  } cases[] = {{limit, limit, {}},
               {limit, "", {{What::dose_limit, "100 mg/m2"}}},
               {limit_us, limit, {}},
               {limit, limit_us, {{What::dose_limit, "100 mg/m2"}}},   // EU labels have none now
               {interval, interval_later, {{What::interval, "150"}}},  // nothing before the second
               {interval_later, interval, {}},
               {question, "", {{What::question, "Fever?"}}},
               {second, "", {{What::second_check, ""}}},
               {course, "", {{What::course_limit, "5 within 14 days"}}},
               {course_amount, "", {{What::course_limit, "2 g within 14 days"}}},
               {course, course, {}},
               {course, course_amount, {{What::course_limit, "5 within 14 days"}}},
               {apart, "", {{What::not_with, "TNF blocker"}, {What::not_with, "abatacept"}}},
               {apart, apart_less, {{What::not_with, "abatacept"}}},
               {apart_less, apart, {}},
               {"", limit + question, {}},
               {never_again, "", {{What::never_again, "hypersensitivity"}}},
               {restart, "", {{What::restart, "50"}}},
               {restart, never_again, {{What::restart, "50"}}},
               {steps, "", {{What::rate_steps, "60 mL/h"}}},
               {serious_fever, "", {{What::serious, "a new disease"}}},
               {"", never_again + restart + steps, {}},
               {limit + interval + question,
                "",
                {{What::question, "Fever?"}, {What::dose_limit, "100 mg/m2"}, {What::interval, "150"}}}};
  for (const auto& one : cases) {
    INFO(one.was << " -> " << one.now);
    std::vector<std::pair<What, std::string>> found;
    for (const auto& lack : left_out(read("testumab", one.was), read("testumab", one.now), "testumab"))
      found.emplace_back(lack.what, lack.told);
    CHECK(found == one.lacks);
  }
}

TEST_CASE("of the common part the limits that may be left out are named", "[protocol]") {
  const std::string here_too = "rr_from = 25\n";
  const auto with = [&](const std::string& lines) {
    return *read_catalogue(1, CatalogueTexts{}.change("common", here_too, here_too + lines).parts());
  };
  const auto all = with(
      "sbp_high_from = 180\ndbp_high_from = 110\nspo2_drop_from = 4\nspo2_drop_to = 93\noxygen_newly_needed = true\n"
      "glucose_urgent_below = 54\nglucose_review_below = 70\nglucose_review_from = 400\n"
      "\n[limits.of_pregnancy]\nsbp_urgent_from = 160\ndbp_urgent_from = 110\nsbp_review_from = 140\n"
      "dbp_review_from = 90\nsource = \"ACOG\"\n"
      "\n[[limits.of_age]]\nunder_years = 18\nsbp_below = 90\nhr_below = 50\nhr_above = 130\nrr_below = 12\n"
      "rr_from = 25\nsource = \"PALS\"\n");
  std::vector<std::string> told;
  for (const auto& lack : left_out(all, with(""), "common")) told.push_back(lack.told);
  CHECK(told == std::vector<std::string>{"sbp_high_from", "dbp_high_from", "spo2_drop_from",
                                         "glucose_urgent_below", "glucose_review_below",
                                         "glucose_review_from", "oxygen_newly_needed", "of_pregnancy", "18"});
  CHECK(left_out(with(""), all, "common").empty());
  CHECK(left_out(all,
                 with("sbp_high_from = 190\ndbp_high_from = 110\nspo2_drop_from = 4\nspo2_drop_to = 93\n"
                      "oxygen_newly_needed = true\n"
                      "glucose_urgent_below = 54\nglucose_review_below = 70\nglucose_review_from = 400\n"
                      "\n[limits.of_pregnancy]\nsbp_urgent_from = 160\ndbp_urgent_from = 110\n"
                      "sbp_review_from = 140\ndbp_review_from = 90\nsource = \"ACOG\"\n"),
                 "common")
            .size() == 1);  // a limit that changed is there
  CHECK(left_out(all, with(""), "symptoms").empty());
}

}  // namespace
}  // namespace infuwatch::left_out_test
