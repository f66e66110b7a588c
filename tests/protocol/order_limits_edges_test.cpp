// What an order is held against besides its dose, at its edges: protocols that leave something open, orders
// that cannot be reckoned, starts told before the record.
#include "protocol/order_limits.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::order_limits_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Quantity of(std::int64_t thousandths, const char* unit) { return {{thousandths}, unit}; }

Infusion next_of(Order order, LabelRegion labels = LabelRegion::us) {
  Infusion next;
  next.number = InfusionId{20};
  next.order = std::move(order);
  next.terms.drug_count = 1;
  next.terms.labels = labels;
  return next;
}

TEST_CASE("of several regimens the shortest time holds, and of equal ones the source of the first",
          "[protocol][order]") {
  struct Time {
    Seconds shortest;
    const char* source;
  };
  const struct {
    std::vector<Time> regimens;
    Seconds shortest;
    const char* source;
  } cases[] = {{{{60min, "first"}, {90min, "second"}}, 60min, "first"},
               {{{90min, "first"}, {60min, "second"}}, 60min, "second"},
               {{{60min, "first"}, {60min, "second"}}, 60min, "first"},
               {{{90min, "first"}, {60min, "second"}, {60min, "third"}}, 60min, "second"}};
  for (const auto& one_case : cases) {
    auto drug = seed().drugs.at("natalizumab");
    drug.regimens.clear();
    for (const auto& time : one_case.regimens) {
      Regimen regimen;
      regimen.shortest = time.shortest;
      regimen.source = time.source;
      drug.regimens.push_back(std::move(regimen));
    }
    auto ordered = order("natalizumab", 300000, "mg");
    ordered.planned = one_case.shortest * 9 / 10;
    CHECK_FALSE(planned_short(History{}.chart(), next_of(ordered), drug, nine));
    *ordered.planned -= 1s;
    const auto little = planned_short(History{}.chart(), next_of(ordered), drug, nine);
    REQUIRE(little);
    CHECK(little->shortest == one_case.shortest);
    CHECK(little->source == one_case.source);
  }
}

TEST_CASE("the time that a rate makes of a volume is told to the second, and not where it cannot be reckoned",
          "[protocol][order]") {
  const auto asked = [](Quantity rate, Quantity volume) -> std::optional<Seconds> {
    auto ordered = order("zoledronic-acid", 5000, "mg");
    ordered.rate = std::move(rate);
    ordered.volume = std::move(volume);
    const auto little =
        planned_short(History{}.chart(), next_of(ordered), seed().drugs.at("zoledronic-acid"), nine);
    return little ? std::optional{little->planned} : std::nullopt;
  };
  const auto bag = of(100000, "mL");
  CHECK(asked(of(450000, "mL/h"), bag) == 800s);
  CHECK(asked(of(360000000, "mL/h"), bag) == 1s);
  CHECK(asked(of(360000001, "mL/h"), bag) == 0s);
  CHECK_FALSE(asked(of(450000, "mL/h"), of(100000, "mg")));  // no volume
  CHECK_FALSE(asked(of(450000, "mL/kg/h"), bag));            // nobody was weighed
  CHECK_FALSE(asked(of(0, "mL/h"), bag));
  CHECK(asked(of(1000000, "mL/h"), of(1, "mL")) == 0s);
  CHECK_FALSE(asked(of(1, "mL/h"), of(1, "mL")));
}

TEST_CASE("another infusion of the same substance is not told as one not given together with it",
          "[protocol][order]") {
  const auto asked = [](const std::string& other) {
    auto drug = seed().drugs.at("natalizumab");
    drug.before_start.not_with = {{.what = {"natalizumab", "vedolizumab"}, .days = 7, .source = "label"}};
    History history;
    history.start(other, nine - 1h);
    return not_together(history.chart(), next_of(order("natalizumab", 300000, "mg")), drug,
                        *seed().common.substances, nine)
        .size();
  };
  CHECK(asked("natalizumab") == 0);
  CHECK(asked("natalizumab-sc") == 0);
  CHECK(asked("vedolizumab") == 1);
  CHECK(asked("ivig") == 0);
}

