#include "report/shift.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::shift_report_test {
namespace {

using namespace std::chrono_literals;
using report::NextTask;
using report::ShiftReport;
using test::at;
using test::History;
using test::seen;

const Shift day{"day", at("2026-11-21T12:00"), at("2026-11-21T20:00")};

ShiftFacts facts_of(const History& history, Instant now = day.to) {
  ShiftFacts facts{.shift = day, .now = now};
  for (const auto& [number, infusion] : history.chart().infusions()) facts.concerned.push_back(number);
  facts.charts = {std::make_shared<const Chart>(history.chart())};
  return facts;
}

ShiftReport report_of(const History& history, Instant now = day.to) {
  return report::shift_report(facts_of(history, now));
}

report::DrugTotals totals(const History& history) {
  const auto report = report_of(history);
  const auto found = report.totals.find("ocrelizumab");
  return found == report.totals.end() ? report::DrugTotals{} : found->second;
}

bool has(const ShiftReport& report, NextTask::Kind kind) {
  return std::any_of(report.next.begin(), report.next.end(),
                     [&](const NextTask& task) { return task.kind == kind; });
}

TEST_CASE("a start and a stop are counted from the span's first second to its last", "[report]") {
  for (const auto& [when, counted] :
       {std::pair{day.from - 1s, 0}, {day.from, 1}, {day.to - 1s, 1}, {day.to, 0}}) {
    INFO(iso(when));
    History started;
    started.start("ocrelizumab", when);
    CHECK(totals(started).started == counted);
    CHECK(totals(started).stopped == 0);
    History stopped;
    stopped.stop(stopped.start("ocrelizumab", when - 24h), when);
    CHECK(totals(stopped).stopped == counted);
    CHECK(totals(stopped).started == 0);
  }
}

TEST_CASE("what happened or was recorded in the span is in the report, one second either side is not",
          "[report]") {
  const auto in_span = [](Instant happened, Instant recorded) {
    History history;
    const auto number = history.start("ocrelizumab", day.from - 48h);
    history.at(recorded);
    history.observe(number, happened, {seen("hives", 2)});
    const auto report = report_of(history);
    CHECK(report.infusions.at(0).in_span == !report.infusions.at(0).reactions.empty());
    return report.infusions.at(0).in_span;
  };
  CHECK_FALSE(in_span(day.from - 1s, day.from - 1s));
  CHECK(in_span(day.from - 1s, day.from));  // recorded in it
  CHECK(in_span(day.from, day.from));
  CHECK(in_span(day.to - 1s, day.to - 1s));
  CHECK(in_span(day.to - 1s, day.to + 1h));  // happened in it
  CHECK_FALSE(in_span(day.to, day.to));
  CHECK_FALSE(in_span(day.from - 1h, day.to));
}

TEST_CASE("a correction or retraction made in the span is told there, with what it was about before it",
          "[report]") {
  for (const auto& [when, told] :
       {std::pair{day.from - 1s, false}, {day.from, true}, {day.to - 1s, true}, {day.to, false}}) {
    History history;
    const auto number = history.start("ocrelizumab", day.from - 48h);
    const auto entry = history.observe(number, day.from - 24h, {seen("hives", 2)});
    history.at(when);
    history.retract(entry);
    const auto infusion = report_of(history).infusions.at(0);
    INFO(iso(when));
    CHECK(infusion.in_span == told);
    CHECK(infusion.changed.size() == (told ? 1U : 0U));
    CHECK(infusion.reactions.empty());
  }
}

TEST_CASE("symptoms are counted once a course, by window and by worst grade", "[report]") {
  History history;
  const auto number = history.start("ocrelizumab", day.from);
  history.observe(number, day.from + 2h, {seen("hives", 1), seen("itching")});
  history.observe(number, day.from + 2h + 10min, {seen("hives", 2)});  // the same course
  history.observe(number, day.from + 2h + 1s, {seen("headache", 1)});
  history.observe(number, day.from - 1s, {seen("fatigue", 1)});  // happened before, recorded in the span
  const auto of_drug = totals(history);
  CHECK(of_drug.by_window ==
        std::map<Window, int>{{Window::high_risk, 2}, {Window::follow_up, 1}, {Window::before, 1}});
  CHECK(of_drug.by_grade == std::map<int, int>{{0, 1}, {1, 2}, {2, 1}});
}

TEST_CASE("a drug of which nothing was started, stopped or seen has no line", "[report]") {
  History history;
  history.prepare("ocrelizumab");
  history.start("natalizumab", day.from + 1h);
  const auto report = report_of(history);
  CHECK(report.infusions.size() == 2);
  CHECK(report.totals.size() == 1);
  CHECK(report.totals.contains("natalizumab"));
}

TEST_CASE("totals are by what counts as one drug, named by its protocol where it has one", "[report]") {
  const auto unlisted = [](const std::string& typed) {
    return Order{.patient = PatientId{1}, .drug = "generic", .dose = {{210000}, "mg"}, .unlisted = typed};
  };
  History history;
  history.record(Started{InfusionId{1}, day.from, unlisted("Tezepelumab")}, day.from);
  history.record(Started{InfusionId{2}, day.from + 1h, unlisted("t\u00e9zepelumab")}, day.from + 1h);
  history.record(Started{InfusionId{3}, day.from + 2h, unlisted("tezepelumab 210")}, day.from + 2h);
  auto report = report_of(history);
  REQUIRE(report.totals.size() == 2);
  CHECK(report.totals.at("tezepelumab").started == 2);
  CHECK(report.totals.at("tezepelumab").unlisted == "Tezepelumab");
  CHECK(report.totals.at("tezepelumab210").started == 1);

  history.record(Started{InfusionId{4}, day.from + 3h, unlisted("Natali-Zumab")}, day.from + 3h);
  const Order listed{.patient = PatientId{1}, .drug = "natalizumab", .dose = {{300000}, "mg"}};
  history.record(Started{InfusionId{5}, day.from + 4h, listed}, day.from + 4h);
  report = report_of(history);
  CHECK(report.totals.at("natalizumab").started == 2);
  CHECK(report.totals.at("natalizumab").drug == "natalizumab");
  CHECK(report.totals.at("natalizumab").unlisted.empty());
}

TEST_CASE("a reaction tells both distances, and when it was gone", "[report]") {
  History history;
  const auto number = history.start("ocrelizumab", day.from);
  history.observe(number, day.from + 24min, {seen("hives", 2)});
  history.resolved(number, day.from + 54min, {"hives"});
  history.stop(number, day.from + 1h);
  const auto reactions = report_of(history).infusions.at(0).reactions;
  REQUIRE(reactions.size() == 1);
  CHECK(reactions[0].from_start->least == 24min);
  CHECK(reactions[0].from_stop->most == -36min);
  CHECK(reactions[0].resolved_at == day.from + 54min);
}

TEST_CASE("what was there before the start is told so, and counts so, until it is worse or back",
          "[report]") {
  struct Row {
    const char* what;
    std::optional<int> now;
    bool medication, gone_between;
    Window window;
  };
  for (const auto& [what, now, medication, gone_between, window] :
       {Row{"as it was", 2, true, false, Window::before}, Row{"better", 1, true, false, Window::before},
        Row{"without a medication", 2, false, false, Window::before},
        Row{"worse", 3, true, false, Window::high_risk}, Row{"back", 1, true, true, Window::high_risk}}) {
    INFO(what);
    History history;
    const auto number = history.prepare("ocrelizumab");
    const auto start = day.from + 1h;
    if (medication)
      history.record(Gave{number, start - 40min, "methylprednisolone 100 mg IV"}, start - 40min);
    history.observe(number, start - 30min, {seen("hives", 2)});
    if (gone_between) history.resolved(number, start - 10min, {"hives"});
    history.start(number, start);
    history.observe(number, start + 20min, {seen("hives", now)});
    const auto reactions = report_of(history).infusions.at(0).reactions;
    REQUIRE(reactions.size() == (gone_between ? 2U : 1U));
    const auto& item = reactions.back().item;
    CHECK(item.window == window);
    if (window == Window::before) CHECK(item.grade == 2);
    if (window == Window::before) CHECK(reactions.back().from_start->most == -30min);
    if (window == Window::before) CHECK(item.after.empty() != medication);
    CHECK(totals(history).by_window[window] == 1);
  }
}

TEST_CASE("what was there before the start and is graver later is told so, flagged or not", "[report]") {
  struct Row {
    std::optional<int> before, later, told;
    Window window;
  };
  for (const auto& [before, later, told, window] :
       {Row{1, 3, 3, Window::late}, Row{1, 2, 2, Window::late}, Row{1, 1, 1, Window::before},
        Row{1, std::nullopt, 1, Window::before}, Row{2, 1, 2, Window::before},
        Row{std::nullopt, 3, 3, Window::late}, Row{std::nullopt, 2, std::nullopt, Window::before}}) {
    INFO(before.value_or(0) << " and then " << later.value_or(0));
    History history;
    const auto number = history.prepare("ocrelizumab");
    const auto start = day.from + 1h;
    history.observe(number, start - 30min, {seen("hives", before)});
    history.start(number, start);
    history.stop(number, start + 1h);
    history.observe(number, start + 27h, {seen("hives", later)});  // in no window: nothing is flagged of it
    CHECK(history.found(number, Rule::reaction) == "nothing");
    const auto reactions = report_of(history).infusions.at(0).reactions;
    REQUIRE(reactions.size() == 1);
    CHECK(reactions[0].item.grade == told);
    CHECK(reactions[0].item.window == window);
  }
}

TEST_CASE("an entry recorded more than 15 minutes late is listed in the span it was recorded in",
          "[report]") {
  for (const auto& [late_by, listed] : {std::pair{15min, 0U}, {16min, 1U}}) {
    History history;
    const auto number = history.start("ocrelizumab", day.from);
    history.at(day.from + 1h);
    history.observe(number, day.from + 1h - late_by, {seen("hives", 2)});
    CHECK(report_of(history).infusions.at(0).late_entries.size() == listed);
  }
}

TEST_CASE("the next shift is told what waits, at once first, then by when it is due", "[report]") {
  History history;
  const auto number = history.start("ocrelizumab", day.to - 30min);
  history.observe(number, day.to - 10min, {seen("hives", 2)});
  const auto report = report_of(history);
  using Kind = NextTask::Kind;
  REQUIRE(report.next.size() == 3);
  CHECK(
      (report.next[0].kind == Kind::answer_flag && !report.next[0].due && report.next[0].flag == FlagId{1}));
  CHECK((report.next[1].kind == Kind::end_of_high_risk && report.next[1].due == day.to + 90min));
  CHECK(report.next[2].kind == Kind::planned_end);
  CHECK(std::is_sorted(report.next.begin() + 1, report.next.end(),
                       [](const auto& a, const auto& b) { return a.due < b.due; }));
}

TEST_CASE("vital signs that wait are the next shift's, at once; those not yet due are not told", "[report]") {
  for (const auto state : {CheckState::ok, CheckState::soon, CheckState::due, CheckState::overdue,
                           CheckState::missed, CheckState::not_done}) {
    History history;
    const auto number = history.start("ocrelizumab", day.to - 30min);
    Check check;
    check.kind = CheckKind::vitals;
    check.infusion = number;
    check.state = state;
    check.due = day.to;
    auto facts = facts_of(history);
    facts.checks[number] = {check};
    const auto report = report::shift_report(std::move(facts));
    const bool waits = state == CheckState::due || state == CheckState::overdue;
    CHECK(has(report, NextTask::Kind::vitals) == waits);
    if (waits) CHECK((report.next[0].kind == NextTask::Kind::vitals && !report.next[0].due));
  }
}

TEST_CASE("a stop is missed, a release falls due and a window closes at the second", "[report]") {
  using Kind = NextTask::Kind;
  History running;
  const auto number = running.start("ocrelizumab", day.from, Seconds{2h});
  CHECK_FALSE(has(report_of(running, day.from + 2h + 30min - 1s), Kind::chart_stop));
  CHECK(has(report_of(running, day.from + 2h + 30min + 1s), Kind::chart_stop));
  CHECK(has(report_of(running, day.from + 2h - 1s), Kind::end_of_high_risk));
  CHECK_FALSE(has(report_of(running, day.from + 2h), Kind::end_of_high_risk));
  running.stop(number, day.from + 2h);
  const auto release = [&](Instant now) {
    for (const auto& task : report_of(running, now).next)
      if (task.kind == Kind::release) return task.due;
    return std::optional<Instant>{Instant::min()};
  };
  CHECK(release(day.from + 3h - 1s) == day.from + 3h);
  CHECK(release(day.from + 3h + 1s) == std::nullopt);  // at once
  running.release(number, day.from + 4h);
  CHECK_FALSE(has(report_of(running), Kind::release));
  CHECK(has(report_of(running, day.from + 26h - 1s), Kind::end_of_follow_up));
  CHECK_FALSE(has(report_of(running, day.from + 26h + 1s), Kind::end_of_follow_up));
}

TEST_CASE("the page says what it is, totals what there was, ends with the head, and keeps to 80 columns",
          "[report]") {
  const auto zone = *Zone::open("America/New_York");
  SiteRecord site;
  site.site.name = "North Infusion";
  site.site.training = true;
  History history;
  const auto number = history.start("ocrelizumab", day.from);
  history.observe(number, day.from + 24min, {seen("hives", 2), test::other(std::string(200, 'q'), 3)},
                  test::bp(76));
  auto report = report_of(history);
  report.head_number = 41;
  report.head_hash = std::string(64, 'a');
  report.infusions[0].row.patient.name.assign(100, 'W').append("\x1b[2J");
  report.infusions[0].row.patient.birth = std::chrono::year{1984} / 3 / 9;
  const auto text = report::shift_text(report, {zone, day.to, site});
  INFO(text);
  CHECK(text.find("TRAINING") != std::string::npos);
  CHECK(text.find("21-Nov-2026 07:00") != std::string::npos);
  CHECK(text.find("21-Nov-2026 15:00") != std::string::npos);
  CHECK(text.find(report.head_hash) != std::string::npos);
  CHECK(text.find("E41") != std::string::npos);
  CHECK(shown(text, Lines::many) == text);
  for (const auto& line : split(text, '\n')) CHECK(columns(line) <= 80);
  const auto quiet =
      report::shift_text(report::shift_report({.shift = day, .now = day.to}), {zone, day.to, site});
  CHECK(quiet.find("No infusion in this span.") != std::string::npos);
}

}  // namespace
}  // namespace infuwatch::shift_report_test
