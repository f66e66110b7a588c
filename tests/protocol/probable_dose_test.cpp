// Doses of a medication that are hardly ever given.
#include "protocol/probable_dose.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::probable_dose_test {
namespace {

using test::seed;

bool rare(const char* name, const char* amount, const char* route) {
  return improbable_dose({.name = name, .dose = *dose(amount), .route = route}, *seed().common.substances)
      .has_value();
}

TEST_CASE("a dose outside the range of its route is hardly ever given, both ends included", "[protocol]") {
  const struct {
    const char *name, *amount, *route;
    bool rare;
  } cases[] = {{"epinephrine", "1 mg", "IM", false},
               {"epinephrine", "1.001 mg", "IM", true},
               {"epinephrine", "0.05 mg", "IM", false},
               {"epinephrine", "0.049 mg", "IM", true},
               {"epinephrine", "0.3 g", "IM", true},
               {"epinephrine", "300 mcg", "IM", false},
               {"epinephrine", "5 mg", "IV", true},
               {"epinephrine", "10 mcg", "IV", false},  // by a route without a row
               {"epi", "3 mg", "IM", true},
               {"epi", "3 mg", "", true},
               {"epinephrine", "5 mg", "nebulized", false},
               {"epinephrine", "0.01 mg/kg", "IM", false},  // by weight
               {"epinephrine", "300 mL", "IM", false},
               {"meperidine", "25 g", "IV", true},
               {"meperidine", "25 mg", "IV", false},
               {"acetaminophen", "650 mg", "oral", false},
               {"acetaminophen", "650 g", "oral", true},
               {"acetaminophen", "6.5 mg", "oral", true},
               {"Vicodin", "5 mg", "oral", false},  // of several
               {"Tylenol PM", "5 mg", "oral", false},
               {"heparin", "5 mg", "IV", false},  // without a range
               {"zolmitriptan", "5 g", "oral", false}};
  for (const auto& [name, amount, route, expected] : cases) {
    INFO(name << ' ' << amount << ' ' << route);
    CHECK(rare(name, amount, route) == expected);
  }
  CHECK_FALSE(improbable_dose({.name = "epinephrine"}, *seed().common.substances));
}

TEST_CASE("an unlikely dose is told in the unit of its range", "[protocol]") {
  const auto found =
      improbable_dose({.name = "epi", .dose = *dose("0.3 g"), .route = "IM"}, *seed().common.substances);
  REQUIRE(found);
  CHECK(found->of == "epinephrine IM");
  CHECK(to_text(found->given) + found->unit == "300 mg");
  CHECK(to_text(found->least) + " to " + to_text(found->most) == "0.05 to 1");
  CHECK(question_key(*found) == "medication-dose");
  CHECK(improbable_dose({.name = "epi", .dose = *dose("3 g")}, *seed().common.substances)->of ==
        "epinephrine");
}

TEST_CASE("what is usual at the bedside is within its range", "[protocol]") {
  for (const auto& [name, amount, route] : {std::array{"acetaminophen", "1 g", "oral"},
                                            {"acetaminophen", "325 mg", "oral"},
                                            {"diphenhydramine", "25 mg", "IV"},
                                            {"diphenhydramine", "50 mg", "oral"},
                                            {"cetirizine", "10 mg", "oral"},
                                            {"loratadine", "10 mg", "oral"},
                                            {"fexofenadine", "180 mg", "oral"},
                                            {"famotidine", "20 mg", "IV"},
                                            {"methylprednisolone", "125 mg", "IV"},
                                            {"methylprednisolone", "1 g", "IV"},
                                            {"dexamethasone", "20 mg", "oral"},
                                            {"hydrocortisone", "100 mg", "IV"},
                                            {"prednisone", "50 mg", "oral"},
                                            {"ondansetron", "4 mg", "IV"},
                                            {"ondansetron", "8 mg", "oral"},
                                            {"meperidine", "12.5 mg", "IV"},
                                            {"lorazepam", "0.5 mg", "oral"},
                                            {"albuterol", "2.5 mg", "nebulized"},
                                            {"ketorolac", "15 mg", "IV"},
                                            {"ibuprofen", "600 mg", "oral"},
                                            {"montelukast", "10 mg", "oral"},
                                            {"morphine", "2 mg", "IV"},
                                            {"epinephrine", "0.5 mg", "IM"},
                                            {"epinephrine", "50 mcg", "IV"},
                                            {"glucagon", "1 mg", "IV"},
                                            {"clemastine", "2 mg", "IV"},
                                            {"furosemide", "20 mg", "IV"}}) {
    INFO(name << ' ' << amount << ' ' << route);
    CHECK_FALSE(rare(name, amount, route));
  }
}

}  // namespace
}  // namespace infuwatch::probable_dose_test
