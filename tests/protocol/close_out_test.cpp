// Which events of an infusion can be closed out, and which close-out counts.
#include "support/catch.hpp"
#include "support/closable_visit.hpp"

namespace infuwatch::closable_test {

using namespace std::chrono_literals;
using namespace test;
using namespace test::close_outs;

TEST_CASE("nothing flagged, nothing to close out", "[protocol][close-out]") {
  const Visit visit;
  CHECK(visit.told().empty());
  CHECK_FALSE(closable(visit.h.chart(), visit.number));
}

TEST_CASE("an episode is closed out by its first flag, another beside it; a serious effect by itself",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  h.observe(visit.number, start + 20min, {seen("hives", 2), seen("wheezing", 2)}, bp(80, 50) + hr(136));
  INFO(joined(h.flags(), "\n"));
  CHECK(visit.told() == "F1: F1 F2 F3 F4 missed");
  CHECK(closable(h.chart(), visit.number));
  CHECK_FALSE(closable(h.chart(), InfusionId{2}));
  h.resolved(visit.number, start + 30min, {"hives", "wheezing"});
  h.observe(visit.number, start + 30min, bp(122, 76) + hr(80));
  h.observe(visit.number, start + 90min, {seen("stroke-signs")});
  INFO(joined(h.flags(), "\n"));
  REQUIRE(visit.all().size() == 2);
  const auto effect = visit.all().back();
  CHECK(h.flag(static_cast<int>(effect.number.value())).finding.rule == Rule::serious_effect);
  CHECK(effect.missed);
  CHECK(event_with(visit.all(), FlagId{3})->number == FlagId{1});
  CHECK(event_with(visit.all(), effect.number)->number == effect.number);
  CHECK(event_with(visit.all(), FlagId{99}) == nullptr);
}

TEST_CASE("a mild reaction for review can be closed out and is not missed", "[protocol][close-out]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("headache", 1)});
  CHECK(visit.told() == "F1: F1");
  CHECK(closable(visit.h.chart(), visit.number));
}

TEST_CASE("a vital sign can be closed out; what is about the order, or taken back, cannot",
          "[protocol][close-out]") {
  Visit fever;
  fever.h.observe(fever.number, start + 20min, temp(385));
  CHECK(closable(fever.h.chart(), fever.number));
  Visit taken_back;
  const auto entry = taken_back.h.observe(taken_back.number, start + 20min, {seen("hives", 2)});
  taken_back.h.retract(entry);
  REQUIRE(taken_back.h.flags().size() == 1);
  CHECK_FALSE(closable(taken_back.h.chart(), taken_back.number));
  History h;
  h.prior("natalizumab", 20);
  const auto first = h.start("natalizumab", start);
  const auto later = h.start("natalizumab", start + 24h * 28);
  h.observe(first, start + 30min, {seen("hives", 1)});
  REQUIRE((h.flag(2).finding.rule == Rule::prior_reaction && h.flag(2).finding.infusion == later));
  CHECK(closable(h.chart(), first));
  CHECK_FALSE(closable(h.chart(), later));
}

TEST_CASE("an effect by itself has the flags it took the place of, and the first onset of them",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  h.observe(visit.number, start + 90min, {seen("seizure", 2)});
  h.observe(visit.number, start + 100min, {seen("stroke-signs", 3)});
  INFO(joined(h.flags(), "\n"));
  REQUIRE((h.flag(1).superseded_by == FlagId{2}));
  CHECK(visit.told() == "F2: F1 F2 missed");
  CHECK((visit.all().at(0).onset == start + 90min));
  const auto other = h.start("rituximab", start + 2h);
  h.observe(other, start + 150min, {seen("hives", 1)});
  CHECK(visit.all().size() == 1);
  const auto& infusion = h.infusion(other);
  for (const auto& event : closable_events(h.chart(), infusion, {}))
    CHECK(h.chart().flag(event.number)->finding.infusion == other);
}

TEST_CASE("an effect for review is not missed", "[protocol][close-out]") {
  Visit visit;
  visit.h.stop(visit.number, start + 2h);
  visit.h.observe(visit.number, start + 60h, {seen("mouth-sores", 2)});  // serious under another drug
  INFO(joined(visit.h.flags(), "\n"));
  REQUIRE((visit.h.flag(1).finding.rule == Rule::serious_effect));
  CHECK(visit.told() == "F1: F1");
}

TEST_CASE("of several close-outs of one event the last that stands counts, whichever of its flags they name",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  h.observe(visit.number, start + 20min, {seen("hives", 2)});
  h.observe(visit.number, start + 25min, {seen("itching", 2)});  // supersedes F1
  CHECK(visit.closed() == std::vector<std::int64_t>{0});
  const auto first = visit.close(FlagId{1}, start + 2h);
  CHECK(visit.closed() == std::vector{first.value()});
  const auto second = visit.close(FlagId{2}, start + 90min);  // earlier at the bedside, later in the record
  CHECK(visit.closed() == std::vector{second.value()});
  const auto after = [&](EntryNumber entry) {
    const auto* act = close_out_after(h.chart(), visit.all(), *h.chart().act(entry));
    return act ? act->number.value() : 0;
  };
  CHECK(after(first) == second.value());  // one event, though they name different flags
  CHECK(after(second) == 0);
  const auto third = visit.close(FlagId{1}, start + 3h, Causality::probable);
  CHECK(visit.closed() == std::vector{third.value()});
  CHECK(after(first) == third.value());
  CHECK(after(second) == third.value());
  CHECK(close_outs_before(h.chart(), visit.all(), *h.chart().act(third)).back()->number == second);
  h.retract(third);
  CHECK(visit.closed() == std::vector{second.value()});
  CHECK(after(first) == second.value());
  h.retract(second);
  h.retract(first);
  CHECK(visit.closed() == std::vector<std::int64_t>{0});
}

TEST_CASE("a close-out is withdrawn with what it judged, and stands again with it", "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto seen_at = h.observe(visit.number, start + 20min, {seen("hives", 2)});
  const auto closed = visit.close(FlagId{1}, start + 2h);
  const auto is = [&] { return withdrawn(visit.all(), *h.chart().act(closed)); };
  CHECK_FALSE(is());
  CHECK(withdrawn_close_outs(h.chart(), visit.number, visit.all()).empty());
  h.retract(seen_at);
  CHECK(is());
  CHECK(withdrawn_close_outs(h.chart(), visit.number, visit.all()).size() == 1);
  CHECK(close_out_after(h.chart(), visit.all(), *h.chart().act(closed)) == nullptr);
  h.retract(closed);  // who takes it back has seen it: it is retracted, not withdrawn
  CHECK_FALSE(is());
  CHECK(withdrawn_close_outs(h.chart(), visit.number, visit.all()).empty());
}

TEST_CASE("an event has changed where it begins after its close-out, or rang again since",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto seen_at = h.observe(visit.number, start + 20min, {seen("hives", 2)});
  const auto closed = visit.close(FlagId{1}, start + 1h);
  const auto changed = [&] {
    const auto events = visit.all();
    return changed_since(h.chart(), *event_with(events, FlagId{1}), *h.chart().act(closed));
  };
  CHECK_FALSE(changed());
  SECTION("its onset is corrected") {
    h.correct<Observed>(seen_at, [](Observed& said) { said.at = start + 1h; });
    CHECK_FALSE(changed());  // at the same moment
    h.correct<Observed>(seen_at, [](Observed& said) { said.at = start + 61min; });
    CHECK(changed());
    h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.at = start + 61min; });
    CHECK_FALSE(changed());
  }
  SECTION("another finding is for review") {
    h.observe(visit.number, start + 70min, hr(115));
    REQUIRE(h.flags().size() == 2);
    CHECK_FALSE(changed());
  }
  SECTION("another finding rings in it") {
    h.observe(visit.number, start + 70min, {seen("wheezing", 2)});
    CHECK(changed());
    h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.outcome = ReactionOutcome::recovering; });
    CHECK_FALSE(changed());  // looked at again since
  }
}

