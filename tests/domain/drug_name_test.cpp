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

TEST_CASE("a drug is named by its key, one without a protocol as it was typed", "[domain]") {
  CHECK(drug_named("ocrelizumab", "") == "ocrelizumab");
  CHECK(drug_named("generic", "Tezepelumab 210") == "Tezepelumab 210");
  const Order order{.patient = PatientId{1}, .drug = "generic", .dose = {{1000}, "mg"}, .unlisted = "C1-INH"};
  CHECK(drug_named(order) == "C1-INH");
  CHECK(drug_counted(order) == "c1inh");
}

TEST_CASE("a name counts in letters and digits: case, accents, blanks and marks aside", "[domain]") {
  CHECK(drug_counted("ocrelizumab", "") == "ocrelizumab");
  for (const auto* same :
       {"tezepelumab", "Tezepelumab", "TEZEPELUMAB", " Teze Pelumab\t", "t\u00e9z\u00e9pelumab",
        "te\u0301zepelumab", "teze\u00a0pelumab", "teze-pelumab", "Tezepelumab."}) {
    INFO(same);
    CHECK(drug_counted("generic", same) == "tezepelumab");
  }
  for (const auto* other : {"tezepelumab-1", "tezepelumab 210", "tezepelumb", "ocrelizumab"}) {
    INFO(other);
    CHECK(drug_counted("generic", other) != "tezepelumab");
  }
}

TEST_CASE("a protocol's key counts with the very name that was typed before there was one", "[domain]") {
  CHECK(drug_counted("iron-sucrose", "") == drug_counted("generic", "Iron sucrose"));
  CHECK(drug_counted("ocrelizumab-sc", "") == drug_counted("generic", "Ocrelizumab SC"));
  CHECK(drug_counted("ocrelizumab-sc", "") != drug_counted("ocrelizumab", ""));
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