TEST_CASE("the limit of a course is that of the labels that hold, or of all", "[protocol][order]") {
  const auto full = [](std::optional<LabelRegion> limit, LabelRegion held) {
    auto drug = seed().drugs.at("efgartigimod");
    drug.before_start.course_limits = {{.labels = limit, .doses = 1, .within_days = 7, .source = "label"}};
    History history;
    history.stop(history.start("efgartigimod", nine - 24h), nine - 23h);
    return course_full(history.chart(), next_of(order("efgartigimod", 10000, "mg/kg"), held), drug, nine)
        .has_value();
  };
  CHECK(full(LabelRegion::us, LabelRegion::us));
  CHECK_FALSE(full(LabelRegion::us, LabelRegion::eu));
  CHECK_FALSE(full(LabelRegion::eu, LabelRegion::us));
  CHECK(full(LabelRegion::eu, LabelRegion::eu));
  CHECK(full({}, LabelRegion::us));
  CHECK(full({}, LabelRegion::eu));
}

/// What a start asks of a course of efgartigimod, 4 within 49 days and 7 days apart: with how many starts.
int with(const std::vector<Instant>& given, std::optional<Told> told, Instant when) {
  History history;
  if (told)
    history.record(
        PriorSet{{PatientId{1}, "efgartigimod", told->count, told->total, told->last, told->worst}});
  for (const auto start : given) history.stop(history.start("efgartigimod", start), start + 1h);
  const auto full = course_full(history.chart(), next_of(order("efgartigimod", 10000, "mg/kg")),
                                seed().drugs.at("efgartigimod"), when);
  if (!full) return 0;
  CHECK(full->with == of(*full->doses * 1000, ""));
  CHECK(full->most == of(4000, ""));
  return *full->doses;
}

std::vector<Instant> weekly(int starts) {
  std::vector<Instant> all;
  for (int i = starts; i > 0; --i) all.push_back(nine - i * 7 * 24h);
  return all;
}

TEST_CASE("starts told before the record count with those of the record, where their day is known",
          "[protocol][order]") {
  using namespace std::chrono;
  const auto day = 2026y / 10 / 24;  // 28 days before
  const auto told = [](std::optional<int> count, std::optional<year_month_day> last) {
    return std::optional{Told{.count = count, .last = last}};
  };
  CHECK(with(weekly(3), {}, nine) == 0);
  CHECK(with(weekly(4), {}, nine) == 5);
  CHECK(with(weekly(3), told(0, day), nine) == 0);
  CHECK(with(weekly(3), told(1, day), nine) == 5);
  CHECK(with(weekly(3), told(1, {}), nine) == 0);
  CHECK(with(weekly(3), told({}, day), nine) == 0);
  CHECK(with(weekly(4), told({}, day), nine) == 5);
  CHECK(with(weekly(4), told({}, {}), nine) == 5);
  CHECK(with(weekly(2), told(2, day), nine) == 5);
}

TEST_CASE("a start told before the record that lies before the days of a course counts for nothing",
          "[protocol][order]") {
  using namespace std::chrono;
  const Told four{.count = 4, .last = 2026y / 10 / 17};  // 35 days before, and 42, 49, 56
  CHECK(with(weekly(1), four, nine) == 0);
  CHECK(with(weekly(2), four, nine) == 5);
  CHECK(with(weekly(3), four, nine) == 6);
}

TEST_CASE("the last start told before the record is taken to be at noon UTC, and days end at midnight",
          "[protocol][order]") {
  using namespace std::chrono;
  const Told four{.count = 4, .last = 2026y / 11 / 14};
  CHECK(with({}, four, at("2026-12-12T00:00") - 1s) == 5);  // the first lies 27 + 21 days before
  CHECK(with({}, four, at("2026-12-12T00:00")) == 0);       // 28 + 21
}

}  // namespace
}  // namespace infuwatch::order_limits_edges_test
