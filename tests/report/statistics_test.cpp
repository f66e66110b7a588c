// The statistics: what counts, the spans of the time to reaction, and the arithmetic against published
// values.
#include "report/statistics.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace infuwatch::report::statistics_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T08:00");
const Instant much_later = start + 24h * 30;

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

InfusionFacts only(const History& history, Instant now = much_later) {
  const auto facts = infusion_facts(history.chart(), now);
  REQUIRE(facts.size() == 1);
  return facts.front();
}

/// A reaction to one drug that began so long after the start.
InfusionFacts reaction_after(Seconds time) {
  return {.drug = "ocrelizumab",
          .high_risk = 2h,
          .follow_up = 24h,
          .drug_count = 1,
          .reacted = true,
          .to_reaction = time};
}

/// So many infusions of a lot, the first of them with a reaction.
void add_lot(std::vector<InfusionFacts>& all, const std::string& lot, int reactions, int infusions) {
  for (int i = 0; i < infusions; ++i)
    all.push_back({.infusion = InfusionId{static_cast<std::int64_t>(all.size()) + 1},
                   .drug = "ocrelizumab",
                   .lots = lot.empty() ? std::vector<std::string>{} : std::vector{lot},
                   .high_risk = 2h,
                   .follow_up = 24h,
                   .drug_count = 1,
                   .reacted = i < reactions,
                   .to_reaction = {}});
}

OfDrug lots_of(const std::vector<std::tuple<std::string, int, int>>& lots) {
  std::vector<InfusionFacts> all;
  for (const auto& [lot, reactions, infusions] : lots) add_lot(all, lot, reactions, infusions);
  return statistics(all).front();
}

TEST_CASE("Wilson's interval is the one that was published", "[report]") {
  struct Row {
    Share share;
    double low, high;
  };
  const Row rows[] = {// Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3
                      {{81, 263}, 0.2553, 0.3662},
                      {{15, 148}, 0.0624, 0.1605},
                      {{0, 20}, 0.0000, 0.1611},
                      {{1, 29}, 0.0061, 0.1718},
                      // the same formula at its ends
                      {{0, 10}, 0.0000, 0.2775},
                      {{10, 10}, 0.7225, 1.0000},
                      {{3, 41}, 0.0252, 0.1943},
                      {{0, 0}, 0.0000, 1.0000}};
  for (const auto& [share, low, high] : rows) {
    INFO(share.reactions << " of " << share.infusions);
    CHECK(std::abs(wilson(share).low - low) < 0.00005);
    CHECK(std::abs(wilson(share).high - high) < 0.00005);
  }
  CHECK(wilson({0, 10}).low >= 0);
  CHECK(wilson({10, 10}).high <= 1);
}

TEST_CASE("Fisher's exact test is two-sided and agrees with known tables", "[report]") {
  CHECK(std::abs(fisher({3, 4}, {1, 4}) - 0.4857) < 0.00005);      // the lady tasting tea
  CHECK(std::abs(fisher({8, 10}, {1, 6}) - 0.0350) < 0.00005);     // 8, 2, 1, 5
  CHECK(std::abs(fisher({1, 12}, {9, 12}) - 0.00276) < 0.000005);  // 1, 11, 9, 3
  CHECK(near(fisher({2, 10}, {2, 10}), 1.0));
  CHECK(near(fisher({0, 10}, {0, 10}), 1.0));
  CHECK(near(fisher({5, 5}, {0, 0}), 1.0));
  CHECK(near(fisher({8, 10}, {1, 6}), fisher({1, 6}, {8, 10})));
}

TEST_CASE("Holm's correction keeps the order given and never falls behind a smaller value", "[report]") {
  const auto corrected = holm({0.01, 0.04, 0.03, 0.005});  // R: p.adjust(…, "holm")
  const double expected[] = {0.03, 0.06, 0.06, 0.02};
  REQUIRE(corrected.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(near(corrected[i], expected[i]));
  CHECK(holm({0.6, 0.7}) == std::vector<double>{1, 1});
  CHECK(holm({0.2}) == std::vector<double>{0.2});
  CHECK(holm({}).empty());
}

TEST_CASE("a span of the time to reaction holds its lower end and not its upper one", "[report]") {
  struct Row {
    Seconds edge;
    std::size_t below, from;
  };
  for (const auto& [edge, below, from] :
       {Row{30min, 0, 1}, Row{1h, 1, 2}, Row{2h, 2, 3}, Row{6h, 3, 4}, Row{24h, 4, 5}}) {
    INFO(edge.count());
    const auto last = statistics({reaction_after(edge - 1s)}).front().times;
    const auto first = statistics({reaction_after(edge)}).front().times;
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(last.counts[i] == (i == below ? 1 : 0));
      CHECK(first.counts[i] == (i == from ? 1 : 0));
    }
  }
  CHECK(statistics({reaction_after(0s)}).front().times.counts[0] == 1);
  CHECK(statistics({reaction_after(24h * 40)}).front().times.counts[5] == 1);
}

