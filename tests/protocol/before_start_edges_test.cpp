// Both sides of the edges of what is asked and reckoned before the start.
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::before_start_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Day = std::chrono::year_month_day;
using Lines = std::vector<std::string>;

const auto nine = at("2026-03-02T09:00");
constexpr Day today{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}};

std::optional<int> shortest_asked(const Starts& starts, Instant when, const std::string& drug) {
  const auto questions = starts.questions(when, order(drug, 12000, "mg"));
  const auto soon = one<TooSoon>(questions);
  return soon ? std::optional{soon->shortest} : std::nullopt;
}

/// Of the reaction that a further start would ask about; empty where it asks about none.
std::string asked_about(const Starts& starts, const std::string& drug) {
  const auto questions = starts.questions(nine + 24h * 200, order(drug, 300000, "mg"));
  const auto before = one<ReactedBefore>(questions);
  return before ? stored_words(*before) : "";
}

TEST_CASE("a break of so many days begins a new course after its first day too", "[protocol]") {
  const auto position = [](const Told& told, const std::vector<int>& days) {
    Starts starts{"alemtuzumab", told};
    InfusionId last;
    for (const int day : days) last = starts.start(nine + 24h * day, 12000, "mg");
    const auto& terms = starts.h.infusion(last).terms;
    return std::pair{terms.course, terms.course_day};
  };
  CHECK(position({}, {0, 27}) == std::pair{1, 2});
  CHECK(position({}, {0, 28}) == std::pair{2, 1});
  const Day long_ago{std::chrono::year{2020}, std::chrono::March, std::chrono::day{2}};
  CHECK(position({0, {}, long_ago}, {0}) == std::pair{1, 1});  // no course before it is none to break off
  CHECK(position({1, {}, long_ago}, {0}) == std::pair{2, 1});
}

TEST_CASE("a dose by the body's surface is rounded up as soon as a thousandth is passed", "[protocol]") {
  const auto reckoned = [](std::int64_t dose) {
    Starts starts{"mitoxantrone"};
    const auto number = starts.start(nine, dose, "mg", Decimal{1999});
    return cumulative_dose(starts.h.chart(), starts.h.infusion(number), "mg/m2", nine).with.thousandths;
  };
  CHECK(reckoned(19990) == 10000);
  CHECK(reckoned(19991) == 10001);
  CHECK(reckoned(19992) == 10002);  // 10001 and 1/1999 of a thousandth
}

TEST_CASE("where the protocol wants no interval none is too short", "[protocol]") {
  Starts natalizumab{"natalizumab", {5}};
  natalizumab.start(nine, 300000, "mg");
  CHECK_FALSE(shortest_asked(natalizumab, nine, "natalizumab"));
  CHECK_FALSE(shortest_asked(natalizumab, nine + 12h - 1s, "natalizumab"));
  Starts unknown{"alemtuzumab", {std::nullopt}};  // on which day of a course is not known
  unknown.start(nine, 12000, "mg");
  CHECK_FALSE(shortest_asked(unknown, nine + 1h, "alemtuzumab"));
}

TEST_CASE("a last infusion told to lie after the start breaks no interval that the protocol does not want",
          "[protocol]") {
  const Day later{std::chrono::sys_days{today} + std::chrono::days{10}};
  CHECK_FALSE(shortest_asked(Starts{"natalizumab", {5, {}, later}}, nine, "natalizumab"));
  CHECK_FALSE(shortest_asked(Starts{"alemtuzumab", {0, {}, later}}, nine, "alemtuzumab"));
  Starts started{"natalizumab", {5, {}, later}};
  started.start(nine, 300000, "mg");
  CHECK(started.h.flags() == Lines{});
  CHECK(shortest_asked(Starts{"ocrelizumab", {5, {}, later}}, nine, "ocrelizumab") == 150);
}

TEST_CASE("the first day of the first course has no course to keep away from", "[protocol]") {
  for (const auto& day : {today, Day{std::chrono::sys_days{today} - std::chrono::days{100}}})
    CHECK_FALSE(shortest_asked(Starts{"alemtuzumab", {0, {}, day}}, nine, "alemtuzumab"));
  const Day day_before{std::chrono::sys_days{today} - std::chrono::days{100}};
  CHECK(shortest_asked(Starts{"alemtuzumab", {5, {}, day_before}}, nine, "alemtuzumab") == 365);
  CHECK(shortest_asked(Starts{"alemtuzumab", {1, {}, today}}, nine, "alemtuzumab") == 1);
}

TEST_CASE("an infusion is not among those before itself", "[protocol]") {
  Starts starts{"natalizumab"};
  const auto first = starts.start(nine, 300000, "mg"), second = starts.start(nine + 24h, 300000, "mg");
  auto moved = starts.h.infusion(second);
  moved.start = nine + 48h;
  const auto before = infusions_before(starts.h.chart(), moved);
  REQUIRE(before.size() == 1);
  CHECK(before.front()->number == first);
  moved.start.reset();
  CHECK(infusions_before(starts.h.chart(), moved).size() == 1);
}

