// What was given before a start, beside what the protocol has.
#include "protocol/premedication_record.hpp"

#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::premedication_record_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Gave gave(InfusionId infusion, Span when, const char* what, std::optional<Medication> told = {}) {
  return {.infusion = infusion, .at = when, .what = what, .medication = std::move(told)};
}

PremedicationRecord record_of(const History& h, InfusionId infusion) {
  return premedication_record(h.chart(), h.infusion(infusion),
                              seed().drugs.at(h.infusion(infusion).order.drug));
}

TEST_CASE("what was given is held by name, dose, route and time against the label's", "[protocol]") {
  History h;
  const auto number = h.prepare("ocrelizumab");
  CHECK(record_of(h, number).classes.empty());  // not started
  h.record(gave(number, nine - 35min, "Solu-Medrol 100 mg IV",
                Medication{.name = "solu-medrol", .dose = *dose("100 mg"), .route = "IV"}),
           nine - 35min);
  h.start(number, nine);
  const auto record = record_of(h, number);
  REQUIRE(record.classes.size() == 2);
  const auto& steroid = record.classes.front();
  CHECK(steroid.wanted.kind == "corticosteroid");
  CHECK(steroid.wanted.name == "methylprednisolone");
  CHECK(steroid.wanted.dose == "100 mg");
  CHECK(steroid.wanted.route == "IV");
  CHECK(steroid.wanted.before == 30min);
  REQUIRE(steroid.given.size() == 1);
  CHECK(steroid.given.front().name == "solu-medrol");
  CHECK(steroid.given.front().dose == *dose("100 mg"));
  CHECK(steroid.given.front().route == "IV");
  CHECK(steroid.given.front().from_start.least == -35min);
  CHECK(steroid.given.front().from_start.most == -35min);
  CHECK_FALSE(steroid.given.front().at_home);
  CHECK(record.classes.back().wanted.kind == "antihistamine");
  CHECK(record.classes.back().given.empty());
  CHECK(record.others.empty());
}

TEST_CASE("what counts was given in the 24 h before the start, and not held or refused", "[protocol]") {
  const struct {
    Seconds before;
    const char* what;
    std::size_t given;
  } cases[] = {{24h, "cetirizine 10 mg oral", 1}, {24h + 1s, "cetirizine 10 mg oral", 0},
               {0s, "cetirizine 10 mg oral", 1},  {-1s, "cetirizine 10 mg oral", 0},
               {1h, "cetirizine refused", 0},     {1h, "cetirizine held", 0}};
  for (const auto& one : cases) {
    INFO(one.what << ' ' << one.before.count());
    History h;
    const auto number = h.prepare("ocrelizumab");
    h.record(gave(number, nine - one.before, one.what), nine - one.before);
    h.start(number, nine);
    CHECK(record_of(h, number).classes.back().given.size() == one.given);
    CHECK(record_of(h, number).others.empty());
  }
}

TEST_CASE("a medication of no class that is asked for is told too, where it was charted on the infusion",
          "[protocol]") {
  History h;
  const auto before = h.start("natalizumab", nine - 3h);
  h.record(gave(before, nine - 2h, "ondansetron 4 mg IV"), nine - 2h);
  h.record(gave(before, nine - 2h, "cetirizine 10 mg oral"), nine - 2h);
  const auto number = h.prepare("ocrelizumab");
  h.record(gave(number, nine - 40min, "Tylenol 650 mg oral"), nine - 40min);
  h.start(number, nine);
  h.record(gave(number, nine + 10min, "famotidine 20 mg IV"), nine + 10min);
  const auto record = record_of(h, number);
  CHECK(record.classes.back().given.size() == 1);  // of a class: on whichever infusion
  REQUIRE(record.others.size() == 1);
  CHECK(record.others.front().name == "Tylenol 650 mg oral");  // as typed where it is not told apart
  const auto none = record_of(h, before);
  CHECK(none.classes.empty());
  CHECK(none.others.empty());  // given after that start
}

TEST_CASE("a dose is at home where what was typed says so", "[protocol]") {
  for (const auto& [what, home] : {std::pair{"dexamethasone 20 mg oral at home", true},
                                   {"dexamethasone 20 mg oral (Home)", true},
                                   {"dexamethasone 20 mg oral", false},
                                   {"dexamethasone 20 mg homemade", false}}) {
    INFO(what);
    History h;
    const auto number = h.prepare("ocrelizumab-sc");
    h.record(gave(number, Span{nine - 3h, nine - 2h}, what), nine - 2h);
    h.start(number, nine);
    const auto record = record_of(h, number);
    REQUIRE(record.classes.front().given.size() == 1);
    const auto& given = record.classes.front().given.front();
    CHECK(given.at_home == home);
    CHECK(given.from_start.least == -3h);
    CHECK(given.from_start.most == -2h);
  }
}

TEST_CASE("the classes are those of the day of the course, what was given by its time", "[protocol]") {
  for (const auto& [day, classes] : {std::pair{1, 1U}, {3, 1U}, {4, 0U}}) {
    INFO(day);
    History h;
    h.prior("alemtuzumab", day - 1);
    const auto number = h.prepare("alemtuzumab");
    h.record(gave(number, nine - 20min, "methylprednisolone 500 mg IV"), nine - 20min);
    h.record(gave(number, nine - 50min, "prednisone 50 mg oral"), nine - 20min);
    h.start(number, nine);
    const auto record = record_of(h, number);
    REQUIRE(record.classes.size() == classes);
    const auto& given = classes ? record.classes.front().given : record.others;
    REQUIRE(given.size() == 2);
    CHECK(given.front().name == "prednisone 50 mg oral");
  }
}

}  // namespace
}  // namespace infuwatch::premedication_record_test