TEST_CASE("the spans end where the windows of the drug's last infusion do", "[report]") {
  auto one = reaction_after(85min);
  one.high_risk = 90min;
  one.follow_up = 36h;
  const auto times = statistics({reaction_after(2h), one}).front().times;
  CHECK(times.from == std::vector<Seconds>{0s, 30min, 1h, 90min, 6h, 36h});
  CHECK(times.counts == std::vector<int>{0, 0, 1, 1, 0, 0});
}

TEST_CASE("a reaction's time runs from the start to its earliest onset", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  SECTION("a flag of any priority counts, and resolved ones do") {
    history.observe(infusion, start + 3h, {seen("headache", 1, start + 2h)});
    CHECK(only(history).to_reaction == Seconds{2h});
    history.resolve(FlagId{1});
    CHECK(only(history).to_reaction == Seconds{2h});
  }
  SECTION("the earliest of several, though a graver one came later") {
    history.observe(infusion, start + 20min, {seen("itching", 1)});
    history.observe(infusion, start + 40min, {seen("hives", 3)});
    CHECK(only(history).to_reaction == Seconds{20min});
  }
  SECTION("at the very start") {
    history.observe(infusion, start, {seen("hives", 2)});
    CHECK(only(history).to_reaction == Seconds{0});
  }
  SECTION("an observation without symptoms is none") {
    history.observe(infusion, start + 20min, test::hr(80));
    CHECK_FALSE(only(history).reacted);
  }
  SECTION("before the start is none, nor is a vital sign alone") {
    history.observe(infusion, start + 20min, {seen("hives", 2, start - 1s)}, test::temp(385));
    CHECK_FALSE(history.chart().flags().empty());
    CHECK_FALSE(only(history).reacted);
  }
  SECTION("a sign that is life-threatening is one") {
    history.observe(infusion, start + 25min, test::bp_none());
    CHECK(only(history).to_reaction == Seconds{25min});
  }
}

TEST_CASE("what was taken back is no reaction, and what was corrected counts as corrected", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  const auto entry = history.observe(infusion, start + 20min, {seen("hives", 2)});
  const bool resolved = GENERATE(false, true);  // a resolved flag is not judged any more
  if (resolved) history.resolve(FlagId{1});
  INFO("resolved " << resolved);
  REQUIRE(only(history).reacted);
  SECTION("the observation retracted") {
    history.retract(entry);
    CHECK_FALSE(only(history).reacted);
  }
  SECTION("the symptom corrected away") {
    history.correct<Observed>(entry, [](Observed& now) {
      now.symptoms.clear();
      now.note = "misread";
    });
    CHECK_FALSE(only(history).reacted);
  }
  SECTION("the onset corrected") {
    history.correct<Observed>(entry, [](Observed& now) { now.symptoms[0].onset = start + 5min; });
    CHECK(only(history).to_reaction == Seconds{5min});
  }
  SECTION("the start corrected to after it") {
    history.correct<Started>(EntryNumber{entry.value() - 1}, [](Started& now) { now.at = start + 30min; });
    CHECK_FALSE(only(history).reacted);
  }
}

TEST_CASE("a flag that does not stand any more makes no reaction, though its symptom does", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  history.observe(infusion, start + 20min, {seen("fatigue", 1)});
  const bool superseded = GENERATE(false, true);
  if (superseded) history.observe(infusion, start + 30min, {seen("fatigue", 2)});
  REQUIRE(only(history).to_reaction == Seconds{20min});
  history.observe(infusion, start - 30min, {seen("fatigue", 2)});  // what she had before, charted late
  REQUIRE(history.chart().flags().rbegin()->second.retracted_by);
  CHECK_FALSE(only(history).reacted);
}

