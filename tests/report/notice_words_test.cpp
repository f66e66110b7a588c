// What was asked with an act, and which of it was asked of the drug.
#include "report/receipt.hpp"
#include "support/catch.hpp"

namespace infuwatch::notice_words_test {
namespace {

Notice asked(const std::string& key) { return {Notice::Kind::asked, {key, "what", "which"}}; }

TEST_CASE("what was asked of the drug goes with it, what was asked of the act stays", "[report]") {
  for (const auto* key :
       {"dose", "allergy", "interval", "prior-reaction", "premedication-antihistamine", "youngest-age",
        "lab-lvef", "lab-hbsag", "contradicted", "drug-name", "blood-return", "planned-time", "route",
        "not-together", "course", "earlier-doses"}) {
    INFO(key);
    CHECK(report::asked_of_drug(asked(key)));
  }
  for (const auto* key :
       {"no-readings-before", "order-expired", "bag-expired", "after-closing", "weight-differs", "lab",
        "other-prepared", "chair-taken", "allergies-not-asked", "still-present"}) {
    INFO(key);
    CHECK_FALSE(report::asked_of_drug(asked(key)));
  }
  auto told = asked("youngest-age");
  told.kind = Notice::Kind::to_ask;
  CHECK_FALSE(report::asked_of_drug(told));
}

TEST_CASE("what was kept at once says that nobody was asked, and why", "[report]") {
  using report::KeptWith;
  CHECK(report::kept_with("as ordered", "n1") == KeptWith::reason);
  CHECK(report::kept_with("as ordered", "*A. Vega") == KeptWith::reason);
  CHECK(report::kept_with("", "n1") == KeptWith::waiting_flag);
  CHECK(report::kept_with("", "*A. Vega") == KeptWith::emergency);
  const auto words = [](const Notice& notice, KeptWith with) {
    return std::string{report::notice_message(notice, with).sentence->text};
  };
  const auto early = asked("stopped-early");
  CHECK(words(early, KeptWith::reason) == "Asked: planned until {planned}.");
  CHECK(words(early, KeptWith::waiting_flag) == "Not asked, since a flag waits: planned until {planned}.");
  CHECK(words(early, KeptWith::emergency) == "Not asked in an emergency: planned until {planned}.");
  CHECK(words(asked("lvef"), KeptWith::waiting_flag) ==
        "Not asked, since a flag waits: \"{question}\" was answered {answer}.");
  const Notice unanswered{Notice::Kind::asked, {"lvef", "LVEF?"}};
  CHECK(words(unanswered, KeptWith::emergency) ==
        "Not asked in an emergency: \"{question}\" was not answered.");
  const Notice one_dose{Notice::Kind::asked, {"dose", "natalizumab", "30 mg", "300 mg", "300 mg"}};
  CHECK(words(one_dose, KeptWith::emergency) ==
        "Not asked in an emergency: dose {dose}, the protocol's is {least}.");
  CHECK(words(asked("chair-taken"), KeptWith::waiting_flag) == words(asked("chair-taken"), KeptWith::reason));
}

}  // namespace
}  // namespace infuwatch::notice_words_test
