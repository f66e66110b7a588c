// Which infusions an entry makes worth judging again, and by which version of the catalogue.
#include "protocol/judge.hpp"
#include "support/catch.hpp"
#include "support/entries.hpp"
#include "support/history.hpp"

namespace infuwatch::judge_scope_test {
namespace {

using namespace std::chrono_literals;
using test::History;
using test::seen;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId one{1}, two{2}, three{3}, four{4};
using Scope = std::set<InfusionId>;

/// An hour of a drug.
InfusionId given(History& history, const std::string& drug, Instant when) {
  const auto infusion = history.start(drug, when);
  history.stop(infusion, when + 1h);
  return infusion;
}

TEST_CASE("an entry reaches the later infusions of the same drug, begun by a second or more", "[protocol]") {
  History history;
  given(history, "natalizumab", start);
  given(history, "natalizumab", start);
  given(history, "natalizumab", start + 1s);
  given(history, "ocrelizumab", start + 40 * 24h);
  given(history, "natalizumab", start + 80 * 24h);
  CHECK(affected(history.chart(), {one}) == Scope{one, three, InfusionId{5}});
  CHECK(affected(history.chart(), {three}) == Scope{three, InfusionId{5}});
  CHECK(affected(history.chart(), {four}) == Scope{four});
  CHECK(affected(history.chart(), {InfusionId{5}}) == Scope{InfusionId{5}});
}

TEST_CASE("what never began reaches itself only, and nothing reaches it", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  given(history, "natalizumab", start);
  history.prepare("natalizumab");
  CHECK(affected(history.chart(), {one}) == Scope{one});
  CHECK(affected(history.chart(), {two}) == Scope{two});
  CHECK(affected(history.chart(), {InfusionId{9}}) == Scope{});
}

TEST_CASE("an entry reaches the infusion whose flag holds what was charted on it", "[protocol]") {
  History history;
  given(history, "alemtuzumab", start);
  given(history, "ocrelizumab", start + 10h);
  given(history, "rituximab", start + 60 * 24h);
  history.observe(three, start + 11h, {seen("hives", 2)});
  REQUIRE(history.flag(1).finding.infusion == two);
  CHECK(affected(history.chart(), {three}) == Scope{one, two, three});
  CHECK(affected(history.chart(), {one}) == Scope{one, two, three});
}

TEST_CASE(
    "a standing or resolved flag joins the infusion it is on, those it was charted on, and those it names",
    "[protocol]") {
  enum class Became { standing, resolved, retracted };
  const auto scopes = [](Became became) {
    test::Entries entries;
    entries.say(PatientSet{test::ana()}, start);
    for (const auto infusion : {one, two, three, four}) {
      entries.say(Prepared{infusion, test::order("drug " + std::to_string(infusion.value()))}, start);
      entries.say(Started{infusion, start, {}});
      entries.say(Stopped{infusion, start + 1h, {}, "completed"});
    }
    const auto charted = entries.say(test::hives(one, start + 100 * 24h));
    entries.raise(1, two, Priority::urgent);
    auto& finding = entries.judged().raised.back().finding;
    finding.items.front().observation = charted;
    finding.also_open = {three};
    if (became == Became::resolved) entries.say(Resolved{FlagId{1}, "gone"}, start + 101 * 24h);
    if (became == Became::retracted) entries.judged().retracted = {FlagId{1}};
    const auto chart = entries.chart();
    return std::vector{affected(chart, {one}), affected(chart, {two}), affected(chart, {three}),
                       affected(chart, {four})};
  };
  const std::vector<Scope> joined{{one, two}, {one, two}, {one, two, three}, {four}};
  CHECK(scopes(Became::standing) == joined);
  CHECK(scopes(Became::resolved) == joined);
  CHECK(scopes(Became::retracted) == std::vector<Scope>{{one}, {two}, {three}, {four}});
}

TEST_CASE("an infusion only prepared is judged by the latest catalogue", "[protocol]") {
  auto stricter = test::seed();
  stricter.version = 2;
  stricter.drugs.at("natalizumab").limits.sbp_below = 100;
  History history;
  history.upgrade(stricter);
  history.prepare("natalizumab");
  history.observe(one, start, test::bp(95));
  CHECK(history.found(one, Rule::vital_sign) == "urgent before definite before");
}

TEST_CASE("an infusion there is not, or of a drug there is not, has no findings", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.prepare("sugar");
  history.observe(two, start, test::bp(60));
  CHECK(findings(history.chart(), InfusionId{9}, history.catalogue_of()).empty());
  CHECK(findings(history.chart(), two, history.catalogue_of()).empty());
  CHECK(history.flags().empty());
}

TEST_CASE("how long since an event nobody charted is not known", "[protocol]") {
  CHECK_FALSE(since(std::nullopt, start));
  const auto distance = since(Span{start, start + 10min}, Span{start + 1h, start + 2h});
  REQUIRE(distance);
  CHECK(distance->least == 50min);
  CHECK(distance->most == 2h);
}

}  // namespace
}  // namespace infuwatch::judge_scope_test