TEST_CASE("a time that is not exactly known is counted apart", "[report]") {
  History history;
  SECTION("the onset") {
    const auto infusion = history.start("ocrelizumab", start);
    history.observe(infusion, start + 1h, {seen("hives", 2, Span{start - 10min, start + 20min})});
    CHECK(only(history).reacted);
    CHECK_FALSE(only(history).to_reaction);
    SECTION("an exact one that may not be the earliest does not help") {
      history.observe(infusion, start + 2h, {seen("itching", 1, start + 10min)});
      CHECK_FALSE(only(history).to_reaction);
    }
    const auto times = statistics(infusion_facts(history.chart(), much_later)).front().times;
    CHECK(times.uncertain == 1);
    CHECK(times.counts == std::vector<int>(6));
  }
  SECTION("an uncertain onset after an exact one changes nothing") {
    const auto infusion = history.start("ocrelizumab", start);
    history.observe(infusion, start + 1h, {seen("hives", 2, Span{start + 20min, start + 50min})});
    history.observe(infusion, start + 2h, {seen("itching", 1, start + 20min)});
    CHECK(only(history).to_reaction == Seconds{20min});
  }
  SECTION("the start") {
    const auto infusion = history.start("ocrelizumab", Span{start - 5min, start + 5min});
    history.observe(infusion, start + 1h, {seen("hives", 2)});
    CHECK(only(history).reacted);
    CHECK_FALSE(only(history).to_reaction);
  }
}

TEST_CASE("an infusion counts once it has started and is not void", "[report]") {
  History history;
  const auto prepared = history.prepare("ocrelizumab");
  CHECK(infusion_facts(history.chart(), much_later).empty());
  const auto entry = history.start(prepared, start);
  CHECK(only(history).drug_count == 1);
  CHECK_FALSE(only(history).count_certain);
  history.retract(entry);
  CHECK(infusion_facts(history.chart(), much_later).empty());
}

TEST_CASE("watched: to the release, else to the close of the follow-up, never beyond now", "[report]") {
  History history;
  const auto infusion = history.start("ocrelizumab", start);
  CHECK(only(history, start + 90min).watched == 90min);
  CHECK(only(history, start - 1min).watched == 0s);
  CHECK(only(history).watched == 24h);  // neither stop nor release
  history.stop(infusion, start + 3h);
  CHECK(only(history, start + 4h).watched == 4h);
  CHECK(only(history).watched == 27h);
  history.release(infusion, Span{start + 4h, start + 5h});
  CHECK(only(history).watched == 4h + 30min);
}

TEST_CASE("numbers known only as the least stand apart", "[report]") {
  auto unknown = reaction_after(10min);
  unknown.count_certain = false;
  auto second = reaction_after(10min);
  second.drug_count = 2;
  const auto drug = statistics({second, unknown, reaction_after(40min)}).front();
  REQUIRE(drug.numbers.size() == 3);
  CHECK((drug.numbers[0].drug_count == 1 && drug.numbers[0].certain));
  CHECK((drug.numbers[1].drug_count == 1 && !drug.numbers[1].certain));
  CHECK(drug.numbers[2].drug_count == 2);
  CHECK(drug.numbers[0].times.counts[1] == 1);
  CHECK(drug.share.reactions == 3);
}

