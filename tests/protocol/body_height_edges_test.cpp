// Which height a body surface is worked out from.
#include "protocol/order_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::body_height_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

struct Height {
  Seconds after;  // of the start
  std::optional<int> cm;
};

/// In thousandths of a m2, for 72 kg; 0: unknown.
std::int64_t surface(const std::vector<Height>& told) {
  History history;
  const auto other = history.start("ocrelizumab", nine - 400 * 24h);
  Vitals weighed;
  weighed.weight_kg = Decimal{72000};
  history.observe(other, nine - 24h, weighed);
  for (const auto& [after, cm] : told) {
    Vitals signs;
    signs.more[Sign::height] = {cm, cm ? std::to_string(*cm) + " cm" : "none"};
    history.observe(other, nine + after, signs);
  }
  const auto found = surface_at(history.chart(), order("mitoxantrone", 1000, "mg"), nine);
  return found ? found->thousandths : 0;
}

TEST_CASE("a height counts from the moment it was measured", "[protocol][order]") {
  CHECK(surface({}) == 0);
  CHECK(surface({{-1s, 180}}) == 1900);
  CHECK(surface({{0s, 180}}) == 1900);
  CHECK(surface({{1s, 180}}) == 0);
  CHECK(surface({{-1h, 180}, {0s, 170}}) == 1840);
  CHECK(surface({{-1h, 180}, {1s, 170}}) == 1900);
}

TEST_CASE("a height that could not be measured leaves the one before it", "[protocol][order]") {
  CHECK(surface({{-1h, std::nullopt}}) == 0);
  CHECK(surface({{-2h, 180}, {-1h, std::nullopt}}) == 1900);
  CHECK(surface({{-2h, std::nullopt}, {-1h, 180}}) == 1900);
}

}  // namespace
}  // namespace infuwatch::body_height_edges_test
