// What was asked with an act, and which of it was asked of the drug.
#include "report/receipt.hpp"
#include "support/catch.hpp"

namespace infuwatch::notice_words_test {
namespace {

Notice asked(const std::string& key) { return {Notice::Kind::asked, {key, "what", "which"}}; }

TEST_CASE("what was asked of the drug goes with it, what was asked of the act stays", "[report]") {
  for (const auto* key :
       {"dose", "allergy", "interval", "prior-reaction", "premedication-antihistamine", "youngest-age",
        "lab-lvef", "lab-hbsag", "contradicted", "drug-name", "blood-return", "earlier-doses"}) {
    INFO(key);
    CHECK(report::asked_of_drug(asked(key)));
  }
  for (const auto* key : {"no-readings-before", "order-expired", "bag-expired", "after-closing",
                          "weight-differs", "lab", "allergies-not-asked", "still-present"}) {
    INFO(key);
    CHECK_FALSE(report::asked_of_drug(asked(key)));
  }
  auto told = asked("youngest-age");
  told.kind = Notice::Kind::to_ask;
  CHECK_FALSE(report::asked_of_drug(told));
}

}  // namespace
}  // namespace infuwatch::notice_words_test