TEST_CASE("lots are compared from five reactions on, each with the drug's others", "[report]") {
  SECTION("four are too few") {
    const auto drug = lots_of({{"A", 4, 10}, {"B", 0, 10}});
    CHECK(drug.lots_compared == 0);
    CHECK_FALSE(drug.lots[0].p);
  }
  SECTION("five are enough; two lots: the same p, doubled") {
    const auto drug = lots_of({{"A", 5, 10}, {"B", 0, 10}});
    CHECK(drug.lots_compared == 2);
    REQUIRE(drug.lots[0].p);
    CHECK(near(*drug.lots[0].p, 2 * fisher({5, 10}, {0, 10})));
    CHECK(near(*drug.lots[1].p, *drug.lots[0].p));
  }
  SECTION("three lots, corrected for three") {
    const auto drug = lots_of({{"A", 1, 10}, {"B", 8, 10}, {"C", 0, 10}});
    REQUIRE(drug.lots_compared == 3);
    CHECK(drug.lots[0].lot == "B");
    CHECK(near(*drug.lots[0].p, 3 * fisher({8, 10}, {1, 20})));
    CHECK(*drug.lots[0].p < *drug.lots[2].p);
  }
  SECTION("bags of two lots count in both, and once among all") {
    std::vector<InfusionFacts> all;
    add_lot(all, "A", 5, 10);
    add_lot(all, "B", 0, 10);
    for (std::size_t i = 0; i < 3; ++i) all[i].lots.push_back("B");
    const auto drug = statistics(all).front();
    CHECK(drug.share.infusions == 20);
    CHECK(drug.in_several_lots == 3);
    REQUIRE(drug.lots_compared == 2);
    CHECK((drug.lots[0].share.reactions == 5 && drug.lots[0].share.infusions == 10));
    CHECK((drug.lots[1].share.reactions == 3 && drug.lots[1].share.infusions == 13));
    CHECK(near(*drug.lots[0].p, std::min(1.0, 2 * fisher({5, 10}, {0, 10}))));
    CHECK(drug.reactions_in_lots == 5);
  }
  SECTION("what has no lot is no lot: neither compared nor among the others") {
    const auto drug = lots_of({{"", 5, 5}, {"A", 5, 10}, {"B", 0, 10}});
    CHECK(drug.lots.back().lot.empty());
    CHECK_FALSE(drug.lots.back().p);
    CHECK(near(*drug.lots[0].p, 2 * fisher({5, 10}, {0, 10})));
    CHECK(lots_of({{"", 5, 5}, {"A", 4, 10}, {"B", 0, 10}}).lots_compared == 0);
    CHECK(lots_of({{"", 5, 5}, {"A", 5, 10}}).lots_compared == 0);
  }
  SECTION("the same lot however it was typed") {
    const auto drug = lots_of({{"TR-1", 1, 2}, {"tr-1", 1, 2}});
    REQUIRE(drug.lots.size() == 1);
    CHECK(drug.lots[0].lot == "TR-1");
    CHECK(drug.lots[0].share.infusions == 4);
  }
  SECTION("another drug's lot of that name is another lot") {
    std::vector<InfusionFacts> all;
    add_lot(all, "A", 5, 10);
    add_lot(all, "B", 0, 10);
    for (std::size_t i = 10; i < 20; ++i) all[i].drug = "natalizumab";
    for (const auto& drug : statistics(all)) CHECK(drug.lots_compared == 0);
  }
}

TEST_CASE("a page for nothing, a page for something", "[report]") {
  const auto zone = Zone::open("America/New_York");
  const SiteRecord site;
  const RenderContext rendering{*zone, much_later, site};
  CHECK(statistics_text({}, {}, rendering).find("there is nothing to count") != std::string::npos);
  CHECK(statistics_json({}, {}) == nlohmann::json{{"drugs", nlohmann::json::array()}});

  std::vector<InfusionFacts> all;
  add_lot(all, "A", 3, 41);
  const auto page = statistics_text(statistics(all), By::drug, rendering);
  CHECK(page.find("3 of 41 infusions (7.3 %, 95 % interval 2.5 to 19.4)") != std::string::npos);
  CHECK(page.find("Small numbers prove nothing") != std::string::npos);
  CHECK(page.find("LOTS") == std::string::npos);
  CHECK(page.find("TIME TO REACTION") == std::string::npos);
  const auto rate = statistics_json(statistics(all), By::drug)["drugs"][0]["rate"];
  CHECK(rate["percent_low"] == 2.5);
  CHECK(rate["percent_high"] == 19.4);
}

TEST_CASE("a long bar is drawn to a scale that is told, and lines stay within 80 columns", "[report]") {
  const auto zone = Zone::open("America/New_York");
  const SiteRecord site;
  std::vector<InfusionFacts> all(100, reaction_after(5min));
  for (auto& one : all) {
    one.lots = {std::string(60, 'L')};
    one.drug_count = 1000;
    one.count_certain = false;
  }
  const auto page = statistics_text(statistics(all), {}, {*zone, much_later, site});
  CHECK(page.find("One # stands for up to 3.") != std::string::npos);
  for (std::size_t from = 0; from < page.size();) {
    const auto end = page.find('\n', from);
    CHECK(end - from <= 80);
    from = end + 1;
  }
}

}  // namespace
}  // namespace infuwatch::report::statistics_test
