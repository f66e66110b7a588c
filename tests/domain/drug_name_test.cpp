#include "domain/drug_name.hpp"

#include "domain/body.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::drug_name_test {
namespace {

using test::at;

Entry started(Order order) {
  Entry entry;
  entry.said = Started{InfusionId{1}, at("2026-11-21T14:00"), std::move(order)};
  return entry;
}

TEST_CASE("a drug is shown by its key, one without a protocol by its typed name with a mark", "[domain]") {
  CHECK(drug_shown("ocrelizumab", "") == "ocrelizumab");
  CHECK(drug_shown("generic", "Tezepelumab 210") == "Tezepelumab 210 (no protocol)");
  CHECK(drug_shown("generic", "a\x1b[31m") == "a<U+001B>[31m (no protocol)");
}

TEST_CASE("a drug counts by its key, one without a protocol by its typed name", "[domain]") {
  CHECK(drug_counted("ocrelizumab", "") == "ocrelizumab");
  CHECK(drug_counted("generic", " Teze Pelumab\t") == "tezepelumab");
  CHECK(drug_counted("generic", "tezepelumab-1") != drug_counted("generic", "tezepelumab"));
}

TEST_CASE("an order that names no unlisted drug has the bytes it always had", "[domain]") {
  Order order{.patient = PatientId{1}, .drug = "ocrelizumab", .dose = {{300000}, "mg"}};
  const std::string before =
      R"({"said":{"at":"2026-11-21T14:00:00Z","infusion":1,"order":{"dose":"300 mg","drug":"ocrelizumab","patient":1}},"v":1})";
  CHECK(body_of(started(order)) == before);
  order.drug = generic_drug;
  order.unlisted = "tezepelumab";
  order.route = "IV";
  order.rate = Quantity{{60000}, "mL/h"};
  const auto body = body_of(started(order));
  CHECK(
      body ==
      R"({"said":{"at":"2026-11-21T14:00:00Z","infusion":1,"order":{"dose":"300 mg","drug":"generic","patient":1,"rate":"60 mL/h","route":"IV","unlisted":"tezepelumab"}},"v":1})");
  Entry back;
  REQUIRE(read_body("start", body, back));
  CHECK(std::get<Started>(back.said).order == order);
}

}  // namespace
}  // namespace infuwatch::drug_name_test
