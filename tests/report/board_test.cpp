#include "report/board.hpp"

#include "app/room.hpp"
#include "base/text.hpp"
#include "report/document_text.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::board_test {
namespace {

using namespace std::chrono_literals;
using report::BoardRow;
using test::at;
using test::operator+;

const Instant noon = at("2026-11-21T17:00");

BoardRow row(std::int64_t number, InfusionState state, Status status, std::optional<Phase> phase) {
  BoardRow out;
  out.infusion = InfusionId{number};
  out.state = state;
  out.status = status;
  out.phase = phase;
  return out;
}

BoardRow infusing(std::int64_t number, Instant high_risk_until) {
  auto out = row(number, InfusionState::running, Status::infusing, Phase::infusing);
  out.high_risk_until = high_risk_until;
  return out;
}

BoardRow with_flag(BoardRow out, Priority priority, bool answered = false) {
  Flag flag;
  flag.finding.priority = priority;
  if (answered) flag.acknowledged = Answer{};
  out.flags.push_back(flag);
  return out;
}

std::string order_of(std::vector<BoardRow> rows) {
  std::string first;
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.infusion < b.infusion; });
  do {  // in whichever order they came
    auto sorted = rows;
    report::sort_by_urgency(sorted);
    std::string order;
    for (const auto& one : sorted) order += std::to_string(one.infusion.value()) + ' ';
    if (first.empty()) first = order;
    CHECK(order == first);
  } while (std::next_permutation(rows.begin(), rows.end(),
                                 [](const auto& a, const auto& b) { return a.infusion < b.infusion; }));
  return first;
}

TEST_CASE("the board has the most urgent first, whatever the order they came in", "[report]") {
  auto missing = infusing(3, noon);
  missing.stop_missing = true;
  missing.phase = Phase::stop_missing;
  auto released = row(1, InfusionState::released, Status::released, Phase::released);
  released.follow_up_until = noon;
  CHECK(order_of({row(2, InfusionState::prepared, Status::prepared, {}), released, infusing(4, noon),
                  row(5, InfusionState::stopped, Status::release_due, Phase::observing), missing,
                  with_flag(infusing(6, noon + 1h), Priority::urgent),
                  with_flag(released, Priority::emergency)})
            .substr(0, 12) == "1 6 3 5 4 1 ");
}

TEST_CASE("an answered flag, or one for review, moves nobody up", "[report]") {
  CHECK(order_of({infusing(1, noon), with_flag(infusing(2, noon), Priority::emergency, true),
                  with_flag(infusing(3, noon), Priority::review)}) == "1 2 3 ");
  CHECK(order_of({infusing(1, noon), with_flag(infusing(2, noon), Priority::urgent)}) == "2 1 ");
}

TEST_CASE("equals stand by the end of their window, one second apart, then by number", "[report]") {
  CHECK(order_of({infusing(1, noon + 1s), infusing(2, noon), infusing(3, noon)}) == "2 3 1 ");
  auto one = row(1, InfusionState::released, Status::released, Phase::released), two = one, three = one;
  two.infusion = InfusionId{2};
  three.infusion = InfusionId{3};
  one.follow_up_until = noon + 1s;
  two.follow_up_until = noon;
  three.follow_up_until = std::nullopt;
  CHECK(order_of({one, two, three}) == "2 1 3 ");
  const auto prepared = [](int number) { return row(number, InfusionState::prepared, Status::prepared, {}); };
  CHECK(order_of({prepared(3), prepared(1), prepared(2)}) == "1 2 3 ");
}

TEST_CASE("a row waits with the highest priority that nobody has answered", "[report]") {
  CHECK_FALSE(infusing(1, noon).waiting());
  CHECK_FALSE(with_flag(infusing(1, noon), Priority::review).waiting());
  CHECK(with_flag(infusing(1, noon), Priority::urgent).waiting() == Priority::urgent);
  CHECK_FALSE(with_flag(infusing(1, noon), Priority::urgent, true).waiting());
  auto both = with_flag(with_flag(infusing(1, noon), Priority::urgent), Priority::emergency);
  CHECK(both.waiting() == Priority::emergency);
  both.flags[1].acknowledged = Answer{};
  CHECK(both.waiting() == Priority::urgent);
}

