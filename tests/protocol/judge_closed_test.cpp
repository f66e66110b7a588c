// Another program or another catalogue reaches what is open, and what an entry touches: never what is closed.
#include "protocol/judge.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::judge_closed_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using Lines = std::vector<std::string>;

const Instant start = at("2026-11-21T08:00");
const Instant closes = start + 1h + 24h;  // of the first infusion: 24 h from its stop

/// An older program: it kept natalizumab in the chair for 45 min, and flagged nothing.
void older(Judged& judged) {
  judged.judge = judge_version - 1;
  for (auto& [number, terms] : judged.terms) terms.observe_after_stop = 45min;
  judged.raised.clear();
}

struct TwoPrograms {
  History history;
  InfusionId first, second;

  /// Two infusions under an older program: the first stopped and released, with hives nobody flagged, the
  /// second begun while the first was open still. From then on this program judges.
  explicit TwoPrograms(const std::string& other_drug = "ocrelizumab") {
    history.older_program(older);
    history.prior("natalizumab", 0);
    history.prior("ocrelizumab", 0);
    first = history.start("natalizumab", start);
    history.observe(first, start + 30min, {test::seen("hives", 2)});
    history.stop(first, start + 1h);
    history.release(first, start + 2h);
    second = history.start(other_drug, start + 24h);
    history.older_program({});
  }
  void note(InfusionId infusion, Instant when) {
    history.record(Noted{.infusion = infusion, .at = when, .text = "slept well"}, when);
  }
  Seconds stay(InfusionId infusion) const { return history.infusion(infusion).terms.observe_after_stop; }
};

}  // namespace

TEST_CASE("what was closed when an entry is recorded keeps what an older program judged", "[protocol]") {
  TwoPrograms two;
  CHECK(two.stay(two.first) == 45min);
  CHECK(two.history.flags().empty());
  SECTION("in the last second it is open, and judged by this program") {
    two.note(two.second, closes);
    CHECK(two.stay(two.first) == 1h);
    CHECK(two.history.flags() == Lines{"F1 urgent reaction on 1: raised"});
  }
  SECTION("a second later it is closed, and stays as it was") {
    two.note(two.second, closes + 1s);
    CHECK(two.stay(two.first) == 45min);
    CHECK(two.history.flags().empty());
    CHECK(two.stay(two.second) == 1h);  // that one is open
    SECTION("until an entry touches it") {
      two.note(two.first, closes + 1h);
      CHECK(two.stay(two.first) == 1h);
      CHECK(two.history.flags() == Lines{"F1 urgent reaction on 1: raised"});
    }
  }
  SECTION("an entry that says nothing new of it does not touch it") {
    two.history.at(closes + 1s);
    two.history.prior("rituximab", 3);
    CHECK(two.stay(two.first) == 45min);
    CHECK(two.history.flags().empty());
  }
}

TEST_CASE("an entry on an earlier infusion does not touch a closed later one of the drug", "[protocol]") {
  TwoPrograms two{"natalizumab"};
  two.history.older_program(older);
  two.history.observe(two.second, start + 24h + 10min, {test::seen("hives", 2)});
  two.history.stop(two.second, start + 25h);
  two.history.release(two.second, start + 26h);
  two.history.older_program({});
  two.note(two.first, start + 24h * 10);
  CHECK(two.stay(two.first) == 1h);
  CHECK(two.stay(two.second) == 45min);
  // A reaction of the first is an earlier one to the second: that the entry shows it makes a difference.
  CHECK(two.history.flags() ==
        Lines{"F1 urgent reaction on 1: raised", "F2 review prior-reaction on 2: raised"});
}

TEST_CASE("what today's rules alone would flag or place otherwise on a closed infusion stays as it was",
          "[protocol]") {
  TwoPrograms two{"natalizumab"};
  two.history.older_program([](Judged& judged) {
    older(judged);
    judged.placed.clear();
  });
  const auto seen = two.history.observe(two.second, start + 24h + 10min, {test::seen("itching", 2)});
  two.history.stop(two.second, start + 25h);
  two.history.release(two.second, start + 26h);
  two.history.older_program({});
  two.note(two.first, start + 24h * 10);
  for (const auto& changed : two.history.judged().placed) CHECK(changed.now.observation != seen);
  CHECK(two.history.flags() ==
        Lines{"F1 urgent reaction on 1: raised", "F2 review prior-reaction on 2: raised"});
  two.note(two.second, start + 24h * 11);
  REQUIRE(two.history.judged().placed.size() == 1);
  CHECK(two.history.judged().placed.front().now.observation == seen);
  CHECK(two.history.flags().back() == "F3 urgent reaction on 2: raised");
}

TEST_CASE("what an entry changes of a closed infusion is judged by this program", "[protocol]") {
  TwoPrograms two{"natalizumab"};
  two.history.older_program(older);
  two.history.stop(two.second, start + 25h);
  two.history.release(two.second, start + 26h);
  two.history.older_program({});
  const auto entry = two.history.infusion(two.first).started_by;
  CHECK(two.history.infusion(two.second).terms.drug_count == 2);
  two.history.at(start + 24h * 10);
  two.history.retract(entry);
  CHECK(two.history.infusion(two.second).terms.drug_count == 1);
  CHECK(two.stay(two.second) == 1h);
}

TEST_CASE("another catalogue reaches what is prepared, and nothing that has begun", "[protocol]") {
  auto strict = test::seed();
  strict.version = 2;
  strict.drugs.at("natalizumab").limits.sbp_below = 100;
  History history;
  const auto prepared = history.prepare("natalizumab");
  history.observe(prepared, start - 30min, test::bp(95));
  const auto running = history.start("natalizumab", start);
  history.observe(running, start + 5min, test::bp(95));
  CHECK(history.flags().empty());
  history.upgrade(strict);
  history.record(Noted{.infusion = running, .at = start + 10min, .text = "slept well"}, start + 10min);
  CHECK(history.flags() == Lines{"F1 urgent vital-sign on 1: raised"});
  CHECK(history.infusion(running).terms.catalogue == 1);
}

TEST_CASE("judged by the same program, what is closed is as if all were judged anew", "[protocol]") {
  History history;
  history.prior("natalizumab", 0);
  const auto first = history.start("natalizumab", start);
  history.observe(first, start + 30min, {test::seen("hives", 2)});
  history.stop(first, start + 1h);
  history.release(first, start + 2h);
  const auto second = history.start("natalizumab", start + 24h * 28);
  history.observe(second, start + 24h * 28 + 20min, {test::seen("itching", 1)});
  const auto again = judge(history.chart(), {first, second},
                           {.catalogue_of = history.catalogue_of(), .next_flag = FlagId{100}});
  CHECK(again.terms.empty());
  CHECK(again.raised.empty());
  CHECK(again.amended.empty());
  CHECK(again.retracted.empty());
}

}  // namespace infuwatch::judge_closed_test
