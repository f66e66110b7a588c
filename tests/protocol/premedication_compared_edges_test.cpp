// Doses of a premedication that cannot be compared with the protocol's.
#include "protocol/premedication_dose.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::premedication_compared_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

struct Dose {
  const char* name;
  std::int64_t mg;
};

bool too_little(const char* wanted, const char* dose, const std::vector<Dose>& given) {
  std::vector<Gave> all;
  for (const auto& [name, mg] : given) {
    Medication medication;
    medication.name = name;
    medication.dose = Quantity{{mg * 1000}, "mg"};
    all.push_back({InfusionId{1}, Span{nine}, name, "", medication});
  }
  std::vector<const Gave*> those;
  for (const auto& one : all) those.push_back(&one);
  Premedication premedication;
  premedication.name = wanted;
  premedication.dose = dose;
  return less_than_half(those, premedication, *seed().common.substances);
}

TEST_CASE("only doses that can be compared with the protocol's are too little", "[protocol][premedication]") {
  const struct {
    const char *wanted, *dose;
    std::vector<Dose> given;
    bool too_little;
  } cases[] = {
      {"methylprednisolone", "100 mg", {{"methylprednisolone", 50}}, false},
      {"methylprednisolone", "100 mg", {{"methylprednisolone", 49}}, true},
      {"methylprednisolone", "100 mg", {{"prednisone", 62}}, true},
      {"methylprednisolone", "100 mg", {{"prednisone", 63}}, false},
      {"methylprednisolone", "100 mg", {{"diphenhydramine", 1}}, false},  // nothing it is equivalent to
      {"diphenhydramine", "50 mg", {{"diphenhydramine", 24}}, true},
      {"diphenhydramine", "50 mg", {{"methylprednisolone", 1}}, false},
      {"diphenhydramine", "50 mg", {{"cetirizine", 1}}, false},
      {"a medication of no list", "100 mg", {{"methylprednisolone", 1}}, false},
      {"a medication of no list", "as ordered", {{"methylprednisolone", 1}}, false},
      {"methylprednisolone", "as ordered", {{"methylprednisolone", 1}}, false},
      {"methylprednisolone", "", {{"methylprednisolone", 1}}, false},
      {"methylprednisolone", "100 mg", {}, false}};  // it is open
  for (const auto& [wanted, dose, given, expected] : cases) {
    INFO(wanted << ' ' << dose << ", given " << (given.empty() ? "nothing" : given.front().name));
    CHECK(too_little(wanted, dose, given) == expected);
  }
}

}  // namespace
}  // namespace infuwatch::premedication_compared_edges_test
