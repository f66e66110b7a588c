// When a premedication counts before the start, and what is asked where it does not.
#include "protocol/start_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::premedication_question_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

TEST_CASE("a premedication counts from half of the label's time on, for 6 h", "[protocol]") {
  const struct {
    Seconds before;
    bool asked;
  } cases[] = {{15min, false}, {15min - 1s, true}, {6h, false},     {6h + 1s, true},
               {15h, true},    {24h, true},        {24h + 1s, true}};
  for (const auto& one_case : cases) {
    INFO(one_case.before.count());
    Starts starts{"ocrelizumab"};
    const auto prepared = starts.h.prepare("ocrelizumab");
    starts.h.record(Gave{prepared, Span{nine - one_case.before}, "Solu-Medrol 100 mg IV", "", {}},
                    nine - one_case.before);
    starts.h.record(Gave{prepared, Span{nine - 30min}, "cetirizine 10 mg oral", "", {}}, nine - 30min);
    const auto questions = starts.questions(nine, order("ocrelizumab", 300000, "mg"));
    const auto open = one<PremedicationOpen>(questions);
    REQUIRE((open != nullptr) == one_case.asked);
    if (open) CHECK(open->kind == "corticosteroid");
    if (open) CHECK(open->given.has_value() == (one_case.before <= 24h));
    if (open) CHECK(open->within.has_value() == (one_case.before > 6h && one_case.before <= 24h));
  }
}

TEST_CASE("a premedication was too early by its own time, by that of every drug, or after a day",
          "[protocol]") {
  const auto asked = [](std::optional<Seconds> own, Seconds of_all, Seconds label, Seconds before) {
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.record(Gave{prepared, Span{nine - before}, "prednisone 50 mg oral, at home", "", {}},
                    nine - before);
    auto drug = seed().drugs.at("natalizumab");
    drug.before_start.premedication_within = of_all;
    drug.before_start.premedications = {
        {.kind = "corticosteroid", .before = label, .within = own, .source = "label"}};
    Infusion next;
    next.number = prepared;
    return !premedication_open(starts.h.chart(), next, drug, nine).empty();
  };
  CHECK_FALSE(asked({}, 6h, 30min, 6h));
  CHECK(asked({}, 6h, 30min, 6h + 1s));
  CHECK_FALSE(asked(16h, 6h, 30min, 16h));  // the evening before, where the protocol says so
  CHECK(asked(16h, 6h, 30min, 16h + 1s));
  CHECK_FALSE(asked(4h, 6h, 30min, 4h));
  CHECK(asked(4h, 6h, 30min, 4h + 1s));
  CHECK_FALSE(asked({}, 6h, 12h, 12h));  // the label's own time is longer
  CHECK(asked({}, 6h, 12h, 12h + 1s));
  CHECK_FALSE(asked({}, 24h, 30min, 24h));
  CHECK(asked({}, 24h, 30min, 24h + 1s));
}

TEST_CASE("what was held or refused is no premedication", "[protocol]") {
  for (const auto& [what, asked] : {std::pair{"methylprednisolone 100 mg IV", false},
                                    {"methylprednisolone not given, patient refused", true},
                                    {"no methylprednisolone today", true},
                                    {"methylprednisolone held", true},
                                    {"ordered methylprednisolone 100 mg", true}}) {
    INFO(what);
    Starts starts{"alemtuzumab"};
    const auto prepared = starts.h.prepare("alemtuzumab");
    starts.h.record(Gave{prepared, Span{nine - 30min}, what, "", {}}, nine - 30min);
    const auto questions = starts.questions(nine, order("alemtuzumab", 12000, "mg"));
    CHECK((one<PremedicationOpen>(questions) != nullptr) == asked);
  }
}

TEST_CASE("uncertain times are read against the start", "[protocol]") {
  Starts starts{"alemtuzumab"};
  const auto prepared = starts.h.prepare("alemtuzumab");
  const auto asked = [&](Instant when) {
    const auto questions = starts.questions(when, order("alemtuzumab", 12000, "mg"));
    return std::pair{one<PremedicationOpen>(questions) != nullptr,
                     one<NoReadingsBefore>(questions) != nullptr};
  };
  starts.h.record(Gave{prepared, Span{nine - 2h, nine + 1s}, "prednisone 50 mg oral", "", {}}, nine - 2h);
  starts.h.observe(prepared, Span{nine - 1h, nine}, {}, hr(76) + bp(122, 78) + temp(368));
  CHECK(asked(nine) == std::pair{true, false});       // it may have been given after the start
  CHECK(asked(nine + 1s) == std::pair{false, true});  // they may be older than an hour
}

TEST_CASE("each class that is not charted is asked for by itself, on the label's days", "[protocol]") {
  const auto kinds = [](const Starts& starts, Instant when, const Order& next) {
    std::vector<std::string> found;
    for (const auto& question : starts.questions(when, next))
      if (const auto* open = std::get_if<PremedicationOpen>(&question)) found.push_back(open->kind);
    return found;
  };
  const Starts starts{"ocrelizumab"};
  CHECK(kinds(starts, nine, order("ocrelizumab", 300000, "mg")) ==
        std::vector<std::string>{"corticosteroid", "antihistamine"});
  for (const auto& [day, asked] : {std::pair{1, true}, {3, true}, {4, false}}) {
    INFO(day);
    Starts course{"alemtuzumab", {.count = day - 1}};
    CHECK(kinds(course, nine, order("alemtuzumab", 12000, "mg")).empty() != asked);
  }
}

}  // namespace
}  // namespace infuwatch::premedication_question_test
