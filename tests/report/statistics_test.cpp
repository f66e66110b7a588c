// The statistics: groups, the spans of the time to reaction, and what the page says of them. What counts of a
// chart, the intervals and the estimates are in tests of their own.
#include "report/statistics.hpp"

#include "base/text.hpp"
#include "report/document_text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace infuwatch::report::statistics_test {
namespace {

using namespace std::chrono_literals;

const Instant noon = test::at("2026-11-21T12:00");

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

/// An infusion without a reaction, followed for so long.
InfusionFacts quiet(Seconds time) {
  return {.drug = "ocrelizumab",
          .high_risk = 2h,
          .follow_up = 24h,
          .drug_count = 1,
          .to_reaction = {},
          .at_risk = time};
}

/// A reaction to one drug that began so long after the start.
InfusionFacts reaction_after(Seconds time) {
  auto one = quiet(time);
  one.episodes = 1;
  one.to_reaction = time;
  return one;
}

/// So many infusions of a lot, each of a patient of its own, the first of them with a reaction.
void add_lot(std::vector<InfusionFacts>& all, const std::string& lot, int reactions, int infusions) {
  for (int i = 0; i < infusions; ++i) {
    auto one = i < reactions ? reaction_after(10min) : quiet(4h);
    one.infusion = InfusionId{static_cast<std::int64_t>(all.size()) + 1};
    one.patient = PatientId{one.infusion.value()};
    if (!lot.empty()) one.lots = {lot};
    all.push_back(std::move(one));
  }
}

OfDrug lots_of(const std::vector<std::tuple<std::string, int, int>>& lots) {
  std::vector<InfusionFacts> all;
  for (const auto& [lot, reactions, infusions] : lots) add_lot(all, lot, reactions, infusions);
  return statistics(all).front();
}

std::string page_of(const std::vector<InfusionFacts>& all, std::optional<By> by, int width = 120) {
  const auto zone = Zone::open("America/New_York");
  const SiteRecord site;
  const RenderContext rendering{*zone, noon, site};
  return to_text(document_of(statistics(all), by, rendering), style_of(rendering), width);
}

bool says(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

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
  CHECK(drug.all.infusions.reactions == 3);
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
    CHECK(drug.all.infusions.of == 20);
    CHECK(drug.in_several_lots == 3);
    REQUIRE(drug.lots_compared == 2);
    CHECK((drug.lots[0].share.reactions == 5 && drug.lots[0].share.of == 10));
    CHECK((drug.lots[1].share.reactions == 3 && drug.lots[1].share.of == 13));
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
    CHECK(drug.lots[0].share.of == 4);
  }
  SECTION("another drug's lot of that name is another lot") {
    std::vector<InfusionFacts> all;
    add_lot(all, "A", 5, 10);
    add_lot(all, "B", 0, 10);
    for (std::size_t i = 10; i < 20; ++i) all[i].drug = "natalizumab";
    for (const auto& drug : statistics(all)) CHECK(drug.lots_compared == 0);
  }
}

TEST_CASE("infusions count one by one, and by patient", "[report]") {
  std::vector<InfusionFacts> all;
  add_lot(all, "A", 3, 9);
  for (std::size_t i = 0; i < 9; ++i) all[i].patient = PatientId{static_cast<std::int64_t>(i / 3) + 1};
  SECTION("all reactions are one patient's") {
    const auto tally = statistics(all).front().all;
    CHECK((tally.infusions.reactions == 3 && tally.infusions.of == 9));
    CHECK((tally.patients.reactions == 1 && tally.patients.of == 3));
    REQUIRE(tally.infusions_interval);
    CHECK(near(tally.infusions_interval->high, cluster_robust({{3, 3}, {0, 3}, {0, 3}})->high));
    CHECK(near(tally.patients_interval->low, wilson({1, 3}).low));
    CHECK(tally.infusions_interval->high > wilson({3, 9}).high);
  }
  SECTION("of one patient there is no interval, and the page says why") {
    for (auto& one : all) one.patient = PatientId{1};
    const auto tally = statistics(all).front().all;
    CHECK_FALSE(tally.infusions_interval);
    CHECK_FALSE(tally.patients_interval);
    const auto page = page_of(all, By::drug);
    CHECK(says(page, "Infusions with a reaction: 3 of 9 (33.3 %). No interval: all are of one patient."));
    CHECK(says(page, "Patients with a reaction: 1 of 1. No interval: that takes two patients."));
    const auto rate = statistics_json(statistics(all), By::drug)["drugs"][0]["rate"];
    CHECK(rate["percent_low"].is_null());
    CHECK(rate["interval"].is_null());
    CHECK(rate["per_patient"]["percent_high"].is_null());
  }
  SECTION("several episodes of one infusion are one infusion with a reaction") {
    all[0].episodes = 3;
    const auto tally = statistics(all).front().all;
    CHECK(tally.infusions.reactions == 3);
    CHECK(tally.episodes == 5);
    CHECK(says(page_of(all, By::drug), "Episodes in these infusions: 5."));
  }
}