TEST_CASE("an anaphylaxis is graver than an earlier reaction of grade 3, and that than one of the list",
          "[protocol]") {
  Starts starts{"natalizumab", {20}};
  const auto number = starts.start(nine, 300000, "mg");
  starts.h.observe(number, nine + 10min, {seen("hives", 2)});
  CHECK(asked_about(starts, "natalizumab") == "hives grade 2");
  starts.h.resolved(number, nine + 20min, {"hives"});
  starts.h.observe(number, nine + 30min, {seen("hives", 3)});  // back, and graver
  CHECK(asked_about(starts, "natalizumab") == "hives grade 3");
  starts.h.observe(number, nine + 5h, {seen("anaphylaxis", 3)});
  CHECK(asked_about(starts, "natalizumab") == "anaphylaxis grade 3");
}

TEST_CASE("of equally grave reactions the first is named", "[protocol]") {
  Starts starts{"natalizumab", {20}};
  const auto first = starts.start(nine, 300000, "mg"), second = starts.start(nine + 24h * 28, 300000, "mg");
  starts.h.observe(second, nine + 24h * 28 + 5min, {seen("itching", 1)});
  CHECK(asked_about(starts, "natalizumab") == "itching grade 1");
  starts.h.observe(first, nine + 10min, {seen("hives", 1)});
  CHECK(asked_about(starts, "natalizumab") == "hives grade 1");
}

TEST_CASE("of two flags of one reaction the later is named", "[protocol]") {
  Starts starts{"natalizumab", {20}};
  const auto number = starts.start(nine, 300000, "mg");
  const auto entry = starts.h.observe(number, nine + 10min, {seen("hives", 1)});
  starts.h.resolve(FlagId{1});
  starts.h.correct<Observed>(entry, [](Observed& o) { o.symptoms.front().grade = 2; });
  CHECK(starts.h.flags() == Lines{"F1 urgent reaction on 1: resolved", "F2 urgent reaction on 1: raised"});
  CHECK(asked_about(starts, "natalizumab") == "hives grade 2");
}

TEST_CASE("what stood in a flag that a graver one took the place of does not ask", "[protocol]") {
  Starts starts{"natalizumab", {20}};
  const auto number = starts.start(nine, 300000, "mg");
  const auto mild = starts.h.observe(number, nine + 10min, {seen("hives", 1)});
  const auto graver = starts.h.observe(number, nine + 20min, {seen("hives", 2)});
  CHECK(starts.h.flag(1).state() == FlagState::superseded);
  CHECK(asked_about(starts, "natalizumab") == "hives grade 2");
  starts.h.retract(mild);
  starts.h.retract(graver);
  CHECK(starts.h.flag(1).state() == FlagState::superseded);
  CHECK(asked_about(starts, "natalizumab") == "");
}

TEST_CASE("what came before the start, is for review only, or is no reaction does not ask", "[protocol]") {
  const auto asked = [](Instant when, const SymptomSeen& symptom) {
    Starts starts{"natalizumab", {20}};
    const auto number = starts.start(nine, 300000, "mg");
    starts.h.record(Stopped{number, nine + 1h, {}, "completed"}, nine + 1h);
    starts.h.release(number, nine + 2h);
    starts.h.observe(number, when, {symptom});
    CHECK(starts.h.flags().size() == 1);
    return asked_about(starts, "natalizumab");
  };
  CHECK(asked(nine - 1s, seen("anaphylaxis", 3)) == "");
  CHECK(asked(nine, seen("anaphylaxis", 3)) == "anaphylaxis grade 3");
  CHECK(asked(nine + 10h, seen("hives", 2)) == "");  // at home
  CHECK(asked(nine + 10h, seen("hives")) == "hives");
  CHECK(asked(nine + 10h, seen("hives", 3)) == "hives grade 3");
  CHECK(asked(nine + 10h, seen("pml-signs", 3)) == "");
}

TEST_CASE("what was given all the same weighs one step, a total past its limit two", "[protocol]") {
  const auto item = [](const Starts& starts, int flag) { return starts.h.flag(flag).finding.items.front(); };
  Starts past{"mitoxantrone", {11, Quantity{{132000}, "mg/m2"}}};
  past.start(nine);
  past.start(nine + 24h * 30);
  CHECK(past.h.flags() == Lines{"F1 review dose-limit on 1: raised", "F2 review dose-limit on 2: raised",
                                "F3 review interval on 2: raised"});
  CHECK(item(past, 1).severity == 2);
  CHECK(item(past, 3).severity == 1);
  Starts unknown{"mitoxantrone", {3}};
  unknown.start(nine);
  CHECK(item(unknown, 1).severity == 1);
}

TEST_CASE("an earlier reaction is flagged with the infusion it was under, if it was under one",
          "[protocol]") {
  Starts starts{"natalizumab", {20}};
  const auto first = starts.start(nine, 300000, "mg");
  starts.h.observe(first, nine + 30min, {seen("hives", 1)});
  starts.start(nine + 24h * 28, 300000, "mg");
  CHECK(starts.h.flags() ==
        Lines{"F1 urgent reaction on 1: raised", "F2 review prior-reaction on 2: raised"});
  const auto recorded = starts.h.flag(2).finding.items.front();
  CHECK(recorded.words == "hives grade 1");
  CHECK(recorded.severity == 1);
  CHECK(recorded.value == 1);
  Starts told{"ocrelizumab", {1, {}, {}, EarlierReaction::hypersensitivity}};
  told.start(nine, 300000, "mg");
  CHECK(told.h.flags() == Lines{"F1 review prior-reaction on 1: raised"});
  CHECK(told.h.flag(1).finding.items.front().words == "hypersensitivity");
  CHECK_FALSE(told.h.flag(1).finding.items.front().value);
}

}  // namespace
}  // namespace infuwatch::before_start_edges_test
