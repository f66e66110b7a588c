// A rate in another unit, rounded up to a thousandth; a protocol's steps as they are written.
#include "protocol/rate_units.hpp"

#include "protocol/rate_steps.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::rate_units_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

/// Thousandths of a rate in another unit, under an order of a dose in a volume; none: it cannot be told.
std::optional<std::int64_t> in(const char* unit, Quantity rate, Quantity dose,
                               std::optional<Quantity> volume) {
  const History history;
  const Order order{.patient = PatientId{1}, .drug = "rituximab", .dose = dose, .volume = volume};
  const auto found = rate_in(unit, rate, history.chart(), order, at("2026-11-21T14:00"));
  return found ? std::optional{found->amount.thousandths} : std::nullopt;
}

TEST_CASE("a rate in minutes is rounded up to a thousandth", "[protocol]") {
  const auto a_minute = [](std::int64_t an_hour) {
    return in("mL/min", {{an_hour}, "mL/h"}, {{300000}, "mg"}, {});
  };
  CHECK(a_minute(60000) == 1000);
  CHECK(a_minute(60001) == 1001);
  CHECK(a_minute(60060) == 1001);
  CHECK(a_minute(60061) == 1002);
}

TEST_CASE("a rate by mass is one by volume as the order's dose and volume have it", "[protocol]") {
  const Quantity dose{{300000}, "mg"}, volume{{250000}, "mL"};
  CHECK(in("mL/h", {{60000}, "mg/h"}, dose, volume) == 50000);
  CHECK(in("mg/h", {{50000}, "mL/h"}, dose, volume) == 60000);
  CHECK(in("mL/h", {{1}, "mg/h"}, {{1000}, "mg"}, Quantity{{1001}, "mL"}) == 2);  // a thousandth of one over
  CHECK_FALSE(in("mL/h", {{60000}, "mg/h"}, dose, {}));
  CHECK_FALSE(in("mL/h", {{60000}, "mg/h"}, {{300000}, "U"}, volume));
}

TEST_CASE("nothing in a bag, or no bag, tells no rate", "[protocol]") {
  const Quantity dose{{300000}, "mg"}, volume{{250000}, "mL"};
  const auto both = [](const Quantity& of_dose, const Quantity& of_volume) {
    return in("mL/h", {{60000}, "mg/h"}, of_dose, of_volume).has_value() &&
           in("mg/h", {{60000}, "mL/h"}, of_dose, of_volume).has_value();
  };
  const auto neither = [](const Quantity& of_dose, const Quantity& of_volume) {
    return !in("mL/h", {{60000}, "mg/h"}, of_dose, of_volume) &&
           !in("mg/h", {{60000}, "mL/h"}, of_dose, of_volume);
  };
  CHECK(neither(dose, {{0}, "mL"}));
  CHECK(neither({{0}, "mg"}, volume));
  CHECK(both(dose, {{1}, "mL"}));
  CHECK(both({{1}, "mg"}, volume));
}

TEST_CASE("a step is a rate and how long it lasts, the last a rate alone", "[protocol]") {
  const auto lasts = [](const char* text) {
    const auto step = rate_step(text);
    return step ? std::optional{step->lasts} : std::nullopt;
  };
  CHECK(lasts("30 mL/h for 30m") == 30min);
  CHECK(lasts("30 mL/h for 1s") == 1s);
  CHECK(lasts("180 mL/h") == 0s);
  for (const auto* text : {"30 mL/h for 0m", "30 mL/h for soon", "30 mL/h for ", "fast for 30m"}) {
    INFO(text);
    CHECK_FALSE(rate_step(text));
  }
}

}  // namespace
}  // namespace infuwatch::rate_units_test