TEST_CASE("reactions per 100 hours at risk: the same time above and below the line", "[report]") {
  auto tally = statistics({reaction_after(90min), quiet(3h)}).front().all;
  CHECK(tally.at_risk == 4h + 30min);
  CHECK(near(*tally.per_100_h(), 100.0 / 4.5));
  CHECK(near(*statistics({quiet(3h)}).front().all.per_100_h(), 0));
  CHECK_FALSE(statistics({quiet(0s)}).front().all.per_100_h());
}

TEST_CASE("an infusion without a reaction lengthens the time at risk, and changes nothing else of it",
          "[report]") {
  test::holds_always("a quiet infusion more", [] {
    const int minutes = *rc::gen::inRange(0, 30 * 60), before = *rc::gen::inRange(1, 20);
    std::vector<InfusionFacts> all;
    for (int i = 0; i < before; ++i) {
      const Seconds time{*rc::gen::inRange(0, 100'000)};
      all.push_back(*rc::gen::inRange(0, 2) ? reaction_after(time) : quiet(time));
      all.back().infusion = InfusionId{i + 1};
    }
    const auto first = statistics(all).front();
    all.push_back(quiet(Seconds{minutes * 60}));
    all.back().infusion = InfusionId{before + 1};
    const auto then = statistics(all).front();
    RC_ASSERT(then.all.at_risk == first.all.at_risk + Seconds{minutes * 60});
    RC_ASSERT(then.all.infusions.reactions == first.all.infusions.reactions);
    RC_ASSERT(then.all.patients.reactions == first.all.patients.reactions);
    RC_ASSERT(then.all.episodes == first.all.episodes);
    RC_ASSERT(then.times.counts == first.times.counts);
    RC_ASSERT(then.all.per_100_h().value_or(0) <= first.all.per_100_h().value_or(1e12));
  });
}

TEST_CASE("the order in which infusions are told changes nothing", "[report]") {
  test::holds_always("shuffled", [] {
    std::vector<InfusionFacts> all;
    add_lot(all, "A", 3, 9);
    add_lot(all, "B", 4, 6);
    for (auto& one : all) {
      one.patient = PatientId{*rc::gen::inRange(1, 5)};
      one.drug_count = *rc::gen::inRange(1, 15);
      one.rate_charted = *rc::gen::inRange(0, 2) == 1;
      one.at_risk = Seconds{*rc::gen::inRange(0, 100'000)};
    }
    const auto first = statistics_json(statistics(all), {});
    for (std::size_t i = all.size() - 1; i > 0; --i)
      std::swap(all[i], all[*rc::gen::inRange<std::size_t>(0, i + 1)]);
    RC_ASSERT(statistics_json(statistics(all), {}) == first);
  });
}

TEST_CASE("groups by number: 1, 2, 3 to 12, 13 and later; what is not known for certain stands apart",
          "[report]") {
  struct Row {
    int count;
    bool certain;
    NumberGroup group;
  };
  for (const auto& [count, certain, group] :
       {Row{1, true, NumberGroup::first}, Row{2, true, NumberGroup::second},
        Row{3, true, NumberGroup::third_to_twelfth}, Row{12, true, NumberGroup::third_to_twelfth},
        Row{13, true, NumberGroup::later}, Row{12, false, NumberGroup::unclear},
        Row{13, false, NumberGroup::later}, Row{1, false, NumberGroup::unclear}}) {
    INFO(count << (certain ? "" : " or later"));
    auto one = quiet(1h);
    one.drug_count = count;
    one.count_certain = certain;
    const auto groups = statistics({one}).front().number_groups;
    REQUIRE(groups.size() == 1);
    CHECK(groups.front().key == group);
  }
}

TEST_CASE("groups by rate hold their lower end", "[report]") {
  struct Row {
    std::optional<std::int64_t> thousandths;
    RateGroup group;
  };
  for (const auto& [rate, group] :
       {Row{0, RateGroup::under_50}, Row{49'999, RateGroup::under_50}, Row{50'000, RateGroup::from_50},
        Row{99'999, RateGroup::from_50}, Row{100'000, RateGroup::from_100}, Row{199'999, RateGroup::from_100},
        Row{200'000, RateGroup::from_200}, Row{399'999, RateGroup::from_200},
        Row{400'000, RateGroup::from_400}, Row{{}, RateGroup::other_unit}}) {
    INFO(rate.value_or(-1));
    auto one = quiet(1h);
    one.rate_charted = true;
    if (rate) one.rate = Decimal{*rate};
    CHECK(statistics({one}).front().rates.front().key == group);
  }
  CHECK(statistics({quiet(1h)}).front().rates.front().key == RateGroup::not_charted);
}

TEST_CASE("groups by premedication are by all kinds charted together", "[report]") {
  auto both = reaction_after(1h), one = quiet(2h), none = quiet(3h);
  both.premedication = {"antihistamine", "corticosteroid"};
  one.premedication = {"antihistamine"};
  const auto groups = statistics({both, one, none, one}).front().premedications;
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].key.empty());
  CHECK((groups[1].tally.infusions.of == 2 && groups[1].tally.infusions.reactions == 0));
  CHECK((groups[2].key == both.premedication && groups[2].tally.infusions.reactions == 1));
}

TEST_CASE("a page for nothing, a page for something", "[report]") {
  CHECK(says(page_of({}, {}), "there is nothing to count"));
  CHECK(statistics_json({}, {}) == nlohmann::json{{"drugs", nlohmann::json::array()}});

  std::vector<InfusionFacts> all;
  add_lot(all, "A", 3, 41);
  const auto page = page_of(all, By::drug);
  CHECK(says(page, "Infusions with a reaction: 3 of 41 (7.3 %, interval 2.5 to 19.4, cluster-robust)."));
  CHECK(says(page, "Patients with a reaction: 3 of 41 (7.3 %, interval 2.5 to 19.4, Wilson)."));
  CHECK(says(page, "Small numbers prove nothing"));
  CHECK_FALSE(says(page, "LOTS"));
  CHECK_FALSE(says(page, "TIME TO REACTION"));
  const auto rate = statistics_json(statistics(all), By::drug)["drugs"][0]["rate"];
  CHECK(rate["percent_low"] == 2.5);
  CHECK(rate["percent_high"] == 19.4);
}

TEST_CASE("a long bar is drawn to a scale that is told, and lines stay within 80 columns", "[report]") {
  std::vector<InfusionFacts> all(100, reaction_after(5min));
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& one = all[i];
    one.patient = PatientId{static_cast<std::int64_t>(i)};
    one.lots = {std::string(60, 'L')};
    one.drug_count = 1000;
    one.count_certain = false;
    one.rate_charted = true;
    one.rate = Decimal{300'000};
    one.premedication = {"antihistamine", "antipyretic",    "corticosteroid",
                         "H2 blocker",    "bronchodilator", "other"};
  }
  CHECK(says(page_of(all, {}), "One # stands for up to 3."));
  for (const auto by : {std::optional<By>{}, std::optional{By::number}, std::optional{By::premedication},
                        std::optional{By::rate}})
    for (const auto& one : split(page_of(all, by, 80), '\n')) {
      INFO(one);
      CHECK(columns(one) <= 80);
    }
}

TEST_CASE("a drug without a protocol is one with the protocol that it gets later", "[report]") {
  std::vector<InfusionFacts> all;
  add_lot(all, "", 1, 4);
  all[0].drug = all[1].drug = all[2].drug = "generic";
  all[0].unlisted = "Tezepelumab";
  all[1].unlisted = "teze-pelumab";
  all[2].unlisted = "tezepelumab 210";
  all[3].drug = "tezepelumab";
  const auto drugs = statistics(all);
  REQUIRE(drugs.size() == 2);
  CHECK(drugs[0].drug == "tezepelumab");
  CHECK(drugs[0].unlisted.empty());
  CHECK(drugs[0].lots.front().share.of == 3);
  CHECK(drugs[0].lots.front().share.reactions == 1);
  CHECK(drugs[1].unlisted == "tezepelumab 210");
  CHECK(drugs[1].lots.front().share.of == 1);
}

}  // namespace
}  // namespace infuwatch::report::statistics_test
