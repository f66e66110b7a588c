// A lab that stands against a start: whose reason closes the question, and which does not.
#include "protocol/checks.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/entries.hpp"

#include <algorithm>

namespace infuwatch::lab_reason_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant nine = at("2026-11-21T14:00");
const Zone zone = *Zone::open("America/New_York");
const InfusionId infusion{1};
using About = std::vector<std::string>;

/// A start of mitoxantrone with an ejection fraction on file that is too low.
struct Visit {
  Entries entries;
  EntryNumber prepared, started;

  explicit Visit(const About& asked_at_start = {}) {
    entries.say(PatientSet{ana()}, nine - 2h);
    entries.say(LabsCharted{.patient = PatientId{1},
                            .labs = {{.lab = "lvef",
                                      .on = std::chrono::year{2026} / 11 / 18,
                                      .value = Quantity{Decimal{49000}, "%"}}}},
                nine - 2h);
    prepared = entries.say(Prepared{infusion, order("mitoxantrone", 12000, "mg/m2")}, nine - 1h);
    started = entries.say(Started{infusion, nine, {}});
    AppliedProtocol terms;
    terms.drug_count = 1;
    entries.judged().terms.emplace_back(infusion, terms);
    asked(asked_at_start);
  }
  /// What the last entry's reason answers.
  void asked(const About& about) {
    entries.all.back().notices = {{.kind = Notice::Kind::asked, .about = about}};
  }
  void correct(EntryNumber entry, const About& about) {
    const BedsideEvent now = entry == started
                                 ? BedsideEvent{Started{infusion, nine, {}}}
                                 : BedsideEvent{Prepared{infusion, order("mitoxantrone", 12000, "mg/m2")}};
    entries.say(Corrected{entry, {}, now}, nine + 1h, "typed wrong");
    asked(about);
  }
  bool left_open() const {
    const auto chart = entries.chart();
    const auto hours = *parse_opening("always");
    const auto checks = checks_of(chart, *chart.infusion(infusion),
                                  {seed().drugs.at("mitoxantrone"), hours, zone}, nine + 1h);
    return std::any_of(checks.begin(), checks.end(), [](const Check& one) {
      return one.kind == CheckKind::screening &&
             std::find(one.questions.begin(), one.questions.end(), "lvef") != one.questions.end();
    });
  }
};

const About reasons[] = {{"lab-lvef", "49 %"}, {"lab-lvef"}};
const About others[] = {{}, {"lab-neutrophils", "900"}, {"dose", "mitoxantrone"}, {"lvef"}};

TEST_CASE("a reason given for the lab with the start closes its question, another does not",
          "[protocol][lab]") {
  for (const auto& about : reasons) CHECK_FALSE(Visit{about}.left_open());
  for (const auto& about : others) CHECK(Visit{about}.left_open());
}

TEST_CASE("so does one given as the start or the order was corrected", "[protocol][lab]") {
  for (const bool of_the_start : {true, false}) {
    INFO(of_the_start);
    for (const auto& about : reasons) {
      Visit visit;
      REQUIRE(visit.left_open());
      visit.correct(of_the_start ? visit.started : visit.prepared, about);
      CHECK_FALSE(visit.left_open());
    }
    for (const auto& about : others) {
      Visit visit;
      visit.correct(of_the_start ? visit.started : visit.prepared, about);
      CHECK(visit.left_open());
    }
  }
}

}  // namespace
}  // namespace infuwatch::lab_reason_test
