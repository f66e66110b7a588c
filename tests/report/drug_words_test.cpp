#include "report/drug_words.hpp"

#include "domain/entry_content.hpp"
#include "support/catch.hpp"

namespace infuwatch::drug_words_test {
namespace {

TEST_CASE("a drug is shown by its key, one without a protocol by its typed name with a mark", "[report]") {
  CHECK(report::drug_shown("ocrelizumab", "") == "ocrelizumab");
  CHECK(report::drug_shown("generic", "Tezepelumab 210") == "Tezepelumab 210 (no protocol)");
  CHECK(report::drug_shown("generic", "a\x1b[31m") == "a<U+001B>[31m (no protocol)");
  const Order order{.patient = PatientId{1}, .drug = "generic", .dose = {{1000}, "mg"}, .unlisted = "C1-INH"};
  CHECK(report::drug_shown(order) == "C1-INH (no protocol)");
}

}  // namespace
}  // namespace infuwatch::drug_words_test
