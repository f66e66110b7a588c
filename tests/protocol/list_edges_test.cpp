// Both sides of the edges of what the lists say: allergies by a word, totals, calls, changed numbers.
#include "protocol/allergy.hpp"
#include "protocol/call_script.hpp"
#include "protocol/medication_total.hpp"
#include "protocol/number_change.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::list_edges_test {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

TEST_CASE("an allergy to a medication that nobody knows goes by a word of it, of four letters or more",
          "[protocol][allergy]") {
  for (const auto& [allergies, named] : {std::pair{"xyz", false},
                                         {"vwxy", true},
                                         {"vwxyz", true},
                                         {"xyz vwxy vwxyz", true},
                                         {"abcd", false}}) {
    INFO(allergies);
    Patient patient;
    patient.allergies = allergies;
    const std::string given = "vwxyz vwxy xyz 5 mg oral";
    CHECK(allergy_to(patient, given, *seed().common.substances).has_value() == named);
  }
}

TEST_CASE("a symptom of which nothing is said is asked by phone", "[protocol][call]") {
  CHECK_FALSE(SymptomTerm{}.not_by_phone);
}

TEST_CASE("an effect that is serious from grade 4 on is asked by no call", "[protocol][call]") {
  const auto asked = [](int from_grade) {
    auto drug = seed().drugs.at("natalizumab");
    drug.reactions = {"hives"};
    drug.serious = {
        {.symptom = "itching", .name = {}, .often = {}, .source = "label"},
        {.symptom = "rash", .name = {}, .often = {}, .source = "label", .from_grade = from_grade}};
    return asked_in_call(drug, seed(), true);
  };
  CHECK(asked(3) == Lines{"itching", "rash"});
  CHECK(asked(4) == Lines{"itching"});
  CHECK(asked(5) == Lines{"itching"});
}

TEST_CASE("amounts in several units are summed in the smallest, so that nothing is rounded",
          "[protocol][medication]") {
  const auto total = [](const std::vector<Quantity>& doses) {
    std::vector<Medication> medications;
    for (const auto& dose : doses) medications.push_back({"x", dose, {}});
    std::vector<const Medication*> all;
    for (const auto& medication : medications) all.push_back(&medication);
    return to_text(medication_totals(all, *seed().common.substances).at("x").given);
  };
  const Quantity little{{400}, "mcg"}, milligram{{1000}, "mg"}, liter{{1000}, "L"}, drop{{50}, "mL"};
  CHECK(total({little, milligram}) == "1000.4 mcg");
  CHECK(total({milligram, little}) == "1000.4 mcg");
  CHECK(total({liter, drop}) == "1000.05 mL");
  CHECK(total({drop, liter}) == "1000.05 mL");
  CHECK(total({milligram, milligram}) == "2 mg");
}

std::string line(const NumberChange& one) {
  return (one.where.empty() ? "" : one.where + ": ") + one.key + ' ' + (one.was.empty() ? "none" : one.was) +
         " -> " + (one.now.empty() ? "none" : one.now) + (one.same_source ? " (same source)" : "");
}
Lines changes(const std::string& was, const std::string& now) {
  Lines out;
  for (const auto& one : number_changes(was, now)) out.push_back(line(one));
  return out;
}

TEST_CASE("a number is what begins with one, or the limit behind a lab", "[protocol][number-change]") {
  CHECK(changes("fluids = [\"NS 0.9 %\"]\n", "fluids = [\"NS 0.45 %\"]\n").empty());
  CHECK(changes("most = \"800 mg\"\n", "most = \"80 mg\"\n") == Lines{"most 800 mg -> 80 mg"});
  CHECK(changes("lab = [\"hbsag negative\"]\n", "lab = [\"hbsag positive\"]\n").empty());
  CHECK(changes("lab = [\"ferritin at most 500\"]\n", "lab = [\"ferritin at most 800\"]\n") ==
        Lines{"lab ferritin at most 500 -> ferritin at most 800"});
}

TEST_CASE("a number has the same source only where its own stands in both texts",
          "[protocol][number-change]") {
  const std::string own = "from_years_source = \"label\"\n", whole = "source = \"label\"\n";
  const std::string was = "from_years = 18\n", now = "from_years = 16\n";
  CHECK(changes(was + own, now + own) == Lines{"from_years 18 -> 16 (same source)"});
  CHECK(changes(was + whole, now + whole) == Lines{"from_years 18 -> 16 (same source)"});
  CHECK(changes(was + own + whole, now + whole) == Lines{"from_years 18 -> 16"});
  CHECK(changes(was + whole, now + own + whole) == Lines{"from_years 18 -> 16"});
  const auto without = number_changes(was, now);
  REQUIRE(without.size() == 1);
  CHECK(without.front() == NumberChange{.where = {}, .key = "from_years", .was = "18", .now = "16"});
}

TEST_CASE("numbers that are gone stand where they would, those of one place as they are named",
          "[protocol][number-change]") {
  CHECK(changes("a = 1\nb = 2\n", "b = 3\n") == Lines{"a 1 -> none", "b 2 -> 3"});
  CHECK(changes("[t]\na = 1\nb = 2\nc = 3\n", "[t]\n") ==
        Lines{"t: a 1 -> none", "t: b 2 -> none", "t: c 3 -> none"});
  CHECK(changes("a = 1\nb = 2\nc = 3\n", "c = 4\na = 5\n") == Lines{"c 3 -> 4", "a 1 -> 5", "b 2 -> none"});
}

}  // namespace
}  // namespace infuwatch::list_edges_test
