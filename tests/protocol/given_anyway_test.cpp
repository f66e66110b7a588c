// What was asked before the start and given all the same: its flags, its labels, and mistakes in what is
// asked.
#include "support/before_start.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::given_anyway_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Lines = std::vector<std::string>;

const auto nine = at("2026-03-02T09:00");

Told had(std::int64_t thousandths, int count) { return {count, Quantity{{thousandths}, "mg/m2"}}; }

TEST_CASE("what was given all the same is flagged for review, and judged again with its facts",
          "[protocol]") {
  Starts course{"mitoxantrone", had(132000, 11)};
  const auto number = course.start(nine);
  CHECK(course.h.flags() == Lines{"F1 review dose-limit on 1: raised"});
  const auto& item = course.h.flag(1).finding.items.front();
  CHECK(item.value == 144000);
  CHECK(item.limit == 140000);
  CHECK(item.against == Against::above);
  CHECK(item.remarks.empty());
  const auto second = course.start(nine + 24h * 30, 1000);
  CHECK(course.h.flags() == Lines{"F1 review dose-limit on 1: raised", "F2 review dose-limit on 2: raised",
                                  "F3 review interval on 2: raised"});
  CHECK(course.h.flag(3).finding.items.front().value == 30);
  CHECK(course.h.flag(3).finding.items.front().limit == 84);
  course.h.correct<Started>(course.h.infusion(number).started_by,
                            [](Started& s) { s.order->dose.amount = {7000}; });
  CHECK(course.h.flag(1).state() == FlagState::retracted);
  CHECK(course.h.flag(2).state() == FlagState::retracted);  // 132 + 7 + 1 is the limit itself
  course.h.correct<Started>(course.h.infusion(second).started_by, [](Started& s) { s.at = nine + 24h * 90; });
  CHECK(course.h.flag(3).state() == FlagState::retracted);
}

TEST_CASE("a total that is not wholly known is flagged as at least so much", "[protocol]") {
  Starts course{"mitoxantrone", {3}};
  course.start(nine);
  const auto& item = course.h.flag(1).finding.items.front();
  CHECK(item.value == 12000);
  CHECK(item.against == Against::none);
  CHECK(item.remarks == std::vector{Remark::total_unknown});
}

TEST_CASE("an infusion keeps the labels it began under", "[protocol]") {
  Starts course{"mitoxantrone", had(60000, 5)};
  const auto number = course.start(nine);
  const auto kept = course.h.infusion(number);
  CHECK(kept.terms.labels == LabelRegion::us);
  CHECK(terms_of(course.h.chart(), kept, test::seed(), LabelRegion::eu).labels == LabelRegion::us);
  Infusion next;
  next.order = kept.order;
  CHECK(terms_of(course.h.chart(), next, test::seed(), LabelRegion::eu).labels == LabelRegion::eu);
}

TEST_CASE("another reaction under an earlier infusion flags the later one of the drug", "[protocol]") {
  Starts course{"natalizumab", {20}};
  const auto first = course.start(nine, 300000, "mg");
  course.start(nine + 24h * 28, 300000, "mg");
  CHECK(course.h.flags().empty());
  course.h.observe(first, nine + 30min, {test::seen("hives", 1)});
  CHECK(course.h.flags() ==
        Lines{"F1 urgent reaction on 1: raised", "F2 review prior-reaction on 2: raised"});
}

TEST_CASE("mistakes in what is asked before the start are told where they stand", "[protocol]") {
  struct Mistake {
    const char* text;
    std::string what;
  };
  const Mistake mistakes[] = {
      {"[[question]]\nkey = \"a\"\nask = \"A?\"\nexpected = @\"maybe\"\nsource = \"s\"",
       "`expected` must be \"yes\" or \"no\""},
      {"@[[question]]\nkey = \"a\"\nask = \"A?\"\nsource = \"s\"",
       "either `expected` or `at_least` is needed, not both"},
      {"[[question]]\nkey = @\"A b\"\nask = \"A?\"\nexpected = \"no\"\nsource = \"s\"",
       "`key` is made of small letters, digits and -"},
      {"[[dose_limit]]\nlifetime = @\"140 mmHg\"\nsource = \"s\"",
       "`lifetime` must be a dose, such as \"140 mg/m2\" or \"60 mg\"; units are " + infuwatch::dose_units()},
      {"[[dose_limit]]\nlabels = @\"uk\"\nlifetime = \"140 mg/m2\"\nsource = \"s\"",
       "`labels` must be \"us\" or \"eu\""},
      {"[[interval]]\ncounts = \"2-\"\ndays = @0\nsource = \"s\"", "`days` must be at least 1"},
      {"[courses]\ndays = @[5, 0]\napart_days = 365\nnew_after_days = 28\nsource = \"s\"",
       "`days` must say how many days each course has, such as [5, 3]"},
      {"[courses]\ndays = [5, 3]\napart_days = 27\nnew_after_days = @28\nsource = \"s\"",
       "`new_after_days` must lie between 2 and `apart_days`"},
      {"[courses]\ndays = [5, 3]\napart_days = 28\nnew_after_days = @1\nsource = \"s\"",
       "`new_after_days` must lie between 2 and `apart_days`"},
      {"[earlier_reaction]\nask_after = @\"mild\"\nsource = \"s\"",
       "`ask_after` must be \"any\" or \"severe\""},
      {"[probable]\nhr = @[200, 30]\nsource = \"s\"",
       "`hr` must be two numbers, the lower first, such as [30, 200]"}};
  for (const auto& [text, what] : mistakes) {
    INFO(text);
    test::CatalogueTexts texts;
    const std::string head = "[stay]\nsource = \"site default\"";
    texts.change("common", head, std::string{text} + "\n\n" + head);
    CHECK(texts.faults() == Lines{texts.marked() + ": " + what});
  }
}

}  // namespace
}  // namespace infuwatch::given_anyway_test