TEST_CASE("a row holds the last vital signs by when they were taken, and the gravest flag first",
          "[report]") {
  test::History history;
  const auto number = history.start("ocrelizumab", noon);
  history.observe(number, noon + 10min, test::hr(80));
  history.observe(number, noon + 20min, {test::seen("hives", 2)}, test::hr(90));
  history.observe(number, noon + 30min, {test::seen("stridor", 1)});
  history.at(noon + 40min);
  history.observe(number, noon + 15min, test::hr(85));  // charted late
  const auto row = report::board_row(history.chart(), history.infusion(number), noon + 40min);
  REQUIRE(row.last_vitals);
  CHECK(row.last_vitals->at == noon + 20min);
  CHECK(row.last_vitals->vitals == test::hr(90));
  REQUIRE(row.flags.size() >= 2);
  CHECK(row.flags[0].finding.priority == Priority::emergency);
  CHECK(row.high_risk_until == noon + 2h);
  CHECK_FALSE(row.follow_up_until);  // no stop is charted
  CHECK(row.phase == Phase::infusing);
}

TEST_CASE("the flags of one event are one row, led by the gravest, with one answer", "[report]") {
  test::History history;
  const auto number = history.start("ocrelizumab", noon);
  history.observe(number, noon + 20min, {test::seen("hives", 2), test::seen("wheezing", 2)},
                  test::bp(78, 44) + test::hr(90));
  const auto row = [&] {
    const auto& infusion = history.infusion(number);
    return report::board_row(
        history.chart(), infusion, noon + 40min, {}, {},
        episodes(history.chart(), infusion, test::seed().drugs.at("ocrelizumab").limits));
  };
  const auto zone = *Zone::open("America/New_York");
  const SiteRecord site;
  const auto text = [&] {
    const report::RenderContext rendering{zone, noon + 40min, site};
    return report::to_text(report::board({row()}, rendering), report::style_of(rendering), 400);
  };
  const auto before = row();
  REQUIRE(before.flags.size() == 4);
  const auto rows = report::flag_rows(before.flags, before.events);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].lead->finding.rule == Rule::anaphylaxis_criteria);
  CHECK(rows[0].others.size() == 3);
  CHECK(report::flag_rows(before.flags, {}).size() == 4);  // nothing known of events: each by itself
  INFO(text());
  const auto first = text().find("NOT ANSWERED");
  CHECK(text().find("of the same event. Infusion reaction grade 4, by what was done. NOT ANSWERED") !=
        std::string::npos);
  CHECK(text().find("NOT ANSWERED", first + 1) == std::string::npos);
  history.record(Acknowledged{rows[0].lead->id, Action::stopped, "", rows[0].others});
  CHECK(text().find("NOT ANSWERED") == std::string::npos);
  CHECK(text().find("acknowledged") != std::string::npos);
}

TEST_CASE("the board says when nothing is open, marks training, and keeps to 80 columns", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  SiteRecord site;
  site.site.name = "North Infusion";
  site.site.training = true;
  const report::RenderContext rendering{zone, noon, site};
  const auto empty = report::to_text(report::board({}, rendering), report::style_of(rendering), 80);
  CHECK(empty.find("No infusion is open") != std::string::npos);
  CHECK(empty.find("TRAINING") != std::string::npos);
  test::History history;
  const auto number = history.start("ocrelizumab", noon);
  history.observe(number, noon + 10min, {test::other(std::string(200, 'q'), 5), test::seen("hives", 2)},
                  test::bp_none() + test::hr(90));
  auto row = report::board_row(history.chart(), history.infusion(number), noon + 40min);
  row.patient.name.assign(100, 'W').append("\x1b[2J");
  row.patient.mrn = std::string(40, 'M');
  row.order.chair = std::string(100, 'c');
  const auto text = report::to_text(report::board({row}, rendering), report::style_of(rendering), 80);
  INFO(text);
  CHECK(shown(text, Lines::many) == text);
  CHECK(text.find("*** ") != std::string::npos);
  for (const auto& line : split(text, '\n')) CHECK(columns(line) <= 80);
}

}  // namespace
}  // namespace infuwatch::board_test