TEST_CASE("a correction of the note alone judges nothing: what has changed stays so",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  h.observe(visit.number, start + 20min, {seen("hives", 2)});
  const auto closed = visit.close(FlagId{1}, start + 1h);
  const auto changed = [&] {
    return changed_since(h.chart(), *event_with(visit.all(), FlagId{1}), *h.chart().act(closed));
  };
  h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.note = "told by phone"; });
  CHECK_FALSE(changed());
  h.observe(visit.number, start + 70min, {seen("wheezing", 2)});
  CHECK(changed());
  h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.note = "told by Dr. Vega"; });
  CHECK(changed());
  h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.causality = Causality::certain; });
  CHECK_FALSE(changed());
  h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.note.clear(); });
  CHECK_FALSE(changed());
  h.observe(visit.number, start + 80min, {seen("throat-swelling", 2)});
  CHECK(changed());
}

TEST_CASE("an event is told by its worst: priority, what stands, anaphylaxis, severity",
          "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  const auto worst = [&] {
    const auto events = visit.all();
    return worst_of(h.chart(), events.back()).finding.rule;
  };
  h.observe(visit.number, start + 20min, {seen("hives", 2)});
  CHECK(worst() == Rule::reaction);
  h.observe(visit.number, start + 25min, hr(136));
  CHECK(worst() == Rule::reaction);
  h.observe(visit.number, start + 30min, {seen("wheezing", 2)}, bp(80, 50));
  CHECK(worst() == Rule::anaphylaxis_criteria);
  const auto events = visit.all();
  CHECK(worst_of(h.chart(), events.back()).id != events.back().number);
}

TEST_CASE("a close-out, its correction and its retraction judge nothing anew", "[protocol][close-out]") {
  Visit visit;
  auto& h = visit.h;
  h.observe(visit.number, start + 20min, {seen("hives", 2)});
  h.stop(visit.number, start + 3h);
  h.release(visit.number, start + 4h);
  const auto before = h.flags();
  const auto nothing = [&] {
    const auto& judged = h.judged();
    return judged.raised.empty() && judged.amended.empty() && judged.retracted.empty() &&
           judged.placed.empty() && judged.terms.empty() && h.flags() == before;
  };
  const auto closed = visit.close(FlagId{1}, start + 96h);
  CHECK(nothing());
  h.correct<ClosedOut>(closed, [](ClosedOut& said) { said.causality = Causality::certain; });
  CHECK(nothing());
  h.retract(closed);
  CHECK(nothing());
}

}  // namespace infuwatch::closable_test
